"""Make contact sheets: each figure of the reports for all places of a run, side by side.

    python tests/browser/sheets.py [output/18/sv ...]

From the pages in those folders, by default all that hold some below ``output/``, to
``output/sheets``: an HTML page and a picture a figure, by Chromium. The trap: a figure that some
place lacks is on the sheet of the others only, so a figure is known by its section and its
number there, not by its number in the page.
"""

import html
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import headless
from jinja2 import Environment

from industry_analysis import folders
from industry_analysis.reports.plan import chapters

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "output"
WIDTH = 2000  # pixels, three figures beside each other with their text still legible

SHEET = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
    """<!DOCTYPE html>
<html lang="{{ lang }}">
<head><meta charset="utf-8"><title>{{ title }}</title>
<style>
{{ style|safe }}
body { max-width: none; }
main { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem 2rem; }
h1 { max-width: none; font-size: 1.4rem; }
h2 { margin: 0; font-size: 1.1rem; }
figure { margin: 0; }
figcaption { font-size: .9rem; }
</style></head>
<body>
<h1>{{ title }}</h1>
<main>
{% for figure in figures %}
<section><h2>{{ figure.place }}</h2>
{{ figure.html|safe }}</section>
{% endfor %}
</main>
</body>
</html>
"""
)


class Found(NamedTuple):
    """A figure of a page: the sheet it belongs to, whose it is, and its HTML."""

    chapter: str
    section: str
    number: int
    place: str
    html: str


def main(given: list[str]) -> None:
    """Write the sheets of each folder, and say where they are and how large its pages are."""
    runs = [Path(folder).resolve() for folder in given] or sorted(OUTPUT.glob("[0-9][0-9]/??"))
    pages_of = {run: pages for run in runs if (pages := sorted(run.glob("*-*.html")))}
    if not pages_of:
        sys.exit("no pages to make sheets of: run industry-analysis report first")
    for run, pages in pages_of.items():
        target = OUTPUT / "sheets" / f"{run.parent.name}-{run.name}"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        sheets = list(written(pages, target))
        photograph(sheets)
        largest = max(pages, key=lambda page: page.stat().st_size)
        print(
            f"{len(sheets)} sheets of {len(pages)} pages in {target}; the largest page is"
            f" {largest.name}, {largest.stat().st_size / 1e6:.2f} MB"
        )


def written(pages: list[Path], target: Path) -> Iterator[Path]:
    """Write a sheet a figure, in the order of the chapters, and give the files."""
    by_figure: dict[tuple[str, str, int], list[Found]] = {}
    for page in pages:
        for found in figures(page):
            by_figure.setdefault(found[:3], []).append(found)
    first = pages[0].read_text(encoding="utf-8")
    style = re.search(r"<style>(.*?)</style>", first, re.DOTALL)
    numbers: dict[str, int] = {}
    for (chapter, section, _), shown in by_figure.items():
        numbers[chapter] = numbers.get(chapter, 0) + 1
        file = target / f"{chapter}-{numbers[chapter]:02}.html"
        sheet = SHEET.render(
            title=f"{chapter}: {section}",
            lang=_said(r'<html lang="(..)"', first),
            style=style[1] if style else "",
            figures=shown,
        )
        folders.write_atomically(file, sheet.encode())
        yield file


def figures(page: Path) -> Iterator[Found]:
    """The figures of a chapter's page; other pages have none."""
    chapter = page.stem.rpartition("-")[2]
    if chapter not in {known.name for known in chapters()}:
        return
    text = page.read_text(encoding="utf-8")
    place = _said(r"<title>.* – (.*?)</title>", text)
    for section in text.split("<h2")[1:]:
        heading = _said(r">(.*?)</h2>", section)
        for number, shown in enumerate(re.findall(r"<figure.*?</figure>", section, re.DOTALL)):
            yield Found(chapter, heading, number, place, shown)


def _said(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return html.unescape(found[1]) if found else ""


def photograph(sheets: list[Path]) -> None:
    """Make a picture beside each sheet, with the machine's own browser."""
    with headless.chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
        for sheet in sheets:
            page.goto(sheet.as_uri())
            page.screenshot(path=sheet.with_suffix(".png"), full_page=True)


if __name__ == "__main__":
    main(sys.argv[1:])
