"""Employed persons by industry: three series, one table, and the two shapes it is used in.

The trap: RAMS 16+ (to 2018), RAMS 16–74 (2019–2021) and the BAS register (2020–) differ in
age limits, sources and definition of employed; never compute a change across two of them.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis import tables
from industry_analysis.errors import DataError
from industry_analysis.identities import ALL_INDUSTRIES, UNKNOWN_INDUSTRY

RAMS_16_PLUS, RAMS_16_74, BAS_REGISTER = "RAMS 16+", "RAMS 16–74", "BAS register"
SERIES = (RAMS_16_PLUS, RAMS_16_74, BAS_REGISTER)
_KEY = ["region_code", "year", "sex", "sni_group"]


def employment() -> pd.DataFrame:
    """Employed persons by region, year, sex and industry, in three series that must not be joined.

    Returns
    -------
    DataFrame
        ``region_code``; ``series`` (``RAMS 16+`` 2008–2018, ``RAMS 16–74`` 2019–2021, ``BAS
        register`` 2020–, the main series from 2020); ``table``, the table the row is from;
        ``year``; ``sex`` (``men``, ``women``, ``total``); ``sni_group`` (the 16 groups and
        ``A-U+US``, all); ``employed_workplace`` and ``employed_residence``, persons, the
        latter missing where not carried. Sweden, county 18 and its municipalities have all
        series; other counties and municipalities the BAS register 2020–2022, both sexes
        together.

    Raises
    ------
    DataError
        Also if SCB's and Kolada's figures of the same cell differ.

    Notes
    -----
    Source: SCB TAB900, TAB5837, TAB3204; Kolada N02201 for the other regions.
    """
    register = tables.checked("employment_bas_register").assign(table="employment_bas_register")
    everywhere = tables.checked("employment_bas_register_all").assign(
        table="employment_bas_register_all", sex="total"
    )
    _refuse_disagreement(register, everywhere)
    elsewhere = everywhere[~everywhere.region_code.isin(register.region_code)]
    parts = [
        _rams("employment_rams_16_plus").assign(series=RAMS_16_PLUS),
        _rams("employment_rams_16_74").assign(series=RAMS_16_74),
        register.assign(series=BAS_REGISTER),
        elsewhere.assign(series=BAS_REGISTER),
    ]
    columns = ["region_code", "series", "table", *_KEY[1:]]
    together = pd.concat(parts, ignore_index=True)
    return together[[*columns, "employed_workplace", "employed_residence"]]


def _rams(name: str) -> pd.DataFrame:
    """RAMS is published by sex and group only; its exact counts are added up to totals."""
    # ASSUME: RAMS counts are not perturbed, so sums over sexes and industries are the totals.
    by_sex = tables.checked(name).rename(columns={"employed": "employed_workplace"})
    both = by_sex.groupby(["region_code", "year", "sni_group"], as_index=False).sum(
        numeric_only=True
    )
    groups = pd.concat([by_sex, both.assign(sex="total")], ignore_index=True)
    all_industries = groups.groupby(["region_code", "year", "sex"], as_index=False).sum(
        numeric_only=True
    )
    totals = all_industries.assign(sni_group=ALL_INDUSTRIES)
    return pd.concat([groups, totals], ignore_index=True).assign(table=name)


def _refuse_disagreement(register: pd.DataFrame, everywhere: pd.DataFrame) -> None:
    """The two routes of the BAS register must give one figure for one cell."""
    cells = register.merge(everywhere, on=_KEY, suffixes=("", "_kolada"))
    wrong = cells[cells.employed_workplace.ne(cells.employed_workplace_kolada)]
    if len(wrong):
        first = wrong.iloc[0]
        key = next(wrong[_KEY].itertuples(index=False, name=None))
        raise DataError(
            f"employment: {len(wrong)} cells differ between SCB's register and Kolada; the first "
            f"is {key}: {first.employed_workplace} and "
            f"{first.employed_workplace_kolada}"
        )


def composition(employed: pd.DataFrame) -> pd.DataFrame:
    """Employed persons at workplaces by industry, places x industries for each series and year.

    Parameters
    ----------
    employed
        The table of `employment`.

    Returns
    -------
    DataFrame
        Rows (``series``, ``year``, ``region_code``), columns the 15 groups of SNI 2007;
        persons, both sexes. Sweden and counties are rows like any other, so
        ``composition.loc[(series, year)]`` is places x industries.
    """
    # ASSUME: persons of unknown industry (US) are left out of every composition; their share
    # was 0.2–2 % by place and fell in 2024, when SCB changed its coding.
    groups = employed[
        employed.sex.eq("total") & ~employed.sni_group.isin([ALL_INDUSTRIES, UNKNOWN_INDUSTRY])
    ]
    rows = ["series", "year", "region_code"]
    wide = groups.pivot(index=rows, columns="sni_group", values="employed_workplace")
    return wide.rename_axis(columns="industry")


def over_time(employed: pd.DataFrame, industry: str) -> pd.DataFrame:
    """Employed persons in one industry and in all, by place, series and year.

    Parameters
    ----------
    employed
        The table of `employment`.

    Returns
    -------
    DataFrame
        Rows (``region_code``, ``series``, ``year``); columns ``employed``, ``women`` (missing
        where not published by sex) and ``all_industries`` (with unknown industry), persons.
    """
    rows = ["region_code", "series", "year"]
    whole = employed[employed.sex.eq("total")]
    here = employed[employed.sni_group.eq(industry)]

    def persons(chosen: pd.DataFrame) -> pd.Series:
        return chosen.set_index(rows)["employed_workplace"]

    return pd.DataFrame(
        {
            "employed": persons(here[here.sex.eq("total")]),
            "women": persons(here[here.sex.eq("women")]),
            "all_industries": persons(whole[whole.sni_group.eq(ALL_INDUSTRIES)]),
        }
    )


def tables_behind(
    employed: pd.DataFrame, code: str, *beside: str, series: Sequence[str] = SERIES
) -> list[str]:
    """Names of the tables that a place's rows, and in the same series those beside it, are from.

    Parameters
    ----------
    series
        Those of them that the figures are from.
    """
    of_series = employed[employed.series.isin(series)]
    here = of_series[of_series.region_code.eq(code)]
    rows = of_series[of_series.region_code.isin([code, *beside])]
    return list(dict.fromkeys(rows.table[rows.series.isin(here.series)]))
