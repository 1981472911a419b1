"""Every number in every sentence is a figure of the table beside it: all places, both languages.

What is read is what a reader reads, see `read_reports`.
"""

import re
from collections import Counter
from functools import cache

import pytest
from read_reports import (
    DOWN,
    EVERYWHERE,
    LANGUAGES,
    NUMBER,
    UP,
    no_failures,
    unsigned,
    value,
    without_drawing,
)

from industry_analysis import load, places
from industry_analysis.wording.columns import SNI_GROUPS

# numbers that are no figures: names of classifications, and limits that hold for every place
CONSTANTS = {
    "sv": {
        "SNI 2007": "the name of the classification",
        "RAMS 16 år och äldre till 2018": "ages and last year of a closed series",
        "RAMS 16–74 år 2019": "the same",
        "BAS 15–74 år": "ages of the register",
        "färre än 15 annonser": "the limit under which an occupation is not common",
        "färre än 15 sysselsatta": "the limit under which nothing is judged",
        "minst 15 sysselsatta": "the same",
        "av 100 i nöjdhet": "the top of the scale",
        "inom 50 km": "the same",
        "20–64 år": "the ages of the figure",
        "minst 15 annonser": "the limit under which no quotient is given",
        "per 1\u00a0000": "what a number is per",
        "16–74 år med känd utbildning": "ages of a table",
        "utbildning 25–64 år": "ages of the published figures",
        "färre än 100 sysselsatta i industrin": "under which no need is indicated",
        "färre än 200 räknade annonser": "under which a municipality is not judged",
        "än 15 publiceras": "the number of groups of industries",
    },
    "en": {
        "SNI 2007": "the name of the classification",
        "RAMS 16 and older to 2018": "ages and last year of a closed series",
        "RAMS 16–74 in 2019": "the same",
        "BAS 15–74": "ages of the register",
        "fewer than 15 ads": "the limit under which an occupation is not common",
        "fewer than 15 employed": "the limit under which nothing is judged",
        "at least 15 employed": "the same",
        "out of 100 (": "the top of the scale",
        "within 50 km": "the same",
        "aged 20–64": "the ages of the figure",
        "aged 20–66": "the same",
        "at least 15 ads": "the limit under which no quotient is given",
        "per 1,000": "what a number is per",
        "aged 16–74 of known education": "ages of a table",
        "education of ages 25–64": "ages of the published figures",
        "fewer than 100 employed in industry": "under which no need is indicated",
        "fewer than 200 ads counted": "under which a municipality is not judged",
        "than 15 are published": "the number of groups of industries",
    },
}
BY = {"sv": "med", "en": "by"}
FROM_TO = {"sv": ("från", "till"), "en": ("from", "to")}
YEAR_BEFORE = {"sv": "året före", "en": "the year before"}
MOST = {"sv": "mest", "en": "most"}
# a number that goes on, or a rank: the 130th
ORDINAL = r"(?!\d|st|nd|rd|th)"
NOWHERE = {"sv": "ingenstans", "en": "nowhere"}
FOREIGN = {
    "sv": "the and of from was is are with share number most highest lowest employed industry",
    "en": "och på av den det är som för från till med antalet andelen riket län kommun högst",
}
ISLANDS = "Gotland|Hammarö|Lidingö|Orust|Tjörn|Öckerö"


# how much there must be to try in a place's report, so that no test tries nothing: numbers,
# numbers beside a name, verbs, spans of years
LEAST = {
    "structure": (20, 5, 2, 2),
    "county_overview": (20, 5, 2, 0.5),
    "needs": (5, 0, 0, 0),  # ranks of themes
}
LEAST_OF_OTHERS = (5, 1, 0, 0)


@pytest.fixture(scope="module")
def workbook():
    with without_drawing() as reports:
        yield reports


def enough(seen, name, workbook, kind):
    least = LEAST.get(name, LEAST_OF_OTHERS)[kind]
    return seen >= least * len(workbook.shown(name, "sv"))


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


def _without_localities(sentence: str) -> str:
    """Without such as *Skanör med Falsterbo* and *Nordöstra Göteborg*, which hold other words."""
    return _of_several_words().sub("…", sentence)


@cache
def _of_several_words() -> re.Pattern[str]:
    names = load.localities().locality
    return re.compile("|".join(map(re.escape, names[names.str.contains(" ")])))


# ---- numbers ----


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_every_number_of_a_sentence_is_a_figure_of_the_table_beside_it(workbook, name, lang):
    failures, seen = [], 0
    for code, shown, sentence in workbook.sentences(name, lang):
        figures = {unsigned(n) for n in re.findall(NUMBER[lang], shown.text_of_tables)}
        for number in re.findall(NUMBER[lang], _without_constants(sentence, lang)):
            seen += 1
            if unsigned(number) not in figures:
                failures.append(f"{code}: {number} of {sentence!r} is in no table beside it")
    no_failures(failures)
    assert enough(seen, name, workbook, 0)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_a_number_beside_a_name_is_in_the_row_or_column_of_that_name(workbook, name, lang):
    number = NUMBER[lang]
    failures, seen = [], 0
    for code, shown, sentence in workbook.sentences(name, lang):
        labels = sorted((x for x in shown.cells if _is_name(x)), key=len, reverse=True)
        named = "|".join(map(re.escape, labels)) or "$^"
        between = r" \(|, | är den | it is |, bäst av tvillingarna, |, best of the twins, "
        after = rf"\b({named})(?:{between})({number}{ORDINAL}(?:, {number}{ORDINAL})*)"
        before = rf"({number}) (?:i|på|in|on) ({named})\b"
        text = _without_localities(_without_constants(sentence, lang))
        pairs = [(label, n) for label, n in re.findall(after, text, flags=re.I)]
        pairs += [(label, n) for n, label in re.findall(before, text, flags=re.I)]
        for label, numbers in pairs:
            for one in re.findall(number, numbers):
                seen += 1
                there = {unsigned(cell) for cell in shown.cells[label.casefold()]}
                if unsigned(one) not in there:
                    failures.append(f"{code}: {one} of {sentence!r} is not a figure of {label}")
    no_failures(failures)
    assert enough(seen, name, workbook, 1)


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
            if sign + size not in figures and value(size):
                failures.append(f"{code}: no {sign}{size} beside {sentence!r}")
        spans = re.findall(between, sentence)
        for word, first, last in spans:
            if (value(first) < value(last)) != (word in UP[lang]):
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
    no_failures(failures)
    assert enough(seen, name, workbook, 2)


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
    no_failures(failures)
    assert enough(seen, name, workbook, 3)


# ---- words ----


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_sentences_are_whole(workbook, name, lang):
    faults = {
        "a missing value": r"\b(nan|None|NaN|inf|NA)\b|<NA>|\.\.",
        "a gap": r"  |\n| [.,;:)]|\( |\(\)|^\s|\s$",
        "a doubled word": r"\b(\w+) \1\b",
        "doubled marks": r"[.,;:]{2}|−−|\+\+|–\s*%|\(–\)",
        "an unformatted number": r"(?<![\d,.])(?!(?:1990|20\d\d)\b)\d{4,}",
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
    no_failures(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_sentences_are_in_one_language(workbook, name, lang):
    foreign = set(FOREIGN[lang].split())
    failures = []
    for code, _, sentence in workbook.sentences(name, lang):
        found = foreign & set(re.findall(r"\w+", _without_localities(sentence).lower()))
        if found:
            failures.append(f"{code}: {', '.join(found)} in {sentence!r}")
    no_failures(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_no_exhibit_repeats_a_sentence(workbook, name, lang):
    failures = []
    for code, exhibited in workbook.shown(name, lang).items():
        for shown in exhibited:
            repeated = [s for s, n in Counter(shown.sentences).items() if n > 1]
            failures += [f"{code}: twice {sentence!r}" for sentence in repeated]
    no_failures(failures)


@pytest.mark.parametrize(("name", "lang"), EVERYWHERE)
def test_islands_and_owners_are_written_as_the_language_writes_them(workbook, name, lang):
    wrong = {
        "sv": rf"\bi (?:{ISLANDS})\b|[sxz]s lokala\b|(?<![sxz])(?<!den) lokala del"
        rf"|\bpå (?!{ISLANDS})[A-ZÅÄÖ]",
        "en": rf"\bin (?:{ISLANDS})\b(?! County)|[^'’]s local part\b|\bthe \w+(?: \w+)? County\b"
        rf"|\bon (?!{ISLANDS})[A-ZÅÄÖ]",
    }
    failures = []
    for code, _, sentence in workbook.sentences(name, lang):
        if re.search(wrong[lang], sentence):
            failures.append(f"{code}: {sentence!r}")
    no_failures(failures)
