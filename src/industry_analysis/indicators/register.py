"""The register of indicators: each function with what a reader must be told about it.

A row of the register is one function. The trap: ``takes`` and ``may_take`` are the
function's own parameter names, so renaming a parameter renames the table it asks for.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

import pandas as pd

from industry_analysis.indicators.counts import IndicatorError, refuse

Direction = Literal["higher", "lower", "neither"]
Kind = Literal["share", "ratio", "index", "score", "count", "number", "bits", "mark"]
Dimension = Literal["place", "industry", "part"]
Table = pd.DataFrame | pd.Series
Text = Mapping[str, str]
Function = TypeVar("Function", bound=Callable[..., Table])

LANGUAGES = ("sv", "en")

_registered: dict[str, "Indicator"] = {}


@dataclass(frozen=True, eq=False)
class Indicator:
    """One function that turns counts into numbers, and what a reader must be told about it.

    Attributes
    ----------
    name
        The function's name, which is the key in the register.
    function
        The plain function, as it stands in its module.
    label, unit, definition, reading
        Texts with the keys ``"sv"`` and ``"en"``: what to call it, what it is counted in,
        what it is in one sentence, and how a value is read.
    kind
        How a value is written: ``"share"`` (a part of one, shown in per cent; a relative
        change may be negative or above one), ``"ratio"`` (1 is the reference), ``"index"``
        (a pure number between fixed bounds), ``"score"`` (in standard deviations, 0 is the
        mean), ``"count"`` (persons, with a sign where it is a change), ``"number"`` (a number
        of something, with decimals), ``"bits"``, ``"mark"`` (true, false or a word).
    direction
        Which value is better: ``"higher"``, ``"lower"`` or ``"neither"``.
    source
        Names of the tables that it is computed from in this workbook.
    per
        What one value belongs to. ``("place",)`` gives a Series, ``("place", "industry")``
        a frame of places x industries, ``("place", "industry", "part")`` a frame with
        (place, industry) as rows and the parts as columns.
    parts
        Labels of the parts, where the result has them; otherwise empty.
    among_all
        Whether a place's value depends on which other places are in the table: then they
        must all be there, and a place alone has none.
    """

    name: str
    function: Callable[..., Table]
    label: Text
    unit: Text
    kind: Kind
    definition: Text
    reading: Text
    direction: Direction
    source: tuple[str, ...]
    per: tuple[Dimension, ...]
    parts: Mapping[str, Text] = field(default_factory=dict)
    among_all: bool = False

    @property
    def takes(self) -> tuple[str, ...]:
        """The tables it cannot do without: the function's parameters without a default."""
        parameters = inspect.signature(self.function).parameters.values()
        return tuple(p.name for p in _tables(parameters) if p.default is p.empty)

    @property
    def may_take(self) -> tuple[str, ...]:
        """The tables it can do without: the function's parameters with a default.

        Keyword-only parameters are options, not tables, and are not among them.
        """
        parameters = inspect.signature(self.function).parameters.values()
        return tuple(p.name for p in _tables(parameters) if p.default is not p.empty)


def indicator(
    *,
    label: Text,
    unit: Text,
    kind: Kind,
    definition: Text,
    reading: Text,
    direction: Direction,
    source: tuple[str, ...],
    per: tuple[Dimension, ...],
    parts: Mapping[str, Text] | None = None,
    among_all: bool = False,
) -> Callable[[Function], Function]:
    """Enter a function in the register, and give the function back unchanged.

    Parameters
    ----------
    label, unit, kind, definition, reading, direction, source, per, parts, among_all
        As in `Indicator`.

    Returns
    -------
    Callable
        A decorator.

    Raises
    ------
    IndicatorError
        If the name is taken, a text lacks a language, or a kind, direction or dimension
        is unknown. All faults are named at once.
    """

    def enter(function: Function) -> Function:
        entry = Indicator(
            name=function.__name__,
            function=function,
            label=MappingProxyType(dict(label)),
            unit=MappingProxyType(dict(unit)),
            kind=kind,
            definition=MappingProxyType(dict(definition)),
            reading=MappingProxyType(dict(reading)),
            direction=direction,
            source=source,
            per=per,
            parts=MappingProxyType(
                {part: MappingProxyType(dict(text)) for part, text in (parts or {}).items()}
            ),
            among_all=among_all,
        )
        refuse(_entry_faults(entry))
        _registered[entry.name] = entry
        return function

    return enter


def register() -> Mapping[str, Indicator]:
    """Give all indicators by name, in the order in which they were defined; read-only."""
    return MappingProxyType(_registered)


def compute(indicator: Indicator, tables: Mapping[str, Table]) -> Table:
    """Compute an indicator from those of the tables whose names are its parameters.

    Parameters
    ----------
    indicator
        An entry of the register.
    tables
        Tables by parameter name, such as ``employed``, ``reference``, ``women``, ``start``.
        Tables that the indicator does not know are left alone.

    Returns
    -------
    DataFrame or Series
        What the function gives.

    Raises
    ------
    IndicatorError
        If a table that the indicator cannot do without is missing, or breaks a rule.
    """
    missing = [name for name in indicator.takes if name not in tables]
    if missing:
        raise IndicatorError(
            f"{indicator.name}: it takes {_named(indicator.takes)}; "
            f"missing: {_named(missing)}; given: {_named(tables)}"
        )
    known = (*indicator.takes, *indicator.may_take)
    given = {name: tables[name] for name in known if name in tables}
    return indicator.function(**given)


def _tables(parameters: Iterable[inspect.Parameter]) -> list[inspect.Parameter]:
    return [p for p in parameters if p.kind is not p.KEYWORD_ONLY]


def _named(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in names) or "nothing"


def _entry_faults(entry: Indicator) -> list[str]:
    texts = {
        "label": entry.label,
        "unit": entry.unit,
        "definition": entry.definition,
        "reading": entry.reading,
        **{f"parts[{part!r}]": text for part, text in entry.parts.items()},
    }
    faults = [
        f"{entry.name}: {name} has no text in {language!r}"
        for name, text in texts.items()
        for language in LANGUAGES
        if not text.get(language, "").strip()
    ]
    choices: list[tuple[str, str, object]] = [
        ("kind", entry.kind, Kind),
        ("direction", entry.direction, Direction),
        *(("per", dimension, Dimension) for dimension in entry.per),
    ]
    faults += [
        f"{entry.name}: {name} is {value!r}, which is none of {_named(get_args(known))}"
        for name, value, known in choices
        if value not in get_args(known)
    ]
    if entry.name in _registered:
        holder = _registered[entry.name].function.__module__
        faults.append(f"{entry.name}: the name is taken by an indicator in {holder}")
    return faults
