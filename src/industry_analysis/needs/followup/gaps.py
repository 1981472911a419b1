"""What the region's offers leave unmet: companies that ask, by theme, size and reason.

Rows are domains. The trap: a gap is one of the offers that were taken in; a programme that
nobody wrote down is a gap too.
"""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from industry_analysis.needs.followup.fit import FITS, OBSTACLES, in_period


def gaps(needs: pd.DataFrame, allocation: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count companies with an open need that get no offer, by what stands between.

    Parameters
    ----------
    needs, allocation
        ``standing.standing`` and ``allocation.allocation``.
    by
        Columns of `needs`; a company with needs in two of their values is counted in both.

    Returns
    -------
    DataFrame
        Domains with an unmet need, most companies first: ``unmet``, companies, and each of
        `OBSTACLES`, which add up to it within a theme; ``needs``, how many needs that is.
    """
    told = needs.join(allocation[["reason"]], how="inner")
    unmet = told[told.reason.ne(FITS)]
    grouped = unmet.groupby([*by], observed=True)
    counted = pd.DataFrame({"unmet": grouped.company.nunique()})
    for obstacle in OBSTACLES:
        its = unmet[unmet.reason.eq(obstacle)].groupby([*by], observed=True).company.nunique()
        counted[obstacle] = its.reindex(counted.index, fill_value=0)
    counted["needs"] = grouped.size()
    return counted.sort_values(["unmet", "needs"], ascending=False, kind="stable")


def offers_against_needs(
    needs: pd.DataFrame, offers: pd.DataFrame, allocation: pd.DataFrame, *, today: dt.date
) -> pd.DataFrame:
    """Set what is offered on a day beside what is asked for.

    Returns
    -------
    DataFrame
        Every theme: ``asking``, companies with an open need, of which ``offered`` and ``unmet``;
        ``programmes`` whose period the day is in, and ``places`` in them, missing where one has
        no limit.
    """
    open_needs = needs.join(allocation[["offer_row"]], how="inner")
    asked = open_needs.groupby("theme", observed=False)
    met = open_needs[open_needs.offer_row.notna()].groupby("theme", observed=False)
    table = pd.DataFrame({"asking": asked.company.nunique(), "offered": met.company.nunique()})
    table["unmet"] = table.asking - table.offered
    given = offers[in_period(offers, today).eq(FITS)].groupby("theme", observed=False)
    table["programmes"] = given.size().reindex(table.index, fill_value=0)
    table["places"] = given.capacity.agg(lambda places: places.sum(skipna=False))
    return table
