"""How the twins have fared beside the municipality, in words, and what that means.

Each function takes a `course.Course`. The trap: what went better elsewhere may have other
causes than what was done there; the sentences say whom to ask, never why.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from industry_analysis.places import SWEDEN, Place, municipality
from industry_analysis.wording.columns import column
from industry_analysis.wording.course import INDUSTRY, Course
from industry_analysis.wording.kinds import in_words
from industry_analysis.wording.speech import Speech, capital
from industry_analysis.wording.twins import NAMED, names

Text = tuple[str, str]  # Swedish and English

# ASSUME: a twin has developed better if it did so in at least three of the four measures, and is
# worth asking if its industry has not shrunk, neither in the years that all have nor to the
# latest year where that is known.
MOST = 3


@dataclass(frozen=True)
class Measure:
    """What a sentence calls a measure, how it moved, and what follows its number."""

    label: Text
    more: Text
    less: Text
    most: Text
    unit: Text = ("", "")


_GREW: dict[str, Text] = {
    "more": ("växte mer", "grew more"),
    "less": ("växte mindre", "grew less"),
    "most": ("växte {} mest", "{} grew most"),
}
_DID: dict[str, Text] = {
    "more": ("utvecklades bättre", "did better"),
    "less": ("utvecklades svagare", "did worse"),
    "most": ("utvecklades {} bäst", "{} did best"),
}
MEASURES = {
    "wage_sum_growth": Measure(("lönesumman", "the wage bill"), **_GREW),
    "new_firms_change": Measure(
        ("nyföretagandet", "business formation"),
        **_DID,
        unit=(
            " företag per 1 000 invånare 16–64 år",
            " firms per 1,000 inhabitants aged 16–64",
        ),
    ),
    "education_change": Measure(
        ("andelen eftergymnasialt utbildade", "the share with post-secondary education"),
        **_GREW,
        unit=(" procentenheter", " percentage points"),
    ),
    INDUSTRY: Measure(("sysselsättningen i industrin", "employment in industry"), **_DID),
}


def ahead(better: pd.Series, course: Course) -> list[str]:
    """Codes of the twins that developed better in most measures, the nearest first.

    Parameters
    ----------
    better
        As from ``twins.better``.
    """
    lost = course.latest.query("industry_latest < 0").index
    kept = course.changes[INDUSTRY].loc[better.index] >= 0
    worth = better[(better >= MOST) & kept]
    return [str(code) for code in worth.index.difference(lost, sort=False)]


def fared(better: pd.Series, course: Course, here: Place, say: Speech) -> str:
    """Which of the twins have developed better, to ask them."""
    name, every = here.in_text(say.lang), in_words(len(better), say)
    most, measures = in_words(MOST, say), in_words(len(MEASURES), say)
    first, industry = course.years("wage_sum_growth"), course.years(INDUSTRY)
    lately = say.pick(
        f", vare sig {industry} eller till senaste år där det är känt",
        f", either in {industry} or to the latest year where that is known",
    )
    kept = say.pick("utan att förlora industrijobb", "without losing industrial jobs")
    kept += lately if course.goes_on else ""
    than = say.pick(
        f"utvecklats bättre än {name} i minst {most} av {measures} mått (lönesumma, nyföretagande "
        f"och utbildning {first}, industrins sysselsatta {industry}) {kept}",
        f"done better than {name} in at least {most} of {measures} measures (the wage bill, "
        f"business formation and education in {first}, employment in industry in {industry}) "
        f"{kept}",
    )
    asked = ahead(better, course)
    if not asked:
        return say.pick(
            f"Ingen av de {every} tvillingarna har {than}.",
            f"Not one of the {every} twins has {than}.",
        )
    who = nearest(asked, say)
    if len(asked) > NAMED:
        number = capital(in_words(len(asked), say))
        some = (
            say.pick(f"Samtliga {every} tvillingar", f"All {every} twins")
            if len(asked) == len(better)
            else say.pick(f"{number} av de {every} tvillingarna", f"{number} of the {every} twins")
        )
        return say.pick(
            f"{some} har {than}; närmast är {who}.", f"{some} have {than}; the nearest are {who}."
        )
    one = len(asked) == 1
    return say.pick(
        f"Av de {every} tvillingarna har {who} {than}.",
        f"Of the {every} twins, {who} {'has' if one else 'have'} {than}.",
    )


def nearest(asked: Sequence[str], say: Speech) -> str:
    """All of the twins by name, or the nearest where they are many."""
    return say.listed(names(asked if len(asked) <= NAMED else asked[: NAMED - 1], say))


def beaten(course: Course, name: str, here: Place, say: Speech) -> str:
    """How a measure went beside the twins: ``Lönesumman växte mer än i fem av de åtta``."""
    changes, told = course.changes[name], MEASURES[name]
    others, own = changes.drop([here.code, SWEDEN.code], errors="ignore"), changes[here.code]
    behind, before = int((others < own).sum()), int((others > own).sum())
    number, verb = (behind, told.more) if behind >= before else (before, told.less)
    some, every = in_words(number, say), in_words(len(others), say)
    which = (
        say.pick(f"samtliga {every} tvillingar", f"all {every} twins")
        if number == len(others)
        else say.pick(f"{some} av de {every} tvillingarna", f"{some} of the {every} twins")
    )
    label, years = capital(say.pick(*told.label)), course.years(name)
    return say.pick(
        f"{label} {verb[0]} än i {which} {years}", f"{label} {verb[1]} than in {which} in {years}"
    )


def measured(course: Course, name: str, code: str, say: Speech) -> str:
    """The value of a measure with its unit: ``+4,6 procentenheter``."""
    value = say.number(course.changes[name][code], column(name).kind)
    return f"{value}{say.pick(*MEASURES[name].unit)}"


def best_twin(course: Course, name: str, here: Place) -> Place:
    """The twin in which a measure went best."""
    others = course.changes[name].drop([here.code, SWEDEN.code], errors="ignore")
    return municipality(str(others.idxmax()))


def development(course: Course, here: Place, say: Speech) -> str:
    """Each measure in the municipality, beside its twins and the country."""
    said = [_developed(course, name, here, say) for name in MEASURES]
    if here.code in course.latest.index:
        said.append(_latest(course.latest, here, say))
    limit = say.pick(
        "Siffrorna visar var det gick bättre, inte varför.",
        "The figures show where it went better, not why.",
    )
    return " ".join([*said, limit])


def _developed(course: Course, name: str, here: Place, say: Speech) -> str:
    best, kind = best_twin(course, name, here), column(name).kind
    of = course.changes[name]
    own = measured(course, name, here.code, say)
    country, highest = (say.number(of[code], kind) for code in (SWEDEN.code, best.code))
    text = f"{beaten(course, name, here, say)}: {own}"
    if of[best.code] <= of[here.code]:
        return say.pick(f"{text}, i riket {country}.", f"{text}, in Sweden {country}.")
    return say.pick(
        f"{text}, i riket {country} och {best.located('sv')}, bäst av tvillingarna, {highest}.",
        f"{text}, in Sweden {country} and {best.located('en')}, best of the twins, {highest}.",
    )


def to_latest(latest: pd.DataFrame, here: Place, say: Speech) -> tuple[int, int, str, str]:
    """First and latest year, and the change of industry in the place and in Sweden."""
    own, country = (
        say.number(latest.industry_latest[code], "share_change")
        for code in (here.code, SWEDEN.code)
    )
    return int(latest.start_year[here.code]), int(latest.year[here.code]), own, country


def _latest(latest: pd.DataFrame, here: Place, say: Speech) -> str:
    start, year, own, country = to_latest(latest, here, say)
    return say.pick(
        f"Från {start} till {year} var förändringen i industrin {own}, mot {country} i riket.",
        f"From {start} to {year} the change in industry was {own}, against {country} in Sweden.",
    )


def latest(course: Course, say: Speech) -> tuple[str, pd.DataFrame] | None:
    """Caption and frame of the change to the latest year; none where Sweden alone has it."""
    if not course.goes_on:
        return None
    start, year = (int(course.latest[name].iloc[0]) for name in ("start_year", "year"))
    caption = say.pick(
        f"Industrins sysselsatta {start}–{year}, de kommuner vars senare år ingår",
        f"Employed in industry {start}–{year}, the municipalities with later years included",
    )
    return caption, course.latest


def facts(
    own: pd.Series, alike: pd.DataFrame, course: Course, here: Place, say: Speech
) -> pd.DataFrame:
    """The figures of the bottom line: kind, nearest twin and development of the municipality.

    Parameters
    ----------
    own
        A row of ``wording.kinds.of``.
    alike
        ``twins.nearest`` of the municipality.
    """
    twin = {"twin": names([alike.index[0]], say)[0], "twin_distance": alike["distance"].iloc[0]}
    # the names of the kinds stand in the sentence; they are wider than a phone
    certain = {"kind_certainty": own.kind_certainty}
    row = {**certain, **twin, **course.changes.loc[here.code]}
    if here.code in course.latest.index:
        row["industry_latest"] = course.latest.industry_latest[here.code]
    return pd.DataFrame(row, index=pd.Index([here.code], name="region_code"))


def summary_title(course: Course, here: Place, say: Speech) -> str:
    """The table of the bottom line."""
    return say.pick(
        f"{here.genitive('sv')} grupp och närmaste tvilling {course.industry[1]}, utveckling "
        f"{course.years('wage_sum_growth')} ({_of_industry(course, here, say)})",
        f"{here.genitive('en')} group and nearest twin {course.industry[1]}, development "
        f"{course.years('wage_sum_growth')} ({_of_industry(course, here, say)})",
    )


def _of_industry(course: Course, here: Place, say: Speech) -> str:
    years = course.years(INDUSTRY)
    text = say.pick(f"industrins sysselsatta {years}", f"employed in industry {years}")
    if here.code not in course.latest.index:
        return text
    year = int(course.latest.year[here.code])
    return text + say.pick(f", senaste år {year}", f", latest year {year}")


def title(course: Course, say: Speech) -> str:
    """The development of the municipality and its twins."""
    first, industry = course.years("wage_sum_growth"), course.years(INDUSTRY)
    return say.pick(
        f"Utvecklingen {first}, lönesumman i löpande priser; industrins sysselsatta {industry}",
        f"Development {first}, the wage bill in current prices; employed in industry {industry}",
    )


def alternative(changes: pd.DataFrame, say: Speech) -> str:
    """The bars of every panel, highest first."""
    said = []
    for name, values in changes.items():
        told = column(str(name))
        ordered = values.sort_values(ascending=False, kind="stable")
        bars = [
            f"{place} {say.number(value, told.kind)}"
            for place, value in zip(names(list(ordered.index), say), ordered, strict=True)
        ]
        said.append(f"{told.label(say)}: {', '.join(bars)}")
    return f"{say.pick('Stapeldiagram', 'Bar charts')}. {'; '.join(said)}."
