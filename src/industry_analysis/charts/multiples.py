"""One small chart a place, all of the same number, each on a scale of its own.

The trap: the heights of two places cannot be compared, only how each has moved; so first and
last number are written out, the last beside the name.
"""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from industry_analysis.charts.look import HERE, OTHER, WIDTH
from industry_analysis.places import region
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import Kind

_ACROSS = 4


def multiples(lines: pd.DataFrame, say: Speech, *, kind: Kind) -> np.ndarray:
    """Open a figure with a small chart a place, from zero, broken between the series.

    Parameters
    ----------
    lines
        ``series.lines`` of the places, one column each, in the order to draw.
    """
    across = min(_ACROSS, len(lines.columns))
    down = -(-len(lines.columns) // across)
    size = (WIDTH * across / _ACROSS if across > 1 else WIDTH / 2, 1.32 * down + 0.25)
    figure, axes = plt.subplots(down, across, figsize=size, squeeze=False, sharex=True)
    figure.set_layout_engine("constrained", w_pad=0.11)
    for ax, (code, line) in zip(axes.flat, lines.items(), strict=False):
        _draw(ax, line, say, kind)
        ax.set_title(region(str(code)).in_text(say.lang), fontsize=9, loc="left", pad=3)
    for ax in axes.flat[len(lines.columns) :]:
        ax.set_axis_off()
    return axes


def _draw(ax: Axes, line: pd.Series, say: Speech, kind: Kind) -> None:
    series = line.index.get_level_values("series").unique()
    for number, name in enumerate(series):
        part = line.xs(name, level="series").dropna()
        ax.plot(part.index, part, color=HERE, linewidth=1.8, marker="o" if len(part) == 1 else None)
        if number:
            ax.axvline(
                part.index.min() - 0.5, color=OTHER, linewidth=0.7, linestyle=(0, (2, 2)), zorder=0
            )
    years, known = line.index.get_level_values("year"), line.dropna()
    ax.set_ylim(0, (known.max() or 1) * 1.3)
    ax.set_xlim(years.min() - 0.6, years.max() + 0.6)
    ax.set_xticks([years.min(), years.max()])
    labels = ax.get_xticklabels()  # none where a chart below has them
    plt.setp(labels[:1], horizontalalignment="left")
    plt.setp(labels[1:], horizontalalignment="right")
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.tick_params(labelsize=8)
    first, start = known.index[0][1], known.iloc[0]
    above = known.iloc[:6].mean() <= start
    ax.annotate(
        say.number(start, kind),
        (first, start),
        xytext=(0, 4 if above else -4),
        textcoords="offset points",
        va="bottom" if above else "top",
        fontsize=8.5,
    )
    ax.scatter(known.index[-1][1], known.iloc[-1], s=16, color=HERE, zorder=3)
    ax.set_title(
        say.number(known.iloc[-1], kind), fontsize=9, fontweight="bold", loc="right", pad=3
    )
