"""The sentences of the chapter *transition* on the trade in emission allowances.

The trap: the figures are of a closed period and of one county; elsewhere there are none here.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import Speech


def with_total(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """``facilities.trading_by_installation`` with a row of all installations."""
    shown = rows[["free_allocation", "verified", "first_year", "last_year"]]
    whole = {
        "free_allocation": shown.free_allocation.sum(),
        "verified": shown.verified.sum(),
        "first_year": shown.first_year.min(),
        "last_year": shown.last_year.max(),
    }
    return pd.concat([shown, pd.DataFrame([whole], index=[say.pick("Alla", "All")])]).rename_axis(
        "installation"
    )


def reading(
    rows: pd.DataFrame, plants: pd.DataFrame, carried: list[str], here: Place, say: Speech
) -> str:
    """Free allowances and verified emissions of the period, and the largest emitter.

    Parameters
    ----------
    rows, plants
        ``facilities.trading`` and `with_total` of the place.
    """
    if here.county_code not in carried:
        return say.pick(
            "Detsamma gäller handeln med utsläppsrätter.",
            "The same holds for the trade in emission allowances.",
        )
    if rows.empty:
        return say.pick(
            f"Ingen anläggning {here.located('sv')} finns i underlaget om handeln med "
            "utsläppsrätter.",
            f"No plant {here.located('en')} is in the tables of the trade in emission allowances.",
        )
    whole = plants.iloc[-1]
    free, verified = say.count(whole.free_allocation), say.count(whole.verified)
    first, last = int(rows.index.min()), int(rows.index.max())
    name, largest = str(plants.index[0]), say.count(plants.verified.iloc[0])
    several = len(plants) > 2
    who = say.pick(
        f"anläggningarna {here.located('sv')}" if several else f"{name} {here.located('sv')}",
        f"the plants {here.located('en')}" if several else f"{name} {here.located('en')}",
    )
    said = [
        say.pick(
            f"Åren {first}–{last} fick {who} gratis utsläppsrätter för {free} ton och redovisade "
            f"utsläpp på {verified} ton.",
            f"In {first}–{last} {who} got free allowances for {free} tonnes and reported emissions "
            f"of {verified} tonnes.",
        ),
        _balance(rows, last, say),
    ]
    if several:
        said.append(
            say.pick(
                f"Störst utsläpp hade {name}: {largest} ton.",
                f"{name} had the largest emissions: {largest} tonnes.",
            )
        )
    return " ".join(said)


def _balance(rows: pd.DataFrame, year: int, say: Speech) -> str:
    free, verified = (say.count(rows[name][year]) for name in ("free_allocation", "verified"))
    if rows.free_allocation[year] >= rows.verified[year]:
        return say.pick(
            f"År {year} räckte de fria rätterna ({free} ton) för utsläppen ({verified} ton).",
            f"In {year} the free allowances ({free} tonnes) covered the emissions ({verified} "
            "tonnes).",
        )
    return say.pick(
        f"År {year} räckte de fria rätterna ({free} ton) inte för utsläppen ({verified} ton); "
        "resten fick köpas eller tas ur sparade rätter.",
        f"In {year} the free allowances ({free} tonnes) did not cover the emissions ({verified} "
        "tonnes); the rest had to be bought or taken from saved allowances.",
    )


def alternative(rows: pd.DataFrame, say: Speech) -> str:
    """First and last year of both."""
    said = [
        f"{column(name).label(say)} {say.count(rows[name].iloc[0])} ({rows.index[0]}), "
        f"{say.count(rows[name].iloc[-1])} ({rows.index[-1]})"
        for name in ("free_allocation", "verified")
        if len(rows)
    ]
    return f"{say.pick('Stapeldiagram, ton', 'Bar chart, tonnes')}. {'; '.join(said)}."
