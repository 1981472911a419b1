"""What is asked for, what people have learnt and what lies near: by hand, and in the raw tables."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from industry_analysis import charts, load, places, tables
from industry_analysis.indicators import (
    IndicatorError,
    advertised,
    barometer,
    competence,
    counted_ads,
    occupation_space,
    occupations,
    relatedness,
    schooling,
)
from industry_analysis.wording import Speech
from industry_analysis.wording.occupations import NAMED, in_swedish, in_text

SV, EN = Speech("sv"), Speech("en")
NAMES = load.occupations().set_index("ssyk4").occupation
RAW_ADS = load.job_ads()
RAW_EDUCATION = load.education()


@pytest.fixture(scope="module")
def municipal():
    return counted_ads.by_occupation(RAW_ADS)


@pytest.fixture(scope="module")
def regional(municipal):
    return counted_ads.with_regions(municipal)


@pytest.fixture(scope="module")
def space():
    return occupation_space.occupation_space(RAW_ADS)


# ---- by hand ----

WELDER, COOK = "7212", "5120"
BY_HAND = pd.DataFrame({WELDER: [10, 0, 30], COOK: [30, 20, 10]}, index=["1801", "1802", "1901"])
INDUSTRIAL = pd.Series({WELDER: True, COOK: False})


def test_a_quarter_of_forty_ads_for_welders_by_hand():
    share = competence.industrial_ads_share(BY_HAND, INDUSTRIAL)
    assert share.tolist() == [0.25, 0, 0.75]
    employed = pd.DataFrame({"all": [500, 1000, 4000]}, index=BY_HAND.index)
    rate = competence.ads_per_thousand(BY_HAND, INDUSTRIAL, employed)
    assert rate.tolist() == [20, 0, 7.5]
    # welders are 40 of 100 ads: a quarter of the first place's is 0.625 of that
    assert competence.ad_quotient(BY_HAND)[WELDER].tolist() == [0.625, 0, 1.875]


def test_counties_and_country_are_the_sums_of_their_municipalities():
    summed = counted_ads.with_regions(BY_HAND)
    assert summed.loc["18"].tolist() == [10, 50]
    assert summed.loc["00"].tolist() == [40, 60]


def test_shares_of_three_levels_of_education_by_hand():
    persons = pd.DataFrame({"low": [1], "middle": [5], "high": [4]}, index=["1801"])
    assert competence.education_share(persons).loc["1801"].tolist() == [0.1, 0.5, 0.4]


def raw_education(code, year, persons, *, without=()):
    return [
        (code, year, sex, level, number)
        for sex in ("men", "women")
        for level, number in zip(schooling.LEVELS, persons, strict=True)
        if level not in without
    ]


def test_a_municipality_that_lacks_a_level_is_left_out_of_all_sums():
    lowest = next(iter(schooling.LEVELS))
    rows = [
        *raw_education("1801", 2022, [1, 1, 2, 2, 2, 1, 1]),
        *raw_education("1802", 2022, [9] * 7, without=[lowest]),
        *raw_education("1901", 2022, [0, 5, 0, 0, 0, 5, 0]),
    ]
    columns = ["municipality_code", "year", "sex", "education", "persons"]
    by_level = schooling.by_level(pd.DataFrame(rows, columns=columns))
    assert by_level.loc[(2022, "total", "00")].sum() == 40
    assert by_level.loc[(2022, "total", "18")].tolist() == [2, 2, 4, 4, 4, 2, 2]
    assert schooling.levels(by_level, ["1802", "18", "00"]).empty
    assert schooling.stages(by_level, ["1802", "18", "00"]).empty
    stages = schooling.stages(by_level, ["1801", "18", "00"])
    assert stages["1801"].tolist() == [0.2, 0.4, 0.4]
    assert stages["00"].tolist() == pytest.approx([14 / 40, 8 / 40, 18 / 40])


def barometer_of(*rows):
    names = ["occupation", "field", "region_code", "job_opportunities", "outlook_five_years"]
    return pd.DataFrame(rows, columns=names)


def test_the_barometer_is_joined_to_ads_by_the_very_same_name_only():
    field = barometer.BAROMETER_FIELD
    rows = barometer_of(
        ("Svetsare och gasskärare", field, "18", "små", "öka"),
        ("Svetsare och gasskärare", field, "00", "stora", "minska"),
        ("CNC- och maskinoperatörer inom metall", field, "18", "stora", "minska"),
        ("Läkare", "Hälso- och sjukvård", "18", "stora", "öka"),
        (np.nan, np.nan, "18", "stora", "öka"),
    )
    ads = pd.Series({WELDER: 15, COOK: 7})
    rated = barometer.barometer(rows, ads, NAMES, county="18")
    assert rated.index.tolist() == [
        "CNC- och maskinoperatörer inom metall",
        "Svetsare och gasskärare",
    ]
    assert rated.ads.tolist()[1:] == [15]
    assert rated.ads.isna().tolist() == [True, False]
    counted = barometer.barometer_counts(rated, "18").loc["18"]
    wanted = {"occupations": 2, "large": 1, "small": 1, "increase": 1, "decrease": 1}
    assert counted.to_dict() == wanted | {"large_in_country": 1}


def test_names_in_a_text_are_small_and_marked_as_swedish_in_english_only():
    assert in_text("Slipare m.fl.") == "slipare"
    assert in_text("IT-chefer") == "IT-chefer"
    assert in_text("GIS- och kartingenjörer") == "GIS- och kartingenjörer"
    text = "Most are smeder & svetsare."
    assert in_swedish(text, ["smeder", "svetsare"], SV) == text
    marked = 'Most are <span lang="sv">smeder</span> &amp; <span lang="sv">svetsare</span>.'
    assert in_swedish(text, ["svetsare", "smeder"], EN) == marked
    # a name inside another is marked once
    longer = in_swedish("montörer, trä", ["montörer", "montörer, trä"], EN)
    assert longer.count("<span") == 1


# ---- identities ----


def test_groups_are_of_known_occupations_and_share_none():
    codes = [code for group in occupations.GROUPS.values() for code in group]
    assert len(set(codes)) == len(codes)
    assert set(codes) <= set(NAMES.index)
    assert set(occupations.GROUPS) == set(NAMED["occupation_group"])
    assert set(schooling.LEVELS) | set(schooling.LEVELS.values()) == set(NAMED["education"])


def test_groups_of_a_place_add_up_to_its_industrial_ads(regional):
    industrial = regional[list(occupations.INDUSTRIAL)].sum(axis="columns")
    for code in ("1880", "1864", "1883"):
        rows = advertised.groups(regional, [code, "18", "00"])
        assert rows.ads.sum() == industrial[code]
        assert rows[code].sum() == pytest.approx(industrial[code] / regional.loc[code].sum())


def test_quotients_of_groups_are_those_of_the_register(regional, municipal):
    grouped = (
        municipal.T.groupby(
            lambda code: next(
                (g for g, codes in occupations.GROUPS.items() if code in codes), "none"
            )
        )
        .sum()
        .T
    )
    quotients = competence.ad_quotient(grouped)
    for code in ("1880", "1883", "0180"):
        rows = advertised.groups(regional, [code, "00"])
        judged = rows.ad_quotient.dropna()
        assert judged.to_dict() == pytest.approx(quotients.loc[code, judged.index].to_dict())


def test_nearness_is_relatedness_density(space):
    density = relatedness.relatedness_density(space.present, space.near)
    pd.testing.assert_frame_equal(
        competence.occupation_nearness(space.present, space.near), density
    )


def test_what_a_place_has_and_what_lies_near_part_its_occupations(space, regional):
    rows = occupation_space.nearest(space, NAMES, "1883")
    has = rows.has.astype(bool)
    assert has.sum() == (~has).sum() == occupation_space.SHOWN
    code_of = pd.Series(NAMES.index, index=NAMES)
    for name, row in rows[has].iterrows():
        share = regional.loc["1883"] / regional.loc["1883"].sum()
        country = regional.loc["00"] / regional.loc["00"].sum()
        assert row.ads >= occupation_space.LEAST_ADS
        assert share[code_of[name]] >= country[code_of[name]]
    for part in (rows[has], rows[~has]):
        assert part.nearness.is_monotonic_decreasing


def test_ads_counted_and_left_out_are_all_of_them(regional):
    out = counted_ads.left_out(RAW_ADS)
    assert (regional.sum(axis="columns") + out)["00"] == RAW_ADS.ads.sum()
    assert not set(counted_ads.SALES) & set(regional.columns)


# ---- refusals ----


def test_a_place_without_ads_and_an_occupation_nobody_asks_for_are_refused():
    with pytest.raises(IndicatorError, match="1802"):
        competence.industrial_ads_share(BY_HAND.assign(**{COOK: [30, 0, 10]}), INDUSTRIAL)
    with pytest.raises(IndicatorError, match=WELDER):
        competence.ad_quotient(BY_HAND.assign(**{WELDER: 0}))


def test_places_with_too_few_ads_are_not_judged(municipal, regional, space):
    marks, quotients = advertised.certainty(municipal), competence.ad_quotient(municipal)
    few = municipal.index[municipal.sum(axis="columns") < counted_ads.TOO_FEW]
    assert len(few) == 23
    assert "1863" in few
    for code in few:
        assert advertised.occupations(regional, quotients, marks, NAMES, code).empty
        assert occupation_space.nearest(space, NAMES, code).empty


# ---- facts of the data ----


def test_ads_of_karlskoga_are_what_the_raw_table_says(regional):
    own = RAW_ADS.query("municipality_code == '1883'").set_index("ssyk4").ads
    row = advertised.demand(regional, pd.Series(15632, index=regional.index)).loc["1883"]
    sellers = own.reindex(counted_ads.SALES).sum()
    assert row.counted_ads == own.sum() - sellers == 2734 - 513
    assert row.industrial_ads == own.reindex(occupations.INDUSTRIAL).sum() == 737
    # counted by hand in the raw table
    assert own["3114"] == 127
    assert own["1370"] == 51
    assert row.ads_per_thousand == pytest.approx(1000 * 737 / 15632)


def test_karlskoga_asks_for_mechanical_engineers_more_than_the_country(municipal, regional):
    marks, quotients = advertised.certainty(municipal), competence.ad_quotient(municipal)
    rows = advertised.occupations(regional, quotients, marks, NAMES, "1883")
    first = rows.iloc[0]
    assert rows.index[0] == "Ingenjörer och tekniker inom maskinteknik"
    counted = RAW_ADS[~RAW_ADS.ssyk4.isin(counted_ads.SALES)]
    of_country = RAW_ADS.query("ssyk4 == '3114'").ads.sum() / counted.ads.sum()
    assert first.ad_quotient == pytest.approx((127 / 2221) / of_country)
    assert first["mark"] == "stable"
    assert rows[rows.ads < 15].ad_quotient.isna().all()


def test_post_secondary_of_laxa_is_what_the_raw_table_says():
    raw = RAW_EDUCATION.query("municipality_code == '1860' and year == 2022")
    high = raw[raw.education.str.startswith(("eftergymnasial", "forskar"))].persons.sum()
    stages = schooling.stages(schooling.by_level(RAW_EDUCATION), ["1860", "18", "00"])
    assert stages.loc["tertiary", "1860"] == pytest.approx(high / raw.persons.sum())


def test_only_upplands_vasby_lacks_a_level():
    cells = RAW_EDUCATION.groupby(["municipality_code", "year", "sex"]).size()
    assert set(cells[cells < len(schooling.LEVELS)].index.get_level_values(0)) == {"0114"}


def test_barometer_names_are_there_and_every_county_is_rated():
    rows = barometer.barometer_rows(load.occupation_barometer())
    assert set(barometer.BAROMETER_OTHERS) <= set(rows.occupation)
    of_county = rows.groupby("region_code").size()
    assert set(of_county.index) == {"00", *places.codes(places.counties())}
    assert of_county["00"] == 19
    assert load.occupation_barometer().query("occupation.isna()").concept_id.nunique() == 2


def test_years_that_are_named_are_those_of_the_tables():
    assert tables.sidecar("job_ads")["period"] == str(counted_ads.ADS_YEAR)
    assert tables.sidecar("occupation_barometer")["period"] == str(competence.BAROMETER_YEAR)


def test_complexity_of_occupations_mostly_follows_the_number_of_them(space):
    assert "mostly diversity" in relatedness.complexity(space.present).remarks
    assert space.with_diversity > 0.7


# ---- drawing ----


def test_bars_without_a_quotient_are_pale_and_columns_stand_outside(regional):
    rows = advertised.groups(regional, ["1864", "18", "00"])
    ax = charts.groups(charts.canvas(), rows, SV, top=0.1, codes=["1864", "00"])
    pale = [bar.get_facecolor() for bar in ax.patches]
    assert len(set(pale)) == 1
    assert [text.get_text() for text in ax.texts][:2] == ["antal", "9"]
    plt.close("all")


def test_an_empty_frame_draws_nothing():
    none = pd.DataFrame()
    for draw in (
        lambda ax: charts.groups(ax, none, SV, top=1, codes=["1864", "00"]),
        lambda ax: charts.occupations(ax, none, SV, top=1),
        lambda ax: charts.levels(ax, none, SV, top=1, codes=["1864", "00"]),
        lambda ax: charts.nearness(ax, none, 0.1, SV),
    ):
        assert not draw(charts.canvas()).patches
    plt.close("all")


def test_tiles_name_every_class_in_the_language():
    rated = barometer.barometer(
        load.occupation_barometer(), pd.Series({WELDER: 1}), NAMES, county="06"
    )
    ax = charts.tiles(charts.canvas(), rated, EN)
    assert {text.get_text() for text in ax.texts} >= {"good", "moderate", "limited", "–"}
    assert len(ax.patches) == 3 * len(rated)
    plt.close("all")
