"""How many companies have a need, how important is it, and how well is it met?

Rows are themes, or domains and themes. The trap: a figure without a frame is of those who
answered and of nobody else; the column ``weighted`` says so on every row.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from industry_analysis.needs.survey.answers import Survey
from industry_analysis.needs.survey.faults import HIGHEST, LOWEST
from industry_analysis.needs.survey.intervals import around, wilson
from industry_analysis.needs.survey.judging import (
    ALIKE,
    LEAST_ANSWERS,
    LEVEL,
    NO_FRAME,
    Judged,
    check_options,
    judged,
    listed,
)
from industry_analysis.needs.survey.means import Domains, answers_in, domains_of, weighted_sums
from industry_analysis.needs.survey.raking import Numbers


def share_with_need(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Share of the companies that have a need in a theme.

    Parameters
    ----------
    survey
        As from `survey_of`.
    by
        Columns of the companies that cross to domains; the whole if there are none.
    least
        Answers below which no estimate is given, 2 or more.
    level
        How often the interval shall hold the truth, between 0 and 1.

    Returns
    -------
    DataFrame
        One row per domain and theme. ``answers``: companies that the estimate is of.
        ``estimate``: from 0, none, to 1, all. ``se``: its standard error, with finite
        population correction. ``low`` and ``high``: Wilson's interval, from the answers that
        drawn by lot would be as sure. ``degrees`` of freedom, infinite where all companies
        answered. ``design_effect``: variance over that of as many drawn by lot. ``reason``:
        why the estimate or its error is missing, else empty. ``weighted``: whether there was
        a frame.

    Raises
    ------
    IndicatorError
        If the companies have no such column, or an option is out of range.

    References
    ----------
    Särndal, C.-E., Swensson, B. & Wretman, J. (1992). Model assisted survey sampling.
    Kish, L. (1965). Survey sampling.
    """
    domains, values = _domains(survey, by, least, level), survey.need.to_numpy(float)
    found = _mean(survey, domains, values, least)
    effective = _effective_answers(survey, domains, found)
    low, high = wilson(found.estimate, effective, found.degrees, level=level)
    known = np.isin(found.reason, ["", ALIKE])
    return _table(
        survey, domains, by, found, np.where(known, low, np.nan), np.where(known, high, np.nan)
    )


def companies_with_need(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Number of companies in the frame that have a need in a theme: share times companies.

    Parameters
    ----------
    survey, by, least, level
        As in `share_with_need`.

    Returns
    -------
    DataFrame
        As from `share_with_need`, in companies. The interval is never below the number that
        said they have the need, nor above what those who have none leave. Without a frame
        all is missing, with the reason.

    Raises
    ------
    IndicatorError
        As in `share_with_need`.
    """
    table = share_with_need(survey, by=by, least=least, level=level)
    numbers = ["estimate", "se", "low", "high"]
    if not survey.weights.weighted:
        return table.assign(**dict.fromkeys(numbers, np.nan), reason=NO_FRAME)
    domains, need = domains_of(survey.companies, survey.population, by), survey.need.to_numpy()
    size = np.repeat(domains.companies, need.shape[1])
    said = answers_in(np.where(need, 1.0, np.nan), domains).ravel()
    others = answers_in(np.where(need, np.nan, 1.0), domains).ravel()
    table[numbers] = table[numbers].mul(size, axis="index")
    table["low"] = table["low"].clip(lower=said)
    table["high"] = table["high"].clip(upper=size - others)
    return table


def mean_importance(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Mean importance of a theme, from 1 to 5, among the companies that have a need in it.

    Parameters
    ----------
    survey, by, least, level
        As in `share_with_need`.

    Returns
    -------
    DataFrame
        As from `share_with_need`, with Student's interval cut off at 1 and 5. ``answers``
        are companies with the need that said how important it is.

    Raises
    ------
    IndicatorError
        As in `share_with_need`.
    """
    return _scale(survey, survey.importance, by, least, level)


def mean_performance(
    survey: Survey,
    *,
    by: Sequence[str] = (),
    least: int = LEAST_ANSWERS,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Mean of how well a need is met, from 1 to 5, among the companies that have it.

    Parameters
    ----------
    survey, by, least, level
        As in `share_with_need`.

    Returns
    -------
    DataFrame
        As from `mean_importance`.

    Raises
    ------
    IndicatorError
        As in `share_with_need`.
    """
    return _scale(survey, survey.performance, by, least, level)


def _scale(
    survey: Survey, answers: pd.DataFrame, by: Sequence[str], least: int, level: float
) -> pd.DataFrame:
    domains = _domains(survey, by, least, level)
    found = _mean(survey, domains, answers.to_numpy(float), least)
    low, high = around(found.estimate, found.error, found.degrees, level=level)
    bounds = np.clip(low, LOWEST, HIGHEST), np.clip(high, LOWEST, HIGHEST)
    return _table(survey, domains, by, found, *bounds)


def _domains(survey: Survey, by: Sequence[str], least: int, level: float) -> Domains:
    check_options(least, level)
    return domains_of(survey.companies, survey.population, by)


def _mean(survey: Survey, domains: Domains, values: Numbers, least: int) -> Judged:
    means = weighted_sums(values, domains, survey.sets).means
    return judged(survey, domains, values, means, least=least)


def _effective_answers(survey: Survey, domains: Domains, found: Judged) -> Numbers:
    """Answers that, drawn by lot from a great many, would make the share as sure."""
    # ASSUME: where all answered alike, the weights alone make the answers count for less.
    alike = found.answers / survey.weights.design_effect
    with np.errstate(invalid="ignore", divide="ignore"):
        if survey.weights.weighted:
            alike = alike / (1 - found.answers / domains.companies[:, np.newaxis])
        varied = found.estimate * (1 - found.estimate) / found.error**2
    effective = np.where(found.reason == ALIKE, alike, varied)
    return np.where(found.complete, np.inf, effective)


def _table(
    survey: Survey, domains: Domains, by: Sequence[str], found: Judged, low: Numbers, high: Numbers
) -> pd.DataFrame:
    columns = {
        "answers": found.answers.astype(int),
        "estimate": found.estimate,
        "se": found.error,
        "low": low,
        "high": high,
        "degrees": found.degrees,
        "design_effect": found.design_effect,
        "reason": found.reason,
    }
    return listed(survey, domains, by, columns)
