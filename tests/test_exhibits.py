"""What a notebook shows is safe, accessible HTML: escaped, named, the same when made twice."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from industry_analysis import charts, exhibits, load, tables
from industry_analysis.exhibits.appendix import PUBLISHERS
from industry_analysis.exhibits.assumptions import stated, translations
from industry_analysis.exhibits.piece import macros
from industry_analysis.exhibits.rows import Table
from industry_analysis.places import Place
from industry_analysis.wording import Speech

SV, EN = Speech("sv"), Speech("en")
NASTY = '<script>alert("1")</script> & \'"'
ESCAPED = "&lt;script&gt;"
VOID = {"br", "hr", "img", "meta", "link", "input"}


class Reader(HTMLParser):
    """Elements with their attributes in order; refuses what is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(autouse=True)
def no_figure_is_left_open() -> Iterator[None]:
    charts.style()
    yield
    left = plt.get_fignums()
    plt.close("all")
    assert left == []


def frame(**columns: object) -> pd.DataFrame:
    values = {"employed": [5447, 6359, 559], "share": [0.328, 0.07, float("nan")], **columns}
    return pd.DataFrame(values, index=pd.Index(["1883", "1880", "1864"], name="region_code"))


def lines() -> pd.DataFrame:
    index = pd.MultiIndex.from_tuples(
        [("RAMS 16+", 2018), ("BAS register", 2020), ("BAS register", 2024)],
        names=["series", "year"],
    )
    return pd.DataFrame({"1883": [4000.0, 4252, 5447], "00": [9000.0, 9100, 9300]}, index=index)


def figure(data: pd.DataFrame | None = None, **changed: str) -> exhibits.Exhibit:
    rows = lines() if data is None else data
    ax = charts.over_time(charts.canvas(), rows, SV, kind="count")
    texts = {"title": "Titel", "reading": "Läsning.", "alternative": "Bild.", "source": "Källa: X."}
    return exhibits.figure(ax, SV, rows, **{**texts, **changed})


# ---- safe ----


def test_text_is_escaped_wherever_it_comes_from():
    rows = frame()
    shown = [
        exhibits.table(rows, SV, caption=NASTY),
        exhibits.table(rows, SV, caption="c", links={"1883": f'x"onclick="{NASTY}'}),
        exhibits.reading(NASTY, SV, rows, caption=NASTY, source=NASTY),
        exhibits.bottom_line([NASTY], SV, rows, caption=NASTY, source=NASTY),
        exhibits.caveats([NASTY], SV, pd.Series({"unknown": 3.0}, name="1883")),
        exhibits.table(frame(series=NASTY), SV, caption="c"),
        exhibits.table(pd.DataFrame({"employed": {NASTY: 1}}).rename_axis("x"), SV, caption="c"),
        figure(title=NASTY, reading=NASTY, alternative=NASTY, source=NASTY),
        figure(lines()[:0], reading=NASTY),
    ]
    for exhibit in shown:
        assert "<script" not in exhibit.html
        assert ESCAPED in exhibit.html
        assert not any("onclick" in attributes for _, attributes in Reader(exhibit.html).elements)


def test_name_of_a_place_is_escaped(monkeypatch):
    nasty = Place("1883", NASTY)
    for module in (exhibits, exhibits.rows):
        monkeypatch.setattr(module, "region", lambda code: nasty, raising=False)
    html = exhibits.table(frame(), SV, caption="c", links={"1883": "a.html"}).html
    assert "<script" not in html
    assert html.count(ESCAPED) == 3


# ---- tables ----


def test_table_has_a_caption_and_headings_of_columns_and_rows():
    html = exhibits.table(frame(), SV, caption="Industrin").html
    read = Reader(html)
    assert html.count("<caption>Industrin</caption>") == 1
    assert [a["scope"] for a in read.all("th")] == ["col"] * 3 + ["row"] * 3
    assert re.findall(r">([^<]+)</th>", html) == [
        *("Område", "Sysselsatta", "Andel av alla sysselsatta"),
        *("Karlskoga", "Örebro", "Ljusnarsberg"),
    ]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", html)
    assert cells == ["5\u00a0447", "32,8\u00a0%", "6\u00a0359", "7,0\u00a0%", "559", "–"]


def test_transposed_table_has_places_as_columns_and_the_same_cells():
    turned = frame()
    html = exhibits.reading("Text.", EN, turned, caption="c", source="s", transpose=True).html
    assert re.findall(r'scope="col"[^>]*>([^<]*)<', html) == [
        *("Measure", "Karlskoga", "Örebro", "Ljusnarsberg"),
    ]
    swedish = exhibits.reading("T.", SV, turned, caption="c", source="s", transpose=True).html
    assert re.findall(r'scope="col"[^>]*>([^<]*)<', swedish)[0] == "Mått"
    assert re.findall(r'scope="row">([^<]*)<', html) == ["Employed", "Share of all employed"]
    assert re.findall(r"<td[^>]*>([^<]*)</td>", html) == [
        *("5,447", "6,359", "559", "32.8%", "7.0%", "–"),
    ]


def test_a_quotient_that_is_missing_is_two_dots_and_another_number_a_dash():
    rows = frame(location_quotient=[3.06, float("nan"), 0.0], change=[1.0, float("nan"), 0.0])
    html = exhibits.table(rows[["location_quotient", "change"]], SV, caption="c").html
    assert re.findall(r"<td[^>]*>([^<]*)</td>", html) == ["3,06", "+1", "..", "–", "0,00", "0"]
    by_industry = pd.DataFrame(
        {"B+C": [float("nan")]}, index=pd.Index(["1883"], name="region_code")
    )
    for kind, written in (("ratio", ".."), ("count", "–")):
        html = exhibits.table(by_industry, SV, caption="c", kind=kind).html
        assert re.findall(r"<td[^>]*>([^<]*)</td>", html) == [written]


def test_heads_over_names_are_text_and_those_over_numbers_are_not():
    html = exhibits.table(lines(), SV, caption="c").html
    assert [a.get("class") for a in Reader(html).all("th") if a["scope"] == "col"] == [
        *("text", "text", None, None),
    ]


def test_tables_of_words_are_told_from_tables_of_numbers():
    for exhibit in (exhibits.methods(SV, []), exhibits.sources(["sni2007"], SV, latest_year=2024)):
        assert Reader(exhibit.html).all("table")[0]["class"] == "words"
    assert "class" not in Reader(exhibits.table(frame(), SV, caption="c").html).all("table")[0]


def test_bar_is_as_long_as_its_value_beside_the_largest_and_a_missing_value_has_none():
    rows = frame(change=[-50, 100, 0])
    html = exhibits.table(rows, SV, caption="c", bars=["change", "share"]).html
    widths = re.findall(r"background-size:(\d+)% 70%", html)
    assert widths == ["100", "50", "21", "100", "0"]


def test_column_of_zeros_has_no_bars_to_compare():
    html = exhibits.table(frame(change=[0, 0, 0]), SV, caption="c", bars=["change"]).html
    assert set(re.findall(r"background-size:(\d+)%", html)) <= {"0"}
    assert "nan" not in html


def test_row_of_the_place_in_question_is_marked():
    html = exhibits.table(frame(), SV, caption="c", marked="1880").html
    assert html.count('class="here"') == 1
    assert '<tr class="here"><th scope="row">Örebro<' in html


def test_table_of_industries_and_of_series_has_names_for_codes():
    by_series = exhibits.table(lines(), EN, caption="c").html
    assert re.findall(r'scope="col"[^>]*>([^<]*)<', by_series) == [
        *("Series", "Year", "Karlskoga", "Sweden"),
    ]
    rows = pd.DataFrame({"employed": [1]}, index=pd.Index(["B+C"], name="industry"))
    assert ">Manufacturing and mining<" in exhibits.table(rows, EN, caption="c").html


def test_column_is_a_region_or_known_or_refused():
    assert ">Karlskoga<" in exhibits.table(lines(), SV, caption="c").html
    with pytest.raises((KeyError, ValueError), match="employees"):
        exhibits.table(frame(employees=1), SV, caption="c")


# ---- figures ----


def svg_of(exhibit: exhibits.Exhibit) -> str:
    return re.search(r"<svg.*?</svg>", exhibit.html, re.DOTALL)[0]


def test_drawing_is_an_image_with_the_computed_text_alternative():
    svg = Reader(svg_of(figure(title="Tal & år", alternative="Från 1 till 2."))).all("svg")
    assert len(svg) == 1
    assert svg[0]["role"] == "img"
    assert svg[0]["aria-label"] == "Tal & år. Från 1 till 2."


def test_back_reference_in_a_text_alternative_stays_text():
    svg = Reader(svg_of(figure(alternative=r"\1 \g<0> {x} %s"))).all("svg")[0]
    assert svg["aria-label"] == r"Titel. \1 \g<0> {x} %s"


def test_figure_has_source_reading_and_its_table_to_unfold():
    html = figure().html
    read = Reader(html)
    order = ["<figcaption>Titel<", "<svg", "Källa: X.", "<p>Läsning.<", "<details", "<table"]
    positions = [html.index(part) for part in order]
    assert positions == sorted(positions)
    assert "open" not in read.all("details")[0]
    assert "<caption>Titel</caption>" in html


def test_drawing_of_ones_own_has_title_source_and_no_table_to_unfold():
    ax = charts.over_time(charts.canvas(), lines(), SV, kind="count")
    shown = exhibits.drawing(ax, title="Tal & år", alternative="Stiger.", source="Källa: X.")
    assert Reader(svg_of(shown)).all("svg")[0]["aria-label"] == "Tal & år. Stiger."
    order = ["<figcaption>Tal &amp; år<", "<svg", "Källa: X."]
    positions = [shown.html.index(part) for part in order]
    assert positions == sorted(positions)
    assert "<details" not in shown.html
    assert "<p>" not in shown.html


def test_second_table_is_shown_beside_the_first():
    rows = lines()
    ax = charts.over_time(charts.canvas(), rows, SV, kind="count")
    texts = {"title": "T", "reading": "R.", "alternative": "A.", "source": "S"}
    also = ("Efter <kön>", frame())
    html = exhibits.figure(ax, SV, rows, also=also, **texts).html
    folded = re.search(r"<details.*?</details>", html, re.DOTALL)[0]
    assert folded.count("<table>") == html.count("<table>") == 2
    assert re.findall(r"<caption>([^<]*)</caption>", folded) == ["T", "Efter &lt;kön&gt;"]
    assert "32,8\u00a0%" in folded
    Reader(html)


def test_ids_of_a_drawing_are_all_used_and_its_own():
    first, second = svg_of(figure()), svg_of(figure(lines() * 2))
    ids = [re.findall(r'\bid="([^"]+)"', svg) for svg in (first, second)]
    for svg, own in zip((first, second), ids, strict=True):
        used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
        assert len(own) == len(set(own))
        assert set(own) == used
        assert own
    assert not set(ids[0]) & set(ids[1])


def test_drawing_asks_for_nothing_and_runs_nothing():
    html = figure().html
    addresses = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', html)
    assert all(address.startswith("#") for pair in addresses for address in pair if address)
    without_namespaces = re.sub(r'xmlns(?::xlink)?="[^"]*"', "", html)
    for wanted_nowhere in ("http", "<script", "@import", "<image", "<metadata", "<?xml", "DOCTYPE"):
        assert wanted_nowhere not in without_namespaces


def test_text_in_a_drawing_stays_text():
    svg = svg_of(figure())
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert "Karlskoga 5\u00a0447" in texts
    assert "nya serier" in texts
    assert "Verdana, sans-serif" in svg


def test_same_chart_twice_is_the_same_to_the_byte():
    assert figure().html == figure().html


def test_figure_without_data_is_its_reading_alone():
    shown = figure(lines()[:0], reading="Finns inte här.")
    assert shown.html == "<p>Finns inte här.</p>"


def test_one_of_several_axes_stands_for_its_figure():
    charts.canvas().figure.add_subplot()
    ax = plt.gca()
    texts = {"title": "T", "reading": "R.", "alternative": "A.", "source": "S"}
    assert exhibits.figure(ax, SV, lines(), **texts).html.count("<svg") == 1


# ---- what the run should know ----


def test_bottom_line_tells_the_run_its_sentences():
    shown = exhibits.bottom_line(["Ett.", "Två."], SV, frame(), caption="c", source="s")
    data, metadata = shown._repr_mimebundle_()
    assert set(data) == {"text/html"}
    assert metadata == {"industry_analysis": {"bottom_line": ["Ett.", "Två."]}}
    assert shown.html.count("<li>") == 2


def test_repr_is_short():
    assert re.fullmatch(r"<Exhibit of \d+ characters>", repr(figure()))


def test_caveats_show_their_figures_but_not_those_that_are_missing():
    facts = pd.Series({"unknown": 25.0, "rams": float("nan"), "year": 2024.0}, name="1883")
    html = exhibits.caveats(["Ett förbehåll."], SV, facts).html
    assert re.findall(r"<td[^>]*>([^<]*)</td>", html) == ["25", "2024"]
    heads = ["Mått", "Karlskoga", "Okänd bransch", "År"]
    assert re.findall(r"<th[^>]*>([^<]+)</th>", html) == heads


def test_methods_show_the_measures_asked_for_in_both_languages():
    from industry_analysis.indicators import register

    for say in (SV, EN):
        shown = exhibits.methods(say, list(register())).html
        assert len(Reader(shown).all("tr")) == 1 + len(register())
        text = unescape(shown)
        for entry in register().values():
            for part in (entry.label, entry.definition, entry.reading):
                assert part[say.lang] in text
    shown = exhibits.methods(SV, ["entropy"]).html
    assert register()["entropy"].definition["sv"] in shown
    assert register()["industry_share"].definition["sv"] not in shown


def test_methods_state_the_assumptions_of_what_was_computed_with_and_no_others():
    from industry_analysis.indicators import decomposition, relatedness

    # of a measure's own module, of one it imports, of one that is named, of one behind that
    shown = unescape(exhibits.methods(EN, ["location_quotient"], decomposition).html)
    for words in ("shares are of the sum", "perturbs each BAS cell", "all its employed"):
        assert words in shown
    assert "An industry that the reference lacked at the start" in shown
    assert "eigenvalues must differ" not in shown
    assert "eigenvalues must differ" in exhibits.methods(EN, [], relatedness).html


def test_numbers_of_an_assumption_are_the_same_in_both_languages():
    def numbers(text):
        plain = re.sub(r"(?<=\d)[ \u00a0](?=\d{3}\b)", "", text)
        return sorted(n.replace(",", ".") for n in re.findall(r"\d+(?:[.,]\d+)?", plain))

    for english, swedish in translations("sv").items():
        assert numbers(english) == numbers(swedish), swedish


def test_assumptions_are_in_the_report_s_language_and_one_without_is_marked_as_english():
    swedish = exhibits.methods(SV, ["location_quotient"]).html
    assert '<li lang="en">' not in swedish
    assert "Jämförelseområdets andelar är av summan" in unescape(swedish)
    assert '<li lang="sv">' not in exhibits.methods(EN, ["location_quotient"]).html
    template = macros().methods
    new = {"table": Table("", [], 0, []), "summary": "", "assumptions": [("New & short.", "en")]}
    assert '<li lang="en">New &amp; short.</li>' in template(new)


def test_comments_side_by_side_are_two_assumptions_and_a_string_is_none():
    source = '# ASSUME: a\n#  thing.\n# ASSUME: another.\nx = "# ASSUME: no"\n'
    assert stated(source) == ["A thing.", "Another."]


def test_sources_list_the_tables_shown_and_record_all_that_were_read():
    load.employment()
    shown = exhibits.sources(["employment_bas_register", "sni2007"] * 2, SV, latest_year=2024)
    assert len(Reader(shown.html).all("tr")) == 1 + 2
    for name in ("employment_bas_register", "sni2007"):
        sidecar = tables.sidecar(name)
        told = ["SCB", *(sidecar[field] for field in ("table_id", "period", "date_retrieved"))]
        assert all(text in unescape(shown.html) for text in told)
        assert f"{sidecar['title']} ({sidecar['table_id']})" in unescape(shown.html)
    read = tables.tables_read()
    assert {"employment_rams_16_plus", "employment_bas_register"} <= set(read)
    assert tables.sidecar("employment_rams_16_plus")["table_id"] not in shown.html
    assert shown.facts["latest_year"] == 2024
    assert shown.facts["tables"] == {
        sidecar["path"]: sidecar["sha256"] for sidecar in read.values()
    }
    assert all(len(sha256) == 64 for sha256 in shown.facts["tables"].values())


def test_every_publisher_has_its_name_in_each_language():
    published = {sidecar["publisher"] for sidecar in map(tables.sidecar, tables.TABLES)}
    assert published == set(PUBLISHERS)


def test_source_line_names_each_publisher_once():
    said = exhibits.source(["employment_bas_register", "sni2007", "employment_bas_register"], SV)
    assert said.startswith("Källa: ")
    assert said.count("SCB") == 1
    assert said.count("TAB3204") == 1
    assert exhibits.source(["greenhouse_gases"], EN).startswith("Source: ")


def test_source_line_of_a_map_names_who_drew_the_borders():
    plain = exhibits.source(["employment_bas_register"], SV)
    said = exhibits.source(["employment_bas_register"], SV, borders=True)
    assert said == f"{plain[:-1]}; gränser: SCB och Tillväxtverket."
    english = exhibits.source(["employment_bas_register"], EN, borders=True)
    assert english.endswith("; borders: SCB and Tillväxtverket.")


def test_names_of_tables_in_another_language_than_the_report_are_marked_with_theirs():
    names = ["localities", "emissions_trading", "education"]
    swedish, english = (
        exhibits.source(names, say) + exhibits.sources(names, say, latest_year=2024).html
        for say in (SV, EN)
    )
    marked = 'span lang="{}">{}</span>'.format
    localities, trading, education = map(tables.sidecar, names)
    for field in ("title", "table_id"):
        assert marked("en", trading[field]) in swedish
        assert marked("sv", localities[field]) in english
        # the line of sources names the table alone, the list its title too
        assert english.count(marked("sv", localities[field])) == 1 + (field == "table_id")
    assert 'lang="sv"' not in swedish
    assert 'lang="en"' not in english
    assert f"({education['table_id']})" in english  # a code is of no language


def test_source_line_says_the_measure_in_words_before_the_table():
    names = ["employment_rams_16_plus", "employment_bas_register"]
    said, english = exhibits.source(names, SV), exhibits.source(names, EN)
    assert said.startswith("Källa: SCB: ")
    assert said.endswith(": RAMS, 16 år och äldre (TAB900), BAS, årsregister (TAB3204).")
    assert english.endswith(": RAMS, 16 and older (TAB900), BAS, annual register (TAB3204).")


# ---- what companies said ----


def test_what_companies_said_stands_in_a_place_of_its_own_and_what_is_invented_is_marked():
    drawn = exhibits.drawing(charts.canvas(1), title="A title", alternative="Nothing")
    line = exhibits.Exhibit(drawn.html, {"bottom_line": ["So it is."]})
    real = exhibits.told(line, "needs")
    assert real.html.startswith('<div class="told" data-place="needs">')
    assert real.html.count("påhittade") == 0
    assert real.facts == {"bottom_line": ["So it is."]}
    marked = exhibits.told(line, "needs", "påhittade <exempel>")
    assert '<p class="mark">Påhittade &lt;exempel&gt;</p>' in marked.html
    assert "påhittade &lt;exempel&gt;</text></svg>" in marked.html
    assert marked.facts == {"bottom_line": ["So it is. (påhittade <exempel>)"]}
    height, taller = (
        float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', html)[1])
        for html in (real.html, marked.html)
    )
    assert taller == height + 16
