"""Kinds of municipalities on a map of the country, and a county of it drawn large.

The trap: kinds have no order, so their colours have none of meaning either; they differ in
lightness and pattern too, and are named in words.
"""

from collections.abc import Sequence

import geopandas
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from industry_analysis.charts.labels import has_room, laid_out
from industry_analysis.charts.look import COUNTRY, HERE, WIDTH
from industry_analysis.wording import Speech

# face, pattern and its colour, the largest kind first; face or pattern is seen against white, and
# the pattern against the face
_LOOKS = (
    ("#e8e2cf", "", "#857c5b"),
    ("#a9c4b4", "....", "#3f6653"),
    ("#4c6580", "////", "#c6d3df"),
    ("#d9b8d0", "xxxx", "#7c4f70"),
    ("#7d6b52", "----", "#e2d9cb"),
    ("#f3f3f3", "||||", "#767676"),
)
_COARSE = 4000  # metres; the country is drawn so small that a finer border cannot be seen


def kinds(
    borders: geopandas.GeoDataFrame,
    groups: pd.Series,
    names: Sequence[str],
    say: Speech,
    *,
    marked: str,
) -> Axes:
    """Open a figure: all municipalities by kind, the key in words, and the county drawn large.

    Parameters
    ----------
    borders
        All municipalities, indexed by code, with ``name``.
    groups
        Their kinds, 1 for the first of `names`.
    names
        The kinds in words with how many they are, the largest first.
    marked
        The municipality in question.
    """
    figure = plt.figure(figsize=(WIDTH, 7.4))
    axes = figure.subplot_mosaic(
        [["country", "key"], ["country", "county"]], width_ratios=[1, 1.15], height_ratios=[1, 2.3]
    )
    coarse = borders.set_geometry(borders.geometry.simplify_coverage(_COARSE))
    _colour(axes["country"], coarse, groups, edge=0.2)
    point = coarse.representative_point()[marked]
    axes["country"].scatter(
        point.x, point.y, s=190, facecolor="none", edgecolor=HERE, linewidth=2.2, zorder=4
    )
    county = borders[borders.index.str[:2] == marked[:2]]
    _colour(axes["county"], county, groups, edge=0.9)
    here = PathPatch(_outline(county.loc[[marked]]), fill=False, edgecolor=HERE, linewidth=2.6)
    axes["county"].add_patch(here)
    _key(axes["key"], names, own=int(groups[marked]), place=borders["name"][marked], say=say)
    _name(axes["county"], county, marked)
    return axes["country"]


def _colour(ax: Axes, borders: geopandas.GeoDataFrame, groups: pd.Series, *, edge: float) -> None:
    """Draw the regions of each kind as one shape: geopandas would lay out the figure each time."""
    of = groups.reindex(borders.index)
    for group in sorted(of.unique()):
        face, pattern, ink = _look(int(group))
        shape = PathPatch(_outline(borders[of == group]), linewidth=edge)
        shape.set(facecolor=face, edgecolor=ink, hatch=pattern)
        ax.add_patch(shape)
    ax.autoscale_view()
    ax.set_aspect("equal")
    ax.set_axis_off()


def _outline(borders: geopandas.GeoDataFrame) -> Path:
    # holes run the other way round, or they would be filled
    parts = borders.geometry.normalize().explode()
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(np.asarray(r.coords), closed=True) for r in rings))


def _look(number: int) -> tuple[str, str, str]:
    return _LOOKS[(number - 1) % len(_LOOKS)]


def _name(ax: Axes, county: geopandas.GeoDataFrame, marked: str) -> None:
    """Write names, the marked and the largest first, as far as there is room."""
    points = county.representative_point()
    order = county.area.sort_values(ascending=False).index
    taken: list[Bbox] = []
    laid_out(ax)
    for code in sorted(order, key=lambda c: c != marked):
        label = ax.annotate(
            county["name"][code],
            (points[code].x, points[code].y),
            ha="center",
            va="center",
            fontsize=8,
            fontweight="bold" if code == marked else "normal",
            bbox={"facecolor": "white", "alpha": 0.85, "linewidth": 0, "boxstyle": "round,pad=0.1"},
            zorder=5,
        )
        has_room(label, taken)


def _key(ax: Axes, names: Sequence[str], *, own: int, place: str, say: Speech) -> None:
    """One box a kind with its name, the largest first, and the mark of the municipality."""
    step = 1 / (len(names) + 1)
    for number, name in enumerate(names, start=1):
        face, pattern, ink = _look(number)
        low = 1 - number * step
        box = Rectangle((0, low + 0.1 * step), 0.09, 0.7 * step, linewidth=0.5)
        box.set(facecolor=face, edgecolor=ink, hatch=pattern)
        ax.add_patch(box)
        ax.text(
            0.12,
            low + 0.45 * step,
            name,
            va="center",
            fontsize=9,
            fontweight="bold" if number == own else "normal",
            color=COUNTRY,
        )
    ax.scatter(0.045, 0.45 * step, s=130, facecolor="none", edgecolor=HERE, linewidth=2.2)
    ax.text(0.12, 0.45 * step, place, va="center", fontsize=9, color=HERE, fontweight="bold")
    ax.set_xlim(-0.02, 1)
    ax.set_ylim(0, 1)
    ax.set_axis_off()
