"""The municipalities most like one, in words: who they are, what joins and what parts them.

Each function takes the frames of ``indicators.twins``. The trap: being nearest does not mean
being near, so a sentence says how near.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place, municipality, region
from industry_analysis.wording.columns import column
from industry_analysis.wording.course import Course
from industry_analysis.wording.kinds import TRAITS, in_words
from industry_analysis.wording.speech import Speech

# ASSUME: a twin is close under half the usual distance between two municipalities, which three
# pairs in a hundred are, and hardly a twin over three quarters of it.
CLOSE, FAR = 0.5, 0.75
NAMED = 4  # so many twins a sentence names at most

_LEVELS = {
    "high": (", högre än i de flesta kommuner", ", higher than in most municipalities"),
    "low": (", lägre än i de flesta kommuner", ", lower than in most municipalities"),
    "alike": ("", ""),
}


def names(codes: Sequence[object], say: Speech) -> list[str]:
    """The names of places in a sentence."""
    return [region(str(code)).in_text(say.lang) for code in codes]


def table(found: pd.DataFrame, traits: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """The twins as a table shows them: distance, certainty, and what joins and parts them.

    Parameters
    ----------
    found, traits
        ``twins.nearest`` and ``twins.traits`` of a municipality.
    """
    words = {
        f"twin_{name}": [column(str(trait)).label(say) for trait in traits[name]]
        for name in ("shared", "apart")
    }
    distances = {"twin_distance": found["distance"], "twin_survives": found["survives"]}
    return pd.DataFrame(distances).assign(**words)


def likest(found: pd.DataFrame, here: Place, say: Speech) -> str:
    """Which municipalities are most like this one, and how near the nearest is."""
    first, *others = names(found.index.tolist(), say)
    after = say.listed(others[: NAMED - 1])
    distance = found["distance"].iloc[0]
    written, name = say.number(distance, "ratio"), here.in_text(say.lang)
    scale = say.pick(
        f"avstånd {written}, där 1 är det vanliga mellan två kommuner",
        f"distance {written}, where 1 is the usual one between two municipalities",
    )
    if distance > FAR:
        return say.pick(
            f"Ingen kommun är riktigt lik {name}: närmast är {first} ({scale}), följd av {after}.",
            f"No municipality is really like {name}: the nearest is {first} ({scale}), followed by "
            f"{after}.",
        )
    moderate = say.pick(" Likheten är måttlig.", " The likeness is moderate.")
    return say.pick(
        f"Mest lik {name} är {first} ({scale}), följd av {after}.",
        f"The municipality most like {name} is {first} ({scale}), followed by {after}.",
    ) + (moderate if distance > CLOSE else "")


def _values(values: pd.DataFrame, name: str, codes: Sequence[str], say: Speech) -> str:
    """``22,1 % och 24,0 %``, with the unit where it is not a share."""
    told = column(name)
    written = [say.number(values[name][code], told.kind) for code in codes]
    unit = "" if told.kind == "share" else f" {told.unit(say)}"
    return f"{say.listed(written)}{unit}"


def why(
    values: pd.DataFrame, found: pd.DataFrame, traits: pd.DataFrame, here: Place, say: Speech
) -> str:
    """What joins the municipality with its nearest twin, and what parts them.

    Parameters
    ----------
    values
        ``twins.side_by_side`` of the municipality and its twins.
    """
    code = str(found.index[0])
    first, name = municipality(code).in_text(say.lang), here.in_text(say.lang)
    shared, apart = (str(traits[which][code]) for which in ("shared", "apart"))
    both = (here.code, code)
    labels = [say.pick(*TRAITS[trait]) for trait in (shared, apart)]
    told = [_values(values, trait, both, say) for trait in (shared, apart)]
    level = say.pick(*_LEVELS[traits.level[code]])
    return say.pick(
        f"Det som tydligast förenar {name} och {first} är {labels[0]}: {told[0]}{level}. Mest "
        f"skiljer de sig i fråga om {labels[1]}: {told[1]}.",
        f"What most clearly unites {name} and {first} is {labels[0]}: {told[0]}{level}. They "
        f"differ most in {labels[1]}: {told[1]}.",
    )


def steadiness(found: pd.DataFrame, say: Speech) -> str:
    """How many of the twins stay twins when the measures are weighted otherwise."""
    sure = _of(int((found.survives >= 0.5).sum()), len(found), say)
    every = in_words(len(found), say)
    return say.pick(
        f"Vilka som är tvillingar beror på hur måtten vägs. Vägs de på andra sätt är {sure} kvar "
        f"bland de {every} närmaste i minst hälften av försöken.",
        f"Which municipalities are twins depends on how the measures are weighted. If they are "
        f"weighted otherwise, {sure} among the {every} nearest in at least half of the trials.",
    )


def _of(number: int, among: int, say: Speech) -> str:
    some, every = in_words(number, say), in_words(among, say)
    if number == among:
        return say.pick(f"samtliga {every} tvillingar", f"all {every} twins stay")
    if number == 0:
        return say.pick("ingen av tvillingarna", "none of the twins stays")
    return say.pick(
        f"{some} av de {every} tvillingarna",
        f"{some} of the {every} twins {'stays' if number == 1 else 'stay'}",
    )


def grid_title(year: int, here: Place, say: Speech) -> str:
    """The municipality and its twins side by side."""
    return say.pick(
        f"{here.in_text('sv')} och de mest lika kommunerna {year}; färgen visar skillnaden mot "
        f"{here.in_text('sv')}",
        f"{here.in_text('en')} and the municipalities most like it {year}; colour shows the "
        f"difference from {here.in_text('en')}",
    )


def figures_title(year: int, say: Speech) -> str:
    """The published figures of the municipality and its twins."""
    return say.pick(f"Nyckeltalen {year}", f"The key figures {year}")


def distance_title(here: Place, say: Speech) -> str:
    """The table of distances."""
    return say.pick(
        f"De kommuner som är mest lika {here.in_text('sv')}",
        f"The municipalities most like {here.in_text('en')}",
    )


def alternative(values: pd.DataFrame, say: Speech) -> str:
    """The values of the grid, place by place."""
    said = []
    for code, row in values.iterrows():
        cells = [
            f"{column(str(name)).label(say)} {say.number(value, column(str(name)).kind)}"
            for name, value in row.items()
        ]
        said.append(f"{region(str(code)).in_text(say.lang)}: {', '.join(cells)}")
    return f"{say.pick('Rutnät', 'Grid')}. {'; '.join(said)}."


def years(course: Course, here: Place) -> pd.Series:
    """The years that the caveats name, as their table shows them."""
    return pd.Series(course.industry, index=["start_year", "year"], name=here.code)


def caveats(course: Course, say: Speech) -> list[str]:
    """What these comparisons cannot carry."""
    start, year = course.industry
    return [
        say.pick(
            "Grupperna är ett sätt att tala om kommuner som egentligen skiljer sig gradvis åt. En "
            "kommun vid gränsen har mer gemensamt med grannar i nästa grupp än med mitten av sin "
            "egen; utgå därför hellre från tvillingarna.",
            "The groups are a way of speaking about municipalities that differ by degrees. One at "
            "the border has more in common with those across it than with the middle of its own "
            "group; so go by the twins instead.",
        ),
        say.pick(
            "Vilka som är tvillingar beror på vad som jämförs: till hälften vad de sysselsatta "
            "arbetar med, till hälften invånare, utpendling, utbildning, medelålder och "
            "skattekraft. Läge, enskilda företag och inriktning inom industrin ingår inte, för "
            "industrin publiceras per kommun bara som tillverkning och utvinning tillsammans "
            "(SNI 2007 B+C).",
            "Which municipalities are twins depends on what is compared: for one half what the "
            "employed work in, for the other inhabitants, out-commuting, education, mean age and "
            "tax base. Location, single firms and the branches within industry are not part of "
            "it, for industry by municipality is published only as manufacturing and mining "
            "together (SNI 2007 B+C).",
        ),
        say.pick(
            f"För att alla kommuner ska kunna jämföras används {year}, det sista år för vilket "
            f"rapportens underlag har alla, och industrins utveckling jämförs {start}–{year}: "
            "äldre serier har andra definitioner. Startåret var ett pandemiår, så en uppgång kan "
            "vara återhämtning. Andelarna av de sysselsatta är av dem i kända branscher.",
            f"So that all municipalities can be compared, {year} is used, the last year for which "
            f"this report has all of them, and industry is compared in {start}–{year}: older "
            "series have other definitions. The base year was a year of the pandemic, so a rise "
            "may be recovery. The shares of the employed are of those in known sectors.",
        ),
        say.pick(
            "Lönesumman är i löpande priser: en del av ökningen är inflation. Den följer också "
            "antalet som arbetar i kommunen. Nystartade företag är medelvärden av tre år, för de "
            "skiftar mycket mellan åren i små kommuner.",
            "The wage bill is in current prices: part of its growth is inflation. It also follows "
            "the number who work in the municipality. New firms are means of three years, for they "
            "vary much from year to year in small municipalities.",
        ),
    ]
