"""What a person sees of a run: a bar on a terminal, a line per report elsewhere.

At the end a table of what failed, where in the notebook, why, and where to look.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from industry_analysis.reports.record import Record


def console() -> Console:
    """Give the console to report to; a log has no width, its lines are long rather than broken."""
    return Console() if sys.stdout.isatty() else Console(width=1000)


class Watch:
    """Follows a run on a console."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._running: list[str] = []
        self._done = self._failed = 0
        self._closing = ExitStack()
        self._bar = Progress(
            TextColumn("reports"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        self._closing.enter_context(self._bar)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.close()

    def started(self, name: str) -> None:
        """Say that a report is being made."""
        self._running.append(name)
        self._show()

    def ended(self, record: Record) -> None:
        """Say how a report ended."""
        if record.name in self._running:
            self._running.remove(record.name)
        self._done += 1
        self._failed += record.status == "failed"
        self._show()
        if record.status == "failed" or not self._console.is_terminal:
            count = f"{self._done:>{len(str(self._total))}}/{self._total}"
            took = f" {record.seconds:.1f} s" if record.status == "done" else ""
            why = f": {_reason(record)}" if record.error else ""
            line = f"{count} {record.status:<11} {record.name}{took}{why}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _show(self) -> None:
        failed = f"[red]{self._failed} failed[/]  " if self._failed else ""
        names = escape(", ".join(self._running))
        self._bar.update(self._task, completed=self._done, description=failed + names)


def show_failures(console: Console, records: Sequence[Record], out: Path) -> None:
    """Print a table of the reports that failed; nothing if none did."""
    failed = [record for record in records if record.status == "failed"]
    if not failed:
        return
    table = Table(title=f"{len(failed)} failed", box=SIMPLE_HEAD, title_justify="left")
    for heading in ("report", "cell", "first line of the cell", "error", "notebook so far"):
        table.add_column(heading, overflow="fold", justify="right" if heading == "cell" else "left")
    for record in failed:
        cell, source = (record.error.cell, record.error.source) if record.error else (None, "")
        path = _shortest(out / record.notebook) if record.notebook else "–"
        row = (record.name, str(cell or "–"), source, _reason(record), path)
        table.add_row(*(escape(text) for text in row))
    console.print(table)


def _shortest(path: Path) -> str:
    return min(str(path), os.path.relpath(path), key=len)


def _reason(record: Record) -> str:
    if record.error is None:
        return ""
    if record.error.kind == "OSError":
        return record.error.message
    return f"{record.error.kind}: {record.error.message}"
