"""A grid of municipalities x figures: the colour of a cell is its fifth, its text what it is.

The trap: the colour is of five classes, so two neighbours on either side of a limit look
further apart than they are; the text tells.
"""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from industry_analysis.charts.look import FAINT, FIFTHS, SMALLEST, WIDTH, bare
from industry_analysis.places import region
from industry_analysis.wording import Speech

_FITS = 4  # characters of a text that a narrow column holds in the common size


def fifths(
    positions: pd.DataFrame,
    texts: pd.DataFrame,
    say: Speech,
    *,
    columns: Sequence[str],
    height: float,
    turned: float,
    size: float,
) -> Axes:
    """Open a figure with a cell for each municipality and figure, coloured by fifth.

    Parameters
    ----------
    positions
        Municipalities x figures, from 0, in the look's darkest orange, to 1, in its darkest
        blue; a missing one is left grey.
    texts
        What stands in each cell, labelled alike.
    columns
        What each figure is called.
    height
        Of the figure, in inches.
    turned
        Degrees that the names of the columns are turned.
    size
        Of the texts that are not long.
    """
    ax = plt.subplots(figsize=(WIDTH, height))[1]
    ax.set_facecolor(FAINT)
    ax.pcolormesh(
        np.ma.masked_invalid((positions * 5 // 1).clip(upper=4).to_numpy(dtype=float)),
        cmap=ListedColormap(FIFTHS),
        vmin=-0.5,
        vmax=4.5,
        edgecolor="white",
        linewidth=0.8,
    )
    for (row, at), text in np.ndenumerate(texts.to_numpy()):
        fitting = size if len(text) <= _FITS else SMALLEST
        ax.annotate(text, (at + 0.5, row + 0.5), ha="center", va="center", fontsize=fitting)
    names = [region(str(code)).in_text(say.lang) for code in positions.index]
    ax.set_yticks(np.arange(len(names)) + 0.5, names)
    ax.set_xticks(np.arange(len(columns)) + 0.5, columns)
    ax.xaxis.tick_top()
    plt.setp(ax.get_xticklabels(), rotation=turned, ha="left", rotation_mode="anchor")
    ax.set_ylim(len(names), 0)
    return bare(ax)
