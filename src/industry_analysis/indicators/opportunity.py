"""What a place could move into next: near, complex, or both.

Rows are places, columns are industries. The trap: an industry that is near may be near only
because it is everywhere, and one that is complex only because the large places have it.
These are options to look into, not advice.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators import proximity as _proximity
from industry_analysis.indicators.cells import Cells, Numbers
from industry_analysis.indicators.complexity import complexity
from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.proximity import cells_and_proximity, relatedness_density
from industry_analysis.indicators.register import indicator

Positions = npt.NDArray[np.intp]

QUADRANTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "near and more complex": {"sv": "nära och mer komplex", "en": "near and more complex"},
        "near and less complex": {"sv": "nära och mindre komplex", "en": "near and less complex"},
        "far and more complex": {"sv": "långt bort och mer komplex", "en": "far and more complex"},
        "far and less complex": {
            "sv": "långt bort och mindre komplex",
            "en": "far and less complex",
        },
    }
)
_ROWS_AT_A_TIME = 4096  # so that what is dense in between stays small
_ROUNDING = 1e-12


@indicator(
    label={"sv": "Utvecklingsmöjligheter", "en": "Opportunity index"},
    unit={"sv": "standardavvikelser, summerade", "en": "standard deviations, summed"},
    kind="score",
    definition={
        "sv": "Hur komplexa de branscher är som platsen saknar, var och en vägd med hur nära den "
        "ligger.",
        "en": "How complex the industries are that the place lacks, each weighted by how near it "
        "is.",
    },
    reading={
        "sv": "Högre är fler komplexa branscher inom räckhåll; 0 är att de som saknas är som "
        "medelplatsens, eller att ingen saknas; summan följer platsens storlek.",
        "en": "Higher is more complex industries within reach; 0 is that those it lacks are as in "
        "the mean place, or that it lacks none; the sum follows the size of the place.",
    },
    # ASSUME: neither is better: the sum grows with how many industries the place lacks.
    direction="neither",
    source=("job_ads", "employment"),
    per=("place",),
    among_all=True,
)
def opportunity_index(
    presence: pd.DataFrame,
    *,
    industry_complexity: pd.Series | None = None,
    proximity: pd.DataFrame | None = None,
) -> pd.Series:
    """Complexity of the industries that a place lacks, each weighted by how near it is (COI).

    Parameters
    ----------
    presence
        True and false, places x industries; dense or sparse columns.
    industry_complexity
        Complexity per industry; by default `complexity` of `presence`.
    proximity
        As in `relatedness_density`.

    Returns
    -------
    Series
        Sum per place, in standard deviations of the places' complexity. Higher: more complex
        industries within reach. 0: those it lacks are as complex as the mean place, or it
        lacks none. Neither standardised nor per industry, so it grows with their number.

    Raises
    ------
    IndicatorError
        As in `complexity` and `relatedness_density`, if the complexity of an industry is
        missing, or if an industry is near no other.

    References
    ----------
    Hausmann, R., Hidalgo, C. A. et al. (2014). The Atlas of Economic Complexity: opportunity
    value.
    """
    cells, near = cells_and_proximity(presence, proximity)
    complex_ = _industry_complexity(presence, industry_complexity)
    sums = _refuse_unrelated(near, presence.columns)

    def value(rows: Numbers) -> Numbers:
        return ((1 - rows) * (rows @ near / sums)) @ complex_

    values = np.empty(len(presence))
    _row_by_row(cells, value, into=values)
    return pd.Series(values, presence.index, name="opportunity_index")


@indicator(
    label={"sv": "Möjlighetsvinst", "en": "Opportunity gain"},
    unit={"sv": "standardavvikelser, summerade", "en": "standard deviations, summed"},
    kind="score",
    definition={
        "sv": "Hur mycket platsens utvecklingsmöjligheter skulle ändras om den fick branschen.",
        "en": "How much the opportunity index of the place would change if it got the industry.",
    },
    reading={
        "sv": "Över 0 öppnar branschen för fler komplexa branscher, under 0 är de möjligheter som "
        "är kvar mindre värda; tomt där platsen redan har branschen.",
        "en": "Above 0 the industry opens the way to more complex ones, below 0 the options left "
        "are worth less; missing where the place has the industry.",
    },
    direction="higher",
    source=("job_ads", "employment"),
    per=("place", "industry"),
    among_all=True,
)
def opportunity_gain(
    presence: pd.DataFrame,
    *,
    industry_complexity: pd.Series | None = None,
    proximity: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How much the opportunity index of a place would change by a new industry (COG).

    What the industry brings nearer, less the option that is used up. Complexity and
    proximity are held as they are.

    Parameters
    ----------
    presence, industry_complexity, proximity
        As in `opportunity_index`.

    Returns
    -------
    DataFrame
        Change in `opportunity_index`, places x industries, always dense. Negative: the
        options left are worth less than before. Missing where the place has the industry.

    Raises
    ------
    IndicatorError
        As in `opportunity_index`.

    References
    ----------
    Hausmann, R., Hidalgo, C. A. et al. (2014). The Atlas of Economic Complexity: opportunity
    gain, with its second term, which several packages leave out.
    """
    cells, near = cells_and_proximity(presence, proximity)
    complex_ = _industry_complexity(presence, industry_complexity)
    sums = _refuse_unrelated(near, presence.columns)

    def gain(rows: Numbers) -> Numbers:
        brought_nearer = ((1 - rows) * (complex_ / sums)) @ near.T
        used_up = rows @ near / sums * complex_
        return np.where(rows == 1, np.nan, brought_nearer - used_up)

    values = np.empty(cells.shape)
    _row_by_row(cells, gain, into=values)
    return pd.DataFrame(values, presence.index, presence.columns, copy=False)


def diversification_options(
    presence: pd.DataFrame,
    *,
    places: Iterable[str] | None = None,
    industry_complexity: pd.Series | None = None,
    proximity: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every industry that a place lacks: how near it is and how complex, beside its own.

    Parameters
    ----------
    presence
        True and false, places x industries; dense or sparse columns.
    places
        Those to list; by default all. Proximity and complexity come from all places.
    industry_complexity, proximity
        As in `opportunity_index`.

    Returns
    -------
    DataFrame
        One row a place and industry that it lacks, in the order of `presence`: ``density``;
        ``relative_density``, less its mean over what the place lacks; ``complexity``;
        ``relative_complexity``, less the mean over what the place has, which is the place's
        own index; ``quadrant``, a key of `QUADRANTS`, near from a relative density of 0 and
        more complex above a relative complexity of 0; ``opportunity_gain``.

    Raises
    ------
    IndicatorError
        As in `opportunity_index`, or if a place to list is not in the table.

    References
    ----------
    Balland, P.-A., Boschma, R., Crespo, J. & Rigby, D. L. (2019). Smart specialization policy
    in the European Union.
    """
    if proximity is None:
        proximity = _proximity.proximity(presence)
    if industry_complexity is None:
        industry_complexity = complexity(presence).industries
    chosen = _chosen(presence, places)
    density = relatedness_density(chosen, proximity)
    gain = opportunity_gain(chosen, industry_complexity=industry_complexity, proximity=proximity)
    complex_ = _industry_complexity(presence, industry_complexity)
    has = gain.isna().to_numpy()
    # ASSUME: near is beside what else the place could move into, as what it has is nearer to
    # itself than anything else; complex is beside what it has, so that more complex would
    # raise its own index.
    mean_density = density.where(~has).mean(axis="columns").to_numpy()
    mean_complexity = has @ complex_ / has.sum(axis=1).clip(1)
    place, industry = np.nonzero(~has)
    options = pd.DataFrame(
        {
            "density": density.to_numpy()[place, industry],
            "relative_density": density.to_numpy()[place, industry] - mean_density[place],
            "complexity": complex_[industry],
            "relative_complexity": complex_[industry] - mean_complexity[place],
        },
        index=_pairs(chosen, place, industry),
    )
    options["quadrant"] = _quadrants(options["relative_density"], options["relative_complexity"])
    options["opportunity_gain"] = gain.to_numpy()[place, industry]
    return options


def _pairs(table: pd.DataFrame, place: Positions, industry: Positions) -> pd.MultiIndex:
    names = [table.index.name or "place", table.columns.name or "industry"]
    # from positions: labels of each row would take more memory than all the numbers
    axes: Any = [table.index, table.columns]
    positions: Any = [place, industry]
    return pd.MultiIndex(axes, positions, names=names)


def _quadrants(nearer: pd.Series, harder: pd.Series) -> Any:
    codes: Any = 2 * (nearer < -_ROUNDING).to_numpy() + (harder <= _ROUNDING).to_numpy()
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(QUADRANTS)))


def _chosen(presence: pd.DataFrame, places: Iterable[str] | None) -> pd.DataFrame:
    if places is None:
        return presence
    wanted = pd.Index(list(places))
    unknown = [repr(place) for place in wanted.difference(presence.index, sort=False).tolist()]
    if unknown:
        raise IndicatorError(
            f"places: not all are in presence; {len(unknown)} missing; the first is {unknown[0]}"
        )
    return presence.loc[presence.index.isin(wanted)]


def _industry_complexity(presence: pd.DataFrame, given: pd.Series | None) -> Numbers:
    if given is None:
        given = complexity(presence).industries
    values = given.reindex(presence.columns).to_numpy(dtype=float, na_value=np.nan)
    missing = presence.columns[~np.isfinite(values)].tolist()
    if missing:
        raise IndicatorError(
            f"industry_complexity: missing for {len(missing)} of the industries in presence; the "
            f"first is {missing[0]!r}"
        )
    return values


def _refuse_unrelated(near: Numbers, industries: pd.Index) -> Numbers:
    sums = near.sum(axis=0)
    unrelated = industries[sums == 0].tolist()
    if unrelated:
        raise IndicatorError(
            f"proximity: industries near no other: {len(unrelated)}; the first is {unrelated[0]!r}"
        )
    return sums


def _row_by_row(cells: Cells, function: Callable[[Numbers], Numbers], *, into: Numbers) -> None:
    for start in range(0, len(into), _ROWS_AT_A_TIME):
        rows = cells[start : start + _ROWS_AT_A_TIME]
        dense = rows if isinstance(rows, np.ndarray) else rows.toarray()
        into[start : start + _ROWS_AT_A_TIME] = function(dense)
