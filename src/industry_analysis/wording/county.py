"""The sentences of the chapter *county_overview*: the municipalities of a county side by side.

Each function takes the frame that its table shows. The trap: parts of a perturbed register
do not add up, so no sentence says that municipalities make up the county's change.
"""

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.structure import movement, size


def bottom_line(figures: pd.DataFrame, county: Place, say: Speech) -> list[str]:
    """Size and movement of the county's industry, and who moved most, in three sentences.

    Parameters
    ----------
    figures
        ``structure.key_figures`` of the municipalities, the county and Sweden.
    """
    row = figures.T[county.code]
    return [
        size(figures, county, county, say),
        movement(row, say),
        carried(figures[figures.index.str.len() == 4], say),
    ]


def carried(figures: pd.DataFrame, say: Speech) -> str:
    """Which municipalities' industry gained and lost most persons."""
    changes = figures.change.sort_values(ascending=False, kind="stable")
    if len(changes) == 1:
        return say.pick(
            "Länet har en enda kommun, så den är hela förändringen.",
            "The county has a single municipality, which is the whole change.",
        )
    gained = _named(changes[changes > 0].head(3), say)
    lost = _named(changes[changes < 0].tail(2)[::-1], say)
    rose = say.pick(f"antalet ökade mest {gained}", f"the number rose most {gained}")
    fell = say.pick(f"antalet minskade mest {lost}", f"the number fell most {lost}")
    none_rose = say.pick("antalet ökade ingenstans", "the number rose nowhere")
    none_fell = say.pick("det minskade ingenstans", "it fell nowhere")
    said = f"{rose if gained else none_rose}; {fell if lost else none_fell}."
    return said[0].upper() + said[1:]


def _named(changes: pd.Series, say: Speech) -> str:
    # each with its own preposition, for some are islands
    located = [(region(str(code)).located(say.lang), value) for code, value in changes.items()]
    return say.listed([f"{where} ({say.number(value, 'change')})" for where, value in located])


def shares(figures: pd.DataFrame, say: Speech) -> str:
    """Where the industry's share is highest and lowest, among municipalities."""
    share = figures.share
    high, low = region(str(share.idxmax())), region(str(share.idxmin()))
    if len(share) == 1:
        return say.pick(
            f"Andelen är {say.share(share.max())} {high.located('sv')}.",
            f"The share is {say.share(share.max())} {high.located('en')}.",
        )
    return say.pick(
        f"Högst är andelen {high.located('sv')}, {say.share(share.max())}, och lägst "
        f"{low.located('sv')}, {say.share(share.min())}.",
        f"The share is highest {high.located('en')}, {say.share(share.max())}, and lowest "
        f"{low.located('en')}, {say.share(share.min())}.",
    )


def ranks(frame: pd.DataFrame, say: Speech) -> str:
    """Who moved most in rank within the last series.

    Parameters
    ----------
    frame
        ``series.ranks`` of shares, rows (``series``, ``year``), columns places.
    """
    last = frame.xs(frame.index.get_level_values("series")[-1], level="series")
    first_year, last_year = int(last.index[0]), int(last.index[-1])
    moved = last.iloc[0] - last.iloc[-1]
    if len(moved) == 1:
        return say.pick("Länet har en enda kommun.", "The county has a single municipality.")
    if (moved == 0).all():
        return say.pick(
            f"Ordningen är densamma {last_year} som {first_year}.",
            f"The order is the same in {last_year} as in {first_year}.",
        )
    largest = moved[moved.abs() == moved.abs().max()]
    moves = [
        say.pick(
            f"{region(str(code)).name} (från plats {int(last[code].iloc[0])} till "
            f"{int(last[code].iloc[-1])})",
            f"{region(str(code)).name} (from number {int(last[code].iloc[0])} to "
            f"{int(last[code].iloc[-1])})",
        )
        for code in largest.index
    ]
    return say.pick(
        f"Mest har ordningen ändrats {first_year}–{last_year} för {say.listed(moves)}.",
        f"The order changed most in {first_year}–{last_year} for {say.listed(moves)}.",
    )


def specialised(quotients: pd.DataFrame, say: Speech) -> str:
    """Who is most specialised in industry, and the highest quotient of all.

    Parameters
    ----------
    quotients
        Places x industries; missing where fewer than 15 are employed.
    """
    by_place = quotients.max(axis="columns")
    code = str(by_place.idxmax())
    group = str(quotients.loc[code].idxmax())
    most = str(quotients["B+C"].idxmax())
    top, industrial = (
        say.number(by_place[code], "ratio"),
        say.number(quotients["B+C"][most], "ratio"),
    )
    text = say.pick(
        f"I industrin är specialiseringen störst {region(most).located('sv')}, kvot {industrial}",
        f"In industry the specialisation is highest {region(most).located('en')}, quotient "
        f"{industrial}",
    )
    if group == "B+C":
        return text + say.pick(", den högsta av alla.", ", the highest of all.")
    return text + say.pick(
        f". Högst av alla är {top}, för {industry(group, say).lower()} "
        f"{region(code).located('sv')}.",
        f". Highest of all is {top}, for {industry(group, say).lower()} "
        f"{region(code).located('en')}.",
    )


def among_counties(figures: pd.DataFrame, county: Place, say: Speech) -> str:
    """The county's place among all counties by the industry's share.

    Parameters
    ----------
    figures
        ``structure.key_figures`` of all counties, with ``rank``, ``tied`` and ``places``.
    """
    row = figures.T[county.code]
    place = say.superlative(int(row["rank"]), int(row.places), tied=bool(row.tied))
    return say.pick(
        f"År {int(row.year)}, det senaste med uppgifter för alla län, var industrins andel "
        f"{county.located('sv')} {place} av de {int(row.places)} länens: {say.share(row.share)}.",
        f"In {int(row.year)}, the last year with figures for all counties, the share of industry "
        f"{county.located('en')} was {place} of the {int(row.places)} counties: "
        f"{say.share(row.share)}.",
    )


def concentration(rows: pd.DataFrame, say: Speech) -> str:
    """Between which municipalities the equivalent number of industries runs.

    Parameters
    ----------
    rows
        ``structure.place_indicators`` of the municipalities.
    """
    number = rows.equivalent_number
    low, high = region(str(number.idxmin())), region(str(number.idxmax()))
    few, many = (say.number(value, "number") for value in (number.min(), number.max()))
    if len(number) == 1:
        return say.pick(
            f"De sysselsatta {low.located('sv')} är fördelade som på {few} lika stora branscher.",
            f"The employed {low.located('en')} are spread as over {few} industries of equal size.",
        )
    return say.pick(
        f"Mest samlade är de sysselsatta {low.located('sv')}, som på {few} lika stora branscher, "
        f"och mest spridda {high.located('sv')}, som på {many}.",
        f"The employed are most concentrated {low.located('en')}, as over {few} industries of "
        f"equal size, and most spread {high.located('en')}, as over {many}.",
    )
