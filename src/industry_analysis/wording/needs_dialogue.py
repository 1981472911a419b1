"""Who of the companies was met, and what became of what they told, as far as it may be told.

Each function takes a part of the picture. The trap: a number that is missing is withheld; how
few it is of is not told either.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.needs_stated import nothing, written
from industry_analysis.wording.speech import Speech

Labels = Mapping[str, Mapping[str, str]]


# of the frames of ``needs.followup``
_TITLES = {
    "states": ("Behov efter hur långt de har kommit, antal", "Needs by how far they have come"),
    "ages": ("Behov som inte är avslutade, efter ålder, antal", "Needs not finished, by age"),
    "promises": ("Överenskomna steg och vad det blev av dem", "Steps agreed and what they became"),
    "beside": (
        "Företag som söker något, och de som ryms i erbjudanden, antal",
        "Companies that ask, and those that can have an offer",
    ),
    "coverage": ("Företag i ramen, mötta och aldrig mötta", "Companies met and never met"),
}


def source(interviewed: bool, say: Speech) -> str:
    """The source line of what companies said: the user's own file."""
    if not interviewed:
        return ""
    return say.pick(
        "Källa: egna intervjuer med företag, ej offentliga.",
        "Source: own interviews with companies, not public.",
    )


def sizes(codes: Iterable[object], book: Labels, say: Speech) -> pd.Index:
    """Classes of size by their labels, as a codebook has them."""
    every = {"all": say.pick("Alla", "All")}
    labels = every | {code: label[say.lang] for code, label in book.items()}
    return pd.Index([labels[str(code)] for code in codes], name="size_class")


def response_title(here: Place, say: Speech) -> str:
    """Companies met."""
    return say.pick(
        f"Intervjuade företag {here.located('sv')}", f"Companies met {here.located('en')}"
    )


def follow_up_title(here: Place, say: Speech) -> str:
    """Needs by how far they have come."""
    return say.pick(
        f"Behoven {here.located('sv')} efter hur långt de har kommit",
        f"Needs {here.located('en')} by how far they have come",
    )


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


def title(of: str, say: Speech) -> str:
    """The title of one of the frames of ``needs.followup``."""
    return say.pick(*_TITLES[of])
