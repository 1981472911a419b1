"""The loaded tables give the figures that the publishers print, and keep what they are apart."""

import pandas as pd
import pytest

from industry_analysis import load, places
from industry_analysis.employment import BAS_REGISTER, RAMS_16_74, RAMS_16_PLUS
from industry_analysis.identities import ALL_INDUSTRIES, SNI_GROUPS

COUNTY_18 = [
    *("1814", "1860", "1861", "1862", "1863", "1864"),
    *("1880", "1881", "1882", "1883", "1884", "1885"),
]


@pytest.fixture(scope="module")
def employment() -> pd.DataFrame:
    return load.employment()


def at_workplaces(
    employment: pd.DataFrame, region: str, series: str, year: int, group: str, sex: str = "total"
) -> int:
    cell = employment[
        employment.region_code.eq(region)
        & employment.series.eq(series)
        & employment.year.eq(year)
        & employment.sni_group.eq(group)
        & employment.sex.eq(sex)
    ]
    return cell.employed_workplace.item()


B_C_2024 = {  # SCB TAB3204, employed 15–74 at workplaces in the municipality
    "18": 21461,
    "1814": 145,
    "1860": 840,
    "1861": 1494,
    "1862": 921,
    "1863": 663,
    "1864": 559,
    "1880": 6359,
    "1881": 877,
    "1882": 1277,
    "1883": 5447,
    "1884": 553,
    "1885": 2324,
}
B_C_SHARE_2024 = {  # percent of all industries, as SCB's table gives it with one decimal
    "00": 10.7,
    "18": 14.2,
    "1814": 5.7,
    "1860": 35.4,
    "1861": 18.9,
    "1862": 32.1,
    "1863": 25.6,
    "1864": 33.7,
    "1880": 7.2,
    "1881": 11.2,
    "1882": 26.8,
    "1883": 32.8,
    "1884": 16.5,
    "1885": 23.0,
}


@pytest.mark.parametrize(("region", "published"), B_C_2024.items())
def test_employed_in_b_and_c_2024_of_scb_tab3204(employment, region, published):
    assert at_workplaces(employment, region, BAS_REGISTER, 2024, "B+C") == published


@pytest.mark.parametrize(("region", "published"), B_C_SHARE_2024.items())
def test_share_of_b_and_c_2024_of_scb_tab3204(employment, region, published):
    part = at_workplaces(employment, region, BAS_REGISTER, 2024, "B+C")
    whole = at_workplaces(employment, region, BAS_REGISTER, 2024, ALL_INDUSTRIES)
    assert round(100 * part / whole, 1) == published


@pytest.mark.parametrize(("region", "published"), [("1883", 16625), ("18", 151121)])
def test_employed_in_all_industries_2024_of_scb_tab3204(employment, region, published):
    assert at_workplaces(employment, region, BAS_REGISTER, 2024, ALL_INDUSTRIES) == published


def test_employed_in_sweden_2020_is_the_registers_4993313_not_the_averages_5026202(employment):
    assert at_workplaces(employment, "00", BAS_REGISTER, 2020, ALL_INDUSTRIES) == 4993313


def test_employed_in_b_and_c_2008_of_scb_tab900(employment):
    assert at_workplaces(employment, "1883", RAMS_16_PLUS, 2008, "B+C") == 4680


def test_men_employed_in_b_and_c_2018_of_scb_tab900(employment):
    assert at_workplaces(employment, "1883", RAMS_16_PLUS, 2018, "B+C", "men") == 2859


@pytest.mark.parametrize(("year", "break_in_percent"), [(2020, 0.01), (2021, 0.17)])
def test_break_between_rams_and_the_register_in_county_18(employment, year, break_in_percent):
    rams = at_workplaces(employment, "18", RAMS_16_74, year, "B+C")
    register = at_workplaces(employment, "18", BAS_REGISTER, year, "B+C")
    assert round(100 * (register / rams - 1), 2) == break_in_percent


def test_unknown_industry_in_sweden_fell_from_about_70_000_to_13_000_in_2024(employment):
    unknown = [at_workplaces(employment, "00", BAS_REGISTER, year, "US") for year in (2023, 2024)]
    assert unknown == pytest.approx([70_000, 13_000], rel=0.1)


def test_county_18_has_12_municipalities():
    assert [place.code for place in places.municipalities("18")] == COUNTY_18


def test_sweden_has_290_municipalities_in_21_counties():
    municipalities, counties = load.municipalities(), load.counties()
    assert (len(municipalities), len(counties)) == (290, 21)
    assert set(municipalities.municipality_code.str[:2]) == set(counties.county_code)


def test_five_municipalities_have_no_neighbour_and_neighbours_are_mutual():
    pairs = load.neighbours()
    ordered = set(pairs.itertuples(index=False, name=None))
    assert ordered == {(b, a) for a, b in ordered}
    alone = set(load.municipalities().municipality_code) - set(pairs.municipality_code)
    assert len(alone) == 5


def test_sni_groups_are_16_and_every_year_of_the_register_has_them(employment):
    assert len(SNI_GROUPS) == 16
    totals = employment[employment.sex.eq("total")]
    groups = totals.groupby(["series", "year", "region_code"]).sni_group.agg(set)
    assert groups.map({*SNI_GROUPS, ALL_INDUSTRIES}.__eq__).all()


def test_employment_gives_each_cell_of_a_series_once(employment):
    assert not employment.duplicated(["series", "region_code", "year", "sex", "sni_group"]).any()


def test_employment_never_joins_two_series(employment):
    years = employment.groupby("series").year.agg(["min", "max"])
    assert years.T.to_dict("list") == {
        RAMS_16_PLUS: [2008, 2018],
        RAMS_16_74: [2019, 2021],
        BAS_REGISTER: [2020, 2024],
    }


def test_years_2020_and_2021_are_in_two_series_with_their_own_figures(employment):
    both = employment[employment.year.isin([2020, 2021]) & employment.region_code.eq("1883")]
    wide = both.pivot(
        index=["year", "sex", "sni_group"], columns="series", values="employed_workplace"
    )
    cells = wide.loc[(slice(None), "total", "B+C"), :]
    assert cells.notna().all(axis=None)
    assert cells[RAMS_16_74].ne(cells[BAS_REGISTER]).all()


def test_register_of_sweden_and_county_18_is_scbs_and_of_all_others_koladas(employment):
    register = employment[employment.series.eq(BAS_REGISTER)]
    of_scb = register.region_code.isin(["00", "18", *COUNTY_18])
    assert set(register[of_scb].table) == {"employment_bas_register"}
    assert set(register[~of_scb].table) == {"employment_bas_register_all"}
    assert set(register[~of_scb].year) == {2020, 2021, 2022}
    assert register[~of_scb].region_code.nunique() == 290 - 12 + 20


def test_rams_totals_of_both_sexes_and_all_industries_are_the_sums_of_what_is_published(
    employment,
):
    rams = employment[employment.series.ne(BAS_REGISTER)]
    wide = rams.pivot(
        index=["series", "region_code", "year", "sni_group"],
        columns="sex",
        values="employed_workplace",
    )
    assert wide["total"].eq(wide["men"] + wide["women"]).all()
    all_industries = wide.xs(ALL_INDUSTRIES, level="sni_group")
    groups = wide.drop(index=ALL_INDUSTRIES, level="sni_group")
    pd.testing.assert_frame_equal(
        groups.groupby(level=["series", "region_code", "year"]).sum(), all_industries
    )


def test_borders_of_290_municipalities_and_21_counties_are_in_metres_in_our_codes():
    for level, codes in (
        ("municipality", load.municipalities().municipality_code),
        ("county", load.counties().county_code),
    ):
        borders = load.borders(level)
        assert borders.crs.to_epsg() == 3006
        assert set(borders.index) == set(codes)
        assert borders.geometry.is_valid.all()


def test_every_raw_file_has_a_recorded_hash():
    hashes = load.raw_hashes()
    assert len(hashes) == 24
    assert all(len(value) == 64 for value in hashes.values())
