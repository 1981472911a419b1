"""The command line makes real pages: small, closed to the outside, readable, with true figures.

What is expected is read from the raw files line by line, past the workbook's own loaders.
"""

import csv
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir

import pytest

RAW = Path(__file__).parents[1] / "data" / "raw"
VOID = {"meta", "link", "br", "hr", "img", "input", "use", "path", "defs"}


@dataclass(frozen=True)
class Run:
    """One place's report in a folder of its own, and what the raw files say of it."""

    code: str
    page: str
    arguments: tuple[str, ...]
    table: str
    year: int
    employed: str
    of_all: int


RUNS = [
    Run(
        *("1864", "ljusnarsberg-structure", ("--only", "Ljusnarsberg")),
        *("scb", 2024, "559", 1657),
    ),
    Run(
        *("2080", "falun-structure", ("--county", "20", "--only", "Falun")),
        *("kolada", 2022, "2\u00a0443", 30_331),
    ),
    Run(
        *("0114", "upplands-vasby-structure", ("--county", "01", "--only", "Upplands Väsby")),
        *("kolada", 2022, "1\u00a0051", 15_972),
    ),
]


class Reader(HTMLParser):
    """Elements in order, each with the elements it stands in, and the text outside code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes, _ in self.elements if tag in tags]


@dataclass
class Made:
    run: Run
    out: Path

    @cached_property
    def text(self) -> str:
        return (self.out / f"{self.run.page}.html").read_text(encoding="utf-8")

    @cached_property
    def read(self) -> Reader:
        reader = Reader(self.text)
        assert reader.open == []
        return reader


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Run the command line once per place, all at the same time."""
    started = {}
    for run in RUNS:
        out = tmp_path_factory.mktemp(run.code)
        command = [sys.executable, "-m", "industry_analysis", "report", *run.arguments]
        command += ["--notebooks", "structure", "--out", str(out), "--jobs", "1"]
        process = subprocess.Popen(
            command, cwd=out, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started[run.code] = (process, Made(run, out))
    for process, _ in started.values():
        printed = process.communicate(timeout=300)[0]
        assert process.returncode == 0, printed
    return {code: made for code, (_, made) in started.items()}


@pytest.fixture(params=[run.code for run in RUNS])
def made(request: pytest.FixtureRequest, pages: dict[str, Made]) -> Made:
    return pages[request.param]


def published(table: str, **wanted: str) -> list[dict[str, str]]:
    """The lines of a raw file of the register that have these cells."""
    with (RAW / table / "employment_bas_register.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [row for row in rows if all(row.get(k, v) == v for k, v in wanted.items())]


def persons(run: Run, group: str, year: int) -> int:
    cells = {"region_code": run.code, "year": str(year), "sex": "total", "sni_group": group}
    (row,) = published(run.table, **cells)
    return int(row["employed_workplace"])


def test_expected_figures_are_those_of_the_raw_files():
    for run in RUNS:
        assert f"{persons(run, 'B+C', run.year):,}".replace(",", "\u00a0") == run.employed
        assert persons(run, "A-U+US", run.year) == run.of_all


def test_page_states_the_published_figures_of_its_place(made: Made):
    run = made.run
    first = unescape(re.search(r'<ul class="bottom-line"><li>(.*?)</li>', made.text)[1])
    share = f"{100 * persons(run, 'B+C', run.year) / run.of_all:.1f}".replace(".", ",")
    assert f"sysselsatte {run.employed} personer i " in first
    assert f" {run.year}, {share}\u00a0% av alla som arbetar där" in first
    change = persons(run, "B+C", run.year) - persons(run, "B+C", 2020)
    verb = "ökade" if change > 0 else "minskade"
    assert f"Från 2020 till {run.year} {verb} antalet med {abs(change)} (" in unescape(made.text)


def test_every_year_of_the_register_is_in_the_table_of_persons(made: Made):
    years = range(2020, made.run.year + 1)
    for year in years:
        row = rf"<th[^>]*>{year}</th><td>{persons(made.run, 'B+C', year):,}</td>"
        assert re.search(row.replace(",", "\u00a0"), made.text)


def test_page_is_small_and_in_its_language(made: Made):
    assert len(made.text.encode()) < 1_500_000
    assert [a["lang"] for a in made.read.all("html")] == ["sv"]
    assert made.text.startswith("<!DOCTYPE html>")


def test_page_asks_for_nothing(made: Made):
    assert not re.search(r"@import|url\((?!#)|<(script|link|iframe|object|embed)\b", made.text)
    addresses = [
        value
        for _, attributes, _ in made.read.elements
        for name, value in attributes.items()
        if name in ("href", "src", "xlink:href", "srcset", "data", "action")
    ]
    front = made.run.page.removesuffix("-structure") + ".html"
    assert {a for a in addresses if a and a[0] != "#"} == {
        "index.html",
        "accessibility.html",
        front,
    }


def test_page_holds_no_warning_and_no_path_of_this_machine(made: Made):
    # a cell may write to stderr (tqdm warns where its widgets are missing): no page shows it
    assert "Warning" not in made.text
    absolute = {str(RAW.parents[1]), sys.prefix, str(made.out), str(Path.home()), gettempdir()}
    assert not [path for path in absolute if f"{path}/" in made.text]
    assert not re.search(r"(?<![\w<.])/(?:home|root|tmp|usr|opt|work|Users)/|[A-Z]:\\\\", made.text)


def test_headings_are_in_order(made: Made):
    levels = [int(tag[1]) for tag, _, _ in made.read.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 5
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_tables_have_captions_and_headings(made: Made):
    found = re.findall(r"<table\b.*?</table>", made.text, flags=re.DOTALL)
    assert len(found) > 8
    assert all(re.search(r"<caption>[^<]+</caption>", table) for table in found)
    assert {a.get("scope") for a in made.read.all("th")} == {"col", "row"}
    assert all("<td>nan" not in table for table in found)


def test_drawings_are_images_with_alternatives(made: Made):
    drawings = made.read.all("svg")
    assert len(drawings) >= 5
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert len(drawing["aria-label"] or "") > 40
        assert not re.search(r"\b(nan|None)\b", drawing["aria-label"] or "")
    assert len({drawing["aria-label"] for drawing in drawings}) == len(drawings)


def test_ids_are_not_repeated_and_references_lead_somewhere(made: Made):
    ids = [a["id"] for _, a, _ in made.read.elements if "id" in a]
    assert len(ids) == len(set(ids))
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', made.text))
    assert used <= set(ids)


def test_code_is_there_to_unfold_and_not_shown(made: Made):
    unfoldable = [a for tag, a, _ in made.read.elements if tag == "details"]
    assert unfoldable
    assert not any("open" in attributes for attributes in unfoldable)
    code = [inside for tag, a, inside in made.read.elements if tag == "pre"]
    assert code
    assert all("details" in inside for inside in code)
    shown = re.sub(
        r"<details.*?</details>|<style.*?</style>|<svg.*?</svg>", "", made.text, flags=re.DOTALL
    )
    assert not re.search(r"\bimport\b|exhibits\.|load\.|Exhibit of|Traceback|&lt;", shown)


def test_women_and_earlier_years_are_shown_or_said_to_be_missing(made: Made):
    text = unescape(made.text)
    in_county_18 = made.run.code.startswith("18")
    assert ("Uppgifter efter kön för" in text) == (not in_county_18)
    assert ("Av industrins " in text) == in_county_18
    assert ("Tidigare år för" in text) == (not in_county_18)
    assert (">RAMS, 16 år och äldre<" in text) == in_county_18


def test_record_has_the_latest_year_and_the_hashes_of_the_tables(made: Made):
    run = json.loads((made.out / "run.json").read_text(encoding="utf-8"))
    assert run["latest_year"] == made.run.year
    (report,) = run["reports"]
    assert report["status"] == "done"
    assert report["data"]["latest_year"] == made.run.year
    hashes = report["data"]["tables"]
    assert f"{made.run.table}/employment_bas_register.csv" in hashes
    for path, sha256 in hashes.items():
        sidecar = json.loads((RAW / f"{path}.json").read_text(encoding="utf-8"))
        assert sidecar["sha256"] == sha256
    assert f"Siffrorna är från olika år, de senaste från {made.run.year}. " in made.text


def test_index_leads_to_the_page(made: Made):
    index = (made.out / "index.html").read_text(encoding="utf-8")
    front = made.run.page.removesuffix("-structure") + ".html"
    # on the map and in the table; the list of reports leads to the page itself
    assert index.count(f'href="{front}"') == 2
    assert index.count(f'href="{made.run.page}.html"') == 1
    assert f'href="{made.run.page}.html"' in (made.out / front).read_text(encoding="utf-8")
    visible = {path.name for path in made.out.iterdir() if path.name[0] != "."}
    of_report = {f"{made.run.page}.html", f"{made.run.page}.ipynb"}
    assert visible == {"index.html", "accessibility.html", "run.json", front} | of_report
