"""How sure the specialisations of a place are, and what they mean, in words.

Each function takes the frame that its table shows. The trap: *stable* is stable on one side of
1; it says nothing of how far from 1 the quotient is.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.columns import industry
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
# ASSUME: a place rests on few legs where its equivalent number of industries is under three
# quarters of Sweden's; in nearly every municipality it is somewhat lower.
FEW_LEGS = 0.75
# ASSUME: industry may grow together with trades that sell to firms and markets; public
# administration, education and care follow the inhabitants and are no such leg.
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
    """Which industries surely weigh more and less than in the country, and a workplace's part."""
    said = []
    for stands, more in ((rows.location_quotient > 1, True), (rows.location_quotient < 1, False)):
        chosen = rows[stands & rows["mark"].eq("stable")].head(4)
        if chosen.empty:
            continue
        named = say.listed([_named(str(code), row, say) for code, row in chosen.iterrows()])
        said.append(
            say.pick(
                f"Säkert {'över' if more else 'under'} 1 ligger bland de största {named}.",
                f"Surely {'above' if more else 'below'} 1, among the largest, is {named}.",
            )
            if len(chosen) > 1
            else say.pick(
                f"Säkert {'över' if more else 'under'} 1 ligger {named}.",
                f"Surely {'above' if more else 'below'} 1 is {named}.",
            )
        )
    if not said:
        said.append(
            say.pick(
                f"Ingen bransch {here.located('sv')} ligger säkert på ena sidan om 1.",
                f"No sector {here.located('en')} is surely on one side of 1.",
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


def methods(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """What other ways of dividing the change make of the local part."""
    if rows.empty:
        return ""
    own = by_method(rows, say)
    yearly = say.number(own.own_part.iloc[1], "change")
    homothetic, allocation = (say.number(own[name].iloc[2], "change") for name in own.columns[1:])
    return say.pick(
        f"Räknad år för år är den lokala delen {yearly}. Enligt Esteban-Marquillas hade den varit "
        f"{homothetic} med rikets branschstruktur; resten, {allocation}, följer av hur stor "
        f"industrin är {here.located('sv')}.",
        f"Counted year by year the local part is {yearly}. After Esteban-Marquillas it would have "
        f"been {homothetic} with Sweden's structure; the rest, {allocation}, follows from how "
        f"large industry is {here.located('en')}.",
    )


def meaning(
    rows: pd.DataFrame,
    parts: pd.DataFrame,
    figures: pd.Series,
    concentration: pd.Series,
    say: Speech,
) -> list[Point]:
    """What the structure of a place means, each point with the figure that shows it.

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
    points = [*_own_quotient(rows.T["B+C"], say), *_own_part(parts, say)]
    if figures.share >= DEPENDENT:
        share = say.share(figures.share)
        points.append(
            Point(
                "risk",
                say.pick(
                    f"Av alla sysselsatta arbetar {share} i industrin; en nedgång där kan märkas "
                    "på hela arbetsmarknaden.",
                    f"Of all employed {share} work in industry; a downturn there may be felt in "
                    "the whole labour market.",
                ),
                "profile",
            )
        )
    own, country = concentration.iloc[0], concentration.iloc[-1]
    if own < FEW_LEGS * country:
        numbers = [say.number(value, "number") for value in (own, country)]
        points.append(
            Point(
                "risk",
                say.pick(
                    f"Sysselsättningen motsvarar {numbers[0]} lika stora branscher, mot "
                    f"{numbers[1]} i riket: den står på färre ben.",
                    f"Employment is equivalent to {numbers[0]} equally large sectors, against "
                    f"{numbers[1]} in Sweden: it rests on fewer legs.",
                ),
                "concentration",
            )
        )
    points += _other_legs(rows, say)
    if pd.notna(figures.women_share) and figures.women_share < 0.5:
        share = say.share(figures.women_share)
        points.append(
            Point(
                "option",
                say.pick(
                    f"Andelen kvinnor i industrin är {share}; jämnare rekrytering ger fler att "
                    "välja bland.",
                    f"The share of women in industry is {share}; more even recruitment gives more "
                    "to choose from.",
                ),
                "women",
            )
        )
    return points


def _other_legs(rows: pd.DataFrame, say: Speech) -> list[Point]:
    others = rows.drop(index=["B+C", *_PUBLIC], errors="ignore")
    legs = others[others["mark"].eq("stable") & others.location_quotient.gt(1)].head(3)
    if legs.empty:
        return []
    named = say.listed([_named(str(code), row, say) for code, row in legs.iterrows()])
    text = say.pick(
        f"Ben att stå på vid sidan av industrin, säkert större än i riket: {named}, med "
        "lokaliseringskvoten inom parentes.",
        f"Legs to stand on beside industry, surely larger than in Sweden: {named}, with the "
        "location quotient in parentheses.",
    )
    return [Point("option", text, "certainty")]


def _own_quotient(row: pd.Series, say: Speech) -> list[Point]:
    if row["mark"] != "stable":
        return []
    quotient = say.number(row.location_quotient, "ratio")
    if row.location_quotient > 1:
        text = say.pick(
            f"Industrin väger säkert tyngre än i riket: lokaliseringskvoten är {quotient}.",
            f"Industry surely weighs more than in Sweden: the location quotient is {quotient}.",
        )
        return [Point("strength", text, "certainty")]
    text = say.pick(
        f"Industrin väger säkert mindre än i riket: lokaliseringskvoten är {quotient}.",
        f"Industry surely weighs less than in Sweden: the location quotient is {quotient}.",
    )
    return [Point("weakness", text, "certainty")]


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


def _named(code: str, row: pd.Series, say: Speech) -> str:
    return f"{industry(code, say).lower()} ({say.number(row.location_quotient, 'ratio')})"
