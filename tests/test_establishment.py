"""What a municipality can offer: distances, people within reach, buildings."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import load, places, wording
from industry_analysis.indicators import establishment, published
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
    here, county = places.municipality("1883"), places.county("18")
    rows = pd.DataFrame(
        {"value": [-0.1], "county": [0.0], "country": [0.1], "year": [2021], "rank": [9.0]},
        index=["working_age_forecast"],
    ).assign(places=290)
    labour = pd.DataFrame(
        {"labour_within_reach": [5e5], "median_country": [1e5], "reach_rank": [9], "places": [290]},
        index=["1883"],
    )
    premises = pd.DataFrame({"industrial_area_per_employed": [300.0, 200.0]}, index=["1883", "00"])
    said = wording.establishment.meaning(rows, labour, premises, here, county, SV)
    assert [(point.sort, point.anchor) for point in said] == [
        ("strength", "reach"),
        ("risk", "standing"),
        ("option", "buildings"),
    ]
    last = labour.assign(reach_rank=280)
    none = premises.assign(industrial_area_per_employed=[299.0, 200.0])
    growing = rows.assign(value=0.1)
    said = wording.establishment.meaning(growing, last, none, here, county, EN)
    assert [(point.sort, point.anchor) for point in said] == [("weakness", "reach")]


def test_an_island_far_from_others_is_said_to_be_alone():
    here = places.municipality("0980")
    rows = pd.DataFrame(
        {"distance": [0.0], "inhabitants": [33_000.0], "employed": [2000.0]}, index=["0980"]
    )
    said = wording.establishment.reach_reading(rows, here, SV)
    assert said == "Ingen annan kommuns mittpunkt ligger inom 50 km från Gotlands."
