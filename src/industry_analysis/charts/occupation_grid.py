"""Occupations of a county: how over-represented, and which municipality has or is near which.

The trap: a mark in the grid is one of three kinds; form tells them apart, not colour alone.
"""

import textwrap
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from industry_analysis.charts.look import COUNTRY, COUNTY, FAINT, HERE, OTHER, SOFT, WIDTH, tick
from industry_analysis.places import region
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import WITHHELD

_MARKS = {
    "has": ("s", OTHER, OTHER),
    "near and more complex": ("D", HERE, HERE),
    "near and less complex": ("o", "white", COUNTY),
    "far and more complex": ("^", "white", HERE),
    "far and less complex": ("v", "white", COUNTY),
}
_WIDTH = 38
_MANY = 20


def ad_ratios(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw each occupation's quotient as a bar, with its number of ads beside.

    Parameters
    ----------
    rows
        ``diversification.common`` of the county.
    """
    if rows.empty:
        return ax
    heights = np.arange(len(rows))
    ax.barh(heights, rows.ad_ratio, color=HERE, height=0.7)
    ax.axvline(1, color=COUNTRY, linewidth=1.2, linestyle=(0, (1, 1.2)))
    for height, (_, row) in zip(heights, rows.iterrows(), strict=True):
        text = f"{say.number(row.ad_ratio, 'ratio')}  ({say.number(row.ads, 'count')})"
        ax.annotate(
            text,
            (row.ad_ratio, height),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    ax.set_yticks(heights, [_folded(str(name)) for name in rows.index])
    plt.setp(ax.get_yticklabels(), fontsize=8.5, linespacing=1.12)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "ratio", say)))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, rows.ad_ratio.max() * 1.25)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(
        say.pick(
            "annonskvot, riket är 1; inom parentes antalet annonser",
            "ad quotient, Sweden is 1; the number of ads in brackets",
        )
    )
    return ax


def nearest_grid(marks: pd.DataFrame, say: Speech) -> Axes:
    """Open a figure with a mark for each occupation and municipality.

    Municipalities stand beside each other, or below each other where they are many.

    Parameters
    ----------
    marks
        ``diversification.marks`` of the municipalities.
    """
    many = len(marks.columns) >= _MANY
    grid = marks.T if many else marks
    down, across = grid.shape
    size = (WIDTH, 0.22 * down + 3 if many else 0.35 * down + 1.9)
    ax = plt.subplots(figsize=size)[1]
    if marks.empty:
        return ax
    ax.hlines(np.arange(down), -0.5, across - 0.5, color=FAINT, linewidth=0.5, zorder=0)
    for mark, (form, face, edge) in _MARKS.items():
        rows, columns = np.nonzero((grid == mark).to_numpy())
        ax.scatter(columns, rows, marker=form, s=46, facecolor=face, edgecolor=edge, linewidth=1.2)
    nothing = (marks == "") & (marks == "").all()
    for row, column in np.argwhere((nothing.T if many else nothing).to_numpy()):
        ax.annotate(WITHHELD, (column, row), ha="center", va="center", color=SOFT)
    occupations = [_folded(str(name)) for name in marks.index]
    places = [region(str(code)).in_text(say.lang) for code in marks.columns]
    ax.set_yticks(np.arange(down), places if many else occupations)
    ax.set_xticks(np.arange(across), occupations if many else places)
    ax.xaxis.tick_top()
    plt.setp(ax.get_yticklabels(), fontsize=8.5, linespacing=1.12)
    plt.setp(
        ax.get_xticklabels(),
        rotation=60 if many else 45,
        ha="left",
        rotation_mode="anchor",
        fontsize=8.5 if many else 9,
    )
    ax.set_ylim(down - 0.4, -0.6)
    ax.set_xlim(-0.6, across - 0.4)
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    _explain(ax, [mark for mark in _MARKS if (marks == mark).any(axis=None)], say)
    return ax


def _explain(ax: Axes, drawn: Sequence[str], say: Speech) -> None:
    """Say below the grid what the marks in it are."""
    words = {
        "has": say.pick("vanligt här", "common here"),
        "near and more complex": say.pick("nära, mer komplext", "near, more complex"),
        "near and less complex": say.pick("nära, mindre komplext", "near, less complex"),
        "far and more complex": say.pick("längre bort, mer", "farther, more"),
        "far and less complex": say.pick("längre bort, mindre", "farther, less"),
    }
    handles = [
        Line2D(
            [],
            [],
            linestyle="",
            marker=_MARKS[mark][0],
            markerfacecolor=_MARKS[mark][1],
            markeredgecolor=_MARKS[mark][2],
            label=words[mark],
        )
        for mark in drawn
    ]
    ax.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.3, -0.01),
        ncols=len(handles),
        frameon=False,
        fontsize=8.5,
        handletextpad=0.2,
        columnspacing=1.2,
    )


def _folded(name: str) -> str:
    return textwrap.fill(name, _WIDTH)
