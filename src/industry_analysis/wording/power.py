"""The sentences of the chapter *transition* on energy and power, and on what is withheld.

The trap: years differ from place to place, for what would reveal a firm is not published; a
sentence names its year, and a figure that is missing is said to be.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.development import against
from industry_analysis.wording.speech import Speech


def industry(lines: pd.DataFrame, odd: pd.Series, here: Place, county: Place, say: Speech) -> str:
    """Industry's use of energy in the last published year, and the years that look odd.

    Parameters
    ----------
    lines
        Rows ``year``, the place first; missing where nothing is published.
    odd
        ``energy.odd_years`` of the place, by year.
    """
    if lines.empty:
        return say.pick(
            f"Industrins energianvändning {here.located('sv')} är inte publicerad för något år.",
            f"The energy use of industry {here.located('en')} is not published for any year.",
        )
    line = lines[here.code].dropna()
    year, value = int(line.index[-1]), say.number(line.iloc[-1], "number")
    beside = against(lines.T[year].dropna(), "number", here, county, say)
    others = say.pick(f", mot {beside}", f", against {beside}") if beside else ""
    said = [
        say.pick(
            f"Industri och byggverksamhet {here.located('sv')} använde {value} MWh per invånare "
            f"{year}, det senaste publicerade året{others}.",
            f"Industry and construction {here.located('en')} used {value} MWh per inhabitant in "
            f"{year}, the latest year published{others}.",
        )
    ]
    if len(odd):
        listed = say.listed([f"{say.number(v, 'number')} ({y})" for y, v in odd.items()])
        one = len(odd) == 1
        said.append(
            say.pick(
                f"{'Värdet' if one else 'Värdena'} {listed} avviker starkt från de övriga åren och "
                "kan bero på fel eller ändrad avgränsning.",
                f"The value{'' if one else 's'} {listed} {'is' if one else 'are'} far from the "
                "other years and may be due to error or to a changed definition.",
            )
        )
    return " ".join(said)


def electricity(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """Wind, sun and balance of power in the year in which places can be compared.

    Parameters
    ----------
    rows
        ``standing.standings`` of the chapter's figures.
    """
    told = rows.T
    said = []
    wind, year = told["wind_power"].value, int(told["wind_power"].year)
    if pd.notna(wind) and wind == 0:
        said.append(
            say.pick(
                f"Ingen vindkraft producerades {here.located('sv')} {year}.",
                f"No wind power was produced {here.located('en')} in {year}.",
            )
        )
    elif pd.notna(wind):
        value = say.count(wind)
        said.append(
            say.pick(
                f"Vindkraften gav {value} MWh {year}.",
                f"Wind power produced {value} MWh in {year}.",
            )
        )
    sun, of_year = told["solar_power"].value, int(told["solar_power"].year)
    if pd.notna(sun):
        value = say.number(sun, "number")
        said.append(
            say.pick(
                f"Solcellernas installerade effekt var {value} MW {of_year}.",
                f"The installed capacity of solar panels was {value} MW in {of_year}.",
            )
        )
    return " ".join([*said, _balance(told["electricity_balance"], here, county, say)])


def _balance(row: pd.Series, here: Place, county: Place, say: Speech) -> str:
    year = int(row.year)
    if pd.isna(row.value):
        return say.pick(
            f"Elbalansen, produktion minus användning, är inte publicerad för "
            f"{here.official('sv')} {year}.",
            "The electricity balance, production less use, is not published for "
            f"{here.in_text('en')} in {year}.",
        )
    values = pd.Series({here.code: row.value, county.code: row.county, SWEDEN.code: row.country})
    value = say.number(row.value, "number")
    beside = against(values.dropna(), "number", here, county, say)
    more = row.value > 0
    return say.pick(
        f"Det produceras {'mer' if more else 'mindre'} el än vad som används: {value} MWh per "
        f"invånare {year}, mot {beside}.",
        f"{'More' if more else 'Less'} electricity is produced than is used: {value} MWh per "
        f"inhabitant in {year}, against {beside}.",
    )


def outages(lines: pd.DataFrame, here: Place, say: Speech) -> str:
    """The last year's time without power beside Sweden's, and the place's best and worst year.

    Parameters
    ----------
    lines
        Rows ``year``, the place first.
    """
    line = lines[here.code].dropna()
    year, last = int(line.index[-1]), say.number(line.iloc[-1], "number")
    others = say.number(lines[SWEDEN.code][year], "number")
    worst, best = (int(line.index[int(at)]) for at in (line.argmax(), line.argmin()))
    high, low = (say.number(line[y], "number") for y in (worst, best))
    return say.pick(
        f"Strömmen var borta {last} minuter per kund {here.located('sv')} {year}, mot {others} i "
        f"riket. Längst var den borta {worst} ({high} minuter) och kortast {best} ({low}). Ett "
        "enda oväder kan avgöra ett år.",
        f"The power was out for {last} minutes per customer {here.located('en')} in {year}, "
        f"against {others} in Sweden. It was out longest in {worst} ({high} minutes) and shortest "
        f"in {best} ({low}). A single storm may decide a year.",
    )


def withheld(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """For how many years each figure is published for the place, the least first.

    Parameters
    ----------
    rows
        ``energy.availability`` of the place.
    """
    share = (rows["published_years"] / rows["all_years"]).sort_values(kind="stable")
    parts = [_published(str(name), rows.loc[name], say) for name in share.index]
    listed = "; ".join(parts)
    complete = bool((share == 1).all())
    return say.pick(
        f"Publicerade år {here.located('sv')}: {listed}. "
        + (
            "Inget år saknas."
            if complete
            else "Ett år som saknas är inte noll: uppgifter som skulle röja ett enskilt företag "
            "beläggs med sekretess, och därmed ofta även summor som de kunde räknas ut ur."
        ),
        f"Years published {here.located('en')}: {listed}. "
        + (
            "No year is missing."
            if complete
            else "A missing year is not zero: figures that would reveal a single firm are "
            "confidential, and so often are totals that they could be computed from."
        ),
    )


def _published(name: str, row: pd.Series, say: Speech) -> str:
    label = column(name).label(say).lower()
    years, of = int(row.published_years), int(row.all_years)
    if not years:
        return say.pick(f"{label} {years} av {of}", f"{label} {years} of {of}")
    last = int(row.last_published)
    return say.pick(
        f"{label} {years} av {of}, senast {last}", f"{label} {years} of {of}, latest {last}"
    )


def caveats(facts: pd.Series, say: Speech) -> list[str]:
    """What the figures of the chapter cannot carry.

    Parameters
    ----------
    facts
        ``transition.data_limits`` of the tables.
    """
    first, last, edition, newest, abroad, plants, trade = (
        int(facts[name])
        for name in (
            *("earlier_first", "earlier_last", "earlier_edition", "edition", "abroad_year"),
            *("plants_year", "trading_year"),
        )
    )
    return [
        say.pick(
            f"Utsläppen {first}–{last} är från upplagan {edition}, de övriga från {newest}. Åren "
            "kan ha räknats om sedan dess, så nivåerna är inte helt jämförbara.",
            f"The emissions of {first}–{last} are from the edition of {edition}, the others from "
            f"that of {newest}. Years may have been revised since, so levels are not fully "
            "comparable.",
        ),
        say.pick(
            "Utsläppen är de som sker inom kommunen. Varor som köps från annat håll ingår inte, "
            "inte heller koldioxid från biobränsle eller upptag i skog och mark.",
            "Emissions are those within the municipality. Goods bought from elsewhere are not "
            "included, nor is carbon dioxide from biofuels or what forest and land take up.",
        ),
        say.pick(
            f"Utrikes transporter är utelämnade, eftersom de redovisas först från {abroad}.",
            f"International transport is left out, because it is given only from {abroad}.",
        ),
        say.pick(
            "Industrins utsläpp och sysselsatta kommer från olika källor med något olika "
            "avgränsning. El och fjärrvärme som industrin köper, och "
            "arbetsmaskiner, räknas till andra sektorer.",
            "Industry's emissions and employed are from different sources with somewhat different "
            "definitions. Electricity and heat that industry buys, and "
            "working machinery, are counted in other sectors.",
        ),
        say.pick(
            f"Anläggningarnas rapportering går till {plants}, utsläppshandeln till {trade}, en "
            "avslutad period. En anläggning under tröskelvärdet ett år saknas det året. De två "
            "registren har egna namn, så samma anläggning kan heta olika.",
            f"The plants' reporting goes to {plants}, the emissions trading to {trade}, a closed "
            "period. A plant below the threshold in a year is missing that year. The two registers "
            "have names of their own, so one plant may go by two.",
        ),
    ]


def title(name: str, rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The titles of the chapter's figures on energy and power."""
    years = list(rows.index.get_level_values("year")) if "year" in rows.index.names else []
    span = "–".join(map(str, dict.fromkeys((min(years), max(years))))) if len(years) else ""
    titles = {
        "electricity": (
            f"Elen {here.located('sv')} {span}, MWh, solceller MW",
            f"Electricity {here.located('en')} {span}, MWh, solar panels MW",
        ),
        "standings": (
            "El och energi bland kommunerna",
            "Electricity and energy among municipalities",
        ),
        "withheld": ("Publicerade år per nyckeltal", "Years published by figure"),
    }
    return say.pick(*titles[name])
