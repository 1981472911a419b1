"""What is wrong with the tables of a survey, in words: one line per fault, nothing raised.

The frame has a row per company, interviews a row per company that answered, answers a row
per need. The trap: an empty list says that the rules here hold, not that the answers are
true. `indicators.counts.refuse` raises the lists of several tables at once.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

LOWEST, HIGHEST = 1, 5  # of importance and of how well a need is met


def table_faults(
    table: pd.DataFrame, columns: Iterable[str], *, name: str, unique: bool = True
) -> list[str]:
    """List columns that a table lacks, cells that are empty, and companies that are repeated.

    Parameters
    ----------
    table
        One row per company, or per need.
    columns
        That must be there without an empty cell, ``company`` aside, which always must.
    name
        What to call the table.
    unique
        Whether a company may have one row only.

    Returns
    -------
    list of str
        Empty if nothing is wrong.
    """
    wanted = dict.fromkeys(["company", *columns])
    absent = [column for column in wanted if column not in table]
    if absent:
        return [f"{name}: {len(absent)} columns are missing: {', '.join(absent)}"]
    faults = []
    for column in wanted:
        empty = table.loc[table[column].isna(), "company"]
        faults += _fault(name, f"rows lack {column}; the first is that of company", empty)
    if unique:
        again = table.loc[table["company"].duplicated(), "company"]
        faults += _fault(name, "rows repeat a company; the first is", again)
    return faults


def stranger_faults(
    companies: pd.Series, known: Iterable[object], *, name: str, among: str
) -> list[str]:
    """List companies of one table that another does not have."""
    strangers = companies[~companies.isin(list(known))]
    return _fault(name, f"rows have a company that is not in {among}; the first is", strangers)


def answer_faults(answers: pd.DataFrame, themes: Sequence[str]) -> list[str]:
    """List themes that are not in the list of themes, and answers that are not on the scale."""
    if not len(themes) or len(set(themes)) < len(themes):
        return ["themes: one or more are needed, none of them twice"]
    unknown = answers.loc[~answers["theme"].isin(list(themes)), "theme"]
    faults = _fault("answers", "rows have a theme that is not in themes; the first is", unknown)
    for column in ("importance", "performance"):
        numbers = pd.to_numeric(answers[column], errors="coerce")
        off = answers[column].notna() & ~numbers.between(LOWEST, HIGHEST)
        rule = f"rows have {column} off the scale from {LOWEST} to {HIGHEST}; the first is"
        faults += _fault("answers", rule, answers.loc[off, column])
    return faults


def number_faults(**numbers: tuple[float, float]) -> list[str]:
    """List numbers that are not over the one beside them, as in ``bound=(bound, 1)``."""
    return [
        f"{name}: a number over {least} is needed, not {number!r}"
        for name, (number, least) in numbers.items()
        if not number > least
    ]


def level_faults(level: float) -> list[str]:
    """Say that a level is not between 0 and 1, if so."""
    return [] if 0 < level < 1 else [f"level: between 0 and 1 is needed, not {level!r}"]


def _fault(name: str, rule: str, offenders: pd.Series) -> list[str]:
    if offenders.empty:
        return []
    return [f"{name}: {len(offenders)} {rule} {offenders.tolist()[0]!r}"]
