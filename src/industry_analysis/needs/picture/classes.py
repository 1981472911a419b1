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

from industry_analysis.disclosure import Ask, Cell, Rules, Statement, cell
from industry_analysis.disclosure.attack import shortfalls
from industry_analysis.disclosure.statements import adds_up, number, within
from industry_analysis.needs import survey as asking
from industry_analysis.needs.picture.protection import Counts
from industry_analysis.needs.picture.tables import MET, NEED, Companies

ALL = "all"
RATED, SCORES = "rated", ("importance", "performance")
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
            statements = [Statement(parts, *ends, source)]
        else:
            statements = [
                self._mean(name, theme, at, row[name] + sign * 0.05, sign, source)
                for name in SCORES
                for sign in (-1, 1)
            ]
        return Told(row["domain"], row["code"], theme, what, tuple(statements))

    def safe(self, theme: str, candidates: Sequence[Told]) -> list[Told]:
        """The candidates that can be told together, the first before the others."""
        known, asked = self._known(theme), self._asked(theme)
        truth = self._truth(theme)
        # what counts tell by themselves, as that nobody in a town has the need, is told
        told_anyway = {id(s.ask) for s in shortfalls(known, asked, truth, whole=truth)}
        asked = [ask for ask in asked if id(ask) not in told_anyway]

        def are_safe(some: Sequence[Told]) -> bool:
            said = [s for one in some for s in one.statements]
            return not any(True for _ in shortfalls([*known, *said], asked, truth, whole=truth))

        if are_safe(candidates):
            return list(candidates)
        kept: list[Told] = []
        for one in candidates:
            if are_safe([*kept, one]):
                kept.append(one)
        return kept

    def _inside(self, code: str) -> pd.Series:
        return self.classes["municipality"].eq(code) | (code == ALL)

    def _cell(self, variable: str, theme: str, at: int) -> Cell:
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
        known = []
        for name in (None, *_BY):
            keys = self.classes[name] if name else pd.Series("", self.classes.index)
            for key, at in keys.groupby(keys).groups.items():
                whole = cell(NEED, theme=theme, **({name: str(key)} if name else {}))
                known.append(adds_up(whole, [self._cell(NEED, theme, n) for n in at]))
                if self.counts.cells["shown"].get(whole, False):
                    known.append(number(whole, float(self.counts.truth[whole])))
        for n, met in enumerate(self.classes["met"]):
            need, rated = (self._cell(v, theme, n) for v in (NEED, RATED))
            known.append(Statement(((need, 1.0),), 0.0, float(met)))
            known += within(rated, need)
            for name in SCORES:
                known += within(self._cell(name, theme, n), rated, low=1, high=5)
        return known

    def _asked(self, theme: str) -> list[Ask]:
        """One company more or less in every class of few, and one more or less in their answers."""
        asked = [a for a in self.counts.asked if dict(a.cell.where).get("theme") == theme]
        asked = [a for a in asked if a.cell.variable == NEED and not a.knows]
        sums = self.sums[theme]
        for n in np.flatnonzero(self.classes["groups"] < self.rules.minimum):
            row, met = sums.iloc[n], float(self.classes["met"].iloc[n])
            bounds = {NEED: (0.0, met)}
            bounds |= {name: (row[RATED], 5 * row[RATED]) for name in SCORES if row[RATED]}
            for name, (low, high) in bounds.items():
                ends = max(low, row[name] - 1), min(high, row[name] + 1)
                asked.append(Ask(self._cell(name, theme, n), *ends))
        return asked

    def _truth(self, theme: str) -> dict[Cell, float]:
        sums = self.sums[theme]
        truth = {
            self._cell(name, theme, n): float(sums[name].iloc[n])
            for name in (NEED, RATED, *SCORES)
            for n in range(len(sums))
        }
        every = zip(self.counts.truth.index, self.counts.truth, strict=True)
        return truth | {c: float(v) for c, v in every if dict(c.where).get("theme") == theme}
