"""Which offers fit which needs, and what stands between where they do not.

Rows are pairs of an open need and an offer of its theme. The trap: an offer says nothing of
sub-themes, so one that fits may still teach something else; a person decides.
"""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from industry_analysis.needs.sni import section

# what stands between, from what is farthest to what is nearest
FITS = "fits"
OBSTACLES = ("no_offer", "size", "industry", "ended", "not_begun", "full")


def pairs(needs: pd.DataFrame, offers: pd.DataFrame, *, today: dt.date) -> pd.DataFrame:
    """Compare each open need with each offer of its theme.

    Parameters
    ----------
    needs
        ``standing.standing``.
    offers
        Those of ``read.survey``. What is missing in an offer does not limit it.
    today
        An offer fits if this day is within its period.

    Returns
    -------
    DataFrame
        A row a pair: ``need_row`` and ``offer_row``, the labels of their rows, and ``reason``:
        `FITS`, or the first of ``size``, ``industry``, ``ended`` and ``not_begun`` that stands
        between.
    """
    asked = needs.loc[needs.is_open, ["theme", "size_class", "sni"]].rename_axis("need_row")
    given = offers[["theme", "sizes", "snis", "valid_from", "valid_to"]].rename_axis("offer_row")
    asked, given = (it.astype({"theme": "str"}).reset_index() for it in (asked, given))
    both = asked.merge(given, on="theme")
    reason = in_period(both, today)
    reason = reason.mask(~_each(_of_industry, both.sni, both.snis), "industry")
    reason = reason.mask(~_each(_of_size, both.size_class, both.sizes), "size")
    return both[["need_row", "offer_row"]].assign(reason=reason)


def in_period(offers: pd.DataFrame, today: dt.date) -> pd.Series:
    """Say of each offer whether a day is in its period: `FITS`, ``ended`` or ``not_begun``."""
    day = pd.Timestamp(today)
    reason = pd.Series(FITS, index=offers.index)
    return reason.mask(offers.valid_from.gt(day), "not_begun").mask(
        offers.valid_to.lt(day), "ended"
    )


def _each(fits: Callable[[str, object], bool], own: pd.Series, wanted: pd.Series) -> pd.Series:
    told = [fits(str(a), b) for a, b in zip(own, wanted, strict=True)]
    return pd.Series(told, index=own.index, dtype=bool)


def _of_size(own: str, wanted: object) -> bool:
    return not isinstance(wanted, str) or own in wanted.split(";")


# ASSUME: an offer for a whole section, such as C, is for its divisions; a company whose industry
# is coded coarser than the offer's is not shown to be of it, so the offer does not fit.
def _of_industry(own: str, wanted: object) -> bool:
    if not isinstance(wanted, str):
        return True
    return any(own.startswith(code) or code == section(own) for code in wanted.split(";"))
