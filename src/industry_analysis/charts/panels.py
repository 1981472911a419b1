"""Several measures of the same regions side by side, a panel each.

The trap: every panel has a scale of its own; a bar is compared within its panel only.
"""

import textwrap

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from industry_analysis.charts.bars import bars
from industry_analysis.charts.look import COUNTRY, WIDTH
from industry_analysis.wording import Speech, column


def panels(changes: pd.DataFrame, say: Speech, *, marked: str) -> np.ndarray:
    """Open a figure with one panel of bars a measure, two beside each other.

    Parameters
    ----------
    changes
        Regions x measures, by the names of columns.
    marked
        The region in question.
    """
    rows = -(-changes.shape[1] // 2)
    height = rows * (0.9 + 0.24 * len(changes))
    _, axes = plt.subplots(rows, 2, figsize=(WIDTH, height), squeeze=False)
    for ax, name in zip(axes.flat, changes, strict=False):
        told = column(str(name))
        bars(ax, changes[name], say, kind=told.kind, marked=[marked])  # type: ignore[arg-type]
        title = textwrap.fill(told.label(say), 36)
        ax.set_title(title, fontsize=9.5, loc="left", color=COUNTRY, x=-0.12)
        ax.locator_params(axis="x", nbins=4)
        _make_room(ax, changes[name])
    for ax in axes.flat[changes.shape[1] :]:
        ax.set_axis_off()
    return axes


def _make_room(ax: Axes, values: pd.Series) -> None:
    """Room beside the bars for their figures, which take more of a narrow panel."""
    low, high = min(values.min(), 0), max(values.max(), 0)
    whole = max(high - low, 1e-9)
    ax.set_xlim(low - whole * 0.5 if low < 0 else 0, high + whole * (0.34 if high > 0 else 0.1))
