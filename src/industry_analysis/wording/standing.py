"""Where a place stands among the municipalities, figure by figure, in words.

The trap: the figures are of different years and units, so each says its own.
"""

import pandas as pd

from industry_analysis.indicators.published import directions
from industry_analysis.places import SWEDEN, Place, beside
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import End, Speech, capital, uncapital


def table(rows: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """The rows as a table shows them: places by code, ranks as ``178 av 290``.

    Parameters
    ----------
    rows
        ``standing.standings`` of a place.
    """
    ranks = {
        name: of(rows[name], rows[among], say)
        for name, among in (("rank", "places"), ("county_rank", "county_places"))
    }
    shown = rows[["year", "value", "county", "country", "median"]].assign(
        standing=ranks["rank"], county_standing=ranks["county_rank"]
    )
    codes = {"value": here.code, "county": here.county_code, "country": SWEDEN.code}
    if len(beside(here)) == 2:  # the county is the municipality
        shown = shown.drop(columns=["county", "county_standing"])
    return shown.rename(columns=codes).rename_axis(index="figure")


def of(ranks: pd.Series, places: pd.Series, say: Speech) -> list[str]:
    """Ranks with the number of places that are ranked: ``178 av 290``."""
    return [say.among(rank, n) for rank, n in zip(ranks, places, strict=True)]


def compared(rows: pd.DataFrame, name: str, here: Place, county: Place, say: Speech) -> str:
    """One figure of the place beside its county, the country and the other municipalities.

    ``Arbetslöshet 18–65 år: 5,5 % i Karlskoga 2022, mot 5,9 % i Örebro län och 5,6 % i riket,
    plats 178 av 290.`` A figure that is not published for the place is said to be missing.
    """
    return f"{column(name).label(say)}: {_told(rows.T[name], name, here, county, say)}."


def _told(row: pd.Series, name: str, here: Place, county: Place, say: Speech) -> str:
    kind, year = column(name).kind, int(row.year)
    if pd.isna(row.value):
        return say.pick(
            f"ingen uppgift för {here.official('sv')} {year}",
            f"no figure for {here.in_text('en')} in {year}",
        )
    others = [
        f"{say.number(value, kind)} {place.located(say.lang)}"
        for value, place in ((row.county, county), (row.country, SWEDEN))
        if pd.notna(value) and place in beside(here)
    ]
    own, against = say.number(row.value, kind), say.pick("mot ", "against ") + say.listed(others)
    parts = [
        say.pick(f"{own} {here.located('sv')} {year}", f"{own} {here.located('en')} in {year}"),
        *([against] if others else []),
        say.placed(row["rank"], row.places, end_of(name)),
    ]
    return ", ".join(parts)


def end_of(name: str) -> End:
    """The end that a figure's ranks are counted from."""
    return "highest" if directions([name])[name] == "neither" else "best"


def furthest(
    rows: pd.DataFrame, here: Place, county: Place, say: Speech, *, apart: str = ""
) -> str:
    """The figure in which the place stands best, and the one in which it stands worst.

    Parameters
    ----------
    rows
        ``standing.standings`` of figures that have a better side.
    apart
        What is shown beside them and not reckoned with, as a sentence has it.
    """
    placed = rows.dropna(subset="position")
    if placed.empty:
        return say.pick(
            f"Inget av nyckeltalen är publicerat för {here.official('sv')}.",
            f"None of the figures is published for {here.in_text('en')}.",
        )
    best, worst = str(placed.position.idxmax()), str(placed.position.idxmin())
    first, last = (
        f"{uncapital(column(name).label(say))}, {_told(rows.T[name], name, here, county, say)}"
        for name in (best, worst)
    )
    text = say.pick(
        f"gäller kommunens bästa placering {first}."
        if apart
        else f"Kommunens bästa placering gäller {first}.",
        f"the municipality is best placed in {first}.",
    )
    if placed.position.max() < 0.5:
        text = say.pick(
            f"{'hör kommunen' if apart else 'Kommunen hör'} till den sämre halvan i alla "
            f"nyckeltal, närmast mitten i fråga om {first}.",
            f"the municipality is in the worse half in all figures, nearest the middle in {first}.",
        )
    text = say.pick(f"Bortsett från {apart} ", f"Apart from {apart}, ") + text if apart else text
    text = capital(text)
    if best == worst:
        return text
    return text + say.pick(
        f" Den sämsta placeringen gäller {last}.", f" It is worst placed in {last}."
    )
