"""A grid of places x figures: colour for the position, number for the rank, arrow for movement.

The trap: the colour is of five classes, so two neighbours on either side of a limit look
further apart than they are; the number tells.
"""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from industry_analysis.charts.look import COUNTRY, FAINT, SMALLEST, WIDTH
from industry_analysis.places import region
from industry_analysis.wording import Speech, column
from industry_analysis.wording.speech import MISSING

# last fifth to best: light enough for dark figures, told apart by brightness at both ends
_FIFTHS = ("#ee9a4d", "#f8d3ae", "#f7f7f7", "#bcd6e8", "#74a9cf")
_ARROWS = {1: "▲", -1: "▼"}


def scorecard(
    cards: pd.DataFrame, say: Speech, *, themes: Mapping[str, Sequence[str]], names: Sequence[str]
) -> Axes:
    """Open a figure with a cell for each municipality and figure, the figures by theme.

    Parameters
    ----------
    cards
        ``scorecard.of_county``.
    themes
        Figures by theme, in the order of the columns.
    names
        What each theme is called.
    """
    order = [figure for figures in themes.values() for figure in figures]
    positions = cards.position.unstack("figure").reindex(
        index=cards.index.get_level_values(0).unique(), columns=order
    )
    height = 0.27 * len(positions) + 3.0
    ax = plt.subplots(figsize=(WIDTH, height))[1]
    fifths = (positions * 5 // 1).clip(upper=4)
    ax.set_facecolor(FAINT)
    ax.pcolormesh(
        np.ma.masked_invalid(fifths.to_numpy(dtype=float)),
        cmap=ListedColormap(_FIFTHS),
        vmin=-0.5,
        vmax=4.5,
        edgecolor="white",
        linewidth=0.8,
    )
    for (row, code), (at, figure) in (
        (place, measure) for place in enumerate(positions.index) for measure in enumerate(order)
    ):
        text = mark(cards.loc[(code, figure)])
        size = 7.5 if len(text) < 5 else SMALLEST
        ax.annotate(text, (at + 0.5, row + 0.5), ha="center", va="center", fontsize=size)
    ax.set_yticks(
        np.arange(len(positions)) + 0.5,
        [region(str(code)).in_text(say.lang) for code in positions.index],
    )
    ax.set_xticks(np.arange(len(order)) + 0.5, [column(name).label(say) for name in order])
    ax.xaxis.tick_top()
    plt.setp(ax.get_xticklabels(), rotation=60, ha="left", rotation_mode="anchor", fontsize=8.5)
    ax.set_ylim(len(positions), 0)
    _draw_themes(ax, themes, names)
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax


def mark(row: pd.Series) -> str:
    """What stands in a cell: the rank, with a tilde where unsteady, and an arrow."""
    if pd.isna(row["rank"]):
        return MISSING
    unsteady = "~" if row.unsteady else ""
    return f"{unsteady}{row['rank']:.0f}{_ARROWS.get(row.moved, '')}"


def _draw_themes(ax: Axes, themes: Mapping[str, Sequence[str]], names: Sequence[str]) -> None:
    """A line between the themes, and their names under the columns."""
    start = 0
    for name, figures in zip(names, themes.values(), strict=True):
        end = start + len(figures)
        if start:
            ax.axvline(start, color="white", linewidth=5)
            ax.axvline(start, color=COUNTRY, linewidth=0.8)
        ax.annotate(
            name,
            ((start + end) / 2, -4),
            xycoords=("data", "axes points"),
            ha="center",
            va="top",
            fontsize=8.5,
            fontweight="bold",
        )
        start = end
