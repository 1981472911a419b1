"""Estimates of what companies need, as far as they may be told: shares, positions, order.

Each function takes a part of the picture. The trap: an estimate is rounded so that no company
can be read out of it, and stands for the companies of the frame, or for those met alone.
"""

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.needs_indicated_figures import Names
from industry_analysis.wording.needs_stated import NAMED, ranged, themes, written
from industry_analysis.wording.speech import WITHHELD, Speech, uncapital

QUADRANTS = {
    "concentrate here": ("viktigt och dåligt mött", "important and badly met"),
    "keep up the good work": ("viktigt och väl mött", "important and well met"),
    "low priority": ("mindre viktigt och dåligt mött", "less important and badly met"),
    "possible overkill": ("mindre viktigt och väl mött", "less important and well met"),
}


# ---- estimates ----


def estimates_table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """Estimated shares, importance and how well met, with intervals and positions.

    Parameters
    ----------
    rows
        By theme, of ``Picture.themes``.
    """
    told = {
        "estimated_share": [ranged(row, "share", say) for _, row in rows.iterrows()],
        "stated_importance": [ranged(row, "importance", say) for _, row in rows.iterrows()],
        "stated_performance": [ranged(row, "performance", say) for _, row in rows.iterrows()],
        "stated_quadrant": [
            say.pick(*QUADRANTS[str(q)]) if pd.notna(q) and str(q) in QUADRANTS else WITHHELD
            for q in rows.quadrant
        ],
    }
    return pd.DataFrame(told, index=themes(rows.index, names))


def estimates_title(here: Place, say: Speech, *, weighted: bool) -> str:
    """Estimated shares, of all companies or of those met alone."""
    if weighted:
        return say.pick(
            f"Uppskattad andel av alla företag {here.located('sv')} som har behovet, procent",
            f"Estimated share of all companies {here.located('en')} that have the need, per cent",
        )
    return say.pick(
        f"Andel av de intervjuade företagen {here.located('sv')}, utan vikter, procent",
        f"Share of the companies met {here.located('en')}, not weighted, per cent",
    )


def estimates_alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's share with its interval."""
    told = [f"{names[str(t)]} {ranged(row, 'share', say)}" for t, row in rows.iterrows()]
    return f"{say.pick('Punkter på intervall', 'Points on intervals')}. {', '.join(told)}."


def estimates(rows: pd.DataFrame, names: Names, say: Speech, *, weighted: bool) -> str:
    """The largest shares with their intervals, and what they stand for."""
    shown = rows.dropna(subset=["share"]).sort_values("share", ascending=False, kind="stable")
    if shown.empty:
        return say.pick(
            "Svaren är för få för att uppskatta några andelar.",
            "The answers are too few to estimate any shares.",
        )
    unit = say.pick("procent", "per cent")
    parts = [
        f"{uncapital(names[str(theme)])}, {ranged(row, 'share', say)} {unit}"
        for theme, row in shown.head(NAMED).iterrows()
    ]
    stands = say.pick(
        "Talen är avrundade och står för alla företag i ramen."
        if weighted
        else "Utan en ram över alla företag gäller talen bara de intervjuade.",
        "The numbers are rounded and stand for all companies of the frame."
        if weighted
        else "Without a frame of all companies the numbers are of those met alone.",
    )
    return say.pick(
        f"Störst andel har behov av {'; '.join(parts)}. {stands}",
        f"The largest shares need {'; '.join(parts)}. {stands}",
    )


def positions_title(here: Place, say: Speech) -> str:
    """Importance and how well met."""
    return say.pick(
        f"Hur viktiga behoven är och hur väl de är mötta {here.located('sv')}",
        f"How important the needs are and how well they are met {here.located('en')}",
    )


def positions_alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's importance and how well it is met."""
    told = [
        f"{names[str(t)]} {written(row.importance, say)}, {written(row.performance, say)}"
        for t, row in rows.iterrows()
    ]
    what = say.pick("Punkter, vikt och hur väl mött", "Points, importance and how well met")
    return f"{what}. {'; '.join(told)}."


def positions(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Which needs are important and badly met."""
    known = rows.dropna(subset=["importance", "performance"])
    if known.empty:
        return say.pick(
            "Svaren är för få för att säga hur viktiga behoven är.",
            "The answers are too few to say how important the needs are.",
        )
    first = known[known.quadrant.astype(str) == "concentrate here"]
    first = first.sort_values("importance", ascending=False, kind="stable")
    parts = [
        say.pick(
            f"{uncapital(names[str(t)])} (vikt {written(row.importance, say)}, mött "
            f"{written(row.performance, say)})",
            f"{uncapital(names[str(t)])} (importance {written(row.importance, say)}, met "
            f"{written(row.performance, say)})",
        )
        for t, row in first.iterrows()
    ]
    if not parts:
        return say.pick(
            "Inget behov är både viktigare och sämre mött än de flesta.",
            "No need is both more important and less well met than most.",
        )
    return say.pick(
        f"Viktigare och sämre mött än de flesta är {'; '.join(parts)}.",
        f"More important and less well met than most: {'; '.join(parts)}.",
    )


# ---- priorities ----


def order_table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """The order of priority with its intervals."""
    told = [ranged(row, "rank", say) for _, row in rows.iterrows()]
    return pd.DataFrame({"stated_rank": told}, index=themes(rows.index, names))


def order_title(here: Place, say: Speech) -> str:
    """The order of priority."""
    return say.pick(
        f"Behovens ordning {here.located('sv')}: viktigast och sämst mött först",
        f"The order of needs {here.located('en')}: most important and least well met first",
    )


def order_alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's place with its interval."""
    told = [f"{names[str(t)]} {ranged(row, 'rank', say)}" for t, row in rows.iterrows()]
    return f"{say.pick('Plats med intervall', 'Place with interval')}. {', '.join(told)}."


def order(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Which theme comes first, and whether that is sure."""
    shown = rows.dropna(subset=["rank"]).sort_values("rank", kind="stable")
    if shown.empty:
        return say.pick(
            "Svaren är för få för att ordna behoven.", "The answers are too few to order the needs."
        )
    first = shown.iloc[0]
    theme, where = names[str(shown.index[0])], ranged(first, "rank", say)
    sure = first.rank_high < 2
    if sure:
        return say.pick(
            f"{theme} kommer först, plats {where}, och det håller också när osäkerheten räknas in.",
            f"{theme} comes first, place {where}, and that holds when uncertainty is counted in.",
        )
    return say.pick(
        f"{theme} kommer först, plats {where}, men intervallet når andra teman: ordningen är inte "
        "säker.",
        f"{theme} comes first, place {where}, but its interval reaches others: the order is not "
        "sure.",
    )
