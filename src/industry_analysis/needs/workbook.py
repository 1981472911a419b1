"""Files in the template's form, empty or filled: an Excel workbook, or a folder of CSV files.

The trap: a folder gets a CSV file for each sheet, and Excel reads them right because they begin
with the mark of UTF-8 and are parted by semicolons.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from industry_analysis import folders
from industry_analysis.errors import WorkbookError
from industry_analysis.needs import written
from industry_analysis.needs.codebook import Codebook
from industry_analysis.needs.rows import EXPLAINS, EXPLANATION, LISTS, NOTICE
from industry_analysis.needs.sheets import INVENTED, SHEETS, Column, Kind, Sheet
from industry_analysis.needs.written import Cell, Row

_LAST_ROW = 1_048_576
_TEXT = "@"
_WIDTHS = {"text": 34, "key": 16, "municipality": 18, "sni": 10, "size": 22, "theme": 30}
_NOTICE = (
    "PÅHITTADE EXEMPELDATA",
    "Företag, svar och erbjudanden i den här filen är påhittade. De säger ingenting om verkliga "
    "företag eller kommuner.",
    "INVENTED EXAMPLE DATA",
    "Companies, answers and offers in this file are invented. They say nothing about real "
    "companies or municipalities.",
)


def write(
    path: Path,
    book: Codebook,
    rows: Mapping[str, Iterable[Row]],
    *,
    more: Mapping[str, Sequence[Sequence[Cell]]] | None = None,
    invented: bool = False,
    overwrite: bool = False,
) -> list[Path]:
    """Write rows in the template's form.

    Parameters
    ----------
    path
        Of an Excel workbook if it ends in ``.xlsx``, else of a folder for CSV files.
    book
        The labels.
    rows
        By sheet, in ``SHEETS``'s names; a sheet without any is written empty.
    more
        Further sheets by title, their header first; not read again.
    invented
        Mark every row, and put a sheet first that says so.
    overwrite
        Whether what is there may be written over.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    WorkbookError
        If a file is there already.
    OSError
        If a file cannot be written, as when it is open in Excel.
    """
    sheets = [_marked(sheet) if invented else sheet for sheet in SHEETS.values()]
    filled = {
        sheet: [written.row({**it, "invented": True}, sheet, book) for it in its]
        for sheet in sheets
        for its in (rows.get(sheet.name, ()),)
    }
    explained = [EXPLANATION, *written.explanations(book, sheets)]
    further = {**(more or {}), EXPLAINS: explained}
    if path.suffix.lower() == ".xlsx":
        contents = {path: _excel(filled, further, book, invented=invented)}
    else:
        contents = {path / f"{name}.csv": text for name, text in _csv(filled, further).items()}
    there = [str(it) for it in contents if it.exists()]
    if there and not overwrite:
        raise WorkbookError(
            f"{len(there)} files are there already, the first is {there[0]}; "
            "choose another --out or add --force"
        )
    for it, content in contents.items():
        folders.write_atomically(it, content)
    return [*contents]


def _marked(sheet: Sheet) -> Sheet:
    return Sheet(sheet.name, sheet.title, sheet.row, (*sheet.columns, INVENTED), sheet.key)


def _csv(
    filled: Mapping[Sheet, Sequence[Sequence[Cell]]],
    further: Mapping[str, Sequence[Sequence[Cell]]],
) -> dict[str, bytes]:
    tables = {it.title: [[c.header for c in it.columns], *rows] for it, rows in filled.items()}
    texts = {}
    for title, rows in {**tables, **further}.items():
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerows(rows)
        texts[title.lower()] = text.getvalue().encode("utf-8-sig")
    return texts


def _excel(
    filled: Mapping[Sheet, Sequence[Sequence[Cell]]],
    further: Mapping[str, Sequence[Sequence[Cell]]],
    book: Codebook,
    *,
    invented: bool,
) -> bytes:
    import openpyxl  # type: ignore[import-untyped]

    workbook = openpyxl.Workbook(write_only=True)
    if invented:
        notice = workbook.create_sheet(NOTICE)
        notice.column_dimensions["A"].width = 110
        for line in _NOTICE:
            notice.append([_bold(notice, line) if line.isupper() else line])
    ranges: dict[Kind, str] = {}
    for across, (kind, options) in enumerate(written.lists(book).items()):
        letter = openpyxl.utils.get_column_letter(across + 1)
        ranges[kind] = f"={LISTS}!${letter}$1:${letter}${len(options)}"
    for sheet, rows in filled.items():
        _fill(workbook.create_sheet(sheet.title), sheet, rows, ranges)
    for title, rows in further.items():
        _table(workbook.create_sheet(title), rows)
    hidden = workbook.create_sheet(LISTS)
    hidden.sheet_state = "hidden"
    offered = [*written.lists(book).values()]
    for at in range(max(map(len, offered))):
        hidden.append([options[at] if at < len(options) else None for options in offered])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _fill(
    page: Any, sheet: Sheet, rows: Sequence[Sequence[Cell]], ranges: Mapping[Kind, str]
) -> None:
    """Write a sheet of data: frozen header, drop-down lists, text where Excel would meddle."""
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    page.freeze_panes = "B2"
    for across, column in enumerate(sheet.columns):
        letter = get_column_letter(across + 1)
        size = page.column_dimensions[letter]
        size.width = max(_WIDTHS.get(column.kind, 14), len(column.header) + 2)
        if column.kind not in ("date", "score", "count"):
            size.number_format = _TEXT
        if validation := _validation(column, ranges):
            validation.add(f"{letter}2:{letter}{_LAST_ROW}")
            page.data_validations.append(validation)
    page.append([_bold(page, column.header, needed=column.required) for column in sheet.columns])
    for row in rows:
        page.append(row)


def _validation(column: Column, ranges: Mapping[Kind, str]) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

    if column.kind == "date":
        earliest = dt.date(2000, 1, 1) - dt.date(1899, 12, 30)
        limits = {"operator": "greaterThanOrEqual", "formula1": str(earliest.days)}
        validation = DataValidation(type="date", allow_blank=True, **limits)
    elif column.kind in ranges:
        validation = DataValidation(type="list", formula1=ranges[column.kind], allow_blank=True)
    else:
        return None
    # a code of a municipality is as good as its name
    validation.showErrorMessage = column.kind != "municipality"
    validation.errorTitle, validation.error = column.header, "Se bladet Förklaringar."
    return validation


def _table(page: Any, rows: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "A2"
    for across, header in enumerate(rows[0]):
        longest = max(len(str(row[across] or "")) for row in rows)
        width = min(max(longest, len(str(header))) + 2, 70)
        page.column_dimensions[get_column_letter(across + 1)].width = width
    page.append([_bold(page, header) for header in rows[0]])
    for row in rows[1:]:
        page.append(row)


def _bold(page: Any, text: object, *, needed: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]

    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    if needed:
        cell.fill = PatternFill("solid", fgColor="FFE8B3")
    return cell
