"""A grid of numbers, coloured.

The trap: a quotient of 4 is as far from 1 as one of a quarter, so the scale is of doublings.
"""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from industry_analysis.charts.look import COUNTRY, FAINT, GAPS
from industry_analysis.places import region
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import WITHHELD

_SIZE = 8  # of the figures


def quotients(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw a grid of location quotients, places x industries, on a scale of doublings.

    Parameters
    ----------
    rows
        Quotients; a missing one (fewer than 15 employed) is left grey.
    """
    written = rows.map(lambda value: WITHHELD if pd.isna(value) else say.number(value, "ratio"))
    sns.heatmap(
        np.log2(rows.where(rows > 0)),
        ax=ax,
        cmap=GAPS,
        center=0,
        vmin=-3,
        vmax=3,
        annot=written,
        fmt="",
        annot_kws={"fontsize": _SIZE, "color": COUNTRY},
        linewidths=0.6,
        cbar=False,
        xticklabels=[industry(str(code), say) for code in rows.columns],
        yticklabels=[region(str(code)).in_text(say.lang) for code in rows.index],
    )
    ax.set_facecolor(FAINT)
    for (row, column), missing in np.ndenumerate(rows.isna().to_numpy()):
        if missing:  # the library leaves out what it has no colour for
            ax.annotate(
                WITHHELD, (column + 0.5, row + 0.5), ha="center", va="center", fontsize=_SIZE
            )
    ax.tick_params(length=0)
    ax.tick_params(axis="y", labelrotation=0)
    ax.xaxis.tick_top()
    plt.setp(ax.get_xticklabels(), rotation=45, ha="left", rotation_mode="anchor")
    colours = say.pick(
        "orange: större andel än i riket; blått: mindre; .. färre än 15 sysselsatta",
        "orange: a larger share than in Sweden; blue: a smaller one; .. fewer than 15 employed",
    )
    ax.set(xlabel=colours, ylabel="")
    return ax
