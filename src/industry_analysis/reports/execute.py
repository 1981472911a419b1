"""One report: a notebook is executed for one place and written out as a page.

This is what a worker does, on this machine or another: a :class:`Task` goes in, an
:class:`Outcome` comes out, both can be pickled, and the two files lie in the task's work folder
when the outcome says ``done``. Another engine or scheduler need only keep to that.
"""

# mypy: disable-error-code="no-untyped-call"
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from industry_analysis import folders
from industry_analysis.errors import ReportError
from industry_analysis.reports.parameters import Value

if TYPE_CHECKING:
    from nbformat import NotebookNode

Status = Literal["done", "failed", "interrupted", "not started", "kept"]


@dataclass(frozen=True)
class Task:
    """What a worker needs to know to make one report.

    Attributes
    ----------
    name
        The name of its page and executed notebook, without the ending.
    title, place, county
        What the page's head says, in the language ``lang``.
    work
        The folder both files are written to; they are moved from there when they are complete.
    home
        The folder of figures that the notebook is to use.
    timeout
        Seconds that a single cell may take.
    up
        The file name of the page above: the municipality's front page, or the index.
    before, after
        Title and file name of the chapters on both sides, where there are such pages.
    """

    name: str
    notebook: Path
    parameters: Mapping[str, Value]
    lang: str
    title: str
    place: str
    county: str
    work: Path
    home: Path
    timeout: int = 600
    up: str = "index.html"
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None


@dataclass(frozen=True)
class Failure:
    """Why a report failed.

    Attributes
    ----------
    kind, message
        The exception's type and text.
    cell
        The number of the cell in the notebook as stored, from 1; none if no cell is to blame.
    source
        The first line of that cell.
    """

    kind: str
    message: str
    cell: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Outcome:
    """How a task ended.

    Attributes
    ----------
    data
        What the notebook's outputs say of the figures they show, merged.
    """

    name: str
    status: Status
    seconds: float = 0.0
    failure: Failure | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def execute(task: Task) -> Outcome:
    """Execute a notebook and write its page; whatever goes wrong is told in the outcome."""
    from industry_analysis.reports import page

    start = time.monotonic()
    # the kernel inherits them; a worker process serves nothing else
    os.environ.update(_environment(task.home))
    try:
        notebook = _executed(task)
        data = merged(_said(notebook))
        html = page.render(notebook, task, latest_year=data.get("latest_year"))
        _write(notebook, task)
        folders.write_atomically(task.work / f"{task.name}.html", html.encode())
    except Exception as error:
        failure = _failure(error, task)
        return Outcome(task.name, "failed", time.monotonic() - start, failure)
    return Outcome(task.name, "done", time.monotonic() - start, data=data)


def merged(said: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Unite what outputs say: mappings are joined, the greatest number and the last text kept."""
    together: dict[str, Any] = {}
    for facts in said:
        for name, fact in facts.items():
            before = together.get(name)
            if isinstance(fact, dict) and isinstance(before, dict):
                together[name] = before | fact
            elif isinstance(fact, int | float) and isinstance(before, int | float):
                together[name] = max(before, fact)
            else:
                together[name] = fact
    return together


def _environment(home: Path) -> dict[str, str]:
    return {
        folders.VARIABLE: str(home),
        "JUPYTER_PREFER_ENV_PATH": "1",  # this environment's kernel, not one the user installed
        "PYTHONHASHSEED": "0",
        "OMP_NUM_THREADS": "1",  # the cores are taken by the other reports
    }


def _executed(task: Task) -> "NotebookNode":
    import papermill
    from traitlets.config import Config

    config = Config()
    config.KernelManager.transport_encryption = "auto"  # others on the machine cannot listen in
    notebook: NotebookNode = papermill.execute_notebook(
        _braced(task.notebook),
        _braced(task.work / f"{task.name}.ipynb"),
        parameters=dict(task.parameters),
        kernel_name="python3",
        language="python",
        cwd=str(task.notebook.parent),
        progress_bar=False,
        execution_timeout=task.timeout,
        iopub_timeout=60,  # large figures on a busy machine outlast the usual 4 seconds
        shutdown_kernel="immediate",
        config=config,
    )
    if notebook.metadata.papermill.exception:  # sys.exit() ends a notebook without an error
        raise ReportError("the notebook stopped itself before its end")
    return notebook


def _braced(path: Path) -> str:
    """Keep papermill from reading braces in a folder's name as parameters."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _said(notebook: "NotebookNode") -> list[Mapping[str, Any]]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    facts = [output.get("metadata", {}).get("industry_analysis") for output in outputs]
    return [fact for fact in facts if isinstance(fact, dict)]


def _write(notebook: "NotebookNode", task: Task) -> None:
    """Write the executed notebook without the temporary folder's name in it."""
    import nbformat

    notebook.metadata.papermill.input_path = task.notebook.name
    notebook.metadata.papermill.output_path = f"{task.name}.ipynb"
    text = nbformat.writes(notebook) + "\n"
    folders.write_atomically(task.work / f"{task.name}.ipynb", text.encode())


def _failure(error: Exception, task: Task) -> Failure:
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    kind, message = type(error).__name__, str(error)
    match error:
        case PapermillExecutionError():
            kind, message = error.ename, error.evalue
        case CellTimeoutError():
            message = f"the cell took more than {task.timeout} seconds"
        case DeadKernelError() | ReportError():
            pass
        case OSError():
            return Failure(kind, error.strerror or message)
        case _:
            return Failure(kind, message)
    return Failure(kind, message, *_blamed(task))


def _blamed(task: Task) -> tuple[int | None, str]:
    """Find the cell that ended the execution, counted as in the notebook as stored."""
    import nbformat

    added = {"injected-parameters", "papermill-error-cell-tag"}
    cells = nbformat.read(task.work / f"{task.name}.ipynb", as_version=4).cells
    stored = [cell for cell in cells if not added & set(cell.metadata.get("tags", ()))]
    begun = [n for n, cell in enumerate(stored) if cell.metadata.papermill.start_time]
    if not begun:
        return None, ""
    return begun[-1] + 1, next(iter(stored[begun[-1]].source.strip().splitlines()), "")
