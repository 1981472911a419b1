"""The sheets of an Excel workbook as raw cells.

The trap: read for its values alone, openpyxl gives a formula as text that begins with ``=``, as
a quote may; only where there is such text are the cells asked for their type.
"""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from typing import Any

from industry_analysis.needs.faults import Wrong
from industry_analysis.needs.raw import RawSheet

# ASSUME: no survey of companies is larger than 1 GB unpacked; a file that is has been made to be.
_LARGEST = 1 << 30
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')


def sheets(content: bytes) -> list[RawSheet]:
    """Give the worksheets of a workbook, hidden ones too, in its order.

    Raises
    ------
    Wrong
        If it is another kind of archive, cut short, too large, or holds macros.
    """
    import openpyxl  # type: ignore[import-untyped]

    parts = _parts(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of what openpyxl leaves out
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            return [_sheet(sheet, parts) for sheet in book.worksheets]
    except Exception as error:  # a damaged workbook can break openpyxl anywhere
        raise Wrong("unreadable", f"{type(error).__name__} {error}") from error


def _parts(content: bytes) -> zipfile.ZipFile:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise Wrong("unreadable", str(error)) from error
    names = parts.namelist()
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Wrong("macros")
    if "xl/workbook.xml" not in names:
        raise Wrong("not a workbook", ", ".join(names[:3]))
    if sum(part.file_size for part in parts.infolist()) > _LARGEST:
        raise Wrong("too large", "1 GB")
    return parts


def _sheet(sheet: Any, parts: zipfile.ZipFile) -> RawSheet:
    sheet.reset_dimensions()  # some programs write a wrong one
    rows = [*sheet.iter_rows(values_only=True)]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    xml = parts.read(sheet._worksheet_path)
    after = max(xml.rfind(b"sheetData>"), 0)
    merged = [found.decode() for found in _MERGED.findall(xml, after)]
    return RawSheet(sheet.title, rows, merged, _formulas(sheet, rows))


def _formulas(sheet: Any, rows: Sequence[Sequence[object]]) -> frozenset[tuple[int, int]]:
    plain = (str, int, float, type(None), dt.date, dt.time, dt.timedelta)
    if not any(
        cell.startswith("=") if isinstance(cell, str) else not isinstance(cell, plain)
        for row in rows
        for cell in row
    ):
        return frozenset()
    return frozenset(
        (at, across)
        for at, row in enumerate(sheet.iter_rows())
        for across, cell in enumerate(row)
        if cell.data_type == "f"
    )
