"""A figure of several regions over years that are not all published.

The trap: a year without a value is not zero, and a line drawn over it would invent one.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from industry_analysis.charts.lines import label_ends
from industry_analysis.charts.look import SOFT, look, tick, years_on_axis
from industry_analysis.charts.over_years import draw_years
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import WITHHELD, Kind


def uneven(
    ax: Axes, lines: pd.DataFrame, say: Speech, *, kind: Kind, top: float | None = None
) -> Axes:
    """Mark each published year, join neighbours, and put two dots where there is none.

    Parameters
    ----------
    lines
        Rows (``series``, ``year``) of one series, one column a region, by code, the place in
        question first.
    top
        The upper end of the axis, so that all reports share a scale; the data's if missing.
    """
    if lines.empty:
        return ax
    by_year = lines.droplevel("series")
    here = str(lines.columns[0])
    for code, line in by_year.items():
        drawn = look(str(code), marked=here)
        drawn.pop("markersize")
        draw_years(ax, line.dropna(), drawn.pop("color"), None, **drawn)
    low = min(by_year.min().min() * 1.12, 0)
    ax.set_ylim(low, top or by_year.max().max() * 1.12)
    for year in by_year.index[by_year[here].isna()]:
        ax.annotate(
            WITHHELD,
            (year, 0),
            xycoords=("data", "axes fraction"),
            xytext=(0, 5),
            textcoords="offset points",
            ha="center",
            color=SOFT,
            fontweight="bold",
        )
    years = by_year.index
    ax.set_xlim(years.min() - 0.5, years.max() + 0.5)
    years_on_axis(ax, years.min(), years.max())
    label_ends(ax, lines, say, kind)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, kind, say)))
    return ax
