"""What companies say that they need: how many, how important it is, and how well it is met.

The trap: what is withheld is written ``..`` where its bar would be, and that is not zero. Axes
have words, not numbers, for every number here is held against what may be told.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse

from industry_analysis.charts.look import COUNTRY, COUNTY, FAINT, HERE, OTHER, SOFT, bare
from industry_analysis.wording import Speech
from industry_analysis.wording.speech import WITHHELD

Names = Mapping[str, str]


def stated_needs(ax: Axes, rows: pd.DataFrame, say: Speech, *, names: Names) -> Axes:
    """Draw the share of the companies met that have each need, with their number beside.

    Parameters
    ----------
    rows
        By theme: ``companies`` and ``share``, per cent of ``met``; missing where withheld.
    """
    heights = np.arange(len(rows))
    ax.barh(heights, rows.share.astype(float).fillna(0), color=HERE, height=0.6)
    for height, (_, row) in zip(heights, rows.iterrows(), strict=True):
        if pd.isna(row.share):
            ax.annotate(WITHHELD, (1, height), va="center", color=SOFT)
            continue
        of = say.pick(f"{row.companies} av {row.met}", f"{row.companies} of {row.met}")
        ax.annotate(of, (row.share, height), xytext=(4, 0), textcoords="offset points", va="center")
    ax.set_yticks(heights, [names[str(theme)] for theme in rows.index])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, 115)
    _name_shares(ax, say)
    ax.set_xlabel(say.pick("andel av de intervjuade företagen", "share of the companies met"))
    return bare(ax)


def estimated_needs(ax: Axes, rows: pd.DataFrame, say: Speech, *, names: Names) -> Axes:
    """Draw the estimated share of all companies that have each need, on its interval.

    Parameters
    ----------
    rows
        By theme: ``share``, ``share_low`` and ``share_high``, per cent.
    """
    heights = np.arange(len(rows))
    ax.hlines(heights, rows.share_low, rows.share_high, color=COUNTY, alpha=0.35, linewidth=6)
    ax.scatter(rows.share, heights, s=70, marker="s", color=COUNTY, edgecolor="white", zorder=3)
    for height, (_, row) in zip(heights, rows.iterrows(), strict=True):
        told = WITHHELD
        if pd.notna(row.share):
            told = f"{row.share:.0f} ({row.share_low:.0f}–{row.share_high:.0f})"
        ax.annotate(told, (1.02, height), xycoords=("axes fraction", "data"), va="center")
    ax.set_yticks(heights, [names[str(theme)] for theme in rows.index])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, 100)
    _name_shares(ax, say)
    ax.set_xlabel(
        say.pick("andel av företagen, med 95 % intervall", "share of companies, with 95% interval")
    )
    return bare(ax)


def importance(ax: Axes, rows: pd.DataFrame, say: Speech, *, names: Names) -> Axes:
    """Draw each theme by how important it is and how well it is met, on its region.

    Parameters
    ----------
    rows
        By theme: ``importance``, ``performance``, the region of both (``major``, ``minor``,
        ``angle``) and the lines between the quadrants.
    """
    known = rows.dropna(subset=["importance", "performance"])
    for _, row in known.iterrows():
        region = Ellipse(
            (row.performance, row.importance),
            2 * row.major,
            2 * row.minor,
            angle=row.angle,
            facecolor=COUNTY,
            alpha=0.13,
        )
        ax.add_patch(region)
    ax.scatter(known.performance, known.importance, s=40, color=COUNTY, edgecolor="white", zorder=3)
    _name_points(ax, known, names)
    if len(known):
        dots: dict[str, Any] = {"linestyle": (0, (1, 1.2)), "color": COUNTRY, "linewidth": 1}
        ax.axhline(known.importance_line.iloc[0], zorder=1, **dots)
        ax.axvline(known.performance_line.iloc[0], zorder=1, **dots)
    ax.set_xlim(1, 5)
    ax.set_ylim(1, 5)
    ax.set_xticks([1, 5], say.pick("inte alls|helt", "not at all|wholly").split("|"))
    ax.set_yticks([1, 5], say.pick("inte alls|mycket", "not at all|very").split("|"))
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_yticklabels()[0].set_verticalalignment("bottom")
    ax.set_xlabel(say.pick("hur väl behovet är mött", "how well it is met"))
    ax.set_ylabel(say.pick("hur viktigt det är", "how important it is"))
    worst = say.pick("viktigt och dåligt mött", "important and badly met")
    best = say.pick("mindre viktigt och väl mött", "less important and well met")
    ax.annotate(worst, (1.05, 4.92), va="top", color=SOFT, fontsize=8.5)
    ax.annotate(best, (4.95, 1.08), ha="right", color=SOFT, fontsize=8.5)
    return ax


def _name_points(ax: Axes, rows: pd.DataFrame, names: Names) -> None:
    """Names in a column to the right, in the order of the points, each with a line to its own."""
    ordered = rows.sort_values("importance", ascending=False, kind="stable")
    heights = np.linspace(4.6, 1.6, len(ordered))
    for height, (theme, row) in zip(heights, ordered.iterrows(), strict=True):
        ax.annotate(
            names[str(theme)],
            (row.performance, row.importance),
            xytext=(5.15, height),
            va="center",
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": OTHER, "linewidth": 0.7, "shrinkB": 4},
        )


def need_ranks(ax: Axes, rows: pd.DataFrame, say: Speech, *, names: Names) -> Axes:
    """Draw each theme's place in the order of priority on the interval it may have.

    Parameters
    ----------
    rows
        By theme, first to last: ``rank``, ``rank_low`` and ``rank_high``.
    """
    heights = np.arange(len(rows))
    ax.hlines(heights, rows.rank_low, rows.rank_high, color=COUNTY, alpha=0.35, linewidth=6)
    ax.scatter(rows["rank"], heights, s=70, marker="s", color=COUNTY, edgecolor="white", zorder=3)
    ax.set_yticks(heights, [names[str(theme)] for theme in rows.index])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0.6, len(rows) + 0.4)
    ax.set_xticks([1, max(len(rows), 1)], say.pick("först|sist", "first|last").split("|"))
    ax.vlines(range(1, len(rows) + 1), -0.6, len(rows) - 0.4, color=FAINT, linewidth=0.8, zorder=0)
    ax.set_xlabel(
        say.pick("plats i ordningen, med 95 % intervall", "place in the order, with 95% interval")
    )
    return bare(ax)


def _name_shares(ax: Axes, say: Speech) -> None:
    ax.set_xticks([0, 50, 100], say.pick("inga|hälften|alla", "none|half|all").split("|"))
    ax.vlines([0, 100], *ax.get_ylim(), color=FAINT, linewidth=0.8, zorder=0)
