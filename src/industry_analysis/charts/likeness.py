"""A place beside those most like it: values written, colours how far each is from the place.

The trap: the colours compare within a row; rows are of different units.
"""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from industry_analysis.charts.look import COUNTRY, GAPS, HERE
from industry_analysis.places import region
from industry_analysis.wording import Speech, column


def likeness(ax: Axes, values: pd.DataFrame, gaps: pd.DataFrame, say: Speech) -> Axes:
    """Draw a grid of values, what is compared x places, the place in question first.

    Parameters
    ----------
    values
        Places x what is compared, by the names of columns, the place in question first.
    gaps
        The same, each place's difference from the first in standard deviations.
    """
    written = [
        [say.number(value, column(str(name)).kind) for value in row]
        for name, row in values.T.iterrows()
    ]
    sns.heatmap(
        gaps.T,
        ax=ax,
        cmap=GAPS,
        center=0,
        vmin=-2,
        vmax=2,
        annot=np.array(written),
        fmt="",
        annot_kws={"fontsize": 8, "color": COUNTRY},
        linewidths=0.6,
        cbar=False,
        xticklabels=[region(str(code)).in_text(say.lang) for code in values.index],
        yticklabels=[_with_unit(str(name), say) for name in values],
    )
    ax.add_patch(
        Rectangle(
            (0, 0), 1, values.shape[1], fill=False, edgecolor=HERE, linewidth=2, clip_on=False
        )
    )
    ax.tick_params(length=0)
    ax.xaxis.tick_top()
    plt.setp(ax.get_xticklabels(), rotation=40, ha="left", rotation_mode="anchor")
    ax.get_xticklabels()[0].set(fontweight="bold", color=HERE)
    colours = say.pick(
        "orange: högre än i den första kolumnen; blått: lägre",
        "orange: higher than in the first column; blue: lower",
    )
    ax.set(xlabel=colours, ylabel="")
    return ax


def _with_unit(name: str, say: Speech) -> str:
    """``Skattekraft, kr per invånare``; a share needs no unit, nor what its label says already."""
    told = column(name)
    label, unit = told.label(say), told.unit(say)
    known = told.kind == "share" or unit.lower() == label.lower()
    return label if known else f"{label}, {unit}"
