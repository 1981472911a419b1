"""The municipalities most like one, in words: who they are, what joins and what parts them.

Each function takes the frames of ``indicators.twins``. The trap: being nearest does not mean
being near, so a sentence says how near.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place, municipality, region
from industry_analysis.wording.columns import column
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
    if distance > FAR:
        return say.pick(
            f"Ingen kommun är riktigt lik {name}: närmast är {first}, följd av {after}, men "
            f"skillnaden mot den närmaste är {written} av den vanliga mellan två kommuner.",
            f"No municipality is really like {name}: the nearest is {first}, followed by {after}, "
            f"but the difference from the nearest is {written} of what is usual between two "
            "municipalities.",
        )
    how = (
        ("skillnaden mot den närmaste är", "the difference from the nearest is")
        if distance <= CLOSE
        else ("likheten är måttlig, skillnaden är", "the likeness is moderate, the difference is")
    )
    return say.pick(
        f"Mest lik {name} är {first}, följd av {after}; {how[0]} {written} av den vanliga mellan "
        "två kommuner.",
        f"Most like {name} is {first}, followed by {after}; {how[1]} {written} of what is usual "
        "between two municipalities.",
    )


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
        f"skiljer de sig i {labels[1]}: {told[1]}.",
        f"What most clearly unites {name} and {first} is {labels[0]}: {told[0]}{level}. They "
        f"differ most in {labels[1]}: {told[1]}.",
    )


def steadiness(found: pd.DataFrame, say: Speech) -> str:
    """How many of the twins stay twins when the measures are weighted otherwise."""
    sure = _of(int((found.survives >= 0.5).sum()), len(found), say)
    every = in_words(len(found), say)
    return say.pick(
        f"Tvillingarna beror på hur måtten vägs. Vägs de på andra sätt är {sure} kvar bland de "
        f"{every} närmaste i minst hälften av försöken.",
        f"The twins depend on how the measures are weighted. If they are weighted otherwise, "
        f"{sure} among the {every} nearest in at least half of the trials.",
    )


def _of(number: int, among: int, say: Speech) -> str:
    some, every = in_words(number, say), in_words(among, say)
    if number == among:
        return say.pick(f"alla {every} tvillingarna", f"all {every} twins stay")
    if number == 0:
        return say.pick("ingen av tvillingarna", "none of the twins stays")
    return say.pick(
        f"{some} av de {every} tvillingarna",
        f"{some} of the {every} twins {'stays' if number == 1 else 'stay'}",
    )


def grid_title(year: int, here: Place, say: Speech) -> str:
    """The municipality and its twins side by side."""
    return say.pick(
        f"{here.in_text('sv')} och de mest lika kommunerna {year}; färg visar avståndet till "
        f"{here.in_text('sv')}",
        f"{here.in_text('en')} and the municipalities most like it {year}; colour is the distance "
        f"from {here.in_text('en')}",
    )


def figures_title(year: int, say: Speech) -> str:
    """The published figures of the municipality and its twins."""
    return say.pick(f"Nyckeltalen {year}", f"The figures {year}")


def distance_title(here: Place, say: Speech) -> str:
    """The table of distances."""
    return say.pick(
        f"Hur lika {here.in_text('sv')} de är", f"How alike {here.in_text('en')} they are"
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
