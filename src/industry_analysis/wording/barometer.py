"""What the occupation barometer says of a county's industrial and technical occupations.

The trap: good opportunities are good for those who look for a job, not for those who hire.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.occupations import word
from industry_analysis.wording.speech import Speech, capital


def rated(counts: pd.Series, county: Place, say: Speech) -> str:
    """In how many of the barometer's occupations the opportunities are good."""
    large, all_ = say.count(counts.large), say.count(counts.occupations)
    return say.pick(
        f"{capital(county.located('sv'))} bedöms möjligheterna till arbete som stora i {large} "
        f"av {all_} industriella och tekniska yrken; i dem är det ofta svårt att rekrytera.",
        f"{capital(county.located('en'))} job opportunities are rated as good in {large} of "
        f"{all_} industrial and technical occupations; in those recruiting is often hard.",
    )


def barometer(counts: pd.Series, county: Place, say: Speech) -> str:
    """How many occupations have good and limited opportunities, and which way demand goes."""
    country, small = say.count(counts.large_in_country), say.count(counts.small)
    limited = say.pick(
        f"Små är de i länet i {small}." if counts.small else "I länet är de inte små i något.",
        f"In the county they are limited in {small}."
        if counts.small
        else "In the county they are limited in none.",
    )
    text = say.pick(
        f"I riket är möjligheterna stora i {country} av dem. {limited}",
        f"In Sweden they are good in {country} of them. {limited}",
    )
    return f"{rated(counts, county, say)} {text} {_outlook(counts, say)}"


def _outlook(counts: pd.Series, say: Speech) -> str:
    more, fewer = say.count(counts.increase), say.count(counts.decrease)
    ways = [
        way
        for way, number in (
            (say.pick(f"öka i {more}", f"to grow in {more}"), counts.increase),
            (say.pick(f"minska i {fewer}", f"to shrink in {fewer}"), counts.decrease),
        )
        if number
    ]
    if not ways:
        return say.pick(
            "På fem års sikt väntas efterfrågan i länet vara oförändrad i alla.",
            "In five years demand in the county is expected to be unchanged in all.",
        )
    return say.pick(
        f"På fem års sikt väntas efterfrågan i länet {' och '.join(ways)} av yrkena.",
        f"In five years demand in the county is expected {' and '.join(ways)} of the occupations.",
    )


def translated(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """A frame whose classes are written in the language: opportunities, outlook, certainty."""
    classes = rows.columns.intersection(
        ["opportunities", "opportunities_country", "outlook", "outlook_country", "mark"]
    )
    return rows.assign(**{name: [word(value, say) for value in rows[name]] for name in classes})
