"""Which themes come first, and how sure is their order?

Rows are themes, or domains and themes; in `order` they are pairs of themes. The trap: a list
always has a first place; only where the intervals of the ranks part is the order known.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from industry_analysis.needs.survey.answers import Survey
from industry_analysis.needs.survey.intervals import around, quantile
from industry_analysis.needs.survey.judging import (
    LEAST_ANSWERS,
    LEVEL,
    Judged,
    check_options,
    judged,
    listed,
)
from industry_analysis.needs.survey.means import (
    Domains,
    answers_in,
    domains_of,
    variance,
    weighted_sums,
)
from industry_analysis.needs.survey.raking import Numbers

UNSAID = "too few said how important and how well met"

_DECIMALS = 7  # of a score; margins are met to 1e-9

Marks = npt.NDArray[np.bool_]


class _Differences(NamedTuple):
    """Scores of one theme less those of another, domains x pairs of themes."""

    sets: Numbers
    error: Numbers
    complete: Marks


def priorities(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Themes by weighted discrepancy, with intervals of their ranks that all hold at once.

    The score of a need is importance × (importance − performance), from 0 to 20; that of a
    company without a need is 0. The score of a theme is the mean over companies.

    Parameters
    ----------
    survey, by, least, level
        As in `share_with_need`.

    Returns
    -------
    DataFrame
        One row per domain and theme. ``answers``: companies that answered. ``score``, ``se``,
        ``low``, ``high``, ``degrees``: of the mean score. ``rank``: 1 for the highest, equal
        ones share the better rank. ``rank_low`` and ``rank_high``: between which the ranks of
        all themes of the domain lie, as surely as the level says. ``first``: share of the
        replicates that put the theme first. ``reason`` and ``weighted`` as in
        `share_with_need`.

    Raises
    ------
    IndicatorError
        As in `share_with_need`.

    Notes
    -----
    A theme's rank is at least 1 and one for every theme that is surely above it. Surely is:
    the difference is larger than its error times a bound that, in so many replicates as the
    level says, no difference between any two themes of the domain exceeds (and not less than
    Student's t).

    References
    ----------
    Borich, G. D. (1980). A needs assessment model for conducting follow-up studies.
    Mogstad, M., Romano, J. P., Shaikh, A. M. & Wilhelm, D. (2024). Inference for ranks with
    applications to mobility across neighbourhoods and academic achievement across countries.
    """
    check_options(least, level)
    domains = domains_of(survey.companies, survey.population, by)
    sets, found = _scores(survey, domains, least)
    known = ~np.isnan(found.estimate)
    ranks = _ranks(np.where(known, sets, -np.inf))
    above = _surely_above(sets, found, survey, level)
    lowest = 1 + above.sum(axis=1)
    highest = known.sum(axis=1, keepdims=True) - above.sum(axis=2)
    low, high = around(found.estimate, found.error, found.degrees, level=level)
    columns = {
        "answers": found.answers.astype(int),
        "score": found.estimate,
        "se": found.error,
        "low": np.maximum(low, 0),
        "high": high,
        "degrees": found.degrees,
        "rank": _whole(ranks[0], known),
        "rank_low": _whole(lowest, known),
        "rank_high": _whole(highest, known),
        "first": np.where(known, (ranks[1:] == 1).mean(axis=0), np.nan),
        "reason": found.reason,
    }
    whole = dict.fromkeys(["rank", "rank_low", "rank_high"], "Int64")
    return listed(survey, domains, by, columns).astype(whole)


def order(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Pairs of themes, the one with the higher score first, and how sure that order is.

    Parameters
    ----------
    survey, by, least, level
        As in `share_with_need`.

    Returns
    -------
    DataFrame
        One row per domain and pair of themes that both have a score: the columns of `by`,
        ``theme`` and ``other``. ``difference`` of the scores, 0 or more, ``se``, ``low`` and
        ``high``: for this pair alone, so that of twenty pairs one may miss. ``certainty``:
        share of the replicates in that order, ties as a half. ``weighted`` as in
        `share_with_need`.

    Raises
    ------
    IndicatorError
        As in `share_with_need`.
    """
    check_options(least, level)
    domains = domains_of(survey.companies, survey.population, by)
    sets, found = _scores(survey, domains, least)
    one, other = np.triu_indices(survey.need.shape[1], 1)
    apart = _differences(sets, found, survey, one, other)
    turned = np.where(apart.sets[0] < 0, -1.0, 1.0)
    difference = turned * apart.sets[0]
    draws = turned * apart.sets[1:]
    certainty = ((draws > 0) + (draws == 0) / 2).mean(axis=0)
    low, high = around(difference, apart.error, found.degrees[:, :1], level=level)
    themes, backwards = survey.need.columns.to_numpy(), turned < 0
    where, pair = np.nonzero(~np.isnan(difference))
    labels = domains.labels.to_frame(index=False).iloc[where] if len(by) else pd.DataFrame()
    table = labels.reset_index(drop=True).assign(
        theme=themes[np.where(backwards, other, one)[where, pair]],
        other=themes[np.where(backwards, one, other)[where, pair]],
    )
    cells = {"difference": difference, "se": apart.error, "low": low, "high": high}
    numbers = {name: each[where, pair] for name, each in cells.items()}
    certain = {"certainty": certainty[where, pair], "weighted": survey.weights.weighted}
    return table.assign(**numbers, **certain)


def _scores(survey: Survey, domains: Domains, least: int) -> tuple[Numbers, Judged]:
    """Mean scores, sets of weights x domains x themes, and what the answers carry of them."""
    # ASSUME: the score of a need is its importance times how much less well it is met than it is
    # important; one that is met better has 0, and does not make up for the needs of others.
    need = survey.need.to_numpy(float)
    short = (survey.importance - survey.performance).clip(lower=0)
    score = (survey.importance * short).to_numpy(float)
    with_need = weighted_sums(need, domains, survey.sets)
    # ASSUME: those who did not say how important or how well met are like those who did.
    scores = weighted_sums(score, domains, survey.sets).means
    # nobody in need: no score to be known, and none is needed
    sets = with_need.means * np.where(with_need.total > 0, scores, 0.0)
    found = judged(survey, domains, need, sets, least=least)
    needing = answers_in(np.where(need > 0, need, np.nan), domains)
    # ASSUME: if fewer than half of those in need said both, they do not speak for the others.
    unsaid = (answers_in(score, domains) < needing / 2) & (found.answers >= least)
    sets = np.where(np.isnan(found.estimate) | unsaid, np.nan, sets)
    return sets, found._replace(
        estimate=sets[0],
        error=np.where(unsaid, np.nan, found.error),
        reason=np.where(unsaid, UNSAID, found.reason),
    )


def _differences(
    sets: Numbers, found: Judged, survey: Survey, one: Any, other: Any
) -> _Differences:
    """Differences between themes; their error is missing where it is 0 without all answering."""
    apart = sets[..., one] - sets[..., other]
    spread = variance(apart, survey.replicates)
    complete = found.complete[:, :1] & np.ones_like(spread, dtype=bool)
    return _Differences(apart, np.where((spread > 0) | complete, np.sqrt(spread), np.nan), complete)


def _surely_above(sets: Numbers, found: Judged, survey: Survey, level: float) -> Marks:
    """Whether one theme is surely above another, domains x themes x themes."""
    count = sets.shape[2]
    one, other = np.triu_indices(count, 1)
    above = np.zeros((sets.shape[1], count, count), dtype=bool)
    some = ~np.isnan(sets[0]).all(axis=1)
    sets, found = sets[:, some], Judged(*(each[some] for each in found))
    apart = _differences(sets, found, survey, one, other)
    with np.errstate(invalid="ignore", divide="ignore"):
        away = np.abs(apart.sets[1:] - apart.sets[0]) / apart.error
    farthest = np.nan_to_num(away).max(axis=2, initial=0)
    bound = np.quantile(farthest, level, axis=0, method="inverted_cdf")[:, np.newaxis]
    bound = np.maximum(bound, quantile(found.degrees[:, :1], level))
    sure = np.abs(apart.sets[0]) > bound * apart.error
    here = np.flatnonzero(some)[:, np.newaxis]
    above[here, one, other] = sure & (apart.sets[0] > 0)
    above[here, other, one] = sure & (apart.sets[0] < 0)
    return above


def _ranks(sets: Numbers) -> Numbers:
    """Ranks of the themes, 1 for the highest; equal ones, but for rounding, share the better."""
    return rankdata(-sets.round(_DECIMALS), method="min", axis=2)


def _whole(ranks: npt.NDArray[Any], known: Marks) -> Numbers:
    return np.where(known, ranks, np.nan)
