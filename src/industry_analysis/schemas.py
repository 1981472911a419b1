"""What each raw table must be: columns, types, keys, codes, units, the publisher's identities.

Rows are as published, one schema per table of ``tables.TABLES``, its name in capitals.
The trap: columns come in this order and no other is allowed.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pandera.pandas as pa

from industry_analysis.identities import (
    ALL_INDUSTRIES,
    COUNTRY_GAP,
    GROUP_GAP,
    MUNICIPALITY_GAP,
    SEX_GAP,
    SNI_GROUPS,
    groups_add_up,
    missing_where_withheld,
    never_one_or_two,
    parts_add_up,
    sexes_add_up,
)


def _text(values: Sequence[str] = (), *, pattern: str = "", nullable: bool = False) -> pa.Column:
    checks = [pa.Check.isin(values)] if values else []
    if pattern:
        checks.append(pa.Check.str_matches(f"^{pattern}$"))
    return pa.Column(pd.StringDtype(na_value=float("nan")), checks, nullable=nullable)


def _count(*, nullable: bool = False) -> pa.Column:
    return pa.Column("float64" if nullable else "int64", pa.Check.ge(0), nullable=nullable)


def _number(
    low: float | None = 0, high: float | None = None, *, nullable: bool = False
) -> pa.Column:
    checks = [pa.Check(np.isfinite, error="finite")]
    checks += [] if low is None else [pa.Check.ge(low)]
    checks += [] if high is None else [pa.Check.le(high)]
    return pa.Column("float64", checks, nullable=nullable)


def _year(first: int, last: int) -> pa.Column:
    return pa.Column("int64", pa.Check.in_range(first, last))


MUNICIPALITY = _text(pattern=r"\d{4}")
COUNTY = _text(pattern=r"\d{2}")
REGION = _text(pattern=r"(\d{2}|\d{4})")  # 00 Sweden, two digits a county, four a municipality


def _schema(
    columns: dict[str, pa.Column], key: Sequence[str], *identities: pa.Check
) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        columns, checks=list(identities), unique=list(key), strict=True, ordered=True, coerce=True
    )


def _rams(first: int, last: int) -> pa.DataFrameSchema:
    columns = {
        "region_code": REGION,
        "year": _year(first, last),
        "sex": _text(("men", "women")),
        "sni_group": _text(SNI_GROUPS),
        "employed": _count(),
    }
    return _schema(columns, list(columns)[:-1], parts_add_up("employed", 4, 0))


_PLACES_AND_WORK = {"region_code": REGION, "year": _year(2020, 2100)}
_GROUPS = _text((*SNI_GROUPS, ALL_INDUSTRIES))
_POSITION = {"latitude": _number(55, 70), "longitude": _number(10, 25)}

EMPLOYMENT_RAMS_16_PLUS = _rams(2008, 2018)
EMPLOYMENT_RAMS_16_74 = _rams(2019, 2021)
EMPLOYMENT_BAS_REGISTER = _schema(
    {
        **_PLACES_AND_WORK,
        "sex": _text(("men", "women", "total")),
        "sni_group": _GROUPS,
        "employed_workplace": _count(),
        "employed_residence": _count(),
    },
    ("region_code", "year", "sex", "sni_group"),
    *(
        check
        for value in ("employed_workplace", "employed_residence")
        for check in (
            parts_add_up(value, 4, MUNICIPALITY_GAP),
            groups_add_up(value, GROUP_GAP),
            sexes_add_up(value, SEX_GAP),
            never_one_or_two(value),
        )
    ),
)
EMPLOYMENT_BAS_REGISTER_ALL = _schema(
    {**_PLACES_AND_WORK, "sni_group": _GROUPS, "employed_workplace": _count()},
    ("region_code", "year", "sni_group"),
    parts_add_up("employed_workplace", 4, COUNTRY_GAP),
    parts_add_up("employed_workplace", 2, COUNTRY_GAP),
    groups_add_up("employed_workplace", COUNTRY_GAP),
    never_one_or_two("employed_workplace"),
)
INDICATORS = _schema(
    {
        "kpi": _text(pattern=r"[NU]\d{5}"),
        "region_code": REGION,
        "year": _year(1990, 2100),
        "value": _number(None),
    },
    ("kpi", "region_code", "year"),
)
INDICATOR_TITLES = _schema(
    {
        "kpi": _text(pattern=r"[NU]\d{5}"),
        "title": _text(),
        "level": _text(("A", "K", "L")),
        "first_year": _year(1990, 2100),
        "last_year": _year(1990, 2100),
    },
    ("kpi",),
)
_PERCENT = _number(0, 100)
MUNICIPAL_PANEL = _schema(
    {
        "municipality_code": MUNICIPALITY,
        "year": _year(2020, 2100),
        "population": _count(),
        "income_sek_thousand": _number(),
        "employment_rate_percent": _PERCENT,
        "unemployment_percent": _PERCENT,
        "post_secondary_percent": _PERCENT,
        "employed_workplace": _count(),
        "share_b_c_percent": _PERCENT,
        "share_i_percent": _PERCENT,
        "share_r_s_t_u_percent": _PERCENT,
        "functional_region": _text(),
    },
    ("municipality_code", "year"),
)
REGIONAL_ACCOUNTS = _schema(
    {
        "region_code": REGION,
        "aggregate": _text(),
        "measure": _text(
            ("employed_thousand", "grp_sek_million_current", "wages_sek_million_current")
        ),
        "year": _year(2000, 2100),
        "value": _number(None, nullable=True),
        "status": _text(("", "..")),
    },
    ("region_code", "aggregate", "measure", "year"),
    missing_where_withheld(),
)
GREENHOUSE_GASES = _schema(
    {
        "municipality_code": MUNICIPALITY,
        "sector": _text(),
        "year": _year(1990, 2100),
        "tonnes_co2e": _number(),
        "vintage": _year(2025, 2100),
    },
    ("municipality_code", "sector", "year"),
)
_FACILITY = _text(pattern=r"SE\..+")
INDUSTRIAL_RELEASES_TO_AIR = _schema(
    {
        "facility_id": _FACILITY,
        "year": _year(2007, 2100),
        "medium": _text(("AIR",)),
        "pollutant": _text(),
        "kg": _number(),
    },
    ("facility_id", "year", "pollutant"),
)
INDUSTRIAL_FACILITIES = _schema(
    {
        "facility_id": _FACILITY,
        "facility": _text(),
        "municipality_code": MUNICIPALITY,
        **_POSITION,
        "eprtr_sector": _text(),
        "annex_i_activity": _text(),
    },
    ("facility_id",),
)
EMISSIONS_TRADING = _schema(
    {
        "installation_id": _text(pattern=r"SE_\d+"),
        "installation": _text(),
        "municipality_code": MUNICIPALITY,
        **_POSITION,
        "year": _year(2013, 2020),
        "free_allocation_tonnes": _count(),
        "verified_tonnes_co2e": _count(),
    },
    ("installation_id", "year"),
)
_OCCUPATION = _text(pattern=r"\d{4}")
JOB_ADS = _schema(
    {"municipality_code": MUNICIPALITY, "ssyk4": _OCCUPATION, "ads": _count()},
    ("municipality_code", "ssyk4"),
)
OCCUPATION_BAROMETER = _schema(
    {
        "concept_id": _text(),
        "occupation": _text(nullable=True),
        "field": _text(nullable=True),
        "region_code": COUNTY,
        "job_opportunities": _text(("små", "medelstora", "stora")),
        "outlook_five_years": _text(("minska", "vara oförändrad", "öka")),
    },
    ("concept_id", "region_code"),
)
SSYK2012 = _schema({"ssyk4": _OCCUPATION, "occupation": _text()}, ("ssyk4",))
LOCAL_LABOUR_MARKETS = _schema(
    {
        "municipality_code": MUNICIPALITY,
        "year": _year(2020, 2100),
        "labour_market_code": _text(pattern=r"LA\d{4}"),
        "labour_market": _text(),
        "out_commuting_share": _number(0, 1),
        "main_destination": MUNICIPALITY,
        "main_destination_share": _number(0, 1),
    },
    ("municipality_code", "year"),
)
EDUCATION = _schema(
    {
        "municipality_code": MUNICIPALITY,
        "year": _year(1985, 2100),
        "sex": _text(("men", "women")),
        "education": _text(),
        "persons": _count(),
    },
    ("municipality_code", "year", "sex", "education"),
)
BUILDING_AREA = _schema(
    {
        "municipality_code": MUNICIPALITY,
        "industry_1000m2": _count(),
        "business_1000m2": _count(),
        "all_buildings_1000m2": _count(),
    },
    ("municipality_code",),
)
LOCALITIES = _schema(
    {
        "locality_code": _text(pattern=r"\d{4}T[BC]\d{3}"),
        "locality": _text(),
        "municipality_code": MUNICIPALITY,
        "hectares": _count(),
        "population": _count(),
        "easting_3006": _number(250_000, 1_000_000),
        "northing_3006": _number(6_000_000, 7_700_000),
    },
    ("locality_code",),
)
NEIGHBOURS = _schema(
    {"municipality_code": MUNICIPALITY, "neighbour_code": MUNICIPALITY},
    ("municipality_code", "neighbour_code"),
)
MUNICIPALITIES = _schema(
    {"municipality_code": MUNICIPALITY, "municipality": _text()}, ("municipality_code",)
)
COUNTIES = _schema({"county_code": COUNTY, "county": _text()}, ("county_code",))
MUNICIPALITY_GROUPS = _schema(
    {
        "municipality_code": MUNICIPALITY,
        "group_code": _text(pattern=r"[ABC]\d"),
        "group": _text(),
    },
    ("municipality_code",),
)
SNI2007 = _schema({"sni2007": _text(pattern=r"([A-U]|\d{2,5})"), "name": _text()}, ("sni2007",))
