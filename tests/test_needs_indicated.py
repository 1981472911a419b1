"""What figures indicate that industry needs: by hand, identities, refusals, and as published."""

import csv
import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import folders, load
from industry_analysis.indicators import IndicatorError, establishment, indicated_need, published
from industry_analysis.indicators.indicated_need import (
    PARTS,
    RAISES,
    Figures,
    figures,
    needs,
    ranks,
)
from industry_analysis.needs.codebook import codebook

identity = settings(deadline=None, max_examples=15, derandomize=True, database=None)
THEMES = list(codebook().themes)
INDUSTRY = 500


def toy(**changed):
    """All parts of five invented places, the first in the greatest need by each of them."""
    turn = {"higher": [9.0, 4, 3, 2, 1], "lower": [1.0, 6, 7, 8, 9]}
    columns = {name: turn[way] for name, way in RAISES.items()}
    parts = pd.DataFrame(columns | changed, index=pd.Index(list("abcde"), name="region_code"))
    periods = pd.Series("2022", index=list(RAISES))
    employed = pd.Series(INDUSTRY, parts.index)
    return Figures(parts=parts, periods=periods, employed=employed, year=2022)


def theme(found, name, column):
    return found.themes[column].xs(name, level="theme")


@pytest.fixture(scope="module")
def as_published():
    kolada = load.indicators()
    people = published.latest(published.over_time(kolada, ["population", "working_age"]))
    points = establishment.centres(load.localities(), load.middles(), people)
    composition = load.composition(load.employment()).loc[load.BAS_REGISTER]
    return figures(kolada, composition, load.job_ads(), points, load.greenhouse_gases())


@pytest.fixture(scope="module")
def everywhere(as_published):
    return needs(as_published, themes=THEMES)


# ---- by hand ----


def test_the_place_that_is_worst_in_everything_is_number_one_whatever_the_weights():
    found = needs(toy())
    for name in PARTS:
        assert theme(found, name, "rank").tolist() == [1, 2, 3, 4, 5]
        assert theme(found, name, "low").tolist() == [1, 2, 3, 4, 5]
        assert theme(found, name, "high").tolist() == [1, 2, 3, 4, 5]
        assert theme(found, name, "value").tolist() == [1, 0.75, 0.5, 0.25, 0]
        assert theme(found, name, "position").tolist() == [1, 0.75, 0.5, 0.25, 0]


def test_value_is_the_mean_position_of_the_parts_by_hand():
    # broadband turned round: the first place has the most of it, the last the least
    found = needs(toy(broadband_fast=[9, 8, 7, 6, 1]))
    assert theme(found, "technology", "value").tolist() == [0.5, 0.5, 0.5, 0.5, 0.5]
    assert theme(found, "technology", "rank").tolist() == [1, 1, 1, 1, 1]
    # any other weight orders them one way or the other; equal weights have all first
    assert theme(found, "technology", "low").tolist() == [1, 1, 1, 1, 1]
    assert theme(found, "technology", "high").tolist() == [5, 4, 3, 4, 5]


def test_each_part_raises_the_need_of_its_theme_in_the_direction_that_is_told():
    raising = {"production_ads_rate", "compulsory_only", "emissions_per_employed"}
    raising |= {"industrial_energy_per_employed", "outages_mean"}
    for name in RAISES:
        values = [9, 4, 3, 2, 99] if name in raising else [1, 6, 7, 8, -99]
        before = theme(needs(toy()), indicated_need.THEME_OF[name], "value")["e"]
        found = needs(toy(**{name: values}))
        assert theme(found, indicated_need.THEME_OF[name], "value")["e"] > before
        others = [other for other in PARTS if other != indicated_need.THEME_OF[name]]
        assert all(theme(found, other, "value")["e"] == 0 for other in others)


def test_rank_without_a_part_is_that_of_the_others():
    found = needs(toy(outages_mean=[1, 4, 3, 2, 99]))
    rows = indicated_need.parts_of(found, "e", "sustainability")
    assert rows.rank_without.to_dict() == {
        "outages_mean": 5,  # last in both of the others
        "emissions_per_employed": 2,  # a half, as two others; one has three quarters
        "industrial_energy_per_employed": 2,
    }
    assert rows["rank"].to_dict()["outages_mean"] == 1
    # so the interval holds them all, whatever the draws were
    few = ranks(toy(outages_mean=[1, 4, 3, 2, 99]).parts, draws=1).loc[("sustainability", "e")]
    assert few.low <= 2
    assert few.high == 5


def test_fewer_than_half_of_the_parts_or_than_two_give_no_value_and_say_why():
    gaps = {"emissions_per_employed": [math.nan, 4, 3, 2, 1]}
    found = needs(toy(**gaps), themes=THEMES)
    row = found.themes.loc[("a", "sustainability")]
    assert (row.known, row.parts, row.why, row["rank"]) == (2, 3, "", 1)
    both = gaps | {"outages_mean": [math.nan, 4, 3, 2, 1]}
    row = needs(toy(**both), themes=THEMES).themes.loc[("a", "sustainability")]
    assert (row.known, row.why, row.places) == (1, "few_parts", 4)
    assert pd.isna(row["value"])
    assert pd.isna(row["rank"])
    assert pd.isna(row["low"])
    # one of two is half, and still no picture
    row = needs(toy(broadband_fast=[math.nan, 6, 7, 8, 9])).themes.loc[("a", "technology")]
    assert (row.known, row.why) == (1, "few_parts")


def test_a_part_that_is_not_published_widens_the_interval():
    whole = needs(toy()).themes.loc[("b", "sustainability")]
    gap = needs(toy(outages_mean=[9, math.nan, 3, 2, 1])).themes.loc[("b", "sustainability")]
    assert (whole.low, whole.high) == (2, 2)
    assert gap.low <= 2
    assert gap.high > 2


def test_themes_without_figures_and_places_without_industry_say_so():
    some = toy()
    employed = some.employed.copy()
    employed["f"] = 99
    found = needs(Figures(some.parts, some.periods, employed, some.year), themes=THEMES)
    assert theme(found, "leadership", "why").unique().tolist() == ["no_figures"]
    assert theme(found, "collaboration", "why").unique().tolist() == ["no_figures"]
    assert theme(found, "competence", "why")["f"] == "little_industry"
    assert len(found.themes) == 6 * len(THEMES)
    assert not (found.parts.index.get_level_values("region_code") == "f").any()


# ---- identities ----


@identity
@given(
    st.lists(st.lists(st.integers(0, 50), min_size=7, max_size=7), min_size=16, max_size=16),
    st.permutations(range(7)),
)
def test_order_of_places_changes_nothing_and_ranks_run_from_one(cells, order):
    codes = [f"18{k:02}" for k in range(7)]
    parts = pd.DataFrame(
        {name: map(float, column) for name, column in zip(RAISES, cells, strict=True)}
    ).set_axis(pd.Index(codes, name="region_code"))
    found = indicated_need.indicated_need(parts)
    shuffled = indicated_need.indicated_need(parts.iloc[order])
    pd.testing.assert_frame_equal(shuffled.loc[codes], found)
    # a unit of its own moves no position: twice and three more
    pd.testing.assert_frame_equal(indicated_need.indicated_need(parts * 2 + 3), found)
    assert found.mean().to_numpy() == pytest.approx(0.5)
    assert ((found >= 0) & (found <= 1)).all(axis=None)
    ranked = ranks(parts, draws=50)
    for name in PARTS:
        rows = ranked.xs(name, level="theme")
        assert rows["rank"].min() == 1
        untied = rows["value"].round(10).rank(ascending=False, method="min")
        assert rows["rank"].tolist() == untied.tolist()
        assert (rows.low <= rows["rank"]).all()
        assert (rows["rank"] <= rows.high).all()
        assert (rows.position_low <= rows.position).all()
        assert rows.high.max() <= 7


def test_the_same_seed_gives_the_same_interval_and_two_seeds_nearly():
    random = np.random.default_rng(5)
    size = 60
    parts = pd.DataFrame(
        random.random((size, len(RAISES))),
        pd.Index([f"p{k}" for k in range(size)], name="region_code"),
        list(RAISES),
    )
    first, again, other = (ranks(parts, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert (first[["low", "high"]] - other[["low", "high"]]).abs().mean().max() < 1


def test_ranks_that_were_kept_give_the_same_needs(tmp_path):
    some = toy(outages_mean=[1, 4, 3, 2, 99])
    ranks(some.parts).to_parquet(tmp_path / "kept.parquet")
    kept = pd.read_parquet(tmp_path / "kept.parquet")
    found, again = needs(some, themes=THEMES), needs(some, themes=THEMES, ranked=kept)
    pd.testing.assert_frame_equal(found.themes, again.themes)
    pd.testing.assert_frame_equal(found.parts, again.parts)


# ---- refusals ----


def test_all_faults_of_the_parts_are_named_at_once():
    parts = toy().parts.rename(columns={"unemployment": "mine"})
    with pytest.raises(IndicatorError) as caught:
        indicated_need.indicated_need(pd.concat([parts, parts.iloc[:1]]))
    assert str(caught.value).splitlines() == [
        "parts: 1 columns are missing; the first is 'unemployment'",
        "parts: 1 columns are unknown; the first is 'mine'",
        "parts: 1 places are there twice; the first is 'a'",
    ]


def test_an_infinite_part_and_no_draw_are_refused():
    with pytest.raises(IndicatorError, match="parts: 1 cells are infinite"):
        indicated_need.indicated_need(toy(unemployment=[1, math.inf, 7, 8, 9]).parts)
    with pytest.raises(IndicatorError, match="draws: 1 or more is needed, not 0"):
        ranks(toy().parts, draws=0)


# ---- what the parts are ----


def test_every_part_has_a_theme_of_the_codebook_and_says_why_in_both_languages():
    book = codebook()
    assert set(PARTS) <= set(book.themes)
    assert not {"leadership", "collaboration"} & set(PARTS)
    assert sum(map(len, PARTS.values())) == len(RAISES)
    for name, parts in PARTS.items():
        assert set(indicated_need.covered(name)) <= set(book.subthemes[name])
        for part in parts.values():
            assert part.why["sv"].endswith(".")
            assert part.why["en"].endswith(".")
    # what the theme is not indicated by
    assert indicated_need.covered("investment") == ("permits",)
    assert indicated_need.covered("leadership") == ()


def test_rates_by_hand_with_an_edge_below_which_none_is_given():
    ads = pd.DataFrame(
        {"7223": [20, 15, 0], "2144": [10, 14, 0], "9999": [7, 7, 7]}, index=["1", "2", "3"]
    )
    workers = pd.Series({"1": 1000, "2": 0, "3": 50})
    floor, office = (f(ads.columns) for f in (indicated_need.production, indicated_need.technical))
    rate = indicated_need.production_ads_rate(ads, floor, workers)
    assert rate["1"] == 20
    assert math.isnan(rate["2"])
    assert rate["3"] == 0
    share = indicated_need.technical_ads_share(ads, floor, office)
    assert share["1"] == pytest.approx(1 / 3)
    assert share[["2", "3"]].isna().all()  # 29 ads, and none


def test_what_is_within_reach_by_hand():
    points = pd.DataFrame(
        {"easting": [0.0, 3000, 90_000], "northing": [0.0, 4000, 0], "inhabitants": [10, 20, 80]},
        index=["1", "2", "3"],
    )
    workers = pd.Series({"3": 0, "1": 4, "2": 2})
    assert indicated_need.industry_within_reach(points, workers).to_dict() == {
        "1": 6, "2": 6, "3": 0,
    }  # fmt: skip
    people = indicated_need.people_per_industrial_job(points, workers)
    assert people["1"] == people["2"] == 5
    assert math.isnan(people["3"])


# ---- as published ----


def raw_rows(path):
    with (folders.raw() / path).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def employed_of(code, year, group):
    [row] = [
        row
        for row in raw_rows("kolada/employment_bas_register.csv")
        if (row["region_code"], row["year"], row["sni_group"]) == (code, year, group)
    ]
    return float(row["employed_workplace"])


def kolada_of(code, kpi, years):
    rows = pd.read_parquet(folders.raw() / "kolada" / "indicators.parquet")
    mine = rows[(rows.kpi == kpi) & (rows.region_code == code) & rows.year.isin(years)]
    return mine.set_index("year").value


def test_ads_of_karlskoga_are_those_of_the_raw_table(as_published):
    from industry_analysis.indicators.occupations import GROUPS

    kinds = {code: group for group, codes in GROUPS.items() for code in codes}
    counted = dict.fromkeys(GROUPS, 0)
    for row in raw_rows("arbetsformedlingen/job_ads.csv"):
        if row["municipality_code"] == "1883" and row["ssyk4"] in kinds:
            counted[kinds[row["ssyk4"]]] += int(row["ads"])
    office = counted["engineers"] + counted["technicians"]
    floor = sum(counted.values()) - office - counted["managers"]
    row = as_published.parts.loc["1883"]
    assert row.technical_ads_share == pytest.approx(office / (office + floor))
    industry = employed_of("1883", "2022", "B+C")
    assert row.production_ads_rate == pytest.approx(1000 * floor / industry)
    assert row.industry_recent_change == pytest.approx(
        industry / employed_of("1883", "2020", "B+C") - 1
    )


def test_energy_and_outages_of_ljusnarsberg_are_means_of_the_raw_years(as_published):
    years = range(2018, 2023)
    used = kolada_of("1864", "N45911", years) * kolada_of("1864", "N01951", years)
    people = employed_of("1864", "2022", "B+C") + employed_of("1864", "2022", "F")
    row = as_published.parts.loc["1864"]
    assert row.industrial_energy_per_employed == pytest.approx(used.mean() / people)
    assert row.outages_mean == pytest.approx(kolada_of("1864", "N45933", years).mean())
    assert row.higher_education == pytest.approx(kolada_of("1864", "N01724", [2022])[2022] / 100)


def test_satisfaction_is_the_mean_of_the_last_three_years_asked(as_published):
    asked = kolada_of("1882", "U07447", [2020, 2021, 2022])
    assert len(asked)
    assert as_published.parts.building_permits_mean["1882"] == pytest.approx(asked.mean())
    assert pd.isna(as_published.parts.building_permits_mean["1864"])
    assert kolada_of("1864", "U07447", [2020, 2021, 2022]).empty


def test_industry_within_reach_of_ljusnarsberg_added_up_place_by_place(as_published):
    kolada = load.indicators()
    people = published.latest(published.over_time(kolada, ["population", "working_age"]))
    points = establishment.centres(load.localities(), load.middles(), people)
    near = [
        code
        for code, row in points.iterrows()
        if math.dist(row[["easting", "northing"]], points.loc["1864", ["easting", "northing"]])
        <= 50_000
    ]
    total = sum(employed_of(str(code), "2022", "B+C") for code in near)
    assert as_published.parts.industry_within_reach["1864"] == pytest.approx(total)


def test_municipalities_with_fewer_than_a_hundred_in_industry_are_left_out(
    as_published, everywhere
):
    small = as_published.employed.index[as_published.employed < 100]
    assert set(small) == {
        row["region_code"]
        for row in raw_rows("kolada/employment_bas_register.csv")
        if len(row["region_code"]) == 4
        and (row["year"], row["sni_group"]) == ("2022", "B+C")
        and float(row["employed_workplace"]) < 100
    }
    assert 0 < len(small) < 10
    assert len(as_published.parts) == 290 - len(small)
    whys = everywhere.themes.why.loc[list(small)].unstack("theme")
    assert set(whys.to_numpy().ravel()) == {"little_industry", "no_figures"}


def test_breadth_follows_the_number_of_inhabitants_as_the_assumption_says():
    found = published.latest(
        published.over_time(load.indicators(), ["population", "sector_breadth"])
    )
    own = found[found.index.str.len() == 4]
    assert own.corr(method="spearman").loc["population", "sector_breadth"] == pytest.approx(
        0.97, abs=0.005
    )


def test_energy_ranks_places_alike_from_year_to_year_as_the_assumption_says():
    known = published.over_time(load.indicators(), ["industrial_energy"])["industrial_energy"]
    own = known[known.index.get_level_values(0).str.len() == 4].unstack("year")
    last = own.dropna(axis="columns", how="all").iloc[:, -5:]
    assert last.corr(method="spearman").min(axis=None) >= 0.965


def test_the_periods_are_those_of_the_sources(as_published):
    with (folders.raw() / "arbetsformedlingen" / "job_ads.csv.json").open(encoding="utf-8") as text:
        assert as_published.periods["production_ads_rate"] == json.load(text)["period"]
    assert as_published.periods["outages_mean"] == "2018–2022"
    assert as_published.periods["industry_recent_change"] == "2020–2022"
    assert set(as_published.periods.index) == set(RAISES)


def test_every_municipality_has_every_theme_and_a_reason_where_it_has_no_rank(everywhere):
    assert len(everywhere.themes) == 290 * len(THEMES)
    lacking = everywhere.themes["rank"].isna()
    assert (lacking == (everywhere.themes.why != "")).all()
    assert everywhere.themes.why[~lacking].eq("").all()
    counts = everywhere.themes[~lacking].groupby(level="theme")["rank"].agg(["min", "count"])
    assert (counts["min"] == 1).all()
    places = everywhere.themes[~lacking].groupby(level="theme").places.first()
    assert (counts["count"] == places).all()


def test_of_a_county_are_the_same_ranks(everywhere):
    ranks = indicated_need.of_county(everywhere, ["1864", "1883"])
    assert list(ranks) == THEMES
    row = everywhere.themes.loc[("1883", "competence")]
    assert ranks["competence"]["1883"] == row["rank"]
    assert indicated_need.of_place(everywhere, "1883")["rank"]["competence"] == row["rank"]
    assert indicated_need.parts_of(everywhere, "1883", "leadership").empty
