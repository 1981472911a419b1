"""The county's index: links where a page is, a note where none is, every municipality named."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from industry_analysis import folders, places
from industry_analysis.reports.execute import Failure
from industry_analysis.reports.record import Record
from industry_analysis.reports.site import write_index

COUNTY = places.county("18")
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """A page's elements, headings, links and text; refuses what is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # what a browser would close by itself, or move elsewhere
        assert not (tag == "a" and "a" in self.open)
        assert not (tag in ("p", "ul", "dl", "table", "div", "h2") and "p" in self.open)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def values(self, tag: str, attribute: str) -> list[str]:
        return [a[attribute] or "" for t, a in self.elements if t == tag and attribute in a]


def entry(code: str, status: str, page: bool, **changed: object) -> Record:
    """A record of the structure chapter about a place, invented."""
    place = places.region(code)
    chapter = "county_overview" if place.kind == "county" else "structure"
    name = f"{place.slug}-{chapter}"
    failure = Failure("KeyError", "SNI 25", 3, "x") if status == "failed" else None
    about = {
        "name": name,
        "chapter": chapter,
        "order": 1,
        "scope": place.kind,
        "title": "Vad är industrin här?",
        "place_code": place.code,
        "place_name": place.name,
        "place_slug": place.slug,
        "status": status,
        "page": f"{name}.html" if page else None,
        "notebook": f"{name}.ipynb",
        "error": failure,
        "data": {"latest_year": 2024} if page else {},
    }
    return Record(**{**about, **changed})


ENTRIES = (
    entry("18", "done", True, data={"latest_year": 2024, "bottom_line": ["Ett <b>.", "Två."]}),
    entry("1883", "done", True),
    entry("1880", "kept", True),
    entry("1860", "failed", False),
    entry("1864", "failed", True, title="Gammal & god"),
    entry("1885", "not started", False),
)


FRONTS = ("karlskoga.html", "orebro.html", "ljusnarsberg.html")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("site")
    assert write_index(out, COUNTY, "sv", ENTRIES) == out / "index.html"
    assert sorted(path.name for path in out.iterdir()) == sorted(["index.html", *FRONTS])
    return (out / "index.html").read_text(encoding="utf-8")


def listed(page: str) -> dict[str, str]:
    """Each place's entry in the list of all reports."""
    return dict(re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page))


def test_links_lead_to_pages_that_there_are(page):
    made = {e.page for e in ENTRIES if e.page}
    links = set(Reader(page).values("a", "href"))
    assert links == made | {"#content", "accessibility.html", *FRONTS}


def test_entries_say_what_became_of_the_report(page):
    entries = listed(page)
    # a link read out of its place says whose report it leads to
    link = '<a href="{}-structure.html"><span class="unseen">{}: </span>{}</a>'.format
    title = "Vad är industrin här?"
    assert entries["Karlskoga"] == link("karlskoga", "Karlskoga", title)
    assert entries["Örebro"] == link("orebro", "Örebro", title)
    assert entries["Laxå"] == f"{title} <em>(kunde inte göras i den här körningen)</em>"
    assert entries["Lindesberg"] == f"{title} <em>(kunde inte göras i den här körningen)</em>"
    assert entries["Ljusnarsberg"] == (
        link("ljusnarsberg", "Ljusnarsberg", "Gammal &amp; god")
        + " <em>(från en tidigare körning)</em>"
    )


def test_places_are_in_alphabetical_order_with_letters_after_z_last(page):
    assert list(listed(page)) == ["Karlskoga", "Laxå", "Lindesberg", "Ljusnarsberg", "Örebro"]


def test_every_municipality_is_on_the_map_and_in_the_table(page):
    svg = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    table = re.search(r"<table.*?</table>", page, re.DOTALL)[0]
    names = [place.name for place in places.municipalities("18")]
    assert re.findall(r"<title>(.*?)</title>", svg) == names
    rows = re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+)', table)
    assert sorted(rows) == sorted([*names, "Örebro län", "Riket"])


def test_map_links_have_names_and_those_without_a_page_are_no_links(page):
    svg = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    links = re.findall(r'<a href="([^"]*)" aria-label="([^"]*)">', svg)
    assert dict(links) == {
        "karlskoga.html": "Karlskoga",
        "orebro.html": "Örebro",
        "ljusnarsberg.html": "Ljusnarsberg",
    }
    assert svg.count('<g class="without">') == 9


def test_key_figures_of_2024_stand_in_the_table(page):
    table = re.search(r"<table.*?</table>", page, re.DOTALL)[0]
    row = re.search(r"<tr>(?:(?!</tr>).)*Karlskoga.*?</tr>", table, re.DOTALL)[0]
    assert re.findall(r"<td[^>]*>([^<]*)</td>", row) == [
        *("5\u00a0447", "32,8\u00a0%", "+1\u00a0195", "+28,1\u00a0%"),
    ]


def test_page_is_in_its_language_with_headings_in_order(page):
    read = Reader(page)
    assert read.values("html", "lang") == ["sv"]
    headings = [int(tag[1]) for tag, _ in read.elements if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert set(headings) == {1, 2}
    assert "Industrin i Örebro län" in read.text


def test_bottom_line_of_the_county_is_escaped(page):
    assert "<li>Ett &lt;b&gt;.</li><li>Två.</li>" in page


def test_page_asks_for_nothing(page):
    assert "http" not in page.replace("http-equiv", "")
    assert not re.search(r"<(script|link|img|iframe|object)\b|@import|\bsrc=|url\(", page)


def test_tables_have_headings_and_ids_are_not_repeated(page):
    read = Reader(page)
    assert set(read.values("th", "scope")) == {"col", "row"}
    assert len(read.values("th", "scope")) == sum(tag == "th" for tag, _ in read.elements)
    ids = [a["id"] for _, a in read.elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert page.count("<caption>") == page.count("<table") == 1


def test_date_is_that_of_the_figures(page):
    assert (
        "<p>Siffrorna är från olika år, de senaste från 2024. Egna beräkningar på offentliga "
        "register och statistik.</p>"
    ) in page


def test_english_index(tmp_path: Path):
    write_index(tmp_path, COUNTY, "en", ENTRIES)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert Reader(page).values("html", "lang") == ["en"]
    assert "<h1>Industry in Örebro County</h1>" in page
    assert "<em>(from an earlier run)</em>" in page
    assert "<em>(could not be made in this run)</em>" in page
    assert ">32.8%<" in page


@pytest.mark.parametrize("code", ["09", "14", "20"])
def test_other_counties_and_runs_without_a_single_page(tmp_path: Path, code: str):
    county = places.county(code)
    write_index(tmp_path, county, "sv", [])
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert Reader(page).values("a", "href") == ["#content", "accessibility.html"]
    for place in places.municipalities(code):
        assert f"<title>{place.name}</title>" in page
    assert "de senaste från" not in page


def test_index_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch):
    write_index(tmp_path, COUNTY, "sv", ENTRIES[:1])
    before = (tmp_path / "index.html").read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_index(tmp_path, COUNTY, "sv", ENTRIES)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_bytes() == before
