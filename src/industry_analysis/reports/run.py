"""A run from the first check to the last line: plan, check, execute, publish, record.

Everything that can be wrong before the start is found before the start. The trap: Ctrl-C is only
a wish that is looked at between two steps, so that no step is ever left half done.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.console import Console

from industry_analysis import folders, places
from industry_analysis.errors import ReportError
from industry_analysis.places import Language, Place
from industry_analysis.reports import (
    front,
    output,
    parameters,
    plan,
    pool,
    progress,
    record,
    vetting,
)
from industry_analysis.reports.execute import Failure, Outcome, Task
from industry_analysis.reports.parameters import Value
from industry_analysis.reports.plan import Report
from industry_analysis.reports.record import Record
from industry_analysis.reports.vetting import Vet

FAILED, INTERRUPTED = 1, 130


@dataclass(frozen=True)
class Options:
    """What the user asked for; see ``industry-analysis report --help``."""

    county: str = "18"
    only: Sequence[str] = ()
    notebooks: Sequence[str] = ()
    lang: str = "sv"
    out: Path | None = None
    jobs: int | None = None
    fail_fast: bool = False
    parameters: Sequence[str] = ()
    timeout: int = 600
    publisher: str = ""
    contact: str = ""


def run(options: Options, console: Console, vet: Vet | None = None) -> int:
    """Make the reports, the index and the record; give the exit code.

    Parameters
    ----------
    options
        What the user asked for.
    console
        Where progress and failures are shown.
    vet
        Looks at every page before it is put in place, and refuses it by a `WorkbookError`.

    Returns
    -------
    int
        0 if all reports are done, 1 if one failed or could not be written, 130 if interrupted.

    Raises
    ------
    WorkbookError
        If anything asked for is wrong; then nothing was begun.
    """
    from industry_analysis import load

    lang = plan.language(options.lang)
    county = places.county(options.county)
    reports = plan.reports(county, only=options.only, notebooks=options.notebooks)
    chapters = list({report.chapter.name: report.chapter for report in reports}.values())
    settings = parameters.settings(chapters, parameters.given(options.parameters))
    out = (options.out or output.default(county, lang)).absolute()
    about: dict[str, Any] = {
        "county": county.code,
        "lang": lang,
        "options": asdict(options),
        "command": sys.argv[1:],
        "started": _now(),
        "raw": load.raw_hashes(),
    }
    try:
        with output.held(out) as work, _interruptible() as stop:
            tasks = {
                report.name: _task(report, county, lang, settings, work, options.timeout)
                for report in reports
            }
            tasks = _in_sequence(tasks, reports, plan.reports(county), out=out, lang=lang)
            records = _make(reports, tasks, options, console, vet, out=out, lang=lang, stop=stop)
            written = _write_up(out, county, lang, about, records, options, console)
    except OSError as error:
        raise ReportError(f"cannot write to {out}: {error.strerror or error}") from error
    progress.show_failures(console, records, out)
    unfinished = any(entry.status in ("interrupted", "not started") for entry in records)
    if stop.is_set() and unfinished:
        console.print("interrupted; finished pages are kept, nothing is half-written")
        return INTERRUPTED
    console.print(f"index: {out / 'index.html'}", soft_wrap=True, highlight=False, markup=False)
    return 0 if written and all(entry.status == "done" for entry in records) else FAILED


def _make(
    reports: Sequence[Report],
    tasks: Mapping[str, Task],
    options: Options,
    console: Console,
    vet: Vet | None,
    *,
    out: Path,
    lang: Language,
    stop: threading.Event,
) -> list[Record]:
    """Make the reports and move each into place as it is complete."""
    by_name = {report.name: report for report in reports}
    records = []
    with progress.Watch(console, len(tasks)) as watch:
        for outcome in pool.outcomes(
            list(tasks.values()),
            jobs=options.jobs or os.cpu_count() or 1,
            stop=stop,
            fail_fast=options.fail_fast,
            started=lambda task: watch.started(task.name),
        ):
            task = tasks[outcome.name]
            report = by_name[outcome.name]
            if vet is not None and outcome.status == "done":
                outcome = vetting.vetted(outcome, task, vet, console, out=out)
            entry = _placed(report, outcome, task, out=out, lang=lang)
            watch.ended(entry)
            records.append(entry)
    place = {name: n for n, name in enumerate(tasks)}
    return sorted(records, key=lambda entry: place[entry.name])


def _placed(report: Report, outcome: Outcome, task: Task, *, out: Path, lang: Language) -> Record:
    """Move what a report made to where it belongs, and record it."""
    page, notebook = f"{report.name}.html", None
    if outcome.status == "done":
        try:
            output.publish(report.name, work=task.work, out=out)
            notebook = f"{report.name}.ipynb"
        except OSError as error:
            failure = Failure(type(error).__name__, error.strerror or str(error))
            outcome = replace(outcome, status="failed", failure=failure, data={})
    if outcome.status == "failed":
        notebook = output.set_aside(report.name, work=task.work, out=out)
    return Record(
        **_identity(report, lang),
        status=outcome.status,
        page=page if (out / page).exists() else None,
        notebook=notebook,
        seconds=round(outcome.seconds, 3) or None,
        error=outcome.failure,
        parameters=task.parameters,
        notebook_sha256=sha256(report.chapter.path.read_bytes()).hexdigest(),
        data=outcome.data,
    )


def _write_up(
    out: Path,
    county: Place,
    lang: Language,
    about: Mapping[str, Any],
    records: Sequence[Record],
    options: Options,
    console: Console,
) -> bool:
    """Write index, accessibility statement and record; say whether that was possible."""
    from industry_analysis.reports import site, statement

    entries = [*records, *_kept(out, county, lang, records)]
    ends = {entry.status for entry in records}
    status = next(end for end in ("interrupted", "failed", "not started", "done") if end in ends)
    times = {"status": status, "finished": _now()}
    written = True
    acts: dict[str, Callable[[], object]] = {
        "run.json": lambda: record.write(out, {**about, **times}, entries),
        "index.html": lambda: site.write_index(out, county, lang, entries),
        statement.FILE: lambda: statement.write(
            out, county, lang, publisher=options.publisher, contact=options.contact
        ),
    }
    for name, act in acts.items():
        try:
            act()
        except OSError as error:
            written = False
            console.print(f"error: {name}: {error.strerror or error}", soft_wrap=True)
    return written


def _kept(out: Path, county: Place, lang: Language, records: Sequence[Record]) -> Iterator[Record]:
    """Give the reports that were not asked for and whose pages an earlier run left."""
    made = {entry.name for entry in records}
    before = record.earlier(out, county=county.code, lang=lang)
    for report in plan.reports(county):
        page = f"{report.name}.html"
        if report.name in before.keys() - made and (out / page).exists():
            identity = _identity(report, lang)
            yield replace(before[report.name], **identity, status="kept", page=page)


def _identity(report: Report, lang: Language) -> dict[str, Any]:
    chapter, place = report.chapter, report.place
    return {
        "name": report.name,
        "chapter": chapter.name,
        "order": chapter.order,
        "scope": chapter.scope,
        "title": chapter.title[lang],
        "place_code": place.code,
        "place_name": place.name,
        "place_slug": place.slug,
    }


def _task(
    report: Report,
    county: Place,
    lang: Language,
    settings: Mapping[str, Mapping[str, Value]],
    work: Path,
    timeout: int,
) -> Task:
    chapter, place = report.chapter, report.place
    return Task(
        name=report.name,
        notebook=chapter.path,
        parameters={chapter.scope: place.code, "lang": lang, **settings[chapter.name]},
        lang=lang,
        title=chapter.title[lang],
        place=place.in_text(lang),
        county=county.in_text(lang),
        work=work,
        home=folders.home(),
        timeout=timeout,
        up=front.front_page(place) if place.kind == "municipality" else "index.html",
    )


def _in_sequence(
    tasks: Mapping[str, Task],
    reports: Sequence[Report],
    possible: Sequence[Report],
    *,
    out: Path,
    lang: Language,
) -> dict[str, Task]:
    """Tell each task the chapters before and after it, of this run or left by an earlier one."""
    there = [
        report
        for report in sorted(possible, key=lambda report: report.chapter.order)
        if report.name in tasks or (out / f"{report.name}.html").exists()
    ]
    linked = dict(tasks)
    for report in reports:
        own = [other for other in there if other.place == report.place]
        pages = [(other.chapter.title[lang], f"{other.name}.html") for other in own]
        at = own.index(report)
        before, after = pages[at - 1] if at else None, pages[at + 1] if own[at + 1 :] else None
        linked[report.name] = replace(tasks[report.name], before=before, after=after)
    return linked


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """Turn Ctrl-C and a request to end into a flag, for as long as the block lasts."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    wanted = (signal.SIGINT, signal.SIGTERM)
    before = {sign: signal.signal(sign, lambda *_: stop.set()) for sign in wanted}
    try:
        yield stop
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
