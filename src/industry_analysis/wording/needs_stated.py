"""What companies said that they need, as far as it may be told: tables, titles and sentences.

Each function takes a part of the picture. The trap: a number that is missing is withheld, and it
may be the largest, so nothing is said to be most.
"""

from collections.abc import Iterable

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.needs_indicated import of_themes
from industry_analysis.wording.needs_indicated_figures import Names
from industry_analysis.wording.speech import WITHHELD, Speech, uncapital

_NAMED = 3
QUADRANTS = {
    "concentrate here": ("viktigt och dåligt mött", "important and badly met"),
    "keep up the good work": ("viktigt och väl mött", "important and well met"),
    "low priority": ("mindre viktigt och dåligt mött", "less important and badly met"),
    "possible overkill": ("mindre viktigt och väl mött", "less important and well met"),
}


def written(value: object, say: Speech) -> str:
    """A number of the picture as its tables write it: whole, or with one decimal."""
    if pd.isna(value):
        return WITHHELD
    number = float(str(value))
    return say.count(number) if number == round(number) else say.number(number, "number")


def ranged(row: pd.Series, name: str, say: Speech) -> str:
    """An estimate with its interval: ``70 (60–75)``."""
    if pd.isna(row[name]):
        return WITHHELD
    low, high = (written(row[f"{name}_{end}"], say) for end in ("low", "high"))
    return f"{written(row[name], say)} ({low}–{high})"


# ---- how many have the need ----


def table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """Companies with each need, of those met, and their share.

    Parameters
    ----------
    rows
        By theme: ``companies``, ``met`` and ``share`` of ``Picture.needs``.
    """
    columns = {"companies": "stated_companies", "met": "stated_met", "share": "stated_share"}
    told = {new: [written(value, say) for value in rows[old]] for old, new in columns.items()}
    return pd.DataFrame(told, index=_themes(rows.index, names))


def title(here: Place, say: Speech) -> str:
    """How many have each need."""
    return say.pick(
        f"Intervjuade företag {here.located('sv')} som har behovet",
        f"Companies met {here.located('en')} that have the need",
    )


def alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's companies, of those met."""
    told = [f"{names[str(theme)]} {written(row.companies, say)}" for theme, row in rows.iterrows()]
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {', '.join(told)}."


def reading(rows: pd.DataFrame, names: Names, here: Place, say: Speech) -> str:
    """How many have the needs told by most of those that may be shown."""
    shown = _first(rows.dropna(subset=["companies", "share"]))
    if shown.empty:
        return nothing(here, say)
    counts = [written(value, say) for value in shown.companies]
    themes = [uncapital(names[str(theme)]) for theme in shown.index]
    first = say.pick(f"{counts[0]} behov inom", f"{counts[0]} have a need in") + f" {themes[0]}"
    others = [
        f"{count} {say.pick('inom', 'in')} {theme}"
        for count, theme in zip(counts[1:], themes[1:], strict=True)
    ]
    met, told = written(shown.met.iloc[0], say), say.listed([first, *others])
    said = say.pick(
        f"Av {met} intervjuade företag {here.located('sv')} har {told}.",
        f"Of {met} companies met {here.located('en')}, {told}.",
    )
    return f"{said} {withheld(rows, say)}".strip()


def withheld(rows: pd.DataFrame, say: Speech) -> str:
    """That some themes have no number, if so."""
    if rows.companies.notna().all():
        return ""
    return say.pick(
        "Där antalet saknas visas det inte, så att inget företag kan räknas fram.",
        "Where a number is missing it is not shown, so that no company can be derived.",
    )


def nothing(here: Place, say: Speech) -> str:
    """That nothing can be shown of a place's interviews."""
    return say.pick(
        f"För få företag {here.located('sv')} har intervjuats för att deras svar ska kunna visas.",
        f"Too few companies {here.located('en')} have been met for their answers to be shown.",
    )


def in_short(rows: pd.DataFrame, names: Names, here: Place, say: Speech) -> str:
    """Which needs companies tell of, without a number, for the bottom line.

    Parameters
    ----------
    rows
        As in `table`; a theme that less than a third of those met have is not named.
    """
    # ASSUME: a need that a third of the companies met have is worth a place in the bottom line.
    shown = rows[rows.share >= 100 / 3].sort_values("share", ascending=False, kind="stable")
    if shown.empty:
        return nothing(here, say)
    themes = of_themes([names[str(theme)] for theme in shown.index[:_NAMED]], say)
    return say.pick(
        f"De intervjuade företagen {here.located('sv')} berättar om behov av {themes}.",
        f"The companies met {here.located('en')} tell of needs in {themes}.",
    )


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
    return pd.DataFrame(told, index=_themes(rows.index, names))


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
        for theme, row in shown.head(_NAMED).iterrows()
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
    return pd.DataFrame({"stated_rank": told}, index=_themes(rows.index, names))


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


# ---- who was met, and what became of it ----


def response_table(rows: pd.DataFrame, say: Speech, *, framed: bool) -> pd.DataFrame:
    """Companies met and in the frame.

    Parameters
    ----------
    rows
        Of ``Picture.response``, by what the index is.
    """
    columns = {"met": "stated_met"}
    if framed:
        columns |= {"companies": "frame_companies", "rate": "response_rate"}
    told = {new: [written(value, say) for value in rows[old]] for old, new in columns.items()}
    return pd.DataFrame(told, index=rows.index)


def response(row: pd.Series, where: Place, say: Speech, *, framed: bool) -> str:
    """How many companies were met, of how many."""
    if pd.isna(row.met):
        return nothing(where, say)
    met = written(row.met, say)
    if not framed or pd.isna(row.companies):
        return say.pick(
            f"{met} företag {where.located('sv')} har intervjuats.",
            f"{met} companies {where.located('en')} have been met.",
        )
    of = written(row.companies, say)
    return say.pick(
        f"{met} av {of} företag {where.located('sv')} har intervjuats.",
        f"{met} of {of} companies {where.located('en')} have been met.",
    )


def follow_up_table(rows: pd.DataFrame, labels: Names, say: Speech) -> pd.DataFrame:
    """Needs with a step agreed, by status.

    Parameters
    ----------
    rows
        By ``status``: ``needs`` of ``Picture.follow_up``.
    labels
        What each status is called, and ``all``.
    """
    index = pd.Index([labels[str(code)] for code in rows.index], name="need_status")
    return pd.DataFrame({"agreed_needs": [written(v, say) for v in rows.needs]}, index=index)


def follow_up(rows: pd.DataFrame, labels: Names, here: Place, say: Speech) -> str:
    """How many needs have a step agreed, and how they stand."""
    total = rows.needs.get("all")
    if total is None or pd.isna(total):
        return nothing(here, say)
    parts = [
        f"{uncapital(labels[str(code)])} {written(value, say)}"
        for code, value in rows.needs.drop("all").items()
        if pd.notna(value) and value
    ]
    told = f": {', '.join(parts)}" if parts else ""
    return say.pick(
        f"{written(total, say)} behov {here.located('sv')} har ett överenskommet steg{told}.",
        f"{written(total, say)} needs {here.located('en')} have a step agreed{told}.",
    )


def _first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("share", ascending=False, kind="stable").head(_NAMED)


def _themes(codes: Iterable[object], names: Names) -> pd.Index:
    return pd.Index([names[str(code)] for code in codes], name="need_theme")
