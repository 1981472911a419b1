"""A CSV file as raw cells: as Excel saves one in Sweden, or as other programs do.

The trap: Swedish Excel parts cells by semicolons, saves as Windows-1252 unless told otherwise,
and writes decimals with a comma.
"""

import codecs
import csv
import io

from industry_analysis.needs.faults import Wrong

_DELIMITERS = ";,\t"


def rows(content: bytes) -> tuple[list[list[str]], str]:
    """Give the rows of a CSV file and the encoding it was read in.

    The delimiter is the one of semicolon, comma and tab that is most frequent in the first row.

    Raises
    ------
    Wrong
        If it is no text, or a quotation mark is never closed.
    """
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Wrong("not a workbook", str(error)) from error
    if "\0" in text:
        raise Wrong("not a workbook", text[:20])
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        lines = io.StringIO(text, newline="")
        return [*csv.reader(lines, delimiter=delimiter, strict=True)], encoding
    except csv.Error as error:
        raise Wrong("not a table", str(error)) from error


def _encoding(content: bytes) -> str:
    """By its mark at the beginning, else UTF-8 if it can be that, else Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if content[1:2] == b"\0":
        return "utf-16-le"
    if content[:1] == b"\0":
        return "utf-16-be"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
