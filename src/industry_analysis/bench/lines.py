"""The two lines of code that make a chart, a table or a map, and what they give.

The trap: what the bench shows is what its lines give when they are run, and nothing else, so
that a line that is copied can never show something other than what was seen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

import pandas as pd

from industry_analysis import charts, exhibits, load
from industry_analysis.bench import measures
from industry_analysis.bench.measures import Years
from industry_analysis.bench.refusal import Refusal
from industry_analysis.employment import SERIES
from industry_analysis.indicators.register import Indicator
from industry_analysis.places import region
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import industry
from industry_analysis.wording.occupations import NAMED

Sort = Literal["chart", "table", "map"]


@dataclass(frozen=True)
class Choice:
    """What somebody wants to see: a measure, regions by code, first and last year."""

    name: str
    places: tuple[str, ...]
    years: Years
    of: str | None = None
    part: str | None = None


class Piece(NamedTuple):
    """Two lines of code and what the second of them gives."""

    code: str
    given: Any


def piece(sort: Sort, choice: Choice, say: Speech) -> Piece:
    """Write the two lines for a chart, a table or a map of what was chosen, and run them.

    Raises
    ------
    Refusal
        If it cannot be computed or drawn.
    """
    from industry_analysis import bench  # which imports this module

    first = _first_line(choice, everywhere=sort == "map")
    second = {"chart": _chart, "table": _table, "map": _map}[sort](choice, say)
    names: dict[str, Any] = {"bench": bench, "charts": charts, "exhibits": exhibits, "say": say}
    exec(first, names)
    return Piece(f"{first}\n{second}", eval(second, names))


def of_choice(choice: Choice) -> pd.DataFrame:
    """The figures of the chosen regions, as the first line gives them."""
    return measures.figures(
        choice.name, choice.places, years=choice.years, of=choice.of, part=choice.part
    )


def map_row(choice: Choice) -> tuple[str, int]:
    """Series and year that a map shows: the last that has most of the municipalities."""
    figures = measures.figures(choice.name, years=choice.years, of=choice.of, part=choice.part)
    municipal = figures.loc[:, figures.columns.str.len() == 4]
    # ASSUME: a map is worth drawing of a year with at least half as many municipalities as the
    # year with the most.
    counted = municipal.notna().sum(axis="columns")
    series, year = counted.index[counted >= counted.max() / 2][-1]
    return str(series), int(year)


def title(choice: Choice, years: Sequence[int], say: Speech) -> str:
    """What a figure shows: measure, unit, industry and part, and the years."""
    entry = measures.measure(choice.name)
    label, unit = entry.label[say.lang], entry.unit[say.lang]
    told = entry.kind == "mark" or unit.lower() in label.lower()
    named = [label if told else f"{label} ({unit})"]
    if choice.of is not None:
        named.append(thing_name(choice.name, choice.of, say))
    if choice.part is not None:
        named.append(part_name(choice.name, choice.part, say))
    span = (min(years), max(years))
    return f"{', '.join(named)}, {'–'.join(dict.fromkeys(map(str, span)))}"


def thing_name(name: str, thing: str, say: Speech) -> str:
    """The name of an industry, an occupation or a level of education."""
    entry = measures.measure(name)
    sources = entry.source if isinstance(entry, Indicator) else ()
    if sources[:1] == ("job_ads",):
        return _occupations()[thing]
    if sources[:1] == ("education",):
        return say.pick(*NAMED["education"][thing])
    return industry(thing, say)


@cache
def _occupations() -> dict[str, str]:
    return dict(load.occupations().itertuples(index=False, name=None))


def part_name(name: str, part: str, say: Speech) -> str:
    """The name of a part of an indicator's value."""
    entry = measures.measure(name)
    return entry.parts[part][say.lang] if isinstance(entry, Indicator) else part


def source(choice: Choice, figures: pd.DataFrame, say: Speech) -> str:
    """The source line of the figures."""
    entry = measures.measure(choice.name)
    if not isinstance(entry, Indicator):
        return exhibits.source([], say, figures=[choice.name])
    in_series = [s for s in SERIES if s in figures.index.get_level_values("series")]
    behind = load.tables_behind(
        load.employment(), choice.places[0], *choice.places, series=in_series or [load.BAS_REGISTER]
    )
    told = [t for name in entry.source for t in (behind if name == "employment" else [name])]
    return exhibits.source(told, say)


def _first_line(choice: Choice, *, everywhere: bool) -> str:
    given = [_text(choice.name)]
    if not everywhere:
        given.append(_text(choice.places))
    first, last = choice.years
    given.append(f"years=({first}, {last})")
    given += [
        f"{option}={_text(value)}"
        for option, value in (("of", choice.of), ("part", choice.part))
        if value is not None
    ]
    return f"figures = bench.figures({', '.join(given)})"


def _chart(choice: Choice, say: Speech) -> str:
    figures = of_choice(choice)
    kind = measures.kind(choice.name, figures)
    if kind == "mark":
        raise Refusal(
            "Ord och ja eller nej ritas inte som diagram: se tabellen och kartan.",
            "Words and yes or no are not drawn as a chart: see the table and the map.",
        )
    if len(figures) > 1:
        by = "uneven" if _has_gaps(figures) else "over_time"
        return f"charts.{by}(charts.canvas(), figures, say, kind={_text(kind)})"
    bars = int(figures.iloc[-1].notna().sum())
    marked = _text(choice.places[:1])
    return (
        f"charts.bars(charts.canvas_for({bars}), figures.iloc[-1].astype(float), say, "
        f"kind={_text(kind)}, marked={marked})"
    )


def _has_gaps(figures: pd.DataFrame) -> bool:
    """Whether one series lacks years between others, which are then not joined."""
    years = figures.index.get_level_values("year")
    whole = figures.droplevel("series").reindex(range(years.min(), years.max() + 1))
    one = len(figures.index.unique("series")) == 1
    return one and any(values.loc[_known(values)].isna().any() for _, values in whole.items())


def _known(values: pd.Series) -> slice:
    """From the first year with a value to the last."""
    return slice(values.first_valid_index(), values.last_valid_index())


def _table(choice: Choice, say: Speech) -> str:
    figures = of_choice(choice)
    options = f"caption={_text(title(choice, shown_years(choice, figures), say))}"
    options += f", kind={_text(measures.kind(choice.name, figures))}"
    if len(figures) > 1:
        return f"exhibits.table(figures, say, {options})"
    return f'exhibits.table(figures.droplevel("series"), say, {options}, transpose=True)'


def _map(choice: Choice, say: Speech) -> str:
    series, year = map_row(choice)
    figures = measures.figures(choice.name, years=choice.years, of=choice.of, part=choice.part)
    kind = measures.kind(choice.name, figures)
    years = choice.years if measures.between_years(choice.name) else (year,)
    marked = [code for code in choice.places if region(code).kind == "municipality"]
    return (
        f"bench.explore(figures.loc[({_text(series)}, {year})], say, kind={_text(kind)}, "
        f"title={_text(title(choice, years, say))}, marked={_text(marked)})"
    )


def shown_years(choice: Choice, figures: pd.DataFrame) -> Sequence[int]:
    """The years that a figure is about: those it has rows of, or both ends of a change."""
    if measures.between_years(choice.name):
        return choice.years
    return [int(year) for year in figures.index.get_level_values("year")]


def _text(value: str | Sequence[str]) -> str:
    """A text or a list of texts as code."""
    return json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False)
