"""Every number in every sentence is a figure of the table beside it: all places, both languages.

The notebooks themselves are run, with blank charts. What is read is what a reader reads: the
HTML of each exhibit, its sentences and its tables.
"""

import ast
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from types import CodeType
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from industry_analysis import charts, exhibits, load, maps, places, tables
from industry_analysis.indicators import decomposition, series, structure
from industry_analysis.reports.plan import LANGUAGES, Chapter, chapters
from industry_analysis.wording import Speech
from industry_analysis.wording.columns import SNI_GROUPS

CHAPTERS = {chapter.name: chapter for chapter in chapters()}
EVERYWHERE = [
    pytest.param(name, lang, id=f"{name}-{lang}") for name in CHAPTERS for lang in LANGUAGES
]
EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)

# numbers that are no figures: names of classifications, and limits that hold for every place
CONSTANTS = {
    "sv": {
        "SNI 2007": "the name of the classification",
        "RAMS 16 år och äldre till 2018": "ages and last year of a closed series",
        "RAMS 16–74 år 2019": "the same",
        "BAS 15–74 år": "ages of the register",
        "färre än 15 sysselsatta": "the limit under which nothing is judged",
        "minst 15 sysselsatta": "the same",
    },
    "en": {
        "SNI 2007": "the name of the classification",
        "RAMS 16 and older to 2018": "ages and last year of a closed series",
        "RAMS 16–74 in 2019": "the same",
        "BAS 15–74": "ages of the register",
        "fewer than 15 employed": "the limit under which nothing is judged",
        "at least 15 employed": "the same",
    },
}
NUMBER = {
    "sv": r"[+−]?(?:\d{1,3}(?:\u00a0\d{3})+|\d+)(?:,\d+)?(?:\u00a0%)?",
    "en": r"[+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?",
}
UP = {"sv": ("ökade", "ökat"), "en": ("rose", "risen")}
DOWN = {"sv": ("minskade", "minskat"), "en": ("fell", "fallen")}
STILL = {"sv": "i stort sett oförändrat", "en": "virtually unchanged"}
BY = {"sv": "med", "en": "by"}
FROM_TO = {"sv": ("från", "till"), "en": ("from", "to")}
YEAR_BEFORE = {"sv": "året före", "en": "the year before"}
MOST = {"sv": "mest", "en": "most"}
NOWHERE = {"sv": "ingenstans", "en": "nowhere"}
RANKS = {
    "sv": "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
}
FOREIGN = {
    "sv": "the and of from was is are with share number most highest lowest employed industry",
    "en": "och på av den det är som för från till med antalet andelen riket län kommun högst",
}
ISLANDS = "Gotland|Hammarö|Lidingö|Orust|Tjörn|Öckerö"


# ---- what a reader reads ----


@dataclass(frozen=True)
class Shown:
    """The sentences and tables of one exhibit."""

    html: str

    @cached_property
    def sentences(self) -> list[str]:
        outside = re.sub(r"<details.*?</details>|<figure.*?</figure>", "", self.html, flags=re.S)
        paragraphs = re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", outside, flags=re.S)
        ends = r"(?<=\.) (?=[A-ZÅÄÖ\d])"
        return [said for text in paragraphs for said in re.split(ends, html.unescape(text))]

    @cached_property
    def text_of_tables(self) -> str:
        """Captions, headings and cells, one a line."""
        parts = re.findall(r"<(caption|th|td)\b[^>]*>(.*?)</\1>", self.html, flags=re.S)
        return "\n".join(html.unescape(text) for _, text in parts)

    @cached_property
    def cells(self) -> dict[str, set[str]]:
        """What stands in the rows and columns of each heading."""
        found: dict[str, set[str]] = {}
        for table in re.findall(r"<table>.*?</table>", self.html, flags=re.S):
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
        for table in re.findall(r"<table>.*?</table>", self.html, flags=re.S):
            heads, *rows = (_cells(row) for row in re.findall(r"<tr.*?</tr>", table, flags=re.S))
            for row in rows:
                stub = next(text for tag, text in reversed(row) if tag == "th")
                titles = [text for _, text in heads][-len(row) :]
                of_row = found.setdefault(stub, {})
                of_row |= {t: x for t, (tag, x) in zip(titles, row, strict=True) if tag == "td"}
        return found


def _cells(row: str) -> list[tuple[str, str]]:
    cells = re.findall(r"<(th|td)\b[^>]*>(.*?)</\1>", row, flags=re.S)
    return [(tag, html.unescape(text)) for tag, text in cells]


class _Workbook:
    """The notebooks' exhibits by chapter, language and place, run when first asked for."""

    @cache  # noqa: B019
    def shown(self, name: str, lang: str) -> dict[str, list[Shown]]:
        chapter = CHAPTERS[name]
        cells = list(_code(chapter))
        return {place.code: list(_run(cells, chapter, place, lang)) for place in _places(chapter)}

    def sentences(self, name: str, lang: str) -> Iterator[tuple[str, Shown, str]]:
        """Every sentence, with its place and its exhibit."""
        for code, exhibited in self.shown(name, lang).items():
            for shown in exhibited:
                for sentence in shown.sentences:
                    yield code, shown, sentence


def _places(chapter: Chapter) -> tuple[places.Place, ...]:
    return places.municipalities() if chapter.scope == "municipality" else places.counties()


def _code(chapter: Chapter) -> Iterator[tuple[CodeType, CodeType | None]]:
    """The code cells but the parameters, each with its last expression apart."""
    for cell in json.loads(chapter.path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code" or "parameters" in cell["metadata"].get("tags", ()):
            continue
        tree = ast.parse("".join(cell["source"]))
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        body = compile(tree, chapter.name, "exec")
        shown = ast.Expression(last.value) if isinstance(last, ast.Expr) else None
        yield body, compile(shown, chapter.name, "eval") if shown else None


def _run(
    cells: Iterable[tuple[CodeType, CodeType | None]],
    chapter: Chapter,
    place: places.Place,
    lang: str,
) -> Iterator[Shown]:
    names: dict[str, Any] = {chapter.scope: place.code, "lang": lang}
    for body, last in cells:
        exec(body, names)
        value = eval(last, names) if last else None
        if isinstance(value, exhibits.Exhibit):
            yield Shown(str(value.html))


@pytest.fixture(scope="module")
def workbook() -> Iterator[_Workbook]:
    """The notebooks, with blank charts, and with each table and key figure computed once."""

    def once(module: Any, name: str, key: Callable[..., Any] = lambda *a, **k: ()) -> None:
        function, results = getattr(module, name), {}

        def remembered(*args: Any, **options: Any) -> Any:
            which = key(*args, **options)
            if which not in results:
                results[which] = function(*args, **options)
            return results[which]

        patch.setattr(module, name, remembered)

    empty = Figure().subplots()

    def blank(*_: Any, **__: Any) -> Axes:
        return empty

    def of_places(_: Any, codes: Any, *more: Any, **options: Any) -> Any:
        return (str(codes), *map(str, more), *map(str, options.values()))

    tables_behind = load.tables_behind

    @cache
    def few_rows() -> pd.DataFrame:
        return load.employment()[["region_code", "series", "table"]].drop_duplicates()

    def of_few_rows(_: Any, *codes: str, **options: Any) -> list[str]:
        """The same of each table, series and region once: it asks for no more."""
        return tables_behind(few_rows(), *codes, **options)

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
        for name in charts.__all__:
            patch.setattr(charts, name, blank)
        patch.setattr(maps, "with_locator", blank)
        patch.setattr(exhibits, "svg", lambda *_: "<svg></svg>")
        patch.setattr(exhibits, "methods", lambda *_: None)
        patch.setattr(exhibits, "sources", lambda *_, **__: None)
        patch.setattr(load, "borders", lambda level: None)
        once(load, "employment")
        once(load, "over_time", lambda _, industry: industry)
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
        once(structure, "location_quotient", of_rows)
        patch.setattr(structure, "compute", by_county(structure.compute))
        patch.setattr(Speech, "number", lru_cache(None, typed=True)(Speech.number))
        patch.setattr(places, "municipality", cache(places.municipality))
        patch.setattr(places, "county", cache(places.county))
        yield _Workbook()


def _no(failures: list[str]) -> None:
    """Fail with the first of the failures and their count."""
    assert not failures, f"{len(failures)} failures, the first: {failures[0]}"


def _unsigned(number: str) -> str:
    return number.lstrip("+−")


def _value(number: str) -> float:
    plain = re.sub(r"[\u00a0%]", "", number).replace("−", "-")
    # a comma before the last digits but three is English thousands
    english = re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain)
    return float(plain.replace(",", "") if english else plain.replace(",", "."))


def _percent(text: str) -> list[float]:
    return [_value(n) for n in re.findall(r"[\d.,]+\u00a0?%", text)]


@cache
def _is_name(label: str) -> bool:
    """Whether a heading, without capitals, is the name of a place or an industry."""
    regions = [places.SWEDEN, *places.counties(), *places.municipalities()]
    named = {place.in_text(lang) for place in regions for lang in LANGUAGES}
    return label in {x.casefold() for x in named | {x for two in SNI_GROUPS.values() for x in two}}


def _without_constants(sentence: str, lang: str) -> str:
    for constant in CONSTANTS[lang]:
        sentence = sentence.replace(constant, "…")
    return sentence


# ---- numbers ----


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_every_number_of_a_sentence_is_a_figure_of_the_table_beside_it(workbook, name, lang):
    failures, seen = [], 0
    for code, shown, sentence in workbook.sentences(name, lang):
        figures = {_unsigned(n) for n in re.findall(NUMBER[lang], shown.text_of_tables)}
        for number in re.findall(NUMBER[lang], _without_constants(sentence, lang)):
            seen += 1
            if _unsigned(number) not in figures:
                failures.append(f"{code}: {number} of {sentence!r} is in no table beside it")
    _no(failures)
    assert seen > 20 * len(workbook.shown(name, lang))


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_a_number_beside_a_name_is_in_the_row_or_column_of_that_name(workbook, name, lang):
    number = NUMBER[lang]
    failures, seen = [], 0
    for code, shown, sentence in workbook.sentences(name, lang):
        labels = sorted((x for x in shown.cells if _is_name(x)), key=len, reverse=True)
        named = "|".join(map(re.escape, labels)) or "$^"
        after = rf"\b({named})(?: \(|, | är den | it is )({number}(?:, {number}(?!\d))*)"
        before = rf"({number}) (?:i|på|in|on) ({named})\b"
        text = _without_constants(sentence, lang)
        pairs = [(label, n) for label, n in re.findall(after, text, flags=re.I)]
        pairs += [(label, n) for n, label in re.findall(before, text, flags=re.I)]
        for label, numbers in pairs:
            for one in re.findall(number, numbers):
                seen += 1
                there = {_unsigned(cell) for cell in shown.cells[label.casefold()]}
                if _unsigned(one) not in there:
                    failures.append(f"{code}: {one} of {sentence!r} is not a figure of {label}")
    _no(failures)
    assert seen > 5 * len(workbook.shown(name, lang))


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_the_verb_goes_the_way_of_the_sign(workbook, name, lang):
    number, (start, end) = NUMBER[lang], FROM_TO[lang]
    verb = rf"\b({'|'.join(UP[lang] + DOWN[lang])})\b"
    by = rf"{verb}[^.;(]*? ?{BY[lang]} ({number})(?: \(({number})\))?"
    between = rf"{verb}[^.;(]*? {start} ({number})(?: {YEAR_BEFORE[lang]})? {end} ({number})"
    most = rf"{verb} {MOST[lang]} ([^;]*)"
    nowhere = rf"{verb} {NOWHERE[lang]}"
    failures, seen = [], 0
    for code, shown, sentence in workbook.sentences(name, lang):
        figures = set(re.findall(number, shown.text_of_tables))
        moves = [(w, n) for w, *ns in re.findall(by, sentence) for n in ns if n]
        for word, size in moves:
            sign = "+" if word in UP[lang] else "−"
            if sign + size not in figures and _value(size):
                failures.append(f"{code}: no {sign}{size} beside {sentence!r}")
        spans = re.findall(between, sentence)
        for word, first, last in spans:
            if (_value(first) < _value(last)) != (word in UP[lang]):
                failures.append(f"{code}: wrong verb in {sentence!r}")
        lists = re.findall(most, sentence)
        for word, named in lists:
            sign = "+" if word in UP[lang] else "−"
            if {n[0] for n in re.findall(number, named)} != {sign}:
                failures.append(f"{code}: wrong signs in {sentence!r}")
        told = len(re.findall(by, sentence)) + len(spans) + len(lists)
        if len(re.findall(verb, sentence)) != told + len(re.findall(nowhere, sentence)):
            failures.append(f"{code}: a verb without a number in {sentence!r}")
        seen += told
    _no(failures)
    assert seen > 2 * len(workbook.shown(name, lang))


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_from_and_to_are_the_figures_of_the_years_named(workbook, name, lang):
    number, (start, end) = NUMBER[lang], FROM_TO[lang]
    spans = rf"(20\d\d)–(20\d\d)\b[^.;]*?{start}(?: plats| number)? ({number}) {end} ({number})"
    failures, seen = [], 0
    for code, shown, sentence in workbook.sentences(name, lang):
        for first_year, last_year, first, last in re.findall(spans, sentence):
            seen += 1
            table = shown.by_row_and_column
            if first not in table[first_year].values() or last not in table[last_year].values():
                failures.append(f"{code}: {first} and {last} are of other years in {sentence!r}")
    _no(failures)
    assert seen > (0.5 if name == "county_overview" else 2) * len(workbook.shown(name, lang))


@EVERY_LANGUAGE
def test_the_parts_of_a_change_add_up_and_the_mix_is_explained_by_its_sign(workbook, lang):
    told = {
        "sv": ("förändringen, ", "svagare", "starkare"),
        "en": ("the change, ", "worse", "better"),
    }
    start, worse, better = told[lang]
    failures, seen = [], 0
    for code, _, sentence in workbook.sentences("structure", lang):
        if start not in sentence:
            continue
        seen += 1
        change, national, mix, own = (
            _value(n) for n in re.findall(NUMBER[lang], sentence.split(start)[1])
        )
        if national + mix + own != change:
            failures.append(f"{code}: parts that miss the change in {sentence!r}")
        if [worse in sentence, better in sentence] != [mix < 0, mix > 0]:
            failures.append(f"{code}: wrong word in {sentence!r}")
    _no(failures)
    assert seen == 290 + 12  # and those of county 18 in a second series


@EVERY_LANGUAGE
def test_a_municipalitys_part_of_the_countys_change_is_not_larger_than_the_whole(workbook, lang):
    part = {"sv": r"svarar för {0} av .* på {0}\.", "en": r"accounts for {0} of .* of {0}\."}
    more = {"sv": r", {0}, är större än .*, {0}\.", "en": r", {0}, is larger than .*, {0}\."}
    failures, seen = [], 0
    for code, _, sentence in workbook.sentences("county_overview", lang):
        for words, larger in ((part, False), (more, True)):
            for one, whole in re.findall(words[lang].format(f"({NUMBER[lang]})"), sentence):
                seen += 1
                if (_value(one) > _value(whole)) != larger:
                    failures.append(f"{code}: {sentence!r}")
    _no(failures)
    assert seen > 5


@EVERY_LANGUAGE
def test_a_county_of_one_municipality_is_compared_with_nothing_inside(workbook, lang):
    words = {"sv": "Störst lokal del|svarar för|Flest platser", "en": "local part|accounts|moved"}
    figures = {
        code: sum("<figure" in shown.html for shown in exhibited)
        for code, exhibited in workbook.shown("county_overview", lang).items()
    }
    gotland = workbook.shown("county_overview", lang)["09"]
    said = [s for shown in gotland for s in shown.sentences]
    assert not [s for s in said if re.search(words[lang], s)]
    # neither its ranking nor its change is drawn
    assert figures["09"] == figures["18"] - 2


# ---- words ----


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_sentences_are_whole(workbook, name, lang):
    faults = {
        "a missing value": r"\b(nan|None|NaN|inf|NA)\b|<NA>|\.\.",
        "a gap": r"  |\n| [.,;:)]|\( |\(\)|^\s|\s$",
        "a doubled word": r"\b(\w+) \1\b",
        "doubled marks": r"[.,;:]{2}|−−|\+\+|–\s*%|\(–\)",
        "an unformatted number": r"(?<![\d,.])(?!20\d\d\b)\d{4,}",
        "a decimal point" if lang == "sv" else "a decimal comma": (
            r"\d\.\d" if lang == "sv" else r"\d,\d{1,2}\b(?!,)|\d\u00a0\d"
        ),
        "a hyphen for a minus": r"(?<!\w)-\d",
        "code": r"[_{}<>]|\b[a-z]+_[a-z]+\b",
    }
    failures = []
    for code, _, sentence in workbook.sentences(name, lang):
        said = [fault for fault, pattern in faults.items() if re.search(pattern, sentence)]
        if sentence.count("(") != sentence.count(")"):
            said.append("an open bracket")
        if not re.match(r"[A-ZÅÄÖ\d]", sentence) or not sentence.endswith("."):
            said.append("no beginning or no end")
        failures += [f"{code}: {fault} in {sentence!r}" for fault in said]
    _no(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_sentences_are_in_one_language(workbook, name, lang):
    foreign = set(FOREIGN[lang].split())
    failures = []
    for code, _, sentence in workbook.sentences(name, lang):
        found = foreign & set(re.findall(r"\w+", sentence.lower()))
        if found:
            failures.append(f"{code}: {', '.join(found)} in {sentence!r}")
    _no(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_no_exhibit_repeats_a_sentence(workbook, name, lang):
    failures = []
    for code, exhibited in workbook.shown(name, lang).items():
        for shown in exhibited:
            repeated = [s for s, n in Counter(shown.sentences).items() if n > 1]
            failures += [f"{code}: twice {sentence!r}" for sentence in repeated]
    _no(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_islands_and_owners_are_written_as_the_language_writes_them(workbook, name, lang):
    wrong = {
        "sv": rf"\bi (?:{ISLANDS})\b|[sxz]s lokala\b|[^sxz] lokala del|\bpå (?!{ISLANDS})"
        r"[A-ZÅÄÖ]",
        "en": rf"\bin (?:{ISLANDS})\b(?! County)|[^'’]s local part\b|\bthe \w+(?: \w+)? County\b"
        rf"|\bon (?!{ISLANDS})[A-ZÅÄÖ]",
    }
    failures = []
    for code, _, sentence in workbook.sentences(name, lang):
        if re.search(wrong[lang], sentence):
            failures.append(f"{code}: {sentence!r}")
    _no(failures)


@EVERY_LANGUAGE
@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("1490", "Borås lokala del", "Borås's local part"),
        ("2080", "Faluns lokala del", "Falun's local part"),
        ("2514", "Kalix lokala del", "Kalix's local part"),
        ("2080", "för Falu kommun ingår", "for Falun are not included"),
        ("0980", "personer på Gotland 2022", "people on Gotland in 2022"),
        ("1883", "personer i Karlskoga 2024", "people in Karlskoga in 2024"),
    ],
)
def test_name_of_a_place_in_its_report(workbook, lang, code, sv, en):
    sentences = [s for shown in workbook.shown("structure", lang)[code] for s in shown.sentences]
    assert any({"sv": sv, "en": en}[lang] in sentence for sentence in sentences)


# ---- true? compared with the published figures by another way ----


@pytest.fixture(scope="module")
def industry() -> pd.DataFrame:
    """Employed and share of the industry in the BAS register, by region and year."""
    rows = load.employment().query("series == 'BAS register' and sex == 'total'")
    wide = rows.pivot_table(
        index=["region_code", "year"], columns="sni_group", values="employed_workplace"
    )
    return pd.DataFrame({"employed": wide["B+C"], "share": wide["B+C"] / wide["A-U+US"]})


def _standing(share: pd.Series, code: str, lang: str) -> str:
    """The rank in words, written down anew."""
    above, ties = (share > share[code]).sum(), (share == share[code]).sum()
    below = len(share) - above - ties
    rank = above + 1
    if ties > 1:
        return {"sv": f"på delad plats {rank}", "en": f"tied at number {rank}"}[lang]
    end = {"sv": ("högsta", "lägsta"), "en": ("highest", "lowest")}[lang][int(above > below)]
    from_end = min(above, below)
    if from_end >= 12:
        return {"sv": f"nummer {rank} uppifrån", "en": f"number {rank} from the top"}[lang]
    word = ["", *RANKS[lang].split()[1:]][from_end].replace("andra", "näst")
    return {"sv": f"den {word} {end}", "en": f"the {word} {end}"}[lang].replace("  ", " ")


@EVERY_LANGUAGE
def test_the_rank_of_every_municipality_is_true(workbook, industry, lang):
    failures = []
    for county in places.counties():
        codes = places.codes(places.municipalities(county.code))
        if len(codes) == 1:
            continue
        year = 2024 if county.code == "18" else 2022
        share = industry.share.xs(year, level="year")[codes]
        said = {code: workbook.shown("structure", lang)[code][0].sentences[2] for code in codes}
        for code, sentence in said.items():
            words = {"sv": f"andel är {_standing(share, code, lang)} bland de {len(codes)} "}
            words["en"] = f"is {_standing(share, code, lang)} among the {len(codes)} "
            if words[lang] not in sentence:
                failures.append(f"{code}: {sentence!r}, not {words[lang]!r}")
        for end in {"sv": ("är den högsta", "är den lägsta"), "en": ("is the highest",)}[lang]:
            if sum(end in sentence for sentence in said.values()) != 1:
                failures.append(f"{county.code}: not one {end!r}")
    _no(failures)


@EVERY_LANGUAGE
def test_the_rank_of_every_county_is_true(workbook, industry, lang):
    share = industry.share.xs(2022, level="year")[places.codes(places.counties())]
    end = {"sv": " av de 21 länens", "en": " of the 21 counties"}[lang]
    failures = [
        f"{code}: not {_standing(share, code, lang)!r}"
        for code, exhibited in workbook.shown("county_overview", lang).items()
        if not any(_standing(share, code, lang) + end in s for e in exhibited for s in e.sentences)
    ]
    _no(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_size_and_movement_of_every_place_are_those_published(workbook, industry, name, lang):
    failures, small = [], 0
    for code, exhibited in workbook.shown(name, lang).items():
        size, movement, *_ = exhibited[0].sentences
        year = 2024 if code[:2] == "18" else 2022
        now, start = industry.loc[(code, year)], industry.loc[(code, 2020)]
        change = now.employed - start.employed
        said = [_value(n) for n in re.findall(NUMBER[lang], size)]
        if not {now.employed, year, round(now.share * 100, 1)} <= set(said):
            failures.append(f"{code}: {size!r}")
        own = movement.split(";")[0]
        moved = [_value(n) for n in re.findall(NUMBER[lang], own)][:3]
        # up to five persons are within the register's perturbation, and told with their sign
        noise = 0 < abs(change) <= 5
        words = STILL[lang] if noise else (UP if change > 0 else DOWN)[lang][0]
        small += noise
        if change and not (
            moved == [2020, year, change if noise else abs(change)] and words in own
        ):
            failures.append(f"{code}: {movement!r}")
        growth = round(100 * change / start.employed, 1)
        if not noise and change and _percent(own) != [abs(growth)]:
            failures.append(f"{code}: not {growth} per cent in {movement!r}")
        country = industry.loc[("00", year), "employed"] / industry.loc[("00", 2020), "employed"]
        expected = round(start.employed * (country - 1))
        in_step = [_value(n) for n in re.findall(NUMBER[lang], movement.split(";")[1])]
        if in_step != [abs(expected)] * bool(expected):
            failures.append(f"{code}: not {expected} in {movement!r}")
    _no(failures)
    assert small if name == "structure" else not small


@EVERY_LANGUAGE
def test_highest_and_lowest_share_of_every_county_are_true(workbook, industry, lang):
    failures = []
    for county in places.counties():
        of = places.municipalities(county.code)
        if len(of) == 1:
            continue
        year = 2024 if county.code == "18" else 2022
        share = industry.share.xs(year, level="year")[places.codes(of)]
        high, low = (places.region(c).located(lang) for c in (share.idxmax(), share.idxmin()))
        wanted = {
            "sv": rf"Högst är andelen {high}, .* lägst {low}, ",
            "en": rf"The share is highest {high}, .* lowest {low}, ",
        }
        exhibited = workbook.shown("county_overview", lang)[county.code]
        if not any(re.match(wanted[lang], s) for e in exhibited for s in e.sentences):
            failures.append(f"{county.code}: not {wanted[lang]!r}")
    _no(failures)


# ---- the constants hold ----


def test_years_and_limits_that_the_caveats_name_are_those_of_the_data():
    years = load.employment().groupby("series")["year"].agg(["min", "max"])
    assert years.loc["RAMS 16+", "max"] == 2018
    assert years.loc["RAMS 16–74", "min"] == 2019
    assert years.loc["BAS register", "min"] == 2020
    assert structure.SMALL == 15
