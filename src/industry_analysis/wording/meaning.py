"""What the figures of a chapter mean: strengths, weaknesses, risks and options, in words.

Each point leads to the figure it rests on, by that exhibit's anchor. The trap: a point whose
numbers are not in that exhibit's table is a claim without evidence; a test looks for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import Speech

Sort = Literal["strength", "weakness", "risk", "option"]
SORTS: dict[Sort, tuple[str, str]] = {
    "strength": ("Styrkor", "Strengths"),
    "weakness": ("Svagheter", "Weaknesses"),
    "risk": ("Risker", "Risks"),
    "option": ("Möjligheter", "Options"),
}
# ASSUME: a place is strong where it is among the best fifth of Sweden's municipalities, and
# weak where it is among the last fifth.
STRONG, WEAK = 0.8, 0.2
MOST = 4  # points of a sort that one chapter may make


@dataclass(frozen=True)
class Point:
    """One thing that the figures say, and the anchor of the exhibit that shows it."""

    sort: Sort
    text: str
    anchor: str


def of_standings(rows: pd.DataFrame, say: Speech, *, anchor: str) -> list[Point]:
    """The figures in which a place is among the best and the last fifth, clearest first.

    Parameters
    ----------
    rows
        ``standing.standings`` of figures that have a better side.
    anchor
        Of the exhibit that shows the rows.
    """
    strong = rows[rows.position >= STRONG].sort_values("position", ascending=False)
    weak = rows[rows.position <= WEAK].sort_values("position")
    return [
        *(Point("strength", _point(row, str(name), say), anchor) for name, row in _first(strong)),
        *(Point("weakness", _point(row, str(name), say), anchor) for name, row in _first(weak)),
    ]


def _first(rows: pd.DataFrame) -> Sequence[tuple[object, pd.Series]]:
    return list(rows.head(MOST).iterrows())


def _point(row: pd.Series, name: str, say: Speech) -> str:
    told = column(name)
    place = say.placed(row["rank"], row.places, "best")
    return f"{told.label(say)}: {told.amount(row.value, say)} ({row.year:.0f}), {place}."
