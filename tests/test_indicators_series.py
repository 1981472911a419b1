"""One industry over the years: one value a year, and nothing carried over a series break."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import load
from industry_analysis.indicators import IndicatorError, series

identity = settings(deadline=None, max_examples=30, derandomize=True, database=None)
KEY = ["region_code", "series", "year"]
PLACE, OTHER = "1883", "1884"
OLD, MIDDLE, NEW = load.RAMS_16_PLUS, load.RAMS_16_74, load.BAS_REGISTER


@pytest.fixture(scope="module")
def industry() -> pd.DataFrame:
    return load.over_time(load.employment(), "B+C")


@pytest.fixture(scope="module")
def unknown() -> pd.DataFrame:
    return load.over_time(load.employment(), "US")


def by_year(cells: dict[tuple[str, str], dict[int, float]]) -> pd.Series:
    """Values by place, series and year."""
    rows = [
        (place, name, year, value)
        for (place, name), years in cells.items()
        for year, value in years.items()
    ]
    return pd.DataFrame(rows, columns=[*KEY, "value"]).set_index(KEY)["value"]


# ---- years that all places have ----


def test_common_years_are_the_first_and_last_that_every_place_has_in_the_series():
    values = by_year(
        {
            (PLACE, NEW): dict.fromkeys(range(2020, 2025), 1.0),
            (PLACE, OLD): dict.fromkeys(range(2008, 2019), 1.0),
            (OTHER, NEW): dict.fromkeys(range(2021, 2023), 1.0),
            ("00", NEW): dict.fromkeys(range(2019, 2026), 1.0),
        }
    ).to_frame()
    assert series.common_years(values, [PLACE, OTHER, "00"], series=NEW) == (2021, 2022)
    assert series.common_years(values, [PLACE, PLACE], series=NEW) == (2020, 2024)
    assert series.common_years(values, [PLACE], series=OLD) == (2008, 2018)


@pytest.mark.parametrize("codes", [[PLACE, OTHER], [PLACE, "1885"], ["1885"]])
def test_no_year_in_common_is_refused_with_the_series_and_the_places(codes):
    values = by_year({(PLACE, NEW): {2020: 1.0}, (OTHER, NEW): {2021: 1.0}}).to_frame()
    with pytest.raises(IndicatorError) as caught:
        series.common_years(values, codes, series=NEW)
    named = ", ".join(f"'{code}'" for code in codes)
    assert str(caught.value) == f"over_time: no year of 'BAS register' has all of {named}"


def test_county_18_has_the_register_to_2024_and_all_municipalities_to_2022(industry):
    codes = industry.index.get_level_values("region_code").unique()
    municipalities = [code for code in codes if len(code) == 4]
    of_county = [code for code in municipalities if code.startswith("18")]
    assert (len(municipalities), len(of_county)) == (290, 12)
    assert series.common_years(industry, [*of_county, "18", "00"], series=NEW) == (2020, 2024)
    assert series.common_years(industry, municipalities, series=NEW) == (2020, 2022)


# ---- lines ----

OVERLAPPING = {
    (PLACE, OLD): {2017: 1.0, 2018: 2.0},
    (PLACE, MIDDLE): {2019: 3.0, 2020: 4.0, 2021: 5.0},
    (PLACE, NEW): {2020: 60.0, 2021: 70.0, 2022: 80.0},
    (OTHER, OLD): {2018: 9.0},
    (OTHER, NEW): {2021: 8.0, 2022: 7.0},
}


def test_a_year_in_two_series_is_taken_once_from_the_later():
    drawn = series.lines(by_year(OVERLAPPING), [PLACE])
    assert drawn[PLACE].to_dict() == {
        (OLD, 2017): 1,
        (OLD, 2018): 2,
        (MIDDLE, 2019): 3,
        (NEW, 2020): 60,
        (NEW, 2021): 70,
        (NEW, 2022): 80,
    }
    assert drawn.index.get_level_values("year").tolist() == [*range(2017, 2023)]


def test_a_year_without_a_value_of_the_place_in_question_is_left_out():
    drawn = series.lines(by_year(OVERLAPPING), [OTHER, PLACE])
    assert drawn.columns.tolist() == [OTHER, PLACE]
    assert drawn[OTHER].to_dict() == {(OLD, 2018): 9, (NEW, 2021): 8, (NEW, 2022): 7}
    missing = by_year(OVERLAPPING | {(PLACE, NEW): {2020: np.nan, 2021: 70.0, 2022: 80.0}})
    assert series.lines(missing, [PLACE])[PLACE].loc[MIDDLE].to_dict() == {2019: 3, 2020: 4}


def test_a_year_without_a_value_of_another_place_is_missing_there():
    drawn = series.lines(by_year(OVERLAPPING), [PLACE, OTHER, "1885"])
    assert drawn[OTHER].isna().tolist() == [True, False, True, True, False, False]
    assert drawn["1885"].isna().all()


@identity
@given(
    starts=st.lists(st.integers(0, 6), min_size=3, max_size=3, unique=True).map(sorted),
    more=st.lists(st.integers(0, 4), min_size=3, max_size=3),
    random=st.randoms(use_true_random=False),
)
def test_lines_have_every_year_once_in_order_from_the_latest_series_that_has_it(
    starts, more, random
):
    # a later series goes on at least as long as an earlier one
    ends = np.maximum.accumulate(np.add(starts, more)).tolist()
    spans = {name: range(a, b + 1) for name, a, b in zip("cab", starts, ends, strict=True)}
    cells = {(PLACE, name): {year: float(year) for year in spans[name]} for name in spans}
    shuffled = by_year(dict(random.sample([*cells.items()], k=3)))
    drawn = series.lines(shuffled, [PLACE])
    every_year = sorted({year for span in spans.values() for year in span})
    assert drawn.index.get_level_values("year").tolist() == every_year
    latest = [[name for name in spans if year in spans[name]][-1] for year in every_year]
    assert drawn.index.get_level_values("series").tolist() == latest


def test_the_line_of_karlskoga_is_of_scb_tab900_then_tab5837_then_tab3204(industry):
    line = series.lines(industry.employed, ["1883"])["1883"]
    spans = line.reset_index().groupby("series", sort=False).year.agg(["min", "max"])
    assert spans.T.to_dict("list") == {OLD: [2008, 2018], MIDDLE: [2019, 2019], NEW: [2020, 2024]}
    assert line[OLD, 2008] == 4680
    assert (line[NEW, 2020], line[NEW, 2024]) == (4252, 5447)  # and TAB5837 has 4253 in 2020


def test_equal_values_share_the_better_rank_and_a_missing_one_has_none():
    years = pd.MultiIndex.from_tuples([(NEW, 2020), (NEW, 2021)], names=["series", "year"])
    shares = pd.DataFrame(
        {"a": [0.3, 0.1], "b": [0.2, np.nan], "c": [0.3, 0.4], "d": [0.1, 0.3]}, index=years
    )
    ranks = series.ranks(shares)
    assert ranks.loc[(NEW, 2020)].tolist() == [1, 3, 1, 4]
    assert ranks.loc[(NEW, 2021), ["a", "c", "d"]].tolist() == [3, 1, 2]
    assert ranks.isna().equals(shares.isna())


def test_a_place_alone_is_not_ranked():
    years = pd.MultiIndex.from_tuples([(NEW, 2020), (NEW, 2021)], names=["series", "year"])
    two = series.ranks(pd.DataFrame({"0980": [0.1, 0.2], "1880": [0.2, 0.1]}, index=years))
    assert two.to_numpy().tolist() == [[2, 1], [1, 2]]
    ranks = series.ranks(pd.DataFrame({"0980": [0.1, 0.2]}, index=years))
    assert ranks.empty
    assert ranks.columns.tolist() == ["0980"]
    assert ranks.index.names == ["series", "year"]


def test_change_on_the_year_before_is_within_a_series_and_of_the_first_place():
    rows = series.with_yearly_change(series.lines(by_year(OVERLAPPING), [PLACE, OTHER]))
    assert rows.columns.tolist() == [PLACE, OTHER, "yearly_change"]
    assert rows.yearly_change.isna().to_dict() == {
        (OLD, 2017): True,
        (OLD, 2018): False,
        (MIDDLE, 2019): True,
        (NEW, 2020): True,
        (NEW, 2021): False,
        (NEW, 2022): False,
    }
    assert rows.yearly_change.dropna().tolist() == [1, 10, 10]


# ---- what limits the figures ----


def limits(industry: pd.DataFrame, unknown: pd.DataFrame, code: str) -> pd.Series:
    return series.data_limits(industry, unknown, code, series=NEW, earlier=MIDDLE)


def test_limits_of_karlskoga_are_the_figures_of_scb_tab3204_and_tab5837(industry, unknown):
    found = limits(industry, unknown, "1883")
    assert found[["start_year", "year", "break_year"]].tolist() == [2020, 2024, 2020]
    assert found[["unknown", "rams", "register"]].tolist() == [25, 3034 + 1219, 4252]
    assert found.unknown_share == pytest.approx(25 / 16625)


def test_unknown_industry_in_sweden_fell_from_about_70_000_to_12_398_in_2024(industry, unknown):
    found = limits(industry, unknown, "1883")
    assert found.country_unknown_before == pytest.approx(70_000, rel=0.05)
    assert found.country_unknown == 12_398


def test_a_place_with_one_series_has_limits_of_2022_and_no_break(industry, unknown):
    found = limits(industry, unknown, "2080")
    assert found[["start_year", "year"]].tolist() == [2020, 2022]
    # no break, and before 2024 Sweden's coding had not changed; Falun made no jump
    absent = ["break_year", "rams", "register", "country_unknown", "country_unknown_before"]
    absent += ["jump_year", "jump"]
    assert found[absent].isna().all()
    assert found.drop(absent).notna().all()
    assert 0.002 < found.unknown_share < 0.02


def test_unknown_industry_at_the_start_and_now_of_scb_tab3204(industry, unknown):
    found = limits(industry, unknown, "1883")
    assert found[["unknown_before", "unknown"]].tolist() == [109, 25]


def test_karlskoga_grew_in_steps_and_danderyd_fell_by_more_than_a_fifth_in_2021(industry, unknown):
    assert limits(industry, unknown, "1883")[["jump_year", "jump"]].isna().all()
    found = limits(industry, unknown, "0162")  # Danderyd
    by_year = industry.employed["0162", NEW]
    assert found.jump_year == 2021
    assert found.jump == by_year[2021] - by_year[2020] < -by_year[2020] / 5


@pytest.mark.parametrize(
    ("persons", "jump"),
    [
        ([1000, 1200, 1000], None),  # a fifth is none
        ([1000, 1201, 1201], (2021, 201)),
        ([1000, 1201, 900], (2022, -301)),
        ([1000, 799, 1200], (2022, 401)),
        ([1000, 2000, 2500], (2021, 1000)),  # the larger, not the later
        ([100, 149, 149], None),  # nor are 49 persons
        ([100, 150, 150], (2021, 50)),
        ([0, 60, 60], (2021, 60)),
        ([1000], None),
    ],
)
def test_a_jump_is_more_than_a_fifth_and_at_least_50_persons_in_one_year(persons, jump):
    years = dict(zip((2020, 2021, 2022), map(float, persons), strict=False))
    country = dict.fromkeys((2019, *years), 500.0)
    values = by_year({(PLACE, NEW): years, ("00", NEW): country}).sort_index()
    frame = pd.DataFrame({"employed": values, "all_industries": values * 4 + 1})
    found = series.data_limits(frame, frame, PLACE, series=NEW, earlier=MIDDLE)
    assert found[["jump_year", "jump"]].dropna().tolist() == [*(jump or ())]


def test_a_jump_over_a_break_is_none():
    cells = {
        (PLACE, MIDDLE): {2019: 1000.0, 2020: 1000.0},
        (PLACE, NEW): {2020: 100.0, 2021: 100.0},
        ("00", NEW): {2020: 500.0, 2021: 500.0},
    }
    values = by_year(cells).sort_index()
    frame = pd.DataFrame({"employed": values, "all_industries": values * 4})
    found = series.data_limits(frame, frame, PLACE, series=NEW, earlier=MIDDLE)
    assert found[["jump_year", "jump"]].isna().all()


@pytest.mark.parametrize(("now", "told"), [(401.0, False), (400.0, False), (399.0, True)])
def test_unknown_industry_of_the_country_is_told_where_it_fell_by_more_than_half(now, told):
    cells = {
        (PLACE, NEW): {2021: 140.0, 2022: 150.0},
        ("00", NEW): {2021: 800.0, 2022: now},
    }
    values = by_year(cells).sort_index()
    frame = pd.DataFrame({"employed": values, "all_industries": values * 4})
    found = series.data_limits(frame, frame, PLACE, series=NEW, earlier=MIDDLE)
    country = found[["country_unknown_before", "country_unknown"]]
    assert country.dropna().tolist() == ([800, now] if told else [])


def test_the_break_moves_industry_by_minus_3_to_plus_3_percent_in_county_18(industry, unknown):
    codes = [code for code in industry.index.unique("region_code") if code.startswith("18")]
    found = pd.DataFrame({code: limits(industry, unknown, code) for code in codes}).T
    moved = 100 * (found.register / found.rams - 1)
    assert len(codes) == 13
    assert moved.drop("18").between(-3.15, 3.35).all()
    assert round(moved["18"], 1) == 0.0


def test_the_break_is_measured_in_the_first_year_that_both_series_have():
    cells = {
        (PLACE, MIDDLE): {2019: 90.0, 2020: 100.0, 2021: 110.0},
        (PLACE, NEW): {2020: 103.0, 2021: 140.0, 2022: 150.0},
        ("00", NEW): {2021: 800.0, 2022: 300.0},
    }
    values = by_year(cells).sort_index()
    frame = pd.DataFrame({"employed": values, "all_industries": values * 4})
    found = series.data_limits(frame, frame, PLACE, series=NEW, earlier=MIDDLE)
    assert found.dropna().to_dict() == {
        "start_year": 2020,
        "year": 2022,
        "unknown": 150,
        "unknown_before": 103,
        "unknown_share": 0.25,
        "break_year": 2020,
        "rams": 100,
        "register": 103,
        "country_unknown_before": 800,
        "country_unknown": 300,
    }
    assert found.index[found.isna()].tolist() == ["jump_year", "jump"]
    assert found.name == PLACE
