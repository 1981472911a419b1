"""Rows as users read them, and the sheet that explains every column.

The trap: what users wrote goes back to them as text that no spreadsheet runs, see
``cells.armed``; read again it is what it was.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from industry_analysis.needs.cells import Value, armed
from industry_analysis.needs.codebook import Codebook
from industry_analysis.needs.sheets import Column, Kind, Sheet

Cell = str | int | dt.date | None
Row = Mapping[str, Value]

_ALLOWED: dict[Kind, str] = {
    "key": "text",
    "text": "text",
    "municipality": "kommunens namn eller kod, till exempel Karlskoga eller 1883",
    "sni": "kod i SNI 2007, med eller utan punkt, till exempel 25, 25.62 eller 25620",
    "snis": "koder i SNI 2007 med semikolon emellan",
    "date": "datum, eller text ÅÅÅÅ-MM-DD",
    "score": "1, 2, 3, 4 eller 5",
    "count": "helt tal från 0",
    "yesno": "ja eller nej",
}


def row(column_values: Row, sheet: Sheet, book: Codebook) -> list[Cell]:
    """Give the cells of a row in the order of the sheet's columns, labels rather than codes."""
    return [_cell(column_values.get(it.name), it, column_values, book) for it in sheet.columns]


def _cell(value: Value, column: Column, row: Row, book: Codebook) -> Cell:
    if value is None or (isinstance(value, dt.date) and column.kind == "date"):
        return value
    if column.kind == "yesno":
        return "ja" if value else "nej"
    if column.kind in ("score", "count"):
        return int(value)  # type: ignore[arg-type]
    return armed(_label(str(value), column.kind, str(row.get("theme")), book))


def _label(text: str, kind: Kind, theme: str, book: Codebook) -> str:
    match kind:
        case "municipality":
            from industry_analysis import places

            return places.municipality(text).name
        case "theme":
            return book.themes[text]["sv"]
        case "subtheme":
            return book.subthemes[theme][text.rpartition(".")[2]]["sv"]
        case "status":
            return book.statuses[text]["sv"]
        case "size" | "sizes":
            return "; ".join(book.size_classes[code]["sv"] for code in text.split(";"))
        case "snis":
            return text.replace(";", "; ")
    return text


def lists(book: Codebook) -> dict[Kind, Sequence[str | int]]:
    """Give what the drop-down lists of coded columns offer."""
    from industry_analysis import places

    return {
        "municipality": [place.name for place in places.alphabetical(places.municipalities())],
        "size": [labels["sv"] for labels in book.size_classes.values()],
        "theme": [labels["sv"] for labels in book.themes.values()],
        "subtheme": [it["sv"] for its in book.subthemes.values() for it in its.values()],
        "status": [labels["sv"] for labels in book.statuses.values()],
        "score": [1, 2, 3, 4, 5],
        "yesno": ["ja", "nej"],
    }


def explanations(book: Codebook, sheets: Iterable[Sheet]) -> Iterator[list[str]]:
    """Give the rows of the sheet that explains: what a row of each sheet is, then its columns."""
    for sheet in sheets:
        yield [sheet.title, "", f"En rad är {sheet.row}.", "", "", ""]
        for column in sheet.columns:
            needed = "ja" if column.required else ""
            allowed = _allowed(column.kind, book)
            yield [sheet.title, column.header, column.meaning, allowed, needed, column.example]


def _allowed(kind: Kind, book: Codebook) -> str:
    if kind in _ALLOWED:
        return _ALLOWED[kind]
    if kind == "subtheme":
        return "; ".join(
            f"{book.themes[theme]['sv']}: {', '.join(it['sv'] for it in its.values())}"
            for theme, its in book.subthemes.items()
        )
    return "; ".join(str(label) for label in lists(book)["size" if kind == "sizes" else kind])
