"""What a chapter is told: every parameter is checked before anything runs.

papermill alone prints a line about a misspelt parameter and reports on the default municipality.
Its own inspection reads the cell line by line and loses a text with ``=`` in it, so the cell is
parsed here. The trap: codes are text, and ``0180`` must reach the notebook as text.
"""

import ast
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from industry_analysis.errors import ReportError
from industry_analysis.reports.plan import Chapter

Value = str | bool | int | float | list[object] | dict[str, object]

_KINDS = (str, bool, int, float, list, dict)  # what papermill can write into a notebook


def given(pairs: Sequence[str]) -> dict[str, str]:
    """Split ``NAME=VALUE`` into names and texts.

    Raises
    ------
    ReportError
        If there is no ``=``, or a name is given twice.
    """
    texts: dict[str, str] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name.isidentifier():
            raise ReportError(f"-p {pair}: expected NAME=VALUE")
        if name in texts:
            raise ReportError(f"-p {name}: given twice, {texts[name]!r} and {text!r}")
        texts[name] = text
    return texts


def settings(chapters: Sequence[Chapter], texts: Mapping[str, str]) -> dict[str, dict[str, Value]]:
    """Give the user's parameters by chapter, typed as the chapter's own defaults are.

    A parameter reaches the chapters that have it, and must be in at least one of them.

    Raises
    ------
    ReportError
        With all faults at once: a place or language parameter that a chapter lacks or does not
        hold as text, a name that no chapter has, a text that is not of the default's type.
    """
    cells = {chapter.name: defaults(chapter.path) for chapter in chapters}
    faults = [fault for chapter in chapters for fault in _misfits(chapter, cells[chapter.name])]
    faults += _strangers(chapters, cells, texts)
    typed: dict[str, dict[str, Value]] = {name: {} for name in cells}
    for name, cell in cells.items():
        for parameter in texts.keys() & cell.keys() - _reserved(chapters):
            try:
                typed[name][parameter] = _value(texts[parameter], cell[parameter])
            except ValueError as error:
                faults.append(f"{name}.ipynb: parameter {parameter}: {error}")
    if faults:
        raise ReportError("; ".join(faults))
    return typed


def defaults(notebook: Path) -> dict[str, object]:
    """Give the names and values in a notebook's parameters cell.

    Raises
    ------
    ReportError
        If there is no such cell, or it holds anything but ``name = literal``.
    """
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]
    if len(tagged) != 1:
        raise ReportError(f"{notebook.name}: {len(tagged)} cells are tagged parameters, expected 1")
    try:
        return dict(_assignments("".join(tagged[0]["source"])))
    except (SyntaxError, ValueError) as error:
        raise ReportError(
            f"{notebook.name}: the parameters cell holds more than name = literal ({error})"
        ) from error


def _assignments(source: str) -> Iterator[tuple[str, object]]:
    for line in ast.parse(source).body:
        match line:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                yield name, ast.literal_eval(value)
            case _:
                raise ValueError(f"line {line.lineno}: {ast.unparse(line)}")


def _reserved(chapters: Sequence[Chapter]) -> set[str]:
    """Name the parameters that the run itself gives."""
    return {"municipality", "county", "lang"} | {chapter.scope for chapter in chapters}


def _misfits(chapter: Chapter, cell: Mapping[str, object]) -> Iterator[str]:
    """Name what keeps a chapter from being told its place and language."""
    for name in (chapter.scope, "lang"):
        where = f"{chapter.path.name}: parameter {name}"
        if name not in cell:
            near = difflib.get_close_matches(name, cell, n=1)
            hint = f", nearest is {near[0]}" if near else ""
            yield f"{where}: not in the parameters cell{hint}"
        elif not isinstance(cell[name], str):
            kind = type(cell[name]).__name__
            yield f"{where}: the default {cell[name]!r} is {kind}, str is given"


def _strangers(
    chapters: Sequence[Chapter],
    cells: Mapping[str, Mapping[str, object]],
    texts: Mapping[str, str],
) -> Iterator[str]:
    """Name the user's parameters that no chapter takes from a user."""
    known = {name for cell in cells.values() for name in cell}
    for name in texts:
        if name in _reserved(chapters):
            yield f"-p {name}: use --only, --county or --lang"
        elif name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f", nearest is {near[0]}" if near else ""
            yield f"{', '.join(f'{c}.ipynb' for c in cells)}: parameter {name}: unknown{hint}"


def _value(text: str, default: object) -> Value:
    """Read a text as a value of the default's type."""
    if isinstance(default, str):
        return text
    if type(default) not in _KINDS:
        raise ValueError(f"the default {default!r} tells no type that can be given")
    try:
        value = ast.literal_eval(text.title() if isinstance(default, bool) else text)
    except (SyntaxError, ValueError):
        value = text
    if type(default) is float and type(value) is int:
        value = float(value)
    if type(value) is not type(default):
        kinds = type(default).__name__, type(value).__name__
        raise ValueError(f"expected {kinds[0]} (default {default!r}), got {kinds[1]} {text!r}")
    return cast(Value, value)
