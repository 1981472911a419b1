"""Who was met, how often and when last, and who never.

Rows are companies of the frame, and those met that it lacks. The trap: who met whom is about
persons, for the office alone; without a frame nobody is known who was never met.
"""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

# ASSUME: a dialogue is alive if the last talk was within a year, 365 days.
ALIVE = 365
_DESCRIPTION = ["company", "municipality", "sni", "size_class", "group"]


def dialogue(frame: pd.DataFrame, interviews: pd.DataFrame, *, today: dt.date) -> pd.DataFrame:
    """Say of each company when it was met.

    Parameters
    ----------
    frame, interviews
        Those of ``read.survey``.
    today
        The day that time is counted to.

    Returns
    -------
    DataFrame
        A row a company, those never met first, then the longest ago: the columns of `frame`;
        ``in_frame``; ``times`` met; ``last``, and ``days`` since, missing where never; ``met`` and
        ``alive``, met within `ALIVE` days.
    """
    known = pd.concat([frame, interviews[_DESCRIPTION]], ignore_index=True)
    companies = known.drop_duplicates("company", ignore_index=True)
    companies["in_frame"] = companies.company.isin(frame.company)
    met = interviews.groupby("company").date.agg(times="nunique", last="max")
    companies = companies.join(met, on="company")
    companies["times"] = companies.times.fillna(0).astype(int)
    companies["days"] = (pd.Timestamp(today) - companies["last"]).dt.days.astype("Int64")
    companies["met"] = companies.times > 0
    companies["alive"] = companies.days.le(ALIVE).fillna(False).astype(bool)
    return companies.sort_values(["last", "company"], na_position="first", ignore_index=True)


def coverage(companies: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count companies of the frame by whether they were met.

    Parameters
    ----------
    companies
        `dialogue`.
    by
        Columns whose values are the rows.

    Returns
    -------
    DataFrame
        Domains with a company: ``companies`` of the frame, of which ``met`` and ``never``;
        ``alive`` of those met; ``share_met``, part of one. Empty without a frame.
    """
    framed = companies[companies.in_frame]
    grouped = framed.groupby([*by], observed=True)
    counted = grouped[["met", "alive"]].sum().astype(int)
    counted.insert(0, "companies", grouped.size())
    counted["never"] = counted.companies - counted.met
    counted["share_met"] = counted.met / counted.companies
    return counted
