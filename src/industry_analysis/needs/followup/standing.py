"""How every need stands on a day: open or finished, how old, overdue, whose, done in time or late.

Rows are needs, also those for which nothing was agreed. The trap: a day that nobody wrote is
missing, so a need that is done without one is neither in time nor late.
"""

import datetime as dt

import pandas as pd

# ASSUME: a status of one's own, and an agreement without a status, is open: only what is done or
# closed without action is finished.
STATES = ("nothing_agreed", "open", "in_progress", "done", "closed")
OPEN = ("nothing_agreed", "open", "in_progress")
# ASSUME: an open need is new under a quarter of a year, old from a year; a year is 365 days.
AGES = {"age_quarter": 91, "age_half": 182, "age_year": 365, "age_older": None}
_KEY = ["company", "date", "interviewer", "theme", "subtheme", "need"]
_FOLLOWED = ["next_step", "responsible", "due", "status", "finished"]


def standing(answers: pd.DataFrame, follow_up: pd.DataFrame, *, today: dt.date) -> pd.DataFrame:
    """Say of each need how it stands.

    Parameters
    ----------
    answers, follow_up
        Those of ``read.survey``.
    today
        The day that ages are counted to.

    Returns
    -------
    DataFrame
        The rows of `answers`, in their order, with the columns of `follow_up` and

        - ``state``: one of `STATES`;
        - ``is_open``: not done and not closed;
        - ``age``: days since the interview, and ``age_class`` of `AGES`: both missing unless open;
        - ``overdue``: open and its day is past, and ``days_overdue``;
        - ``unassigned``, ``undated``: open and agreed, without a responsible, without a day;
        - ``days_to_done``: from interview to done, missing unless the day was told;
        - ``in_time``: done by the day agreed; missing if one of the days is.
    """
    followed = follow_up[_KEY + _FOLLOWED]
    needs = answers.merge(followed, on=_KEY, how="left", validate="one_to_one", indicator="agreed")
    needs["agreed"] = needs.agreed.eq("both")
    needs["state"] = _state(needs)
    needs["is_open"] = needs.state.isin(OPEN)
    day = pd.Timestamp(today)
    needs["age"] = _days(day - needs.date).where(needs.is_open)
    needs["age_class"] = _age_class(needs.age)
    needs["overdue"] = needs.is_open & needs.due.lt(day)
    needs["days_overdue"] = _days(day - needs.due).where(needs.overdue)
    asked = needs.is_open & needs.agreed
    needs["unassigned"] = asked & needs.responsible.isna()
    needs["undated"] = asked & needs.due.isna()
    done = needs.state.eq("done")
    needs["days_to_done"] = _days(needs.finished - needs.date).where(done)
    known = done & needs.finished.notna() & needs.due.notna()
    needs["in_time"] = needs.finished.le(needs.due).astype("boolean").where(known)
    return needs


def _state(needs: pd.DataFrame) -> pd.Series:
    said = needs.status.astype("str")
    ours = said.where(said.isin(STATES), "open").where(needs.agreed, "nothing_agreed")
    return ours.astype(pd.CategoricalDtype([*STATES], ordered=True))


def _days(span: pd.Series) -> pd.Series:
    return span.dt.days.astype("Int64")


def _age_class(age: pd.Series) -> pd.Series:
    limits = [limit for limit in AGES.values() if limit is not None]
    edges = [float("-inf"), *limits, float("inf")]
    days = age.astype("Float64").to_numpy(dtype=float, na_value=float("nan"))
    return pd.Series(pd.cut(days, edges, right=False, labels=[*AGES]), index=age.index)
