"""A place among the municipalities most like it, in words.

Each function takes ``peers.among_peers`` of a place. The trap: the figures are of different
units and years, so each says its own, and of some only a few of the twins have a value.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import column
from industry_analysis.wording.kinds import in_words
from industry_analysis.wording.meaning import Point
from industry_analysis.wording.speech import MISSING, Speech, uncapital
from industry_analysis.wording.standing import of

COMPARED = 6  # a place and five twins: fewer make no best and no worst
# what a municipality or those it works with can do better; its people's age is not
SERVICE = (
    "broadband_fast",
    "business_climate",
    "building_permits",
    "environment_inspection",
)


def title(here: Place, say: Speech) -> str:
    """The table of the place among its twins."""
    return say.pick(
        f"{here.genitive('sv')} nyckeltal och tvillingarnas, senaste år",
        f"The figures of {here.in_text('en')} and its twins, latest year",
    )


def table(rows: pd.DataFrame, standings: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """The rows as a table shows them, with the rank in Sweden beside that among the twins.

    Parameters
    ----------
    standings
        ``standing.standings`` of the place, of the figures to show.
    """
    among = rows.reindex(standings.index)
    best = [_best(row, str(name), say) for name, row in among.iterrows()]
    return pd.DataFrame(
        {
            "year": standings.year,
            here.code: standings.value,
            "twin_median": among.twin_median,
            "twin_best": best,
            "twin_standing": of(among.twin_rank, among.twins, say),
            "standing": of(standings["rank"], standings.places, say),
        }
    ).rename_axis("figure")


def _best(row: pd.Series, name: str, say: Speech) -> str:
    """``Karlstad (78,7)``, the twin with the best value."""
    if pd.isna(row.twin_best):
        return MISSING
    value = say.number(row.twin_best_value, column(name).kind)
    return f"{region(str(row.twin_best)).name} ({value})"


def reading(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """In how many figures the place is better than its twins, and where it is worst placed."""
    if rows.empty:
        return say.pick(
            f"Inget av nyckeltalen är publicerat för {here.official('sv')} och någon tvilling.",
            f"None of the figures is published for {here.in_text('en')} and any of its twins.",
        )
    return f"{_ahead(rows, here, say)} {placed(rows, here, say)}"


def _ahead(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    ahead = int((rows.twin_rank < _middle(rows)).sum())
    name = here.in_text(say.lang)
    every = in_words(len(rows), say)
    if ahead == len(rows):
        which = say.pick("samtliga nyckeltal", "all of the figures")
    elif ahead:
        some = say.pick("ett", "one") if ahead == 1 else in_words(ahead, say)
        which = say.pick(f"{some} av de {every} nyckeltalen", f"{some} of the {every} figures")
    else:
        which = say.pick("inget av nyckeltalen", "none of the figures")
    return say.pick(
        f"{name} hör till den bättre halvan bland tvillingarna i {which}.",
        f"{name} is in the better half among its twins in {which}.",
    )


def _middle(rows: pd.DataFrame) -> pd.Series:
    return (rows.twins + 1) / 2


def placed(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The figures in which the place is best and worst placed among its twins."""
    best, worst = ends(rows)
    first, last = (_tied(names, rows, say) for names in (best, worst))
    name = here.in_text(say.lang)
    text = say.pick(
        f"Bland sina tvillingar, de mest lika kommunerna, ligger {name} bäst till i fråga om "
        f"{first}",
        f"Among its twins, the municipalities most like it, {name} is best placed in {first}",
    )
    if rows.twin_rank[best[0]] >= _middle(rows)[best[0]]:
        text = say.pick(
            f"Bland sina tvillingar, de mest lika kommunerna, hör {name} inte till den bättre "
            f"halvan i något nyckeltal; närmast är det i fråga om {first}",
            f"Among its twins, the municipalities most like it, {name} is not in the better half "
            f"on any figure; it is nearest to it in {first}",
        )
    if best == worst:
        return f"{text}."
    return text + say.pick(f" och sämst i fråga om {last}.", f" and worst in {last}.")


def _tied(names: Sequence[str], rows: pd.DataFrame, say: Speech) -> str:
    """Figures of one place among the twins, and which place: ``a och b (båda plats 1 av 9)``."""
    named = names if len(names) <= 4 else names[:3]
    told = [uncapital(column(name).label(say)) for name in named]
    if more := len(names) - len(named):
        number = in_words(more, say)
        told.append(say.pick(f"{number} andra nyckeltal", f"{number} other figures"))
    alike = {1: ("", ""), 2: ("båda ", "both ")}.get(len(names), ("alla ", "all "))
    place = say.placed(rows.twin_rank[names[0]], rows.twins[names[0]], "best")
    return f"{say.listed(told)} ({say.pick(*alike)}{place})"


def ends(rows: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The names of the figures in which the place is best placed, and of those in which worst.

    Figures that few of the twins have a value of are passed over where others have more; of
    equal places those among most are given.
    """
    compared = rows[rows.twins >= COMPARED] if (rows.twins >= COMPARED).any() else rows
    behind = (compared.twin_rank - 1) / (compared.twins - 1)
    tied = (compared[behind == end] for end in (behind.min(), behind.max()))
    best, worst = (rows.index[rows.twins == rows.twins.max()] for rows in tied)
    return list(best), list(worst)


def points(rows: pd.DataFrame, say: Speech, *, anchor: str) -> list[Point]:
    """Whom to ask: the twin that is best where the place is worst placed in a service."""
    service = rows[rows.index.isin(SERVICE)]
    behind = service[service.twin_rank > (service.twins + 1) / 2]
    if behind.empty:
        return []
    worst = ends(behind)[1][0]
    row, told = behind.T[worst], column(worst)
    there, own = told.amount(row.twin_best_value, say), say.number(row.value, told.kind)
    twin = region(str(row.twin_best)).in_text(say.lang)
    text = say.pick(
        f"Fråga {twin} om {uncapital(told.label(say))}: {there} där, mot {own} här.",
        f"Ask {twin} about {uncapital(told.label(say))}: {there} there, against {own} here.",
    )
    return [Point("option", text, anchor)]
