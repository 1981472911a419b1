"""Bars: industries of a place, parts of its change, regions side by side.

The trap: a bar's length is the value, so every axis starts at zero.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from industry_analysis.charts.look import COUNTRY, COUNTY, FAINT, HERE, OTHER, SOFT, tick
from industry_analysis.places import SWEDEN, region
from industry_analysis.wording import Speech, column
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import WITHHELD, Kind


def profile(ax: Axes, rows: pd.DataFrame, say: Speech, *, top: float) -> Axes:
    """Draw each industry's share as a bar, Sweden's as a mark, and the quotient beside.

    Parameters
    ----------
    rows
        ``structure.profile`` of the place.
    top
        The right end of the axis, the same in all reports of a county.
    """
    heights = np.arange(len(rows))
    small = rows["small"].astype(bool).to_numpy()
    colours = [
        HERE if code == "B+C" else FAINT if few else OTHER
        for code, few in zip(rows.index, small, strict=True)
    ]
    edges = [OTHER if colour == FAINT else colour for colour in colours]
    ax.barh(heights, rows.share, color=colours, edgecolor=edges, linewidth=0.6, height=0.7)
    ax.scatter(
        rows.reference_share, heights, marker="|", s=130, color=COUNTRY, linewidth=2, zorder=3
    )
    ax.set_yticks(heights, [industry(str(code), say) for code in rows.index])
    ax.get_yticklabels()[list(rows.index).index("B+C")].set_fontweight("bold")
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, top)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "share", say)))
    for height, quotient, few in zip(heights, rows.location_quotient, small, strict=True):
        ax.annotate(
            WITHHELD if few else say.number(quotient, "ratio"),
            (1.09, height),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="center",
            fontsize=9,
            color=SOFT if few else COUNTRY,
        )
    ax.annotate(
        say.pick("LK", "LQ"),
        (1.09, 1.005),
        xycoords="axes fraction",
        ha="right",
        fontsize=9,
        fontweight="bold",
    )
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(
        say.pick(
            "andel av alla sysselsatta; strecket är riket; LK är lokaliseringskvoten",
            "share of all employed; the mark is Sweden; LQ is the location quotient",
        )
    )
    return ax


def parts(ax: Axes, rows: pd.DataFrame, say: Speech, *, code: str, top: float) -> Axes:
    """Draw the parts of the industry's change, in per cent of the start, one group a series.

    Parameters
    ----------
    rows
        ``decomposition.change_parts`` of the place.
    top
        The ends of the axis on both sides, the same in all reports of a county.
    """
    if rows.empty:
        return ax
    names = ["national", "mix", "competitive", "change"]
    labels, heights = [], []
    for group, (_, row) in enumerate(rows.xs(code, level="industry").iterrows()):
        at = group * 5.6 + np.arange(len(names))
        persons = row[names].astype(float)
        share = persons / row.employed_start if row.employed_start else persons * 0
        drawn = ax.barh(at, share, color=[OTHER, OTHER, HERE, COUNTRY], height=0.72)
        ax.bar_label(drawn, [say.number(n, "change") for n in persons], padding=4, fontsize=9)
        ax.annotate(
            f"{int(row.start_year)}–{int(row.year)}",
            (0.01, at[0] - 0.85),
            xycoords=("axes fraction", "data"),
            fontweight="bold",
            fontsize=9.5,
            va="center",
        )
        labels += [column(name).label(say) for name in names]
        heights += at.tolist()
    ax.set_yticks(heights, labels)
    ax.set_ylim(max(heights) + 0.6, -1.3)
    ax.axvline(0, color=COUNTRY, linewidth=0.8)
    room = top * 1.25  # for the figures beside the bars
    ax.set_xlim(-room, room)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "share_change", say)))
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(
        say.pick(
            "procent av de sysselsatta vid start; siffran är personer",
            "per cent of the employed at the start; the figure is persons",
        )
    )
    return ax


def bars(
    ax: Axes, values: pd.Series, say: Speech, *, kind: Kind, marked: Sequence[str] = ()
) -> Axes:
    """Draw one bar a region, highest first, with its value; those in question marked.

    The county of a municipality in question and Sweden have their own colours too.
    """
    ordered = values.dropna().sort_values(ascending=False, kind="stable")
    if ordered.empty:
        return ax
    heights = np.arange(len(ordered))
    own = {code[:2]: COUNTY for code in marked if len(code) == 4}
    own |= {SWEDEN.code: COUNTRY} | dict.fromkeys(marked, HERE)
    colours = [own.get(str(code), OTHER) for code in ordered.index]
    drawn = ax.barh(heights, ordered, color=colours, height=0.72)
    ax.bar_label(drawn, [say.number(value, kind) for value in ordered], padding=4, fontsize=9)
    ax.set_yticks(heights, [region(str(code)).in_text(say.lang) for code in ordered.index])
    for label, code in zip(ax.get_yticklabels(), ordered.index, strict=True):
        label.set_fontweight("bold" if code in marked else "normal")
    ax.set_ylim(len(ordered) - 0.4, -0.6)
    ax.axvline(0, color=COUNTRY, linewidth=0.8)
    low, high = min(ordered.min(), 0), max(ordered.max(), 0)
    room = max(high - low, 1e-9) * 0.16
    ax.set_xlim(low - room if low < 0 else 0, high + room)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, kind, say)))
    ax.tick_params(axis="y", length=0)
    return ax
