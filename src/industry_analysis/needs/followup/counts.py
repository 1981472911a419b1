"""Needs counted: by state, by age, by what is amiss, and what was promised against what was done.

Rows are domains, such as themes or municipalities. The trap: the counts are of real companies,
so on a page they stand only if the protected picture lets them.
"""

from collections.abc import Callable, Sequence

import pandas as pd

from industry_analysis.needs.followup.standing import AGES, STATES

FATES = ("done_in_time", "done_late", "done_unknown", "closed", "overdue", "under_way")
AMISS = ("overdue", "unassigned", "undated")
# ASSUME: the days it takes are told from three needs that are done with a known day.
FEWEST_DAYS = 3


def with_all(
    count: Callable[[pd.DataFrame, Sequence[str]], pd.DataFrame], rows: pd.DataFrame, by: str
) -> pd.DataFrame:
    """Count by a column, with a last row ``all`` of all rows.

    Parameters
    ----------
    count
        `states`, `ages`, `promises` or `dialogue.coverage`.
    rows
        What it counts.
    by
        The column whose values are the rows.
    """
    whole = count(rows.assign(**{by: "all"}), [by])
    return pd.concat([count(rows, [by]), whole]).rename_axis(by)


def states(needs: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count needs by state.

    Parameters
    ----------
    needs
        `standing.standing`.
    by
        Columns whose values are the rows; of ordered codes also those without any need.

    Returns
    -------
    DataFrame
        Domains x ``needs``, then each of `STATES`, which add up to it.
    """
    return _together(needs, by, "state", STATES, total="needs")


def ages(needs: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count open needs by age and by what is amiss.

    Returns
    -------
    DataFrame
        Domains x ``open``, each of `AGES`, which add up to it, and `AMISS`, which overlap.
    """
    still_open = needs[needs.is_open]
    amiss = still_open.groupby([*by], observed=False)[[*AMISS]].sum()
    return _together(still_open, by, "age_class", [*AGES], total="open").join(amiss.astype(int))


def promises(needs: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count what became of the next steps agreed.

    Returns
    -------
    DataFrame
        Domains x ``agreed``, of which ``done_in_time``, ``done_late``, ``done_unknown`` (a day is
        missing), ``closed`` without action, ``overdue`` and ``under_way``, which add up to it;
        ``days_known``, needs done whose day was told, and ``median_days`` from interview to
        done, the lower of two in the middle, missing for fewer than `FEWEST_DAYS`.
    """
    agreed = needs[needs.agreed]
    fate = _fate(agreed)
    counted = _together(agreed.assign(fate=fate), by, "fate", FATES, total="agreed")
    days = agreed.groupby([*by], observed=False).days_to_done
    counted["days_known"] = days.count()
    median = days.quantile(0.5, interpolation="lower")
    counted["median_days"] = median.where(counted.days_known >= FEWEST_DAYS)
    return counted


def _fate(agreed: pd.DataFrame) -> pd.Series:
    done = agreed.state.eq("done")
    fate = pd.Series("under_way", index=agreed.index)
    fate = fate.mask(agreed.overdue, "overdue").mask(agreed.state.eq("closed"), "closed")
    fate = fate.mask(done, "done_unknown")
    return fate.mask(agreed.in_time.fillna(False), "done_in_time").mask(
        (~agreed.in_time).fillna(False), "done_late"
    )


def _together(
    needs: pd.DataFrame, by: Sequence[str], column: str, parts: Sequence[str], *, total: str
) -> pd.DataFrame:
    """Domains x the parts that a column tells, with their total first."""
    marks = pd.DataFrame({part: needs[column].eq(part) for part in parts}, index=needs.index)
    marks.insert(0, total, True)
    keys = [needs[name] for name in by]
    return marks.groupby(keys, observed=False).sum().astype(int)
