"""Lines over the years: each series by itself, a break drawn and never joined.

The trap: a series of a single year is a dot, or it would be no line at all.
"""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter
from scipy.optimize import isotonic_regression

from industry_analysis.charts.look import COUNTRY, HERE, OTHER, look, tick, years_on_axis
from industry_analysis.places import region
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import Kind

_LINE = 13.0  # points from one label to the next
# movers of one colour are told apart; six of them are as far as any county goes
_DASHES = ("solid", *((0, on_off) for on_off in ((4, 1.5), (1, 1), (6, 1, 1, 1), (9, 2), (2, 3))))


def over_time(
    ax: Axes,
    lines: pd.DataFrame,
    say: Speech,
    *,
    kind: Kind,
    top: float | None = None,
) -> Axes:
    """Draw one line a region over the years, broken between the series.

    Parameters
    ----------
    lines
        Rows (``series``, ``year``), one column a region, by code, the place in question first.
    top
        The upper end of the axis, so that all reports share a scale; the data's if missing.
    """
    if lines.empty:
        return ax
    series = lines.index.get_level_values("series").unique()
    for code, line in lines.items():
        drawn = look(str(code), marked=str(lines.columns[0]))
        for name in series:
            part = line.xs(name, level="series").dropna()
            ax.plot(part.index, part, marker="o" if len(part) == 1 else None, **drawn)
    years = lines.index.get_level_values("year")
    _draw_breaks(ax, lines, say)
    low, high = min(lines.min().min(), 0), top or max(lines.max().max(), 0)
    room = 0 if top else max(high - low, 1e-9) * 0.12
    ax.set_ylim(low - room if low < 0 else 0, high + room)
    ax.set_xlim(years.min() - 0.4, years.max() + 0.4)
    years_on_axis(ax, years.min(), years.max())
    label_ends(ax, lines, say, kind)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, kind, say)))
    return ax


def _draw_breaks(ax: Axes, rows: pd.DataFrame, say: Speech) -> None:
    """A dotted line where a series begins, said once for breaks a year apart."""
    series = rows.index.get_level_values("series").unique()
    starts = [rows.xs(name, level="series").index.min() for name in series[1:]]
    for start in starts:
        ax.axvline(start - 0.5, color=OTHER, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
    if starts:
        ax.annotate(
            say.pick("nya serier", "new series"),
            (starts[0] - 0.6, 1),
            xycoords=("data", "axes fraction"),
            ha="right",
            va="top",
            fontsize=8,
            color=COUNTRY,
        )


def label_ends(ax: Axes, lines: pd.DataFrame, say: Speech, kind: Kind) -> None:
    """Write each line's name and last value to its right, apart from each other.

    A line that ends before the others has its last year beside the value.
    """
    known = lines.set_axis(lines.index.get_level_values("year")).dropna(how="all")
    last = known.ffill().iloc[-1].dropna()
    low, high = ax.get_ylim()
    points = ax.bbox.height * 72 / ax.figure.dpi
    heights = _apart(last, (high - low) * _LINE / points)
    for code, height in zip(heights.index, heights, strict=True):
        year = known[code].last_valid_index()
        until = "" if year == known.index[-1] else f" ({year})"
        text = f"{region(code).in_text(say.lang)} {say.number(last[code], kind)}{until}"
        marked = code == lines.columns[0]
        ax.annotate(
            text,
            (1.01, (height - low) / (high - low)),
            xycoords="axes fraction",
            va="center",
            fontsize=9,
            fontweight="bold" if marked else "normal",
            color=look(code, marked=str(lines.columns[0]))["color"],
        )


def _apart(values: pd.Series, least: float) -> pd.Series:
    """Move labels apart so that neighbours keep a least distance, and no more than that takes."""
    ordered = values.sort_values()
    steps = least * np.arange(len(ordered))
    # each less the distances below it may not fall: moved as little as that takes
    return pd.Series(isotonic_regression(ordered - steps).x + steps, ordered.index)


def ranks(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw each place's rank over the years, 1 at the top; the largest movers marked.

    Parameters
    ----------
    rows
        Rows (``series``, ``year``), one column a place, by code.
    """
    if rows.empty:
        return ax
    series = rows.index.get_level_values("series").unique()
    last = rows.xs(series[-1], level="series")
    moved = (last.iloc[-1] - last.iloc[0]).abs()
    movers = list(moved.index[moved.eq(moved.max()) & moved.gt(0)])
    for code, line in rows.items():
        marked = code in movers
        dashes = _DASHES[movers.index(code) % len(_DASHES)] if marked else "solid"
        colour = HERE if marked else OTHER
        for name in series:
            part = line.xs(name, level="series")
            ax.plot(
                part.index,
                part,
                color=colour,
                linewidth=2.4 if marked else 1.4,
                linestyle=dashes,
                marker="o",
                markersize=3,
            )
        year = line.index.get_level_values("year")[-1]
        ax.annotate(
            f"{int(line.iloc[-1])} {region(str(code)).name}",
            (year, line.iloc[-1]),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            color=HERE if marked else COUNTRY,
            fontweight="bold" if marked else "normal",
        )
    years = rows.index.get_level_values("year")
    _draw_breaks(ax, rows, say)
    ax.set_xlim(years.min() - 0.3, years.max() + max(1.2, (years.max() - years.min()) * 0.22))
    years_on_axis(ax, years.min(), years.max())
    ax.set_ylim(len(rows.columns) + 0.6, 0.4)
    ax.set_yticks([1, len(rows.columns)] if len(rows.columns) > 1 else [1])
    sns.despine(ax=ax, left=True, bottom=True)
    return ax
