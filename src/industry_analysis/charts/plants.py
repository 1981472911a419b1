"""Plants over the years: what they release, and the allowances they trade in.

The trap: a year without a bar is below the reporting threshold, not zero.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER, SOFT, tick, years_on_axis
from industry_analysis.wording import Speech, column
from industry_analysis.wording.speech import WITHHELD


def releases(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw a plant's carbon dioxide a year, the fossil part as a bar within the whole.

    Parameters
    ----------
    rows
        ``facilities.carbon_dioxide`` of the place; a panel a plant.
    """
    if rows.empty:
        return ax
    ax.set_axis_off()
    plants = rows.index.unique("facility")
    span = range(rows.index.get_level_values("year").min(), _last(rows) + 1)
    grid = ax.get_subplotspec().subgridspec(len(plants), 1)  # type: ignore[union-attr]
    for at, plant in enumerate(plants):
        panel = ax.get_figure().add_subplot(grid[at, 0])  # type: ignore[union-attr]
        of_year = rows.loc[plant].reindex(span)
        panel.bar(of_year.index, of_year.co2, color=FAINT, edgecolor=OTHER, linewidth=0.6)
        panel.bar(of_year.index, of_year.co2_fossil, color=HERE, width=0.5)
        for year in of_year.index[of_year.co2.isna()]:
            panel.annotate(WITHHELD, (year, 0), ha="center", va="bottom", color=SOFT)
        panel.set_title(str(plant), loc="left", fontsize=9.5, fontweight="bold")
        panel.set_ylim(0, rows.co2.max() * 1.08)
        _frame(panel, say, list(span))
    return ax


def trading(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw the verified emissions a year as bars, and the free allowances as marks above them.

    Parameters
    ----------
    rows
        ``facilities.trading`` of the place.
    """
    if rows.empty:
        return ax
    ax.bar(rows.index, rows.verified, color=HERE, width=0.6)
    ax.scatter(
        rows.index, rows.free_allocation, marker="_", s=620, color=COUNTRY, linewidth=2.4, zorder=3
    )
    ax.set_ylim(0, max(rows.verified.max(), rows.free_allocation.max(), 1) * 1.15)
    last = rows.iloc[-1][["free_allocation", "verified"]] / ax.get_ylim()[1]
    above = float(last.free_allocation - last.verified)
    # labels of values that are near are moved apart
    apart = max(0.0, 0.16 - abs(above)) / 2 * (1 if above >= 0 else -1)
    for name, colour, moved in (
        ("free_allocation", COUNTRY, apart),
        ("verified", HERE, -apart),
    ):
        ax.annotate(
            f"{column(name).label(say)}\n{say.number(rows[name].iloc[-1], 'count')}",
            (1.01, last[name] + moved),
            xycoords="axes fraction",
            va="center",
            fontsize=9,
            color=colour,
        )
    _frame(ax, say, rows.index.tolist())
    return ax


def _last(rows: pd.DataFrame) -> int:
    return int(rows.index.get_level_values("year").max())


def _frame(ax: Axes, say: Speech, years: list[int]) -> None:
    ax.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    years_on_axis(ax, years[0], years[-1])
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "count", say)))
    ax.tick_params(labelsize=8.5)
