"""One industry over the years: what can be drawn, ranked and compared, series by series.

Rows are (``region_code``, ``series``, ``year``). The trap: where two series overlap a line
takes each year from the later one, and still no change is computed across the break.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import IndicatorError


def common_years(over_time: pd.DataFrame, codes: Sequence[str], *, series: str) -> tuple[int, int]:
    """First and last year in which a series has a row for every one of the places.

    Raises
    ------
    IndicatorError
        If there is no such year.
    """
    rows = over_time.index.to_frame(index=False)
    rows = rows[rows.series.eq(series) & rows.region_code.isin(codes)]
    places = rows.groupby("year").region_code.nunique()
    shared = places.index[places == len(set(codes))]
    if shared.empty:
        named = ", ".join(repr(code) for code in codes)
        raise IndicatorError(f"over_time: no year of {series!r} has all of {named}")
    return shared.min(), shared.max()


def lines(values: pd.Series, codes: Sequence[str]) -> pd.DataFrame:
    """One column a place over the years of all series, each year from the latest series.

    Parameters
    ----------
    values
        Rows (``region_code``, ``series``, ``year``).
    codes
        The places, the one in question first; years in which it has no value are left out.

    Returns
    -------
    DataFrame
        Rows (``series``, ``year``) in order of time; missing where a place has no value.
    """
    # ASSUME: where two series overlap the later one is the main one; the earlier serves only
    # to size the break.
    chosen = values[values.index.isin(codes, level="region_code")]
    wide = chosen.unstack("region_code").reindex(columns=list(codes)).dropna(subset=[codes[0]])
    started = wide.index.to_frame().groupby(level="series")["year"].transform("min")
    ordered = wide.iloc[np.lexsort((wide.index.get_level_values("year"), started))]
    return ordered[~ordered.index.get_level_values("year").duplicated(keep="last")]


def ranks(shares: pd.DataFrame) -> pd.DataFrame:
    """Rank of each place by its value, 1 the highest, for every year of `lines`.

    Returns
    -------
    DataFrame
        Of the same shape; equal values share the better rank, a missing one has none.
    """
    return shares.rank(axis="columns", method="min", ascending=False)


def data_limits(
    over_time: pd.DataFrame,
    unknown: pd.DataFrame,
    code: str,
    *,
    series: str,
    earlier: str,
    country: str = "00",
) -> pd.Series:
    """What limits the figures of a place: unknown industry, and what the series break did.

    Parameters
    ----------
    over_time
        As in `key_figures`.
    unknown
        The same of those whose industry is unknown.
    series, earlier
        The series used, and the one it overlaps with.

    Returns
    -------
    Series
        ``start_year`` and ``year`` of the series; ``unknown``, persons, and
        ``unknown_share``, 0–1; ``break_year``, the first with both series, with the
        industry's employed in each, ``rams`` and ``register`` (missing where the place has
        one series only); ``country_unknown`` and ``country_unknown_before``, a year earlier.
    """
    by_series = over_time.employed[code].unstack("series").reindex(columns=[series, earlier])
    years = by_series[series].dropna().index
    start_year, year = years.min(), years.max()
    overlap = by_series.dropna().itertuples(name=None)
    break_year, register, rams = next(overlap, (float("nan"),) * 3)
    persons, everybody = (
        unknown[column][code, series, year] for column in ("employed", "all_industries")
    )
    in_country = unknown.employed[country, series]
    return pd.Series(
        {
            "start_year": start_year,
            "year": year,
            "unknown": persons,
            "unknown_share": persons / everybody,
            "break_year": break_year,
            "rams": rams,
            "register": register,
            "country_unknown_before": in_country[year - 1],
            "country_unknown": in_country[year],
        }
    )
