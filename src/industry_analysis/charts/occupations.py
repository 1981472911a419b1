"""Occupations and levels of education: shares beside the country's, tiles of classes, nearness.

The trap: a share of few ads looks like any other bar, so it is drawn faint and has no quotient.
"""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER, tick
from industry_analysis.wording import Speech
from industry_analysis.wording.occupations import NAMED, word
from industry_analysis.wording.speech import WITHHELD

# light to dark, so that the order shows without colour; dark letters on all of them
_TILES = {
    "stora": "#f0a875",
    "medelstora": "#f9dcc4",
    "små": "#eef1f4",
    "öka": "#9fc5de",
    "vara oförändrad": "#eef1f4",
    "minska": "#d5dbe1",
}
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)
LINE = 42  # characters of a name in a line
FIRST, EACH = 34, 54  # where columns of text end, points to the right of the axes


def shares(
    ax: Axes,
    share: pd.Series,
    country: pd.Series,
    say: Speech,
    *,
    top: float,
    beside: Sequence[tuple[str, Sequence[str]]] = (),
    faint: Sequence[bool] = (),
) -> Axes:
    """Draw each thing's share as a bar, Sweden's as a mark, and columns of text beside.

    Parameters
    ----------
    share, country
        Shares 0–1 by occupation, group of occupations or level of education.
    top
        The right end of the axis, the same in all reports of a county.
    beside
        Columns to the right: a heading and a text for each bar.
    faint
        Which bars rest on too few to be judged; by default none.
    """
    heights = np.arange(len(share))
    colours = [FAINT if few else HERE for few in faint] or HERE
    edges = [OTHER if few else HERE for few in faint] or HERE
    ax.barh(heights, share, color=colours, edgecolor=edges, linewidth=0.6, height=0.7)
    ax.scatter(country, heights, marker="|", s=130, color=COUNTRY, linewidth=2, zorder=3)
    ax.set_yticks(heights, [_named(str(share.index.name), str(key), say) for key in share.index])
    ax.set_ylim(len(share) - 0.4, -0.6)
    ax.set_xlim(0, top * 1.03)
    _whole_per_cent(ax, say)
    for place, (heading, texts) in enumerate(beside):
        right = FIRST + EACH * place
        _annotate(ax, heading, right, -0.85, weight="bold")
        for height, text in zip(heights, texts, strict=True):
            _annotate(ax, text, right, height)
    _small_if_long(ax)
    return ax


def _annotate(ax: Axes, text: str, right: float, height: Any, *, weight: str = "normal") -> None:
    """Write a text so many points to the right of the axes, whatever their width."""
    ax.annotate(
        text,
        (1, height),
        (right, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=9,
        fontweight=weight,
        annotation_clip=False,
    )


def _named(level: str, key: str, say: Speech) -> str:
    name = say.pick(*NAMED[level][key]) if level in NAMED else key
    return "\n".join(wrap(name, LINE))


def _whole_per_cent(ax: Axes, say: Speech) -> None:
    """At most some six ticks, each of whole per cent."""
    step = next(step for step in _STEPS if step * 6 >= ax.get_xlim()[1] or step == _STEPS[-1])
    ax.xaxis.set_major_locator(MultipleLocator(step))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "share", say)))


def _small_if_long(ax: Axes) -> None:
    """Names of two lines are written small, so that they keep to their row."""
    for label in ax.get_yticklabels():
        if "\n" in label.get_text():
            label.set(fontsize=8, linespacing=1.05)
    ax.tick_params(axis="y", length=0)


def groups(ax: Axes, rows: pd.DataFrame, say: Speech, *, top: float, codes: Sequence[str]) -> Axes:
    """Draw groups of occupations as `shares`, with number of ads and quotient.

    Parameters
    ----------
    rows
        ``advertised.groups`` of the place.
    codes
        The place and the country.
    """
    if rows.empty:
        return ax
    here, country = codes
    shares(
        ax,
        rows[here],
        rows[country],
        say,
        top=top,
        beside=_counted(rows, say),
        faint=rows.ad_quotient.isna().tolist(),
    )
    return _explained(ax, say)


def occupations(ax: Axes, rows: pd.DataFrame, say: Speech, *, top: float) -> Axes:
    """Draw single occupations as `shares`, with number of ads and quotient.

    Parameters
    ----------
    rows
        ``advertised.occupations`` of the place, those to be drawn.
    """
    if rows.empty:
        return ax
    shares(
        ax,
        rows.ads_share,
        rows.reference_share,
        say,
        top=top,
        beside=_counted(rows, say),
        faint=rows.ad_quotient.isna().tolist(),
    )
    return _explained(ax, say)


def _counted(rows: pd.DataFrame, say: Speech) -> list[tuple[str, list[str]]]:
    quotients = [WITHHELD if pd.isna(q) else say.number(q, "ratio") for q in rows.ad_quotient]
    return [
        (say.pick("antal", "ads"), [say.number(ads, "count") for ads in rows.ads]),
        (say.pick("kvot", "quotient"), quotients),
    ]


def _explained(ax: Axes, say: Speech) -> Axes:
    ax.set_xlabel(
        say.pick(
            "andel av alla annonser; strecket är riket; blek stapel: under 15 annonser",
            "share of all ads; the mark is Sweden; pale bar: under 15 ads",
        ),
        loc="right",
    )
    return ax


def levels(ax: Axes, rows: pd.DataFrame, say: Speech, *, top: float, codes: Sequence[str]) -> Axes:
    """Draw levels of education as `shares`, with women's part of each.

    Parameters
    ----------
    rows
        ``schooling.levels`` of the place.
    codes
        The place and the country.
    """
    if rows.empty:
        return ax
    here, country = codes
    women = [say.number(share, "share") for share in rows.women_share]
    beside = [(say.pick("kvinnor", "women"), women)]
    shares(ax, rows[here], rows[country], say, top=top, beside=beside)
    ax.set_xlabel(
        say.pick(
            "andel av invånarna; strecket är riket; till höger kvinnornas andel på nivån",
            "share of the inhabitants; the mark is Sweden; to the right women's share at the level",
        ),
        loc="right",
    )
    return ax


def tiles(ax: Axes, rows: pd.DataFrame, say: Speech) -> Axes:
    """Draw a class in a tile for each occupation: now in county and country, and the outlook.

    Parameters
    ----------
    rows
        ``barometer.barometer`` of a county.
    """
    heads = {
        "opportunities": say.pick("nu, länet", "now, county"),
        "opportunities_country": say.pick("nu, riket", "now, Sweden"),
        "outlook": say.pick("efterfrågan om\nfem år, länet", "demand in five\nyears, county"),
    }
    heights = np.arange(len(rows))
    for column, name in enumerate(heads):
        colours = [_TILES.get(value, "white") for value in rows[name]]
        ax.barh(heights, 0.96, left=column + 0.02, color=colours, height=0.88)
        for height, value in zip(heights, rows[name], strict=True):
            ax.annotate(
                word(value, say), (column + 0.5, height), ha="center", va="center", fontsize=8.5
            )
    ax.set_yticks(heights, [_named("occupation", str(name), say) for name in rows.index])
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlim(0, len(heads))
    ax.set_xticks(np.arange(len(heads)) + 0.5, list(heads.values()))
    ax.xaxis.tick_top()
    _small_if_long(ax)
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax


def nearness(ax: Axes, rows: pd.DataFrame, mean: float, say: Speech) -> Axes:
    """Draw how near each occupation lies, those common in the place first.

    Parameters
    ----------
    rows
        ``occupation_space.nearest`` of the place.
    mean
        Mean nearness of the occupations that are not common there, drawn as a line.
    """
    if rows.empty:
        return ax
    has = rows.has.to_numpy(dtype=bool)
    # a line for a heading above each of the two parts
    heights = np.arange(len(rows)) + 1 + (~has) * (2 if has.any() else 0)
    ax.hlines(heights, 0, rows.nearness, color=FAINT, linewidth=2, zorder=1)
    looks = ((has, HERE, HERE, "D"), (~has, "white", COUNTRY, "o"))
    for chosen, face, edge, marker in looks:
        ax.scatter(
            rows.nearness[chosen], heights[chosen], s=48, c=face, edgecolor=edge, marker=marker
        )
    ax.axvline(mean, color=OTHER, linewidth=1, linestyle=(0, (2, 2)), zorder=0)
    for height, ads in zip(heights, rows.ads, strict=True):
        _annotate(ax, say.number(ads, "count"), FIRST, height)
    _annotate(ax, say.pick("antal", "ads"), FIRST, heights[0] - 1, weight="bold")
    heads = (
        (has, say.pick("Vanliga här", "Common here")),
        (~has, say.pick("Inte vanliga här, men närmast", "Not common here, but nearest")),
    )
    for chosen, heading in heads:
        if chosen.any():
            ax.annotate(
                heading,
                (0.01, heights[chosen][0] - 0.95),
                xycoords=("axes fraction", "data"),
                va="center",
                fontweight="bold",
                bbox={"facecolor": "white", "linewidth": 0, "pad": 0.4},
            )
    ax.set_yticks(heights, [_named("occupation", str(name), say) for name in rows.index])
    ax.set_ylim(heights[-1] + 0.7, -0.6)
    ax.set_xlim(0, max(rows.nearness.max() * 1.1, mean * 1.2))
    _whole_per_cent(ax, say)
    _small_if_long(ax)
    ax.set_xlabel(
        say.pick(
            "närhet; streckad linje: genomsnittet för alla yrken som inte är vanliga här",
            "nearness; dashed line: mean of all occupations that are not common here",
        ),
        loc="right",
    )
    return ax
