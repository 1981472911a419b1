"""What of a change over many years is the country's, the industry's and the place's own.

Rows are (year, place), columns are industries, cells are persons employed. The trap: the
years must be of one series; a table over a break has to be cut there first.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import TOLERANCE, refuse
from industry_analysis.indicators.economies import Economies, economy_faults, in_order
from industry_analysis.indicators.layout import tidy
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shifts import parts_of


@indicator(
    label={"sv": "Dynamisk shift-share-analys", "en": "Dynamic shift-share analysis"},
    unit={"sv": "personer", "en": "persons"},
    kind="count",
    definition={
        "sv": "Förändringen av antalet sysselsatta, delad som i en shift-share-analys år för år "
        "och sedan summerad.",
        "en": "The change in the number of employed, divided as in a shift-share analysis year by "
        "year and then added up.",
    },
    reading={
        "sv": "De tre delarna summerar till förändringen; skiljer de sig från dem mellan första "
        "och sista året har branscherna bytt storlek eller takt på vägen.",
        "en": "The three parts add up to the change; where they differ from those between the "
        "first and the last year, sectors have changed size or pace on the way.",
    },
    direction="higher",
    source=("employment",),
    per=("place", "industry", "part"),
    parts={
        "national": {"sv": "Riksdel, år för år", "en": "National part, year by year"},
        "mix": {"sv": "Branschdel, år för år", "en": "Mix part, year by year"},
        "competitive": {"sv": "Lokal del, år för år", "en": "Local part, year by year"},
        "change": {"sv": "Förändring", "en": "Change"},
    },
)
def dynamic_shift_share(
    employed_by_year: pd.DataFrame,
    reference_by_year: pd.DataFrame,
    *,
    reference_growth: pd.Series | None = None,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Change in the employed, divided as in `shift_share` year by year and added up.

    The sizes of the industries and the growth of the reference are those of each year, so a
    place that has changed its industries on the way is not held against its first year's.
    Never across a series break.

    Parameters
    ----------
    employed_by_year
        Persons employed, rows (year, place), columns industries; the same places each year.
        Sparse columns are filled: time and memory follow places x industries x years.
    reference_by_year
        Persons employed in the reference economy, years x industries.
    reference_growth
        Growth of the reference economy as a whole since the year before, as a share, by
        year; by default that of its industries together, see `shift_share`.
    tolerance
        As in `quotient.location_quotient`.

    Returns
    -------
    DataFrame
        As that of `shift_share`, in the order of the first year. With two years it is the
        same. An industry that comes to the place on the way is competitive that year and
        divided in the years after.

    Raises
    ------
    IndicatorError
        As in `shift_share`, for any two years; or if there are fewer than two years, the
        steps between them differ, or a year lacks a reference or its growth.

    References
    ----------
    Barff, R. A. & Knight, P. L. (1988). Dynamic shift-share analysis.
    """
    refuse(_table_faults(employed_by_year, reference_by_year))
    years = sorted(employed_by_year.index.unique(level=0).tolist())
    refuse(_year_faults(years, reference_by_year, reference_growth))
    steps = [
        Economies(
            employed_by_year.loc[first],
            employed_by_year.loc[last],
            reference_by_year.T[first],
            reference_by_year.T[last],
        )
        for first, last in pairwise(years)
    ]
    refuse(
        fault
        for step, given in zip(pairwise(years), steps, strict=True)
        for fault in _step_faults(given, step, tolerance=tolerance)
    )
    first, *others = [
        _parts(given, None if reference_growth is None else float(reference_growth[year]))
        for given, year in zip(steps, years[1:], strict=True)
    ]
    return sum((parts.reindex(first.index) for parts in others), start=first)


def _parts(given: Economies, reference_growth: float | None) -> pd.DataFrame:
    ordered = in_order(given)
    growth = ordered.growth(reference_growth)
    return tidy(parts_of(ordered, growth, ordered.industry_growth(otherwise=growth)))


def _step_faults(given: Economies, step: tuple[int, int], *, tolerance: float) -> list[str]:
    first, last = step
    names = (
        f"employed_by_year {first}",
        f"employed_by_year {last}",
        f"reference_by_year {first}",
        f"reference_by_year {last}",
    )
    return economy_faults(given, names=names, tolerance=tolerance)


def _table_faults(employed_by_year: pd.DataFrame, reference_by_year: pd.DataFrame) -> list[str]:
    faults = []
    for name, table, levels, rows in (
        ("employed_by_year", employed_by_year, 2, "(year, place)"),
        ("reference_by_year", reference_by_year, 1, "years"),
    ):
        if not isinstance(table, pd.DataFrame):
            faults.append(f"{name}: a DataFrame is needed, not {type(table).__name__}")
        elif table.index.nlevels != levels:
            of = table.index.nlevels
            have = "1 level" if of == 1 else f"{of} levels"
            faults.append(f"{name}: rows must be {rows}, not of {have}")
        elif not pd.api.types.is_integer_dtype(table.index.get_level_values(0).dtype):
            faults.append(f"{name}: years must be whole numbers")
    return faults


def _year_faults(
    years: Sequence[int], reference_by_year: pd.DataFrame, reference_growth: pd.Series | None
) -> list[str]:
    faults = []
    if len(years) < 2:
        faults.append(f"employed_by_year: at least 2 years are needed, not {len(years)}")
    # ASSUME: steps of one length, as a rule a year: a longer one would weigh the sizes of the
    # industries at its start for more years than the others.
    if len(set(np.diff(years).tolist())) > 1:
        listed = ", ".join(str(year) for year in years)
        faults.append(f"employed_by_year: the steps between the years differ: {listed}")
    known = reference_by_year.index
    if known.has_duplicates:
        faults.append(f"reference_by_year: {known[known.duplicated()][0]} is repeated")
    faults += [f"reference_by_year: {year} is missing" for year in years if year not in known]
    if reference_growth is not None:
        growth = reference_growth.reindex(pd.Index(years[1:]))
        faults += [
            f"reference_growth: {year} is missing" for year in years[1:] if np.isnan(growth[year])
        ]
    return faults
