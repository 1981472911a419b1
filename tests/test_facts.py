"""Every figure the project started from is in our tables, and nothing else is."""

from pathlib import Path

import pandas as pd
import pytest

from industry_analysis import schemas, tables

FACTS = Path(__file__).resolve().parents[2] / "shared" / "facts"
pytestmark = pytest.mark.skipif(not FACTS.is_dir(), reason=f"no facts to compare with in {FACTS}")

# our table -> the file it was carried over from, and its columns by our names where they differ
CARRIED_OVER = {
    "employment_rams_16_plus": ("scb_rams_2008_2018.csv", {}),
    "employment_rams_16_74": ("scb_rams_2019_2021.csv", {}),
    "employment_bas_register": ("scb_bas_register_2020_2024.csv", {}),
    "employment_bas_register_all": (
        "employment_by_industry_2020_2022_all_municipalities.csv",
        {"employed": "employed_workplace"},
    ),
    "indicators": ("kolada_values.csv", {"geo": "region_code"}),
    "indicator_titles": ("kolada_kpis.csv", {"title_sv": "title"}),
    "municipal_panel": (
        "municipal_panel_2020_2024_county18.csv",
        {
            "kommun_kod": "municipality_code",
            "folkmangd": "population",
            "inkomst_tkr": "income_sek_thousand",
            "sysselsattningsgrad": "employment_rate_percent",
            "arbetsloshet": "unemployment_percent",
            "andel_eftergymnasial": "post_secondary_percent",
            "sysselsatta_totalt": "employed_workplace",
            "andel_industri_bc": "share_b_c_percent",
            "andel_hotell_restaurang_i": "share_i_percent",
            "andel_kultur_service_rstu": "share_r_s_t_u_percent",
            "fa15_namn": "functional_region",
        },
    ),
    "regional_accounts": ("scb_regional_accounts_county.csv", {"aggregate_sv": "aggregate"}),
    "greenhouse_gases": ("smhi_ghg_by_sector.csv", {"region_code": "municipality_code"}),
    "industrial_releases_to_air": ("eea_industrial_air_releases_county18.csv", {}),
    "industrial_facilities": (
        "eea_industrial_facilities_county18.csv",
        {"lat": "latitude", "lon": "longitude"},
    ),
    "emissions_trading": (
        "eu_ets_county18_2013_2020.csv",
        {"lat": "latitude", "lon": "longitude"},
    ),
    "job_ads": ("af_job_ads_2024.csv", {}),
    "occupation_barometer": (
        "af_occupation_barometer_2025.csv",
        {
            "occupation_sv": "occupation",
            "field_sv": "field",
            "region": "region_code",
            "outlook_5y": "outlook_five_years",
        },
    ),
    "ssyk2012": ("ssyk4.csv", {"occupation_sv": "occupation"}),
    "local_labour_markets": (
        "scb_local_labour_markets_2020_2023.csv",
        {"la_code": "labour_market_code", "la_region": "labour_market"},
    ),
    "education": ("scb_education_2018_2022.csv", {"education_sv": "education"}),
    "building_area": ("scb_building_area_2023.csv", {}),
    "localities": ("scb_localities_2020.csv", {"code": "locality_code"}),
    "neighbours": ("neighbours.csv", {}),
    "municipalities": ("municipalities.csv", {}),
    "municipality_groups": (
        "skr_municipality_groups_2017.csv",
        {"skr_group_2017": "group_code", "skr_group_name_sv": "group"},
    ),
    "sni2007": ("sni2007.csv", {"name_sv": "name"}),
}


def facts(name: str) -> pd.DataFrame:
    """The file a table was carried over from: our column names and codes, all values text."""
    file, names = CARRIED_OVER[name]
    text = pd.read_csv(FACTS / file, dtype=str, keep_default_na=False, na_values=[""])
    text = text.rename(columns=names)
    if "region_code" in text:
        counties = tables.checked("counties").set_index("county")["county_code"]
        codes = {"0": "00", "Sverige": "00"} | counties.to_dict()
        text["region_code"] = text["region_code"].replace(codes)
    return text.apply(lambda column: column.str.strip())


def sorted_by_key(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(getattr(schemas, name.upper()).unique, ignore_index=True)


def test_every_file_of_facts_is_carried_over():
    carried_over = {file for file, _ in CARRIED_OVER.values()}
    assert {path.name for path in FACTS.glob("*.csv")} == carried_over
    assert tables.TABLES.keys() - CARRIED_OVER.keys() == {"counties"}


@pytest.mark.parametrize("name", CARRIED_OVER)
def test_our_table_holds_every_fact_and_no_other(name):
    ours = tables.checked(name)
    text = facts(name)
    if name == "regional_accounts":
        text["status"] = text["value"].where(text["value"].eq(".."), "")
        text["value"] = text["value"].replace("..", None)
    if name == "industrial_releases_to_air":
        text["year"] = text["year"].str.removesuffix(".0")
    theirs = text[ours.columns].astype(ours.dtypes.to_dict())
    pd.testing.assert_frame_equal(
        sorted_by_key(name, ours), sorted_by_key(name, theirs), check_exact=True
    )


# columns left out of a table because another of our tables has them: by which key, from where
LEFT_OUT = {
    "employment_rams_16_plus": ("region_code", ["region"]),
    "employment_rams_16_74": ("region_code", ["region"]),
    "employment_bas_register": ("region_code", ["region"]),
    "municipal_panel": ("municipality_code", ["kommun"]),
    "education": ("municipality_code", ["municipality"]),
    "industrial_releases_to_air": (
        "facility_id",
        ["facility", "municipality_code", "lat", "lon", "eprtr_sector", "annex_i_activity"],
    ),
}


def the_other_table(key: str) -> pd.DataFrame:
    if key == "facility_id":
        return tables.checked("industrial_facilities").set_index(key)
    names = {"00": "Riket"}
    for name in ("counties", "municipalities"):
        names |= dict(tables.checked(name).itertuples(index=False))
    return pd.DataFrame({"name": names})


@pytest.mark.parametrize("name", CARRIED_OVER)
def test_what_a_table_leaves_out_another_holds(name):
    text = facts(name)
    key, left_out = LEFT_OUT.get(name, ("", []))
    assert set(text) - set(tables.checked(name)) == set(left_out)
    if left_out:
        once = text.drop_duplicates([key, *left_out]).set_index(key)[left_out]
        elsewhere = the_other_table(key).loc[once.index, :].iloc[:, : len(left_out)]
        assert once.to_numpy().tolist() == elsewhere.astype(str).to_numpy().tolist()
