"""Published figures as they stand in the raw table, and where places stand by them."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import load, places
from industry_analysis.indicators import IndicatorError, published, standing
from industry_analysis.wording import Speech, column

identity = settings(deadline=None, max_examples=25, derandomize=True, database=None)
FIGURES = published.published()


def kolada(name, values):
    """Rows as the publisher gives them, of values by (region, year)."""
    rows = [(FIGURES[name].kpi, region, year, value) for (region, year), value in values.items()]
    return pd.DataFrame(rows, columns=["kpi", "region_code", "year", "value"])


# ---- facts of the data ----


def test_every_figure_is_among_the_published_titles_and_has_values():
    titles = load.indicator_titles().set_index("kpi").title
    with_values = set(load.indicators().kpi)
    for figure in FIGURES.values():
        assert figure.kpi in with_values
        # a share is published in per cent, and nothing else is, but for years of age
        in_per_cent = "(%)" in titles[figure.kpi]
        assert in_per_cent == (figure.kind == "share"), (figure.name, titles[figure.kpi])


def test_every_figure_is_its_own_and_named_in_both_languages():
    assert len({figure.kpi for figure in FIGURES.values()}) == len(FIGURES)
    for lang in ("sv", "en"):
        assert len({figure.label[lang] for figure in FIGURES.values()}) == len(FIGURES)
        for figure in FIGURES.values():
            assert figure.definition[lang].endswith(".")
            assert figure.unit[lang]
            assert column(figure.name).label(Speech(lang)) == figure.label[lang]


def test_unemployment_of_karlskoga_is_what_the_raw_table_says():
    raw = load.indicators().set_index(["kpi", "region_code", "year"]).value
    figures = published.over_time(load.indicators(), ["unemployment"])
    for year in (2015, 2022):
        wanted = raw["N03920", "1883", year] / 100
        assert figures.unemployment["1883", year] == pytest.approx(wanted)


def test_where_energy_is_confidential_the_latest_year_is_still_the_last_published():
    # 240 municipalities had a value in 2014 and 178 in 2022
    figures = published.over_time(load.indicators(), ["industrial_energy"])
    assert published.years(figures)["industrial_energy"] == 2022


# ---- by hand ----

REGIONS = ("00", "18", "1801", "1802", "1803", "1901")


def by_hand():
    """Unemployment in 2017 and 2022; one municipality has none in the one, one in the other."""
    now = dict(zip(REGIONS[:5], (6.0, 5.0, 4.0, 7.0, 7.0), strict=True))
    before = {"00": 5.0, "18": 5.0, "1801": 6.0, "1802": 7.0, "1901": 9.0}
    values = {(region, 2022): value for region, value in now.items()}
    values |= {(region, 2017): value for region, value in before.items()}
    return published.over_time(kolada("unemployment", values), ["unemployment"])


def test_per_cent_become_shares():
    assert by_hand().unemployment["1801", 2022] == pytest.approx(0.04)


def test_a_last_year_with_few_values_is_left_out():
    values = {(region, year): 1.0 for region in REGIONS for year in (2020, 2021)}
    few = values | {("1801", 2022): 1.0}
    for given_, year in (
        (values, 2021),
        (few, 2021),
        (few | {(r, 2022): 1 for r in REGIONS}, 2022),
    ):
        figures = published.over_time(kolada("unemployment", given_), ["unemployment"])
        assert published.years(figures)["unemployment"] == year


def test_standing_of_four_municipalities_by_hand():
    figures = by_hand()
    row = standing.standings(figures, "1802", ["1801", "1802", "1803"]).loc["unemployment"]
    wanted = {"year": 2022, "value": 0.07, "county": 0.05, "country": 0.06, "median": 0.07}
    # low unemployment is good: 4 per cent is first, the two with 7 share the second place
    wanted |= {"rank": 2, "places": 3, "county_rank": 2, "county_places": 3, "position": 0.25}
    wanted |= {"start_year": 2017, "change": 0.0, "country_change": 0.01}
    assert row.to_dict() == pytest.approx(wanted)


def test_standings_may_be_turned_round():
    turned = {"unemployment": "higher"}
    siblings = ["1801", "1802", "1803"]
    row = standing.standings(by_hand(), "1801", siblings, directions=turned).loc["unemployment"]
    assert (row["rank"], row.county_rank, row.position) == (3, 3, 0)
    values = published.latest(by_hand())
    found = standing.positions_of(values, ["1801"], directions=turned)
    assert found.unemployment.tolist() == [0]
    assert standing.positions_of(values, ["1801"]).unemployment.tolist() == [1]


def test_a_municipality_without_a_value_has_no_standing():
    row = standing.standings(by_hand(), "1901", ["1901"]).loc["unemployment"]
    assert row[["value", "rank", "county_rank", "position", "change"]].isna().all()
    assert row.county_places == 0
    assert row.places == 3


def test_lines_are_of_the_years_of_the_first_place():
    lines = published.lines(by_hand(), "unemployment", ["1901", "18"])
    assert lines.index.tolist() == [("unemployment", 2017)]
    assert lines.to_numpy().tolist() == [[0.09, 0.05]]


# ---- identities ----


@identity
@given(st.lists(st.integers(0, 9), min_size=2, max_size=9))
def test_positions_of_the_two_directions_mirror_each_other(values):
    given_ = pd.Series(values, dtype=float)
    higher, lower = (standing.positions(given_, way) for way in ("higher", "lower"))
    assert (higher + lower).to_numpy() == pytest.approx(1)
    assert higher.mean() == pytest.approx(0.5)
    assert higher.between(0, 1).all()
    share_below = [(given_ < v).sum() + ((given_ == v).sum() - 1) / 2 for v in given_]
    assert (higher * (len(given_) - 1)).to_numpy() == pytest.approx(share_below)


def test_a_place_alone_is_in_the_middle_and_a_missing_one_nowhere():
    assert standing.positions(pd.Series([3.0, None]), "higher").tolist()[:1] == [0.5]
    assert standing.positions(pd.Series([3.0, None]), "higher").isna().tolist() == [False, True]


def test_the_standings_of_all_places_are_the_ranks_of_the_figure():
    figures = published.over_time(load.indicators(), ["new_firms"])
    codes = places.codes(places.municipalities("18"))
    rows = pd.concat([standing.standings(figures, code, codes) for code in codes])
    values = published.latest(figures).new_firms
    municipalities = values[values.index.str.len() == 4]
    assert rows["rank"].tolist() == [1 + (municipalities > values[code]).sum() for code in codes]
    assert sorted(rows.county_rank) == sorted(rows["rank"].rank(method="min"))


# ---- refusals ----


def test_unknown_names_and_figures_without_values_are_refused():
    rows = kolada("unemployment", {("00", 2022): 5.0})
    with pytest.raises(IndicatorError, match="2 names are unknown; the first is 'nothing'"):
        published.over_time(rows, ["nothing", "unemployment", "neither"])
    with pytest.raises(IndicatorError, match="1 figures have no value; the first is 'new_firms'"):
        published.over_time(rows, ["unemployment", "new_firms"])
