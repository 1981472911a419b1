"""A toy workbook for the tests of the run: a home with notebooks that start fast, and four places.

``Laxå`` and ``Örebro`` lie in county 18, ``Falun`` in 20, ``Stockholm`` in 01 (code ``0180``).
"""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest
from rich.console import Console

from industry_analysis import load, places, reports
from industry_analysis.reports import run
from industry_analysis.reports.vetting import Vet

MUNICIPALITIES = (("0180", "Stockholm"), ("1860", "Laxå"), ("1880", "Örebro"), ("2080", "Falun"))
COUNTIES = (("01", "Stockholms län"), ("18", "Örebro län"), ("20", "Dalarnas län"))
RAW = {"scb/toy.csv": "0" * 64}

MUNICIPALITY_PARAMETERS = 'municipality = "1883"\nlang = "sv"'
COUNTY_PARAMETERS = 'county = "18"\nlang = "sv"'

# the command line with toy places, as a process of its own
_COMMAND = f"""
import sys, types
from industry_analysis import cli, load, places, reports

if __name__ == "__main__":
    places._municipalities = lambda: tuple(places.Place(*row) for row in {MUNICIPALITIES!r})
    places.counties = lambda: tuple(places.Place(*row) for row in {COUNTIES!r})
    load.raw_hashes = lambda: {RAW!r}
    reports.site = sys.modules["industry_analysis.reports.site"] = types.ModuleType("site")
    reports.site.write_index = lambda out, county, lang, entries: None
    cli.main()
"""


def notebook(
    folder: Path,
    name: str,
    *cells: tuple[str, str] | str,
    scope: str = "municipality",
    order: int = 1,
    parameters: str | None = None,
    about: Any = ...,
) -> Path:
    """Write a notebook: its parameters cell, then cells as source or (tag, markdown)."""
    default = MUNICIPALITY_PARAMETERS if scope == "municipality" else COUNTY_PARAMETERS
    first = nbformat.v4.new_code_cell(default if parameters is None else parameters)
    first.metadata.tags = ["parameters"]
    made = [first]
    for cell in cells:
        if isinstance(cell, str):
            made.append(nbformat.v4.new_code_cell(cell))
        else:
            made.append(nbformat.v4.new_markdown_cell(cell[1]))
            made[-1].metadata.tags = [cell[0]] if cell[0] else []
    title = {"sv": f"Om {name}", "en": f"About {name}"}
    book = nbformat.v4.new_notebook(cells=made)
    book.metadata.kernelspec = {"name": "another", "display_name": "Another", "language": "python"}
    if about is ...:
        book.metadata.industry_analysis = {"scope": scope, "order": order, "title": title}
    elif about is not None:
        book.metadata.industry_analysis = about
    for number, cell in enumerate(book.cells):
        cell.id = f"cell-{number}"
    path = folder / f"{name}.ipynb"
    nbformat.write(book, path)
    return path


def home_at(folder: Path) -> Path:
    (folder / "data" / "raw").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    return folder


def stand_in(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Put the toy places and figures into the place of the real ones."""
    towns = tuple(places.Place(*row) for row in MUNICIPALITIES)
    counties = tuple(places.Place(*row) for row in COUNTIES)
    patch.setenv("INDUSTRY_ANALYSIS_HOME", str(home))
    patch.setattr(places, "_municipalities", lambda: towns)
    patch.setattr(places, "counties", lambda: counties)
    patch.setattr(load, "raw_hashes", lambda: RAW)
    site = ModuleType("site")
    site.write_index = _index  # type: ignore[attr-defined]
    patch.setattr(reports, "site", site, raising=False)
    patch.setitem(sys.modules, "industry_analysis.reports.site", site)


def _index(out: Path, county: places.Place, lang: str, entries: list[Any]) -> None:
    lines = [f"{entry.name} {entry.status} {entry.page}" for entry in entries]
    (out / "index.html").write_text("\n".join(lines), encoding="utf-8")


def made(vet: Vet | None = None, **options: Any) -> tuple[int, str]:
    """Run, and give the exit code and what was printed."""
    text = StringIO()
    code = run.run(run.Options(**options), Console(file=text, width=1000), vet)
    return code, text.getvalue()


def record(out: Path) -> dict[str, Any]:
    """Give ``run.json`` with its reports by name."""
    said = json.loads((out / "run.json").read_text(encoding="utf-8"))
    said["reports"] = {report["name"]: report for report in said["reports"]}
    return said


def command(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command line as a user's shell would, in a process group of its own."""
    script = home / "command.py"
    script.write_text(_COMMAND, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), *arguments],
        env={**os.environ, "INDUSTRY_ANALYSIS_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def visible(folder: Path) -> set[str]:
    """Give all files below a folder but the lock."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files} - {".lock"}
