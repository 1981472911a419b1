"""Values to maps: borders in SWEREF 99 TM, the same classes in all reports.

The trap: the borders are generalised, right for thematic maps and too coarse to place a point.
"""

import textwrap
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

from industry_analysis.charts.labels import has_room, laid_out
from industry_analysis.charts.look import FAINT, HERE, SOFT, STEPS, WIDTH
from industry_analysis.wording.speech import Kind, Speech

EDGE, DARK = SOFT, 3  # seen against white and lighter steps; from the step DARK on white is
_COARSE = 4000  # metres; where the whole country is shown a finer border cannot be seen


def class_limits(values: pd.Series, *, classes: int = 5) -> tuple[float, ...]:
    """Upper limits of classes with equally many regions each, for one scale in all reports.

    Parameters
    ----------
    values
        All regions that the scale is for, such as the 290 municipalities.
    """
    return tuple(mapclassify.Quantiles(values.dropna(), k=classes).bins)


def class_names(limits: Sequence[float], say: Speech, *, kind: Kind) -> list[str]:
    """What each class is called, lowest first, from the upper limits of the classes."""
    inner = [say.number(limit, kind) for limit in limits[:-1]]
    return [
        say.pick(f"under {inner[0]}", f"under {inner[0]}"),
        *(f"{low} – {high}" for low, high in pairwise(inner)),
        say.pick(f"från {inner[-1]}", f"from {inner[-1]}"),
    ]


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
        missing_kwds={"color": "white", "edgecolor": EDGE, "hatch": "///"},
    )
    if (dark := drawn[drawn.step >= DARK]).size:
        dark.boundary.plot(ax=ax, color="white", linewidth=0.6)
    if marked is not None:
        borders.loc[[marked]].boundary.plot(ax=ax, color=HERE, linewidth=2.6)
    _name_regions(_frame(ax), drawn, values, say, kind=kind, marked=marked)
    return ax


def _name_regions(
    ax: Axes,
    borders: geopandas.GeoDataFrame,
    values: pd.Series,
    say: Speech,
    *,
    kind: Kind,
    marked: str | None,
) -> None:
    """Write names and values, the marked and the largest first, as far as there is room."""
    points = borders.representative_point()
    order = borders.area.sort_values(ascending=False).index
    taken: list[Bbox] = []
    laid_out(ax)
    for code in sorted(order, key=lambda c: c != marked):
        label = ax.annotate(
            f"{borders['name'][code]}\n{say.number(values.get(code, float('nan')), kind)}",
            (points[code].x, points[code].y),
            ha="center",
            va="center",
            fontsize=8,
            fontweight="bold" if code == marked else "normal",
            bbox={"facecolor": "white", "alpha": 0.82, "linewidth": 0, "boxstyle": "round,pad=0.1"},
        )
        has_room(label, taken)


def key(ax: Axes, limits: Sequence[float], say: Speech, *, kind: Kind, title: str) -> Axes:
    """Draw the classes' colours with their limits, lowest first."""
    patches = [
        Patch(facecolor=step, edgecolor=EDGE, label=label)
        for step, label in zip(STEPS, class_names(limits, say, kind=kind), strict=True)
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
    small = counties.set_geometry(counties.geometry.simplify_coverage(_COARSE))
    small.plot(ax=axes["where"], color=FAINT, edgecolor=EDGE, linewidth=0.3)
    small.loc[[values.index[0][:2]]].plot(ax=axes["where"], color=HERE)
    _frame(axes["where"])
    key(axes["key"], limits, say, kind=kind, title=classes)
    drawn = municipalities.loc[values.index]
    return choropleth(axes["map"], drawn, values, say, limits=limits, kind=kind, marked=marked)


def panels(
    municipalities: geopandas.GeoDataFrame,
    counties: geopandas.GeoDataFrame,
    groups: pd.Series,
    *,
    columns: int = 4,
) -> np.ndarray:
    """Open a figure with a map for each group, its municipalities filled: no colour to decode.

    Parameters
    ----------
    municipalities, counties
        All borders, indexed by code.
    groups
        The group's name by municipality; a panel for each, in order of first appearance or,
        for a categorical, in the order of its categories. A missing one is in no panel.

    Returns
    -------
    array of Axes
        One a group, with its name and number of places as title.
    """
    names = list(groups.cat.categories if hasattr(groups, "cat") else groups.dropna().unique())
    columns = max(min(columns, len(names)), 1)
    rows = -(-len(names) // columns)
    size = (WIDTH, 5 * rows)
    axes = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="compressed")[1].ravel()
    for ax, name in zip(axes, names, strict=False):
        members = groups.index[groups.eq(name)]
        counties.plot(ax=ax, color=FAINT, edgecolor=EDGE, linewidth=0.3)
        if len(members):  # an edge as wide as this keeps the smallest in sight
            municipalities.loc[members].plot(ax=ax, color=HERE, edgecolor=HERE, linewidth=0.7)
        ax.set_title(f"{textwrap.fill(str(name), 24)}\n({len(members)})", fontsize=9, y=1)
    for ax in axes:
        _frame(ax)
    return axes[: len(names)]


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
