"""Employment in the two shapes it is used in, and the tables that a place's rows are from."""

import pandas as pd
import pytest

from industry_analysis import load

SCB = [
    "employment_rams_16_plus",
    "employment_rams_16_74",
    "employment_bas_register",
]
KOLADA = "employment_bas_register_all"


@pytest.fixture(scope="module")
def employed() -> pd.DataFrame:
    return load.employment()


def test_composition_has_the_15_groups_of_sni_2007_without_the_unknown(employed):
    composition = load.composition(employed)
    assert composition.columns.tolist() == [
        *("A", "B+C", "D+E", "F", "G", "H", "I", "J", "K", "L"),
        *("M+N", "O", "P", "Q", "R+S+T+U"),
    ]
    assert composition.index.names == ["series", "year", "region_code"]
    assert composition.notna().all(axis=None)


def test_groups_and_the_unknown_make_up_all_industries_within_the_perturbation(employed):
    # the facts: groups add up to the total within 17 in the register, exactly in RAMS
    groups = load.composition(employed).sum(axis="columns")
    unknown, known = load.over_time(employed, "US"), load.over_time(employed, "B+C")
    apart = groups + unknown.employed.reorder_levels(groups.index.names) - known.all_industries
    assert len(apart) == len(groups) == len(known)
    of_register = apart.index.get_level_values("series") == load.BAS_REGISTER
    of_scb = apart.index.isin(["00", "18"], level="region_code")
    assert (apart[~of_register] == 0).all()
    assert apart[of_register & of_scb].abs().max() <= 17


def test_karlskoga_2024_of_scb_tab3204_in_both_shapes(employed):
    register = (load.BAS_REGISTER, 2024, "1883")
    assert load.composition(employed).loc[register, ["A", "B+C", "Q"]].tolist() == [141, 5447, 2670]
    row = load.over_time(employed, "B+C").loc[("1883", load.BAS_REGISTER, 2024)]
    assert row.to_dict() == {"employed": 5447, "women": 1718, "all_industries": 16625}


def test_figures_by_sex_are_there_for_sweden_county_18_and_its_municipalities_alone(employed):
    women = load.over_time(employed, "B+C").women
    codes = women.dropna().index.unique("region_code")
    assert {code for code in codes if not code.startswith("18")} == {"00"}
    assert len(codes) == 1 + 1 + 12


def test_rows_of_county_18_are_scbs_and_of_a_place_elsewhere_koladas_beside_scbs_country(employed):
    assert load.tables_behind(employed, "1883") == SCB
    assert load.tables_behind(employed, "1883", "18", "00") == SCB
    assert load.tables_behind(employed, "2080") == [KOLADA]
    assert load.tables_behind(employed, "2080", "20", "00") == [SCB[-1], KOLADA]


def test_series_that_the_figures_are_not_from_have_no_table_behind_them(employed):
    register, rams = [load.BAS_REGISTER], [load.RAMS_16_PLUS]
    assert load.tables_behind(employed, "1883", "00", series=register) == [SCB[-1]]
    assert load.tables_behind(employed, "1883", "00", series=[*rams, *register]) == SCB[::2]
    # Falun has no RAMS rows, so neither has the country beside it
    assert load.tables_behind(employed, "2080", "00", series=rams) == []
