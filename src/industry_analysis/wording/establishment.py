"""The sentences of the chapter *establishment*: what a place can offer an investor.

Each function takes the frame that its table shows. The trap: some figures are published only
for municipalities that took part, and a sentence must say so, not fall silent.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place, region
from industry_analysis.wording import peers
from industry_analysis.wording.meaning import Point, Sort
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.standing import furthest

# ASSUME: much or little labour within reach is the highest and the lowest fifth of Sweden's
# municipalities, as strength and weakness are elsewhere.
FIFTH = 0.2
# ASSUME: industrial buildings may have room where they are half as large again per employed as
# in Sweden.
ROOMY = 1.5


def bottom_line(
    rows: pd.DataFrame, labour: pd.DataFrame, among: pd.DataFrame, here: Place, say: Speech
) -> list[str]:
    """The municipality's service, the people within reach, and where it stands among its twins.

    Parameters
    ----------
    rows
        ``standing.standings`` of the chapter's figures.
    labour
        `labour_table` of the place.
    among
        ``peers.among_peers`` of the place.
    """
    placed = [] if among.empty else [peers.placed(among, here, say)]
    return [service(rows, here, say), labour_reach(labour, here, say), *placed]


def service(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """How firms that have had dealings with the municipality rate it."""
    row = rows.T["business_climate"]
    year = int(row.year)
    if pd.isna(row.value):
        return say.pick(
            f"Hur nöjda företagen är med kommunens service (Insikt) är inte publicerat för "
            f"{here.official('sv')} {year}.",
            f"How firms rate the municipality's service (Insikt) is not published for "
            f"{here.in_text('en')} in {year}.",
        )
    rated = say.number(row.value, "number")
    placed = say.placed(row["rank"], row.places, "best")
    return say.pick(
        f"Företag som haft ärenden hos kommunen gav dess service {rated} av 100 i nöjdhet "
        f"(Insikt {year}): {placed}.",
        f"Firms that had dealings with the municipality gave its service {rated} out of "
        f"100 (Insikt {year}): {placed}.",
    )


def placing(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """Where the municipality stands best and worst, power outages apart.

    Parameters
    ----------
    rows
        ``standing.standings`` without those that the weather decides.
    """
    apart = say.pick(
        "elavbrott, där ett enda oväder kan avgöra ett år,",
        "power outages, where a single storm may decide a year",
    )
    return furthest(rows, here, county, say, apart=apart)


def key_figures(rows: pd.DataFrame, among: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """The service, and the figures in which the place stands best and worst among its twins."""
    best, worst = ([], []) if among.empty else peers.ends(among)
    shown = dict.fromkeys(["business_climate", *best, *worst])
    return peers.table(among, rows.loc[list(shown)], here, say)


def labour_table(labour: pd.Series, year: int, here: Place, county: Place) -> pd.DataFrame:
    """Labour within reach of the place, with its rank, and the median of the county and Sweden.

    Parameters
    ----------
    labour
        ``establishment.labour_within_reach`` of all municipalities.
    """
    siblings = labour[labour.index.str.startswith(county.code)]
    rank = labour.rank(method="min", ascending=False)[here.code]
    return pd.DataFrame(
        {
            "year": year,
            "labour_within_reach": labour[here.code],
            "median_county": siblings.median(),
            "median_country": labour.median(),
            "reach_rank": rank,
            "places": len(labour),
        },
        index=pd.Index([here.code], name="region_code"),
    )


def labour_reach(labour: pd.DataFrame, here: Place, say: Speech) -> str:
    """How many can be recruited without moving, beside the other municipalities."""
    row = labour.iloc[0]
    persons, median = (
        say.number(row[name], "count") for name in ("labour_within_reach", "median_country")
    )
    placed = say.placed(row.reach_rank, row.places, "highest")
    return say.pick(
        "De kommuner vars befolkningscentrum ligger inom 50 km från kommunens, med den själv, "
        f"hade {persons} invånare 20–64 år {row.year:.0f}, mot {median} för mediankommunen: "
        f"{placed}.",
        "The municipalities whose centre of population is within 50 km of this one's, itself "
        f"included, had {persons} inhabitants aged 20–64 in {row.year:.0f}, against {median} for "
        f"the median municipality: {placed}.",
    )


def labour_title(year: int, say: Speech) -> str:
    """The table of labour within reach."""
    return say.pick(
        f"Invånare 20–64 år inom 50 km {year}", f"Inhabitants aged 20–64 within 50 km in {year}"
    )


def reach_title(year: int, here: Place, say: Speech) -> str:
    """The map of what is within reach."""
    return say.pick(
        f"Invånare 20–64 år i kommuner inom 50 km från {here.name} {year}",
        f"Inhabitants aged 20–64 in municipalities within 50 km of {here.name} {year}",
    )


def reach_reading(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Which municipalities are nearest, and how many of industry's employed are within reach.

    Parameters
    ----------
    rows
        ``establishment.within_reach`` of the place.
    """
    others = rows.iloc[1:4]
    if others.empty:
        return say.pick(
            f"Ingen annan kommuns mittpunkt ligger inom 50 km från {here.genitive('sv')}.",
            f"No other municipality's centre is within 50 km of {here.genitive('en')}.",
        )
    named = say.listed(
        [
            f"{region(str(code)).name} ({say.number(row.distance, 'number')} km)"
            for code, row in others.iterrows()
        ]
    )
    largest = region(str(rows.inhabitants.idxmax()))
    most = say.number(rows.inhabitants.max(), "count")
    text = (
        say.pick(f"Närmast ligger {named}.", f"Nearest is {named}.")
        if len(others) == 1
        else say.pick(f"Närmast ligger {named}.", f"Nearest are {named}.")
    )
    if largest == here:
        return text + say.pick(
            f" Flest i arbetsför ålder inom räckhåll bor i kommunen själv, {most}.",
            f" Most people of working age within reach live in the municipality itself, {most}.",
        )
    return text + say.pick(
        f" Flest i arbetsför ålder inom räckhåll bor {largest.located('sv')}, {most}.",
        f" Most people of working age within reach live {largest.located('en')}, {most}.",
    )


def reach_alternative(rows: pd.DataFrame, say: Speech) -> str:
    """Each municipality within reach with its distance and inhabitants."""
    said = [
        f"{region(str(code)).name} {say.number(row.distance, 'number')} km, "
        f"{say.number(row.inhabitants, 'count')}"
        for code, row in rows.iterrows()
    ]
    text = say.pick("Karta, kommuner efter avstånd", "Map, municipalities by distance")
    return f"{text}. {'; '.join(said)}."


def buildings_title(built: int, year: int, say: Speech) -> str:
    """The table of industrial buildings of a year, and the employed of another."""
    return say.pick(
        f"Industribyggnader {built}, och sysselsatta i industrin {year}",
        f"Industrial buildings {built}, and employed in industry {year}",
    )


def buildings(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """How much industrial buildings there are, and how much of them per employed.

    Parameters
    ----------
    rows
        ``establishment.buildings`` of the county's municipalities and Sweden.
    """
    own, country = rows.T[here.code], rows.T[SWEDEN.code]
    area = say.number(own.industrial_area, "count")
    share, share_country = say.share(own.share_of_buildings), say.share(country.share_of_buildings)
    text = say.pick(
        f"Industribyggnader täcker {area} tusen m² mark {here.located('sv')}, {share} av alla "
        f"byggnaders markyta, mot {share_country} i riket.",
        f"Industrial buildings cover {area} thousand m² of ground {here.located('en')}, {share} "
        f"of that of all buildings, against {share_country} in Sweden.",
    )
    if pd.isna(own.industrial_area_per_employed):
        return text
    each, each_country = (
        say.number(row.industrial_area_per_employed, "count") for row in (own, country)
    )
    return text + say.pick(
        f" Det är {each} m² per sysselsatt i industrin, mot {each_country} i riket; statistiken "
        "visar inte om lokalerna används.",
        f" That is {each} m² per employed in industry, against {each_country} in Sweden; the "
        "statistics do not show whether the premises are used.",
    )


def meaning(labour: pd.DataFrame, premises: pd.DataFrame, here: Place, say: Speech) -> list[Point]:
    """What labour and premises mean, each point with the figure that shows it."""
    points = []
    row = labour.iloc[0]
    better = (row.places - row.reach_rank) / max(row.places - 1, 1)
    if better >= 1 - FIFTH or better <= FIFTH:
        sort: Sort = "strength" if better > FIFTH else "weakness"
        points.append(Point(sort, labour_reach(labour, here, say), "reach"))
    own, country = (
        premises.industrial_area_per_employed[code] for code in (here.code, SWEDEN.code)
    )
    if own >= ROOMY * country:
        each, each_country = (say.number(value, "count") for value in (own, country))
        points.append(
            Point(
                "option",
                say.pick(
                    f"Industribyggnaderna är stora för antalet sysselsatta, {each} m² per person "
                    f"mot {each_country} i riket: det kan finnas yta att använda.",
                    f"The industrial buildings are large for the number of employed, {each} m² a "
                    f"person against {each_country} in Sweden: there may be room to use.",
                ),
                "buildings",
            )
        )
    return points


def caveats(here: Place, say: Speech) -> list[str]:
    """What the figures cannot say of establishment."""
    return [
        say.pick(
            "Lediga lokaler, planlagd mark, tillgänglig eleffekt och restider publiceras inte per "
            "kommun i någon av källorna. Kommunens egna uppgifter behövs för dem.",
            "Free premises, land with a plan, available electric power and travel times are not "
            "published by municipality in any of the sources. Ask the municipality for them.",
        ),
        say.pick(
            "Avstånd är fågelvägen mellan punkter där kommunernas invånare bor i medeltal; vägar, "
            "sjöar och gränser räknas inte. Arbetskraft i Norge, Danmark och Finland ingår inte.",
            "Distances are as the crow flies between points where the inhabitants live in the "
            "mean; roads, lakes and borders do not count. Labour in Norway, Denmark and Finland "
            "is not included.",
        ),
        say.pick(
            "Insikt är en enkät till företag som haft ärenden; alla kommuner deltar inte varje år.",
            "Insikt is a survey of firms that have had dealings with the municipality; not all "
            "municipalities take part every year.",
        ),
    ]
