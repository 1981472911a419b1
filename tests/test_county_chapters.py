"""The county's scorecard and what lies near what it does: by hand, by rule and by the data."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import pyplot as plt

from industry_analysis import charts, load, places
from industry_analysis.charts.labels import label_points
from industry_analysis.charts.scorecard import mark
from industry_analysis.indicators import (
    coarse,
    counted_ads,
    diversification,
    occupation_space,
    published,
    scorecard,
)
from industry_analysis.indicators.occupations import INDUSTRIAL
from industry_analysis.wording import (
    Speech,
    county_exposure,
    county_meaning,
    diversification_figures,
)
from industry_analysis.wording import scorecard as said

ORDERED = settings(deadline=None, max_examples=25, derandomize=True, database=None)
COUNTY = places.codes(places.municipalities("18"))


@pytest.fixture(scope="module")
def ads():
    return load.job_ads()


@pytest.fixture(scope="module")
def space(ads):
    return occupation_space.occupation_space(ads)


@pytest.fixture(scope="module")
def names():
    return load.occupations().set_index("ssyk4").occupation


@pytest.fixture(scope="module")
def cards():
    figures = published.over_time(load.indicators(), scorecard.FIGURES)
    return scorecard.scorecard(figures)


# ---- scorecard, by hand ----


def unemployment(rows):
    """Shares by region and year, as `published.over_time` gives them."""
    index = pd.MultiIndex.from_tuples(rows, names=["region_code", "year"])
    return pd.DataFrame({"unemployment": list(rows.values())}, index)


def by_hand():
    """Lowest is best. a goes from last to first, b and c tie, d has no value in the last year."""
    now = {"0001": 0.02, "0002": 0.05, "0003": 0.05}
    before = {"0001": 0.09, "0002": 0.04, "0003": 0.05, "0004": 0.01}
    rows = {(code, 2022): value for code, value in now.items()}
    rows |= {(code, 2017): value for code, value in before.items()}
    rows |= {("00", year): 0.06 for year in (2017, 2022)}
    # the last year is complete only if it has nine tenths of the values of the year before
    return scorecard.scorecard(unemployment(rows | {(c, 2021): v for c, v in now.items()}))


def test_rank_shares_the_better_place_and_counts_municipalities_only():
    rows = by_hand().droplevel("figure")
    assert rows["rank"].dropna().tolist() == [1, 2, 2]
    assert rows.tied.tolist() == [False, True, True, False]
    assert set(rows.places) == {3}
    assert rows.position.dropna().tolist() == [1, 0.25, 0.25]


def test_movement_is_of_positions_and_missing_without_a_value():
    rows = by_hand().droplevel("figure")
    # five years ago 0001 was last of four (0), 0002 second (2/3), 0003 third (1/3)
    assert rows.moved[["0001", "0002"]].tolist() == [1, -1]
    assert rows.moved["0003"] == 0  # from 0.33 to 0.25: less than a tenth
    assert pd.isna(rows.moved["0004"])
    assert rows.unsteady.tolist() == [True, True, False, False]


def test_interval_of_a_rank_is_what_it_has_run_between_among_the_places_of_the_last_year():
    rows = by_hand().droplevel("figure")
    # 0001 was last of four and is first: 1–3 of three; 0003 was third of four, and shares 2 and 3
    assert rows.loc[["0001", "0003"], ["low", "high"]].to_numpy().tolist() == [[1, 3], [2, 3]]
    assert rows.loc["0004", ["low", "high"]].isna().all()


def test_every_rank_lies_in_its_interval_and_movement_is_given_with_it(cards):
    ranked = cards[cards["rank"].notna()]
    assert (ranked.low <= ranked["rank"]).all()
    assert (ranked["rank"] <= ranked.high).all()
    assert ranked.high.max() <= 290
    assert cards[cards["rank"].isna()].low.isna().all()


def exposed(rows):
    """Ranks of municipalities of county 18: rank, low, high, those in the county, often."""
    names = ["rank", "low", "high", "county_rank", "county_low", "county_high", "among_most"]
    frame = pd.DataFrame(rows, index=names).T
    return frame.assign(places=290, county_places=len(frame))


def test_order_within_the_county_is_said_to_hold_only_where_intervals_are_apart():
    place = places.county("18")
    first, last = [9, 3, 20, 1, 1, 1, 0.9], [80, 40, 99, 2, 2, 2, 0.1]
    safe = county_exposure.reading(exposed({"1864": first, "1880": last}), place, Speech("en"))
    assert "Ljusnarsberg, number 9 of Sweden's 290" in safe
    assert "the order holds with nearly all weights" in safe
    assert safe.endswith("in more than half of the weightings: Ljusnarsberg.")
    last[4] = 1
    first[5] = 2
    first[6] = 0.5  # half is not more than half
    open_ = county_exposure.reading(exposed({"1864": first, "1880": last}), place, Speech("en"))
    assert "All intervals within the county in the table overlap" in open_
    assert "No municipality of the county" in open_


def test_cells_say_rank_movement_and_unsteadiness_without_colour():
    rows = by_hand().droplevel("figure")
    assert [mark(row) for _, row in rows.iterrows()] == ["~1▲", "~2▼", "2", "–"]
    counts = scorecard.counts(by_hand(), "figure")
    written = said.table(by_hand(), counts, Speech("en")).iloc[0]
    assert written["0001"] == "1 (1–3), up, unsteady"
    assert written["0003"] == "2 tied (2–3), level"
    assert written["0004"] == "–"


# ---- scorecard, by rule and by the data ----


def test_every_figure_of_a_theme_has_a_better_side():
    assert "neither" not in published.directions(scorecard.FIGURES).values()
    assert len(set(scorecard.FIGURES)) == len(scorecard.FIGURES)
    assert len(said.themes(scorecard.THEMES, Speech("sv"))) == len(scorecard.THEMES)


def test_counts_by_place_and_by_figure_are_of_the_same_cells(cards):
    county = scorecard.of_county(cards, COUNTY)
    by_place, by_figure = (scorecard.counts(county, level) for level in county.index.names)
    assert by_place.sum().to_dict() == by_figure.sum().to_dict()
    assert list(by_place.index) == COUNTY
    assert list(by_figure.index) == scorecard.FIGURES


def test_unemployment_of_karlskoga_is_number_178_as_the_raw_table_says(cards):
    raw = load.indicators().query("kpi == 'N03920' and year == 2022").set_index("region_code")
    values = raw.value[raw.index.str.len() == 4]
    assert cards.loc[("1883", "unemployment"), "rank"] == (values < values["1883"]).sum() + 1 == 178


def test_bankruptcies_are_unsteady_in_most_places_and_education_in_none(cards):
    unsteady = cards.unsteady.groupby(level="figure").mean()
    assert unsteady["bankruptcies"] > 0.75
    assert unsteady["post_secondary"] == 0


def test_figures_unsteady_in_most_places_make_no_point():
    row = {"best_fifth": 12, "last_fifth": 0, "risen": 0, "fallen": 0, "compared": 12}
    by_figure = pd.DataFrame([{**row, "unsteady": 7}, {**row, "unsteady": 6}])
    by_figure.index = pd.Index(["bankruptcies", "unemployment"])
    points = county_meaning._of_scorecard(by_figure, 12, Speech("en"))
    assert [point.text for point in points] == [
        "Unemployment, aged 18–65: 12 of 12 municipalities in Sweden's top fifth."
    ]


# ---- occupations, by hand ----


def test_at_size_is_the_straight_line_over_the_logarithm():
    size = pd.Series({"a": 1.0, "b": np.e, "c": np.e**2, "d": 5.0})
    values = pd.Series({"a": 1.0, "b": 3.0, "c": 5.0, "d": np.nan})
    line = diversification.at_size(values, size, np.ones(4, dtype=bool))
    assert line[["a", "b", "c"]].tolist() == pytest.approx([1, 3, 5])
    assert pd.isna(line["d"])


def small_space():
    """Five municipalities of one county; only two occupations of industry, one they lack."""
    codes = ["7223", "7212", "2143", "5343"]
    present = pd.DataFrame(
        [
            [True, True, False, True],
            [True, True, False, False],
            [False, True, True, False],
            [False, False, True, True],
            [False, True, False, False],
        ],
        index=["0101", "0102", "0103", "0104", "0105"],
        columns=codes,
    )
    ads = (present * 180 + 20).rename_axis(index="region_code", columns="occupation")
    near = pd.DataFrame(0.5 * (1 - np.eye(4)), codes, codes)
    worth = pd.Series([-1.0, 0.0, 2.0, 1.0], codes)
    none = ads.iloc[:, 0] * 0
    return occupation_space.Space(ads, none, present, near, worth, 0.9, ("mostly diversity",))


def test_options_are_what_is_lacked_and_industrial_nearest_first():
    names = pd.Series(
        {"7223": "Fräsare", "7212": "Svetsare", "2143": "Elkraft", "5343": "Assistent"}
    )
    rows = diversification.options(small_space(), names, ["0105"])
    # has 7212 only; each of the others is near three, of which it has one
    assert rows.index.tolist() == [("0105", "Fräsare"), ("0105", "Elkraft")]
    assert rows.density.tolist() == pytest.approx([1 / 3, 1 / 3])
    assert rows.relative_complexity.tolist() == [-1, 2]
    assert rows.quadrant.tolist() == ["near and less complex", "near and more complex"]
    assert rows.returns.between(0, 1).all()


def test_options_that_chance_could_have_put_there_make_no_point():
    rows = pd.DataFrame(
        {
            "quadrant": ["near and less complex"] * 3 + ["near and more complex"] * 2,
            "density": [0.5, 0.4, 0.3, 0.5, 0.4],
            "relative_complexity": [-1.0, -1.0, -1.0, 1.0, 1.0],
            "returns": [0.79, 0.8, 1.0, 0.5, 1.0],
        },
        index=["Svetsare", "Montörer", "Lackerare", "Tryckare", "Finmekaniker"],
    )
    regions = pd.DataFrame({"related_variety_beyond": [0.0]})
    has = pd.DataFrame({"with_it": [], "ad_ratio": []})
    points = diversification_figures.meaning(has, rows, regions, Speech("sv"))
    told = " ".join(point.text for point in points)
    assert "finmekaniker" in told
    assert "montörer" in told
    for chance in ("svetsare", "tryckare", "lackerare"):  # the last is not the nearest
        assert chance not in told


def test_a_place_with_too_few_ads_gives_no_options():
    few = small_space()
    few.ads.loc["0105"] = 10
    assert diversification.options(few, pd.Series(dtype=str), ["0105"]).empty


def test_a_single_place_has_no_neighbours_to_be_compared_with():
    rows = diversification.options(small_space(), pd.Series(dtype=str), ["0105"])
    assert diversification.nearest(rows, 3, among=["0105"]).empty


# ---- occupations, by rule ----


def test_an_occupation_without_a_row_is_zero_and_sellers_are_left_out(ads, space):
    municipal = space.ads[space.ads.index.str.len() == 4]
    assert municipal.to_numpy().sum() + space.left_out[municipal.index].sum() == ads.ads.sum()
    assert not set(counted_ads.SALES) & set(space.ads.columns)


def test_counties_are_the_sums_of_their_municipalities(space):
    assert (space.ads.loc[COUNTY].sum() == space.ads.T["18"]).all()


def test_complexity_of_a_region_is_the_mean_of_what_it_has(space):
    rows = diversification.profiles(space)
    for code in ("18", "1883"):
        has = space.present.T[code]
        assert rows.complexity[code] == pytest.approx(space.complexity[has].mean())


@pytest.mark.parametrize("code", ["18", "1883"])
def test_what_is_common_and_what_is_lacked_are_all_that_is_compared(space, names, code):
    compared = set(INDUSTRIAL) & set(space.present.columns)
    lacked = diversification.options(space, names, [code])
    has = space.present.T[code]
    assert len(lacked) + len(compared & set(has.index[has])) == len(compared)


def test_overview_counts_each_compared_occupation_once(space, names):
    rows = diversification.options(space, names, ["18"]).droplevel("region_code")
    counts = diversification.overview(space, rows, diversification.profiles(space), "18").iloc[0]
    parts = ["common_industrial", "near_more", "near_less", "far_more", "far_less"]
    assert counts[parts].sum() == counts.compared_industrial


@ORDERED
@given(st.integers(0, 289))
def test_redraws_are_the_same_each_time(number):
    space = small_space()
    code = space.ads.index[number % 5]
    first, second = (diversification._returns(space, code) for _ in range(2))
    pd.testing.assert_series_equal(first, second)


# ---- occupations, facts of the data ----


def test_telephone_sellers_are_placed_in_many_small_municipalities_at_once(ads):
    rows = ads[ads.ssyk4.eq("5242")].set_index("municipality_code").ads
    assert rows.reindex(COUNTY).between(130, 143).sum() == 8


def test_complexity_follows_diversity_and_says_so(space):
    assert space.remarks == ("mostly diversity",)
    assert space.with_diversity > 0.85


def test_welders_of_karlskoga_are_the_raw_number(ads, space):
    raw = ads[ads.ssyk4.eq("7212") & ads.municipality_code.eq("1883")].ads.sum()
    assert space.ads.loc["1883", "7212"] == raw


def test_industry_is_the_least_complex_of_15_groups_because_it_is_common():
    composition = load.composition(load.employment()).loc[load.BAS_REGISTER]
    rows = coarse.industries(composition, "18")
    assert rows.index[0] == "B+C"
    assert len(rows) == 15
    assert set(rows.year) == {2022}
    assert set(rows.places) == {290}
    # the five most common groups are the five least complex
    common = rows.places_with.sort_values(ascending=False).index
    assert set(common[:5]) == set(rows.index[:5])


def test_an_unknown_region_is_refused():
    with pytest.raises(KeyError, match="9999"):
        diversification.options(small_space(), pd.Series(dtype=str), ["9999"])


# ---- drawing ----


def test_no_name_is_written_over_another_and_what_finds_no_room_is_left_out():
    charts.style()
    ax = charts.canvas(3)
    ax.set(xlim=(0, 1), ylim=(0, 1))
    points = [(0.5, 0.5)] * 40
    drawn = label_points(ax, points, ["a rather long name of a thing"] * 40)
    boxes = [text.get_window_extent() for text in ax.texts]
    assert 0 < drawn == len(boxes) < 40
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])
    plt.close(ax.figure)


def test_small_charts_do_not_join_two_series():
    index = pd.MultiIndex.from_tuples(
        [("RAMS 16+", 2017), ("RAMS 16+", 2018), ("BAS register", 2020), ("BAS register", 2021)],
        names=["series", "year"],
    )
    lines = pd.DataFrame({"1883": [1.0, 2.0, 9.0, 8.0], "1880": [4.0, 4.0, 4.0, 4.0]}, index)
    axes = charts.multiples(lines, Speech("sv"), kind="count")
    drawn = [list(line.get_xdata()) for line in axes.flat[0].lines]
    assert [2017, 2018] in drawn
    assert [2020, 2021] in drawn
    plt.close(axes.flat[0].figure)
