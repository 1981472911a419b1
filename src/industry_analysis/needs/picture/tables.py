"""Which tables the pages of a county show of its interviews, and what companies add to them.

Rows of the contributions are what one company adds to one cell. The trap: all pages are published
together, so a table shown on one page only is part of what every page gives away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from industry_analysis.disclosure import Dimensions, Statement, Table, cell
from industry_analysis.disclosure.statements import overlapping, within
from industry_analysis.needs.codebook import Labels
from industry_analysis.needs.followup.standing import STATES
from industry_analysis.needs.read import Survey

_DESCRIBED = ["company", "group", "municipality", "size", "industry"]
FRAME, MET, NEED, FOLLOWED = "frame", "met", "need", "followed"
UNSTATED = "unstated"

# ASSUME: manufacturing in six groups of divisions; finer ones would be withheld nearly everywhere.
INDUSTRIES: Mapping[str, Labels] = {
    "10-15": {"sv": "Livsmedel och textil", "en": "Food and textiles"},
    "16-18": {"sv": "Trä, papper och tryck", "en": "Wood, paper and printing"},
    "19-23": {
        "sv": "Kemi, plast och mineraler",
        "en": "Chemicals, plastics and minerals",
    },
    "24-25": {"sv": "Metall", "en": "Metals"},
    "26-30": {
        "sv": "Maskiner, elektronik och fordon",
        "en": "Machinery, electronics and vehicles",
    },
    "31-33": {
        "sv": "Möbler, reparation och övrigt",
        "en": "Furniture, repair and other manufacturing",
    },
    UNSTATED: {"sv": "Annan eller okänd bransch", "en": "Other or unknown industry"},
}


@dataclass(frozen=True)
class Companies:
    """One survey as companies of the places asked for.

    Attributes
    ----------
    frame
        Those there are, one row each, or nothing: ``company``, ``group`` (missing: none),
        ``municipality``, ``size``, ``industry``.
    met
        Those interviewed, the same columns.
    needs
        Their needs, a row each: those columns, ``theme``, ``subtheme`` (``theme.code``),
        ``importance`` and ``performance``.
    followed
        Their needs by how far they have come, a row each: those of `met`, ``theme``, ``state``,
        one of ``followup.standing.STATES``.
    """

    frame: pd.DataFrame
    met: pd.DataFrame
    needs: pd.DataFrame
    followed: pd.DataFrame


def companies(survey: Survey, places: Sequence[str]) -> Companies:
    """Take out of a survey what is about companies in some municipalities."""
    interviewed = _described(survey.interviews, places).drop_duplicates("company")
    frame = _described(survey.frame, places)
    if len(frame):
        # ASSUME: a company that was met and is not in the frame exists all the same.
        frame = pd.concat([frame, interviewed]).drop_duplicates("company")
    needs = _described(survey.answers, places, "theme", "subtheme", "importance", "performance")
    agreed = _described(survey.follow_up, places, "theme", "status")
    theme = needs["theme"].astype(str)
    # ASSUME: a company that was interviewed twice has the needs of both times.
    return Companies(
        frame=frame.reset_index(drop=True),
        met=interviewed.reset_index(drop=True),
        needs=needs.assign(
            theme=theme, subtheme=theme + "." + needs["subtheme"].fillna("").astype(str)
        ),
        followed=_followed(
            needs.assign(theme=theme), agreed.assign(theme=agreed.theme.astype(str))
        ),
    )


def _followed(needs: pd.DataFrame, agreed: pd.DataFrame) -> pd.DataFrame:
    """Needs by how far they have come; nothing was agreed for those that are not in `agreed`."""
    keys = [*_DESCRIBED, "theme"]
    said = agreed["status"].astype(str)
    states = said.where(said.isin(STATES), "open")
    others = needs.groupby(keys, dropna=False).size()
    others = others.sub(agreed.groupby(keys, dropna=False).size(), fill_value=0).astype(int)
    without = others.index.repeat(others).to_frame(index=False).assign(state="nothing_agreed")
    return pd.concat([agreed[keys].assign(state=states), without], ignore_index=True)


def _described(rows: pd.DataFrame, places: Sequence[str], *more: str) -> pd.DataFrame:
    inside = rows[rows["municipality"].isin(places)].reset_index(drop=True)
    described = inside[["company", "group", "municipality"]].assign(
        size=inside["size_class"].astype(str), industry=[industry_of(code) for code in inside.sni]
    )
    return described.assign(**{name: inside[name] for name in more})


def industry_of(code: object) -> str:
    """Give the group of `INDUSTRIES` that a code of SNI 2007 is in."""
    digits = str(code)[:2]
    if not digits.isdigit():
        return UNSTATED
    spans = {name: name.split("-") for name in INDUSTRIES if "-" in name}
    return next((n for n, (first, last) in spans.items() if first <= digits <= last), UNSTATED)


def tables(*, framed: bool) -> list[Table]:
    """List the tables of counts that are published together.

    To publish another one, add it here, what companies add to it to `contributions`, and its
    categories to `dimensions`; it is then protected, audited and kept with all others.

    Parameters
    ----------
    framed
        Whether there is a frame.
    """
    base = FRAME if framed else None
    themes = frozenset({"theme", "subtheme"})
    among = [("municipality", "size"), ("industry",)]
    named = [(d, "theme") for d in ("municipality", "size", "industry")]
    return [
        *(Table(FRAME, by) for by in among if framed),
        *(Table(MET, by, base=base) for by in among),
        *(Table(NEED, by, base=MET, overlapping=themes) for by in [*named, ("subtheme",)]),
        # a company can have several needs of a theme, so these are sums over companies
        *(Table(FOLLOWED, ("state", d), counts=False) for d in ("theme", "municipality")),
    ]


def contributions(said: Companies) -> dict[str, pd.DataFrame]:
    """Give what companies add to each variable of `tables`."""
    return {
        FRAME: said.frame,
        MET: said.met,
        NEED: said.needs,
        FOLLOWED: said.followed.assign(value=1.0),
    }


def dimensions(survey: Survey, places: Sequence[str]) -> Dimensions:
    """Give the categories of every dimension, those that nobody is in as well."""
    book = survey.codes
    return Dimensions(
        {
            "municipality": tuple(places),
            "size": tuple(book.size_classes),
            "industry": tuple(INDUSTRIES),
            "theme": tuple(book.themes),
            "subtheme": tuple(f"{t}.{s}" for t in book.themes for s in (*subthemes(survey, t), "")),
            "state": STATES,
        }
    )


def subthemes(survey: Survey, theme: str) -> list[str]:
    """The codes of a theme's sub-themes."""
    return list(survey.codes.subthemes.get(theme, {}))


def within_needs(survey: Survey, places: Sequence[str]) -> list[Statement]:
    """What everyone knows of companies with a need: each has one need at least."""
    domains: list[dict[str, str]] = [{}]
    domains += [{"theme": theme} for theme in survey.codes.themes]
    domains += [{"municipality": code} for code in places]
    return [said for one in domains for said in within(cell(NEED, **one), cell(FOLLOWED, **one))]


def within_themes(survey: Survey) -> list[Statement]:
    """What everyone knows of sub-themes: together they cover their theme."""
    return [
        said
        for theme in survey.codes.themes
        for said in overlapping(
            cell(NEED, theme=theme),
            [cell(NEED, subtheme=f"{theme}.{s}") for s in (*subthemes(survey, theme), "")],
        )
    ]
