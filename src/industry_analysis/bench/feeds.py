"""Which tables an indicator is computed from: its parameters, by the sources it names.

A row of `FEEDS` is a set of sources as the register has it; each of its columns makes the table
that goes by the name of a parameter, for a span of time. The trap: a region's table has
``region_code`` as its row labels' name, and is taken apart by that; no other table may.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from industry_analysis import clustering, load, places, tables
from industry_analysis.employment import SERIES
from industry_analysis.indicators import (
    counted_ads,
    establishment,
    occupation_space,
    published,
    schooling,
    transition,
)
from industry_analysis.indicators.occupations import is_industrial
from industry_analysis.indicators.register import Table

COUNTRY = places.SWEDEN.code
REGION = "region_code"
# ASSUME: the groups of related and unrelated variety are the ten aggregates of NACE Rev. 2 (A*10),
# of which the fifteen industries published by municipality are parts.
AGGREGATES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("B+C", "D+E"), "B-E"),
        **dict.fromkeys(("G", "H", "I"), "G-I"),
        **dict.fromkeys(("O", "P", "Q"), "O-Q"),
        **{code: code for code in ("A", "F", "J", "K", "L", "M+N", "R+S+T+U")},
    }
)


class Span(NamedTuple):
    """A year of one series, or two years of it; ``start`` is ``year`` where it is one."""

    series: str
    start: int
    year: int


Feed = Callable[[Span], Table]


@cache
def _employment() -> pd.DataFrame:
    return load.employment()


@cache
def compositions() -> pd.DataFrame:
    """Persons employed, rows (``series``, ``year``, ``region_code``), columns industries."""
    return load.composition(_employment()).rename_axis(columns=None)


@cache
def _by_year(span: Span) -> pd.DataFrame:
    """Rows (``year``, ``region_code``) of the regions that have every year of the span."""
    whole = compositions()
    in_series = whole[whole.index.get_level_values("series") == span.series].droplevel("series")
    within = in_series.index.get_level_values("year")
    in_span = in_series[(within >= span.start) & (within <= span.year)]
    years = in_span.index.get_level_values("year")
    had = in_span.groupby(level=REGION).size()
    return in_span[in_span.index.isin(had.index[had == years.nunique()], level=REGION)]


def _employed(span: Span) -> pd.DataFrame:
    return _of_year(_by_year(span), span.year)


def _start(span: Span) -> pd.DataFrame:
    return _of_year(_by_year(span), span.start)


def _of_year(by_year: pd.DataFrame, year: int) -> pd.DataFrame:
    return by_year[by_year.index.get_level_values("year") == year].droplevel("year")


def _of_sex(sex: str) -> Feed:
    def persons(span: Span) -> pd.DataFrame:
        rows = _employment()
        chosen = rows.series.eq(span.series) & rows.year.eq(span.year) & rows.sex.eq(sex)
        wide = rows[chosen].pivot(index=REGION, columns="sni_group", values="employed_workplace")
        known = compositions().columns.intersection(wide.columns)
        return wide[known].rename_axis(columns=None)

    return persons


@cache
def _neighbours() -> pd.DataFrame:
    corners = load.borders("municipality").get_coordinates()
    return clustering.attach_islands(load.neighbours(), corners).iloc[:, :2]


@cache
def _ads() -> pd.DataFrame:
    return counted_ads.with_regions(counted_ads.by_occupation(load.job_ads()))


@cache
def _occupations() -> occupation_space.Space:
    return occupation_space.occupation_space(load.job_ads())


@cache
def _working_age() -> tuple[int, pd.DataFrame]:
    people = published.over_time(load.indicators(), ["population", "working_age"])
    return published.years(people)["working_age"], published.latest(people)


def _all_employed(_: Span) -> pd.DataFrame:
    # ASSUME: ads of a year after the last with employed everywhere are divided by the employed
    # of that last year.
    return compositions_everywhere().sum(axis="columns").to_frame("all")


def compositions_everywhere() -> pd.DataFrame:
    """Persons employed in the last year that all municipalities have, regions x industries."""
    register = compositions().loc[load.BAS_REGISTER]
    counted = register.groupby(level="year").size()
    return register.loc[counted.index[counted == counted.max()].max()]


def _educated(span: Span) -> pd.DataFrame:
    levels = schooling.by_level(load.education())
    everybody = levels[levels.index.get_level_values("sex") == "total"].droplevel("sex")
    return _of_year(everybody, span.year)


def _area(_: Span) -> pd.Series:
    area = load.building_area().set_index("municipality_code")["industry_1000m2"]
    return counted_ads.with_regions(area.to_frame()).iloc[:, 0]


def _emissions(span: Span) -> pd.DataFrame:
    emitted = transition.by_sector(load.greenhouse_gases())[transition.INDUSTRY]
    return emitted.xs(span.year, level="year").to_frame("B+C").reindex(_employed(span).index)


_EMPLOYMENT: Mapping[str, Feed] = {
    "employed": _employed,
    "reference": lambda span: _employed(span).loc[COUNTRY],
    "women": _of_sex("women"),
    "men": _of_sex("men"),
    "start": _start,
    "end": _employed,
    "reference_start": lambda span: _start(span).loc[COUNTRY],
    "reference_end": lambda span: _employed(span).loc[COUNTRY],
    "employed_by_year": _by_year,
    "reference_by_year": lambda span: _by_year(span).xs(COUNTRY, level=REGION),
    "groups": lambda _: pd.Series(AGGREGATES),
}
_ADVERTISED: Mapping[str, Feed] = {
    "ads": lambda _: _ads(),
    "industrial": lambda _: is_industrial(_ads().columns),
}

FEEDS: Mapping[tuple[str, ...], Mapping[str, Feed]] = {
    ("employment",): _EMPLOYMENT,
    ("employment", "neighbours"): {**_EMPLOYMENT, "neighbours": lambda _: _neighbours()},
    ("job_ads",): {
        **_ADVERTISED,
        "presence": lambda _: _occupations().present,
        "proximity": lambda _: _occupations().near,
    },
    ("job_ads", "employment"): {
        **_ADVERTISED,
        "employed": _all_employed,
        "presence": lambda _: _occupations().present,
        "proximity": lambda _: _occupations().near,
    },
    ("education",): {"persons": _educated},
    ("localities", "indicators"): {
        "points": lambda _: establishment.centres(
            load.localities(), load.middles(), _working_age()[1]
        )
    },
    ("building_area", "employment"): {
        "area": _area,
        "persons": lambda _: compositions_everywhere()["B+C"],
    },
    ("greenhouse_gases", "employment"): {
        "emissions": _emissions,
        "employed": lambda span: _employed(span)[["B+C"]],
    },
}


@cache
def moments(sources: tuple[str, ...], *, everywhere: bool = False) -> tuple[Span, ...]:
    """The years of each series that these sources have, a span of one year each.

    Parameters
    ----------
    sources
        As in ``register.Indicator``; sources without feeds have no year.
    everywhere
        Only years of employment that all municipalities have.
    """
    if sources not in FEEDS:
        return ()
    if sources[0] == "employment":
        return _of_employment(everywhere=everywhere)
    if sources[0] == "greenhouse_gases":
        emitted = set(load.greenhouse_gases()["year"])
        of_register = _of_employment(everywhere=everywhere)
        return tuple(s for s in of_register if s.series == load.BAS_REGISTER and s.year in emitted)
    return tuple(Span(_publisher(sources[0]), year, year) for year in _years_of(sources[0]))


def _years_of(table: str) -> list[int]:
    if table == "localities":
        return [int(_working_age()[0])]
    return [int(year) for year in tables.sidecar(table)["period"].split(", ")]


def _of_employment(*, everywhere: bool) -> tuple[Span, ...]:
    counted = compositions().groupby(level=["series", "year"]).size()
    enough = counted[counted >= (counted.max() if everywhere else 0)]
    in_time = [
        (series, year)
        for series in SERIES
        for year in sorted(enough.loc[[series]].droplevel(0).index if series in enough else [])
    ]
    return tuple(Span(series, int(year), int(year)) for series, year in in_time)


def _publisher(table: str) -> str:
    """The name that a table's publisher goes by, without its kind: ``SCB``, ``SMHI``."""
    return str(tables.sidecar(table)["publisher"]).partition(",")[0].partition(" (")[0]
