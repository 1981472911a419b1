"""A grid of places x figures: colour for the position, number for the rank, arrow for movement.

The trap: a rank that many share, or that two editions of a table would swap, looks as sure as
any; a tilde marks what is unsteady.
"""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from industry_analysis.charts.fifths import fifths
from industry_analysis.charts.look import COUNTRY
from industry_analysis.wording import Speech, column
from industry_analysis.wording.speech import MISSING

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
    places = cards.index.get_level_values(0).unique()
    positions = cards.position.unstack("figure").reindex(index=places, columns=order)
    texts = cards.apply(mark, axis=1).unstack("figure").reindex_like(positions)
    ax = fifths(
        positions,
        texts,
        say,
        columns=[column(name).label(say) for name in order],
        height=0.27 * len(positions) + 3.0,
        turned=60,
        size=7.5,
    )
    plt.setp(ax.get_xticklabels(), fontsize=8.5)
    _draw_themes(ax, themes, names)
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
