"""The frames of the two chapters: published figures, sums that close, nothing across a break."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from industry_analysis import load
from industry_analysis.indicators import IndicatorError, decomposition, register, structure
from industry_analysis.indicators.growth import shift_share

identity = settings(deadline=None, max_examples=30, derandomize=True, database=None)
OLD, MIDDLE, NEW = load.RAMS_16_PLUS, load.RAMS_16_74, load.BAS_REGISTER
B_C_2024 = {  # SCB TAB3204: employed in B+C, and per cent of all who work in the place
    "1860": (840, 35.4),
    "1864": (559, 33.7),
    "1883": (5447, 32.8),
    "1862": (921, 32.1),
    "1882": (1277, 26.8),
    "1863": (663, 25.6),
    "1885": (2324, 23.0),
    "1861": (1494, 18.9),
    "1884": (553, 16.5),
    "1881": (877, 11.2),
    "1880": (6359, 7.2),
    "1814": (145, 5.7),
}
COUNTY = list(B_C_2024)


@pytest.fixture(scope="module")
def industry() -> pd.DataFrame:
    return load.over_time(load.employment(), "B+C")


@pytest.fixture(scope="module")
def composition() -> pd.DataFrame:
    return load.composition(load.employment())


@pytest.fixture(scope="module")
def municipalities(industry) -> list[str]:
    return [code for code in industry.index.unique("region_code") if len(code) == 4]


def one_industry(cells: dict[tuple[str, str], dict[int, int]], *, every: int = 0) -> pd.DataFrame:
    """Persons by place, series and year; ``every`` in all industries, or ten times as many."""
    rows = [
        (place, name, year, persons, persons // 2, every or persons * 10)
        for (place, name), years in cells.items()
        for year, persons in years.items()
    ]
    columns = ["region_code", "series", "year", "employed", "women", "all_industries"]
    return pd.DataFrame(rows, columns=columns).set_index(columns[:3])


# ---- key figures ----


def test_key_figures_of_scb_tab3204_for_county_18_and_sweden(industry):
    figures = structure.key_figures(industry, [*COUNTY, "18", "00"], series=NEW)
    published = B_C_2024 | {"18": (21461, 14.2), "00": (561859, 10.7)}
    assert figures.employed.to_dict() == {code: n for code, (n, _) in published.items()}
    assert (100 * figures.share).round(1).to_dict() == {c: s for c, (_, s) in published.items()}
    assert figures.all_industries[["1883", "18"]].tolist() == [16625, 151121]
    assert set(figures.year) == {2024}


def test_change_of_karlskoga_in_scb_tab3204_beside_sweden(industry):
    # 4252 to 5447, while Sweden goes from 538046 to 561859: by 4.4258 %, of 4252 188.2
    row = structure.key_figures(industry, ["1883"], series=NEW).loc["1883"]
    assert row[["start_year", "employed_start", "change"]].tolist() == [2020, 4252, 1195]
    assert row[["expected_change", "own_change"]].tolist() == [188, 1195 - 188]
    assert row.relative_change == pytest.approx(0.281, abs=5e-4)
    assert (row.women, row.women_share) == (1718, pytest.approx(1718 / 5447))


def test_change_of_karlskoga_in_scb_tab900_keeps_to_2008_and_2018(industry):
    # 4680 to 3898, while Sweden goes from 664923 to 559267: by -15.89 %, of 4680 -743.7
    row = structure.key_figures(industry, ["1883"], series=OLD).loc["1883"]
    assert row[["start_year", "year", "employed_start"]].tolist() == [2008, 2018, 4680]
    assert row[["employed", "change"]].tolist() == [3898, 3898 - 4680]
    assert row[["expected_change", "own_change"]].tolist() == [-744, -38]
    assert row.women == 3898 - 2859  # the men


def test_no_change_is_taken_across_two_series():
    spans = {
        OLD: {2017: 1000, 2018: 1100},
        MIDDLE: {2019: 700, 2020: 720},
        NEW: {2020: 5000, 2021: 5050},
    }
    # joined, 2017 to 2021 or 2018 to 2019 would be thousands of persons more or 400 fewer
    values = one_industry({(code, name): spans[name] for code in ("00", "1883") for name in spans})
    changes = {
        name: structure.key_figures(values, ["1883"], series=name).change["1883"] for name in spans
    }
    assert changes == {OLD: 100, MIDDLE: 20, NEW: 50}


def test_a_place_that_starts_with_nobody_has_no_relative_change_and_all_of_it_is_its_own():
    values = one_industry({("1", NEW): {2020: 0, 2024: 7}, ("00", NEW): {2020: 100, 2024: 150}})
    row = structure.key_figures(values, ["1"], series=NEW).loc["1"]
    assert row[["change", "expected_change", "own_change"]].tolist() == [7, 0, 7]
    assert np.isnan(row.relative_change)


def test_a_place_that_starts_with_one_person_has_a_relative_change_by_hand():
    table = one_industry({("00", NEW): {2020: 100, 2024: 110}, ("1883", NEW): {2020: 1, 2024: 3}})
    assert structure.key_figures(table, ["1883"], series=NEW).relative_change.tolist() == [2]


def test_the_country_is_not_compared_with_itself_and_order_is_as_asked(industry):
    figures = structure.key_figures(industry, ["00", "1883", "18"], series=NEW)
    assert figures.index.tolist() == ["00", "1883", "18"]
    compared = figures[["expected_change", "own_change"]]
    assert compared.notna().all(axis="columns").tolist() == [False, True, True]
    assert compared.loc["00"].isna().all()
    assert figures.change["00"] == 561859 - 538046


def test_women_are_missing_where_the_publisher_does_not_give_them(industry):
    figures = structure.key_figures(industry, ["2080", "00"], series=NEW)
    assert figures[["women", "women_share"]].loc["2080"].isna().all()
    assert figures.year.tolist() == [2022, 2022]


def test_figures_of_a_series_that_a_place_lacks_are_refused(industry):
    with pytest.raises(IndicatorError, match=r"no year of 'RAMS 16\+' has all of '2080', '00'"):
        structure.key_figures(industry, ["2080"], series=OLD)


@identity
@given(
    place=st.tuples(st.integers(0, 9999), st.integers(0, 9999)),
    country=st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)),
)
def test_expected_and_own_change_add_up_to_the_change_and_start_and_change_to_the_end(
    place, country
):
    years = (2020, 2024)
    cells = {
        ("1", NEW): dict(zip(years, place, strict=True)),
        ("00", NEW): dict(zip(years, country, strict=True)),
    }
    row = structure.key_figures(one_industry(cells, every=10**7), ["1"], series=NEW).loc["1"]
    assert row.expected_change + row.own_change == row.change
    assert row.employed_start + row.change == row.employed
    assert row.expected_change == round(row.expected_change)
    in_step = place[0] * country[1] / country[0]
    assert abs(row.employed_start + row.expected_change - in_step) <= 0.5 + 1e-6
    assert row.share == pytest.approx(place[1] / 10**7)


def test_county_without_the_municipality_that_carries_its_change():
    figures = pd.DataFrame(
        {
            "employed_start": [100, 50, 160],
            "employed": [180, 55, 240],
            "change": [80, 5, 80],
            "own_change": [70, -5, 60],
        },
        index=["1", "2", "18"],
    )
    rest = structure.without_carrier(figures, "18")
    assert rest.T["1"].to_dict() == {
        "employed_start": 60,
        "employed": 60,
        "change": 0,
        "own_change": -10,
        "relative_change": 0,
    }
    assert structure.without_carrier(figures.assign(change=[40, 40, 80]), "18").empty
    assert structure.without_carrier(figures.assign(change=[-80, 5, 80]), "18").empty
    assert structure.without_carrier(figures.loc[["1", "18"]], "18").empty  # all of the county


def test_places_come_by_share_highest_first_before_the_others_in_their_order():
    figures = pd.DataFrame({"share": [0.1, 0.5, 0.3, 0.3, 0.9]}, index=["00", "a", "b", "c", "18"])
    ordered = structure.by_share(figures, ["c", "b", "a"])
    assert ordered.index.tolist() == ["a", "c", "b", "00", "18"]
    assert ordered.equals(figures.loc[ordered.index])
    tied = pd.DataFrame({"share": [0.1, 0.2] * 145}, index=[f"{code}" for code in range(290)])
    in_order = [*tied.index[1::2], *tied.index[::2]]
    assert structure.by_share(tied, [*tied.index]).index.tolist() == in_order


# ---- standing ----


def test_equal_values_share_the_better_rank_and_a_missing_one_has_none():
    values = pd.Series({"a": 0.2, "b": 0.4, "c": 0.2, "d": np.nan, "e": 0.1})
    standing = structure.position(values)
    assert standing["rank"].drop("d").to_dict() == {"a": 2, "b": 1, "c": 2, "e": 4}
    assert np.isnan(standing["rank"]["d"])
    assert standing.tied.to_dict() == {"a": True, "b": False, "c": True, "d": False, "e": False}
    assert set(standing.places) == {4}


def test_ranks_of_county_18_are_those_of_the_shares_of_scb_tab3204(industry):
    ranked = structure.ranked(industry, COUNTY[::-1], series=NEW)
    # the country stands among them by its 10.7 per cent, between Kumla and Örebro, unranked
    assert ranked.index.tolist() == [*COUNTY[:10], "00", *COUNTY[10:]]
    ranks = ranked.drop("00")
    assert ranks["rank"].tolist() == [*range(1, 13)]
    assert not ranks.tied.astype(bool).any()
    assert set(ranks.places) == {12}
    assert ranked.loc["00", ["rank", "tied", "places"]].isna().all()


def test_ranked_places_have_the_size_share_and_change_of_scb_tab3204(industry):
    row = structure.ranked(industry, COUNTY, series=NEW).T["1883"]
    assert row[["start_year", "year", "employed"]].tolist() == [2020, 2024, 5447]
    assert row.share == 5447 / 16625
    assert row.relative_change == pytest.approx(5447 / 4252 - 1)


def test_rows_of_a_single_place_are_not_compared():
    rows = pd.DataFrame({"change": [3, 3]}, index=["0980", "09"])
    assert structure.comparable(rows, ["0980"]).empty
    assert structure.comparable(rows[:1], ["0980"]).columns.tolist() == ["change"]
    assert structure.comparable(rows, ["0980", "1883"]) is rows


def test_karlskoga_is_third_of_12_and_its_quotient_among_the_15_groups_is_3_06(
    industry, composition
):
    figures = structure.place_figures(
        industry, composition, ["1883", "18", "00"], COUNTY, series=NEW, industry="B+C"
    )
    # the groups but the unknown add up to 16604 in Karlskoga and 5248243 in Sweden
    quotient = (5447 / 16604) / (561859 / 5248243)
    assert figures.location_quotient["1883"] == pytest.approx(quotient)
    assert figures.location_quotient["00"] == pytest.approx(1)
    assert figures.loc["1883", ["rank", "places"]].tolist() == [3, 12]
    assert figures["rank"].drop("1883").isna().all()
    plain = structure.key_figures(industry, ["1883", "18", "00"], series=NEW)
    pd.testing.assert_frame_equal(figures[plain.columns], plain)
    # what is looked for first, then the rest as in the key figures
    first = ["year", "employed", "all_industries", "share", "location_quotient", "rank", "places"]
    rest = [column for column in plain.columns if column not in first]
    assert figures.columns.tolist() == [*first, *rest, "tied"]


def test_shares_of_all_municipalities_are_of_290_in_2022(industry, municipalities):
    everywhere = structure.all_municipalities(industry, series=NEW)
    shares = everywhere.share
    assert everywhere.columns.tolist() == ["year", "share"]
    assert set(everywhere.year) == {2022}
    assert sorted(shares.index) == sorted(municipalities)
    assert len(shares) == 290
    assert shares.between(0, 1).all()
    row = industry.loc[("1883", NEW, 2022)]
    assert row.all_industries == 15632  # TAB3204
    assert shares["1883"] == row.employed / 15632


# ---- industries of a place ----

EMPLOYED = pd.DataFrame(
    {"A": [14, 140], "B+C": [60, 200], "F": [15, 400], "G": [15, 260]}, index=["1883", "00"]
)
EVERYBODY = pd.Series({"1883": 120, "00": 1250})  # 16 and 250 of unknown industry


def test_profile_by_hand_largest_first_and_equally_large_in_the_order_of_the_table():
    rows = structure.profile(EMPLOYED, EVERYBODY, "1883")
    assert rows.index.tolist() == ["B+C", "F", "G", "A"]
    assert rows.employed.tolist() == [60, 15, 15, 14]
    assert rows.share.tolist() == [60 / 120, 15 / 120, 15 / 120, 14 / 120]
    assert rows.reference_share.tolist() == [200 / 1250, 400 / 1250, 260 / 1250, 140 / 1250]
    # among the known industries: 60 of 104 against 200 of 1000
    assert rows.location_quotient["B+C"] == pytest.approx((60 / 104) / 0.2)


def test_an_industry_is_small_under_15_employed():
    assert structure.profile(EMPLOYED, EVERYBODY, "1883").small.to_dict() == {
        "B+C": False,
        "F": False,
        "G": False,
        "A": True,
    }


def test_an_industry_of_14_has_no_quotient_and_one_of_15_has():
    quotient = structure.profile(EMPLOYED, EVERYBODY, "1883").location_quotient
    assert quotient.isna().to_dict() == {"B+C": False, "F": False, "G": False, "A": True}
    assert quotient["F"] == pytest.approx((15 / 104) / 0.4)


def test_with_those_of_unknown_industry_the_shares_by_hand_are_all():
    unknown = pd.DataFrame(
        {"employed": [16, 250], "all_industries": EVERYBODY}, index=["1883", "00"]
    )
    profile = structure.profile(EMPLOYED, EVERYBODY, "1883")
    rows = structure.with_totals(profile, unknown, "1883")
    assert rows.index.tolist() == ["B+C", "F", "G", "A", "US", "A-U+US"]
    assert rows.index.name == "industry"
    assert "small" not in rows
    assert rows.employed.tolist()[-2:] == [16, 120]
    assert rows.share.tolist()[-2:] == [16 / 120, 1]
    assert rows.reference_share.tolist()[-2:] == [250 / 1250, 1]
    assert rows.location_quotient[-2:].isna().all()
    parts = rows.drop("A-U+US")
    assert parts.employed.sum() == 120
    assert parts[["share", "reference_share"]].sum().tolist() == pytest.approx([1, 1])
    pd.testing.assert_frame_equal(
        rows[:4], profile.drop(columns="small"), check_dtype=False, check_names=False
    )


def test_shares_of_every_municipality_add_up_to_all_within_the_perturbation(
    industry, composition, municipalities
):
    everywhere = load.over_time(load.employment(), "US").xs((NEW, 2022), level=("series", "year"))
    now, everybody = composition.loc[(NEW, 2022)], everywhere.all_industries
    for code in [*municipalities, "18", "00"]:
        profile = structure.profile(now, everybody, code)
        rows = structure.with_totals(profile, everywhere, code)
        parts = rows.drop("A-U+US")
        # cells are perturbed by a few persons each, and there are 16 of them
        assert abs(parts.employed.sum() - everybody[code]) <= 25
        assert abs(parts.share.sum() - 1) <= 25 / everybody[code]
        assert rows.share["A-U+US"] == 1


def test_shares_of_karlskoga_miss_one_by_the_25_of_unknown_industry(industry, composition):
    everybody = industry.xs((NEW, 2024), level=("series", "year")).all_industries
    rows = structure.profile(composition.loc[(NEW, 2024)], everybody, "1883")
    assert rows.index[:4].tolist() == ["B+C", "Q", "M+N", "P"]  # 5447, 2670, 1520, 1309
    assert rows.share["B+C"] == 5447 / 16625
    # 16604 known and 25 unknown are perturbed: they miss 16625 by 4
    assert rows.share.sum() == pytest.approx(1 - (25 - 4) / 16625)
    assert rows.reference_share["B+C"] == 561859 / 5260642


def test_quotients_by_hand_are_missing_under_15_employed():
    quotients = structure.quotients(EMPLOYED, ["1883"])
    assert quotients.isna().loc["1883"].to_dict() == {
        "A": True,
        "B+C": False,
        "F": False,
        "G": False,
    }
    assert quotients.loc["1883", "F"] == pytest.approx((15 / 104) / 0.4)
    assert structure.quotients(EMPLOYED, ["00"]).to_numpy() == pytest.approx(1)


def test_the_largest_share_is_of_all_employed_in_the_places_asked_for_alone():
    assert structure.largest_share(EMPLOYED, EVERYBODY, ["1883", "00"]) == 60 / 120
    assert structure.largest_share(EMPLOYED, EVERYBODY, ["00"]) == 400 / 1250


# ---- where the change came from ----

INDUSTRIES = ["1", "2", "3", "4"]
PARTS = ["national", "mix", "competitive", "change"]


def compositions(cells: dict[tuple[str, int, str], list[int]]) -> pd.DataFrame:
    """Persons by series, year and place in four industries."""
    keys = pd.MultiIndex.from_tuples([*cells], names=["series", "year", "region_code"])
    return pd.DataFrame([*cells.values()], index=keys, columns=INDUSTRIES).sort_index()


def everybody(rows: pd.DataFrame, *, unknown: dict[tuple[str, int], int] | None = None):
    """All persons of each place, with those of unknown industry in the country, by year."""
    persons = rows.sum(axis="columns").reorder_levels(["region_code", "series", "year"])
    for (name, year), more in (unknown or {}).items():
        persons["00", name, year] += more
    return persons.sort_index()


def parts_of(
    rows: pd.DataFrame, code: str, industry: str, series: list[str], **more
) -> pd.DataFrame:
    persons = everybody(rows, **more)
    return decomposition.change_parts(rows, persons, code, industry=industry, series=series)


FARHAUER_AND_KROELL = {
    (NEW, 2020, "A"): [90, 20, 10, 60],
    (NEW, 2024, "A"): [100, 40, 10, 55],
    (NEW, 2020, "00"): [400, 150, 150, 400],
    (NEW, 2024, "00"): [440, 210, 135, 480],
}


def test_parts_of_the_change_of_farhauer_and_kroell_2013():
    rows = parts_of(compositions(FARHAUER_AND_KROELL), "A", "2", [NEW])
    assert rows.index.tolist() == [(NEW, "2"), (NEW, "all")]
    # the nation grows by 15 %, its industry 2 by 40 %, industry 2 of A from 20 to 40
    assert rows.loc[(NEW, "2"), PARTS].tolist() == [3, 5, 12, 20]
    assert rows.loc[(NEW, "all"), PARTS].tolist() == [27, 1, -3, 25]
    assert rows.employed_start.tolist() == [20, 180]
    assert rows.start_year.tolist() + rows.year.tolist() == [2020, 2020, 2024, 2024]


def test_the_national_part_is_of_all_employed_and_the_mix_takes_the_difference_by_hand():
    # with 100 then 50 of unknown industry the nation grows from 1200 to 1315: by 9.583 %, of
    # industry 2's 20 1.92 persons and of all 180 17.25; in step with industry 2 it would be 8
    unknown = {(NEW, 2020): 100, (NEW, 2024): 50}
    rows = parts_of(compositions(FARHAUER_AND_KROELL), "A", "2", [NEW], unknown=unknown)
    assert rows.loc[(NEW, "2"), PARTS].tolist() == [2, 8 - 2, 12, 20]
    assert rows.loc[(NEW, "all"), PARTS].tolist() == [17, 28 - 17, -3, 25]


def test_coding_the_unknown_is_no_growth_of_the_nation():
    # 100 persons of industry 1 were of unknown industry before: all employed are as many
    cells = {
        (NEW, 2020, "A"): [10, 10, 10, 10],
        (NEW, 2024, "A"): [15, 10, 10, 10],
        (NEW, 2020, "00"): [200, 100, 100, 100],
        (NEW, 2024, "00"): [300, 100, 100, 100],
    }
    unknown = {(NEW, 2020): 100, (NEW, 2024): 0}
    rows = parts_of(compositions(cells), "A", "1", [NEW], unknown=unknown)
    assert rows.loc[(NEW, "1"), PARTS].tolist() == [0, 5, 0, 5]
    # the known alone would seem to grow by a fifth
    assert parts_of(compositions(cells), "A", "1", [NEW]).national[NEW, "1"] == 2


@pytest.mark.parametrize(
    ("code", "start", "parts"),
    [
        ("1883", 4252, [228, 188 - 228, 1195 - 188, 1195]),
        ("1880", 5948, [318, 263 - 318, 148, 411]),
    ],
)
def test_parts_of_the_change_in_scb_tab3204(industry, composition, code, start, parts):
    # all employed of Sweden go from 4993313 to 5260642: by 5.3538 %, of 4252 227.6 and of 5948
    # 318.4; in step with B+C of Sweden, 4.4258 %, it would have been 188.2 and 263.2
    persons = industry.all_industries
    assert persons["00", NEW][[2020, 2024]].tolist() == [4_993_313, 5_260_642]
    rows = decomposition.change_parts(composition, persons, code, industry="B+C", series=[NEW])
    row = rows.loc[(NEW, "B+C")]
    assert row[PARTS].tolist() == parts
    assert row[["employed_start", "start_year", "year"]].tolist() == [start, 2020, 2024]


def test_parts_of_the_change_of_karlskoga_in_scb_tab900(industry, composition):
    # all employed of Sweden go from 4406789 to 4971919: by 12.8241 %, of 4680 600.2
    rows = decomposition.change_parts(
        composition, industry.all_industries, "1883", industry="B+C", series=[OLD, NEW]
    )
    older = rows.loc[(OLD, "B+C")]
    assert older[["employed_start", "start_year", "year"]].tolist() == [4680, 2008, 2018]
    assert older[PARTS].tolist() == [600, -744 - 600, -38, 3898 - 4680]


def test_parts_are_of_each_series_by_itself_in_the_order_asked_for():
    # joined, industry 1 of A would go from 10 to 9000
    cells = {
        (name, year, place): [persons, 1000, 1000, 1000]
        for place in ("A", "00")
        for name, years in {
            OLD: {2008: 10, 2013: 90, 2018: 30},
            NEW: {2020: 8000, 2021: 9000},
        }.items()
        for year, persons in years.items()
    }
    rows = parts_of(compositions(cells), "A", "1", [NEW, OLD])
    assert rows.xs("1", level="industry").change.to_dict() == {NEW: 1000, OLD: 20}
    assert rows.index.tolist() == [(NEW, "1"), (NEW, "all"), (OLD, "1"), (OLD, "all")]
    only = parts_of(compositions(cells), "A", "1", [OLD])
    assert only.index.tolist() == [(OLD, "1"), (OLD, "all")]


def test_a_series_with_one_year_of_the_place_is_left_out():
    cells = FARHAUER_AND_KROELL | {
        (MIDDLE, 2019, "A"): [9, 9, 9, 9],
        (MIDDLE, 2019, "00"): [90, 90, 90, 90],
        (MIDDLE, 2020, "00"): [95, 95, 95, 95],
    }
    rows = parts_of(compositions(cells), "A", "2", [OLD, MIDDLE, NEW])
    assert rows.index.unique("series").tolist() == [NEW]


def test_a_place_without_two_years_of_any_series_has_no_row_and_the_columns_of_one_that_has():
    cells = {key: row for key, row in FARHAUER_AND_KROELL.items() if key[1:] != (2024, "A")}
    rows = parts_of(compositions(cells), "A", "2", [OLD, NEW])
    assert rows.empty
    whole = parts_of(compositions(FARHAUER_AND_KROELL), "A", "2", [NEW])
    assert rows.columns.tolist() == whole.columns.tolist()
    assert rows.index.names == whole.index.names == ["series", "industry"]


def test_the_largest_part_by_hand_is_a_share_of_the_start_in_any_place_and_series():
    cells = FARHAUER_AND_KROELL | {
        (NEW, 2020, "B"): [60, 30, 30, 40],
        (NEW, 2024, "B"): [85, 55, 40, 35],
        (OLD, 2008, "A"): [10, 10, 10, 10],
        (OLD, 2018, "A"): [10, 25, 10, 10],
        (OLD, 2008, "B"): [10, 0, 10, 10],
        (OLD, 2018, "B"): [10, 90, 10, 10],
        (OLD, 2008, "00"): [100, 100, 100, 100],
        (OLD, 2018, "00"): [100, 200, 100, 100],
    }
    rows = compositions(cells)
    of = (rows, everybody(rows))
    # industry 2: the change of A is 20 of 20 in the new series and 15 of 10 in the old, in B
    # 25 of 30 in the new; nobody at the start is no measure
    reach = decomposition.largest_part
    assert reach(*of, ["A"], industry="2", series=[NEW]) == pytest.approx(1)
    assert reach(*of, ["B"], industry="2", series=[NEW]) == pytest.approx(25 / 30)
    assert reach(*of, ["B", "A"], industry="2", series=[NEW]) == pytest.approx(1)
    assert reach(*of, ["A", "B"], industry="2", series=[OLD, NEW]) == pytest.approx(1.5)
    # industry 3 of the nation falls by a tenth while the nation grows by 15 %: the mix of both
    # is -0.25; A stays at 10 and B goes from 30 to 40, a third
    assert reach(*of, ["A"], industry="3", series=[NEW]) == pytest.approx(0.25)
    assert reach(*of, ["A"], industry="3", series=[MIDDLE]) == 0


def test_one_person_at_the_start_is_a_measure_and_the_first_place_gives_the_years():
    same = [100, 100, 100, 100]
    cells = {(NEW, year, "00"): same for year in (2019, 2020, 2024)}
    cells |= {(NEW, 2020, "A"): [10, 1, 10, 10], (NEW, 2024, "A"): [10, 3, 10, 10]}
    cells |= {(NEW, year, "B"): [10, 10, 10, 10] for year in (2019, 2020, 2024)}
    rows = compositions(cells)
    reach = decomposition.largest_part
    # nothing moves in the country, two persons come to one in A
    assert reach(rows, everybody(rows), ["A", "B"], industry="2", series=[NEW]) == pytest.approx(2)


def test_parts_of_exactly_half_a_person_still_add_up():
    # the country grows by 25 %, its industry 1 by 50 %, industry 1 of A from 1 to 2
    cells = {
        (NEW, 2020, "A"): [1, 0, 0, 0],
        (NEW, 2024, "A"): [2, 0, 0, 0],
        (NEW, 2020, "00"): [400, 200, 100, 100],
        (NEW, 2024, "00"): [600, 200, 100, 100],
    }
    rows = parts_of(compositions(cells), "A", "1", [NEW])
    assert rows.loc[(NEW, "1"), PARTS].tolist() == [0, 0, 1, 1]


@identity
@given(
    counts=arrays(np.int64, (4, 4), elements=st.integers(0, 400)),
    unknown=st.tuples(st.integers(0, 400), st.integers(0, 400)),
)
def test_parts_are_whole_persons_that_add_up_and_each_within_one_of_its_value(counts, unknown):
    place, outside = counts[:2], counts[2:]
    place[:, 0] += 1  # no place is empty
    keys = [(NEW, year, code) for code in ("A", "00") for year in (2020, 2024)]
    rows = np.concatenate([place, place + outside]).tolist()
    table = compositions(dict(zip(keys, rows, strict=True)))
    more = dict(zip(((NEW, 2020), (NEW, 2024)), unknown, strict=True))
    parts = parts_of(table, "A", "1", [NEW], unknown=more).droplevel("series")
    assert (parts.dtypes == np.int64).all()
    assert (parts.national + parts.mix + parts.competitive).equals(parts.change)
    assert parts.change.to_dict() == {
        "1": place[1, 0] - place[0, 0],
        "all": place[1].sum() - place[0].sum(),
    }
    start, end = table.loc[(NEW, 2020)], table.loc[(NEW, 2024)]
    everybody_before, everybody_now = (
        start.loc["00"].sum() + unknown[0],
        end.loc["00"].sum() + unknown[1],
    )
    exact = shift_share(
        *(start.loc[["A"]], end.loc[["A"]], start.loc["00"], end.loc["00"]),
        reference_growth=everybody_now / everybody_before - 1,
    )
    for what, values in (("1", exact.loc[("A", "1")]), ("all", exact.sum())):
        found = parts.loc[what]
        assert abs(found.national - values.national) <= 0.5 + 1e-9
        assert abs(found.national + found.mix - values.national - values.mix) <= 0.5 + 1e-9
        assert abs(found.mix - values.mix) <= 1 + 1e-9
        assert abs(found.competitive - values.competitive) <= 0.5 + 1e-9


@pytest.fixture(scope="module")
def parts_everywhere(industry, composition, municipalities) -> pd.DataFrame:
    """The parts of every municipality's change in the old series and the new."""
    of, spans = (composition, industry.all_industries), [OLD, NEW]
    rows = {
        code: decomposition.change_parts(*of, code, industry="B+C", series=spans)
        for code in municipalities
    }
    return pd.concat(rows, names=["region_code"])


def test_parts_of_all_290_municipalities_are_whole_persons_that_add_up(parts_everywhere):
    whole = parts_everywhere[[*PARTS, "employed_start"]]
    assert (whole.dtypes == np.int64).all()
    assert whole[["national", "mix", "competitive"]].sum(axis="columns").equals(whole.change)
    places = parts_everywhere.xs("B+C", level="industry").groupby(level="series").size()
    assert places.to_dict() == {OLD: 12, NEW: 290}


def test_parts_of_a_municipality_span_the_years_of_its_own_series(parts_everywhere):
    years = parts_everywhere.reset_index()[["region_code", "series", "start_year", "year"]]
    of_county = years[years.region_code.isin(COUNTY)].drop(columns="region_code")
    elsewhere = years[~years.region_code.isin(COUNTY)].drop(columns="region_code")
    assert {*of_county.itertuples(index=False, name=None)} == {(OLD, 2008, 2018), (NEW, 2020, 2024)}
    assert {*elsewhere.itertuples(index=False, name=None)} == {(NEW, 2020, 2022)}


@pytest.mark.parametrize(("name", "inside"), [(OLD, True), (NEW, True), (NEW, False)])
def test_two_tables_of_a_chapter_give_one_change_and_one_expected_change(
    industry, parts_everywhere, municipalities, name, inside
):
    codes = [code for code in municipalities if (code in COUNTY) == inside]
    assert len(codes) == (12 if inside else 278)
    figures = structure.key_figures(industry, codes, series=name)
    parts = parts_everywhere.xs((name, "B+C"), level=("series", "industry")).loc[codes]
    expected = (parts.national + parts.mix).rename("expected_change")
    pd.testing.assert_series_equal(figures.expected_change, expected, check_dtype=False)
    assert figures.own_change.tolist() == parts.competitive.tolist()
    same = ["start_year", "year", "employed_start", "change"]
    assert figures[same].to_dict() == parts[same].to_dict()


# ---- every indicator of a place ----


def test_indicators_of_places_of_econgeo():
    rows = [[100, 0, 0, 0, 0], [0, 15, 5, 70, 10], [0, 20, 10, 20, 50], [0, 25, 30, 5, 40]]
    employed = pd.DataFrame([*rows, [0, 40, 55, 5, 0]], index=list("abcde"))
    found = structure.place_indicators(employed, employed.sum())
    assert found.krugman_index.tolist() == pytest.approx([1.6, 1.0, 0.6, 0.7, 1.1])
    assert found.herfindahl_index.tolist() == pytest.approx([1, 0.525, 0.34, 0.315, 0.465])
    assert found.entropy.round(3).tolist() == [0, 1.319, 1.761, 1.766, 1.219]


def test_place_indicators_are_those_of_the_register_that_need_one_composition_alone(
    monkeypatch,
):
    entries = register()
    suitable = {
        name
        for name, entry in entries.items()
        if entry.per == ("place",) and not set(entry.takes) - {"employed", "reference"}
    }
    places = EMPLOYED.loc[["1883"]]
    assert set(structure.place_indicators(places, EMPLOYED.loc["00"])) == suitable
    assert {"krugman_index", "entropy"} <= suitable
    assert not suitable & {"location_quotient", "women_share", "shift_share"}

    def persons(employed: pd.DataFrame) -> pd.Series:
        return employed.sum(axis="columns")

    def part(employed: pd.DataFrame, reference: pd.Series) -> pd.Series:
        return employed.sum(axis="columns") / reference.sum()

    def movers(employed: pd.DataFrame, start: pd.DataFrame) -> pd.Series:
        return employed.sum(axis="columns") - start.sum(axis="columns")

    more = {
        function.__name__: replace(entries["entropy"], name=function.__name__, function=function)
        for function in (persons, part, movers)
    }
    monkeypatch.setattr(structure, "register", lambda: {**entries, **more})
    found = structure.place_indicators(places, EMPLOYED.loc["00"])
    assert set(found) == suitable | {"persons", "part"}
    assert found[["persons", "part"]].loc["1883"].tolist() == [104, 104 / 1000]


def test_places_one_at_a_time_have_the_numbers_they_have_together():
    employed = pd.DataFrame(
        {"A": [10, 0, 30], "B+C": [5, 90, 20], "F": [50, 8, 1]},
        index=pd.Index(["1", "2", "3"], name="region_code"),
    )
    reference = employed.sum().add([100, 20, 30])
    found = structure.place_indicators(employed, reference)
    for name in found:
        entry = register()[name]
        tables = {"employed": employed, "reference": reference}
        together = entry.function(*(tables[table] for table in (*entry.takes, *entry.may_take)))
        pd.testing.assert_series_equal(found[name], together)


def test_a_county_beside_its_municipalities_and_the_country_is_not_taken_for_more_than_it_has(
    composition,
):
    now = composition.loc[(NEW, 2024)].loc[[*COUNTY, "18", "00"]]
    found = structure.place_indicators(now, now.loc["00"])
    assert found.index.tolist() == [*COUNTY, "18", "00"]
    assert found.index.name == "region_code"
    assert found.krugman_index["00"] == 0
    # B+C alone is 5447 of 16604 in Karlskoga, and 22.1 points above Sweden's share
    assert found.krugman_index["1883"] > 2 * (5447 / 16604 - 561859 / 5248243)
    assert found.herfindahl_index["1883"] > (5447 / 16604) ** 2
