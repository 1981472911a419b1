"""What the commands of the interviews share: their options, and how they print.

The trap: it is imported before any command runs, so it imports nothing that takes time.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from industry_analysis.errors import WorkbookError

if TYPE_CHECKING:
    from industry_analysis.places import Language

Files = Annotated[list[Path], typer.Argument(help="Excel workbooks, CSV files or folders of them.")]
Folder = Annotated[
    Path | None, typer.Option("--store", help="Folder of the store. Default: data/private.")
]
Lang = Annotated[str, typer.Option(help="Language of the messages: sv or en.")]
Out = Annotated[Path, typer.Option(help="An .xlsx file, or a folder for CSV files.")]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]
Who = Annotated[str | None, typer.Option(help="Who does it, for the log. Default: the user.")]


def folder_of(given: Path | None) -> Path:
    """The folder given, or the private one."""
    from industry_analysis import folders

    return given or folders.private()


def language_of(given: str) -> "Language":
    """The language given, if messages are written in it."""
    if given not in ("sv", "en"):
        raise WorkbookError(f"messages are written in sv and en, not {given!r}")
    return "sv" if given == "sv" else "en"


def told(paths: Iterable[Path]) -> None:
    """Print the paths of files."""
    lines(str(path) for path in paths)


def lines(texts: Iterable[str]) -> None:
    """Print texts, a line each."""
    for line in texts:
        typer.echo(line)
