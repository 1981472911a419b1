"""What becomes of needs: parts of a count stacked in one bar a row, and offers beside who asks.

The trap: a row of which a part is withheld is not drawn, for the length of what is left would
tell it; it has ``..`` instead, which is not zero.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from industry_analysis.charts.look import COUNTRY, FAINT, OTHER, SOFT, STEPS, tick
from industry_analysis.wording import Speech, needs_followup
from industry_analysis.wording.needs_followup import ALL, Names
from industry_analysis.wording.speech import WITHHELD

# fill and hatch of each part; those next to each other differ in both or in lightness
STATES = {
    "nothing_agreed": ("white", "////"),
    "open": (FAINT, ""),
    "in_progress": (STEPS[2], ""),
    "done": (STEPS[4], ""),
    "closed": ("white", "...."),
}
AGES = {
    "age_quarter": (STEPS[0], ""),
    "age_half": (STEPS[1], ""),
    "age_year": (STEPS[2], ""),
    "age_older": (STEPS[4], ""),
}
_ROOM = 0.05  # of the longest bar; a narrower part has its number in the table alone


def needs_by_state(ax: Axes, counts: pd.DataFrame, say: Speech, names: Names) -> Axes:
    """Draw the needs of each theme as one bar, its parts how far they have come.

    Parameters
    ----------
    counts
        ``followup.states`` as far as it may be shown; the row for all is not drawn.
    """
    return _stacked(ax, counts, STATES, say, names)


def needs_by_age(ax: Axes, counts: pd.DataFrame, say: Speech, names: Names) -> Axes:
    """Draw the open needs of each theme as one bar, its parts how old they are.

    Parameters
    ----------
    counts
        ``followup.ages`` as far as it may be shown; the row for all is not drawn.
    """
    return _stacked(ax, counts, AGES, say, names)


def offers_beside_needs(ax: Axes, counts: pd.DataFrame, say: Speech, names: Names) -> Axes:
    """Draw the companies that ask in each theme as a bar, filled as far as offers reach.

    Parameters
    ----------
    counts
        ``followup.offers_against_needs`` as far as it may be shown.
    """
    rows = counts.drop(index=ALL, errors="ignore")
    known = rows[["asking", "offered"]].notna().all(axis="columns").to_numpy()
    asking, offered = (
        rows[name].astype("Float64").to_numpy(dtype=float, na_value=0) * known
        for name in ("asking", "offered")
    )
    heights = np.arange(len(rows))
    ax.barh(heights, asking, color="white", edgecolor=OTHER, hatch="////", height=0.66)
    ax.barh(heights, offered, color=STEPS[4], height=0.66)
    for height, (whole, part, told) in enumerate(zip(asking, offered, known, strict=True)):
        of = say.pick("av", "of")
        text = f"{say.count(part)} {of} {say.count(whole)}" if told else WITHHELD
        _beside(ax, text, whole, height)
    labels = {"offered": (STEPS[4], ""), "unmet": ("white", "////")}
    _key(ax, labels, say)
    return _frame(ax, rows, float(asking.max(initial=1)), say, names)


def _stacked(
    ax: Axes,
    counts: pd.DataFrame,
    parts: Mapping[str, tuple[str, str]],
    say: Speech,
    names: Names,
) -> Axes:
    rows = counts.drop(index=ALL, errors="ignore")[[*parts]]
    known = rows.notna().all(axis="columns").to_numpy()
    lengths = rows.astype("Float64").to_numpy(dtype=float, na_value=0) * known[:, None]
    wholes = lengths.sum(axis=1)
    top = float(wholes.max(initial=1))
    left = np.zeros(len(rows))
    heights = np.arange(len(rows))
    for at, (fill, hatch) in enumerate(parts.values()):
        drawn = ax.barh(
            heights, lengths[:, at], left=left, color=fill, hatch=hatch, height=0.66,
            edgecolor=OTHER, linewidth=0.6,
        )  # fmt: skip
        numbers = [say.count(n) if n >= _ROOM * top else "" for n in lengths[:, at]]
        texts = ax.bar_label(drawn, numbers, label_type="center", fontsize=9)
        for text in texts:
            text.set_color("white" if fill == STEPS[4] else COUNTRY)
            if hatch and text.get_text():
                text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
        left = left + lengths[:, at]
    for height, (whole, told) in enumerate(zip(wholes, known, strict=True)):
        _beside(ax, say.count(whole) if told else WITHHELD, whole, height)
    _key(ax, parts, say)
    return _frame(ax, rows, top, say, names)


def _beside(ax: Axes, text: str, at: float, height: int) -> None:
    ax.annotate(
        text,
        (at, height),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
        color=SOFT if text == WITHHELD else COUNTRY,
    )


def _key(ax: Axes, parts: Mapping[str, tuple[str, str]], say: Speech) -> None:
    """Name the fills above the bars, in the order in which they stand in them."""
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=fill, hatch=hatch, edgecolor=OTHER, label=needs_followup.label(part, say))
        for part, (fill, hatch) in parts.items()
    ]
    ax.legend(
        handles=patches, loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False,
        fontsize=9, borderaxespad=0.2, handlelength=1.4, columnspacing=1.4,
    )  # fmt: skip


def _frame(ax: Axes, rows: pd.DataFrame, top: float, say: Speech, names: Names) -> Axes:
    labels: Sequence[str] = [needs_followup.name_of(str(code), say, names) for code in rows.index]
    ax.set_yticks(np.arange(len(rows)), labels)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, top * 1.14)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda v, _: tick(v, "count", say)))
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.tick_params(axis="y", length=0)
    return ax
