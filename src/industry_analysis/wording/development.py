"""How a number has developed: from what to what in each series, and over the breaks.

The trap: a difference over a break is told as what it is, never as a change.
"""

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column, series_name
from industry_analysis.wording.speech import Kind, PlainKind, Speech

# ASSUME: a difference over a series break is worth a word if it is over five per cent.
BREAK = 0.05


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
        The place's column of ``series.lines``, persons, and ``yearly_change`` within a series.
    """
    line = rows[here.code]
    said = [*within_series(line, "count", say, sv="antalet", en="the number")]
    last, year = rows.yearly_change.iloc[-1], rows.index[-1][1]
    if pd.notna(last):
        moved = say.moved(last, sv="antalet", en="the number")
        said.append(
            say.pick(f"Senaste året, {year}, {moved}.", f"In the latest year, {year}, {moved}.")
        )
    said += _over_breaks(line, say)
    if line.index.get_level_values("year").min() >= 2020:
        said.append(
            say.pick(
                f"Tidigare år för {here.official('sv')} ingår inte i rapportens underlag.",
                f"Earlier years for {here.in_text('en')} are not included in this report.",
            )
        )
    return " ".join(said)


def within_series(line: pd.Series, kind: Kind, say: Speech, *, sv: str, en: str) -> Iterator[str]:
    """A sentence for each series of two years or more."""
    for series, part in line.dropna().groupby(level="series", sort=False):
        if len(part) < 2:
            continue
        first, last = (part.index[end][1] for end in (0, -1))
        went = say.went(part.iloc[0], part.iloc[-1], sv=sv, en=en, kind=kind)
        named = series_name(str(series), say)
        yield say.pick(
            f"Åren {first}–{last} {went} ({named}).", f"In {first}–{last} {went} ({named})."
        )


def _over_breaks(line: pd.Series, say: Speech) -> Iterator[str]:
    """A sentence for each break over which the number differs much."""
    series, years = (line.index.get_level_values(level).tolist() for level in (0, 1))
    rows = zip(series, years, line.tolist(), strict=True)
    for (before, first, start), (after, last, end) in pairwise(rows):
        if before != after and start > 0 and abs(end - start) > BREAK * start:
            yield say.pick(
                f"Mellan {first} ({say.count(start)}) och {last} ({say.count(end)}) byter "
                "statistiken serie; hur mycket av skillnaden som är verklig går inte att avgöra.",
                f"Between {first} ({say.count(start)}) and {last} ({say.count(end)}) the series "
                "changes; how much of the difference is real cannot be told.",
            )


def shares_over_time(shares: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """From which to which share, and beside which of county and country at the end.

    Parameters
    ----------
    shares
        ``series.lines`` of the industry's share, one column each for place, county, Sweden.
    """
    said = [*within_series(shares[here.code], "share", say, sv="andelen", en="the share")]
    final, year = shares.iloc[-1], shares.index[-1][1]
    beside = against(final, "share", here, county, say)
    said.append(
        say.pick(
            f"År {year} var den {say.share(final[here.code])}, mot {beside}.",
            f"In {year} it was {say.share(final[here.code])}, against {beside}.",
        )
    )
    return " ".join(said)


def figure(lines: pd.DataFrame, name: str, here: Place, county: Place, say: Speech) -> str:
    """From which to which value a published figure went, and beside which at the end.

    Parameters
    ----------
    lines
        ``published.lines`` of the figure, the place first.
    """
    told = column(name)
    line = lines[here.code].dropna()
    if line.empty:
        return say.pick(
            f"{told.label(say)}: ingen uppgift för {here.official('sv')}.",
            f"{told.label(say)}: no figure for {here.in_text('en')}.",
        )
    (first, start), (last, end) = (
        (line.index[at][1], say.number(line.iloc[at], told.kind)) for at in (0, -1)
    )
    unit = told.unit(say)
    text = say.pick(
        f"{told.label(say)} {here.located('sv')}, {unit}: {start} år {first} och {end} år {last}",
        f"{told.label(say)} {here.located('en')}, {unit}: {start} in {first} and {end} in {last}",
    )
    final = lines.loc[line.index[-1]].dropna()
    beside = against(final, told.kind, here, county, say)
    return f"{text}{say.pick(', mot ', ', against ') + beside if beside else ''}."
