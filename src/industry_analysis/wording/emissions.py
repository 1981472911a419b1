"""The sentences of the chapter *transition* on emissions by sector, and their steps.

Each function takes the frame that its table shows. The trap: a step between two sectors may be
bookkeeping, so it is told as what may be, never as an improvement.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import column
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


def by_sector(rows: pd.DataFrame, steps: pd.DataFrame, here: Place, say: Speech) -> str:
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
    said = [say.pick(f"Åren {first}–{last} {went} ton.", f"In {first}–{last} {went} tonnes.")]
    largest = rows[list(_SECTORS)].T[last].sort_values(ascending=False)
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
                "i så fall är förändringen inte verklig.",
                "Such steps may be a plant that is counted in another sector than before; in that "
                "case the change is not real.",
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
        f"Det största {'övriga ' if more else ''}språnget mellan två år i samma upplaga är "
        f"{owner}: {start} ton {before} och {end} ton {year}. Ingen annan sektor rörde sig på "
        "motsvarande sätt åt andra hållet, och statistiken visar inte orsaken.",
        f"The largest {'other ' if more else ''}step between two years of one edition is {owner}: "
        f"{start} tonnes in {before} and {end} tonnes in {year}. No other sector moved "
        "correspondingly the other way, and the statistics do not show the reason.",
    )


def steps_table(steps: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """All steps of a place as a table shows them, sectors by name."""
    named = steps.assign(
        step=[column(name).label(say) for name in steps.sector],
        counter=[MISSING if pd.isna(c) else column(c).label(say) for c in steps.counter],
    ).rename(columns={"start": "step_start", "end": "step_end"})
    columns = ["step_start", "step_end", "counter", "counter_start", "counter_end"]
    return named.set_index(["step", "year"])[columns]


def also(steps: pd.DataFrame, say: Speech) -> tuple[str, pd.DataFrame] | None:
    """Caption and table of the steps, or nothing where there are none."""
    caption = say.pick("Språng i utsläppen, ton", "Steps in the emissions, tonnes")
    return (caption, steps_table(steps, say)) if len(steps) else None


def industry(rows: pd.DataFrame, steps: pd.DataFrame, here: Place, say: Speech) -> str:
    """Industry's emissions at the start, where the years become yearly, and now.

    Parameters
    ----------
    rows
        ``gas_industry`` by ``year``.
    steps
        ``steps.steps`` of the place.
    """
    line = rows.gas_industry
    yearly = next(int(y) for y in line.index if y + 1 in line.index)
    years = (int(line.index[0]), yearly, int(line.index[-1]))
    named = [
        say.pick(f"{say.count(line[y])} ton {y}", f"{say.count(line[y])} tonnes in {y}")
        for y in years
    ]
    text = say.pick(
        f"Industrin {here.located('sv')} släppte ut {say.listed(named)}.",
        f"Industry {here.located('en')} emitted {say.listed(named)}.",
    )
    ringed = [str(y) for y in steps.year[steps.sector.eq("gas_industry")]]
    if not ringed:
        return text
    years_named = say.listed(ringed)
    return f"{text} " + say.pick(
        f"Språng att läsa med försiktighet, märkta med ring: {years_named}.",
        f"Steps to be read with care, marked by a ring: {years_named}.",
    )


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
