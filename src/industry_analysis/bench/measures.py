"""What can be chosen on the bench: the indicators of the register and the published figures.

Rows of the figures are (``series``, ``year``), columns regions. The trap: two series may have
the same year; the later is the one that counts, and no change is computed across the two.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from industry_analysis import load
from industry_analysis.bench import feeds
from industry_analysis.bench.computed import computed
from industry_analysis.bench.feeds import REGION, Span
from industry_analysis.bench.refusal import Refusal
from industry_analysis.indicators import Indicator, published, register
from industry_analysis.indicators.published import Published
from industry_analysis.wording.speech import Kind

Measure = Indicator | Published
Years = tuple[int, int]


def catalogue() -> Mapping[str, Measure]:
    """All that can be chosen, by name: the register of indicators, then the published figures."""
    return MappingProxyType({**register(), **published.published()})


def measure(name: str) -> Measure:
    """Find an indicator or a published figure.

    Raises
    ------
    Refusal
        If there is none of the name.
    """
    if name not in catalogue():
        raise Refusal(
            f"Ingen indikator och inget nyckeltal heter {name!r}.",
            f"No indicator and no published figure is called {name!r}.",
        )
    return catalogue()[name]


def between_years(name: str) -> bool:
    """Whether a measure is of the change between two years, and not of one."""
    entry = measure(name)
    return isinstance(entry, Indicator) and bool({"start", "employed_by_year"} & set(entry.takes))


def parts(name: str) -> tuple[str, ...]:
    """The parts that a measure's values have; none for most."""
    entry = measure(name)
    return tuple(entry.parts) if isinstance(entry, Indicator) else ()


@cache
def years(name: str) -> tuple[int, ...]:
    """The years of a measure, in order; none where no table is known that gives it."""
    entry = measure(name)
    if isinstance(entry, Published):
        return tuple(int(year) for year in sorted(set(_published(name).index.get_level_values(1))))
    return tuple(sorted({span.year for span in _moments(entry)}))


@cache
def usual_years(name: str) -> Years:
    """The years to begin with: all, or for a change those that all places share at the end."""
    known = years(name)
    if not known:
        return (0, 0)
    if not between_years(name):
        return known[0], known[-1]
    everywhere = feeds.moments(("employment",), everywhere=True)
    return everywhere[0].year, everywhere[-1].year


@cache
def things(name: str) -> tuple[str, ...]:
    """The industries, occupations or levels of education that a measure has a value for each of.

    None where a place has one value.
    """
    entry = measure(name)
    if isinstance(entry, Published) or "industry" not in entry.per:
        return ()
    ends = {span.series: span for span in _moments(entry)}.values()
    spans = [_span_from_start(span) for span in ends] if between_years(name) else ends
    found: dict[str, None] = {}
    for span in spans:
        table = computed(register()[name], span)
        labels = table.index.unique(level=-1) if "part" in entry.per else table.columns
        found |= dict.fromkeys(map(str, labels))
    return tuple(found)


@cache
def usual_thing(name: str) -> str | None:
    """The one to begin with: the first of those that most regions have a value for."""
    if not things(name):
        return None
    last = usual_years(name)[1]
    end = [span for span in _moments(register()[name]) if span.year == last][-1]
    table = _by_thing(name, _span_from_start(end) if between_years(name) else end)
    return str(table.count().idxmax())


def figures(
    name: str,
    places: Sequence[str] | None = None,
    *,
    years: Years,
    of: str | None = None,
    part: str | None = None,
) -> pd.DataFrame:
    """Values of one measure over the years, a column a region.

    Parameters
    ----------
    name
        An indicator of the register or a published figure.
    places
        Codes of the regions, in the order of the columns; all that have a value if ``None``.
    years
        First and last year; a change is between the two, of anything else every year is given.
    of
        The industry, occupation or level of education, where there is a value for each.
    part
        The part, where the value has several.

    Returns
    -------
    DataFrame
        Rows (``series``, ``year``) in order of time, those with a value; columns by code. In
        the measure's unit, shares from 0 to 1. Missing where nothing is published, where the
        measure is not of such a region, and for a quotient of fewer than 15.

    Raises
    ------
    Refusal
        If it cannot be computed, or no such region has a value in those years.
    """
    entry = measure(name)
    if isinstance(entry, Published):
        wide = _published(name)
        first, last = years
        in_years = wide.index.get_level_values("year")
        found = wide[(in_years >= first) & (in_years <= last)]
    else:
        _refuse_choice(name, of, part)
        rows = {span: _value(name, span, of, part) for span in _spans(name, years)}
        labels = pd.MultiIndex.from_tuples([s[::2] for s in rows], names=["series", "year"])
        found = pd.DataFrame(list(rows.values()), index=labels).infer_objects()
    chosen = found if places is None else found.reindex(columns=list(places))
    chosen = _in_time(chosen.dropna(how="all")).rename_axis(columns=None)
    if chosen.empty:
        raise Refusal(
            "Inget av de valda områdena har något värde de åren.",
            "None of the chosen regions has a value in those years.",
        )
    return chosen.dropna(axis="columns", how="all") if places is None else chosen


def kind(name: str, figures: pd.DataFrame) -> Kind:
    """How the values are written: the measure's kind, or a number where its part is one."""
    entry = measure(name)
    counted = entry.kind == "mark" and all(
        pd.api.types.is_number(cell) and not pd.api.types.is_bool(cell)
        for cell in figures.to_numpy().ravel()
        if pd.notna(cell)
    )
    return "count" if counted else entry.kind


def _in_time(rows: pd.DataFrame) -> pd.DataFrame:
    """Each year once, from the later series where two have it, as `indicators.series` has it."""
    return rows[~rows.index.get_level_values("year").duplicated(keep="last")]


@cache
def _published(name: str) -> pd.DataFrame:
    values = published.over_time(load.indicators(), [name])[name].dropna()
    return pd.concat({"Kolada": values.unstack(REGION)}, names=["series"])


def _moments(entry: Indicator) -> tuple[Span, ...]:
    return feeds.moments(entry.source, everywhere=entry.among_all)


def _span_from_start(end: Span) -> Span:
    first = min(s.year for s in feeds.moments(("employment",)) if s.series == end.series)
    return end._replace(start=first)


def _spans(name: str, years: Years) -> list[Span]:
    """The spans to compute: every year of each series, or the one from first to last year."""
    entry = register()[name]
    first, last = years
    if first > last:
        raise Refusal(
            "Det första året ligger efter det sista.", "The first year is after the last."
        )
    known = _moments(entry)
    if not known:
        raise Refusal(
            f"Arbetsboken vet inte vilken tabell som ger {', '.join(entry.source)}.",
            f"The workbook does not know which table gives {', '.join(entry.source)}.",
        )
    if not between_years(name):
        return [span for span in known if first <= span.year <= last]
    if first == last:
        raise Refusal(
            "En förändring behöver två olika år: välj ett tidigare första år.",
            "A change needs two different years: choose an earlier first year.",
        )
    of_year = {(span.series, span.year) for span in known}
    both = [s for s in known if s.year == last and (s.series, first) in of_year]
    if not both:
        raise Refusal(
            f"Ingen serie med alla områden har både {first} och {last}, och över ett seriebrott "
            "räknas ingen förändring.",
            f"No series with all regions has both {first} and {last}, and no change is computed "
            "across a break between series.",
        )
    # ASSUME: where two series have both years the later one is meant, as in `indicators.series`.
    return [both[-1]._replace(start=first)]


def _refuse_choice(name: str, of: str | None, part: str | None) -> None:
    for given, known in ((of, things(name)), (part, parts(name))):
        if given is None and known:
            raise Refusal(
                f"{name} har ett värde för vart och ett av {len(known)}: välj ett, till exempel "
                f"{known[0]!r}.",
                f"{name} has a value for each of {len(known)}: choose one, such as {known[0]!r}.",
            )
        if given is not None and given not in known:
            raise Refusal(f"{name} har inget {given!r}.", f"{name} has no {given!r}.")


def _value(name: str, span: Span, of: str | None, part: str | None) -> Any:
    """One value a region; none where the span lacks the industry."""
    if not things(name):
        return computed(register()[name], span)
    table = _by_thing(name, span, part)
    return table[of] if of in table else pd.Series(dtype=float)


def _by_thing(name: str, span: Span, part: str | None = None) -> Any:
    """Regions x industries of one part, the first if ``None``."""
    table = computed(register()[name], span)
    return table[part or parts(name)[0]].unstack() if parts(name) else table
