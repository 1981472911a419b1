"""How sure the location quotients of a place are, one line an industry.

The trap: a quotient of 4 is as far from 1 as one of a quarter, so the axis is of doublings.
"""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER, SOFT
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import WITHHELD

_LEAST, _MOST = 0.1, 12.0  # the same axis in all reports; what lies beyond is cut at its ends
_TICKS = {1 / 8: "1/8", 1 / 4: "1/4", 1 / 2: "1/2", 1: "1", 2: "2", 4: "4", 8: "8"}


def certainty(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw each quotient with its interval (thick) and a workplace's weight (thin).

    Filled marks are stable, hollow ones uncertain; an industry too small to judge has two dots,
    and a quotient beyond the axis an arrow at its end.

    Parameters
    ----------
    rows
        ``specialised.certainty`` of the place.
    """
    heights = np.arange(len(rows))
    ax.axvline(1, color=COUNTRY, linewidth=0.8, zorder=0)
    ax.set_xscale("log", base=2)
    for height, (_, row) in zip(heights, rows.iterrows(), strict=True):
        if row["mark"] == "too small":
            ax.annotate(
                WITHHELD,
                (1, height),
                ha="center",
                va="center",
                color=SOFT,
                fontweight="bold",
                bbox={"facecolor": "white", "linewidth": 0, "pad": 1},
            )
            continue
        stable = row["mark"] == "stable"
        colour = HERE if stable else OTHER
        for low, high, width in (("fewer", "more", 1.2), ("lower", "upper", 4.5)):
            ends = np.clip([row[low], row[high]], _LEAST, _MOST)
            ax.plot(ends, [height, height], color=colour, linewidth=width, solid_capstyle="butt")
        quotient = row.location_quotient
        ax.scatter(
            np.clip(quotient, _LEAST, _MOST),
            height,
            s=42,
            marker="<" if quotient < _LEAST else ">" if quotient > _MOST else "o",
            color=colour if stable else "white",
            edgecolor=colour,
            linewidth=1.6,
            clip_on=False,
            zorder=3,
        )
    ax.hlines(heights, _LEAST, _MOST, color=FAINT, linewidth=0.6, zorder=-1)
    ax.set_yticks(heights, [industry(str(code), say) for code in rows.index])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(_LEAST, _MOST)
    ax.set_xticks(list(_TICKS), list(_TICKS.values()))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(
        say.pick(
            "lokaliseringskvot; fylld punkt är säker, ihålig osäker;\n"
            "tjockt streck är slumpen, smalt en tiondel färre eller fler",
            "location quotient; a filled mark is stable, a hollow one uncertain;\n"
            "the thick line is chance, the thin one a tenth fewer or more",
        )
    )
    return ax
