"""Which cells are too small to weight by, and what are they put together with?

Rows are cells of one margin or of two crossed ones. The trap: within a group of cells that
were put together, everybody stands for everybody; the report of what was joined belongs
beside the estimates.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class _Group:
    """Cells put together: where they stand among all, their places, and their sums."""

    cells: tuple[int, ...]
    places: frozenset[Any]
    answered: float
    companies: float
    stands_for: float

    def with_(self, other: "_Group") -> "_Group":
        return _Group(
            tuple(sorted(self.cells + other.cells)),
            self.places | other.places,
            self.answered + other.answered,
            self.companies + other.companies,
            self.stands_for + other.stands_for,
        )


def collapse(
    counts: pd.DataFrame, *, ordered: bool, least: int, bound: float = np.inf
) -> pd.Series:
    """Put cells that are too small together with others, smallest first.

    Parameters
    ----------
    counts
        One row per cell, in order: ``companies``, ``answered`` and ``stands_for``, the
        companies that those who answered stand for before the margin is met.
    ordered
        Whether the last level of the index has an order, as classes of size have.
    least
        A cell is too small if fewer have answered,
    bound
        or if the weights in it must change by more than so many times, either way.

    Returns
    -------
    Series
        For every cell the name of its group, which is that of its cells.

    Notes
    -----
    The group with the fewest answers goes first. With an order it joins the neighbour in
    size, in the same place, that has fewer answers. A place that is one group already, and
    every cell without an order, joins the place with the fewest answers, all of it.
    """
    sums = counts[["answered", "companies", "stands_for"]].to_numpy(float)
    groups = [
        _Group((at,), frozenset([_place(cell, ordered)]), *sums[at])
        for at, cell in enumerate(counts.index)
    ]
    while len(groups) > 1:
        small = [group for group in groups if _too_small(group, least, bound)]
        if not small:
            break
        smallest = min(small, key=_fewest)
        joined = smallest
        partners = _partners(smallest, groups)
        for other in partners:
            joined = joined.with_(other)
        groups = [group for group in groups if group not in [smallest, *partners]] + [joined]
        groups.sort(key=lambda group: group.cells)
    names = pd.Series("", counts.index, dtype=object)
    for group in groups:
        here = list(group.cells)
        names.iloc[here] = " + ".join(cell_name(cell) for cell in counts.index[here])
    return names


def _place(cell: Any, ordered: bool) -> Any:
    """What a cell belongs to when its neighbours in size are looked for."""
    if not ordered:
        return cell
    return cell[:-1] if isinstance(cell, tuple) else ()


def cell_name(cell: Any) -> str:
    """Give a cell of one margin or of several crossed ones as text."""
    return ", ".join(map(str, cell)) if isinstance(cell, tuple) else str(cell)


def _too_small(group: _Group, least: int, bound: float) -> bool:
    if group.answered < least:
        return True
    change = group.companies / group.stands_for
    return not 1 / bound <= change <= bound


def _fewest(group: _Group) -> tuple[float, tuple[int, ...]]:
    return group.answered, group.cells


def _partners(smallest: _Group, groups: list[_Group]) -> list[_Group]:
    """The neighbour in size, or all groups of the place with the fewest answers."""
    here = [group for group in groups if group.places == smallest.places]
    if len(here) > 1:
        at = here.index(smallest)
        return [min(here[max(at - 1, 0) : at] + here[at + 1 : at + 2], key=_fewest)]
    blocks: dict[frozenset[Any], list[_Group]] = {}
    for group in groups:
        if group is not smallest:
            blocks.setdefault(group.places, []).append(group)
    return min(blocks.values(), key=lambda block: (sum(g.answered for g in block), block[0].cells))
