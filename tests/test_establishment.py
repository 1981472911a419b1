"""What a municipality can offer: distances, people within reach, buildings."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import load, places, wording
from industry_analysis.indicators import establishment, location, peers, published
from industry_analysis.wording import Speech

SV, EN = Speech("sv"), Speech("en")
identity = settings(deadline=None, max_examples=25, derandomize=True, database=None)
# 3 and 4 kilometres make 5
POINTS = pd.DataFrame(
    {"easting": [0, 3000, 0, 90_000], "northing": [0, 4000, 50_000, 0]},
    index=pd.Index(["1801", "1802", "1803", "1804"], name="region_code"),
).assign(inhabitants=[10, 20, 40, 80])


def test_distances_by_hand_nearest_first():
    apart = establishment.distances(POINTS, "1801")
    assert apart.to_dict() == pytest.approx({"1801": 0, "1802": 5, "1803": 50, "1804": 90})
    assert list(apart.index) == ["1801", "1802", "1803", "1804"]


def test_labour_within_reach_by_hand_and_its_edge_is_inside():
    reached = establishment.labour_within_reach(POINTS)
    assert reached.to_dict() == {"1801": 70, "1802": 70, "1803": 70, "1804": 80}
    nearer = establishment.labour_within_reach(POINTS, reach=49.9)
    assert nearer.to_dict() == {"1801": 30, "1802": 70, "1803": 60, "1804": 80}


@identity
@given(st.integers(0, 200), st.floats(0.1, 5), st.permutations(range(4)))
def test_reach_depends_on_where_places_are_to_each_other_alone(moved, turn, order):
    shifted = POINTS.assign(
        easting=POINTS.easting * math.cos(turn) - POINTS.northing * math.sin(turn) + moved * 1000,
        northing=POINTS.easting * math.sin(turn) + POINTS.northing * math.cos(turn),
    ).iloc[order]
    reached = establishment.labour_within_reach(shifted, reach=60)
    assert (
        reached[POINTS.index].tolist()
        == establishment.labour_within_reach(POINTS, reach=60).tolist()
    )
    assert (reached >= shifted.inhabitants).all()
    everybody = establishment.labour_within_reach(shifted, reach=1000)
    assert (everybody == POINTS.inhabitants.sum()).all()


def test_centre_is_where_the_people_are_unless_its_localities_lack_most_of_them():
    localities = pd.DataFrame(
        {
            "municipality_code": ["1801", "1801", "1802"],
            "population": [300, 100, 10],
            "easting_3006": [0, 400, 7],
            "northing_3006": [0, 800, 7],
        }
    )
    middles = pd.DataFrame(
        {"easting": [9.0, 9, 9], "northing": [5.0, 5, 5]}, index=["1801", "1802", "1803"]
    )
    people = pd.DataFrame(
        {"population": [500, 500, 500], "working_age": [1, 2, 3]}, index=middles.index
    )
    points = establishment.centres(localities, middles, people)
    assert points.loc["1801"].tolist() == [100, 200, 1]
    # ten of five hundred, and none at all
    assert points.loc["1802"].tolist() == [9, 5, 2]
    assert points.loc["1803"].tolist() == [9, 5, 3]


def test_area_per_employed_by_hand_and_missing_where_nobody_is():
    area = pd.Series({"1801": 4, "1802": 6})
    persons = pd.Series({"1802": 0, "1801": 20})
    found = establishment.industrial_area_per_employed(area, persons)
    assert found["1801"] == 200
    assert math.isnan(found["1802"])


def test_buildings_of_sweden_are_the_sum_of_the_municipalities():
    area = load.building_area()
    persons = pd.Series(10.0, index=area.municipality_code)
    rows = establishment.buildings(area, persons, ["1883"])
    assert rows.industrial_area["00"] == area.industry_1000m2.sum()
    assert rows.industrial_area_per_employed["00"] == pytest.approx(
        1000 * area.industry_1000m2.sum() / (10 * 290)
    )
    assert rows.industrial_area["1883"] == 493  # as published


def test_centres_of_the_county_lie_inside_it_and_degerfors_is_nearest_to_karlskoga():
    people = published.latest(published.over_time(load.indicators(), ["population", "working_age"]))
    points = establishment.centres(load.localities(), load.middles(), people)
    assert points.notna().all(axis=None)
    assert establishment.distances(points, "1883").index[1] == "1862"
    # from Malmö to Haparanda it is about 1 300 kilometres as the crow flies
    assert 1200 < establishment.distances(points, "1280")["2583"] < 1400


def test_meaning_names_each_thing_with_the_exhibit_that_shows_it():
    here = places.municipality("1883")
    labour = pd.DataFrame(
        {"labour_within_reach": [5e5], "median_country": [1e5], "reach_rank": [9], "places": [290]},
        index=["1883"],
    ).assign(year=2022)
    premises = pd.DataFrame({"industrial_area_per_employed": [300.0, 200.0]}, index=["1883", "00"])
    said = wording.establishment.meaning(labour, premises, here, SV)
    assert [(point.sort, point.anchor) for point in said] == [
        ("strength", "reach"),
        ("option", "buildings"),
    ]
    last = labour.assign(reach_rank=280)
    none = premises.assign(industrial_area_per_employed=[299.0, 200.0])
    said = wording.establishment.meaning(last, none, here, EN)
    assert [(point.sort, point.anchor) for point in said] == [("weakness", "reach")]


def test_an_island_far_from_others_is_said_to_be_alone():
    here = places.municipality("0980")
    rows = pd.DataFrame(
        {"distance": [0.0], "inhabitants": [33_000.0], "employed": [2000.0]}, index=["0980"]
    )
    said = wording.establishment.reach_reading(rows, here, SV)
    assert said == "Ingen annan kommuns mittpunkt ligger inom 50 km från Gotlands."


# ---- among its twins ----

FIGURES = pd.DataFrame(
    {"more": [1.0, 2, 3, float("nan")], "less": [4.0, 4, 2, 9], "gone": [float("nan"), 1, 2, 3]},
    index=pd.MultiIndex.from_product(
        [["1801", "1802", "1803", "1804"], [2022]], names=["region_code", "year"]
    ),
)
SIDES = {"more": "higher", "less": "lower", "gone": "higher"}


def test_rank_among_peers_by_hand_and_those_without_a_value_do_not_count(monkeypatch):
    monkeypatch.setattr(published, "years", lambda figures: pd.Series(2022, figures.columns))
    found = peers.among_peers(FIGURES, "1801", ["1802", "1803", "1804"], directions=SIDES)
    assert found.index.tolist() == ["more", "less"]  # the place has no value of the third
    more, less = found.T["more"], found.T["less"]
    assert (more.twin_rank, more.twins, more.twin_median) == (3, 3, 2.5)
    assert (more.twin_best, more.twin_best_value) == ("1803", 3)
    # of 4, 4, 2 and 9 the lower are better, and the two equal ones share the second rank
    assert (less.twin_rank, less.twins, less.twin_median) == (2, 4, 4)
    assert (less.twin_best, less.twin_best_value) == ("1803", 2)


def test_a_figure_without_a_better_side_or_without_peers_is_left_out(monkeypatch):
    monkeypatch.setattr(published, "years", lambda figures: pd.Series(2022, figures.columns))
    neither = {**SIDES, "more": "neither"}
    found = peers.among_peers(FIGURES, "1804", ["1801"], directions=neither)
    assert found.index.tolist() == ["less"]
    alone = peers.among_peers(FIGURES, "1803", ["1804"], directions=SIDES)
    assert alone.index.tolist() == ["less", "gone"]


def test_ranks_among_twins_are_those_of_the_published_figures():
    figures = published.over_time(load.indicators(), ["broadband_fast"])
    others = ["1880", "1881", "1882"]
    (row,) = peers.among_peers(figures, "1883", others).itertuples()
    raw = load.indicators()
    values = raw[(raw.kpi == "N07918") & (raw.year == row.year)].set_index("region_code").value
    beside = values[["1883", *others]]
    assert row.twin_rank == 1 + (beside > beside["1883"]).sum()
    assert row.twin_best_value == pytest.approx(beside[others].max() / 100)


def test_whom_to_ask_is_the_best_twin_where_the_place_is_behind():
    rows = pd.DataFrame(
        {
            "value": [0.7, 80.0],
            "twin_best": ["1880", "1881"],
            "twin_best_value": [0.99, 70.0],
            "twin_rank": [9, 1],
            "twins": 9,
        },
        index=["broadband_fast", "business_climate"],
    )
    (point,) = wording.peers.points(rows, SV, anchor="twins")
    assert (
        point.text
        == "Fråga Örebro om bredband om minst 1 Gbit/s: 99,0\u00a0% där, mot 70,0\u00a0% här."
    )
    assert wording.peers.points(rows.tail(1), SV, anchor="twins") == []
    placed = wording.peers.placed(rows, places.municipality("1883"), EN)
    assert placed.endswith(
        "is best placed in business climate (Insikt) (best of 9) and worst in "
        "broadband of at least 1 Gbit/s (9th best of 9)."
    )


@pytest.mark.parametrize(
    ("ranks", "best"),
    [
        ([1, 2, 9, 3, 4], "broadband of at least 1 Gbit/s (best of 9)"),
        (
            [1, 1, 9, 3, 4],
            "business climate (Insikt) (both best of 9)",
        ),
        ([1, 1, 9, 1, 4], "(all best of 9)"),
        ([1, 1, 1, 1, 1], "unemployment, aged 18–65 and two other figures (all best of 9)"),
    ],
)
def test_figures_of_one_place_among_the_twins_are_told_together(ranks, best):
    figures = ["broadband_fast", "business_climate", "unemployment", "mean_age", "working_age"]
    rows = pd.DataFrame({"twin_rank": ranks, "twins": 9}, index=figures)
    assert best in wording.peers.placed(rows, places.municipality("1883"), EN)


# ---- location ----


def test_localities_are_those_of_the_municipality_largest_first():
    rows = location.localities_of(load.localities(), "1861")
    raw = load.localities().set_index("locality")
    assert rows.index[0] == "Hallsberg"
    assert rows.locality_population.is_monotonic_decreasing
    assert set(rows.index) == set(raw.index[raw.municipality_code == "1861"])


def test_surroundings_are_neighbours_and_cities_by_distance():
    population = pd.Series({"1801": 5, "1802": 9, "1803": 1, "1804": 8})
    pairs = pd.DataFrame(
        [("1801", "1803"), ("1803", "1801")], columns=["municipality_code", "neighbour_code"]
    )
    rows = location.surroundings(POINTS, population, pairs, "1801")
    assert rows.index.tolist() == ["1802", "1803", "1804"]
    assert rows.distance.tolist() == [5, 50, 90]
    assert rows.borders.tolist() == [False, True, False]
    assert rows.county.tolist() == [True, False, False]
    assert rows.country.tolist() == [True, False, True]  # the third of the three is the place
    own = location.surroundings(POINTS, population, pairs, "1802")
    assert not own.county.any()


def test_an_island_borders_on_nobody_and_a_suburb_may_lack_a_locality():
    here = places.municipality("0980")
    rows = pd.DataFrame(
        {"distance": [200.0], "borders": [False], "county": [False], "country": [True]},
        index=["0180"],
    )
    said = wording.location.reading(rows, here, SV)
    assert said == (
        "Gotland gränsar inte på land till någon kommun. Fågelvägen är det till Stockholm 200,0 km."
    )
    none = pd.DataFrame({"locality_population": [], "hectares": []})
    assert "räknas till en annan kommun" in wording.location.localities(none, here, SV)
