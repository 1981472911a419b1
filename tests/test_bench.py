"""The bench: what can be chosen, its figures by hand, its lines of code, and what it refuses."""

import re
from importlib import import_module
from importlib.util import find_spec

import nbformat
import numpy as np
import pandas as pd
import pytest

from industry_analysis import bench, charts, folders, load, places, wording
from industry_analysis.bench import feeds, lines, measures, pieces
from industry_analysis.bench.board import Board
from industry_analysis.exhibits.drawing import svg
from industry_analysis.indicators import IndicatorError, register
from industry_analysis.indicators.published import over_time, published
from industry_analysis.indicators.register import indicator
from industry_analysis.reports.plan import chapters

SV, EN = wording.Speech("sv"), wording.Speech("en")
BESIDE = ("1883", "18", "00")
EVERY = list(measures.catalogue())
MUNICIPALITIES = places.codes(places.municipalities())
with_maps = pytest.mark.skipif(
    find_spec("js_lib_leaflet") is None, reason="django-js-lib-leaflet is not installed"
)
SORTS = ["chart", "table", pytest.param("map", marks=with_maps)]


def usual(name, *codes, years=None):
    """What the bench begins with when a measure is chosen."""
    part = next(iter(measures.parts(name)), None)
    span = years or measures.usual_years(name)
    return lines.Choice(name, codes or BESIDE, span, measures.usual_thing(name), part)


# ---- what can be chosen ----


def test_the_catalogue_is_the_register_and_all_published_figures():
    assert set(bench.catalogue()) == set(register()) | set(published())
    assert len(bench.catalogue()) == len(register()) + len(published())


@pytest.mark.parametrize("name", register())
def test_sources_give_all_tables_that_an_indicator_takes(name):
    entry = register()[name]
    assert set(entry.takes) <= set(feeds.FEEDS[entry.source])


@pytest.fixture
def enter(monkeypatch):
    """Enter an indicator in the register for one test."""
    entries = dict(register())
    module = import_module("industry_analysis.indicators.register")  # beside the function
    monkeypatch.setattr(module, "_registered", entries)

    def entered(function, source):
        text = {"sv": "Prov", "en": "Trial"}
        indicator(
            label=text,
            unit=text,
            kind="count",
            definition=text,
            reading=text,
            direction="neither",
            source=source,
            per=("place",),
        )(function)

    return entered


def test_a_new_indicator_is_there_without_an_edit(enter):
    def total_of_trial(employed: pd.DataFrame) -> pd.Series:
        return employed.sum(axis="columns")

    enter(total_of_trial, ("employment",))
    assert "total_of_trial" in bench.catalogue()
    found = bench.figures("total_of_trial", ["1880"], years=(2022, 2022))
    of_register = load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022, "1880")]
    assert found.iloc[0, 0] == of_register.sum()


@pytest.mark.parametrize("source", [("employment",), ("nobody",)])
def test_a_new_indicator_of_an_unknown_table_is_refused_in_a_sentence(enter, source):
    def trial_of_nothing(nowhere_given: pd.DataFrame) -> pd.Series:
        return nowhere_given.sum(axis="columns")

    enter(trial_of_nothing, source)
    with pytest.raises(bench.Refusal, match=r"^The workbook does not know .*\.$"):
        bench.figures("trial_of_nothing", ["1880"], years=(2020, 2024))


def test_the_aggregates_hold_every_industry_once():
    composition = load.composition(load.employment())
    assert set(feeds.AGGREGATES) == set(composition.columns)
    assert len(set(feeds.AGGREGATES.values())) == 10  # A*10 of NACE Rev. 2


def test_the_bench_is_no_chapter():
    assert (folders.notebooks() / "bench.ipynb").exists()
    assert "bench" not in {chapter.name for chapter in chapters()}


# ---- figures by hand ----


def persons(code, year, group, series=load.BAS_REGISTER, sex="total"):
    rows = load.employment().query(
        "region_code == @code and year == @year and sni_group == @group "
        "and series == @series and sex == @sex"
    )
    [value] = rows.employed_workplace
    return value


@pytest.mark.parametrize("code", ["1883", "1880", "18", "00", "2080"])
def test_quotient_is_share_here_over_share_in_sweden(code):
    [found] = bench.figures("location_quotient", [code], years=(2022, 2022), of="B+C")[code]
    of_groups = load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022)]
    here, sweden = of_groups.loc[code], of_groups.loc["00"]
    assert found == pytest.approx((here["B+C"] / here.sum()) / (sweden["B+C"] / sweden.sum()))


@pytest.mark.parametrize("code", ["1883", "18", "00"])
def test_change_is_last_year_less_first(code):
    [found] = bench.figures("change", [code], years=(2020, 2024), of="B+C")[code]
    assert found == persons(code, 2024, "B+C") - persons(code, 2020, "B+C")


def test_share_of_women_is_of_both_sexes_in_the_same_series():
    found = bench.figures("women_share", ["1883"], years=(2008, 2024), of="B+C")["1883"]
    for (series, year), share in found.items():
        women, men = (persons("1883", year, "B+C", series, sex) for sex in ("women", "men"))
        assert share == women / (women + men)
    assert set(found.index.get_level_values("series")) == {
        load.RAMS_16_PLUS,
        load.RAMS_16_74,
        load.BAS_REGISTER,
    }


def test_published_figure_is_the_publishers_own():
    rows = load.indicators().query("kpi == 'N03920' and region_code == '1883' and year == 2022")
    [found] = bench.figures("unemployment", ["1883"], years=(2022, 2022))["1883"]
    assert published()["unemployment"].kpi == "N03920"
    assert found == pytest.approx(rows.value.item() / 100)


def test_buildings_of_a_county_are_the_sum_of_its_municipalities():
    area = load.building_area().set_index("municipality_code")["industry_1000m2"]
    inside = area[area.index.str.startswith("18")].sum()
    [found] = bench.figures("industrial_area_per_employed", ["18"], years=(2023, 2023))["18"]
    assert found == pytest.approx(1000 * inside / persons("18", 2022, "B+C"))


@pytest.mark.parametrize("code", ["1883", "0180", "18"])
def test_related_and_unrelated_variety_add_up_to_entropy(code):
    related, unrelated, entropy = (
        bench.figures(name, [code], years=(2020, 2022))[code]
        for name in ("related_variety", "unrelated_variety", "entropy")
    )
    assert np.allclose(related + unrelated, entropy)


def test_quotient_of_fewer_than_fifteen_is_withheld_as_in_the_reports():
    employed = load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022)]
    found = bench.figures("location_quotient", employed.index, years=(2022, 2022), of="K").iloc[0]
    assert found.isna().to_dict() == (employed["K"] < 15).to_dict()
    assert found.isna().any()


def test_of_two_series_with_a_year_the_later_counts_and_no_year_is_twice():
    found = bench.figures("industry_share", ["1883"], years=(2019, 2021), of="B+C")
    assert list(found.index) == [
        (load.RAMS_16_74, 2019),
        (load.BAS_REGISTER, 2020),
        (load.BAS_REGISTER, 2021),
    ]


@pytest.mark.parametrize("name", register())
def test_every_indicator_has_all_municipalities(name):
    entry = register()[name]
    choice = usual(name, *MUNICIPALITIES)
    figures = lines.of_choice(choice)
    had = figures.notna().any()
    # withheld below fifteen; one lacks a level of education, some have too few ads to compare;
    # women are published by industry for county 18
    withheld = {
        "location_quotient",
        "ad_quotient",
        "education_share",
        "opportunity_gain",
        "women_share",
    }
    assert had.all() or name in withheld, list(had.index[~had])
    if name == "women_share":
        assert set(had.index[had]) == set(places.codes(places.municipalities("18")))
    assert entry.among_all or lines.of_choice(usual(name, "00")).notna().all(axis=None)


# ---- the lines of code ----


@pytest.fixture(scope="module")
def notebook_names():
    """What the set-up of the notebook gives a cell to work with."""
    notebook = nbformat.read(folders.notebooks() / "bench.ipynb", as_version=nbformat.NO_CONVERT)
    names = {}
    for cell in [cell for cell in notebook.cells if cell.cell_type == "code"][:2]:
        exec(cell.source, names)
    return names


def run(code, names):
    first, second = code.splitlines()
    fresh = dict(names)
    exec(first, fresh)
    return eval(second, fresh)


def without_ids(html):
    return re.sub(r"[0-9a-f]{32}", "", html)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", EVERY)
def test_the_two_lines_give_what_is_shown(name, sort, notebook_names):
    choice = usual(name)
    if sort == "chart" and bench.catalogue()[name].kind == "mark":
        with pytest.raises(bench.Refusal, match="are not drawn as a chart"):
            pieces.piece(sort, choice, SV)
        return
    shown, code = pieces.piece(sort, choice, SV)
    text = re.search(r"<textarea[^>]*>(.*)</textarea>", code, re.DOTALL)[1]
    given = run(text.replace("&#34;", '"').replace("&amp;", "&"), notebook_names)
    if sort == "table":
        assert given.html in shown
    elif sort == "chart":
        assert svg(given, "").partition(">")[2] in shown
    else:
        assert without_ids(given._repr_html_()).partition("srcdoc")[2] in without_ids(shown)


def test_the_lines_of_one_year_are_bars_and_a_table_of_regions_in_rows():
    choice = usual("krugman_index", years=(2022, 2022))
    assert "charts.bars" in lines.piece("chart", choice, SV).code
    html = lines.piece("table", choice, SV).given.html
    assert re.findall(r'<th scope="row">(.*?)</th>', html) == ["Karlskoga", "Örebro län", "Riket"]
    assert '<th scope="col" class="text">Område</th>' in html


def test_a_series_with_gaps_is_not_joined_across_them():
    assert "charts.uneven" in lines.piece("chart", usual("electricity_balance"), SV).code
    assert "charts.over_time" in lines.piece("chart", usual("unemployment"), SV).code


def test_words_are_in_the_language_of_the_table():
    tables = [
        lines.piece("table", usual("specialisation_mark", "1883"), say).given.html
        for say in (SV, EN)
    ]
    assert [("säker" in html, "stable" in html) for html in tables] == [
        (True, False),
        (False, True),
    ]


def test_title_says_measure_unit_industry_part_and_years():
    choice = lines.Choice("shift_share", ("1883",), (2020, 2022), "B+C", "competitive")
    assert lines.title(choice, choice.years, EN) == (
        "Shift-share analysis (persons), Manufacturing and mining, Local part, 2020–2022"
    )


# ---- refusals ----


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("no_such", {}, "is called 'no_such'"),
        ("change", {"of": "B+C", "years": (2022, 2022)}, "needs two different years"),
        ("change", {"of": "B+C", "years": (2015, 2022)}, "across a break"),
        (
            "spatial_shift_share",
            {"of": "B+C", "part": "change", "years": (2020, 2024)},
            "No series",
        ),
        ("entropy", {"years": (2022, 2020)}, "after the last"),
        ("location_quotient", {}, "choose one, such as 'A'"),
        ("location_quotient", {"of": "C10"}, "has no 'C10'"),
        ("entropy", {"of": "B+C"}, "has no 'B+C'"),
        ("shift_share", {"of": "B+C"}, "choose one, such as 'national'"),
        ("entropy", {"places": ["2080"], "years": (2008, 2018)}, "None of the chosen regions"),
        ("economic_complexity", {"places": ["18"], "years": (2024, 2024)}, "None of the chosen"),
        ("unemployment", {"years": (1990, 1995)}, "None of the chosen regions"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence_of_each_language(name, given, said):
    with pytest.raises(bench.Refusal, match=re.escape(said)) as refused:
        bench.figures(name, **{"places": ["1883"], "years": (2020, 2022), **given})
    sentences = [refused.value.said(say) for say in (SV, EN)]
    assert all(s.endswith(".") and "\n" not in s for s in sentences)
    assert sentences[0] != sentences[1] == str(refused.value)


def test_a_broken_table_is_said_in_a_sentence_too():
    with pytest.raises(IndicatorError) as refused:
        over_time(load.indicators(), ["no_such"])
    assert pieces.why(refused.value, EN) == (
        "Cannot be computed: published: 1 names are unknown; the first is 'no_such'."
    )


# ---- the widgets ----


@pytest.fixture
def shown():
    return Board(SV, BESIDE, "industry_share", "B+C")


def options(menu):
    return [value for _, value in menu.options]


def test_menus_offer_what_the_measure_has_and_keep_what_was_chosen(shown):
    assert options(shown.of) == list(measures.things("industry_share"))
    shown.of.value = "F"
    shown.measure.value = "shift_share"
    assert shown.of.value == "F"
    assert options(shown.part) == list(register()["shift_share"].parts)
    shown.measure.value = "unemployment"
    assert (shown.of.value, shown.part.value) == (None, None)
    assert (shown.of.layout.display, shown.part.layout.display) == ("none", "none")
    shown.measure.value = "location_quotient"
    assert shown.of.value == "F"


def test_a_choice_without_figures_is_a_sentence_and_the_next_is_shown_again(shown):
    shown.measure.value = "change"
    shown.first.value = shown.last.value
    assert "två olika år" in shown.shown["chart"].value
    assert [shown.shown[sort].value for sort in ("table", "map")] == ["", ""]
    assert shown.code["chart"].value == ""
    shown.first.value = 2020
    assert "<svg" in shown.shown["chart"].value


def test_regions_are_added_by_name_and_removed_but_never_all(shown):
    shown.add.value = "Kommunerna i Örebro län"
    assert set(shown.choice().places) == {*BESIDE, *places.codes(places.municipalities("18"))}
    assert shown.add.value == ""
    shown.places.value = [code for code in options(shown.places) if code != "1880"]
    shown.remove.click()
    assert shown.choice().places == ("1880",)
    shown.places.value = ["1880"]
    shown.remove.click()
    assert shown.choice().places == ("1880",)
    shown.add.value = "Atlantis"
    assert shown.choice().places == ("1880",)


def test_every_region_can_be_added(shown):
    offered = {code for name in shown.add.options for code in shown._by_name[name]}
    assert offered == {"00", *places.codes(places.counties()), *MUNICIPALITIES}


def test_regions_without_a_value_are_named(shown):
    shown.measure.value = "in_commuting"
    assert "Utan värde: Örebro län och riket." in shown.said.value


def test_every_control_has_a_name_in_its_language():
    names = []
    for say in (SV, EN):
        made = Board(say, BESIDE, "industry_share", "B+C")
        controls = (made.measure, made.of, made.part, made.first, made.last, made.add)
        names.append([c.description for c in (*controls, made.places, made.remove)])
        assert [label for label, _ in made.measure.options] == sorted(
            (entry.label[say.lang] for entry in measures.catalogue().values()),
            key=places.in_alphabet,
        )
    assert all(sv and en and sv != en for sv, en in zip(*names, strict=True) if sv != "Del")


# ---- the map ----


@with_maps
def test_a_map_holds_its_scripts_and_asks_nobody():
    drawn = lines.piece("map", usual("unemployment"), SV).given
    html = drawn.get_root().render()
    asked = re.findall(r'(?:src|href)="(?!data:)([^"#]*)"|url\(["\']?(?!#|data:)(\w+:[^)]*)', html)
    assert asked == []
    assert "tileLayer" not in html
    assert html.count("data:text/javascript;base64,") == 1


@with_maps
def test_every_municipality_is_on_the_map_with_its_value_and_class():
    from industry_analysis.bench import interactive

    values = bench.figures("location_quotient", years=(2022, 2022), of="B+C").iloc[0]
    drawn = bench.explore(values, SV, kind="ratio", title="x", marked=["1883"])
    [layer] = [c for c in drawn._children.values() if c._name == "GeoJson"]
    told = pd.DataFrame([f["properties"] for f in layer.data["features"]])
    told = told.set_index("region_code")
    assert set(told.index) == set(MUNICIPALITIES)
    assert told.value.to_dict() == {c: SV.number(values.get(c), "ratio") for c in told.index}
    ordered = values[told.index[told.colour != interactive.NO_VALUE]].sort_values()
    steps = told.colour[ordered.index].map(charts.look.STEPS.index)
    assert steps.is_monotonic_increasing
    assert set(steps) == set(range(5))
    assert set(told.index[told.colour == interactive.NO_VALUE]) == set(told.index) - set(
        values.dropna().index
    )


@with_maps
def test_a_map_of_counties_alone_is_refused():
    with pytest.raises(bench.Refusal, match="No municipality"):
        bench.explore(pd.Series({"18": 1.0}), SV, kind="count", title="x")


def test_classes_of_words_and_few_values_are_the_values_themselves():
    from industry_analysis.bench import interactive

    words = pd.Series(["uncertain", "stable", None])
    steps, names = interactive.classes(words, SV, kind="mark")
    assert names == ["säker", "osäker"]
    assert steps[:2].tolist() == ["osäker", "säker"]
    few = pd.Series([2.0, 0.0, 1.0, np.nan])
    assert interactive.classes(few, SV, kind="count")[1] == ["0", "1", "2"]


def test_classes_are_named_after_what_is_in_them_however_many_are_equal():
    from industry_analysis.bench import interactive

    values = pd.Series([0.0] * 8 + [1.0, 2.0, 3.0, 4.0, 5.0])
    steps, names = interactive.classes(values, SV, kind="count")
    assert names == ["0 – 1", "1 – 3", "från 3"]  # nobody is under 0
    assert steps[[0, 7, 8, 9, 10, 12]].tolist() == [*["0 – 1"] * 2, *["1 – 3"] * 2, *["från 3"] * 2]


def test_a_map_shows_the_last_year_that_most_municipalities_have():
    choice = usual("industry_share")
    assert choice.years[1] == 2024
    assert lines.map_row(choice) == (load.BAS_REGISTER, 2022)


def test_without_the_package_with_the_scripts_the_map_says_so(monkeypatch):
    from industry_analysis.bench import interactive

    interactive.scripts.cache_clear()
    monkeypatch.setattr(interactive, "LEAFLET", "no_such_package")
    with pytest.raises(bench.Refusal, match="django-js-lib-leaflet"):
        interactive.scripts()
    interactive.scripts.cache_clear()
