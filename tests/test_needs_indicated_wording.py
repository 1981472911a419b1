"""The sentences of needs: true, whole and of the tables beside them, everywhere in both languages.

They are put beside their tables as a chapter does, and asked what all chapters are asked.
"""

import re
from functools import cache, cached_property

import matplotlib.pyplot as plt
import pandas as pd
import pytest
import test_wording_agrees as agrees
from read_drawings import faults
from read_reports import EVERY_LANGUAGE, Shown, no_failures

from industry_analysis import charts, exhibits, load, places
from industry_analysis.indicators import establishment, indicated_need, published
from industry_analysis.needs import beside, visit_cells, visits
from industry_analysis.needs.codebook import codebook
from industry_analysis.wording import (
    Speech,
    needs_beside,
    needs_indicated,
    needs_indicated_figures,
    needs_meaning,
    needs_visits,
)
from industry_analysis.wording.columns import column

THEMES = codebook().themes
# invented: (share, half of its interval) by theme, of a county and its municipalities in turn
SAID = {
    "18": [
        (0.7, 0.05),
        (0.45, 0.05),
        (0.4, 0.05),
        (0.4, 0.02),
        (0.3, 0.05),
        (0.2, 0.1),
        (0.1, 0.1),
    ],
    "few": [(0.1, 0.05)] * 7,
    "many": [(0.9, 0.05)] * 7,
    "unsure": [(0.5, 0.4)] * 7,
}
INVENTED = ("few", "many", "unsure", "none", "county")


@cache
def figures():
    kolada = load.indicators()
    people = published.latest(published.over_time(kolada, ["population", "working_age"]))
    points = establishment.centres(load.localities(), load.middles(), people)
    composition = load.composition(load.employment()).loc[load.BAS_REGISTER]
    return indicated_need.figures(
        kolada, composition, load.job_ads(), points, load.greenhouse_gases()
    )


@cache
def indicated():
    return indicated_need.needs(figures(), themes=list(THEMES))


def kind_of(code):
    """What was invented of a municipality: every fifth is asked nothing, and so on."""
    return INVENTED[places.codes(places.municipalities()).index(code) % len(INVENTED)]


def invented(code):
    """Estimates of a municipality, and those of its county."""
    kind = kind_of(code)
    rows = [
        (who, theme, share, max(share - half, 0), min(share + half, 1))
        for who, said in ((code, kind), (code[:2], "18"))
        for theme, (share, half) in zip(THEMES, SAID.get(said, []), strict=False)
    ]
    frame = pd.DataFrame(rows, columns=["municipality", "theme", "share", "low", "high"])
    return frame.assign(companies=17, why="")


@cache
def put_beside(code):
    if kind_of(code) == "none":
        return beside.beside(indicated(), [code]).loc[code]
    through = kind_of(code) == "county"
    return beside.beside(
        indicated(), [code], invented(code), county=code[:2], through_county=through
    ).loc[code]


@cache
def visits_in(county):
    employed = figures().employed
    own = employed[employed.index.str[:2] == county]
    return visits.visits(visit_cells.municipalities_of(own), indicated())


def shown(exhibit):
    return Shown(str(exhibit.html))


def exhibited(here, lang):
    """The exhibits of one municipality, as a chapter would show them."""
    say, county = Speech(lang), places.county(here.county_code)
    names = {theme: label[lang] for theme, label in THEMES.items()}
    rows = indicated_need.of_place(indicated(), here.code)
    table = needs_indicated_figures.table(rows, names, say)
    title = needs_indicated_figures.title(here, say)
    yield exhibits.bottom_line(
        needs_indicated.bottom_line(rows, names, here, say), say, table, caption=title, source=""
    )
    yield exhibits.reading(
        needs_indicated.interviews_add(rows, names, say), say, table, caption=title, source=""
    )
    for theme in indicated_need.PARTS:
        parts = indicated_need.parts_of(indicated(), here.code, theme)
        if len(parts):
            yield exhibits.reading(
                needs_indicated.parts(theme, rows.T[theme], parts, names, say),
                say,
                needs_indicated_figures.parts_table(parts, here, say),
                caption=needs_indicated_figures.parts_title(theme, names, here, say),
                source="",
            )
    both = put_beside(here.code)
    yield exhibits.reading(
        " ".join(needs_beside.gaps(both, names, here, say)),
        say,
        needs_beside.table(both, names, say),
        caption=needs_beside.title(here, say),
        source="",
    )
    order = visits_in(county.code)
    yield exhibits.reading(
        " ".join(needs_visits.first(order, say)),
        say,
        needs_visits.table(order, names, say, among=len(order), nobody_met=True),
        caption=needs_visits.title(order, county, say),
        source="",
    )
    yield exhibits.reading(
        " ".join(needs_visits.first(order, say)),
        say,
        needs_visits.table(
            needs_visits.of_place(order, here), names, say, among=len(order), nobody_met=True
        ),
        caption=needs_visits.title(order, here, say),
        source="",
    )


class Needs:
    """What `read_reports.Workbook` gives of a notebook, of the exhibits of needs."""

    @cached_property
    def _of_all(self):
        return {
            lang: {
                here.code: list(map(shown, exhibited(here, lang)))
                for here in places.municipalities()
            }
            for lang in ("sv", "en")
        }

    def shown(self, name, lang):
        return self._of_all[lang]

    def sentences(self, name, lang):
        for code, exhibited_ in self.shown(name, lang).items():
            for one in exhibited_:
                for sentence in one.sentences:
                    yield code, one, sentence


@pytest.fixture(scope="module")
def workbook():
    return Needs()


ASKED = [
    agrees.test_every_number_of_a_sentence_is_a_figure_of_the_table_beside_it,
    agrees.test_sentences_are_whole,
    agrees.test_sentences_are_in_one_language,
    agrees.test_no_exhibit_repeats_a_sentence,
    agrees.test_islands_and_owners_are_written_as_the_language_writes_them,
]


@EVERY_LANGUAGE
@pytest.mark.parametrize("ask", ASKED, ids=lambda ask: ask.__name__.removeprefix("test_"))
def test_what_is_asked_of_all_chapters(workbook, ask, lang):
    ask(workbook, "needs", lang)


@EVERY_LANGUAGE
def test_the_bottom_line_has_at_most_three_sentences_and_names_the_first_theme(lang):
    failures = []
    for here in places.municipalities():
        rows = indicated_need.of_place(indicated(), here.code)
        names = {theme: label[lang] for theme, label in THEMES.items()}
        said = needs_indicated.bottom_line(rows, names, here, Speech(lang))
        first = names[str(rows.index[0])].lower()
        if len(said) > 3 or (rows["rank"].notna().any() and first not in said[0].lower()):
            failures.append(f"{here.code}: {said}")
    no_failures(failures)


def test_every_way_to_agree_or_not_is_told_somewhere():
    told = {
        (row.category, row.sure)
        for here in places.municipalities()
        for _, row in put_beside(here.code).iterrows()
    }
    sure = {(category, how) for category in beside.CATEGORIES[:-1] for how in ("sure", "leaning")}
    assert told == sure | {("unknown", "")}


@EVERY_LANGUAGE
def test_the_estimate_of_the_county_is_said_to_be_the_county_s(lang):
    for here in places.municipalities():
        if kind_of(here.code) != "county":
            continue
        county = places.county(here.county_code)
        both = put_beside(here.code)
        said = " ".join(
            needs_beside.gaps(both, {t: x[lang] for t, x in THEMES.items()}, here, Speech(lang))
        )
        assert county.in_text(lang) in said
        table = needs_beside.table(both, {t: x[lang] for t, x in THEMES.items()}, Speech(lang))
        assert table.said_by.eq(county.in_text(lang)).all()


def test_a_municipality_with_little_industry_is_told_so():
    small = [code for code, persons in figures().employed.items() if persons < 100]
    for code in small:
        here = places.municipality(str(code))
        rows = indicated_need.of_place(indicated(), here.code)
        names = {theme: label["sv"] for theme, label in THEMES.items()}
        [said] = needs_indicated.bottom_line(rows, names, here, Speech("sv"))
        assert "färre än 100 sysselsatta i industrin" in said


def test_a_theme_of_one_s_own_has_no_figures_and_is_named():
    found = indicated_need.needs(figures(), themes=[*THEMES, "succession"])
    rows = indicated_need.of_place(found, "1883")
    names = {theme: label["sv"] for theme, label in THEMES.items()} | {
        "succession": "Generationsskifte"
    }
    [said] = needs_indicated.unknown(rows, names, Speech("sv"))
    assert "generationsskifte" in said


@EVERY_LANGUAGE
def test_what_a_figure_is_counted_in_is_told_once(lang):
    say = Speech(lang)
    for name in indicated_need.THEME_OF:
        told = column(name).named(say).lower()
        _, per, base = column(name).unit(say).lower().partition(" per ")
        assert not per or told.count(f"per {base}") == 1, told
        assert not told.endswith((", andel", ", share")), told
    assert column("industrial_energy_per_employed").named(Speech("sv")) == (
        "Energianvändning per sysselsatt i industri och bygg, MWh"
    )


def test_cells_are_named_by_what_they_hold():
    say = Speech("sv")
    known = {"25": "metallvaror"}
    assert (
        needs_visits.cell(("1883", "10–49", "25"), say, known)
        == "Karlskoga, 10–49 anställda, metallvaror"
    )
    assert (
        needs_visits.cell(("1883", "10–49", "28"), say, known)
        == "Karlskoga, 10–49 anställda, SNI 28"
    )
    assert (
        needs_visits.cell(("1863 + 1864", "1–9 + 10–49", "25 + 28"), Speech("en"), known)
        == "Hällefors and Ljusnarsberg, 1–49 employees, SNI 25 and 28"
    )
    several = ("1883", "10–49 + 250+ + 50–249", "10 + 13 + 16 + 18 + 25")
    assert needs_visits.cell(several, say, known) == "Karlskoga, 10+ anställda, flera branscher"


@EVERY_LANGUAGE
def test_visits_in_a_municipality_are_those_of_its_row_and_add_up_to_the_county_s(lang):
    say, names = Speech(lang), {theme: label[lang] for theme, label in THEMES.items()}
    for county in places.counties():
        order = visits_in(county.code)
        together = 0
        for here in places.municipalities(county.code):
            own = needs_visits.of_place(order, here)
            assert own.index.tolist() == [here.code]
            table = needs_visits.table(own, names, say, among=len(order), nobody_met=True)
            order_, employed, why = (table.iloc[:, at] for at in range(3))
            assert table.columns[0].label(say).endswith(f" {len(order)})")
            assert order_.tolist() == own["rank"].tolist()
            assert employed.tolist() == [figures().employed[here.code]]
            # how many are to be visited or have answered is not shown, unless nobody has
            assert not re.search(r"\d", " ".join(why))
            assert why.str.startswith(say.pick("inga svar än", "no answers yet")).all()
            met = needs_visits.table(own, names, say, among=len(order))
            assert "svar" not in met.to_string()
            assert "answers" not in met.to_string()
            together += own.planned.sum()
        assert together == visits.PLANNED


# ---- a county ----


@EVERY_LANGUAGE
def test_the_county_names_the_municipality_of_the_first_rank_in_each_theme(lang):
    say = Speech(lang)
    names = {theme: label[lang] for theme, label in THEMES.items()}
    for county in places.counties():
        codes = places.codes(places.municipalities(county.code))
        ranks, positions, among = (
            indicated_need.of_county(indicated(), codes, column)
            for column in ("rank", "position", "places")
        )
        said = needs_indicated.county(ranks, among.max(), names, say)
        table = needs_indicated_figures.county_table(ranks, positions, among.max(), names, say)
        assert len(table) == len(codes) + 1
        for at, theme in enumerate(ranks.columns[ranks.notna().any()]):
            code = ranks[theme].idxmin()
            assert f"{places.municipality(code).name}" in said
            assert f"({say.among(ranks[theme].min(), among[theme].max())})" in said
            assert table.iloc[:, at][code] == ranks[theme].min()
            assert f"{among[theme].max():.0f})" in table.columns[at].label(say)
            known = positions[theme].dropna()
            assert table.iloc[-1, at] == say.among((known > 0.5).sum(), len(known))


def test_the_county_s_points_count_its_municipalities():
    names = {theme: label["sv"] for theme, label in THEMES.items()}
    positions = pd.DataFrame(
        {
            "competence": [0.9, 0.8, 0.7, 0.6],
            "technology": [0.1, 0.2, None, 0.6],
            "sustainability": [0.1, 0.2, 0.3, 0.6],
            "investment": [0.1, None, None, 0.2],
        },
        index=["1880", "1883", "1864", "1860"],
    )
    both = pd.DataFrame(
        {"category": ["unknown"]},
        index=pd.MultiIndex.from_tuples([("1880", "competence")], names=["region_code", "theme"]),
    )
    assert [
        (point.sort, point.text)
        for point in needs_meaning.county_points(positions, both, names, Speech("sv"))
    ] == [
        (
            "weakness",
            "Kompetens: 4 av länets 4 kommuner har svagare förutsättningar än kommunen i mitten.",
        ),
        (
            "strength",
            "Hållbarhet och energiomställning: bara 1 av länets 4 kommuner har svagare "
            "förutsättningar än kommunen i mitten.",
        ),
        (
            "strength",
            "Investeringar: ingen av de 2 kommuner i länet som har en rang har svagare "
            "förutsättningar än kommunen i mitten.",
        ),
    ]


@EVERY_LANGUAGE
def test_every_ranked_theme_of_few_figures_is_said_to_be_left_out_of_strengths(lang):
    say = Speech(lang)
    names = {theme: label[lang] for theme, label in THEMES.items()}
    for here in places.municipalities():
        rows = indicated_need.of_place(indicated(), here.code)
        few = rows.index[rows["rank"].notna() & (rows.known < 3)]
        said = needs_meaning.uncounted(rows, names, say)
        assert bool(said) == bool(len(few))
        assert all(names[theme].lower() in said.lower() for theme in few)
        points = needs_meaning.points(rows, put_beside(here.code), names, say)
        judged = [point.text for point in points if point.sort in ("strength", "weakness")]
        assert not any(text.startswith(names[theme]) for theme in few for text in judged)


# ---- charts ----


@pytest.fixture(autouse=True)
def no_figure_left_open():
    yield
    plt.close("all")


@EVERY_LANGUAGE
@pytest.mark.parametrize("code", ["1864", "1883", "1880", "2080", "0114", "2506", "0980"])
def test_drawings_hold_every_theme_and_no_text_lies_on_another(code, lang):
    charts.style()
    say = Speech(lang)
    names = {theme: label[lang] for theme, label in THEMES.items()}
    rows = indicated_need.of_place(indicated(), code)
    keys = indicated().parts.index
    own = indicated().parts[keys.get_level_values("region_code") == code].droplevel("region_code")
    ax = charts.indicated_needs(
        charts.canvas_for(len(rows), each=0.42), rows, own, say, names=names
    )
    assert [label.get_text() for label in ax.get_yticklabels()] == [names[t] for t in rows.index]
    drawn = {text.get_text() for text in ax.texts}
    assert {say.among(row["rank"], row.places) for _, row in rows.iterrows()} <= drawn
    assert faults(ax.figure) == []
    both = charts.needs_beside_each_other(put_beside(code), say, names=names)
    assert faults(both.flat[0].figure) == []
    codes = places.codes(places.municipalities(code[:2]))
    ranks = indicated_need.of_county(indicated(), codes)
    grid = charts.county_needs(
        ranks, indicated_need.of_county(indicated(), codes, "position"), say, names=names
    )
    assert len(grid.texts) == ranks.size
    assert faults(grid.figure) == []
