"""The needs pictures as pages: with an invented survey, audited as written, and without one.

The invented survey is large, so its picture is made once for all tests that use it.
"""

import re
from html import unescape
from pathlib import Path

import pytest
from picture_toys import COUNTY, KEY
from read_reports import CHAPTERS, NUMBER, notebook_run, office_run, unsigned, without_drawing
from test_wording_agrees import _without_constants

from industry_analysis import cli, folders
from industry_analysis.needs import picture, read, vault
from industry_analysis.reports.plan import LANGUAGES

PLACES = {"needs": ("1883", "1864", "1880"), "county_needs": ("18",)}
EVERY_PAGE = [(name, code, lang) for name in PLACES for code in PLACES[name] for lang in LANGUAGES]


@pytest.fixture(scope="module", autouse=True)
def named(store):
    """The store is the one that notebooks find."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(vault.KEY_FILE, raising=False)
        patch.setenv(vault.KEY, KEY)
        patch.setenv(folders.STORE, str(store))
        yield


@pytest.fixture(scope="module")
def made(named, store):
    return picture.of_store(COUNTY, folder=store)


@pytest.fixture(scope="module")
def pages(made, tmp_path_factory):
    """Each page's exhibits, and a file that holds them."""
    out = tmp_path_factory.mktemp("pages")
    written = {}
    with without_drawing():
        for name, code, lang in EVERY_PAGE:
            exhibits = notebook_run(name, code, lang)
            file = out / f"{code}-{name}-{lang}.html"
            file.write_text("".join(e.html for e in exhibits), encoding="utf-8")
            written[name, code, lang] = exhibits, file
    return written


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notebook_of_the_office_is_no_chapter_and_marks_all_it_shows(lang):
    assert "follow_up" not in CHAPTERS
    shown = office_run(lang)
    assert len(shown) == 6
    for one in shown:
        assert read.MARK[lang] in unescape(one.html).lower()
    answers = read.survey().answers
    whole = {"sv": f"{len(answers)} behov", "en": f"{len(answers)} needs"}[lang]
    assert whole in unescape(shown[0].html)


def test_both_chapters_are_in_the_normal_run():
    assert set(PLACES) <= set(CHAPTERS)


def test_every_page_passes_the_audit(pages, made):
    assert picture.audit([file for _, file in pages.values()], made) == len(EVERY_PAGE)


def test_withheld_number_that_is_written_all_the_same_is_refused(pages, made, tmp_path):
    _, file = pages["needs", "1883", "sv"]
    hidden = made.picture.of("needs", "municipality", "1883").query("not shown").iloc[0]
    truth = made.counts.truth
    value = next(
        number
        for one, number in truth.items()
        if one.variable == "need"
        and dict(one.where).get("municipality") == "1883"
        and dict(one.where).get("theme") == hidden.theme
        and len(one.where) == 2
    )
    html = file.read_text(encoding="utf-8")
    leaked = tmp_path / file.name
    leaked.write_text(html.replace("<td>..</td>", f"<td>{value:.0f}</td>", 1), encoding="utf-8")
    with pytest.raises(picture.AuditError, match="were not told"):
        picture.audit([leaked], made)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_that_shows_companies_is_marked_as_invented(pages, lang):
    mark = read.MARK[lang]
    for (_, _, language), (exhibits, _) in pages.items():
        if language != lang:
            continue
        told = [e.html for e in exhibits if 'class="told"' in e.html]
        assert len(told) >= 5
        for html in told:
            assert mark in html.lower()
        # and what is shown of them on the front page
        assert any(f"({mark})" in sentence for sentence in exhibits[0].sentences)


def test_every_drawing_of_companies_is_marked_in_the_picture(made):
    told = [e.html for e in notebook_run("county_needs", "18", "sv") if 'class="told"' in e.html]
    drawings = [html.count("<svg ") for html in told]
    assert sum(drawings) >= 4
    assert drawings == [html.count(f"{read.MARK['sv']}</text></svg>") for html in told]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_of_sentences_are_in_the_tables_beside_them(pages, lang):
    strange = []
    for (_, code, language), (exhibits, _) in pages.items():
        for shown in exhibits if language == lang else ():
            figures = {unsigned(n) for n in re.findall(NUMBER[lang], shown.text_of_tables)}
            for sentence in () if shown.points else shown.sentences:
                numbers = re.findall(NUMBER[lang], _without_constants(sentence, lang))
                strange += [(code, n, sentence) for n in numbers if unsigned(n) not in figures]
    assert strange == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_whole_and_no_number_is_missing_in_them(pages, lang):
    for (_, _, language), (exhibits, _) in pages.items():
        for shown in exhibits if language == lang else ():
            for sentence in shown.sentences:
                assert not re.search(r"\b(nan|None|NA)\b|<NA>|  |\b(\w+) \2\b", sentence), sentence
                assert sentence.endswith("."), sentence


def test_no_company_its_name_or_words_are_on_any_page(pages, store):
    survey = read.survey(store)
    words = {*survey.frame.company, *survey.interviews.interviewer.dropna()}
    words |= {*survey.answers.quote.dropna(), *survey.answers.wish.dropna()}
    words |= {*survey.follow_up.responsible.dropna(), *survey.answers.need.dropna()}
    for _, file in pages.values():
        text = unescape(file.read_text(encoding="utf-8"))
        assert [word for word in words if re.search(rf"\b{re.escape(word)}\b", text)] == []


def test_without_interviews_the_pages_show_what_statistics_indicate_and_what_is_lacking(
    tmp_path, monkeypatch
):
    monkeypatch.setenv(folders.STORE, str(tmp_path / "none"))
    with without_drawing():
        own = notebook_run("needs", "1864", "sv")
        county = notebook_run("county_needs", "18", "sv")
    assert "Inga intervjuer är inlästa" in " ".join(s for e in own for s in e.sentences)
    assert all("data-place" not in e.html or not re.search(r"<td", e.html) for e in own)
    assert any("kompetens i Ljusnarsberg (15 av 286)" in s for e in county for s in e.sentences)


def test_report_takes_the_store_that_is_named(store, tmp_path, monkeypatch):
    seen = {}
    monkeypatch.delenv(folders.STORE)
    monkeypatch.setattr(
        "industry_analysis.reports.run.run",
        lambda *_, **__: seen.update(store=folders.private()) or 0,
    )
    with pytest.raises(SystemExit) as end:
        cli.main(["report", "--store", str(store)])
    assert not end.value.code
    assert seen == {"store": Path(store).resolve()}
