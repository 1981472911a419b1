"""Which cells may not be published by themselves, and why: the primary rules.

A row of contributions is what one company adds to one cell; the result has a row per cell.
The trap: companies of one holding group are one contributor. Who owns two of the five
companies behind a cell can subtract both, so every rule counts groups. That is never milder
than counting companies: there are at most as many groups, the largest of them is at least as
large, and the rest at most.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from industry_analysis.disclosure.statements import refuse

FREQUENCY = "frequency"
DOMINANCE = "dominance"
P_PERCENT = "p-percent"
UNANIMITY = "unanimity"
SMALL_BASE = "small base"


@dataclass(frozen=True)
class Rules:
    """When a cell is sensitive, and how closely an outsider may come to it.

    Attributes
    ----------
    minimum
        Fewer contributors than this, and at least one, are too few to publish.
    dominance
        Pairs (n, k): the largest n contributors may not hold more than the share k.
    p
        The largest contribution must not be estimable more closely than this share of it, by
        the second largest contributor, who knows their own.
    width
        How far to each side of a withheld count an outsider must be left in doubt, in companies.
    unit
        The least by which a withheld sum must be in doubt to each side, in its own unit.
    unanimity
        Whether a count that is all of its base is sensitive: it tells of each company in it.
    insider_width
        By how much a company alone in a withheld cell must be left in doubt of another one's
        count; 1 is that it cannot be told exactly, 0 that no such company is reckoned with.

    Raises
    ------
    DisclosureError
        If a setting is out of its range; all of them are named.
    """

    # ASSUME: five companies are the fewest behind a number; statistics offices ask for three
    # or more, but in a small municipality everyone knows whom we visited.
    minimum: int = 5
    # ASSUME: (1, 75 %), (2, 85 %) and p = 10 % are all asked for, the strictest decides.
    dominance: tuple[tuple[int, float], ...] = ((1, 0.75), (2, 0.85))
    p: float = 0.10
    # ASSUME: a withheld count must be in doubt by two companies to each side, and up to the
    # minimum, so that nobody can tell that it was withheld for being small.
    width: int = 2
    # ASSUME: a withheld sum is in doubt by one at least, so also where all that is summed is 0.
    unit: float = 1.0
    # ASSUME: that all companies of a cell have a need is told of each of them, so it is
    # withheld; that none has is told only where the cell is large enough to publish.
    unanimity: bool = True
    # ASSUME: a company that is alone in a cell knows that it is.
    insider_width: float = 1.0

    def __post_init__(self) -> None:
        ranges = {
            "minimum, 1 or more": self.minimum >= 1,
            "dominance, n of 1 or more and k between 0 and 1": all(
                n >= 1 and 0 < k < 1 for n, k in self.dominance
            ),
            "p, 0 or more and under 1": 0 <= self.p < 1,
            "width, 1 or more": self.width >= 1,
            "unit, over 0": self.unit > 0,
            "insider_width, 0 or more": self.insider_width >= 0,
        }
        refuse([f"rules: out of range: {rule}" for rule, kept in ranges.items() if not kept])


def sensitive(contributions: pd.DataFrame, *, rules: Rules, counts: bool) -> pd.DataFrame:
    """Apply the minimum frequency, (n,k) dominance and the p % rule to each cell.

    A cell is sensitive by dominance if its n largest contributors hold more than the share k,
    by the p % rule if what remains beside the two largest is under p of the largest: then the
    second largest, who subtracts their own, knows the largest within p. How far an outsider
    must be kept from a sum X is what the rules ask for: U = p x1 - (X - x1 - x2), and
    (x1 + ... + xn)/k - X; the larger of these, to both sides.

    Parameters
    ----------
    contributions
        Columns ``cell``, ``company``, ``value``, and if known ``group`` (missing: a company of
        its own). Several rows of a company in a cell are added up, for counts taken as one.
    rules
        The settings.
    counts
        Whether cells count companies, so that ``value`` is not read; else they sum values.

    Returns
    -------
    DataFrame
        Rows are cells that anyone contributes to. ``value``; ``contributors`` (groups);
        ``largest``, ``second`` (what they hold, 0 where there is none); ``reason`` (the rules
        broken, joined by ``+``, empty for none); ``low``, ``high`` (what an outsider must not
        be able to exclude; of the cell itself where it is not sensitive).

    Raises
    ------
    DisclosureError
        If a value is missing, infinite or negative, a company is missing, or is in two groups.

    References
    ----------
    Willenborg, L. & de Waal, T. (2001), *Elements of Statistical Disclosure Control*.
    Hundepool, A. et al. (2012), *Statistical Disclosure Control*.
    """
    refuse(contribution_faults(contributions, counts=counts))
    held = _held(contributions, counts=counts)
    place = held.groupby("cell").cumcount()
    by_cell = held.groupby("cell")["value"]
    found = pd.DataFrame({"value": by_cell.sum(), "contributors": by_cell.size()})
    found["largest"], found["second"] = (
        held.loc[place == at].set_index("cell")["value"].reindex(found.index).fillna(0.0)
        for at in (0, 1)
    )
    doubt = pd.DataFrame(index=found.index)
    if not counts:
        for n, k in rules.dominance:
            first = held.loc[place < n].groupby("cell")["value"].sum().reindex(found.index)
            doubt[f"{DOMINANCE}{n}"] = first / k - found["value"]
        rest = found["value"] - found["largest"] - found["second"]
        doubt[P_PERCENT] = rules.p * found["largest"] - rest
    # a sum of which hardly anything remains is what these rules are for, not rounding noise
    broken = doubt.gt(1e-12 * found["value"], axis="index")
    reason = _reasons(broken, found["contributors"] < rules.minimum)
    return found.assign(reason=reason, **_asked(found, doubt, reason.ne(""), rules, counts))


def _held(contributions: pd.DataFrame, *, counts: bool) -> pd.DataFrame:
    """What each group holds of each cell, the largest first."""
    rows = contributions.assign(group=holders(contributions))
    if counts:
        rows = rows.drop_duplicates(["cell", "company"]).assign(value=1.0)
    held = rows.groupby(["cell", "group"])["value"].sum().reset_index()
    return held.sort_values(["cell", "value", "group"], ascending=[True, False, True])


def holders(contributions: pd.DataFrame) -> pd.Series:
    """Who each row belongs to: the group, or the company where it is in none."""
    if "group" not in contributions:
        return "company " + contributions["company"].astype(str)
    group = contributions["group"]
    alone = "company " + contributions["company"].astype(str)
    return ("group " + group.astype(str)).where(group.notna(), alone)


def _reasons(broken: pd.DataFrame, few: pd.Series) -> pd.Series:
    dominated = broken.filter(like=DOMINANCE).any(axis="columns")
    close = broken.get(P_PERCENT, pd.Series(False, broken.index))
    marks = {FREQUENCY: few, DOMINANCE: dominated, P_PERCENT: close}
    words = [mark.map({True: word, False: ""}) for word, mark in marks.items()]
    joined = [[word for word in row if word] for row in zip(*words, strict=True)]
    return pd.Series(["+".join(row) for row in joined], broken.index, dtype=object)


def _asked(
    found: pd.DataFrame, doubt: pd.DataFrame, broken: pd.Series, rules: Rules, counts: bool
) -> dict[str, pd.Series]:
    value = found["value"]
    if counts:
        low = (value - rules.width).clip(lower=0)
        high = (value + rules.width).clip(lower=rules.minimum)
        return {"low": low.where(broken, value), "high": high.where(broken, value)}
    # ASSUME: a sum of too few is in doubt by p of its largest contribution at least, also where
    # the other rules ask nothing of it.
    few = found["contributors"] < rules.minimum
    least = (rules.p * found["largest"]).where(few, 0.0).clip(lower=rules.unit)
    wide = pd.concat([doubt, least], axis="columns").max(axis="columns").where(broken, 0.0)
    return {"low": (value - wide).clip(lower=0), "high": value + wide}


def contribution_faults(
    contributions: pd.DataFrame, *, counts: bool, name: str = "contributions"
) -> list[str]:
    """List what keeps rows from being contributions: one line per rule broken.

    Parameters
    ----------
    contributions
        As for `sensitive`; a column that is not there is not looked at.
    counts
        Whether values are not read.
    name
        What to call the table.
    """
    rows = contributions
    marks: dict[str, pd.Series] = {
        f"have no {c}": rows[c].isna() for c in ("cell", "company") if c in rows
    }
    if not counts and "value" in rows:
        value = rows["value"].astype(float)
        marks["have a value that is missing or infinite"] = value.isna() | value.abs().eq(np.inf)
        marks["have a negative value"] = value < 0
    if "group" in rows:
        groups = rows.groupby("company")["group"].transform("nunique", dropna=False)
        marks["are of a company in more than one group"] = groups > 1
    return [
        f"{name}: {mark.sum()} rows {rule}; the first is row {mark.idxmax()!r} "
        f"({rows['company'].loc[mark].iloc[0]!r})"
        for rule, mark in marks.items()
        if mark.any()
    ]
