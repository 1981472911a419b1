"""Titles and text alternatives of the figures of the chapter *competence*.

The trap: an alternative says what is drawn; what it means is said in the reading beside it.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.occupations import NAMED, group_name, word
from industry_analysis.wording.speech import WITHHELD, Speech

# ---- titles ----


def key_figures(year: int, say: Speech) -> str:
    """The table under the bottom line."""
    return say.pick(f"Annonser {year} och invånare", f"Job ads {year} and inhabitants")


def rate_map(year: int, employed_year: int, say: Speech) -> str:
    """Ads per 1,000 employed on a map."""
    return say.pick(
        f"Annonser {year} i industriella och tekniska yrken per 1\u00a0000 sysselsatta "
        f"{employed_year}",
        f"Ads in {year} for industrial and technical occupations per 1,000 employed in "
        f"{employed_year}",
    )


def groups(year: int, here: Place, say: Speech) -> str:
    """Groups of occupations as shares of all ads."""
    return say.pick(
        f"Yrkesgruppers andel av alla annonser {here.located('sv')} {year}, procent",
        f"Groups of occupations, share of all ads {here.located('en')} {year}, per cent",
    )


def occupations(year: int, here: Place, say: Speech) -> str:
    """Single occupations as shares of all ads."""
    return say.pick(
        f"Industriella och tekniska yrken, andel av alla annonser {here.located('sv')} {year}, "
        "procent",
        f"Industrial and technical occupations, share of all ads {here.located('en')} {year}, per "
        "cent",
    )


def barometer(year: int, county: Place, say: Speech) -> str:
    """The barometer's occupations in the county."""
    return say.pick(
        f"Yrkesbarometern våren {year}, {county.in_text('sv')}: möjligheter till arbete",
        f"The occupation barometer, spring {year}, {county.in_text('en')}: job opportunities",
    )


def barometer_list(say: Speech) -> str:
    """The barometer's occupations, one a row."""
    return say.pick(
        "Bedömningen per yrke, och annonser i kommunen där namnet är exakt detsamma",
        "The assessment by occupation, and ads in the municipality where the name is the very same",
    )


def education(year: int, here: Place, say: Speech) -> str:
    """Levels of education."""
    return say.pick(
        f"Högsta utbildning bland invånare 16–74 år {here.located('sv')} {year}, procent",
        f"Highest education among inhabitants aged 16–74 {here.located('en')} {year}, per cent",
    )


def stages(year: int, start_year: int, say: Speech) -> str:
    """Stages of education, with the change and both sexes."""
    return say.pick(
        f"Utbildning i tre steg {year}, med andelen {start_year} och efter kön",
        f"Education in three stages {year}, with the share in {start_year} and by sex",
    )


def space(year: int, here: Place, say: Speech) -> str:
    """Occupations that are common in the place, and those nearest to them."""
    return say.pick(
        f"Yrken som är vanliga i annonserna {here.located('sv')} {year}, och de närmaste övriga",
        f"Occupations common in the ads {here.located('en')} {year}, and the nearest others",
    )


def breadth(say: Speech) -> str:
    """How many occupations are common."""
    return say.pick("Antal yrken och genomsnitt", "Number of occupations and mean")


def women(year: int, say: Speech) -> str:
    """Women's share of the industry's employed, by municipality."""
    return say.pick(
        f"Andel kvinnor bland industrins sysselsatta {year}, procent",
        f"Women as a share of the employed in industry {year}, per cent",
    )


# ---- alternatives ----


def bars_of_groups(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Each group's share, beside the country's, and its quotient."""
    said = [
        f"{group_name(str(group), say)} {say.share(row[here.code])} "
        f"({say.share(row[SWEDEN.code])}), {_quotient(row.ad_quotient, say)}"
        for group, row in rows.iterrows()
    ]
    return f"{_bars(say)}. {'; '.join(said)}."


def bars_of_occupations(rows: pd.DataFrame, say: Speech) -> str:
    """Each occupation's share, beside the country's, and its quotient."""
    said = [
        f"{name} {say.share(row.ads_share)} ({say.share(row.reference_share)}), "
        f"{_quotient(row.ad_quotient, say)}"
        for name, row in rows.iterrows()
    ]
    return f"{_bars(say)}. {'; '.join(said)}."


def bars_of_levels(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Each level's share, beside the country's."""
    said = [
        f"{say.pick(*NAMED['education'][str(level)])} {say.share(row[here.code])} "
        f"({say.share(row[SWEDEN.code])})"
        for level, row in rows.iterrows()
    ]
    return f"{_bars(say)}. {'; '.join(said)}."


def _bars(say: Speech) -> str:
    return say.pick(
        "Stapeldiagram över andelar, rikets inom parentes",
        "Bar chart of shares, Sweden in brackets",
    )


def _quotient(quotient: float, say: Speech) -> str:
    number = WITHHELD if pd.isna(quotient) else say.number(quotient, "ratio")
    return f"{say.pick('annonskvot', 'ad quotient')} {number}"


def tiles(rows: pd.DataFrame, say: Speech) -> str:
    """Each occupation's opportunities in county and country, and its outlook.

    Parameters
    ----------
    rows
        ``barometer.barometer`` of a county.
    """
    said = [
        f"{name} {word(row.opportunities, say)}, {word(row.opportunities_country, say)}, "
        f"{word(row.outlook, say)}"
        for name, row in rows.iterrows()
    ]
    text = say.pick(
        "Rutnät: möjligheter i länet, i riket, efterfrågan om fem år",
        "Grid: opportunities in the county, in Sweden, demand in five years",
    )
    return f"{text}. {'; '.join(said)}."


def dots(rows: pd.DataFrame, say: Speech) -> str:
    """Each occupation's nearness, those common in the place first."""
    common, others = (
        ", ".join(
            f"{name} {say.share(value)}"
            for name, value in rows[rows.has.astype(bool) == has].nearness.items()
        )
        for has in (True, False)
    )
    none = say.pick("inga", "none")
    return say.pick(
        f"Punktdiagram över närhet. Vanliga här: {common or none}. Övriga: {others or none}.",
        f"Dot plot of nearness. Common here: {common or none}. Others: {others or none}.",
    )
