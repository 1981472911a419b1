"""Pages can be read by all, and each rule says so when it is broken.

Pages are made as a user makes them: every chapter of a municipality, and a county of one
municipality, one in each language. `make accessible` looks at all that were made.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import audit
import pytest
from playwright.sync_api import Browser, Page

import industry_analysis

RUNS = {
    "karlskoga": ("--only", "1883", "--lang", "sv"),
    "gotland": ("--county", "09", "--lang", "en", "--notebooks", "structure,county_overview"),
}
STYLE = Path(industry_analysis.__file__).parent / "reports" / "templates" / "report" / "page.css"
# a page with nothing wrong; its table is wider than a phone, its drawing holds light and dark text
SOUND = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{STYLE.read_text(encoding="utf-8")}</style></head><body>
<a class="skip" href="#content">Skip to content</a>
<main id="content"><h1>A page</h1><h2>A part</h2>
<p>Some words and <a href="#content">a link</a>.</p>
<div class="scroll" role="group" tabindex="0" aria-label="A table"><table><caption>A table</caption>
<tr>{"<th scope='col'>Municipalities</th>" * 8}</tr><tr>{"<td>12</td>" * 8}</tr></table></div>
<svg viewBox="0 0 200 60" role="img" aria-label="A drawing"><rect width="200" height="30"
fill="#1c5a80"/><text x="9" y="20" fill="#ffffff">on dark</text><text x="9" y="50">on white</text>
</svg><details><summary>More</summary><pre>{"a_long_name = another_long_name; " * 4}</pre></details>
</main></body></html>"""
BROKEN = {
    "skips-to-content": ('<a class="skip" href="#content">Skip to content</a>', ""),
    "focus-is-seen": ("</style>", ":focus-visible { outline: none; }</style>"),
    "page-reflows": ("<p>Some", '<p style="min-width: 40rem">Some'),
    "scrolls-by-keyboard": (' tabindex="0"', ""),
    "stops-only-where-it-scrolls": ("<p>Some", '<p tabindex="0" aria-label="A text">Some'),
    "stops-are-named": (' aria-label="A table"', ""),
    "contrast-in-drawing": ('fill="#ffffff"', 'fill="#4f8db0"'),
    "color-contrast": ("<p>Some", '<p style="color: #999">Some'),
    "heading-order": ("h2>", "h4>"),
    "svg-img-alt": (' aria-label="A drawing"', ""),
    "empty-table-header": ("Municipalities", ""),
    "html-has-lang": (' lang="en"', ""),
    "document-title": ("<title>A page</title>", ""),
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Path:
    """The folder of all runs, which are made at the same time."""
    out = tmp_path_factory.mktemp("made")
    started = []
    for name, arguments in RUNS.items():
        command = [sys.executable, "-m", "industry_analysis", "report", *arguments]
        command += ["--jobs", "1", "--out", str(out / name)]
        started.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        )
    for process in started:
        printed = process.communicate(timeout=1200)[0]
        assert process.returncode == 0, printed
    return out


def rules(page: Page, html: str, file: Path) -> set[str]:
    file.write_text(html, encoding="utf-8")
    return {fault.rule for fault in audit.faults(page, file, file.name)}


@pytest.mark.parametrize("name", RUNS)
def test_no_page_has_a_fault_in_any_state(page: Page, made: Path, name: str):
    files = sorted((made / name).glob("*.html"))
    # two chapters or more, front page, index and statement
    assert len(files) >= 2 + 3
    found = [fault for file in files for fault in audit.faults(page, file, file.name)]
    assert not found, f"{len(found)} faults, the first: {found[0]}"


def test_titles_of_pages_are_told_apart(page: Page, made: Path):
    for name in RUNS:
        titles = []
        for file in (made / name).glob("*.html"):
            page.goto(file.as_uri())
            titles.append(page.title())
        assert len(set(titles)) == len(titles)


def test_sound_page_breaks_no_rule(page: Page, tmp_path: Path):
    assert rules(page, SOUND, tmp_path / "page.html") == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_rule_is_told_when_it_is_broken(page: Page, tmp_path: Path, rule: str):
    sound, broken = BROKEN[rule]
    assert sound in SOUND
    assert rule in rules(page, SOUND.replace(sound, broken), tmp_path / "page.html")


def test_print_that_cuts_a_table_is_a_fault_and_what_is_folded_is_printed(
    page: Page, tmp_path: Path
):
    file = tmp_path / "page.html"
    wide = SOUND.replace("</style>", "@media print { th { min-width: 8rem } }</style>")
    assert rules(page, wide, file) == {"page-reflows"}
    file.write_text(SOUND, encoding="utf-8")
    page.emulate_media(media="screen")
    page.goto(file.as_uri())
    assert not page.evaluate("document.querySelector('pre').checkVisibility()")
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('pre').checkVisibility()")


def looked_at(cwd: Path, folder: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, audit.__file__, folder]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_walk_of_a_folder_without_pages_says_so(tmp_path: Path):
    nothing = looked_at(tmp_path, "nowhere")
    assert nothing.returncode == 1
    assert "no pages in " in nothing.stderr


def test_walk_writes_what_it_found_and_ends_with_1(tmp_path: Path, chromium: Browser):
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "sound.html").write_text(SOUND, encoding="utf-8")
    assert looked_at(tmp_path, "sv").returncode == 0
    (tmp_path / "broken.html").write_text(SOUND.replace("h2>", "h4>"), encoding="utf-8")
    broken = looked_at(tmp_path, ".")
    assert broken.returncode == 1
    assert "heading-order" in broken.stdout
    report = json.loads((tmp_path / "accessible.json").read_text(encoding="utf-8"))
    assert list(report["pages"]) == ["broken.html", "sv/sound.html"]
    assert report["pages"]["sv/sound.html"] == []
    assert {fault["rule"] for fault in report["pages"]["broken.html"]} == {"heading-order"}
