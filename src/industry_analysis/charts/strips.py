"""Where a place stands among all municipalities, one strip a figure.

The trap: the strip is of positions, not of values: half-way is the middle municipality, and two
marks side by side may be far apart in the figure's own unit.
"""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER
from industry_analysis.wording import Speech, column

_FIFTHS = np.arange(0, 1.01, 0.2)


def standings(
    ax: Axes,
    rows: pd.DataFrame,
    siblings: pd.DataFrame,
    say: Speech,
    *,
    ends: tuple[str, str] | None = None,
) -> Axes:
    """Draw one strip a figure: the place marked, the county's other municipalities as dots.

    Parameters
    ----------
    rows
        ``standing.standings`` of the place; figures without a position are left out.
    siblings
        Positions 0–1, places x figures, see ``standing.positions``.
    ends
        What the left and the right end mean; the worst and the best if ``None``.
    """
    drawn = rows.dropna(subset="position")
    heights = np.arange(len(drawn))
    ax.vlines(_FIFTHS, -0.6, len(drawn) - 0.4, color=FAINT, linewidth=0.8, zorder=0)
    ax.hlines(heights, 0, 1, color=FAINT, linewidth=5, zorder=1)
    for height, name in zip(heights, drawn.index, strict=True):
        others = siblings[name].dropna()
        ax.scatter(others, np.full(len(others), height), s=14, color=OTHER, linewidth=0, zorder=2)
    ax.scatter(drawn.position, heights, s=85, color=HERE, marker="D", edgecolor="white", zorder=3)
    for height, (name, row) in zip(heights, drawn.iterrows(), strict=True):
        ax.annotate(
            say.number(row.value, column(str(name)).kind),
            (1.02, height),
            xycoords=("axes fraction", "data"),
            va="center",
            fontsize=9,
            fontweight="bold",
            color=COUNTRY,
        )
    ax.set_yticks(heights, [column(str(name)).label(say) for name in drawn.index])
    ax.set_ylim(len(drawn) - 0.4, -0.6)
    ax.set_xlim(-0.015, 1.015)
    middle = say.pick("mitten", "the middle")
    left, right = ends or (say.pick("sämst", "worst"), say.pick("bäst", "best"))
    ax.set_xticks([0, 0.5, 1], [left, middle, right])
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_xticklabels()[-1].set_horizontalalignment("right")
    ax.set_xlabel(
        say.pick(
            "läge bland Sveriges kommuner; punkterna är länets övriga kommuner",
            "position among Sweden's municipalities; the dots are the county's others",
        )
    )
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    ax.tick_params(length=0)
    return ax
