"""What two editions tell together: the difference is a table of its own.

Where one company was met since the last edition, all that changed is that company. So the cells
of the earlier edition, of what came and of what went are cells like others, bound to those of
this edition by now = earlier + came - went. The trap: an edition in which few changed must
withhold nearly all that changed; publish when more have been met.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from industry_analysis.disclosure.rules import SMALL_BASE, Rules, sensitive
from industry_analysis.disclosure.statements import Cell, Statement, number
from industry_analysis.disclosure.tables import Table, Tabulation, base_of

EARLIER, CAME, WENT = "earlier", "came", "went"


def renamed(one: Cell, edition: str, which: str = "") -> Cell:
    """The same cell in another edition."""
    return Cell(f"{one.variable} ({' '.join([edition, which]).strip()})", one.where)


def of_earlier(statements: Iterable[Statement], *, which: str = "") -> list[Statement]:
    """What an earlier edition published, told of its own cells.

    Parameters
    ----------
    statements
        As that edition told them.
    which
        Its number, if there are several.
    """
    return [
        Statement(
            tuple((renamed(one, EARLIER, which), factor) for one, factor in s.parts),
            s.low,
            s.high,
            f"earlier edition: {s.source}",
        )
        for s in statements
    ]


def between_editions(
    now: Tabulation,
    earlier: Tabulation,
    tables: Sequence[Table],
    *,
    rules: Rules,
    which: str = "",
) -> Tabulation:
    """Tabulate what came and went between two editions, and bind both editions to it.

    Parameters
    ----------
    now, earlier
        Tabulations of the same tables; a cell that only one of them has is not compared.
    tables
        What they are tabulations of.
    rules
        The settings.
    which
        The earlier edition's number, if there are several.

    Returns
    -------
    Tabulation
        ``cells`` of three variables for each: ``companies (earlier)``, without reasons, since
        that edition is out; ``companies (came)`` and ``(went)``, by the primary rules, and
        where few came to their base, for even a zero tells of those few. To be protected with
        `now`: none of them is published by this edition.
    """
    # ASSUME: everyone knows that nothing came or went where nothing did; where few companies lie
    # behind a number, that few came is protected instead.
    shared = now.cells.index.intersection(earlier.cells.index, sort=False)
    changed = _changed(now.contributions, earlier.contributions, set(shared))
    frames = [earlier.cells.loc[shared].set_axis(_index(shared, EARLIER, which)).assign(reason="")]
    knowledge = list(of_earlier(earlier.knowledge, which=which))
    behind = []
    parts = [(CAME, -1.0), (WENT, 1.0)] if changed[WENT].gt(0).any() else [(CAME, -1.0)]
    for edition, _ in parts:
        rows = changed[changed[edition] > 0].rename(columns={edition: "value"})
        frame = _sensitive_changes(rows, now.cells.loc[shared], tables, rules)
        frame = frame.set_axis(_index(frame.index, edition, which))
        unchanged = frame.index[frame["value"].eq(0) & frame["reason"].eq("")]
        knowledge += [number(one, 0.0, source="unchanged") for one in unchanged]
        frames.append(frame)
        behind.append(rows.assign(cell=_index(rows["cell"], edition, which)))
    for one in shared:
        terms = [(renamed(one, e, which), f) for e, f in [(EARLIER, -1.0), *parts]]
        knowledge.append(Statement(((one, 1.0), *terms), 0.0, 0.0, "between editions"))
    columns = ["cell", "company", "group", "value"]
    return Tabulation(pd.concat(frames), tuple(knowledge), pd.concat(behind)[columns])


def _index(cells: Iterable[Cell], edition: str, which: str) -> pd.Index:
    return pd.Index([renamed(one, edition, which) for one in cells], dtype=object)


def _changed(now: pd.DataFrame, earlier: pd.DataFrame, shared: set[Cell]) -> pd.DataFrame:
    """What each company added to and took from each cell."""
    keys = ["cell", "company", "group"]
    both = now.merge(earlier, on=keys, how="outer", suffixes=("", "_earlier"))
    both = both[[one in shared for one in both["cell"]]]
    grown = both["value"].fillna(0.0) - both["value_earlier"].fillna(0.0)
    return both[keys].assign(**{CAME: grown.clip(lower=0), WENT: (-grown).clip(lower=0)})


def _sensitive_changes(
    rows: pd.DataFrame, cells: pd.DataFrame, tables: Sequence[Table], rules: Rules
) -> pd.DataFrame:
    frame = cells.assign(value=0.0, contributors=0, largest=0.0, second=0.0, low=0.0, high=0.0)
    frame = frame.assign(reason="", impossible=False)
    for counts in (True, False):
        mine = rows[rows["cell"].map(cells["counts"]).eq(counts)]
        if len(mine):
            found = sensitive(mine, rules=rules, counts=counts)
            frame.loc[found.index, found.columns] = found
    by_name = {table.variable: table for table in tables if table.base is not None}
    parts = [_beside_base(frame, table, tables, rules) for table in by_name.values()]
    for part in parts:
        frame.loc[part.index, part.columns] = part
    return frame.assign(reason=frame["reason"].mask(frame["public"], ""))


def _beside_base(
    frame: pd.DataFrame, table: Table, tables: Sequence[Table], rules: Rules
) -> pd.DataFrame:
    """What tells of the few that came to the base, and how far everyone knows it can go."""
    part = frame.loc[[one.variable == table.variable for one in frame.index]]
    bases = [base_of(one, str(table.base), tables) for one in part.index]
    known = frame.reindex(pd.Index(bases, dtype=object)).set_axis(part.index)
    few = known["contributors"].between(1, rules.minimum - 1) & part["reason"].eq("")
    doubt = rules.width if table.counts else rules.unit
    low = part["low"].mask(few, (part["value"] - doubt).clip(lower=0))
    high = part["high"].mask(few, part["value"] + doubt)
    least, most = (known["value"].where(known["public"].eq(True)) * f for f in table.scale)
    # who was in the base before may have added more than those who came
    most = most.where(most >= part["value"])
    return pd.DataFrame(
        {
            "reason": part["reason"].mask(few, SMALL_BASE),
            "low": low.clip(lower=least.where(least <= part["value"]).fillna(0.0)),
            "high": high.clip(upper=most.fillna(np.inf)),
        }
    )
