"""Values to maps: borders in SWEREF 99 TM, the same classes in all reports.

The trap: the borders are generalised, right for thematic maps and too coarse to place a point.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas
import mapclassify
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch

from industry_analysis.charts.look import FAINT, HERE, WIDTH
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import Kind

# five steps of one hue, light to dark, told apart in grey too
EDGE = "#7b8794"
MOST_NAMED = 16  # more names than these collide
STEPS = ("#edf3f7", "#c3d9e6", "#8fb8d0", "#4f8db0", "#1c5a80")


def class_limits(values: pd.Series, *, classes: int = 5) -> tuple[float, ...]:
    """Upper limits of classes with equally many regions each, for one scale in all reports.

    Parameters
    ----------
    values
        All regions that the scale is for, such as the 290 municipalities.
    """
    return tuple(mapclassify.Quantiles(values.dropna(), k=classes).bins)


def choropleth(
    ax: Axes,
    borders: geopandas.GeoDataFrame,
    values: pd.Series,
    say: Speech,
    *,
    limits: Sequence[float],
    kind: Kind,
    marked: str | None = None,
) -> Axes:
    """Colour each region by the class of its value, write name and value, mark one.

    Parameters
    ----------
    borders
        The regions to draw, indexed by code, with ``name``.
    values
        A value a region, by code; one without a value is drawn white and hatched.
    limits
        Upper limits of the classes, ascending.
    """
    ends = [*limits[:-1], np.inf]  # a later year may pass the scale's upper end
    classes = pd.cut(values, [-np.inf, *ends], labels=False)
    drawn = borders.assign(step=classes.reindex(borders.index))
    drawn.plot(
        ax=ax,
        column="step",
        cmap=ListedColormap(STEPS),
        vmin=0,
        vmax=len(STEPS) - 1,
        edgecolor=EDGE,
        linewidth=0.6,
        missing_kwds={"color": "white", "edgecolor": FAINT, "hatch": "///"},
    )
    if marked is not None:
        borders.loc[[marked]].boundary.plot(ax=ax, color=HERE, linewidth=2.6)
    _name_regions(ax, drawn, values, say, kind=kind, marked=marked)
    return _frame(ax)


def _name_regions(
    ax: Axes,
    drawn: geopandas.GeoDataFrame,
    values: pd.Series,
    say: Speech,
    *,
    kind: Kind,
    marked: str | None,
) -> None:
    named = drawn if len(drawn) <= MOST_NAMED else drawn.loc[drawn.index.isin([marked])]
    points = named.representative_point()
    # where few are named they may be small: the name stands beside, with a line to its place
    aside: dict[str, Any] = {
        "xytext": (62, 46),
        "textcoords": "offset points",
        "arrowprops": {"arrowstyle": "-"},
    }
    beside = {} if len(drawn) <= MOST_NAMED else aside
    for code, name in named["name"].items():
        ax.annotate(
            f"{name}\n{say.number(values.get(code, float('nan')), kind)}",
            (points[code].x, points[code].y),
            ha="center",
            va="center",
            fontsize=8,
            fontweight="bold" if code == marked else "normal",
            bbox={
                "facecolor": "white",
                "alpha": 0.82,
                "linewidth": 0,
                "boxstyle": "round,pad=0.15",
            },
            **beside,
        )


def key(ax: Axes, limits: Sequence[float], values: pd.Series, say: Speech, *, kind: Kind) -> Axes:
    """Draw the classes' colours with their limits, lowest first."""
    ends = [*limits[:-1], max(limits[-1], values.max())]
    starts = [0.0, *ends[:-1]]
    patches = [
        Patch(
            facecolor=step, edgecolor=FAINT, label=f"{say.number(a, kind)} – {say.number(b, kind)}"
        )
        for step, a, b in zip(STEPS, starts, ends, strict=True)
    ]
    ax.legend(handles=patches, loc="upper left", frameon=False, fontsize=8.5)
    ax.set_axis_off()
    return ax


def with_locator(
    municipalities: geopandas.GeoDataFrame,
    counties: geopandas.GeoDataFrame,
    values: pd.Series,
    say: Speech,
    *,
    limits: Sequence[float],
    kind: Kind,
    marked: str | None = None,
) -> Axes:
    """Open a figure with a county's municipalities coloured and, beside, where in Sweden it lies.

    Parameters
    ----------
    municipalities, counties
        All borders; those of ``values`` are drawn large.
    """
    figure = plt.figure(figsize=(WIDTH, 6.4))
    axes = figure.subplot_mosaic([["map", "where"], ["map", "key"]], width_ratios=[3, 1])
    drawn = municipalities.loc[values.index]
    choropleth(axes["map"], drawn, values, say, limits=limits, kind=kind, marked=marked)
    counties.plot(ax=axes["where"], color=FAINT, edgecolor="white", linewidth=0.4)
    counties.loc[[values.index[0][:2]]].plot(ax=axes["where"], color=HERE)
    key(axes["key"], limits, values, say, kind=kind)
    _frame(axes["where"])
    return axes["map"]


def _frame(ax: Axes) -> Axes:
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


@dataclass(frozen=True)
class Outlines:
    """Regions as SVG paths in a box: by code the path ``d`` and a point ``x``, ``y`` in it."""

    width: int
    height: int
    shapes: dict[str, dict[str, str | float]]


def outlines(borders: geopandas.GeoDataFrame, *, width: int) -> Outlines:
    """Scale regions into a box and give each as an SVG path with a point to write at.

    Parameters
    ----------
    borders
        The regions, indexed by code, in metres.
    width
        Width of the box; the height follows.
    """
    west, south, east, north = borders.total_bounds
    scale = width / (east - west)
    # SVG counts downwards
    boxed = borders.geometry.affine_transform([scale, 0, 0, -scale, -west * scale, north * scale])
    points = boxed.representative_point()
    shapes: dict[str, dict[str, str | float]] = {
        str(code): {
            "d": _path(shape),
            "x": round(points[code].x, 1),
            "y": round(points[code].y, 1),
        }
        for code, shape in boxed.items()
    }
    return Outlines(width, round((north - south) * scale), shapes)


def _path(shape: Any) -> str:
    rings = [ring for part in shape.geoms for ring in (part.exterior, *part.interiors)]
    return "".join(
        "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )
