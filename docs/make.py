"""Make what `docs/` holds: the table of indicators, and the page of the notebook on methods.

    python docs/make.py

The table is written beside this file and committed; the page goes to ``output/docs``. The
trap: a module's indicators enter the register when it is imported, so all are imported here.
"""

# mypy: disable-error-code="no-untyped-call"
import importlib
import inspect
import os
import pkgutil
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

from industry_analysis import folders, indicators
from industry_analysis.indicators import Indicator, register
from industry_analysis.reports import page
from industry_analysis.reports.execute import Task

DOCS = Path(__file__).resolve().parent
TABLE = DOCS / "indicators.md"
NOTEBOOK = DOCS / "methods.ipynb"
TITLE = "How do we measure, and how sure are we?"

HEAD = """# The indicators

Made by `make docs` from the register; do not edit. What each does with real figures, and where it
misleads, is in [methods.ipynb](methods.ipynb).
"""
COLUMNS = ("Indicator", "What it is", "How to read it", "One value", "From")
BETTER = {"higher": "higher is better", "lower": "lower is better", "neither": "neither is better"}


def main() -> None:
    """Write the table and the page, and say where they are."""
    folders.write_atomically(TABLE, table_of_indicators().encode())
    target = DOCS.parent / "output" / "docs" / "methods.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    folders.write_atomically(target, methods_page().encode())
    print(f"{TABLE.relative_to(DOCS.parent)} and {target.relative_to(DOCS.parent)} are written.")


def methods_page() -> str:
    """Execute the notebook and give its page, with the code in sight and links from output/docs."""
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # this environment's kernel, not the user's own
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    config = Config()
    config.KernelManager.transport_encryption = "auto"  # others on the machine cannot listen in
    # papermill would take a cell that is meant to be refused for a failure; nbclient does not
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(DOCS)}},
        config=config,
    ).execute()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\]\((?=[\w.])", "](../../docs/", cell.source)
    task = Task(
        name=NOTEBOOK.stem,
        notebook=NOTEBOOK,
        parameters={},
        lang="en",
        title=TITLE,
        place="Industry workbook",
        county="",
        work=DOCS,
        home=folders.home(),
    )
    return page.render(notebook, task, code_shown=True)


def table_of_indicators() -> str:
    """The register in Markdown: a table for each module, in order of the modules' names."""
    # a test may have entered an indicator of its own
    package = f"{indicators.__name__}."
    for module in pkgutil.iter_modules(indicators.__path__, package):
        importlib.import_module(module.name)
    ours = [e for e in register().values() if e.function.__module__.startswith(package)]
    ours.sort(key=lambda entry: (entry.function.__module__, _line(entry)))
    parts = groupby(ours, key=lambda entry: entry.function.__module__)
    return "\n".join([HEAD, *(_section(module, entries) for module, entries in parts)])


def _line(entry: Indicator) -> int:
    return inspect.getsourcelines(entry.function)[1]


def _section(module: str, entries: Iterable[Indicator]) -> str:
    about = inspect.getdoc(importlib.import_module(module)) or ""
    lines = [_row(COLUMNS), _row("---" for _ in COLUMNS), *(_row(_cells(e)) for e in entries)]
    return "\n".join(
        [f"## `{module.rpartition('.')[2]}`", "", about.splitlines()[0], "", *lines, ""]
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _cells(entry: Indicator) -> Iterator[str]:
    yield f"**{entry.label['en']}**<br>`{entry.name}`"
    yield entry.definition["en"]
    yield entry.reading["en"]
    parts = f"<br>parts: {', '.join(p['en'] for p in entry.parts.values())}" if entry.parts else ""
    belongs = " × ".join(entry.per) + (", among all places" if entry.among_all else "")
    yield f"{entry.unit['en']}; {BETTER[entry.direction]}<br>per {belongs}{parts}"
    taken = [*entry.takes, *(f"{name} (optional)" for name in entry.may_take)]
    yield f"takes {', '.join(taken)}<br>tables: {', '.join(entry.source)}"


if __name__ == "__main__":
    main()
