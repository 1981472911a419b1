"""How a number has developed: from what to what in each series, and over the breaks.

The trap: a difference over a break is told as what it is, never as a change.
"""

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column, series_name
from industry_analysis.wording.speech import MISSING, NOISE, Kind, PlainKind, Speech

# ASSUME: a difference over a series break is worth a word if it is over five per cent.
BREAK = 0.05
# ASSUME: a highest or lowest value on the way is told if it lies over five per cent outside both
# ends of the series.
TURN = 0.05
# what sums of money are called in a sentence, and what they are counted in
MONEY = {
    "wage_sum": (("Lönesumman", "The wage bill"), ("miljoner kronor", "million kronor")),
    "grp": (
        ("Bruttoregionprodukten per invånare", "Gross regional product per inhabitant"),
        ("tusen kronor", "thousand kronor"),
    ),
}


def against(
    values: pd.Series, kind: Kind | PlainKind, here: Place, county: Place, say: Speech
) -> str:
    """The values of county and country, as far as they are shown beside the place."""
    others = [p for p in (county, SWEDEN) if p.code in values.index and p != here]
    return say.listed([f"{say.number(values[p.code], kind)} {p.located(say.lang)}" for p in others])


def over_time(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """From which to which number within each series, the last year, and the breaks.

    Parameters
    ----------
    rows
        The place's column of ``series.lines``, persons, ``yearly_change`` within a series and,
        where two series overlap, ``earlier``, what the one before gives for the year.
    """
    line = rows[here.code]
    said = [*within_series(line, "count", say, sv="antalet", en="the number")]
    last, year = rows.yearly_change.iloc[-1], rows.index[-1][1]
    if pd.notna(last):
        moved = say.moved(last, sv="antalet", en="the number")
        said.append(
            say.pick(f"Senaste året, {year}, {moved}.", f"In the latest year, {year}, {moved}.")
        )
    said += _over_breaks(line, rows.get("earlier", pd.Series(dtype=float)), say)
    if line.index.get_level_values("year").min() >= 2020:
        said.append(
            say.pick(
                f"Tidigare år för {here.official('sv')} ingår inte i rapportens underlag.",
                f"Earlier years for {here.in_text('en')} are not included in this report.",
            )
        )
    return " ".join(said)


def within_series(line: pd.Series, kind: Kind, say: Speech, *, sv: str, en: str) -> Iterator[str]:
    """A sentence for each series of two years or more, with a turn on the way."""
    for series, part in line.dropna().groupby(level="series", sort=False):
        if len(part) < 2:
            continue
        first, last = (part.index[end][1] for end in (0, -1))
        went = say.went(part.iloc[0], part.iloc[-1], sv=sv, en=en, kind=kind)
        named, turned = series_name(str(series), say), _turn(part, kind, say)
        yield say.pick(
            f"Åren {first}–{last} ({named}) {went}{turned}.",
            f"In {first}–{last} ({named}) {went}{turned}.",
        )


def _turn(part: pd.Series, kind: Kind, say: Speech) -> str:
    """The highest and the lowest value where they lie well outside both ends."""
    values = part.droplevel("series")
    high, low = values.iloc[[0, -1]].max(), values.iloc[[0, -1]].min()
    least = NOISE if kind == "count" else 0
    said = []
    if values.max() - high > max(TURN * high, least):
        year, value = values.idxmax(), say.number(values.max(), kind)
        said.append(say.pick(f"som högst {value} år {year}", f"a high of {value} in {year}"))
    if low - values.min() > max(TURN * low, least):
        year, value = values.idxmin(), say.number(values.min(), kind)
        said.append(say.pick(f"som lägst {value} år {year}", f"a low of {value} in {year}"))
    return say.pick(", ", ", with ") + say.listed(said) if said else ""


def _over_breaks(line: pd.Series, earlier: pd.Series, say: Speech) -> Iterator[str]:
    """A sentence for each break over which the number differs much, and what of it is the break."""
    series, years = (line.index.get_level_values(level).tolist() for level in (0, 1))
    rows = zip(series, years, line.tolist(), strict=True)
    for (before, first, start), (after, last, end) in pairwise(rows):
        if before != after and start > 0 and abs(end - start) > BREAK * start:
            told = _of_break(start, earlier.get((after, last)), end, last, say)
            yield say.pick(
                f"Mellan {first} ({say.count(start)}) och {last} ({say.count(end)}) byter "
                f"statistiken serie; {told}.",
                f"Between {first} ({say.count(start)}) and {last} ({say.count(end)}) the series "
                f"changes; {told}.",
            )


def _of_break(start: float, both: float | None, end: float, year: int, say: Speech) -> str:
    """Whether most of a difference is within the earlier series, if it has the year too."""
    if both is None or pd.isna(both):
        return say.pick(
            "hur mycket av skillnaden som är verklig går inte att avgöra",
            "how much of the difference is real cannot be told",
        )
    broken = abs(end - both) > abs(both - start)
    return say.pick(
        f"den äldre gav {say.count(both)} för {year}, så det mesta av skillnaden beror "
        f"{'på' if broken else 'inte på'} bytet",
        f"the earlier gave {say.count(both)} for {year}, so most of the difference is "
        f"{'' if broken else 'not '}due to the change of series",
    )


def shares_over_time(shares: pd.DataFrame, here: Place, say: Speech) -> str:
    """From which to which share the place and Sweden went in each series.

    Parameters
    ----------
    shares
        ``series.lines`` of the industry's share, one column each for place, county, Sweden.
    """
    own = within_series(shares[here.code], "share", say, sv="andelen", en="the share")
    country = shares[SWEDEN.code].dropna().groupby(level="series", sort=False)
    beside = (_of_country(part, say) for _, part in country if len(part) > 1)
    said = zip(own, beside, strict=True)
    return " ".join(f"{sentence.removesuffix('.')}; {there}." for sentence, there in said)


def _of_country(part: pd.Series, say: Speech) -> str:
    went = say.went(part.iloc[0], part.iloc[-1], sv="den", en="it", kind="share")
    return say.pick(f"i riket {went}", f"in Sweden {went}")


def figure(rows: pd.DataFrame, name: str, here: Place, say: Speech) -> str:
    """From which to which value a sum of money went, and how much Sweden's moved.

    Parameters
    ----------
    rows
        ``series.ends`` of the place and Sweden.
    name
        One of `MONEY`.
    """
    if rows.empty:
        label = column(name).label(say)
        return say.pick(
            f"{label}: ingen uppgift för {here.official('sv')}.",
            f"{label}: no figure for {here.in_text('en')}.",
        )
    subject, unit = (say.pick(*words) for words in MONEY[name])
    row, kind = rows.T[here.code], column(name).kind
    start, end = (say.number(row[which], kind) for which in ("value_start", "value_end"))
    own, country = (
        say.number(rows.relative_change[code], "share_change") for code in (here.code, SWEDEN.code)
    )
    rose = row.relative_change > 0
    moved = say.pick("ökade" if rose else "minskade", "rose" if rose else "fell")
    went = say.pick(f"{moved} från {start} till {end}", f"{moved} from {start} to {end}")
    if start == end:
        went = say.pick(f"var oförändrad på {end}", f"was unchanged at {end}")
    first, last = int(row.start_year), int(row.year)
    return say.pick(
        f"{subject} {here.located('sv')} {went} {unit} {first}–{last}, i löpande priser ({own}, i "
        f"riket {country}).",
        f"{subject} {here.located('en')} {went} {unit} in {first}–{last}, at current prices "
        f"({own}, in Sweden {country}).",
    )


def level(rows: pd.DataFrame, ranked: pd.Series, name: str, say: Speech) -> str:
    """Sweden's value of a sum of money in the last year, and the place's rank by its own.

    Parameters
    ----------
    ranked
        The figure's row of ``standing.standings``.
    """
    if rows.empty or pd.isna(ranked["rank"]):
        return ""
    country = say.number(rows.value_end[SWEDEN.code], column(name).kind)
    unit, year = say.pick(*MONEY[name][1]), int(rows.year.iloc[0])
    place = say.placed(ranked["rank"], ranked.places, "highest")
    return say.pick(
        f" I riket var den {country} {unit} {year}; kommunen har {place}.",
        f" In Sweden it was {country} {unit} in {year}; the municipality's is {place}.",
    )


def with_rank(rows: pd.DataFrame, ranked: pd.Series, here: Place, say: Speech) -> pd.DataFrame:
    """The rows with the place's rank in Sweden as a table has it; the others have none."""
    own = say.among(ranked["rank"], ranked.places)
    return rows.assign(standing=[own if code == here.code else MISSING for code in rows.index])


def ends_title(name: str, say: Speech) -> str:
    """The first and the last value of a sum of money."""
    told = column(name)
    return say.pick(
        f"{told.label(say)}, {told.unit(say)}, första och sista året",
        f"{told.label(say)}, {told.unit(say)}, first and last year",
    )
