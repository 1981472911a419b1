"""Whether a page may be put in place, as those say who know what is on it.

The trap: a page that was refused is not kept as a failed one is, nor is an earlier one that
stands in its place.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from industry_analysis.errors import WorkbookError
from industry_analysis.reports import output
from industry_analysis.reports.execute import Failure, Outcome, Task

Vet = Callable[[Path], None]


def vetted(outcome: Outcome, task: Task, vet: Vet, console: Console, *, out: Path) -> Outcome:
    """Give the outcome, or that it failed if its page may not be shown.

    Parameters
    ----------
    outcome, task
        Of a report that is made and not yet in place.
    vet
        Refuses a page, or the executed notebook beside it, by a `WorkbookError`, whose first
        line may be told to anyone.
    console
        Where all of it is told.
    out
        The folder of the pages, in which nothing of a refused one is left.
    """
    try:
        for ending in ("html", "ipynb"):  # both are put in place
            vet(task.work / f"{task.name}.{ending}")
    except WorkbookError as error:
        output.withdraw(task.name, work=task.work, out=out)
        console.print(f"error: {error}", soft_wrap=True, highlight=False, markup=False)
        # the record lies beside the pages, so it does not say what may not be shown
        failure = Failure(type(error).__name__, str(error).splitlines()[0])
        return replace(outcome, status="failed", failure=failure, data={})
    return outcome
