"""Values to maps: borders in SWEREF 99 TM, the same classes in all reports.

The trap: the borders are generalised, right for thematic maps and too coarse to place a point.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import geopandas
import mapclassify
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.patches import Patch
from matplotlib.transforms import Bbox

from industry_analysis.charts.look import FAINT, HERE, WIDTH
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import Kind

# five steps of one hue, light to dark, told apart in grey too
EDGE = "#7b8794"
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
    """Write names and values, the marked and the largest first, as far as there is room."""
    points = drawn.representative_point()
    order = drawn.area.sort_values(ascending=False).index
    taken: list[Bbox] = []
    for code in sorted(order, key=lambda c: c != marked):
        label = ax.annotate(
            f"{drawn['name'][code]}\n{say.number(values.get(code, float('nan')), kind)}",
            (points[code].x, points[code].y),
            ha="center",
            va="center",
            fontsize=8,
            fontweight="bold" if code == marked else "normal",
            bbox={"facecolor": "white", "alpha": 0.82, "linewidth": 0, "boxstyle": "round,pad=0.1"},
        )
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in taken):
            label.remove()
        else:
            taken.append(box)


def key(ax: Axes, limits: Sequence[float], say: Speech, *, kind: Kind, title: str) -> Axes:
    """Draw the classes' colours with their limits, lowest first."""
    inner = [say.number(limit, kind) for limit in limits[:-1]]
    labels = [
        say.pick(f"under {inner[0]}", f"under {inner[0]}"),
        *(f"{low} – {high}" for low, high in pairwise(inner)),
        say.pick(f"från {inner[-1]}", f"from {inner[-1]}"),
    ]
    patches = [
        Patch(facecolor=step, edgecolor=EDGE, label=label)
        for step, label in zip(STEPS, labels, strict=True)
    ]
    ax.legend(
        handles=patches,
        loc="upper left",
        frameon=False,
        fontsize=8.5,
        title=title,
        title_fontsize=8.5,
        alignment="left",
    )
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
    classes: str,
    marked: str | None = None,
) -> Axes:
    """Open a figure with a county's municipalities coloured and, beside, where in Sweden it lies.

    Parameters
    ----------
    municipalities, counties
        All borders; those of ``values`` are drawn large.
    classes
        What the classes are, above their colours.
    """
    figure = plt.figure(figsize=(WIDTH, 6.4))
    axes = figure.subplot_mosaic([["map", "where"], ["map", "key"]], width_ratios=[3, 1])
    drawn = municipalities.loc[values.index]
    choropleth(axes["map"], drawn, values, say, limits=limits, kind=kind, marked=marked)
    counties.plot(ax=axes["where"], color=FAINT, edgecolor="white", linewidth=0.4)
    counties.loc[[values.index[0][:2]]].plot(ax=axes["where"], color=HERE)
    key(axes["key"], limits, say, kind=kind, title=classes)
    _frame(axes["where"])
    return axes["map"]


def plants(
    municipalities: geopandas.GeoDataFrame, rows: pd.DataFrame, say: Speech, *, marked: str
) -> Axes:
    """Open a figure with a municipality's plants as numbers, and their names beside.

    Parameters
    ----------
    municipalities
        All borders.
    rows
        Plants by name, with ``latitude`` and ``longitude`` in WGS 84 and ``trades``, whether
        the row is of the emissions trading.
    """
    figure = plt.figure(figsize=(WIDTH, 4.6))
    axes = figure.subplot_mosaic([["map", "key"]], width_ratios=[3, 2])
    axes["key"].set_axis_off()
    if rows.empty:
        return axes["map"]
    points = geopandas.GeoSeries.from_xy(rows.longitude, rows.latitude, crs=4326).to_crs(3006)
    here = municipalities.loc[[marked]]
    municipalities.boundary.plot(ax=axes["map"], color=FAINT, linewidth=0.6)
    here.plot(ax=axes["map"], color=STEPS[0], edgecolor=HERE, linewidth=1.6)
    bounds = np.vstack([here.total_bounds, points.total_bounds])
    (west, south), (east, north) = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    margin = 0.04 * max(east - west, north - south)
    axes["map"].set_xlim(west - margin, east + margin)
    axes["map"].set_ylim(south - margin, north + margin)
    for shape, of in (("o", ~rows.trades), ("s", rows.trades)):
        chosen = points[of.to_numpy()]
        axes["map"].scatter(chosen.x, chosen.y, marker=shape, s=34, color=HERE, edgecolor="white")
    for x, y, numbers in _together(points, within=2 * margin):
        axes["map"].annotate(
            ", ".join(map(str, numbers)),
            (x, y),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=9,
            fontweight="bold",
        )
    signs = {False: "●", True: "■"}
    listed = [
        f"{number} {signs[trades]} {name}"
        for number, (name, trades) in enumerate(rows.trades.items(), start=1)
    ]
    both = say.pick(
        "● rapporterar utsläpp\n■ handlade med utsläppsrätter", "● reports releases\n■ traded"
    )
    axes["key"].text(0, 1, "\n".join([*listed, "", both]), va="top", fontsize=8.5, linespacing=1.5)
    return _frame(axes["map"])


def _together(
    points: geopandas.GeoSeries, *, within: float
) -> list[tuple[float, float, list[int]]]:
    """Where to write the numbers of points; those too near for a number each share one place."""
    groups: list[list[tuple[float, float, int]]] = []
    for number, (x, y) in enumerate(zip(points.x, points.y, strict=True), start=1):
        near = [of for of in groups if np.hypot(x - of[0][0], y - of[0][1]) < within]
        if near:
            near[0].append((x, y, number))
        else:
            groups.append([(x, y, number)])
    return [
        (float(np.mean([x for x, _, _ in of])), max(y for _, y, _ in of), [n for _, _, n in of])
        for of in groups
    ]


def _frame(ax: Axes) -> Axes:
    ax.set_aspect("equal")
    ax.set_axis_off()
    return ax


@dataclass(frozen=True)
class Outlines:
    """Regions as SVG paths in a box: by code ``d``, and ``x`` and ``y`` to write a name at.

    ``named`` is false where the name would collide with that of a larger region.
    """

    width: int
    height: int
    shapes: dict[str, dict[str, Any]]


def outlines(borders: geopandas.GeoDataFrame, *, width: int, letter: float) -> Outlines:
    """Scale regions into a box and give each as an SVG path with a point to write its name at.

    Parameters
    ----------
    borders
        The regions, indexed by code, in metres, with ``name``.
    width
        Width of the box; the height follows.
    letter
        Height of a letter, in units of the box.
    """
    west, south, east, north = borders.total_bounds
    scale = width / (east - west)
    # SVG counts downwards
    boxed = borders.geometry.affine_transform([scale, 0, 0, -scale, -west * scale, north * scale])
    points = boxed.representative_point()
    taken: list[Bbox] = []
    shapes: dict[str, dict[str, Any]] = {}
    for code in boxed.area.sort_values(ascending=False).index:
        x, y = round(points[code].x, 1), round(points[code].y, 1)
        # a letter is at most two thirds as wide as high
        reach = len(borders["name"][code]) * letter / 3
        box = Bbox.from_extents(x - reach, y - letter, x + reach, y)
        named = not any(box.overlaps(other) for other in taken)
        taken += [box] if named else []
        shapes[str(code)] = {"d": _path(boxed[code]), "x": x, "y": y, "named": named}
    return Outlines(width, round((north - south) * scale), shapes)


def _path(shape: Any) -> str:
    rings = [ring for part in shape.geoms for ring in (part.exterior, *part.interiors)]
    return "".join(
        "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )
