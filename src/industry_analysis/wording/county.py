"""The sentences of the chapter *county_overview*: the municipalities of a county side by side.

Each function takes the frame that its table shows. The trap: parts of a perturbed register
do not add up, so no sentence says that municipalities make up the county's change.
"""

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import NOISE, Speech
from industry_analysis.wording.structure import movement, size


def bottom_line(figures: pd.DataFrame, rest: pd.DataFrame, county: Place, say: Speech) -> list[str]:
    """Size and movement of the county's industry, and who moved most, in three sentences.

    Parameters
    ----------
    figures
        ``structure.key_figures`` of the municipalities, the county and Sweden.
    rest
        ``structure.without_carrier`` of the same.
    """
    row = figures.T[county.code]
    municipal = figures[figures.index.str.len() == 4]
    return [
        size(figures, county, county, say),
        movement(row, say),
        most(municipal.change, say) if rest.empty else _most_and_rest(municipal, rest, say),
    ]


def _most_and_rest(municipal: pd.DataFrame, rest: pd.DataFrame, say: Speech) -> str:
    """Who moved most, and how the county moved without the one that carries its change."""
    row = rest.iloc[0]
    left_out = region(str(rest.index[0])).name
    moved = say.moved(row.change, sv="antalet i länet", en="the number in the county")
    growth = say.share(row.relative_change)
    told = f" ({growth})" if abs(row.change) > NOISE else ""
    return most(municipal.change, say).rstrip(".") + say.pick(
        f"; utan {left_out} {moved}{told}.", f"; without {left_out}, {moved}{told}."
    )


def without(rest: pd.DataFrame, county: Place, say: Speech) -> tuple[str, pd.DataFrame] | None:
    """Caption and table of the county without the one that carries its change, if one does."""
    caption = say.pick(
        f"Industrin i {county.name} utan en av kommunerna",
        f"Industry in {county.in_text('en')} without one of the municipalities",
    )
    named = rest.set_axis([region(str(code)).name for code in rest.index])
    return None if rest.empty else (caption, named.rename_axis("without"))


def most(changes: pd.Series, say: Speech) -> str:
    """Which municipalities' industry gained and lost most persons."""
    if len(changes) == 1:
        return say.pick(
            "Länet består av en kommun; jämförelser inom länet är inte möjliga.",
            "The county consists of one municipality; comparisons within it are not possible.",
        )
    ordered = changes.sort_values(ascending=False, kind="stable")
    gained = _named(ordered[ordered > NOISE].head(3), say)
    lost = _named(ordered[ordered < -NOISE].tail(2)[::-1], say)
    rose = say.pick(f"antalet ökade mest {gained}", f"the number rose most {gained}")
    fell = say.pick(f"det minskade mest {lost}", f"it fell most {lost}")
    little = say.pick(" nämnvärt", " appreciably")  # a change within the perturbation
    none_rose = say.pick("antalet ökade ingenstans", "the number rose nowhere")
    none_rose += little if (changes > 0).any() else ""
    none_fell = say.pick("det minskade ingenstans", "it fell nowhere")
    none_fell += little if (changes < 0).any() else ""
    said = f"{rose if gained else none_rose}; {fell if lost else none_fell}."
    return said[0].upper() + said[1:]


def carried(rows: pd.DataFrame, rest: pd.DataFrame, county: Place, say: Speech) -> str:
    """How much of the county's change is one municipality's, and whose local part is largest.

    Parameters
    ----------
    rows
        ``structure.key_figures`` of the municipalities and the county; empty where there is
        one municipality only.
    rest
        ``structure.without_carrier`` of the same.
    """
    if rows.empty:
        return most(rows.change.reindex([county.code]), say)
    municipal = rows[rows.index.str.len() == 4]
    total = rows.change[county.code]
    said = []
    for code in map(str, rest.index):
        said.append(_most_of_the_whole(region(code), municipal.change[code], total, say))
    high, low = (
        region(str(c)) for c in (municipal.own_change.idxmax(), municipal.own_change.idxmin())
    )
    best, worst = (say.number(municipal.own_change[p.code], "change") for p in (high, low))
    said.append(
        say.pick(
            f"Störst lokal del har {high.name} ({best}), lägst har {low.name} ({worst}).",
            f"{high.name} has the largest local part ({best}), {low.name} the smallest ({worst}).",
        )
    )
    return " ".join(said)


def _most_of_the_whole(place: Place, change: float, total: float, say: Speech) -> str:
    part, whole = say.count(change), say.count(total)
    what = say.pick("ökning" if total > 0 else "minskning", "rise" if total > 0 else "fall")
    if abs(change) > abs(total):
        return say.pick(
            f"{what.capitalize()}en {place.located('sv')}, {part}, är större än hela länets, "
            f"{whole}.",
            f"The {what} {place.located('en')}, {part}, is larger than that of the whole county, "
            f"{whole}.",
        )
    return say.pick(
        f"{place.name} svarar för {part} av länets {what} på {whole}.",
        f"{place.name} accounts for {part} of the county's {what} of {whole}.",
    )


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
    if frame.empty:
        return say.pick(
            "Länet består av en kommun och har ingen rangordning.",
            "The county consists of one municipality and has no ranking.",
        )
    last = frame.xs(frame.index.get_level_values("series")[-1], level="series")
    first_year, last_year = int(last.index[0]), int(last.index[-1])
    moved = last.iloc[0] - last.iloc[-1]
    if (moved == 0).all():
        return say.pick(
            f"Rangordningen är densamma {last_year} som {first_year}.",
            f"The ranking is the same in {last_year} as in {first_year}.",
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
        f"Flest platser {first_year}–{last_year} flyttade {say.listed(moves)}.",
        f"In {first_year}–{last_year} {say.listed(moves)} moved furthest in the ranking.",
    )


def specialised(quotients: pd.DataFrame, say: Speech) -> str:
    """Where industry weighs most, and the highest quotient of all.

    Parameters
    ----------
    quotients
        Places x industries; missing where fewer than 15 are employed.
    """
    by_place = quotients.max(axis="columns")
    code, most_industrial = str(by_place.idxmax()), str(quotients["B+C"].idxmax())
    group = str(quotients.T[code].idxmax())
    industrial = quotients["B+C"][most_industrial]
    top, quotient = say.number(by_place[code], "ratio"), say.number(industrial, "ratio")
    if industrial > 1:
        first = say.pick(
            f"Industrin är mest överrepresenterad {region(most_industrial).located('sv')}, "
            f"kvot {quotient}.",
            f"Industry is most over-represented {region(most_industrial).located('en')}, "
            f"quotient {quotient}.",
        )
    else:
        first = say.pick(
            "Ingen kommun har en högre industriandel än riket; högst är kvoten "
            f"{quotient}, {region(most_industrial).located('sv')}.",
            "No municipality has a higher share of industry than Sweden; the highest quotient is "
            f"{quotient}, {region(most_industrial).located('en')}.",
        )
    return first + say.pick(
        f" Högst av alla kvoter är {top}, för {industry(group, say).lower()} "
        f"{region(code).located('sv')}.",
        f" The highest quotient of all is {top}, for {industry(group, say).lower()} "
        f"{region(code).located('en')}.",
    )


def among_counties(rows: pd.DataFrame, county: Place, say: Speech) -> str:
    """The county's place among all counties by the industry's share, and its change.

    Parameters
    ----------
    rows
        ``structure.ranked`` of all counties, with Sweden.
    """
    row, country = rows.T[county.code], rows.T["00"]
    place = say.superlative(int(row["rank"]), int(row.places), tied=bool(row.tied))
    changes = [say.number(r.relative_change, "share_change") for r in (row, country)]
    year = int(row.year)
    return say.pick(
        f"År {year}, det senaste som rapporten har uppgifter om för alla län, var industrins andel "
        f"{county.located('sv')} {place} av de {int(row.places)} länens: {say.share(row.share)}. "
        f"Från {int(row.start_year)} till {year} ändrades antalet med {changes[0]}, i riket med "
        f"{changes[1]}.",
        f"In {year}, the latest year this report has for all counties, industry's share "
        f"{county.located('en')} was {place} of the {int(row.places)} counties: "
        f"{say.share(row.share)}. From {int(row.start_year)} to {year} the number changed by "
        f"{changes[0]}, in Sweden by {changes[1]}.",
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
            f"Sysselsättningen {low.located('sv')} motsvarar {few} lika stora branscher.",
            f"Employment {low.located('en')} is equivalent to {few} equally large sectors.",
        )
    return say.pick(
        f"Mest koncentrerad är sysselsättningen {low.located('sv')} (motsvarar {few} lika stora "
        f"branscher), minst {high.located('sv')} ({many}).",
        f"Employment is most concentrated {low.located('en')} (equivalent to {few} equally large "
        f"sectors), least {high.located('en')} ({many}).",
    )
