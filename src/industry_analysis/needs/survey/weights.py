"""How many companies does each one that answered stand for?

Rows are companies that answered. The trap: weights put right what the frame knows, that few
small companies answered, say; they cannot put right that within a cell those with much to
tell were the ones who answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import IndicatorError, refuse
from industry_analysis.needs.survey.cells import cell_name, collapse
from industry_analysis.needs.survey.faults import number_faults, table_faults
from industry_analysis.needs.survey.raking import CLOSE, Margin, Raked, group_matrix, rake
from industry_analysis.needs.survey.response import frame_faults, rates

# ASSUME: within a municipality and a class of size, the companies that answered are as if drawn
# by lot among all there. Whom to visit was seldom chosen so; no figure can mend that.
STRATA = ("municipality", "size_class")
MARGINS = ("municipality", "size_class", "sni")
# ASSUME: fewer than 5 answers cannot speak for the others in their cell; it joins another.
LEAST = 5
# ASSUME: no weight is more than 3 times, or less than a third of, the number of companies per
# answer in its stratum. Beyond that a few answers would decide the whole.
BOUND = 3.0
COMPLETE = "all answered"


@dataclass(frozen=True, eq=False)
class Weights:
    """What each company that answered stands for, and how that came about.

    Attributes
    ----------
    weight
        Per company: how many companies of the frame it stands for, itself among them.
    weighted
        Whether there was a frame. Without one all weights are 1, and every figure made from
        them must say that it is unweighted.
    stratum
        Per company the group of cells within which it counts as drawn by lot.
    strata
        One row per stratum: ``companies``, ``answered``, ``rate``. Companies are missing, and
        the rate is 0, without a frame.
    margins
        Totals that the weights meet, for sets of weights to be raked again.
    collapsed
        One row per cell that was too small: ``margin``, ``cell``, ``companies``, ``answered``
        and ``joined``, the group that it became part of.
    trimmed
        One row per company whose weight was cut off: ``before`` and ``after``.
    rounds
        How many rounds the raking took.
    """

    weight: pd.Series
    weighted: bool
    stratum: pd.Series
    strata: pd.DataFrame
    margins: tuple[Margin, ...]
    collapsed: pd.DataFrame
    trimmed: pd.DataFrame
    rounds: int

    @property
    def design_effect(self) -> float:
        """Kish's design effect of unequal weights: 1 if they are equal, 2 if half is lost."""
        weight = self.weight.to_numpy()
        return float(len(weight) * (weight**2).sum() / weight.sum() ** 2)


def frame_weights(
    frame: pd.DataFrame,
    interviews: pd.DataFrame,
    *,
    strata: Sequence[str] = STRATA,
    margins: Sequence[str] = MARGINS,
    least: int = LEAST,
    bound: float = BOUND,
) -> Weights:
    """Weights that make those who answered add up to the frame.

    A stratum's companies are shared among its answers (post-stratification); then the weights
    are raked to the margins, within bounds.

    Parameters
    ----------
    frame
        All companies, one row each: ``company`` and the columns of `strata` and `margins`.
    interviews
        Those that answered, one row each: ``company``.
    strata
        Columns that cross to the cells of which strata are made. If the last is an ordered
        category, cells that are too small join their neighbours in it.
    margins
        Columns whose totals the weights shall meet; none leaves the post-stratification.
    least
        Answers below which a cell joins another, 2 or more.
    bound
        How many times a weight may change by the raking, either way, more than 1.

    Returns
    -------
    Weights
        They add up to the frame: in all, in every stratum if there are no margins, and in
        every group of every margin.

    Raises
    ------
    IndicatorError
        If `response` would refuse the tables, nobody answered, or the margins cannot be met,
        at all or within the bounds.

    Notes
    -----
    Cells in which all companies answered are strata of their own with weight 1, unless so few
    answered elsewhere that the rest could not be weighted. `collapse` has the rule by which
    cells join.

    References
    ----------
    Holt, D. & Smith, T. M. F. (1979). Post stratification.
    Deming, W. E. & Stephan, F. F. (1940). On a least squares adjustment of a sampled
    frequency table when the expected marginal totals are known.
    Kalton, G. & Flores-Cervantes, I. (2003). Weighting methods.
    """
    refuse(number_faults(least=(least, 1), bound=(bound, 1)))
    refuse(["strata: a column or more is needed"] * (not len(strata)))
    refuse(frame_faults(frame, interviews, [*strata, *margins]))
    refuse(["interviews: nobody answered, and no weights can be given"] * interviews.empty)
    known = frame.set_index("company")
    answered = pd.Series(known.index.isin(interviews["company"]), known.index)
    stratum, joined = _strata(known, answered, strata, least)
    shares = rates(answered, stratum)
    start = (1 / shares["rate"]).loc[stratum[answered]].set_axis(known.index[answered])
    apart = stratum.map(shares["rate"] == 1)
    met, reports = [], [joined]
    for column in margins:
        margin, report = _margin(known[column], answered, start, apart, least, bound)
        met.append(margin)
        reports.append(report)
    raked, trimmed = _bounded(start, met, bound)
    order = pd.Index(interviews["company"])
    at = start.index.get_indexer(order)
    return Weights(
        weight=pd.Series(raked.weights[at, 0], order, name="weight"),
        weighted=True,
        stratum=stratum.loc[order].rename("stratum"),
        strata=shares,
        margins=tuple(margin._replace(codes=margin.codes[at]) for margin in met),
        collapsed=pd.concat(reports, ignore_index=True),
        trimmed=trimmed,
        rounds=raked.rounds,
    )


def no_weights(interviews: pd.DataFrame) -> Weights:
    """Weight 1 for every company that answered, where there is no frame.

    Parameters
    ----------
    interviews
        Those that answered, one row each: ``company``.

    Returns
    -------
    Weights
        With ``weighted`` false, and one stratum of an unknown number of companies.

    Raises
    ------
    IndicatorError
        If a company is missing or repeated.
    """
    # ASSUME: without a frame those who answered are as if drawn by lot among a great many.
    refuse(table_faults(interviews, [], name="interviews"))
    order = pd.Index(interviews["company"])
    everybody = {"companies": [np.nan], "answered": [len(order)], "rate": [0.0]}
    return Weights(
        weight=pd.Series(1.0, order, name="weight"),
        weighted=False,
        stratum=pd.Series("everybody", order, name="stratum"),
        strata=pd.DataFrame(everybody, index=["everybody"]),
        margins=(),
        collapsed=_joined("", pd.DataFrame({"companies": [], "answered": []}), pd.Series([])),
        trimmed=pd.DataFrame({"before": [], "after": []}),
        rounds=0,
    )


def _strata(
    known: pd.DataFrame, answered: pd.Series, columns: Sequence[str], least: int
) -> tuple[pd.Series, pd.DataFrame]:
    """Per company of the frame its stratum, and what cells were joined."""
    cells = [known[column] for column in columns]
    counts = rates(answered, cells)
    complete = counts["rate"] == 1
    if counts.loc[~complete, "answered"].sum() < least:
        complete &= bool(complete.all())
    rest = counts[~complete]
    names = collapse(
        rest.assign(stands_for=rest["companies"]), ordered=_ordered(cells[-1]), least=least
    )
    alone = pd.Series(
        [f"{COMPLETE}: {cell_name(cell)}" for cell in counts.index[complete]], dtype=object
    )
    names = pd.concat([names, alone.set_axis(counts.index[complete])])
    cell = answered.groupby(cells, observed=True).ngroup()
    stratum = names.reindex(counts.index).iloc[cell].set_axis(known.index)
    return stratum, _joined(" x ".join(columns), rest, names)


def _margin(
    column: pd.Series,
    answered: pd.Series,
    start: pd.Series,
    apart: pd.Series,
    least: int,
    bound: float,
) -> tuple[Margin, pd.DataFrame]:
    """Groups of a margin among companies whose stratum is not complete; the others are one."""
    rest = column[~apart]
    counts = rates(answered[~apart], rest)
    stands_for = start.reindex(rest.index, fill_value=0.0).groupby(rest, observed=True).sum()
    names = collapse(
        counts.assign(stands_for=stands_for), ordered=_ordered(column), least=least, bound=bound
    )
    group = column.astype(object).map(names).where(~apart, COMPLETE)
    totals = group.value_counts(sort=False)
    codes = totals.index.get_indexer(pd.Index(group.loc[start.index]))
    counted = np.asarray(totals, dtype=np.float64)
    margin = Margin(str(column.name), totals.index, codes, counted)
    return margin, _joined(str(column.name), counts, names)


def _ordered(column: pd.Series) -> bool:
    return isinstance(column.dtype, pd.CategoricalDtype) and bool(column.cat.ordered)


def _joined(margin: str, counts: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """The cells of a margin that are in one group with others."""
    group = names.reindex(counts.index)
    report = counts[["companies", "answered"]].assign(joined=group)
    report.insert(0, "cell", pd.Series(report.index.to_flat_index(), report.index, dtype=object))
    report.insert(0, "margin", margin)
    return report[group.duplicated(keep=False)].reset_index(drop=True)


def _bounded(start: pd.Series, margins: list[Margin], bound: float) -> tuple[Raked, pd.DataFrame]:
    """Raked weights within bounds, and what the bounds changed."""
    column = start.to_numpy(float)[:, np.newaxis]
    free = rake(column, margins)
    _refuse_missed(free, margins, "no weights do")
    low, high = column / bound, column * bound
    outside = ((free.weights < low) | (free.weights > high))[:, 0]
    raked = rake(column, margins, low=low, high=high) if outside.any() else free
    _refuse_missed(raked, margins, f"none within {bound:g} times those of the strata do")
    both = pd.DataFrame({"before": free.weights[:, 0], "after": raked.weights[:, 0]}, start.index)
    return raked, both[outside]


def _refuse_missed(raked: Raked, margins: list[Margin], why: str) -> None:
    if raked.missed[0] <= CLOSE:
        return
    faults = []
    for margin in margins:
        sums = (group_matrix(margin.codes, len(margin.totals)) @ raked.weights)[:, 0]
        off = np.flatnonzero(np.abs(sums / margin.totals - 1) > CLOSE)
        if len(off):
            first = off[0]
            faults.append(
                f"margin {margin.name}: {len(off)} totals cannot be met together with the others,"
                f" {why}; the first is {margin.groups[first]!r}, {margin.totals[first]:g} in the"
                f" frame and {sums[first]:g} by weight"
            )
    raise IndicatorError("\n".join(faults))
