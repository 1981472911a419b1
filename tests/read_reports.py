"""What a reader of the reports reads: sentences and tables of every place, both languages.

The notebooks themselves are run, with blank charts. What is read is the HTML of each exhibit.
"""

import ast
import html
import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from industry_analysis import charts, exhibits, folders, kept, load, maps, places, tables
from industry_analysis.clustering import kinds
from industry_analysis.exhibits.drawing import whole_figure
from industry_analysis.indicators import (
    advertised,
    closure,
    coarse,
    competence,
    counted_ads,
    decomposition,
    diversification,
    energy,
    establishment,
    facilities,
    indicated_need,
    intensity,
    occupation_space,
    published,
    schooling,
    scorecard,
    sectors,
    series,
    specialised,
    standing,
    steps,
    structure,
    transition,
    twins,
    vulnerability,
)
from industry_analysis.needs import picture, read, visits
from industry_analysis.reports.plan import LANGUAGES, Chapter, chapters
from industry_analysis.wording import Speech

CHAPTERS = {chapter.name: chapter for chapter in chapters()}
EVERYWHERE = [
    pytest.param(name, lang, id=f"{name}-{lang}") for name in CHAPTERS for lang in LANGUAGES
]
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)

NUMBER = {
    "sv": r"[+−]?(?:\d{1,3}(?:\u00a0\d{3})+|\d+)(?:,\d+)?(?:\u00a0%)?",
    "en": r"[+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?",
}
UP = {"sv": ("ökade", "ökat"), "en": ("rose", "risen")}
DOWN = {"sv": ("minskade", "minskat"), "en": ("fell", "fallen")}


def no_failures(failures: list[str]) -> None:
    """Fail with the first of the failures and their count."""
    assert not failures, f"{len(failures)} failures, the first: {failures[0]}"


def unsigned(number: str) -> str:
    return number.lstrip("+−")


def value(number: str) -> float:
    plain = re.sub(r"[\u00a0%]", "", number).replace("−", "-")
    # a comma before the last digits but three is English thousands
    english = re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain)
    return float(plain.replace(",", "") if english else plain.replace(",", "."))


def percent(text: str) -> list[float]:
    return [value(n) for n in re.findall(r"[\d.,]+\u00a0?%", text)]


# ---- what a reader reads ----


@dataclass(frozen=True)
class Shown:
    """The sentences and tables of one exhibit."""

    html: str

    @cached_property
    def sentences(self) -> list[str]:
        outside = re.sub(r"<details.*?</details>|<figure.*?</figure>", "", self.html, flags=re.S)
        outside = re.sub(r" <a\b[^>]*>.*?</a>", "", outside, flags=re.S)
        outside = re.sub(r'<span lang="sv">.*?</span>', "…", outside, flags=re.S)
        paragraphs = re.findall(r"<(?:p|li)(?: id=[^>]*)?>(.*?)</(?:p|li)>", outside, flags=re.S)
        ends = r"(?<=\.) (?=[A-ZÅÄÖ\d])"
        texts = map(_without_swedish, paragraphs)
        return [said for text in texts for said in re.split(ends, html.unescape(text))]

    @cached_property
    def anchors(self) -> list[str]:
        """The names by which points elsewhere lead here."""
        return re.findall(r"<(?:figure|p) id=\"([^\"]*)\"", self.html)

    @cached_property
    def points(self) -> list[tuple[str, str]]:
        """What a list of meanings says, each with the anchor of its figure."""
        found = re.findall(r"<li>(.*?)<a href=\"#([^\"]*)\"", self.html, flags=re.S)
        return [(html.unescape(_without_swedish(t)).strip(), anchor) for t, anchor in found]

    @cached_property
    def text_of_tables(self) -> str:
        """Captions, headings and cells, one a line."""
        parts = re.findall(r"<(caption|th|td)\b[^>]*>(.*?)</\1>", self.html, flags=re.S)
        return "\n".join(html.unescape(text) for _, text in parts)

    @cached_property
    def cells(self) -> dict[str, set[str]]:
        """What stands in the rows and columns of each heading."""
        found: dict[str, set[str]] = {}
        for table in re.findall(r"<table\b.*?</table>", self.html, flags=re.S):
            heads, *rows = (_cells(row) for row in re.findall(r"<tr.*?</tr>", table, flags=re.S))
            titles = [text for _, text in heads]
            for row in rows:
                stubs = [text for tag, text in row if tag == "th"]
                for title, (tag, text) in zip(titles[-len(row) :], row, strict=True):
                    if tag == "td":
                        for label in (*stubs, title):
                            found.setdefault(label.casefold(), set()).add(text)
        return found

    @cached_property
    def by_row_and_column(self) -> dict[str, dict[str, str]]:
        """Cells by last row heading (the year, or the measure) and column heading."""
        found: dict[str, dict[str, str]] = {}
        for table in re.findall(r"<table\b.*?</table>", self.html, flags=re.S):
            heads, *rows = (_cells(row) for row in re.findall(r"<tr.*?</tr>", table, flags=re.S))
            for row in rows:
                stub = next(text for tag, text in reversed(row) if tag == "th")
                titles = [text for _, text in heads][-len(row) :]
                of_row = found.setdefault(stub, {})
                of_row |= {t: x for t, (tag, x) in zip(titles, row, strict=True) if tag == "td"}
        return found


def _without_swedish(text: str) -> str:
    """A text without the names of occupations in it that are marked as Swedish."""
    return re.sub(r'<span lang="sv">.*?</span>', "…", text)


def _cells(row: str) -> list[tuple[str, str]]:
    cells = re.findall(r"<(th|td)\b[^>]*>(.*?)</\1>", row, flags=re.S)
    return [(tag, html.unescape(text)) for tag, text in cells]


def drawn(name: str, place: places.Place, lang: str) -> Iterator[Figure]:
    """The figures that a notebook draws for a place, each before it is made an SVG and closed."""
    figures: list[Figure] = []

    def kept_open(ax: Axes, _: str) -> str:
        figures.append(whole_figure(ax))
        return "<svg></svg>"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exhibits, "svg", kept_open)
        chapter = CHAPTERS[name]
        for _ in _run(_code(chapter.path), **{chapter.scope: place.code}, lang=lang):
            yield from figures
            figures.clear()
            plt.close("all")


class Workbook:
    """The notebooks' exhibits by chapter, language and place, run when first asked for."""

    @cache  # noqa: B019
    def shown(self, name: str, lang: str) -> dict[str, list[Shown]]:
        chapter = CHAPTERS[name]
        cells = list(_code(chapter.path))
        return {
            place.code: list(_run(cells, **{chapter.scope: place.code}, lang=lang))
            for place in _places(chapter)
        }

    def sentences(self, name: str, lang: str) -> Iterator[tuple[str, Shown, str]]:
        """Every sentence, with its place and the exhibit whose figures it tells."""
        for code, exhibited in self.shown(name, lang).items():
            anchored = {anchor: shown for shown in exhibited for anchor in shown.anchors}
            for shown in exhibited:
                for point, anchor in shown.points:
                    yield code, anchored[anchor], point
                if not shown.points:
                    for sentence in shown.sentences:
                        yield code, shown, sentence


def _places(chapter: Chapter) -> tuple[places.Place, ...]:
    return places.municipalities() if chapter.scope == "municipality" else places.counties()


def _code(notebook: Path) -> Iterator[tuple[CodeType, CodeType | None]]:
    """The code cells but the parameters, each with its last expression apart."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code" or "parameters" in cell["metadata"].get("tags", ()):
            continue
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        body = compile(tree, notebook.stem, "exec")
        shown = ast.Expression(last.value) if isinstance(last, ast.Expr) else None
        yield body, compile(shown, notebook.stem, "eval") if shown else None


def _run(cells: Iterable[tuple[CodeType, CodeType | None]], **parameters: str) -> Iterator[Shown]:
    names: dict[str, Any] = {**parameters}
    for body, last in cells:
        exec(body, names)
        value = eval(last, names) if last else None
        if isinstance(value, exhibits.Exhibit):
            yield Shown(str(value.html))


def notebook_run(name: str, code: str, lang: str) -> list[Shown]:
    """The exhibits of one chapter for one place; to be called `without_drawing`."""
    chapter = CHAPTERS[name]
    place = {place.code: place for place in _places(chapter)}[code]
    return list(_run(_code(chapter.path), **{chapter.scope: place.code}, lang=lang))


def office_run(lang: str) -> list[Shown]:
    """The exhibits of the office's notebook, which is no chapter."""
    return list(_run(_code(folders.notebooks() / "follow_up.ipynb"), lang=lang))


WORKBOOK = Workbook()


def _remember_needs(once: Callable[..., None]) -> None:
    """The chapters on needs: of all places together, or by county."""

    def of_cells(cells: pd.DataFrame, *_: Any) -> Any:
        return tuple(map(str, cells.index))

    for name in ("figures", "needs"):
        once(indicated_need, name)
    once(read, "survey")
    once(picture, "of_store", tuple)
    once(visits, "visits", of_cells)


def _remember_transition(once: Callable[..., None]) -> None:
    """The chapter transition: of all places together, by the codes that come last, or by county.

    Where no plant is carried the tables of plants are the same for all: empty.
    """

    def of_codes(_: Any, *given: Any) -> str:
        return str(given[-2:] if len(given) < 3 else given[-1])

    def of_plants(*given: Any) -> str:
        return given[-1] if given[-1].startswith("18") else ""

    for module, name in (
        *((transition, name) for name in ("by_sector", "editions", "data_limits")),
        *((intensity, name) for name in ("industry_per_employed", "ranked")),
        *((steps, "steps"), (facilities, "counties")),
    ):
        once(module, name)
    for module, name in (
        *((transition, name) for name in ("key_figures", "changes")),
        *((energy, name) for name in ("of_all_years", "availability", "of_place")),
        (intensity, "lines"),
    ):
        once(module, name, of_codes)
    for name in ("reporting", "carbon_dioxide", "trading", "trading_by_installation"):
        once(facilities, name, of_plants)


@contextmanager
def without_drawing() -> Iterator[Workbook]:
    """The notebooks, with blank charts, and with each table and key figure computed once."""
    empty = Figure().subplots()

    def blank(*_: Any, **__: Any) -> Axes:
        return empty

    with computed_once(), pytest.MonkeyPatch.context() as patch:
        for name in charts.__all__:
            patch.setattr(charts, name, blank)
        for name, function in inspect.getmembers(maps, inspect.isfunction):
            if function.__module__ == maps.__name__ and name not in ("class_limits", "outlines"):
                patch.setattr(maps, name, blank)
        patch.setattr(exhibits, "svg", lambda *_: "<svg></svg>")
        yield WORKBOOK


@contextmanager
def computed_once() -> Iterator[None]:
    """Each table and key figure computed once, and no appendix of methods and sources."""

    def once(module: Any, name: str, key: Callable[..., Any] = lambda *a, **k: ()) -> None:
        function, results = getattr(module, name), {}

        def remembered(*args: Any, **options: Any) -> Any:
            which = key(*args, **options)
            if which not in results:
                results[which] = function(*args, **options)
            return results[which]

        patch.setattr(module, name, remembered)

    def of_places(_: Any, codes: Any, *more: Any, **options: Any) -> Any:
        return (str(codes), *map(str, more), *map(str, options.values()))

    tables_behind = load.tables_behind

    @cache
    def few_rows() -> pd.DataFrame:
        return load.employment()[["region_code", "series", "table"]].drop_duplicates()

    def of_few_rows(_: Any, *codes: str, **options: Any) -> list[str]:
        """The same of each table, series and region once: it asks for no more."""
        return tables_behind(few_rows(), *codes, **options)

    def of_columns(table: pd.DataFrame) -> Any:
        return tuple(table)

    def of_parts(_: Any, __: Any, codes: Any, **options: Any) -> Any:
        return (str(codes), str(options))

    def of_values(values: Any, codes: Any) -> Any:
        return (float(values.sum()), tuple(codes))

    def of_rows(employed: Any, reference: Any) -> Any:
        return (tuple(employed.index), float(reference.sum()))

    def by_county(compute: Callable[..., Any]) -> Callable[..., Any]:
        """The same for the municipalities of a county together, which gives the same numbers."""

        def computed(entry: Any, rows: dict[str, Any]) -> Any:
            (code,) = rows["employed"].index
            year = of_year[float(rows["reference"].sum())]
            together = of_county(code[:2], year) if len(code) == 4 else rows["employed"]
            which = (entry.name, year, tuple(together.index))
            if which not in results:
                results[which] = compute(entry, {**rows, "employed": together})
            return results[which].loc[[code]]

        @cache
        def of_county(county: str, year: int) -> pd.DataFrame:
            codes = places.codes(places.municipalities(county))
            return groups.loc[(load.BAS_REGISTER, year), :].loc[codes]

        results: dict[Any, Any] = {}

        groups = load.composition(load.employment())
        country = groups.loc[load.BAS_REGISTER].xs("00", level="region_code").sum(axis="columns")
        of_year = {float(persons): year for year, persons in country.items()}
        return computed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exhibits, "methods", lambda *_: None)
        patch.setattr(exhibits, "sources", lambda *_, **__: None)
        once(load, "borders", str)
        for name, function in inspect.getmembers(load, inspect.isfunction):
            if not inspect.signature(function).parameters and name != "raw_hashes":
                once(load, name)
        once(establishment, "centres")
        once(establishment, "labour_within_reach")
        once(published, "years", of_columns)
        once(published, "over_time", lambda _, names: tuple(names))
        once(published, "latest", of_columns)
        once(standing, "standings", lambda figures, *codes, **_: (*of_columns(figures), str(codes)))
        once(standing, "positions_of", lambda values, codes, **_: (*of_columns(values), str(codes)))
        once(counted_ads, "by_occupation")
        once(counted_ads, "with_regions", of_columns)
        once(advertised, "demand")
        once(advertised, "largest_shares", lambda _, codes: str(codes))
        once(advertised, "certainty")
        once(competence, "ad_quotient")
        once(advertised, "occupations", lambda *tables: tables[-1])
        once(occupation_space, "occupation_space")
        once(occupation_space, "nearest", lambda *tables: tables[-1])
        once(schooling, "by_level")
        once(schooling, "in_stages")
        once(load, "over_time", lambda _, industry: industry)
        once(scorecard, "scorecard", of_columns)
        once(diversification, "profiles")
        once(diversification, "options", lambda _, __, codes: str(codes))
        once(coarse, "industries", lambda _, code: code)
        once(load, "composition")
        once(tables, "sidecar", str)
        patch.setattr(load, "tables_behind", of_few_rows)
        once(load, "tables_behind", of_places)
        once(series, "lines", of_values)
        once(series, "common_years", of_places)
        patch.setattr(structure, "common_years", series.common_years)
        once(structure, "all_municipalities")
        once(structure, "key_figures", of_places)
        once(structure, "place_figures", lambda _, __, *codes, **___: str(codes))
        once(decomposition, "change_parts", of_parts)
        once(decomposition, "largest_part", of_parts)
        once(decomposition, "own_part_by_method", of_parts)
        once(specialised, "certainty", lambda rows, code: (len(rows), code))
        once(structure, "location_quotient", of_rows)
        _remember_transition(once)
        _remember_needs(once)
        patch.setattr(structure, "compute", by_county(structure.compute))
        # kinds and twins: all municipalities together, and a place's twins
        once(kept, "once", lambda make, _: make.__name__)
        once(sectors, "sector_shares")
        for name in ("describe", "next_kind"):
            once(kinds, name)
        for name in ("likeness", "side_by_side", "development"):
            once(twins, name)
        once(twins, "_scores", of_columns)
        once(twins, "nearest", lambda _, code: code)
        patch.setattr(Speech, "number", lru_cache(None, typed=True)(Speech.number))
        patch.setattr(places, "municipality", cache(places.municipality))
        patch.setattr(places, "county", cache(places.county))
        # the chapter vulnerability: the whole country once
        for name in ("figures", "latest", "contributions"):
            once(vulnerability, name)
        once(vulnerability, "index", lambda _, among=None: among and tuple(among))
        once(vulnerability, "standings", lambda _, code, __: code)
        once(closure, "ads_by_place")
        patch.setattr(closure, "common_years", series.common_years)
        yield
