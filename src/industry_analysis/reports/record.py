"""What a run did: one record per report, and ``run.json`` for whoever asks later.

Pages carry no date of the run; it is here. The trap: a record with a page is not always of this
run's making: after a failure, or for a report not asked for, it is the earlier page.
"""

import json
import platform
import re
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

import industry_analysis
from industry_analysis import folders
from industry_analysis.places import Language
from industry_analysis.reports.execute import Failure, Status
from industry_analysis.reports.plan import Scope


@dataclass(frozen=True)
class Record:
    """One report in the record of a run.

    Attributes
    ----------
    chapter, order, scope, title
        The chapter's name, place among the chapters of its scope, and title in the run's language.
    place_code, place_name, place_slug
        The place; the name is the publisher's.
    status
        ``done``, ``failed``, ``interrupted``, ``not started``, or ``kept``: not asked for in this
        run, made by an earlier one.
    page
        The page's file name, if there is one to link to. Unless the status is ``done`` it is an
        earlier run's.
    notebook
        The executed notebook's path below the output folder; after a failure the partial one.
    data
        What the notebook's outputs say of their figures: ``latest_year``, ``tables``, …
    """

    name: str
    chapter: str
    order: int
    scope: Scope
    title: str
    place_code: str
    place_name: str
    place_slug: str
    status: Status
    page: str | None = None
    notebook: str | None = None
    seconds: float | None = None
    error: Failure | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    notebook_sha256: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


def write(out: Path, about: Mapping[str, Any], records: Iterable[Record]) -> None:
    """Write ``run.json``.

    Raises
    ------
    OSError
        If the disk is full; the earlier file is kept.
    """
    reports = [asdict(record) for record in records]
    years = [report["data"].get("latest_year") for report in reports]
    latest = max((year for year in years if year is not None), default=None)
    run = {**about, **_software(), "latest_year": latest, "reports": reports}
    text = json.dumps(run, ensure_ascii=False, indent=1, default=str) + "\n"
    folders.write_atomically(out / "run.json", text.encode())


def earlier(out: Path, *, county: str, lang: Language) -> dict[str, Record]:
    """Give the records of an earlier run of the same county and language, by report."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        run = json.loads((out / "run.json").read_text(encoding="utf-8"))
        if (run["county"], run["lang"]) == (county, lang):
            return {report["name"]: _record(report) for report in run["reports"]}
    return {}


def _record(report: dict[str, Any]) -> Record:
    failure = report.pop("error")
    return Record(**report, error=Failure(**failure) if failure else None)


def _software() -> dict[str, Any]:
    """Give the versions of the package, its checkout, Python and the dependencies."""
    versions = {}
    with suppress(metadata.PackageNotFoundError):
        for requirement in metadata.requires("industry-analysis") or ():
            name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
            with suppress(metadata.PackageNotFoundError):
                versions[name] = metadata.version(name)
    return {
        "version": industry_analysis.__version__,
        "commit": _commit(),
        "python": platform.python_version(),
        "dependencies": versions,
    }


def _commit() -> str | None:
    """Give the checkout's commit, ``-dirty`` if files differ from it; none outside a checkout."""
    home = folders.home()
    if not (home / ".git").exists():
        return None
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None
