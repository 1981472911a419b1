"""Contributions added up to the cells of tables that are published together.

Rows of `Tabulation.cells` are cells of all the tables, margins and zeros with them, each once
however many tables show it. The trap: where a company can be in several categories, as in
several themes, the parts do not add up to their whole, but neither are they independent of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pandas as pd

from industry_analysis.disclosure.dimensions import Dimensions
from industry_analysis.disclosure.rules import (
    SMALL_BASE,
    UNANIMITY,
    Rules,
    contribution_faults,
    holders,
    sensitive,
)
from industry_analysis.disclosure.statements import (
    Cell,
    Statement,
    adds_up,
    by_cell,
    number,
    overlapping,
    refuse,
    within,
)


@dataclass(frozen=True)
class Table:
    """One table of a variable, with all its margins.

    Attributes
    ----------
    variable
        What its cells are, a key of the contributions given to `tabulate`.
    dimensions
        What it is divided by: one to three columns of those contributions, or none.
    counts
        Whether it counts companies; else it sums their ``value``.
    overlapping
        Dimensions of which a company can be in several categories (counts only: a sum of
        what lies in each adds up all the same).
    base
        The variable whose cells bound these: companies with a need are some of those
        interviewed. A cell's base has the same categories, of the dimensions the base has.
    scale
        The least and the most that each company of the base adds: 0 and 1 for a count, 1 and
        5 for the sum of answers from 1 to 5.
    public
        Whether everyone may know it anyway, as a register's number of companies.
    whole
        Whether its numbers are integers, as all counts are.
    """

    variable: str
    dimensions: tuple[str, ...] = ()
    counts: bool = True
    overlapping: frozenset[str] = frozenset()
    base: str | None = None
    scale: tuple[float, float] = (0.0, 1.0)
    public: bool = False
    whole: bool = True


@dataclass(frozen=True)
class Tabulation:
    """Cells of tables published together, and what everyone knows of them.

    Attributes
    ----------
    cells
        Indexed by `Cell`: ``value``, ``contributors``, ``largest``, ``second``, ``reason``,
        ``low``, ``high`` as from `rules.sensitive`; ``impossible`` (nobody could have been in
        it, so everyone knows that it is zero), ``public``, ``whole``, ``counts``.
    knowledge
        That parts add up, and that no part exceeds its base.
    contributions
        ``cell``, ``company``, ``group``, ``value``: what lies behind each cell.
    """

    cells: pd.DataFrame
    knowledge: tuple[Statement, ...]
    contributions: pd.DataFrame


def tabulate(
    contributions: Mapping[str, pd.DataFrame],
    tables: Sequence[Table],
    dimensions: Dimensions,
    *,
    rules: Rules,
) -> Tabulation:
    """Add contributions up to all cells of the tables, and apply the primary rules to each.

    Parameters
    ----------
    contributions
        For each variable ``company``, ``group`` if known, a column for each dimension, and
        ``value`` where it is a sum: what each company adds to the finest cells.
    tables
        What is published together. Tables of one variable agree on all but their dimensions.
    dimensions
        Categories of every dimension.
    rules
        The settings.

    Returns
    -------
    Tabulation
        A zero of a table is a cell like others. It is ``impossible`` where its base is zero;
        sensitive where its base is; and safe where its base, or the table's absence of one,
        leaves room for it.

    Raises
    ------
    DisclosureError
        If a table lacks contributions, a column or its base, a category is unknown, or tables
        of a variable disagree; all of these at once. Then as `rules.sensitive`.
    """
    refuse([*dict.fromkeys(_table_faults(tables, contributions, dimensions))])
    widest = {t.variable: t for t in tables}
    rows = {v: _in_every_cell(contributions[v], tables, t, dimensions) for v, t in widest.items()}
    frames = []
    for variable, table in widest.items():
        found = sensitive(rows[variable], rules=rules, counts=table.counts)
        every = pd.Index(list(_cells_of(tables, variable, dimensions)), dtype=object)
        found = found.reindex(every)
        numbers = found.columns.drop("reason")
        found[numbers] = found[numbers].fillna(0.0)
        found["reason"] = found["reason"].where(found["reason"].notna(), "")
        found["contributors"] = found["contributors"].astype(int)
        marks = {"public": table.public, "whole": table.whole, "counts": table.counts}
        frames.append(found.assign(impossible=False, **marks))
    cells = pd.concat(frames)
    for table in sorted(widest.values(), key=lambda t: t.base is not None):
        cells = _beside_base(cells, table, tables, rules=rules)
    cells.loc[cells["public"], "reason"] = ""
    told = dict.fromkeys(_knowledge(tables, cells, dimensions))
    behind = pd.concat([rows[v] for v in widest], ignore_index=True)
    return Tabulation(cells, tuple(told), behind)


def base_of(one: Cell, base: str, tables: Sequence[Table]) -> Cell:
    """The cell of the base: the same categories, of the dimensions that the base has."""
    known = {d for t in tables if t.variable == base for d in t.dimensions}
    return Cell(base, tuple(pair for pair in one.where if pair[0] in known))


def _in_every_cell(
    rows: pd.DataFrame, tables: Sequence[Table], table: Table, dimensions: Dimensions
) -> pd.DataFrame:
    """Each row once for every cell it is counted in."""
    rows = rows.assign(group=holders(rows)) if len(rows) else rows.assign(group="")
    if table.counts:
        rows = rows.assign(value=1.0)
    mine = sorted({d for t in tables if t.variable == table.variable for d in t.dimensions})
    shown = set(_cells_of(tables, table.variable, dimensions))
    counted = [
        (Cell(table.variable, where), row.company, row.group, row.value)
        for row in rows[["company", "group", "value", *mine]].itertuples(index=False)
        for where in _wheres(mine, [dimensions.path(d, getattr(row, d)) for d in mine])
        if Cell(table.variable, where) in shown
    ]
    frame = pd.DataFrame(counted, columns=["cell", "company", "group", "value"])
    frame["value"] = frame["value"].astype(float)  # also where nobody adds anything
    keys = ["cell", "company", "group"]
    added = frame.groupby(keys, sort=False)["value"].sum().reset_index()
    return added.assign(value=1.0) if table.counts else added


def _wheres(
    dimensions: Sequence[str], nodes: Iterable[Sequence[str | None]]
) -> Iterator[tuple[tuple[str, str], ...]]:
    for combination in product(*nodes):
        pairs = zip(dimensions, combination, strict=True)
        yield tuple(sorted((d, node) for d, node in pairs if node is not None))


def _cells_of(tables: Sequence[Table], variable: str, dimensions: Dimensions) -> dict[Cell, None]:
    wheres = (
        where
        for t in tables
        if t.variable == variable
        for where in _wheres(t.dimensions, [dimensions.nodes(d) for d in t.dimensions])
    )
    return dict.fromkeys(Cell(variable, where) for where in wheres)


def _beside_base(
    cells: pd.DataFrame, table: Table, tables: Sequence[Table], *, rules: Rules
) -> pd.DataFrame:
    """Reasons that only the base tells: everyone, or hardly anyone to begin with."""
    if table.base is None:
        return cells
    part = cells[[one.variable == table.variable for one in cells.index]].copy()
    bases = [base_of(one, table.base, tables) for one in part.index]
    whole = cells.loc[bases].set_axis(part.index)
    least, most = (factor * whole["value"] for factor in table.scale)
    part["impossible"] = whole["value"].eq(0)
    free = part["reason"].eq("") & ~part["impossible"]
    small = free & whole["contributors"].lt(rules.minimum)
    # ASSUME: that all companies of a place have some need is no secret, which one they have is.
    lengths = [len(one.where) for one in part.index], [len(base.where) for base in bases]
    narrower = np.greater(*lengths)
    unanimous = free & ~small & narrower & rules.unanimity
    top = unanimous & part["value"].eq(most)
    bottom = unanimous & part["value"].eq(least) & least.gt(0)
    part["reason"] = part["reason"].mask(small, SMALL_BASE).mask(top | bottom, UNANIMITY)
    doubt = rules.width if table.counts else rules.unit
    part["low"] = part["low"].mask(small | top, (part["value"] - doubt).clip(lower=0))
    part["high"] = part["high"].mask(small | bottom, part["value"] + doubt)
    if whole["public"].any():  # everyone knows how far it can go
        part["low"], part["high"] = np.maximum(part["low"], least), np.minimum(part["high"], most)
    return pd.concat([cells.drop(part.index), part])


def _knowledge(
    tables: Sequence[Table], cells: pd.DataFrame, dimensions: Dimensions
) -> Iterator[Statement]:
    for table in tables:
        for one in _cells_of([table], table.variable, dimensions):
            for dimension in table.dimensions:
                yield from _parts_of(one, table, dimension, dimensions)
            if table.base is not None:
                low, high = table.scale
                yield from within(one, base_of(one, table.base, tables), low=low, high=high)
    for rule in ("public", "impossible"):
        for one, value in by_cell(cells.loc[cells[rule], "value"]).items():
            yield number(one, value, source=rule)


def _parts_of(
    one: Cell, table: Table, dimension: str, dimensions: Dimensions
) -> Iterator[Statement]:
    others = dict(one.where)
    below = dimensions.children(dimension).get(others.pop(dimension, None))
    if not below:
        return
    parts = [
        Cell(one.variable, tuple(sorted([*others.items(), (dimension, node)]))) for node in below
    ]
    if table.counts and dimension in table.overlapping:
        yield from overlapping(one, parts)
    else:
        yield adds_up(one, parts)


def _table_faults(
    tables: Sequence[Table], contributions: Mapping[str, pd.DataFrame], dimensions: Dimensions
) -> Iterator[str]:
    first: dict[str, Table] = {}
    for table in tables:
        name = f"table {table.variable} by {', '.join(table.dimensions) or 'nothing'}"
        like = first.setdefault(table.variable, table)
        if replace(like, dimensions=table.dimensions) != table:
            yield f"{name}: not like the first table of {table.variable}"
        if table.base is not None:
            all_bases = _cells_of(tables, table.base, dimensions)
            mine = _cells_of([table], table.variable, dimensions)
            needed = [base_of(one, table.base, tables) for one in mine]
            lost = [str(base) for base in needed if base not in all_bases]
            if lost:
                yield f"{name}: {len(lost)} cells have no base; the first lacks {lost[0]}"
        if table.variable not in contributions:
            yield f"{name}: no contributions of {table.variable!r}"
            continue
        rows = contributions[table.variable]
        yield from contribution_faults(rows, counts=table.counts, name=table.variable)
        columns = ["company", *table.dimensions, *([] if table.counts else ["value"])]
        lacking = [column for column in columns if column not in rows]
        if lacking:
            yield f"{name}: {len(lacking)} columns are missing; the first is {lacking[0]!r}"
        for dimension in (d for d in table.dimensions if d in rows):
            known = dimensions.categories.get(dimension, ())
            unknown = rows.loc[~rows[dimension].isin(known), dimension]
            if len(unknown):
                yield (
                    f"{name}: {len(unknown)} rows have an unknown {dimension}; "
                    f"the first is {unknown.iloc[0]!r}"
                )
