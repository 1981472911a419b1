"""Weighted means by domain and their errors, for many columns and sets of weights at once.

Rows are companies that answered, columns are what is averaged, groups are domains such as
municipalities. The trap: a missing value takes the company out of that column's mean, so two
columns can speak of different companies.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.needs.survey.raking import Codes, Numbers, group_matrix
from industry_analysis.needs.survey.replicates import Replicates
from industry_analysis.needs.survey.weights import Weights

ROUNDING = 1e-7  # of an estimate; margins are met to 1e-9


class Domains(NamedTuple):
    """Which domain each company that answered is in; labels and companies of the domains."""

    codes: Codes
    labels: pd.Index
    companies: Numbers


class Sums(NamedTuple):
    """Sums by weights of values and of their companies, sets of weights x domains x columns."""

    total: Numbers
    companies: Numbers

    @property
    def means(self) -> Numbers:
        """Hájek's estimator: the mean by weights, missing where no company has a value."""
        with np.errstate(invalid="ignore"):
            return self.total / self.companies


def domains_of(answered: pd.DataFrame, population: pd.DataFrame, by: Sequence[str]) -> Domains:
    """Domains that the population has, in the order of their labels.

    Parameters
    ----------
    answered
        Companies that answered, as rows of the population.
    population
        All companies, with the columns of `by`.
    by
        Columns that cross to domains; the whole is one domain if there are none.

    Returns
    -------
    Domains

    Raises
    ------
    IndicatorError
        If a column is missing, or a company has nothing in it.
    """
    refuse(f"by: companies have no column {name!r}" for name in by if name not in population)
    refuse(
        f"by: {population[name].isna().sum()} companies have no {name}"
        for name in by
        if population[name].isna().any()
    )
    if not len(by):
        everybody = np.zeros(len(answered), dtype=np.intp)
        return Domains(everybody, pd.RangeIndex(1), np.array([float(len(population))]))
    cells = population.groupby(list(by), observed=True)
    size = cells.size()
    codes = cells.ngroup().loc[answered.index].to_numpy(np.intp)
    return Domains(codes, size.index, np.asarray(size, dtype=np.float64))


def weighted_sums(values: Numbers, domains: Domains, sets: Numbers) -> Sums:
    """Sums over domains of values and of companies with a value, for every set of weights.

    Parameters
    ----------
    values
        Companies x columns; a company without a value is left out of the column.
    domains
        Of the same companies.
    sets
        Weights, companies x sets.

    Returns
    -------
    Sums
    """
    adding = group_matrix(domains.codes, len(domains.labels))
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    top = [(adding * column) @ sets for column in filled.T]
    bottom = [(adding * column) @ sets for column in known.T]
    return Sums(np.stack(top).transpose(2, 1, 0), np.stack(bottom).transpose(2, 1, 0))


def variance(estimates: Numbers, replicates: Replicates) -> Numbers:
    """Variance of estimates: squared distances of the replicates from the first, scaled.

    Parameters
    ----------
    estimates
        Sets of weights x whatever; the first by the weights, the others by the replicates.
    replicates
        Whose scales are used.

    Returns
    -------
    array
        0 where no replicate differs from the estimate by more than rounding.
    """
    away = estimates[1:] - estimates[0]
    found = np.tensordot(replicates.scale, away**2, axes=1)
    return np.where(found <= (ROUNDING * np.abs(estimates[0])) ** 2, 0.0, found)


def answers_in(values: Numbers, domains: Domains) -> Numbers:
    """How many companies have a value, domains x columns."""
    return group_matrix(domains.codes, len(domains.labels)) @ (~np.isnan(values)).astype(float)


def degrees_of_freedom(values: Numbers, domains: Domains, weights: Weights) -> Numbers:
    """Answers less strata, of strata where not all answered; domains x columns.

    Parameters
    ----------
    values
        Companies x columns; only those with a value count.
    domains, weights
        Of the same companies.

    Returns
    -------
    array
        Infinite where all who count are in strata where all answered.
    """
    stratum, names = pd.factorize(weights.stratum)
    varies = (weights.strata["rate"].loc[names] < 1).to_numpy()[stratum]
    counted = np.where(varies[:, np.newaxis], values, np.nan)
    shape = len(domains.labels), len(names)
    labels = pd.RangeIndex(shape[0] * shape[1])
    crossed = domains._replace(codes=domains.codes * len(names) + stratum, labels=labels)
    cells = answers_in(counted, crossed).reshape(*shape, -1)
    strata = (cells > 0).sum(axis=1)
    return np.where(strata == 0, np.inf, cells.sum(axis=1) - strata)


def variance_by_lot(values: Numbers, domains: Domains, weights: Weights) -> Numbers:
    """Variance that the means would have, had as many been drawn by lot from the domain.

    The spread is estimated by the weights; without a frame there is no correction for the
    finite population.

    Parameters
    ----------
    values, domains, weights
        As in `degrees_of_freedom`.

    Returns
    -------
    array
        Domains x columns, missing with fewer than 2 answers.
    """
    alone = weights.weight.to_numpy()[:, np.newaxis]
    sums = weighted_sums(values, domains, alone)
    spread = (weighted_sums(values**2, domains, alone).means - sums.means**2)[0]
    answers = answers_in(values, domains)
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = answers / sums.companies[0] if weights.weighted else np.zeros_like(answers)
        return np.where(answers > 1, (1 - rate) * spread / (answers - 1), np.nan)
