"""Where a municipality lies, in words: localities, neighbours, distances.

Each function takes the frames of ``indicators.location``. The trap: an island has no neighbour
by land, and some suburbs have no locality of their own.
"""

import pandas as pd

from industry_analysis.places import Place, alphabetical, region
from industry_analysis.wording.speech import Speech, capital

NAMED = 3  # localities a sentence names at most


def localities_title(here: Place, say: Speech) -> str:
    """The table of localities."""
    return say.pick(
        f"Tätorter {here.located('sv')} 2020", f"Localities {here.located('en')} in 2020"
    )


def localities(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The largest localities and how many live there."""
    if rows.empty:
        return say.pick(
            f"Ingen tätort räknas till {here.official('sv')}: de som bor här hör till en tätort "
            "som räknas till en annan kommun.",
            f"No locality is counted to {here.in_text('en')}: its people belong to one that is "
            "counted to another municipality.",
        )
    named = say.listed(
        [
            f"{name} ({say.number(row.locality_population, 'count')})"
            for name, row in rows.head(NAMED).iterrows()
        ]
    )
    if len(rows) == 1:
        return say.pick(
            f"Kommunens enda tätort är {named}, med antalet invånare inom parentes.",
            f"Its only locality is {named}, with the number of inhabitants in parentheses.",
        )
    return say.pick(
        f"Störst av kommunens tätorter är {named}, med antalet invånare inom parentes.",
        f"The largest of its localities are {named}, with the number of inhabitants in "
        "parentheses.",
    )


def title(year: int, here: Place, say: Speech) -> str:
    """The table of neighbours and cities."""
    return say.pick(
        f"Grannkommuner och större städer: avstånd från {here.name}, och invånare {year}",
        f"Neighbours and larger cities: distance from {here.name}, and inhabitants in {year}",
    )


def table(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """The rows with words for what each place is."""
    words = {
        "borders": say.pick("gränsar hit", "neighbour"),
        "county": say.pick("flest invånare i länet", "most inhabitants in the county"),
        "country": say.pick("bland de största i Sverige", "among the largest in Sweden"),
    }
    told = [
        ", ".join(text for kind, text in words.items() if row[kind]) for _, row in rows.iterrows()
    ]
    return rows[["distance", "population"]].assign(location=told)


def reading(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The neighbours by name, and how far it is to the cities."""
    beside = alphabetical(region(str(code)) for code in rows.index[rows.borders])
    names = say.listed([place.name for place in beside])
    name = here.in_text(say.lang)
    first = (
        say.pick(f"{capital(name)} gränsar till {names}.", f"{capital(name)} borders {names}.")
        if beside
        else say.pick(
            f"{capital(name)} gränsar inte på land till någon kommun.",
            f"{capital(name)} borders no municipality by land.",
        )
    )
    far = [
        f"{say.pick('till', 'to')} {region(str(code)).name}"
        + (say.pick(" (störst i länet)", " (largest in the county)") if row.county else "")
        + f" {say.number(row.distance, 'number')} km"
        for code, row in rows[rows.county | rows.country].iterrows()
    ]
    return first + say.pick(
        f" Fågelvägen är det {say.listed(far)}.", f" As the crow flies it is {say.listed(far)}."
    )
