"""The page: one file, one language, no request to anywhere, code to unfold."""

import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from contrast import contrast
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from industry_analysis.reports.execute import Task, merged
from industry_analysis.reports.page import render, scrollable

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
SVG = f'<?xml version="1.0"?>\n<!DOCTYPE svg>\n{DRAWING}'
TABLE = "<table><caption>Sysselsatta <b>2024</b></caption><tr><th>B+C</th></tr></table>"


def task(lang: str) -> Task:
    return Task(
        name="karlskoga-structure",
        notebook=Path("structure.ipynb"),
        parameters={},
        lang=lang,
        title="Struktur & läge",
        place="Karlskoga",
        county="Örebro län",
        work=Path(),
        home=Path(),
    )


def executed() -> nbformat.NotebookNode:
    swedish, english = new_markdown_cell("## Hur?"), new_markdown_cell("## How?")
    swedish.metadata.tags, english.metadata.tags = ["sv"], ["en"]
    shown = {"text/html": TABLE, "text/plain": "the table's repr"}
    outputs = [
        new_output("stream", name="stdout", text="\x1b[31mprinted <b>\x1b[0m"),
        new_output("stream", name="stderr", text="/etc/me/lib.py:1: Warning: <warned>"),
        new_output("execute_result", {"text/html": "<p>given</p>", "text/plain": "a repr"}),
        new_output("execute_result", {"text/plain": "only <repr>"}),
        new_output("display_data", shown),
        new_output("display_data", {"text/markdown": "*key* sentence"}),
        new_output("display_data", {"image/svg+xml": SVG}),
        new_output("error", ename="KeyError", evalue="'x'", traceback=["Traceback of KeyError"]),
    ]
    code = new_code_cell("share = load.employment() < 5", outputs=outputs)
    return new_notebook(cells=[new_markdown_cell("# Vad är industrin?"), swedish, english, code])


class Outline(HTMLParser):
    """Gathers the headings, the references and the text that shows while nothing is unfolded."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.references: list[str] = []
        self.tags: list[str] = []
        self.shown = ""
        self._folded = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.references += [value or "" for name, value in attrs if name in ("src", "href")]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self._folded += tag in ("details", "style")

    def handle_endtag(self, tag: str) -> None:
        self._folded -= tag in ("details", "style")

    def handle_data(self, data: str) -> None:
        self.shown += "" if self._folded else data


@pytest.fixture(params=["sv", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_page_asks_nobody_for_anything(lang: str) -> None:
    html = render(executed(), task(lang))
    outline = Outline(html)
    assert set(outline.references) == {"index.html", "#content", "accessibility.html"}
    assert not re.search(r"url\(|@import|//cdn", html)
    assert not {"script", "link", "iframe", "object"} & set(outline.tags)
    assert "default-src 'none'" in html


def test_the_page_speaks_one_language(lang: str) -> None:
    html = render(executed(), task(lang), latest_year=2024)
    here, there = {"sv": ("Hur?", "How?"), "en": ("How?", "Hur?")}[lang]
    assert f'<html lang="{lang}">' in html
    assert here in html
    assert there not in html
    assert {"sv": "de senaste från 2024.", "en": "the latest from 2024."}[lang] in html
    assert "<title>Struktur &amp; läge – Karlskoga</title>" in html


def test_code_prints_and_reprs_are_folded_away_and_errors_are_nowhere(lang: str) -> None:
    html = render(executed(), task(lang))
    summary = {"sv": "Visa kod", "en": "Show code"}[lang]
    code = re.search(
        rf'<details class="code"><summary>{summary}</summary>(.*?)</details>', html, re.S
    )
    assert code is not None
    assert "employment" in code[1]
    assert "printed &lt;b&gt;" in code[1]
    assert "only &lt;repr&gt;" in code[1]
    shown = Outline(html).shown
    assert "given" in shown
    assert "key sentence" in shown
    assert not [word for word in ("employment", "printed", "repr") if word in shown]
    assert "Traceback" not in html
    assert "arned" not in html
    assert "/etc/me" not in html
    assert "the table's repr" not in html
    assert "a repr" not in html


def test_what_heads_nothing_is_left_out_and_its_code_stands_with_the_next(lang: str) -> None:
    nothing = [new_output("display_data", {"text/html": "", "text/plain": ""})]
    something = [new_output("display_data", {"text/html": "<p>given</p>"})]
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# What is industry?"),
            new_markdown_cell("## Who said so?\n\nThe ovals show it."),
            new_code_cell("first = 1", outputs=nothing),
            new_markdown_cell("## Only words\n\nThese stay."),
            new_markdown_cell("## Where?"),
            new_code_cell("second = 2", outputs=nothing),
            new_code_cell("third = 3", outputs=something),
        ]
    )
    html = render(notebook, task(lang))
    assert Outline(html).headings == [1, 2, 2]
    assert "ovals" not in html
    assert "These stay" in html
    assert html.count("<summary>") == 1
    for name in ("first", "second", "third"):
        assert name in html
    assert "ovals" in render(notebook, task(lang), code_shown=True)


def test_headings_keep_their_order_and_carry_no_anchors(lang: str) -> None:
    html = render(executed(), task(lang))
    assert Outline(html).headings == [1, 2]
    assert "¶" not in html


def test_the_same_notebook_gives_the_same_bytes(lang: str) -> None:
    assert render(executed(), task(lang)) == render(executed(), task(lang))


def test_a_drawing_stands_in_the_page_without_its_prologue(lang: str) -> None:
    html = render(executed(), task(lang))
    assert f'<div class="chart">{DRAWING}</div>' in html
    assert "<?xml" not in html


def test_code_in_sight_stands_before_what_it_gives_and_the_page_says_so() -> None:
    html = render(executed(), task("en"), code_shown=True)
    shown = Outline(html).shown
    assert shown.index("load.employment") < shown.index("given")
    assert 'class="code"' in html
    assert "details" not in Outline(html).tags
    assert "by the code above each figure" in shown
    assert "can be unfolded" not in shown


def test_message_of_an_error_that_was_expected_is_shown_without_its_traceback() -> None:
    notebook = executed()
    assert "Refused" not in render(notebook, task("en"))
    notebook.cells[-1].metadata.tags = ["raises-exception"]
    for shown in (True, False):
        html = render(notebook, task("en"), code_shown=shown)
        assert "<strong>Refused</strong> (KeyError)" in html
        assert "<pre>&#39;x&#39;</pre>" in html
        assert "Traceback" not in html


def test_page_without_a_county_leads_to_no_index() -> None:
    alone = dataclasses.replace(task("en"), county="", place="Workbook")
    html = render(executed(), alone)
    assert Outline(html).references == ["#content"]
    assert '<span class="place">Workbook</span>' in html


def test_a_table_scrolls_in_a_container_that_bears_its_caption() -> None:
    frame = '<div class="scroll" role="group" tabindex="0" aria-label="Sysselsatta 2024">'
    assert scrollable(TABLE, "Tabell") == f"{frame}{TABLE}</div>"
    assert 'aria-label="Tabell"' in scrollable("<table></table>", "Tabell")


def test_heads_of_pandas_tables_say_what_they_head_and_empty_ones_head_nothing() -> None:
    frame = pd.DataFrame({"persons": [1, 2]}, index=pd.Index(["a", "b"], name="place"))
    table = scrollable(frame.style.to_html(), "Table")
    assert re.findall(r"<th\b(?! scope=)", table) == []
    assert re.findall(r'<th scope="(\w+)"[^>]*>(\w+)<', table) == [
        *(("col", "persons"), ("col", "place")),
        *(("row", "a"), ("row", "b")),
    ]
    assert len(re.findall(r'<td class="blank', table)) == 2


def test_what_outputs_say_of_their_figures_is_united() -> None:
    said = [
        {"latest_year": 2024, "tables": {"a.csv": "1"}},
        {"latest_year": 2018, "tables": {"b.csv": "2"}, "series": "BAS"},
    ]
    assert merged(said) == {
        "latest_year": 2024,
        "tables": {"a.csv": "1", "b.csv": "2"},
        "series": "BAS",
    }


def test_colours_of_the_page_reach_wcag_aa() -> None:
    css = (Path(render.__code__.co_filename).parent / "templates/report/page.css").read_text()
    named = dict(re.findall(r"--(\w+): (#\w{6})", css))
    code = re.findall(r"^\.highlight .*color: (#\w{6})", css, re.M)
    assert len(code) == 5
    for ink in (named["accent"], named["text"], named["soft"]):
        assert contrast(ink, "#ffffff") >= 4.5
        assert contrast(ink, named["tint"]) >= 4.5
    for ink in code:
        assert contrast(ink, "#f5f7fa") >= 4.5


def test_page_leads_up_and_to_the_chapters_on_both_sides(lang):
    between = dataclasses.replace(
        task(lang), up="karlskoga.html", before=("A < B", "a.html"), after=("C", "c.html")
    )
    html = render(executed(), between)
    assert Outline(html).references == [
        "#content",
        "index.html",
        "karlskoga.html",
        "a.html",
        "c.html",
        "accessibility.html",
    ]
    assert "← A &lt; B</a>" in html
    assert "C →</a>" in html
    last = render(executed(), dataclasses.replace(between, after=None))
    assert Outline(last).references[-2:] == ["a.html", "accessibility.html"]


def test_page_alone_leads_to_the_index_alone(lang):
    html = render(executed(), task(lang))
    assert Outline(html).references == ["#content", "index.html", "accessibility.html"]
    assert "<nav" not in html
