"""What the comparison with the twins means: strengths, weaknesses, risks, and whom to ask.

The trap: a municipality that fares better than its twins may still be behind the country, and
both are said.
"""

from collections.abc import Iterator

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.course import INDUSTRY, Course
from industry_analysis.wording.kinds import in_words
from industry_analysis.wording.meaning import Point, Sort
from industry_analysis.wording.outcomes import (
    MEASURES,
    MOST,
    ahead,
    beaten,
    best_twin,
    measured,
    nearest,
    to_latest,
)
from industry_analysis.wording.speech import Speech, capital

# ASSUME: a lag behind the country is told if it is over one per cent, or over 0.2 percentage
# points or firms per 1 000 inhabitants.
NOTABLE, NOTABLE_POINTS = 0.01, 0.2

_MORE_THAN_ALL_TWINS = {
    "sector_industry": (
        "Industrin hade {} av de sysselsatta {}, mer än i någon av tvillingarna: en nedgång i "
        "industrin skulle märkas mer här.",
        "Industry had {} of the employed in {}, more than in any of the twins: a decline in "
        "industry would be felt more here.",
    ),
    "sector_public": (
        "Förvaltning, skola och vård hade {} av de sysselsatta {}, mer än i någon av tvillingarna: "
        "den offentliga ekonomin betyder mer här.",
        "Public administration, education and care had {} of the employed in {}, more than in any "
        "of the twins: public finances matter more here.",
    ),
    "mean_age": (
        "Medelåldern, {} år {}, var högre än i någon av tvillingarna: en mindre del av invånarna "
        "är på väg in i arbetslivet.",
        "The mean age, {} years in {}, was higher than in any of the twins: a smaller share of the "
        "inhabitants are on their way into working life.",
    ),
    "out_commuting": (
        "Utpendlingen, {} av de sysselsatta som bor i kommunen {}, var större än i någon av "
        "tvillingarna: jobben på andra orter betyder mer.",
        "Out-commuting, {} of the employed residents in {}, was larger than in any of the twins: "
        "jobs elsewhere matter more.",
    ),
}


def meaning(
    course: Course,
    values: pd.DataFrame,
    means: pd.Series,
    better: pd.Series,
    here: Place,
    say: Speech,
) -> list[Point]:
    """What the comparison means, the clearest first.

    Parameters
    ----------
    values
        ``twins.side_by_side`` of the municipality and its twins.
    means
        Means of the same over all municipalities.
    better
        ``twins.better`` of the twins.
    """
    judged = dict(_judged(course, list(better.index), here, say))
    weak = [name for name, point in judged.items() if point.sort == "weakness"]
    return [
        *judged.values(),
        *_risks(values, means, list(better.index), course.industry[1], here, say),
        *_options(course, weak, better, here, say),
    ]


def _judged(
    course: Course, twins: list[str], here: Place, say: Speech
) -> Iterator[tuple[str, Point]]:
    """The measures that are a strength or a weakness, the farthest from the twins first."""
    own = course.changes.loc[here.code]
    beats = (course.changes.loc[twins] < own).sum()
    apart = beats.sub(len(twins) / 2).abs().sort_values(ascending=False, kind="stable")
    for name, number in beats[apart.index].items():
        sort = _sort(course, str(name), number, len(twins), here)
        if sort:
            country = say.number(course.changes[name][SWEDEN.code], column(str(name)).kind)
            told = f"{beaten(course, str(name), here, say)}: "
            told += measured(course, str(name), here.code, say)
            text = say.pick(f"{told}, i riket {country}", f"{told}, in Sweden {country}")
            later = _later(course, here, say) if name == INDUSTRY else ""
            yield str(name), Point(sort, f"{text}{later}.", "development")
        elif point := _behind_country(course, str(name), here, say):
            yield str(name), point


def _later(course: Course, here: Place, say: Speech) -> str:
    """The change of industry to the latest year, where that is known."""
    if here.code not in course.latest.index:
        return ""
    start, year, own, country = to_latest(course.latest, here, say)
    return say.pick(
        f"; {start}–{year} {own}, i riket {country}",
        f"; in {start}–{year} {own}, in Sweden {country}",
    )


def _sort(course: Course, name: str, beats: int, twins: int, here: Place) -> Sort | None:
    """Strength beside nearly all twins, weakness beside hardly any, if later years agree."""
    years = [course.changes[name]]
    if name == INDUSTRY and here.code in course.latest.index:
        years.append(course.latest.industry_latest)
    own, country = years[-1][here.code], years[-1][SWEDEN.code]
    fell = any(values[here.code] <= 0 for values in years)
    # ASSUME: what has fallen is no strength, whatever it did in the twins; nor is industry a
    # strength or a weakness if its change to the latest year, beside Sweden's, says otherwise.
    if beats >= twins - 1 and not fell and (len(years) == 1 or own >= country):
        return "strength"
    if beats <= 1 and (len(years) == 1 or own < country):
        return "weakness"
    return None


def _behind_country(course: Course, name: str, here: Place, say: Speech) -> Point | None:
    """A measure in which the country went better, to the latest year that is known."""
    values, years, kind = course.changes[name], course.years(name), column(name).kind
    if name == INDUSTRY and here.code in course.latest.index:
        values, row = course.latest.industry_latest, course.latest.loc[here.code]
        years = f"{row.start_year:.0f}–{row.year:.0f}"
    own, country = values[here.code], values[SWEDEN.code]
    if country - own <= (NOTABLE if kind == "share_change" else NOTABLE_POINTS):
        return None
    told = MEASURES[name]
    label, unit = capital(say.pick(*told.label)), say.pick(*told.unit)
    numbers = [say.number(value, kind) for value in (own, country)]
    text = say.pick(
        f"{label} {told.less[0]} än i riket {years}: {numbers[0]}{unit}, mot {numbers[1]}.",
        f"{label} {told.less[1]} than in Sweden in {years}: {numbers[0]}{unit}, against "
        f"{numbers[1]}.",
    )
    return Point("weakness", text, "development")


def _risks(
    values: pd.DataFrame, means: pd.Series, twins: list[str], year: int, here: Place, say: Speech
) -> Iterator[Point]:
    """In what the municipality is more exposed than every twin and than most municipalities."""
    own = values.T[here.code]
    # an old town among older ones is still old, a young one among younger ones is not
    most = values.loc[twins].max().clip(lower=means)
    for name, texts in _MORE_THAN_ALL_TWINS.items():
        if own[name] > most[name]:
            value = say.number(own[name], column(name).kind)
            yield Point("risk", say.pick(*texts).format(value, year), "twins")


def _options(
    course: Course, weak: list[str], better: pd.Series, here: Place, say: Speech
) -> Iterator[Point]:
    """Whom to ask: those ahead in most measures, and the best in what is weakest here."""
    asked = ahead(better, course)
    if asked:
        who, most, measures = nearest(asked, say), in_words(MOST, say), in_words(len(MEASURES), say)
        yield Point(
            "option",
            say.pick(
                f"Fråga {who} hur de har gjort: utvecklingen var bättre där i minst {most} av "
                f"{measures} mått, och industrijobben är kvar.",
                f"Ask {who} what was done there: things went better in at least {most} of "
                f"{measures} measures, and the industrial jobs are still there.",
            ),
            "development",
        )
    if not weak:
        return
    twins = course.changes.loc[better.index, weak]
    last = str((twins > course.changes.loc[here.code, weak]).sum().idxmax())
    best = best_twin(course, last, here)
    if course.changes[last][best.code] > course.changes[last][here.code]:
        there, own = (
            say.number(course.changes[last][code], column(last).kind)
            for code in (best.code, here.code)
        )
        most, years = say.pick(*MEASURES[last].most), course.years(last)
        went = most.format(say.pick(*MEASURES[last].label))
        yield Point(
            "option",
            say.pick(
                f"Bland tvillingarna {went} {best.located('sv')} {years} ({there}, mot {own} "
                "här): fråga vad som ligger bakom.",
                f"Among the twins, {went} {best.located('en')} in {years} ({there}, against "
                f"{own} here): ask what lies behind it.",
            ),
            "development",
        )
