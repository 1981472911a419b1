"""How sure the specialisations of a place are, and what they mean, in words.

Each function takes the frame that its table shows. The trap: *stable* is stable on one side of
1; it says nothing of how far from 1 the quotient is.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import industry
from industry_analysis.wording.kinds import in_words
from industry_analysis.wording.meaning import Point
from industry_analysis.wording.speech import Speech

MARKS = {
    "stable": ("säker", "stable"),
    "uncertain": ("osäker", "uncertain"),
    "too small": ("för liten", "too small"),
}
_METHODS = {
    "classic": ("Första mot sista året", "First against last year"),
    "dynamic": ("År för år", "Year by year"),
    "esteban_marquillas": ("Esteban-Marquillas", "Esteban-Marquillas"),
}
# ASSUME: a place where a quarter or more of the employed work in industry depends on it.
DEPENDENT = 0.25
# ASSUME: a local part of two per cent of the employed at the start, and of 25 persons, is worth
# naming a strength or a weakness.
NAMED_PART, NAMED_PERSONS = 0.02, 25
# ASSUME: a place depends on few sectors where its equivalent number of sectors is under three
# quarters of Sweden's; in nearly every municipality it is somewhat lower.
FEW_SECTORS = 0.75
NAMED = 4  # so many sectors a sentence names at most
# ASSUME: sectors to build on beside industry sell to firms and markets; public administration,
# education and care follow the inhabitants and are left out.
_PUBLIC = ("O", "P", "Q")


def table(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """The rows with their marks in words.

    Parameters
    ----------
    rows
        ``specialised.certainty`` of a place.
    """
    return rows.assign(mark=[say.pick(*MARKS[mark]) for mark in rows["mark"]])


def certainty(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Which sectors weigh more and less than in the country for sure, and a workplace's part."""
    stable = rows[rows["mark"].eq("stable")]
    said = [
        say.pick(
            f"Säkert {sv} 1 (flest sysselsatta först, kvoten inom parentes): "
            f"{_largest(chosen, say)}.",
            f"Stable and {en} 1 (most employed first, the quotient in brackets): "
            f"{_largest(chosen, say)}.",
        )
        for sv, en, chosen in (
            ("över", "above", stable[stable.location_quotient > 1]),
            ("under", "below", stable[stable.location_quotient < 1]),
        )
        if len(chosen)
    ]
    if not said:
        said.append(
            say.pick(
                f"Ingen bransch {here.located('sv')} ligger säkert på ena sidan om 1.",
                f"No sector {here.located('en')} is stable on one side of 1.",
            )
        )
    row = rows.T["B+C"]
    if pd.notna(row.location_quotient):
        fewer, more_ = (say.number(row[name], "ratio") for name in ("fewer", "more"))
        said.append(
            say.pick(
                "Med en tiondel färre eller fler, minst 15 sysselsatta, hade industrins kvot varit "
                f"{fewer} eller {more_}.",
                "With a tenth fewer or more, at least 15 employed, industry's quotient would have "
                f"been {fewer} or {more_}.",
            )
        )
    return " ".join(said)


def alternative(rows: pd.DataFrame, say: Speech) -> str:
    """Each industry's quotient and mark."""
    said = [
        f"{industry(str(code), say)} {say.number(row.location_quotient, 'ratio')}, "
        f"{say.pick(*MARKS[row['mark']])}"
        if pd.notna(row.location_quotient)
        else f"{industry(str(code), say)} {say.pick(*MARKS[row['mark']])}"
        for code, row in rows.iterrows()
    ]
    text = say.pick("Lokaliseringskvoter med osäkerhet", "Location quotients with uncertainty")
    return f"{text}. {'; '.join(said)}."


def by_method(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """The local part by method, as a table has it.

    Parameters
    ----------
    rows
        ``decomposition.own_part_by_method`` of a place.
    """
    own = rows.competitive + rows.allocation.fillna(0)
    names = [say.pick(*_METHODS[str(method)]) for method in rows.index]
    shown = pd.DataFrame(
        {
            "own_part": own,
            "homothetic": rows.competitive.where(rows.allocation.notna()),
            "allocation": rows.allocation,
        }
    )
    return shown.set_axis(pd.Index(names, name="method"))


def meaning(
    rows: pd.DataFrame,
    parts: pd.DataFrame,
    figures: pd.Series,
    concentration: pd.Series,
    say: Speech,
) -> list[Point]:
    """What the structure of a place means, each point with the figure that shows it.

    A large industry is a risk of dependence and no strength by itself, a small one no weakness.

    Parameters
    ----------
    rows
        ``specialised.certainty`` of the place.
    parts
        ``decomposition.change_parts``; the last series counts.
    figures
        The place's row of ``structure.place_figures``.
    concentration
        The equivalent number of industries of the place and of Sweden, by code.
    """
    points, year = _own_part(parts, say), int(figures.year)
    if figures.share >= DEPENDENT:
        share = say.share(figures.share)
        text = say.pick(
            f"Av alla sysselsatta arbetade {share} i industrin {year}; en nedgång där kan märkas "
            "på hela arbetsmarknaden.",
            f"Of all employed, {share} worked in industry in {year}; a downturn there may be felt "
            "in the whole labour market.",
        )
        points.append(Point("risk", text, "profile"))
    own, country = concentration.iloc[0], concentration.iloc[-1]
    if own < FEW_SECTORS * country:
        numbers = [say.number(value, "number") for value in (own, country)]
        text = say.pick(
            f"Sysselsättningen motsvarade {numbers[0]} lika stora branscher {year}, mot "
            f"{numbers[1]} i riket: en större del hänger på några få branscher.",
            f"Employment was equivalent to {numbers[0]} equally large sectors in {year}, against "
            f"{numbers[1]} in Sweden: a larger part depends on a few sectors.",
        )
        points.append(Point("risk", text, "concentration"))
    return [*points, *_other_sectors(rows, say)]


def _other_sectors(rows: pd.DataFrame, say: Speech) -> list[Point]:
    others = rows.drop(index=["B+C", *_PUBLIC], errors="ignore")
    found = others[others["mark"].eq("stable") & others.location_quotient.gt(1)].head(3)
    if found.empty:
        return []
    named, one = say.listed(_named(found, say)), len(found) == 1
    text = say.pick(
        f"{'En bransch' if one else 'Branscher'} att bygga vidare på vid sidan av industrin är "
        f"{named}: {'den' if one else 'de'} har en säker lokaliseringskvot (inom parentes) över 1.",
        f"{'A sector' if one else 'Sectors'} to build on beside industry {'is' if one else 'are'} "
        f"{named}: {'it has' if one else 'they have'} a stable location quotient (in brackets) "
        "above 1.",
    )
    return [Point("option", text, "certainty")]


def _own_part(parts: pd.DataFrame, say: Speech) -> list[Point]:
    if parts.empty:
        return []
    row = parts.xs("B+C", level="industry").iloc[-1]
    own = row.competitive
    if abs(own) < max(NAMED_PERSONS, NAMED_PART * row.employed_start):
        return []
    years, persons = f"{int(row.start_year)}–{int(row.year)}", say.number(own, "change")
    if own > 0:
        text = say.pick(
            f"Industrin utvecklades bättre än i riket {years}: den lokala delen är {persons} "
            "sysselsatta.",
            f"Industry did better than in Sweden in {years}: the local part is {persons} employed.",
        )
        return [Point("strength", text, "parts")]
    text = say.pick(
        f"Industrin utvecklades sämre än i riket {years}: den lokala delen är {persons} "
        "sysselsatta.",
        f"Industry did worse than in Sweden in {years}: the local part is {persons} employed.",
    )
    return [Point("weakness", text, "parts")]


def _largest(rows: pd.DataFrame, say: Speech) -> str:
    """The largest of some sectors by name, the others by number."""
    named, rest = _named(rows.head(NAMED), say), len(rows) - NAMED
    if rest == 1:
        named.append(say.pick("en mindre bransch", "one smaller sector"))
    elif rest > 1:
        number = in_words(rest, say)
        named.append(say.pick(f"{number} mindre branscher", f"{number} smaller sectors"))
    return say.listed(named)


def _named(rows: pd.DataFrame, say: Speech) -> list[str]:
    return [
        f"{industry(str(code), say).lower()} ({say.number(quotient, 'ratio')})"
        for code, quotient in rows.location_quotient.items()
    ]
