"""Where a place stands, in words: in both languages, with what is missing said."""

import pandas as pd
import pytest

from industry_analysis import places, wording
from industry_analysis.wording import Speech

SV, EN = Speech("sv"), Speech("en")
HERE, COUNTY = places.municipality("Karlskoga"), places.county("18")
NAN = float("nan")
COLUMNS = ["year", "value", "county", "country", "median", "rank", "places", "position"]
ROWS = pd.DataFrame(
    [
        [2022, 0.055, 0.059, 0.056, 0.05, 178, 290, 0.4],
        [2022, 43.5, NAN, 95.2, 100.3, 46, 290, 0.85],
        [2022, NAN, NAN, NAN, 71.7, NAN, 168, NAN],
    ],
    index=["unemployment", "power_outages", "building_permits"],
    columns=COLUMNS,
).assign(county_rank=3, county_places=12)


def said(name, say=SV, here=HERE):
    return wording.standing.compared(ROWS, name, here, places.county(here.county_code), say)


def test_a_figure_stands_beside_county_and_country():
    assert said("unemployment") == (
        "Arbetslöshet 18–65 år: 5,5\u00a0% i Karlskoga 2022, mot 5,9\u00a0% i Örebro län och "
        "5,6\u00a0% i riket, plats 178 av 290 från den bästa."
    )
    assert said("unemployment", EN) == (
        "Unemployment, aged 18–65: 5.5% in Karlskoga in 2022, against 5.9% in Örebro County and "
        "5.6% in Sweden, 178th best of 290."
    )


def test_what_is_not_published_is_left_out_or_said():
    assert (
        said("power_outages")
        == "Elavbrott: 43,5 i Karlskoga 2022, mot 95,2 i riket, plats 46 av 290 från den bästa."
    )
    assert said("building_permits") == (
        "Företagsklimat, bygglov: ingen uppgift för Karlskoga kommun 2022."
    )


def test_a_county_of_one_municipality_is_not_beside_it():
    gotland = places.municipality("Gotland")
    assert "Gotlands län" not in said("unemployment", here=gotland)
    table = wording.standing.table(ROWS, gotland, SV)
    assert list(table.columns) == ["year", "0980", "00", "median", "standing"]
    assert "county_standing" in wording.standing.table(ROWS, HERE, SV)


def test_best_and_worst_placing():
    assert wording.standing.furthest(ROWS, HERE, COUNTY, SV) == (
        "Kommunens bästa placering gäller elavbrott, 43,5 i Karlskoga 2022, mot 95,2 i riket, "
        "plats 46 av 290 från den bästa. Den sämsta placeringen gäller arbetslöshet 18–65 år, "
        "5,5\u00a0% i Karlskoga 2022, mot 5,9\u00a0% i Örebro län och 5,6\u00a0% i riket, plats "
        "178 av 290 från den bästa."
    )


@pytest.mark.parametrize(("say", "text"), [(SV, "Inget av"), (EN, "None of the figures")])
def test_nothing_published_is_said(say, text):
    none = ROWS.loc[["building_permits"]]
    assert wording.standing.furthest(none, HERE, COUNTY, say).startswith(text)


def test_points_name_the_year_as_the_language_does():
    strong = ROWS.loc[["power_outages"]]
    for say, text in (
        (SV, "43,5 minuter per kund (2022), plats 46"),
        (EN, "customer (2022), 46th best"),
    ):
        [point] = wording.meaning.of_standings(strong, say, anchor="there")
        assert point.sort == "strength"
        assert point.anchor == "there"
        assert text in point.text
