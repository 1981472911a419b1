"""Who of the companies was met, and what became of what they told, as far as it may be told.

Each function takes a part of the picture. The trap: a number that is missing is withheld; how
few it is of is not told either.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.needs_indicated_figures import Names
from industry_analysis.wording.needs_stated import nothing, written
from industry_analysis.wording.speech import Speech, uncapital

Labels = Mapping[str, Mapping[str, str]]


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


def statuses(codes: Iterable[object], book: Labels, say: Speech) -> dict[str, str]:
    """What each status is called, as a codebook has it."""
    labels = {code: label[say.lang] for code, label in book.items()}
    labels |= {
        "all": say.pick("Alla", "All"),
        "unstated": say.pick("Läge ej angivet", "Status not stated"),
    }
    return {str(code): labels[str(code)] for code in codes}


def response_title(here: Place, say: Speech) -> str:
    """Companies met."""
    return say.pick(
        f"Intervjuade företag {here.located('sv')}", f"Companies met {here.located('en')}"
    )


def follow_up_title(here: Place, say: Speech) -> str:
    """Needs with a step agreed."""
    return say.pick(
        f"Behov med ett överenskommet steg {here.located('sv')}",
        f"Needs with a step agreed {here.located('en')}",
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
