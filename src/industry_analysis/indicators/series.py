"""One industry over the years: what can be drawn, ranked and compared, series by series.

Rows are (``region_code``, ``series``, ``year``). The trap: where two series overlap a line
takes each year from the later one, and still no change is computed across the break.
"""

from collections.abc import Sequence
from typing import Any

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
        Of the same shape; equal values share the better rank, a missing one has none. No row
        where there is only one place, which nothing ranks.
    """
    if len(shares.columns) < 2:
        return shares.iloc[:0]
    return shares.rank(axis="columns", method="min", ascending=False)


def ends(rows: pd.DataFrame) -> pd.DataFrame:
    """First and last value of each place, in the years that all of them have.

    Parameters
    ----------
    rows
        Rows (``series``, ``year``) of one series, a column a place.

    Returns
    -------
    DataFrame
        One row a place: ``start_year`` and ``year``; ``value_start`` and ``value_end``, in the
        unit of the values; ``relative_change``, a share. No row where no year has all.
    """
    columns = ["start_year", "year", "value_start", "value_end", "relative_change"]
    shared = rows.dropna()
    if shared.empty:
        return pd.DataFrame(columns=columns)
    years, start, end = shared.index.get_level_values("year"), shared.iloc[0], shared.iloc[-1]
    found = [years.min(), years.max(), start, end, end / start - 1]
    return pd.DataFrame(dict(zip(columns, found, strict=True))).rename_axis("region_code")


# ASSUME: a change of more than a fifth, and of fifty persons or more, in one year asks for an
# explanation.
JUMP_SHARE, JUMP_PERSONS = 0.2, 50


def with_yearly_change(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``yearly_change`` of the first column on the year before, within its series only."""
    changes = rows.iloc[:, 0].groupby(level="series", sort=False).diff()
    return rows.assign(yearly_change=changes)


def with_earlier(rows: pd.DataFrame, values: pd.Series) -> pd.DataFrame:
    """Add ``earlier``: what the series before gives for the first column, where two overlap.

    Parameters
    ----------
    rows
        As from `lines`.
    values
        Those the lines were made of.

    Returns
    -------
    DataFrame
        With the column only where there is any such value; missing in the other years.
    """
    years = rows.index.get_level_values("year")
    passed_over = values.xs(rows.columns[0], level="region_code").drop(rows.index).dropna()
    earlier = passed_over.droplevel("series").reindex(years).set_axis(rows.index)
    return rows.assign(earlier=earlier) if earlier.notna().any() else rows


def data_limits(
    over_time: pd.DataFrame,
    unknown: pd.DataFrame,
    code: str,
    *,
    series: str,
    earlier: str,
    country: str = "00",
) -> pd.Series:
    """What limits the figures of a place: unknown industry, the series break, jumps.

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
        ``start_year`` and ``year`` of the series; ``unknown`` and, at the start,
        ``unknown_before``, persons, and ``unknown_share``, 0–1; ``country_unknown`` and, a
        year earlier, ``country_unknown_before`` (missing unless it fell by half);
        ``break_year``, the first with both series, with the industry's employed in each,
        ``rams`` and ``register`` (missing where the place has one series only); ``jump_year``
        and ``jump``, the largest change in one year (missing unless it is a jump).
    """
    by_series = over_time.employed[code].unstack("series").reindex(columns=[series, earlier])
    persons = by_series[series].dropna()
    start_year, year = persons.index.min(), persons.index.max()
    break_year, register, rams = next(by_series.dropna().itertuples(name=None), (np.nan,) * 3)
    here, everybody, in_country = (
        unknown[column][place, series]
        for column, place in (("employed", code), ("all_industries", code), ("employed", country))
    )
    before, now = in_country[year - 1], in_country[year]
    halved = now < before / 2
    jump_year, jump = _jump(persons)
    limits: dict[str, Any] = {
        "start_year": start_year,
        "year": year,
        "unknown": here[year],
        "unknown_before": here[start_year],
        "unknown_share": here[year] / everybody[year],
        "country_unknown_before": before if halved else np.nan,
        "country_unknown": now if halved else np.nan,
        "break_year": break_year,
        "rams": rams,
        "register": register,
        "jump_year": jump_year,
        "jump": jump,
    }
    return pd.Series(limits, name=code)


def _jump(persons: pd.Series) -> tuple[float, float]:
    """Year and size of the largest change in one year, if it asks for an explanation."""
    change = persons.diff()
    jumps = change[(change.abs() >= JUMP_PERSONS) & (change.abs() > JUMP_SHARE * persons.shift())]
    if jumps.empty:
        return np.nan, np.nan
    years, sizes = jumps.index.tolist(), jumps.tolist()
    return max(zip(years, sizes, strict=True), key=lambda jump: abs(jump[1]))
