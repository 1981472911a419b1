"""What statistics indicate that industry needs: themes of one place, a county's, beside the said.

To the right is a greater need. The trap: a position is a place in a row, not a size: two marks
side by side may be far apart in the figures' own units.
"""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from industry_analysis.charts.fifths import fifths
from industry_analysis.charts.look import (
    COUNTRY,
    COUNTY,
    FAINT,
    HERE,
    SOFT,
    WIDTH,
    bare,
)
from industry_analysis.wording import Speech, needs_beside
from industry_analysis.wording.needs_indicated_figures import REMARKS, Names
from industry_analysis.wording.speech import MISSING

_GUIDES = np.arange(0, 1.01, 0.2)


def indicated_needs(
    ax: Axes, rows: pd.DataFrame, parts: pd.DataFrame, say: Speech, *, names: Names
) -> Axes:
    """Draw each theme's position as a diamond on its interval, its parts as small marks.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``.
    parts
        ``Needs.parts`` of the place, rows (``theme``, ``part``).
    names
        What each theme is called.
    """
    heights = np.arange(len(rows))
    known = rows.position.notna().to_numpy()
    _draw_ground(ax, len(rows))
    ax.hlines(heights[known], 0, 1, color=FAINT, linewidth=1, zorder=0)
    for height, theme in zip(heights, rows.index, strict=True):
        if rows.position.notna()[theme]:
            own = parts.position[parts.index.isin([theme], level="theme")].dropna()
            ax.scatter(own, np.full(len(own), height), s=70, marker="|", color=SOFT, zorder=2)
    _draw_intervals(ax, rows, heights, HERE, "D")
    for height, (_, row) in zip(heights, rows.iterrows(), strict=True):
        _write_beside(ax, height, say.among(row["rank"], row.places))
        if pd.isna(row.position):
            _write_instead(ax, height, say.pick(*REMARKS[row.why]))
    ax.set_yticks(heights, [names[str(theme)] for theme in rows.index])
    ax.set_xlim(-0.015, 1.015)
    _name_ends(ax, say)
    ax.set_xlabel(
        say.pick(
            "läge bland kommunerna; bandet är läget med andra vikter, strecken nyckeltalen",
            "position among municipalities; band: with other weights, strokes: the figures",
        )
    )
    return ax


def county_needs(
    ranks: pd.DataFrame, positions: pd.DataFrame, say: Speech, *, names: Names
) -> Axes:
    """Open a figure with a cell for each municipality and theme: colour by fifth, number the rank.

    Parameters
    ----------
    ranks, positions
        ``indicated_need.of_county``, municipalities x themes, of ``rank`` and ``position``.
    names
        What each theme is called.
    """
    written = ranks.map(lambda rank: MISSING if pd.isna(rank) else say.number(rank, "rank"))
    ax = fifths(
        1 - positions,  # the greatest need in the colour of a last place
        written,
        say,
        columns=[names[str(theme)] for theme in ranks],
        height=0.3 * len(ranks) + 2.4,
        turned=35,
        size=8.5,
    )
    ax.set_xlabel(
        say.pick(
            "orange: femtedelen av Sveriges kommuner med störst behov; blått: den med minst; – "
            "ingen uppgift",
            "orange: the fifth of Sweden's municipalities with the greatest need; blue: the "
            "least; – no figure",
        ),
        fontsize=8.5,
    )
    return ax


def needs_beside_each_other(rows: pd.DataFrame, say: Speech, *, names: Names) -> np.ndarray:
    """Open a figure of two panels, companies and statistics, with the comparison in words.

    The two are not joined, for their scales are not the same.

    Parameters
    ----------
    rows
        ``beside.beside`` of one municipality, by theme.
    names
        What each theme is called.
    """
    _, axes = plt.subplots(1, 2, figsize=(WIDTH, 0.42 * len(rows) + 1.3), sharey=True)
    heights = np.arange(len(rows))
    left = pd.DataFrame(
        {
            "position": rows.stated,
            "position_low": rows.stated_low,
            "position_high": rows.stated_high,
        }
    )
    middles = (rows.middle.mean(), 0.5)
    for ax, drawn, colour, marker, middle in zip(
        axes, (left, rows), (COUNTY, HERE), ("s", "D"), middles, strict=True
    ):
        _draw_ground(ax, len(rows))
        _draw_intervals(ax, drawn, heights, colour, marker)
        if pd.notna(middle):
            ax.axvline(middle, color=COUNTRY, linewidth=1, linestyle=(0, (1, 1.2)), zorder=1)
        for height in heights[drawn.position.isna().to_numpy()]:
            _write_instead(ax, height, say.pick("ingen uppgift", "no figure"))
        ax.set_xlim(-0.015, 1.015)
    axes[0].set_yticks(heights, [names[str(theme)] for theme in rows.index])
    for height, (_, row) in zip(heights, rows.iterrows(), strict=True):
        _write_beside(axes[1], height, needs_beside.category(row, say))
    percent = say.pick("\u00a0%", "%")
    axes[0].set_xticks([0, 0.5, 1], [f"0{percent}", f"50{percent}", f"100{percent}"])
    ends = say.pick("minst behov|störst", "least need|greatest").split("|")
    axes[1].set_xticks([0, 1], ends)
    _turn_ends(axes[1])
    axes[0].set_title(say.pick("Företagen", "Companies"), fontsize=9.5, loc="left")
    axes[1].set_title(say.pick("Statistiken", "Statistics"), fontsize=9.5, loc="left")
    axes[1].annotate(
        say.pick("Visar behov", "Show a need"), (1.02, 1.01), xycoords="axes fraction", fontsize=9.5
    )
    axes[0].set_xlabel(
        say.pick(
            "andel som har behovet;\nprickat: medel av temana",
            "share with the need;\ndotted: mean of themes",
        )
    )
    axes[1].set_xlabel(
        say.pick(
            "läge i landet;\nprickat: mitten",
            "position in Sweden;\ndotted: the middle",
        )
    )
    return axes


def _draw_ground(ax: Axes, count: int) -> None:
    ax.vlines(_GUIDES, -0.6, count - 0.4, color=FAINT, linewidth=0.8, zorder=0)
    ax.set_ylim(count - 0.4, -0.6)
    bare(ax)


def _draw_intervals(
    ax: Axes, rows: pd.DataFrame, heights: np.ndarray, colour: str, marker: str
) -> None:
    ax.hlines(
        heights, rows.position_low, rows.position_high, color=colour, alpha=0.35, linewidth=5,
        zorder=1,
    )  # fmt: skip
    ax.scatter(
        rows.position, heights, s=70, marker=marker, color=colour, edgecolor="white", zorder=3
    )


def _write_beside(ax: Axes, height: Any, text: str) -> None:
    ax.annotate(
        text,
        (1.02, height),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=8.5,
        fontweight="bold",
    )


def _write_instead(ax: Axes, height: Any, text: str) -> None:
    ax.annotate(
        text,
        (0.5, height),
        va="center",
        ha="center",
        fontsize=8,
        color=SOFT,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )


def _name_ends(ax: Axes, say: Speech) -> None:
    ends = say.pick("minst behov|mitten|störst behov", "least need|the middle|greatest need")
    ax.set_xticks([0, 0.5, 1], ends.split("|"))
    _turn_ends(ax)


def _turn_ends(ax: Axes) -> None:
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_xticklabels()[-1].set_horizontalalignment("right")
