"""The sentences on offers beside needs, and on whom the dialogue has reached.

Each function takes the frame of counts that its table shows. The trap: a missing count is
withheld, but places that are missing have no limit; the programmes are public.
"""

from collections.abc import Iterable

import pandas as pd

from industry_analysis.wording.needs_followup import (
    ALL,
    Names,
    clause,
    name_of,
    of_all,
    or_withheld,
)
from industry_analysis.wording.speech import Speech, uncapital


def widest(beside: pd.DataFrame, say: Speech, names: Names) -> str:
    """Say in which theme most companies are without an offer."""
    known = beside.drop(index=ALL, errors="ignore").dropna(subset=["asking", "unmet"])
    if known.empty:
        return ""
    if not known.unmet.max():
        return say.pick(
            "I de teman som kan visas ryms alla företag som söker något i dagens erbjudanden.",
            "In the themes that can be shown all companies that ask can have an offer.",
        )
    most = known[known.unmet.eq(known.unmet.max())]
    unmet, asking = (say.count(most[name].iloc[0]) for name in ("unmet", "asking"))
    themes = _themes(most.index, say, names)
    counted = say.pick(
        f"{unmet} i varje tema" if len(most) > 1 else f"{unmet} av {asking} som söker",
        f"{unmet} in each theme" if len(most) > 1 else f"{unmet} of {asking} that ask",
    )
    if len(known) < len(beside.index.drop(ALL, errors="ignore")):
        return say.pick(
            f"Av de teman som kan visas har {themes} flest företag utan erbjudande: {counted}.",
            f"Of the themes that can be shown most companies without an offer are in {themes}: "
            f"{counted}.",
        )
    return say.pick(
        f"Flest företag utan erbjudande finns inom {themes}: {counted}.",
        f"Most companies without an offer are in {themes}: {counted}.",
    )


def beside(counts: pd.DataFrame, say: Speech, names: Names) -> str:
    """Say where offers are too few, and which themes have none at all.

    Parameters
    ----------
    counts
        ``followup.offers_against_needs``, as far as it may be shown.
    """
    told = [widest(counts, say, names)]
    none = counts.index[counts.programmes.eq(0) & counts.asking.gt(0).fillna(False)]
    if len(none):
        themes = _themes(none, say, names)
        told.append(
            say.pick(
                f"Inget program som gäller i dag finns inom {themes}.",
                f"No programme that is valid today is in {themes}.",
            )
        )
    return or_withheld([sentence for sentence in told if sentence], say)


def coverage(counts: pd.DataFrame, say: Speech) -> str:
    """Say how many companies of the frame were met, and how many of them in the last year.

    Parameters
    ----------
    counts
        ``followup.coverage`` with `ALL`, as far as it may be shown; empty without a frame.
    """
    if counts.empty:
        return say.pick(
            "Utan en ram går det inte att säga vilka företag som aldrig har mötts.",
            "Without a frame it cannot be said which companies were never met.",
        )
    row = of_all(counts)
    if pd.isna(row.get("met")) or pd.isna(row.get("companies")):
        return or_withheld([], say)
    share = f" ({say.share(row.share_met)})" if pd.notna(row.get("share_met")) else ""
    since = clause(row, "alive", say)
    text = say.pick(
        f"{say.count(row.met)} av {say.count(row.companies)} företag i ramen har mötts{share}",
        f"{say.count(row.met)} of {say.count(row.companies)} companies in the frame "
        f"{'have' if row.met != 1 else 'has'} been met{share}",
    )
    return f"{text}, {since}." if since else f"{text}."


def _themes(codes: Iterable[object], say: Speech, names: Names) -> str:
    return say.listed([uncapital(name_of(str(code), say, names)) for code in codes])
