"""One cell of a file to one value: what a user may write in each kind of column.

An empty cell is missing, ``None``, and neither zero nor *nej*. The trap: a cell of an Excel file
is a number, a date or text by its format, and Excel makes dates and numbers of what looks so.
"""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from typing import TypeGuard

from industry_analysis.errors import UnknownPlace
from industry_analysis.needs import sni
from industry_analysis.needs.codebook import Codebook, Labels
from industry_analysis.needs.faults import Wrong
from industry_analysis.needs.sheets import Kind

_EARLIEST = dt.date(2000, 1, 1)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERSONAL = re.compile(r"(?:19|20)?\d{2}(\d{2})(\d{2})[-+]?\d{4}")
_EXCEL_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"}
_EXCEL_ERRORS |= {"#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "#OGILTIGT!"}
# what text may hold besides what is seen: a new line and a tab
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NEW_LINE = re.compile(r"(?:_x000D_|\r)\n|\r")
_YES_NO = {"ja": True, "nej": False, "yes": True, "no": False, "j": True, "n": False}
Value = str | int | bool | dt.date | None


def value(kind: Kind, raw: object, book: Codebook) -> Value:
    """Give what a cell says.

    Parameters
    ----------
    kind
        Of the column.
    raw
        As the file has it: text, number, truth value, date or nothing.
    book
        What may stand in coded columns.

    Returns
    -------
    str, int, bool, date or None
        Codes rather than labels; a code of a municipality rather than its name. None if the cell
        is empty or blank.

    Raises
    ------
    Wrong
        If it may not stand in such a column.
    """
    if isinstance(raw, str):
        raw = unarmed(
            raw.replace("_x000D_\n", "\n").replace("\r\n", "\n").replace("\r", "\n").strip()
        )
        if raw in _EXCEL_ERRORS:
            raise Wrong("excel error")
        if _CONTROL.search(raw):
            raise Wrong("control")
    if raw is None or raw == "":
        return None
    return _READERS[kind](raw, book)


def armed(text: str) -> str:
    """Text that no spreadsheet takes for a formula: one that looks like one gets an apostrophe.

    What `unarmed` takes off again, for any text.
    """
    return f"'{text}" if re.match(r"'*[=+\-@\t\r]", text) else text


def unarmed(text: str) -> str:
    """Text as it was before `armed`."""
    return text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text


def _text(raw: object, _: Codebook) -> str:
    if isinstance(raw, bool | dt.date | dt.time | dt.timedelta):
        raise Wrong("not text")
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def _key(raw: object, book: Codebook) -> str:
    key = " ".join(_text(raw, book).split())
    if (like := _PERSONAL.fullmatch(key)) and _is_day(int(like[1]), int(like[2])):
        raise Wrong("personal number")
    return key


def _is_day(month: int, day: int) -> bool:
    """Whether digits can be a birthday; a co-ordination number has 60 added to the day."""
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def _municipality(raw: object, _: Codebook) -> str:
    from industry_analysis import places

    # a number has lost the zero of 0180
    wanted = f"{raw:04.0f}" if _is_whole(raw) else str(raw)
    try:
        return places.municipality(wanted).code
    except UnknownPlace as error:
        near = str(error).partition("; nearest: ")[2]
        raise Wrong("municipality", f"; närmast: {near}" if near else "") from error


def _is_whole(raw: object) -> TypeGuard[int | float]:
    return isinstance(raw, int | float) and not isinstance(raw, bool) and float(raw).is_integer()


def _sni(raw: object, _: Codebook) -> str:
    if isinstance(raw, bool | dt.date | dt.time):
        raise Wrong("sni")
    return sni.code(raw)


def _snis(raw: object, _: Codebook) -> str:
    if isinstance(raw, bool | dt.date | dt.time):
        raise Wrong("sni")
    return sni.codes(raw)


def _date(raw: object, _: Codebook) -> dt.date:
    # ASSUME: a date with a time of day is that day; text is a date if it is written YYYY-MM-DD.
    if isinstance(raw, dt.datetime):
        day = raw.date()
    elif isinstance(raw, dt.date):
        day = raw
    elif isinstance(raw, str) and _ISO.fullmatch(raw):
        try:
            day = dt.date.fromisoformat(raw)
        except ValueError as error:
            raise Wrong("date text") from error
    else:
        raise Wrong("date text" if isinstance(raw, str) else "date number")
    if day < _EARLIEST:
        raise Wrong("date old")
    return day


def _number(raw: object, rule: str) -> int:
    """A whole number; text may have a decimal comma and spaces between thousands."""
    if isinstance(raw, str):
        bare = re.sub(r"[\s\u00a0\u202f]", "", raw).replace(",", ".")
        if not re.fullmatch(r"-?\d{1,9}(\.0*)?", bare):
            raise Wrong(rule)
        raw = float(bare)
    if not _is_whole(raw):
        raise Wrong(rule)
    return int(raw)


def _score(raw: object, _: Codebook) -> int:
    number = _number(raw, "score")
    if not 1 <= number <= 5:
        raise Wrong("score")
    return number


def _count(raw: object, _: Codebook) -> int:
    number = _number(raw, "count")
    if number < 0:
        raise Wrong("count")
    return number


def _yes_no(raw: object, _: Codebook) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.casefold() in _YES_NO:
        return _YES_NO[raw.casefold()]
    raise Wrong("yesno")


def _coded(raw: object, entries: Mapping[str, Labels]) -> str:
    """The code that a label in either language, or the code itself, stands for."""
    by_name = _names(entries)
    name = _folded(raw)
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, n=1, cutoff=0.6)
    hint = f"; menas {entries[by_name[near[0]]]['sv']}?" if near else ""
    raise Wrong("code", hint)


def _names(entries: Mapping[str, Labels]) -> dict[str, str]:
    named = {_folded(label): code for code, labels in entries.items() for label in labels.values()}
    return named | {_folded(code): code for code in entries}


def _folded(raw: object) -> str:
    """Without capitals, doubled spaces and the difference between dashes."""
    return " ".join(str(raw).casefold().replace("-", "–").split())


def _size(raw: object, book: Codebook) -> str:
    if isinstance(raw, dt.date):
        raise Wrong("size as date", book.size_classes["10–49"]["sv"])
    finer = {_folded(name): code for name, code in book.finer.items()}
    bare = _folded(raw).removesuffix(" anställda").removesuffix(" employees")
    return finer[bare] if bare in finer else _coded(raw, book.size_classes)


def _sizes(raw: object, book: Codebook) -> str:
    parts = raw.split(";") if isinstance(raw, str) else [raw]
    found = {_size(part, book) for part in parts if not isinstance(part, str) or part.strip()}
    return ";".join(code for code in book.size_classes if code in found)


def _subtheme(raw: object, book: Codebook) -> str:
    """``theme.subtheme``; a label says which theme's it is, for no two share one."""
    return _coded(
        raw,
        {
            f"{theme}.{code}": labels
            for theme, its in book.subthemes.items()
            for code, labels in its.items()
        },
    )


_READERS: dict[Kind, Callable[[object, Codebook], Value]] = {
    "key": _key,
    "text": _text,
    "municipality": _municipality,
    "sni": _sni,
    "snis": _snis,
    "size": _size,
    "sizes": _sizes,
    "date": _date,
    "score": _score,
    "count": _count,
    "theme": lambda raw, book: _coded(raw, book.themes),
    "subtheme": _subtheme,
    "status": lambda raw, book: _coded(raw, book.statuses),
    "yesno": _yes_no,
}
