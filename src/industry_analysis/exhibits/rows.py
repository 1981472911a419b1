"""A frame as rows of text: names for codes, numbers as the language writes them.

Rows are the frame's, or its columns where it is turned. The trap: the columns must be listed
in ``wording.columns`` or be codes of regions, for those alone have a name to show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
from markupsafe import Markup

from industry_analysis.places import region
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import Column, industry, series_name
from industry_analysis.wording.columns import column as column_of
from industry_analysis.wording.occupations import NAMED, in_swedish, word
from industry_analysis.wording.speech import WITHHELD, Kind, PlainKind

_STUBS = {
    "region_code": ("Område", "Region"),
    "industry": ("Bransch", "Sector"),
    "without": ("Utan", "Without"),
    "series": ("Serie", "Series"),
    "year": ("År", "Year"),
    "figure": ("Nyckeltal", "Figure"),
    "locality": ("Tätort", "Locality"),
    "facility": ("Anläggning", "Plant"),
    "installation": ("Anläggning", "Installation"),
    "theme": ("Tema", "Theme"),
    "exposed": ("Utsatt bransch", "Exposed industry"),
    "step": ("Sektor", "Sector"),
    "method": ("Sätt att räkna", "Way of counting"),
    "group": ("Grupp", "Group"),
    "occupation": ("Yrke", "Occupation"),
    "occupation_group": ("Yrkesgrupp", "Group of occupations"),
    "education": ("Högsta utbildning", "Highest education"),
    "need_theme": ("Tema", "Theme"),
    "need_domain": ("Företag", "Companies"),
    "size_class": ("Anställda", "Employees"),
    "visit_cell": ("Företag", "Companies"),
    "visit_place": ("Kommun", "Municipality"),
    "scenario": ("Del av industrin som försvinner", "Part of industry that goes"),
}


_LONG = 16  # letters, beyond which words in a cell may break


@dataclass(frozen=True)
class Cell:
    """A number as text; ``bar``, its length in per cent of the longest, where it has one.

    ``wraps`` is that the text is words, which may stand on several lines.
    """

    text: str
    bar: int | None = None
    wraps: bool = False


@dataclass(frozen=True)
class Row:
    """The names a row goes by, its cells, and the class that marks it."""

    stubs: tuple[str, ...]
    cells: list[Cell]
    css: str = ""


@dataclass(frozen=True)
class Table:
    """What the template needs: the first ``stubs`` of the heads stand over names."""

    caption: str
    heads: list[str]
    stubs: int
    rows: list[Row]
    css: str = ""


def table_of(
    frame: pd.DataFrame,
    say: Speech,
    caption: str,
    kind: Kind,
    marked: str | None,
    bars: Sequence[str],
    transpose: bool,
    links: Mapping[str, str] = MappingProxyType({}),
) -> Table:
    """Write a frame as rows of text; the options are those of `exhibits.table`."""
    of_cells: Kind | PlainKind = "row" if "figure" in frame.index.names else kind
    columns: dict[Any, Column] = {name: _column(name, of_cells, say) for name in frame}
    longest = {name: frame[name].abs().max() for name in bars}
    rows = []
    for key, row in frame.iterrows():
        keys = key if isinstance(key, tuple) else (key,)
        stubs = tuple(
            _linked(_stub(level, k, say), links.get(str(k)))
            for level, k in zip(frame.index.names, keys, strict=True)
        )
        cells = [
            _cell(_written(row[name], _kind(column, keys), say), row[name], longest.get(name, 0))
            for name, column in columns.items()
        ]
        css = "here" if marked in keys else ""
        rows.append(Row(stubs, cells, css))
    heads = [column.label(say) for column in columns.values()]
    if transpose:
        titles = [
            column.label(say) if column.kind == "share" else column.named(say)
            for column in columns.values()
        ]
        flipped = [Row((title,), [row.cells[i] for row in rows]) for i, title in enumerate(titles)]
        of_regions = all(str(name).isdigit() for name in frame)
        head = say.pick("Område", "Region") if of_regions else say.pick("Mått", "Measure")
        return Table(caption, [head, *(row.stubs[0] for row in rows)], 1, flipped)
    stub_heads = [
        say.pick(*_STUBS.get(str(name), (str(name), str(name)))) for name in frame.index.names
    ]
    levels = set(frame.index.names)
    css = "figures" if levels & {"figure", "occupation", "need_theme"} else ""
    css = "words" if levels & {"visit_cell", "visit_place"} else css
    return Table(caption, stub_heads + heads, len(stub_heads), rows, css)


def _cell(text: str, value: Any, longest: float) -> Cell:
    """A cell: with a bar where its column has bars, on several lines where it is many words."""
    bar = round(100 * abs(value) / longest) if longest > 0 and pd.notna(value) else None
    return Cell(text, bar, isinstance(value, str) and len(text) > _LONG)


def _written(value: float, kind: Kind | PlainKind, say: Speech) -> str:
    """A value as text; a quotient that is missing was left out for its small number."""
    if kind == "mark" and isinstance(value, str):
        return word(value, say)
    return WITHHELD if kind == "ratio" and pd.isna(value) else say.number(value, kind)


def _kind(column: Column, keys: tuple[object, ...]) -> Kind | PlainKind:
    """The kind of a cell: its column's, or that of the figure the row is about."""
    return column_of(str(keys[-1])).kind if column.kind == "row" else column.kind


def _column(given: object, kind: Kind | PlainKind, say: Speech) -> Column:
    """The column of that name, or of a region or an industry, or one that says its heading."""
    if isinstance(given, Column):
        return given
    name = str(given)
    if name.isdigit() or industry(name, say) != name:
        named = _name(name, say)
        return Column(named, named, kind)
    return column_of(name)


def _stub(level: object, key: object, say: Speech) -> str:
    if level in ("region_code", "industry"):
        return _name(str(key), say)
    if level == "figure":
        return column_of(str(key)).named(say)
    if level == "occupation":
        return in_swedish(str(key), [str(key)], say)
    if level in NAMED:
        return say.pick(*NAMED[str(level)][str(key)])
    return series_name(str(key), say)


def _linked(text: str, href: str | None) -> str:
    return Markup('<a href="{}">{}</a>').format(href, text) if href else text


def _name(code: str, say: Speech) -> str:
    """A region's name or an industry's, by code."""
    named = industry(code, say)
    if named != code or not code.isdigit():
        return named
    name = region(code).in_text(say.lang)
    return name[:1].upper() + name[1:]
