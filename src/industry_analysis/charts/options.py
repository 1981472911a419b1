"""Options of a region by nearness and complexity, and a measure of places beside their size.

The trap: both measures of a small place move with a few ads; the line is what size alone gives.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from industry_analysis.charts.labels import label_points
from industry_analysis.charts.look import COUNTRY, COUNTY, FAINT, HERE, OTHER, tick
from industry_analysis.places import region
from industry_analysis.wording import Speech, column
from industry_analysis.wording.speech import Kind

_TICKS = (200, 500, 1_000, 3_000, 10_000, 30_000, 100_000)
_FACES = {
    "near and more complex": (HERE, HERE, "D", 46),
    "near and less complex": ("white", COUNTY, "o", 38),
    "far and more complex": ("white", OTHER, "^", 30),
    "far and less complex": ("white", OTHER, "v", 30),
}


def options(ax: Axes, rows: pd.DataFrame, say: Speech, *, corners: Sequence[str]) -> Axes:
    """Draw each option of one region by how near it is and how much more complex.

    Parameters
    ----------
    rows
        ``diversification.options`` of the region, by occupation.
    corners
        What the quadrants are called: near and more complex, near and less, far and more,
        far and less.
    """
    if rows.empty:
        return ax
    for quadrant, (face, edge, marker, size) in _FACES.items():
        chosen = rows[rows.quadrant.astype(str) == quadrant]
        ax.scatter(
            chosen.density,
            chosen.relative_complexity,
            s=size,
            marker=marker,
            facecolor=face,
            edgecolor=edge,
            linewidth=1.3,
            zorder=3,
        )
    mean = float((rows.density - rows.relative_density).iloc[0])
    ax.axvline(mean, color=OTHER, linewidth=0.9, linestyle=(0, (2, 2)), zorder=0)
    ax.axhline(0, color=OTHER, linewidth=0.9, linestyle=(0, (2, 2)), zorder=0)
    spread = max(rows.density.max() - rows.density.min(), 0.02)
    ax.set_xlim(
        min(rows.density.min(), mean) - 0.12 * spread, max(rows.density.max(), mean) + 0.42 * spread
    )
    reach = max(rows.relative_complexity.abs().max() * 1.3, 1)
    ax.set_ylim(-reach, reach)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "share", say)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: say.number(v, "score")))
    ax.set_xlabel(
        say.pick(
            "närhet; den lodräta linjen är genomsnittet för alla yrken som inte är vanliga här",
            "nearness; the vertical line is the mean of all occupations not common here",
        )
    )
    ax.set_ylabel(
        say.pick("komplexitet mot det som är vanligt här", "complexity against what is common here")
    )
    places = ((0.99, 0.98), (0.99, 0.02), (0.01, 0.98), (0.01, 0.02))
    for text, (x, y) in zip(corners, places, strict=True):
        ax.annotate(
            text,
            (x, y),
            xycoords="axes fraction",
            ha="right" if x > 0.5 else "left",
            va="top" if y > 0.5 else "bottom",
            fontsize=8.5,
            fontstyle="italic",
            color=COUNTRY,
        )
    marks = rows.quadrant.astype(str)
    first = [rows[marks == "near and more complex"], rows[marks == "near and less complex"].head(6)]
    named = pd.concat([*first, rows[marks == "far and more complex"].head(2)])
    points = list(zip(named.density, named.relative_complexity, strict=True))
    all_points = list(zip(rows.density, rows.relative_complexity, strict=True))
    label_points(ax, points, [str(name) for name in named.index], others=all_points)
    return ax


def beside_size(
    ax: Axes, rows: pd.DataFrame, codes: Sequence[str], say: Speech, *, value: str
) -> Axes:
    """Draw a measure of every municipality over its number of ads; some named.

    Parameters
    ----------
    rows
        ``diversification.profiles``.
    codes
        The municipalities to name; those without a value are left out.
    value
        The column, with ``…_at_size`` beside it.
    """
    drawn = rows[rows[value].notna() & (rows.index.str.len() == 4)]
    line = drawn.sort_values("counted_ads")
    ax.plot(line.counted_ads, line[f"{value}_at_size"], color=COUNTRY, linewidth=1.2, zorder=2)
    ax.scatter(drawn.counted_ads, drawn[value], s=11, color=FAINT, edgecolor=OTHER, linewidth=0.7)
    named = drawn.loc[[code for code in codes if code in drawn.index]]
    ax.scatter(
        named.counted_ads, named[value], s=46, marker="D", color=HERE, edgecolor="white", zorder=3
    )
    ax.set_xscale("log")
    ax.xaxis.set_major_locator(FixedLocator(_TICKS))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: say.number(v, "count")))
    kind: Kind = column(value).kind  # type: ignore[assignment]
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, kind, say)))
    ax.set_xlabel(
        say.pick(
            "annonser under året, logaritmisk skala; linjen är vad storleken ger",
            "ads in the year, logarithmic scale; the line is what size gives",
        )
    )
    ax.set_ylabel(column(value).label(say))
    points = list(zip(named.counted_ads, named[value], strict=True))
    order = np.argsort([-abs(beyond) for beyond in named[f"{value}_beyond"]])
    label_points(
        ax,
        [points[i] for i in order],
        [region(str(named.index[i])).name for i in order],
        size=9,
    )
    return ax
