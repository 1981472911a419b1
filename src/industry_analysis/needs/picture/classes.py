"""What weighted estimates tell of the few companies that share a weight, beside the counts.

Rows are classes: companies of one municipality, size and industry, which have one weight. The
trap: the attacker here knows the weights and how many of a class were met, which is more than
most do, but what its few companies said must be in doubt even so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
import pandas as pd

from industry_analysis.disclosure import Cell, DisclosureError, Rules, Statement, cell
from industry_analysis.disclosure.attack import rooms
from industry_analysis.disclosure.statements import TOLERANCE, adds_up, by_cell, number, within
from industry_analysis.needs import survey as asking
from industry_analysis.needs.picture.protection import Counts
from industry_analysis.needs.picture.tables import MET, NEED, Companies

ALL = "all"
RATED, SCORES = "rated", ("importance", "performance")
# a cell, and a number that it must still be able to be, or to pass
End = tuple[Cell, float]
# proofs of what is left in doubt are looked for in this vicinity of the largest change
_NEAR = 0.2
_BY = ["municipality", "size", "industry"]


@dataclass(frozen=True)
class Told:
    """An estimate of a domain and theme, and what it tells."""

    domain: str
    code: str
    theme: str
    what: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Classes:
    """Classes of companies, and what is told of them otherwise.

    Attributes
    ----------
    classes
        One row per class: `_BY`, ``met``, ``groups`` (holding groups or companies), ``weight``.
    sums
        By theme: a frame of the same rows with ``need``, ``rated``, ``importance`` and
        ``performance``, the last two sums of answers.
    raters
        By theme and municipality, or ``all``: holding groups or companies that gave figures.
    counts
        The counts of the picture.
    rules
        The settings.
    """

    classes: pd.DataFrame
    sums: Mapping[str, pd.DataFrame]
    raters: Mapping[tuple[str, str], int]
    counts: Counts
    rules: Rules

    @classmethod
    def of(
        cls, said: Companies, answered: asking.Survey, counts: Counts, rules: Rules
    ) -> "Classes":
        """Put companies that share a weight together."""
        met = said.met.set_index("company").loc[answered.weights.weight.index]
        own = pd.Series(met.index, met.index)
        met = met.assign(weight=answered.weights.weight, holder=met["group"].fillna(own))
        by = met.groupby(_BY, sort=True)
        classes = by.agg(met=("holder", "size"), groups=("holder", "nunique")).assign(
            weight=by["weight"].mean()
        )
        labels = [met[name] for name in _BY]
        sums, raters = {}, {}
        for theme in answered.need:
            rated = met[answered.importance[theme].notna()]
            raters[str(theme), ALL] = rated["holder"].nunique()
            for code, holders in rated.groupby("municipality")["holder"]:
                raters[str(theme), str(code)] = holders.nunique()
            rows = pd.DataFrame({NEED: answered.need[theme].astype(float)})
            rows[RATED] = answered.importance[theme].notna().astype(float)
            rows["importance"] = answered.importance[theme].fillna(0.0)
            rows["performance"] = answered.performance[theme].fillna(0.0)
            sums[str(theme)] = rows.groupby(labels, sort=True).sum().reset_index(drop=True)
        return cls(classes.reset_index(), sums, raters, counts, rules)

    def may_be_told(self, row: Mapping[str, Any], what: str) -> bool:
        """Whether the counts beneath an estimate are shown, and it is there."""
        inside = {} if row["code"] == ALL else {"municipality": row["code"]}
        beneath = [cell(NEED, theme=row["theme"], **inside), cell(MET, **inside)]
        rated = self.raters.get((row["theme"], row["code"]), 0)
        names = ["share"] if what == "share" else list(SCORES)
        return (
            all(bool(self.counts.cells["shown"].get(one, False)) for one in beneath)
            and (what == "share" or rated >= self.rules.minimum)
            and all(pd.notna(row[name]) for name in names)
        )

    def candidate(self, row: Mapping[str, Any], what: str, *, half: float) -> Told:
        """What an estimate would tell: a weighted sum lies within its rounding."""
        inside, theme = self._inside(row["code"]), str(row["theme"])
        source = f"{what} of {row['domain']} {row['code']}, {theme}"
        weight = self.classes["weight"]
        at = np.flatnonzero(inside)
        if what == "share":
            whole = float((weight * self.classes["met"])[inside].sum())
            parts = tuple((self._cell(NEED, theme, n), float(weight[n])) for n in at)
            ends = ((row["share"] + sign * half) / 100 * whole for sign in (-1, 1))
            low, high = ends
            statements = [Statement(parts, low, high, source)]
        else:
            statements = [
                self._mean(name, theme, at, row[name] + sign * 0.05, sign, source)
                for name in SCORES
                for sign in (-1, 1)
            ]
        return Told(row["domain"], row["code"], theme, what, tuple(statements))

    def safe(self, theme: str, candidates: Sequence[Told]) -> list[Told]:
        """The candidates that can be told together, the first before the others."""
        known, asked, truth = self._known(theme), self._asked(theme), self._truth(theme)
        # what counts tell by themselves, as that nobody in a town has the need, is told
        asked = asked - _excluded(known, asked, truth)
        kept: list[Told] = []
        for some in (list(candidates), *([one] for one in candidates)):
            said = [s for one in [*kept, *some] for s in one.statements]
            if len(kept) < len(candidates) and not _excluded([*known, *said], asked, truth):
                kept += some
        return kept

    def _inside(self, code: str) -> pd.Series:
        return self.classes["municipality"].eq(code) | (code == ALL)

    def _cell(self, variable: str, theme: str, at: Any) -> Cell:
        row = self.classes.iloc[at]
        return cell(variable, theme=theme, **{name: str(row[name]) for name in _BY})

    def _mean(
        self, name: str, theme: str, at: Any, bound: float, sign: int, source: str
    ) -> Statement:
        weight = self.classes["weight"]
        parts = [(self._cell(name, theme, n), float(weight[n])) for n in at]
        parts += [(self._cell(RATED, theme, n), -bound * float(weight[n])) for n in at]
        ends = (0.0, inf) if sign < 0 else (-inf, 0.0)
        return Statement(tuple(parts), *ends, source)

    def _known(self, theme: str) -> list[Statement]:
        """Counts shown, how classes add up to them, and what everyone knows of a class."""
        known, value = [], by_cell(self.counts.truth)
        for name in (None, *_BY):
            keys = self.classes[name] if name else pd.Series("", self.classes.index)
            for key, at in keys.groupby(keys).groups.items():
                whole = cell(NEED, theme=theme, **({name: str(key)} if name else {}))
                known.append(adds_up(whole, [self._cell(NEED, theme, n) for n in at]))
                if self.counts.cells["shown"].get(whole, False):
                    known.append(number(whole, value[whole]))
        for n, met in enumerate(self.classes["met"]):
            need, rated = (self._cell(v, theme, n) for v in (NEED, RATED))
            known.append(Statement(((need, 1.0),), 0.0, float(met)))
            known += within(rated, need)
            for name in SCORES:
                known += within(self._cell(name, theme, n), rated, low=1, high=5)
        return known

    def _asked(self, theme: str) -> set[End]:
        """One company more and one less in every class of few, and one in what they answered."""
        ends = {
            (ask.cell, end)
            for ask in self.counts.asked
            if ask.cell.variable == NEED and dict(ask.cell.where).get("theme") == theme
            for end in (ask.low, ask.high)
        }
        sums = self.sums[theme]
        for n in np.flatnonzero(self.classes["groups"] < self.rules.minimum):
            row, met = sums.iloc[n], float(self.classes["met"].iloc[n])
            bounds = {NEED: (0.0, met)}
            bounds |= {name: (row[RATED], 5 * row[RATED]) for name in SCORES if row[RATED]}
            for name, (low, high) in bounds.items():
                one = self._cell(name, theme, n)
                ends |= {(one, max(low, row[name] - 1)), (one, min(high, row[name] + 1))}
        return ends

    def _truth(self, theme: str) -> dict[Cell, float]:
        sums = self.sums[theme]
        truth = {
            self._cell(name, theme, n): float(sums[name].iloc[n])
            for name in (NEED, RATED, *SCORES)
            for n in range(len(sums))
        }
        every = zip(self.counts.truth.index, self.counts.truth, strict=True)
        return truth | {c: float(v) for c, v in every if dict(c.where).get("theme") == theme}


def _excluded(known: Sequence[Statement], asked: set[End], truth: Mapping[Cell, float]) -> set[End]:
    """The numbers that a cell cannot be, for one who knows all this; the truth always can."""
    left = {(one, end) for one, end in asked if end != truth[one]}
    excluded: set[End] = set()
    for room in rooms(known, whole=truth, cells=(one for one, _ in sorted(left))):
        column = {one: at for at, one in enumerate(room.cells)}
        mine = {(one, end) for one, end in left if one in column}
        while mine:
            one, end = min(mine)
            mine.discard((one, end))
            push = np.zeros(len(room.cells))
            for other, its in mine:
                push[column[other]] += 1.0 if its > truth[other] else -1.0
            try:
                _, found = room.knowing([(one, end)]).extreme(push, gap=_NEAR)
            except DisclosureError:
                excluded.add((one, end))
                continue
            at = np.asarray(found)
            # a solution that goes further proves that the number itself is left in doubt
            mine = {m for m in mine if not _reaches(at[column[m[0]]], m[1], truth[m[0]])}
    return excluded


def _reaches(value: float, end: float, true: float) -> bool:
    return value >= end - TOLERANCE if end > true else value <= end + TOLERANCE
