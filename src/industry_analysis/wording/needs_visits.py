"""Whom to visit first, in words: the list, what it says of the county and of a municipality.

Rows are cells in their order. The trap: a cell that was not put together with others points
out single companies; what is shown on a page comes from ``visit_cells.together``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.headings.column import Column
from industry_analysis.wording.needs_indicated import of_themes
from industry_analysis.wording.needs_indicated_figures import Names
from industry_analysis.wording.speech import MISSING, Speech, uncapital

JOINT = " + "
_FIRST = 3  # cells that a sentence names
_MOST_NAMED = 4  # industries of a cell; more are several
# reasons that would tell how many have answered; a great need is told with its themes
_UNTOLD = {"never_visited", "few_answers", "seldom_visited", "high_need"}
_REASONS = {"large": ("stor del av länets industri", "a large part of the county's industry")}


def cell(key: object, say: Speech, industries: Mapping[str, str]) -> str:
    """A cell's name: ``Karlskoga, 10–49 anställda, bransch 25``; several sizes are one span."""
    if not isinstance(key, tuple):
        return _places(str(key), say)
    place, size, industry = map(str, key)
    employees = f"{_span(size.split(JOINT))} {say.pick('anställda', 'employees')}"
    return ", ".join([_places(place, say), employees, _industries(industry, say, industries)])


def _places(joined: str, say: Speech) -> str:
    return say.listed([region(code).name for code in joined.split(JOINT)])


def _span(sizes: Sequence[str]) -> str:
    """Classes of size as one: ``1–49``, ``10+``."""
    low = min(int(size.rstrip("+").split("–")[0]) for size in sizes)
    if any(size.endswith("+") for size in sizes):
        return f"{low}+"
    return f"{low}–{max(int(size.split('–')[-1]) for size in sizes)}"


def _industries(joined: str, say: Speech, names: Mapping[str, str]) -> str:
    codes = joined.split(JOINT)
    if len(codes) == 1:
        return names.get(joined, f"SNI {joined}")
    if len(codes) > _MOST_NAMED:
        return say.pick("flera branscher", "several industries")
    return f"SNI {say.listed(codes)}"


def reasons(row: pd.Series, names: Names, say: Speech, *, nobody_met: bool) -> str:
    """Why a cell is worth a visit, the themes of great need named.

    How many of its companies have answered is not told, unless nobody in the county has.
    """
    said = [say.pick("inga svar än", "no answers yet")] if nobody_met else []
    said += [say.pick(*_REASONS[name]) for name in row.reasons.split(";") if name in _REASONS]
    if row.high_needs:
        themes = of_themes([names[theme] for theme in row.high_needs.split(";")], say)
        great = say.pick("stort behov enligt statistiken", "great need by statistics")
        said.append(f"{great} ({themes})")
    return "; ".join(said)


def table(
    rows: pd.DataFrame,
    names: Names,
    say: Speech,
    *,
    among: int,
    nobody_met: bool = False,
    industries: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """The list as a table shows it.

    Parameters
    ----------
    rows
        ``visits.visits``, or some of its rows.
    names
        What each theme is called.
    among
        How many cells the order is of.
    nobody_met
        Whether there are no interviews in the county.
    industries
        What industries are called by their code, in the page's language; the code if unknown.
    """
    known = industries or {}
    total = say.pick(f"Ordning (av {among})", f"Order (of {among})")
    shown: dict[Any, Any] = {Column(total, total, "rank"): rows["rank"].to_numpy()}
    if "employed" in rows:  # published; how many companies a cell has is not
        shown["industry_employed"] = rows.employed.to_numpy()
    why = [reasons(row, names, say, nobody_met=nobody_met) for _, row in rows.iterrows()]
    if any(why):
        shown["visit_reasons"] = [said or MISSING for said in why]
    cells = [cell(key, say, known) for key in rows.index]
    stub = "visit_cell" if _framed(rows) else "visit_place"
    return pd.DataFrame(shown, index=pd.Index(cells, name=stub))


def _framed(rows: pd.DataFrame) -> bool:
    """Whether the cells are of a frame, not whole municipalities."""
    return "companies" in rows


def divisions(industries: pd.DataFrame, say: Speech) -> dict[str, str]:
    """Names of the divisions of SNI 2007, two digits; their only names are Swedish.

    Parameters
    ----------
    industries
        As from ``load.industries``.
    """
    if say.lang == "en":
        return {}
    two = industries[industries.sni2007.str.len() == 2]
    return dict(zip(two.sni2007, two["name"].map(uncapital), strict=True))


def title(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The list of a county or municipality.

    Parameters
    ----------
    rows
        Those that the table shows.
    """
    if not _framed(rows):
        return say.pick(
            "Var bör företag besökas först?", "Where should companies be visited first?"
        )
    return say.pick(
        f"Vilka företag {here.located('sv')} bör besökas först?",
        f"Which companies {here.located('en')} should be visited first?",
    )


def first(
    rows: pd.DataFrame, say: Speech, *, industries: Mapping[str, str] | None = None
) -> list[str]:
    """Where interviews would teach most, and what that rests on.

    Parameters
    ----------
    rows
        ``visits.visits`` of a county, those that the table shows.
    """
    if rows.empty:
        return [
            say.pick(
                "Alla företag i ramen är intervjuade.", "All companies of the frame have been met."
            )
        ]
    if _framed(rows):
        joined = "; ".join(cell(key, say, industries or {}) for key in rows.index[:_FIRST])
        return [
            say.pick(
                f"Mest lär man av att besöka företag i dessa grupper: {joined}.",
                f"Most is learnt by visiting companies of these groups: {joined}.",
            ),
            say.pick(
                "Ordningen följer hur mycket osäkerhet som en intervju till tar bort; den säger "
                "inte var behoven är störst.",
                "The order follows how much of what is unsure one more interview takes away; it "
                "does not say where needs are greatest.",
            ),
        ]
    where = say.listed([region(str(code)).located(say.lang) for code in rows.index[:_FIRST]])
    return [
        say.pick(
            f"Mest lär man av att besöka företag {where}.",
            f"Most is learnt by visiting companies {where}.",
        ),
        say.pick(
            "Utan ett register över företagen går det inte att säga vilka storlekar och "
            "branscher som bör besökas: det publiceras inte per kommun.",
            "Without a register of companies it cannot be said which sizes and industries to "
            "visit: that is not published by municipality.",
        ),
    ]


def of_place(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    """The cells that a municipality is in, with their order in the county.

    Parameters
    ----------
    rows
        ``visits.visits`` of a county, all cells.
    """
    keys = rows.index.get_level_values("municipality")
    return rows[[place.code in str(key).split(JOINT) for key in keys]]
