"""The sentences of the chapter *transition*: emissions by sector, and industry's per employed.

Each function takes the frame that its table shows. The trap: a step between two sectors may be
bookkeeping, so it is told as what may be, never as an improvement.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.development import against
from industry_analysis.wording.speech import MISSING, Speech

# ASSUME: the two largest of the steps that may be bookkeeping are told; all are in the table.
TOLD = 2

_SECTORS = {
    "gas_industry": ("industri", "industry"),
    "gas_power": ("el och fjärrvärme", "power and district heating"),
    "gas_transport": ("transporter", "transport"),
    "gas_farming": ("jordbruk", "agriculture"),
    "gas_machines": ("arbetsmaskiner", "working machinery"),
    "gas_waste": ("avfall", "waste"),
    "gas_heating": ("egen uppvärmning av hus", "own heating of buildings"),
    "gas_products": ("produktanvändning", "use of products"),
}
OWNERS = {
    "gas_industry": ("industrins", "industry's"),
    "gas_power": ("el- och fjärrvärmeproduktionens", "power and heat production's"),
    "gas_waste": ("avfallshanteringens", "waste treatment's"),
}


def bottom_line(figures: pd.DataFrame, here: Place, county: Place, say: Speech) -> list[str]:
    """Emissions and their change, industry's part, and how sure the power is.

    Parameters
    ----------
    figures
        ``transition.key_figures`` with ``year``, ``start_year``, ``employed_year`` and
        ``outage_year``.
    """
    row, country = figures.T[here.code], figures.T[SWEDEN.code]
    year, start = int(row.year), int(row.start_year)
    total = say.count(row.gas_total)
    own, others = (_below(r.gas_change, say) for r in (row, country))
    whole = say.pick(
        f"Utsläppen av växthusgaser {here.located('sv')} var {total} ton {year}, {own} än "
        f"{start}; rikets var {others}.",
        f"Greenhouse gas emissions {here.located('en')} were {total} tonnes in {year}, {own} than "
        f"in {start}; Sweden's were {others}.",
    )
    share, tonnes = say.share(row.gas_industry_share), say.count(row.gas_industry)
    beside = against(figures.emissions_per_employed, "number", here, county, say)
    ratio, of_year = say.number(row.emissions_per_employed, "number"), int(row.employed_year)
    industry = say.pick(
        f"Industrin släppte ut {tonnes} ton, {share} av allt; det var {ratio} ton per sysselsatt i "
        f"industrin {of_year}, mot {beside}.",
        f"Industry emitted {tonnes} tonnes, {share} of all; that was {ratio} tonnes per employed "
        f"in industry in {of_year}, against {beside}.",
    )
    if of_year != year:
        industry = say.pick(
            f"Industrin släppte ut {tonnes} ton {year}, {share} av allt; {of_year}, det senaste "
            f"året med sysselsatta, var det {ratio} ton per sysselsatt, mot {beside}.",
            f"Industry emitted {tonnes} tonnes in {year}, {share} of all; in {of_year}, the latest "
            f"year with employment, it was {ratio} tonnes per employed, against {beside}.",
        )
    return [whole, industry, outage(row, country, here, say)]


def _below(change: float, say: Speech) -> str:
    """``70,1 % lägre``; the change is never so small that it needs another word."""
    if round(change, 3) == 0:
        return say.pick("varken högre eller lägre", "neither higher nor lower")
    sv, en = ("högre", "higher") if change > 0 else ("lägre", "lower")
    return f"{say.share(change)} {say.pick(sv, en)}"


def outage(row: pd.Series, country: pd.Series, here: Place, say: Speech) -> str:
    """How long the power was out, beside the country's municipalities."""
    minutes, others = (say.number(r.power_outages, "number") for r in (row, country))
    year = int(row.outage_year)
    return say.pick(
        f"Elen var borta {minutes} minuter per kund {here.located('sv')} {year}, mot {others} i "
        "riket: säker el är en förutsättning för att industrin ska kunna byta energi.",
        f"The power was out for {minutes} minutes per customer {here.located('en')} in {year}, "
        f"against {others} in Sweden: secure power is what a change of energy in industry needs.",
    )


def emissions(rows: pd.DataFrame, steps: pd.DataFrame, here: Place, say: Speech) -> str:
    """From which to which total, the largest sectors, and the steps to read with care.

    Parameters
    ----------
    rows
        ``transition.by_sector`` of the place, rows ``year``.
    steps
        ``transition.steps`` of the place.
    """
    first, last = int(rows.index.min()), int(rows.index.max())
    went = say.went(
        rows.gas_total[first],
        rows.gas_total[last],
        sv=f"utsläppen {here.located('sv')}",
        en=f"emissions {here.located('en')}",
    )
    said = [say.pick(f"{first}–{last} {went} ton.", f"In {first}–{last} {went} tonnes.")]
    largest = rows.loc[last, list(_SECTORS)].sort_values(ascending=False)
    named = [
        f"{say.pick(*_SECTORS[str(name)])} ({say.count(tonnes)} {say.pick('ton', 'tonnes')})"
        for name, tonnes in largest.head(3).items()
    ]
    listed = say.listed(named)
    said.append(
        say.pick(f"Störst {last} är {listed}.", f"The largest sectors in {last} are {listed}.")
    )
    return " ".join([*said, *_steps(steps, say)])


def _steps(steps: pd.DataFrame, say: Speech) -> list[str]:
    """The largest steps with a counterpart, and the largest without."""
    sized = steps.assign(size=(steps.end - steps.start).abs()).sort_values("size", ascending=False)
    said = [_paired(step, say) for _, step in sized.dropna(subset="counter").head(TOLD).iterrows()]
    if said:
        said.append(
            say.pick(
                "Sådana språng kan bero på att en anläggning räknas till en annan sektor än förut; "
                "då har utsläppen inte förändrats.",
                "Such steps may be a plant that is counted in another sector than before; then "
                "emissions have not changed.",
            )
        )
    alone = sized[sized.counter.isna()].head(1)
    return [*said, *(_alone(step, bool(said), say) for _, step in alone.iterrows())]


def _paired(step: pd.Series, say: Speech) -> str:
    owner, other = (say.pick(*OWNERS[name]) for name in (step.sector, step.counter))
    start, end, low, high = (
        say.count(step[name]) for name in ("start", "end", "counter_start", "counter_end")
    )
    before, year = int(step.year) - 1, int(step.year)
    return say.pick(
        f"Mellan {before} och {year} gick {owner} utsläpp från {start} till {end} ton, medan "
        f"{other} gick från {low} till {high} ton.",
        f"Between {before} and {year} {owner} emissions went from {start} to {end} tonnes, while "
        f"{other} went from {low} to {high} tonnes.",
    )


def _alone(step: pd.Series, more: bool, say: Speech) -> str:
    owner, (start, end) = say.pick(*OWNERS[step.sector]), map(say.count, (step.start, step.end))
    before, year = int(step.year) - 1, int(step.year)
    return say.pick(
        f"Det största {'övriga ' if more else ''}språnget på ett år är {owner}: {start} ton "
        f"{before} och {end} ton {year}. Ingen annan sektor rörde sig lika mycket åt andra hållet, "
        "och statistiken visar inte orsaken.",
        f"The largest {'other ' if more else ''}step in one year is {owner}: {start} tonnes in "
        f"{before} and {end} tonnes in {year}. No other sector moved as much the other way, and "
        "the statistics do not show the reason.",
    )


def steps_table(steps: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """All steps of a place as a table shows them, sectors by name."""
    named = steps.assign(
        step=[column(name).label(say) for name in steps.sector],
        counter=[MISSING if pd.isna(c) else column(c).label(say) for c in steps.counter],
    ).rename(columns={"start": "step_start", "end": "step_end"})
    columns = ["step_start", "step_end", "counter", "counter_start", "counter_end"]
    return named.set_index(["step", "year"])[columns]


def also_steps(steps: pd.DataFrame, here: Place, say: Speech) -> tuple[str, pd.DataFrame] | None:
    """Caption and table of the steps, or nothing where there are none."""
    return (title("steps", 0, 0, here, say), steps_table(steps, say)) if len(steps) else None


def changes(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """All emissions and industry's, beside county and country, since the first year and lately.

    Parameters
    ----------
    rows
        ``transition.changes`` of the place, its county and Sweden.
    """
    row = rows.T[here.code]
    start, recent, year = (int(row[n]) for n in ("start_year", "recent_year", "year"))
    said = []
    for name, since in (("gas_change", start), ("gas_change_recent", recent)):
        value = say.number(row[name], "share_change")
        beside = against(rows[name], "share_change", here, county, say)
        said.append(
            say.pick(
                f"Alla utsläpp {since}–{year}: {value} {here.located('sv')}, mot {beside}.",
                f"All emissions {since}–{year}: {value} {here.located('en')}, against {beside}.",
            )
        )
    value = say.number(row.industry_change_recent, "share_change")
    beside = against(rows.industry_change_recent, "share_change", here, county, say)
    said.append(
        say.pick(
            f"Industrins {recent}–{year}: {value}, mot {beside}.",
            f"Industry's {recent}–{year}: {value}, against {beside}.",
        )
    )
    return " ".join(said)


def per_employed(
    lines: pd.DataFrame, ranked: pd.DataFrame, here: Place, county: Place, say: Speech
) -> str:
    """Industry's emissions per employed, and where that is among the municipalities.

    Parameters
    ----------
    lines
        Tonnes per employed, rows ``year``, one column each for place, county and Sweden.
    ranked
        ``transition.ranked``, the place's row.
    """
    year, final = int(lines.index[-1]), lines.iloc[-1]
    value = say.number(final[here.code], "number")
    beside = against(final, "number", here, county, say)
    row = ranked.loc[here.code]
    rank, places, of_year = (int(row[name]) for name in ("rank_lowest", "places", "year"))
    return say.pick(
        f"Industrin {here.located('sv')} släppte ut {value} ton per sysselsatt {year}, mot "
        f"{beside}. Bland landets kommuner var det plats {rank} av {places} från det lägsta "
        f"{of_year}. Några få processindustrier avgör rikets värde, så en kommun utan sådana "
        "ligger nästan alltid under det.",
        f"Industry {here.located('en')} emitted {value} tonnes per employed in {year}, against "
        f"{beside}. Among Sweden's municipalities it was number {rank} of {places} from the lowest "
        f"in {of_year}. A few process industries decide Sweden's value, so a municipality without "
        "them is nearly always below it.",
    )


def ranked_table(ranked: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """The place's row of ``transition.ranked`` as a table shows it."""
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
        "steps": ("Språng i utsläppen, ton", "Steps in the emissions, tonnes"),
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


def alternative(rows: pd.DataFrame, say: Speech) -> str:
    """First and last value of each panel of small multiples, rows ``year``."""
    said = []
    for name, line in rows.items():
        values, told = line.dropna(), column(str(name))
        if values.empty:
            continue
        ends = [f"{say.number(values.iloc[at], told.kind)} ({values.index[at]})" for at in (0, -1)]
        joined = say.pick(" till ", " to ").join(dict.fromkeys(ends))
        said.append(f"{told.label(say)}: {joined}")
    return f"{say.pick('Små linjediagram', 'Small line charts')}. {'; '.join(said)}."
