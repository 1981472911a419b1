"""The sentences of the chapter *transition*: its bottom line, changes, industry per employed.

Each function takes the frame that its table shows. The trap: the years of emissions, employment
and power differ, so a sentence names the year of each number that is of another.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.development import against
from industry_analysis.wording.speech import Speech, capital


def bottom_line(
    figures: pd.DataFrame, steps: pd.DataFrame, here: Place, county: Place, say: Speech
) -> list[str]:
    """Emissions and their change, industry's part, and how sure the power is.

    Parameters
    ----------
    figures
        ``transition.key_figures`` of the place, its county and Sweden.
    steps
        ``steps.steps`` of the place.
    """
    row, country = figures.T[here.code], figures.T[SWEDEN.code]
    year, start = int(row.year), int(row.start_year)
    total = say.count(row.gas_total)
    own, others = (_since(r, start, say) for r in (row, country))
    whole = say.pick(
        f"Utsläppen av växthusgaser {here.located('sv')} var {total} ton "
        f"koldioxidekvivalenter {year}, {own}; rikets var {others}.",
        f"Greenhouse gas emissions {here.located('en')} were {total} tonnes of CO2 equivalent "
        f"in {year}, {own}; Sweden's were {others}.",
    )
    industry = _industry(figures, _moved(steps, say), here, county, say)
    return [whole, industry, _power(row, country, here, say)]


def _moved(steps: pd.DataFrame, say: Speech) -> str:
    """A reservation where a plant may have left or joined industry in the statistics."""
    pairs = steps.dropna(subset="counter")
    if not (pairs.sector.eq("gas_industry") | pairs.counter.eq("gas_industry")).any():
        return ""
    return say.pick(
        "en anläggning kan ha bytt sektor i statistiken",
        "a plant may have changed sector in the statistics",
    )


def _stepped(steps: pd.DataFrame, rows: pd.DataFrame, say: Speech) -> str:
    """A reservation where industry's change since the year between holds a doubtful step."""
    lately = steps[steps.sector.eq("gas_industry") & steps.year.gt(rows.recent_year.iloc[0])]
    if lately.empty:
        return ""
    return say.pick(
        "däri ingår ett språng som ska läsas med försiktighet",
        "that holds a step to be read with care",
    )


def _industry(figures: pd.DataFrame, moved: str, here: Place, county: Place, say: Speech) -> str:
    """Industry's emissions, their share of all, and per employed beside county and country."""
    row = figures.T[here.code]
    year, of_year = int(row.year), int(row.employed_year)
    share, tonnes = say.share(row.gas_industry_share), say.count(row.gas_industry)
    beside = against(figures.emissions_per_employed, "number", here, county, say)
    ratio = say.number(row.emissions_per_employed, "number")
    but = say.pick(f", men {moved}", f", but {moved}") if moved else ""
    if of_year == year:
        return say.pick(
            f"Industrin släppte ut {tonnes} ton {year}, {share} av allt; det var {ratio} ton per "
            f"sysselsatt i industrin, mot {beside}{but}.",
            f"Industry emitted {tonnes} tonnes in {year}, {share} of all; that was {ratio} tonnes "
            f"per person employed in industry, against {beside}{but}.",
        )
    return say.pick(
        f"Industrin släppte ut {tonnes} ton {year}, {share} av allt; {of_year}, det senaste året "
        f"med sysselsatta, var det {ratio} ton per sysselsatt i industrin, mot {beside}{but}.",
        f"Industry emitted {tonnes} tonnes in {year}, {share} of all; in {of_year}, the latest "
        f"year with employment, it was {ratio} tonnes per person employed in industry, against "
        f"{beside}{but}.",
    )


def _power(row: pd.Series, country: pd.Series, here: Place, say: Speech) -> str:
    """Whether there is more power than is used, and how long it was out."""
    balance, year = say.number(row.electricity_balance, "number"), int(row.power_year)
    minutes, others = (say.number(r.outages_mean, "number") for r in (row, country))
    since = int(row.outages_from)
    out = say.pick(
        f"strömmen var i medel borta {minutes} minuter per kund och år {since}–{year}, mot "
        f"{others} i riket.",
        f"the power was out for {minutes} minutes per customer and year in {since}–{year}, against "
        f"{others} in Sweden.",
    )
    if pd.isna(row.electricity_balance):
        return say.pick(
            f"Elbalansen {here.located('sv')}, hur mycket mer el som produceras än används, är "
            f"inte publicerad för {year}; {out}",
            f"The electricity balance {here.located('en')}, production less use, is not published "
            f"for {year}; {out}",
        )
    more, where = row.electricity_balance > 0, here.located("sv")
    return say.pick(
        f"{capital(where)} produceras {'mer' if more else 'mindre'} el än vad som "
        f"används ({balance} MWh per invånare {year}), och {out}",
        f"{'More' if more else 'Less'} electricity is produced than is used {here.located('en')} "
        f"({balance} MWh per inhabitant in {year}), and {out}",
    )


def _since(row: pd.Series, start: int, say: Speech) -> str:
    """``70,1 % lägre än 1990 men 10,7 % högre än året före``."""
    turned = (row.gas_change > 0) != (row.gas_change_last > 0)
    joint = say.pick(*(("men", "but") if turned else ("och", "and")))
    long, short = (_below(row[name], say) for name in ("gas_change", "gas_change_last"))
    return say.pick(
        f"{long} än {start} {joint} {short} än året före",
        f"{long} than in {start} {joint} {short} than the year before",
    )


def _below(change: float, say: Speech) -> str:
    """``70,1 % lägre``; the change is never so small that it needs another word."""
    if round(change, 3) == 0:
        return say.pick("varken högre eller lägre", "neither higher nor lower")
    sv, en = ("högre", "higher") if change > 0 else ("lägre", "lower")
    return f"{say.share(change)} {say.pick(sv, en)}"


def changes(
    rows: pd.DataFrame, steps: pd.DataFrame, here: Place, county: Place, say: Speech
) -> str:
    """All emissions and industry's, beside county and country, since the first year and lately.

    Parameters
    ----------
    rows
        ``transition.changes`` of the place, its county and Sweden.
    steps
        ``steps.steps`` of the place.
    """
    row, moved = rows.T[here.code], _moved(steps, say) or _stepped(steps, rows, say)
    but = say.pick(f", men {moved}", f", but {moved}") if moved else ""
    start, recent = int(row.start_year), int(row.recent_year)
    whole, lately, industry = (
        _everywhere(rows[name], here, county, say)
        for name in ("gas_change", "gas_change_recent", "industry_change_recent")
    )
    return say.pick(
        f"Jämfört med {start} är utsläppen {whole}. Jämfört med {recent} är de {lately}. "
        f"Industrins egna utsläpp är {industry}, jämfört med samma år{but}.",
        f"Compared with {start} emissions are {whole}. Compared with {recent} they are {lately}. "
        f"Industry's own emissions are {industry}, compared with the same year{but}.",
    )


def _everywhere(values: pd.Series, here: Place, county: Place, say: Speech) -> str:
    """``70,1 % lägre i Karlskoga, mot 46,0 % lägre i Örebro län``."""
    others = [place for place in (county, SWEDEN) if place.code in values.index]
    named = say.listed([f"{_below(values[p.code], say)} {p.located(say.lang)}" for p in others])
    own = f"{_below(values[here.code], say)} {here.located(say.lang)}"
    return f"{own}, {say.pick('mot', 'against')} {named}"


def per_employed(
    lines: pd.DataFrame, ranked: pd.DataFrame, here: Place, county: Place, say: Speech
) -> str:
    """Industry's emissions per employed, and where that is among the municipalities.

    Parameters
    ----------
    lines
        Tonnes per employed, rows ``year``, one column each for place, county and Sweden.
    ranked
        ``intensity.ranked``, the place's row.
    """
    year, final = int(lines.index[-1]), lines.iloc[-1]
    value = say.number(final[here.code], "number")
    beside = against(final, "number", here, county, say)
    row = ranked.T[here.code]
    of_year, placed = int(row.year), say.placed(row.rank_lowest, row.places, "lowest")
    of_all = say.number(row.emissions_per_employed, "number")
    return say.pick(
        f"Industrin {here.located('sv')} släppte ut {value} ton per sysselsatt {year}, mot "
        f"{beside}. Alla kommuner kan jämföras {of_year}: då var värdet {of_all}, {placed}. "
        "Några få kommuner med processindustri höjer rikets värde; de "
        "flesta ligger under det.",
        f"Industry {here.located('en')} emitted {value} tonnes per employed in {year}, against "
        f"{beside}. All municipalities can be compared in {of_year}: then the value was {of_all}, "
        f"the {placed}. A few municipalities with process industry "
        "raise Sweden's value; most are below it.",
    )


def ranked_table(ranked: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """The place's row of ``intensity.ranked`` as a table shows it."""
    row = ranked.loc[[here.code]]
    of = say.pick("av", "of")
    told = [f"{r.rank_lowest:.0f} {of} {r.places:.0f}" for r in row.itertuples()]
    shown = row[["year", "emissions_per_employed"]].assign(rank_lowest=told)
    return shown.rename_axis("region_code")


def title(name: str, first: int, last: int, here: Place, say: Speech) -> str:
    """The titles of the chapter's figures on emissions."""
    span = f"{first}–{last}" if first != last else f"{last}"
    titles = {
        "key": ("Utsläpp, industri och el", "Emissions, industry and power"),
        "sectors": (
            f"Utsläpp av växthusgaser {here.located('sv')} efter sektor {span}, ton "
            "koldioxidekvivalenter",
            f"Greenhouse gas emissions {here.located('en')} by sector {span}, tonnes of CO2 "
            "equivalents",
        ),
        "industry": (
            f"Industrins utsläpp {here.located('sv')} {span}, ton koldioxidekvivalenter",
            f"Industry's emissions {here.located('en')} {span}, tonnes of CO2 equivalents",
        ),
        "changes": (f"Utsläppens förändring {span}", f"The change of emissions {span}"),
        "per_employed": (
            f"Industrins utsläpp {span}, ton per sysselsatt",
            f"Industry's emissions {span}, tonnes per employed",
        ),
        "ranked": (
            "Kommunen bland landets kommuner",
            "The municipality among Sweden's municipalities",
        ),
    }
    return say.pick(*titles[name])
