"""How vulnerable places are: ranks with their intervals, parts of an index, a loss.

To the right is more vulnerable. The trap: an interval of ranks is wide where other weights
give another order; the dot alone looks surer than it is.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER, bare, tick
from industry_analysis.places import region
from industry_analysis.wording import Speech, column


def rank_intervals(ax: Axes, rows: pd.DataFrame, say: Speech, *, marked: str = "") -> Axes:
    """Draw each place's rank as a dot on the interval it moves in, number 1 to the right.

    Parameters
    ----------
    rows
        Places in the order from the top; ``rank``, ``low``, ``high`` and ``places``.
    marked
        The place in question; none in a county's report.
    """
    heights = np.arange(len(rows))
    places = int(rows.places.iloc[0])
    colours = [HERE if code == marked else FAINT for code in rows.index]
    ax.hlines(heights, rows.low, rows.high, color=colours, linewidth=5, zorder=1)
    ax.vlines(
        np.linspace(1, places, 6), -0.6, len(rows) - 0.4, color=FAINT, linewidth=0.8, zorder=0
    )
    for height, (code, row) in zip(heights, rows.iterrows(), strict=True):
        here = code == marked
        ax.scatter(
            row["rank"],
            height,
            s=85 if here else 46,
            marker="D" if here else "o",
            color=HERE if here else OTHER,
            edgecolor="white",
            zorder=3,
        )
        ax.annotate(
            f"{row['rank']:.0f} ({row.low:.0f}–{row.high:.0f})",
            (1.02, height),
            xycoords=("axes fraction", "data"),
            va="center",
            fontsize=9,
            fontweight="bold" if here else "normal",
        )
    ax.set_yticks(heights, [region(str(code)).in_text(say.lang) for code in rows.index])
    for label, code in zip(ax.get_yticklabels(), rows.index, strict=True):
        label.set_fontweight("bold" if code == marked else "normal")
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(places * 1.02, 1 - places * 0.02)
    ends = say.pick("minst sårbar", "least vulnerable"), say.pick("mest sårbar", "most vulnerable")
    ax.set_xticks([places, (places + 1) / 2, 1], [f"{ends[0]}\n{places}", "", f"{ends[1]}\n1"])
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_xticklabels()[-1].set_horizontalalignment("right")
    ax.set_xlabel(
        say.pick(
            "rang bland Sveriges kommuner; strecket är rangen i 95 % av viktningarna",
            "rank among Sweden's municipalities; the line is the rank in 95% of the weightings",
        )
    )
    return bare(ax)


def contributions(
    ax: Axes, rows: pd.DataFrame, siblings: pd.DataFrame, say: Speech, *, top: float
) -> Axes:
    """Draw a place's score in each group as a bar, the county's other municipalities as dots.

    Parameters
    ----------
    rows
        ``score`` by group.
    siblings
        Places x groups.
    top
        The ends of the axis on both sides, the same in all reports.
    """
    heights = np.arange(len(rows))
    ax.barh(heights, rows.score, color=HERE, height=0.5, zorder=1)
    for height, name in zip(heights, rows.index, strict=True):
        others = siblings[name]
        ax.scatter(
            others,
            np.full(len(others), height),
            s=20,
            color=OTHER,
            edgecolor="white",
            linewidth=0.6,
            zorder=2,
        )
        ax.annotate(
            say.number(rows.score[name], "score"),
            (1.02, height),
            xycoords=("axes fraction", "data"),
            va="center",
            fontsize=9,
            fontweight="bold",
        )
    ax.axvline(0, color=COUNTRY, linewidth=0.8)
    ax.set_yticks(heights, [column(str(name)).label(say) for name in rows.index])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(-top * 1.04, top * 1.04)
    ticks = [-top, 0, top]
    words = say.pick(
        "mindre sårbar|genomsnittet|mer sårbar", "less vulnerable|the mean|more vulnerable"
    )
    ax.set_xticks(ticks, words.split("|"))
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_xticklabels()[-1].set_horizontalalignment("right")
    ax.set_xlabel(
        say.pick(
            "standardavvikelser från den genomsnittliga kommunen; punkterna är länets övriga",
            "standard deviations from the mean municipality; the dots are the county's others",
        )
    )
    return bare(ax)


def amounts(
    ax: Axes, values: pd.Series, labels: Sequence[str], say: Speech, *, marked: Sequence[str]
) -> Axes:
    """Draw one bar an amount in the order given, those of the loss marked.

    Parameters
    ----------
    values
        Amounts by name; all are counts of people or ads.
    labels
        What each bar is called.
    marked
        Names of the amounts that are the loss.
    """
    heights = np.arange(len(values))
    colours = [HERE if name in marked else OTHER for name in values.index]
    drawn = ax.barh(heights, values, color=colours, height=0.7)
    ax.bar_label(drawn, [say.number(value, "count") for value in values], padding=4, fontsize=9)
    ax.set_yticks(heights, labels)
    for label, name in zip(ax.get_yticklabels(), values.index, strict=True):
        label.set_fontweight("bold" if name in marked else "normal")
    ax.set_ylim(len(values) - 0.4, -0.6)
    ax.set_xlim(0, values.max() * 1.16)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "count", say)))
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.tick_params(axis="y", length=0)
    return ax
