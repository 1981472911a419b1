"""Which municipalities are most like one of them, in what, and how have they developed since?

Rows are municipalities. The trap: being nearest does not mean being near; the distance is told
in parts of the usual one between two municipalities.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.spatial.distance import pdist  # type: ignore[import-untyped, unused-ignore]

from industry_analysis.clustering.composition import composition
from industry_analysis.clustering.features import standard_scores
from industry_analysis.clustering.kinds import SEED
from industry_analysis.clustering.naming import MARKED
from industry_analysis.clustering.twins import twins
from industry_analysis.indicators.sectors import sector_shares

# the published figures that twins are alike in, beside what their employed work in
FIGURES = ("population", "out_commuting", "post_secondary", "mean_age", "tax_base")
# the published figures of the development, and what is measured of it
DEVELOPING = ("wage_sum", "new_firms", "post_secondary")
OUTCOMES = ("wage_sum_growth", "new_firms_change", "education_change", "industry_growth")
TWINS = 8
START = 2015
SPAN = 3  # years in a mean of new firms
# a share of one half is then known to within 0.03
DRAWS = 1_000


class Likeness(NamedTuple):
    """What municipalities are compared in, with its weights, and the usual distance."""

    features: pd.DataFrame
    weights: pd.Series
    usual: float


def likeness(employed: pd.DataFrame, figures: pd.DataFrame) -> Likeness:
    """What municipalities are compared in: composition of the employed, and published figures.

    Parameters
    ----------
    employed
        Persons employed, all municipalities x the 15 groups of SNI 2007.
    figures
        The same municipalities x `FIGURES`, as from ``published.latest``.

    Returns
    -------
    Likeness
        ``features``: centred log-ratios of the composition, and z-scores of the figures, of
        population its logarithm. ``usual`` is the median distance between two municipalities.
    """
    ratios = composition(employed)
    scores = _scores(figures.loc[employed.index])
    # ASSUME: composition counts for half of the distance and the published figures together
    # for the other half. By composition alone a town of 30 000 has twins of 13 000 and 70 000.
    variance = ratios.var(ddof=0).sum()
    weights = pd.concat(
        [pd.Series(1 / variance, ratios.columns), pd.Series(1 / scores.shape[1], scores.columns)]
    )
    features = ratios.join(scores)
    scaled = weights / weights.mean()
    return Likeness(features, weights, float(np.median(pdist(features * np.sqrt(scaled)))))


def nearest(alike: Likeness, code: str, *, n: int = TWINS) -> pd.DataFrame:
    """The municipalities most like one of them, the nearest first.

    Returns
    -------
    DataFrame
        One row a twin: ``distance``, 0 for an identical one and 1 for as far as two
        municipalities usually are; ``survives``, the share of random weightings in which it is
        still among the n nearest.
    """
    found = twins(alike.features, code, seed=SEED, weights=alike.weights, n=n, draws=DRAWS).nearest
    return found.assign(distance=found["distance"] / alike.usual).rename_axis("region_code")


def side_by_side(employed: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """What a reader compares municipalities in: shares of broad sectors, and the figures."""
    return sector_shares(employed).join(figures[list(FIGURES)]).rename_axis("region_code")


def traits(values: pd.DataFrame, code: str, others: Sequence[str]) -> pd.DataFrame:
    """In what each of the others is most like one municipality, and in what least.

    Parameters
    ----------
    values
        All municipalities x what they are compared in, as from `side_by_side`.

    Returns
    -------
    DataFrame
        One row each of the others: ``shared``, in which both are unlike other municipalities
        and like each other most; ``level``, ``"high"`` or ``"low"`` where both lie at least
        half a standard deviation to that side of the mean, else ``"alike"``; ``apart``, in which
        of the others they differ most, in standard deviations.
    """
    scores = _scores(values)
    own = scores.loc[code]
    gaps = (scores.loc[list(others)] - own).abs()
    # alike in the ordinary says little: what counts is being alike where both are special
    telling = own.abs() - gaps
    shared = telling.idxmax(axis="columns")
    apart = gaps.mask(pd.get_dummies(shared).reindex(columns=gaps.columns, fill_value=False))
    trait = scores.columns.get_indexer(pd.Index(shared))
    here, there = own.to_numpy()[trait], scores.loc[list(others)].to_numpy()
    there = there[np.arange(len(trait)), trait]
    level = np.select(
        [np.minimum(here, there) >= MARKED, np.maximum(here, there) <= -MARKED],
        ["high", "low"],
        default="alike",
    )
    return pd.DataFrame({"shared": shared, "level": level, "apart": apart.idxmax(axis="columns")})


def differences(values: pd.DataFrame, codes: Sequence[str]) -> pd.DataFrame:
    """How far each differs from the first, in standard deviations of all municipalities."""
    scores = _scores(values).loc[list(codes)]
    return scores - scores.iloc[0]


def _scores(values: pd.DataFrame) -> pd.DataFrame:
    """Standard scores, of population its logarithm: twice as many is as far as half as many."""
    return standard_scores(values.assign(population=np.log(values["population"])))


def development(
    figures: pd.DataFrame, industry: pd.Series, *, span: tuple[int, int], end: int
) -> pd.DataFrame:
    """How wages, new firms, education and industry have moved, in every region.

    Parameters
    ----------
    figures
        Rows (``region_code``, ``year``), columns `DEVELOPING`, as from ``published.over_time``.
    industry
        The employed in industry, rows (``region_code``, ``year``), of one series.
    span
        First and last year of industry, without a break between them.
    end
        Last year of the figures; their first is `START`.

    Returns
    -------
    DataFrame
        Regions x `OUTCOMES`: ``wage_sum_growth``, a share, current prices;
        ``new_firms_change``, firms per 1 000 inhabitants, between the means of the first and
        the last `SPAN` years; ``education_change``, percentage points; ``industry_growth``,
        a share. Missing where a year is.
    """
    wages, firms, educated = (figures[name].unstack("year") for name in DEVELOPING)
    # ASSUME: new firms vary by chance from year to year; three years together are compared.
    first, last = (
        firms[[year + step for step in range(SPAN)]].mean(axis="columns", skipna=False)
        for year in (START, end - SPAN + 1)
    )
    persons = industry.unstack("year")
    # ASSUME: a difference too small to be shown, under 0.1 per cent or 0.1 points, is none.
    return pd.DataFrame(
        {
            "wage_sum_growth": wages[end] / wages[START] - 1,
            "new_firms_change": last - first,
            "education_change": 100 * (educated[end] - educated[START]),
            "industry_growth": persons[span[1]] / persons[span[0]] - 1,
        }
    ).round(dict(zip(OUTCOMES, (3, 1, 1, 3), strict=True)))


def until_latest(
    industry: pd.Series, codes: Sequence[str], *, span: tuple[int, int]
) -> pd.DataFrame:
    """How industry has moved to the latest year, in those of the places that have it.

    Parameters
    ----------
    industry, span
        As in `development`.

    Returns
    -------
    DataFrame
        Of the places that have the latest year of all: ``start_year``, the first of the span,
        and ``year``; ``employed_start`` and ``employed``, persons; ``industry_latest``, the
        change as a share. No row where the latest year is that of the span.
    """
    persons = industry[industry.index.isin(codes, level="region_code")].unstack("year")
    year = int(persons.columns.max())
    rows = persons.reindex(list(codes))[[span[0], year]].dropna()
    start, end = rows[span[0]], rows[year]
    table = pd.DataFrame(
        {
            "start_year": span[0],
            "year": year,
            "employed_start": start,
            "employed": end,
            "industry_latest": (end / start - 1).round(3),
        }
    )
    return table if year > span[1] else table[:0]


def better(changes: pd.DataFrame, code: str) -> pd.Series:
    """In how many measures each of the others has developed better than one municipality."""
    others = changes.drop(index=code)
    return (others > changes.loc[code]).sum(axis="columns").rename("better")
