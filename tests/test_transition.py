"""The chapter transition: emissions and their steps, plants, energy, and how they are drawn."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_analysis import charts, load, wording
from industry_analysis.indicators import (
    IndicatorError,
    energy,
    facilities,
    intensity,
    published,
    steps,
    transition,
)
from industry_analysis.places import municipality

identity = settings(deadline=None, max_examples=20, derandomize=True, database=None)
SV = wording.Speech("sv")
PUBLISHED = {slug: name for name, slug in transition.SECTORS.items()}
EDITIONS = pd.Series({2020: 2026, 2021: 2026, 2022: 2026})


def gases(values, *, other=1000.0, editions=EDITIONS):
    """Rows as SMHI gives them, of tonnes by (municipality, sector, year); the rest are alike."""
    codes = sorted({code for code, _, _ in values})
    rows = [
        (code, PUBLISHED[sector], year, values.get((code, sector, year), other), editions[year])
        for code in codes
        for sector in PUBLISHED
        for year in editions.index
    ]
    return pd.DataFrame(
        rows, columns=["municipality_code", "sector", "year", "tonnes_co2e", "vintage"]
    )


def two_places(industry, waste, *, editions=EDITIONS):
    """Emissions of a place whose industry and waste are given, and of one where nothing moves."""
    values = {("1901", "gas_industry", y): t for y, t in zip(editions.index, industry, strict=True)}
    values |= {("1901", "gas_waste", y): t for y, t in zip(editions.index, waste, strict=True)}
    still = {
        ("1902", sector, y): 1e6 for sector in ("gas_industry", "gas_waste") for y in editions.index
    }
    return transition.by_sector(gases(values | still, editions=editions))


@pytest.fixture(autouse=True)
def _no_figure_is_left_open():
    yield
    plt.close("all")


# ---- by hand ----


def test_a_county_and_the_country_are_the_sums_of_their_municipalities():
    rows = gases({("1901", "gas_power", 2020): 5.0, ("2001", "gas_power", 2020): 7.0}, other=1.0)
    emissions = transition.by_sector(rows)
    assert emissions.gas_power[["1901", "19", "20", "00"]].xs(2020, level="year").to_dict() == {
        "1901": 5.0,
        "19": 5.0,
        "20": 7.0,
        "00": 12.0,
    }
    assert emissions.gas_total["1901", 2020] == 5 + 7 * 1


def test_international_transport_is_in_no_total():
    rows = gases({("1901", "gas_power", 2020): 5.0}, other=1.0)
    abroad = rows.iloc[[0]].assign(sector="Utrikes transporter", tonnes_co2e=900.0)
    with_abroad = transition.by_sector(pd.concat([rows, abroad]))
    assert with_abroad.equals(transition.by_sector(rows))


def test_a_plant_that_changes_sector_is_one_step_with_its_counterpart():
    emissions = two_places([8000, 8000, 500], [20000, 20000, 27500])
    [step] = steps.steps(emissions, EDITIONS).to_dict("records")
    assert step == {
        "region_code": "1901",
        "year": 2022,
        "sector": "gas_industry",
        "start": 8000,
        "end": 500,
        "counter": "gas_waste",
        "counter_start": 20000,
        "counter_end": 27500,
    }


def test_two_steps_that_mirror_each_other_are_told_once():
    found = steps.steps(two_places([8000, 8000, 500], [1000, 1000, 8000]), EDITIONS)
    assert found[["sector", "counter"]].to_numpy().tolist() == [["gas_industry", "gas_waste"]]


@pytest.mark.parametrize(
    ("waste", "why"),
    [
        ([20000, 20000, 20000], "nothing else moved"),
        ([20000, 20000, 12500], "it moved the same way"),
        ([20000, 20000, 22000], "it moved by too little"),
        ([20000, 20000, 40000], "it moved by too much"),
    ],
)
def test_a_step_without_a_counterpart_has_none(waste, why):
    found = steps.steps(two_places([8000, 8000, 500], waste), EDITIONS)
    ours = found[found.sector == "gas_industry"]
    assert len(ours) == 1, why
    assert ours.counter.isna().all(), why


@pytest.mark.parametrize(
    ("industry", "why"),
    [
        ([8000, 8000, 4500], "less than half"),
        ([1500, 1500, 600], "under a thousand tonnes"),
    ],
)
def test_a_smaller_change_is_no_step(industry, why):
    found = steps.steps(two_places(industry, [20000] * 3), EDITIONS)
    assert found.empty, why


def test_a_fall_of_the_whole_country_is_no_step():
    values = {
        (code, "gas_industry", year): tonnes
        for code in ("1901", "1902")
        for year, tonnes in zip(EDITIONS.index, (8000, 8000, 500), strict=True)
    }
    assert steps.steps(transition.by_sector(gases(values)), EDITIONS).empty


def test_no_step_is_seen_between_two_editions_or_over_a_gap():
    for editions in (
        pd.Series({2020: 2026, 2021: 2026, 2022: 2025}),
        pd.Series({2018: 2026, 2019: 2026, 2022: 2026}),
    ):
        emissions = two_places([8000, 8000, 500], [20000, 20000, 27500], editions=editions)
        assert steps.steps(emissions, editions).empty


def test_emissions_per_employed_by_hand():
    emissions = pd.DataFrame({"B+C": [90.0, 10.0, 5.0]}, index=["a", "b", "c"])
    employed = pd.DataFrame({"B+C": [0, 40, 30]}, index=["c", "b", "a"])
    ratio = intensity.emissions_per_employed(emissions, employed)["B+C"]
    assert ratio[["a", "b"]].tolist() == [3.0, 0.25]
    assert np.isnan(ratio["c"])


def test_years_far_from_a_places_own_median_are_odd():
    line = pd.Series({2009: 8.2, 2010: 16.0, 2011: 2.4, 2012: 2.2, 2013: 2.0, 2014: None})
    assert energy.odd_years(line).index.tolist() == [2009, 2010]
    assert energy.odd_years(line.loc[2010:2013]).empty  # four years tell nothing


def test_availability_counts_the_years_that_somebody_has():
    index = pd.MultiIndex.from_tuples(
        [("1901", 2020), ("1901", 2021), ("1902", 2021), ("1902", 2022)],
        names=["region_code", "year"],
    )
    figures = pd.DataFrame({"wind_power": [1.0, None, 2.0, 0.0]}, index=index)
    rows = energy.availability(figures, ["wind_power"], "1901")
    assert rows.loc["wind_power"].tolist() == [1, 3, 2020]


@pytest.mark.parametrize(
    ("activity", "industry"),
    [
        ("4(a)(iv)", "chemicals"),
        ("4(f)", "chemicals"),
        ("4(e)", ""),  # pharmaceuticals
        ("2(c)(i)", "basic_metals"),
        ("2(c)(ii)", ""),  # forges
        ("2(c)(iii)", ""),  # coating
        ("2(a)", ""),  # ore, at mines too
        ("2(e)(i)", "basic_metals"),
        ("2(f)", ""),  # surface treatment
        ("3(a)", ""),  # mines
        ("6(b)", "pulp_and_paper"),
        ("6(c)", ""),  # wood preservation
        ("1(c)", ""),  # power plants
    ],
)
def test_only_activities_within_an_exposed_industry_count(activity, industry):
    assert facilities.exposed_industry(activity) == industry


def carbon(plant, **by_year):
    rows = {(plant, int(year[1:])): pair for year, pair in by_year.items()}
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["co2", "co2_fossil"])
    frame.index = pd.MultiIndex.from_tuples(frame.index, names=["facility", "year"])
    return frame.assign(fossil_share=frame.co2_fossil / frame.co2)


def test_a_fossil_share_that_jumps_and_a_value_that_slips_are_found():
    rows = carbon("A", y2007=(100, 20), y2008=(100, 1), y2009=(100, 30), y2010=(100, 60))
    step = facilities.share_step(rows)
    assert step.loc["A"].tolist() == [2010, 0.3, 0.6]
    assert facilities.slips(rows).to_dict() == {("A", 2008): 1}


def test_over_a_missing_year_nothing_jumps_or_slips():
    rows = carbon("A", y2007=(100, 20), y2009=(100, 1), y2011=(100, 60))
    assert facilities.share_step(rows).empty
    assert facilities.slips(rows).empty


# ---- identities ----


@identity
@given(st.lists(st.floats(0, 1e6), min_size=6, max_size=6))
def test_sectors_add_up_to_all_emissions(values):
    keys = [("1901", "gas_waste", y) for y in EDITIONS.index]
    keys += [("1902", "gas_industry", y) for y in EDITIONS.index]
    emissions = transition.by_sector(gases(dict(zip(keys, values, strict=True))))
    parts = emissions.drop(columns="gas_total").sum(axis="columns")
    assert np.allclose(parts, emissions.gas_total)
    municipal = emissions.loc[["1901", "1902"]].groupby(level="year").sum()
    assert np.allclose(municipal, emissions.loc["00"])


@identity
@given(
    st.lists(st.integers(0, 30000), min_size=3, max_size=3),
    st.lists(st.integers(0, 30000), min_size=3, max_size=3),
)
def test_a_counterpart_always_moves_the_other_way(industry, waste):
    found = steps.steps(two_places(industry, waste), EDITIONS).dropna(subset="counter")
    moved = (found.end - found.start) * (found.counter_end - found.counter_start)
    assert (moved < 0).all()
    assert not found.duplicated(["region_code", "year", "sector"]).any()


# ---- refusals ----


def test_an_unknown_sector_is_refused():
    rows = gases({("1901", "gas_power", 2020): 5.0})
    strange = rows.assign(sector=rows.sector.replace("Jordbruk", "Fiske"))
    with pytest.raises(IndicatorError, match="1 sectors are unknown; the first is 'Fiske'"):
        transition.by_sector(strange)


def test_other_places_than_those_that_emit_are_refused():
    emissions = pd.DataFrame({"B+C": [1.0]}, index=["a"])
    with pytest.raises(IndicatorError, match="emissions"):
        intensity.emissions_per_employed(emissions, emissions.set_axis(["b"]))


# ---- facts of the data ----


@pytest.fixture(scope="module")
def emissions():
    return transition.by_sector(load.greenhouse_gases())


@pytest.fixture(scope="module")
def found(emissions):
    return steps.steps(emissions, transition.editions(load.greenhouse_gases()))


def test_emissions_of_karlskoga_are_what_the_raw_table_says(emissions):
    raw = load.greenhouse_gases().query("municipality_code == '1883' and year == 2024")
    national = raw[raw.sector != "Utrikes transporter"].tonnes_co2e.sum()
    assert emissions.gas_total["1883", 2024] == pytest.approx(national)
    industry = raw[raw.sector.str.startswith("Industri")].tonnes_co2e.item()
    assert emissions.gas_industry["1883", 2024] == industry


def test_kumlas_industry_of_2023_is_a_step_with_waste_as_its_counterpart(found):
    row = found.query("region_code == '1881' and year == 2023").squeeze()
    assert (row.sector, row.counter) == ("gas_industry", "gas_waste")
    assert (round(row.start), round(row.end)) == (7953, 361)


def test_years_2016_to_2019_are_of_an_earlier_edition_and_no_step_starts_or_ends_there(found):
    editions = transition.editions(load.greenhouse_gases())
    assert editions[editions < editions.max()].index.tolist() == [2016, 2017, 2018, 2019]
    assert not found.year.isin([2016, 2020]).any()


def test_international_transport_is_given_from_2023():
    abroad = load.greenhouse_gases().query("sector == 'Utrikes transporter'")
    by_year = abroad.groupby("year").tonnes_co2e.sum()
    assert by_year[by_year > 0].index.tolist() == [2023, 2024]


def test_orebros_energy_use_of_2009_and_2010_is_odd():
    figures = published.over_time(load.indicators(), ["industrial_energy"])
    line = energy.of_all_years(figures, "industrial_energy", ["1880"])["1880"]
    assert energy.odd_years(line.droplevel("series")).index.tolist() == [2009, 2010]


def test_plants_are_carried_for_county_18_only_and_reported_odd_years_are_found():
    tables = load.industrial_facilities(), load.industrial_releases_to_air()
    assert facilities.counties(tables[0]) == ["18"]
    orebro, kumla = (facilities.carbon_dioxide(*tables, code) for code in ("1880", "1881"))
    assert [year for _, year in facilities.slips(orebro).index] == [2008]
    assert facilities.share_step(kumla).year.tolist() == [2016]


def test_allowances_of_karlskoga_are_the_sum_of_its_installations():
    raw = load.emissions_trading().query("municipality_code == '1883'")
    rows = facilities.trading(load.emissions_trading(), "1883")
    assert rows.verified.sum() == raw.verified_tonnes_co2e.sum() == 328935
    whole = wording.trading.with_total(
        facilities.trading_by_installation(load.emissions_trading(), "1883"), SV
    )
    assert whole.loc["Alla", "free_allocation"] == raw.free_allocation_tonnes.sum()


# ---- charts ----


def segments(ax):
    return [line.get_xdata().tolist() for line in ax.lines if len(line.get_xdata()) > 1]


def test_only_neighbouring_years_of_one_edition_are_joined():
    lines = pd.DataFrame({"gas_waste": [9.0, 8, 7, 6, 5]}, index=[1990, 2019, 2020, 2021, 2022])
    editions = pd.Series({1990: 2026, 2019: 2025, 2020: 2026, 2021: 2026, 2022: 2026})
    ax = charts.panels_over_years(charts.canvas(), lines, SV, editions=editions)
    [panel] = [one for one in ax.figure.axes if one is not ax]
    assert segments(panel) == [[2020, 2021, 2022]]
    assert panel.get_title(loc="left") == "Avfall\n5 (2022)"


def test_panels_share_a_scale_where_asked_and_a_figure_of_zeros_has_one_tick():
    lines = pd.DataFrame({"gas_waste": [900.0, 800], "gas_power": [0.0, 0]}, index=[2020, 2021])
    for shared in (True, False):
        ax = charts.panels_over_years(charts.canvas(), lines, SV, shared=shared)
        first, second = [one for one in ax.figure.axes if one is not ax]
        assert (first.get_ylim() == second.get_ylim()) == shared
    assert second.get_yticks().tolist() == [0]


def test_a_year_that_is_not_published_has_two_dots_and_no_line():
    index = pd.MultiIndex.from_product([["industrial_energy"], [2019, 2020, 2021, 2022]])
    lines = pd.DataFrame({"1883": [3.0, None, 4.0, 5.0]}, index=index.set_names(["series", "year"]))
    ax = charts.uneven(charts.canvas(), lines, SV, kind="number")
    assert segments(ax) == [[2021, 2022]]
    assert [text.xy[0] for text in ax.texts if text.get_text() == ".."] == [2020]


def test_a_year_without_release_has_two_dots_and_no_bar():
    rows = carbon("A", y2007=(100, 20), y2009=(90, 10))
    ax = charts.releases(charts.canvas(), rows, SV)
    [panel] = [one for one in ax.figure.axes if one is not ax]
    assert [text.xy[0] for text in panel.texts] == [2008]


def test_the_labels_of_allowances_and_emissions_do_not_collide():
    for last in (34911, 45000, 45165, 50000):
        rows = pd.DataFrame({"free_allocation": [90000, 45165], "verified": [48000, last]}, [1, 2])
        ax = charts.trading(charts.canvas(), rows, SV)
        ax.figure.canvas.draw()
        one, other = (text.get_window_extent() for text in ax.texts)
        assert not one.overlaps(other), last


# ---- words ----


def test_a_plant_that_may_have_changed_sector_is_said_in_the_bottom_line(emissions, found):
    per_employed = intensity.industry_per_employed(
        emissions, load.over_time(load.employment(), "B+C"), series=load.BAS_REGISTER
    )
    power = published.over_time(load.indicators(), ["electricity_balance", "power_outages"])
    words = "kan ha bytt sektor"
    for code, said in (("1881", True), ("1883", False)):
        here = municipality(code)
        figures = transition.key_figures(emissions, per_employed, power, [code, "18", "00"])
        own = found[found.region_code == code]
        lines = wording.transition.bottom_line(figures, own, here, here, SV)
        assert (words in lines[1]) == said


def test_where_no_plant_is_carried_that_is_said():
    nowhere = facilities.reporting(
        load.industrial_facilities(), load.industrial_releases_to_air(), "2080"
    )
    text = wording.exposed.reading(nowhere, ["18"], municipality("2080"), SV)
    assert text.startswith("Hur utsatt industrin i Falun är med OECD:s metod går inte att säga")
    shown = wording.exposed.table(
        facilities.exposed_plants(nowhere, carried=False), facilities.EXPOSED, SV
    )
    assert list(shown) == ["activities"]
    assert len(shown) == 6
