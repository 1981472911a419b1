"""A municipality's front page: the bottom lines of its chapters, in order, each with its link."""

import re

import pytest

from industry_analysis import places
from industry_analysis.reports.front import write_fronts
from industry_analysis.reports.record import Record

COUNTY = places.county("18")


def entry(code, chapter, order, **changed):
    """A record of a chapter about a municipality, invented."""
    place = places.region(code)
    about = {
        "name": f"{place.slug}-{chapter}",
        "chapter": chapter,
        "order": order,
        "scope": place.kind,
        "title": f"Om {chapter}?",
        "place_code": place.code,
        "place_name": place.name,
        "place_slug": place.slug,
        "status": "done",
        "page": f"{place.slug}-{chapter}.html",
        "data": {"latest_year": 2020 + order, "bottom_line": [f"Svaret på {chapter} <i>."]},
    }
    return Record(**{**about, **changed})


ENTRIES = [
    entry("1880", "structure", 1),
    entry("1883", "twins", 2),
    entry("1883", "structure", 1),
    entry("1883", "transition", 5, status="failed", data={}),
    entry("1860", "structure", 1, status="failed", page=None),
    entry("18", "county_overview", 1),
]


@pytest.fixture(scope="module")
def fronts(tmp_path_factory):
    out = tmp_path_factory.mktemp("fronts")
    pages = write_fronts(out, COUNTY, "sv", ENTRIES)
    return pages, {code: (out / page).read_text(encoding="utf-8") for code, page in pages.items()}


def test_those_with_a_report_have_a_front_page_and_no_others(fronts):
    assert fronts[0] == {"1880": "orebro.html", "1883": "karlskoga.html"}


def test_chapters_come_in_order_with_their_bottom_lines_escaped(fronts):
    page = fronts[1]["1883"]
    links = re.findall(r'<h3><a href="([^"]*)">([^<]*)</a>', page)
    assert links == [
        ("karlskoga-structure.html", "Om structure?"),
        ("karlskoga-twins.html", "Om twins?"),
        ("karlskoga-transition.html", "Om transition?"),
    ]
    said = re.findall(r"<ul><li>(Svaret.*?)</li></ul>", page)
    assert said == ["Svaret på structure &lt;i&gt;.", "Svaret på twins &lt;i&gt;."]
    assert page.count("<em>(från en tidigare körning)</em>") == 1


def test_page_leads_to_the_index_and_to_the_other_municipalities(fronts):
    page = fronts[1]["1883"]
    assert '<a href="index.html"><span class="unseen">Alla rapporter för </span>Örebro län' in page
    nav = re.search(r"<nav.*?</nav>", page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', nav) == ["orebro.html"]
    assert "<h1>Industrin i Karlskoga</h1>" in page
    assert "Siffrorna är från olika år, de senaste från 2022." in page


def test_page_in_english_of_a_county_of_one_municipality(tmp_path):
    pages = write_fronts(tmp_path, places.county("09"), "en", [entry("0980", "structure", 1)])
    page = (tmp_path / pages["0980"]).read_text(encoding="utf-8")
    assert "<h1>Industry on Gotland</h1>" in page
    assert "<nav" not in page
    assert '<html lang="en">' in page
