"""What an outsider can derive: the smallest and the largest number that each cell may still be.

Rows of the results are cells; everything published is a statement. The trap: a linear program
treats companies as divisible, so an attacker who knows that they are whole can know more; where
a cell is whole, so is the attacker's arithmetic.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from industry_analysis.disclosure.asks import Ask, by_attacker
from industry_analysis.disclosure.statements import (
    TOLERANCE,
    Cell,
    DisclosureError,
    Numbers,
    Statement,
    system,
)

Marks = npt.NDArray[np.bool_]

# from so many asks on it pays to move many cells at once first
FEW = 6


@dataclass(frozen=True)
class Room:
    """Cells that hang together and are not known exactly, and what binds them.

    Attributes
    ----------
    cells
        The cells, in the order of the columns.
    matrix, low, high
        ``low <= matrix @ cells <= high``, what binds two or more of them.
    lower, upper
        What is known of each by itself.
    whole
        Which of them are integers.
    """

    cells: tuple[Cell, ...]
    matrix: csr_array
    low: Numbers
    high: Numbers
    lower: Numbers
    upper: Numbers
    whole: Marks

    def knowing(self, knows: Iterable[tuple[Cell, float]]) -> "Room":
        """The same to one who knows some of the cells."""
        lower, upper = self.lower.copy(), self.upper.copy()
        for one, value in knows:
            if one in self.cells:
                lower[self.cells.index(one)] = upper[self.cells.index(one)] = value
        return replace(self, lower=lower, upper=upper)

    def allows(self, at: Numbers) -> bool:
        """Whether numbers that fit the statements fit what is known of each cell as well."""
        return bool(((at >= self.lower - TOLERANCE) & (at <= self.upper + TOLERANCE)).all())

    def extreme(self, direction: Numbers, *, gap: float = 0.0) -> tuple[float, Numbers | None]:
        """The largest that a weighted sum can be, and cells at which it is.

        Infinite and None if nothing bounds it. With a gap it may be short of the largest by
        that share of it: where some numbers that fit are enough.

        Raises
        ------
        DisclosureError
            If no numbers fit what is known.
        """
        value, at = self._solve(direction, np.zeros(len(self.cells), dtype=bool))
        if at is None or np.allclose(at[self.whole], at[self.whole].round(), atol=TOLERANCE):
            return value, at
        return self._solve(direction, self.whole, gap)

    def _solve(
        self, direction: Numbers, whole: Marks, gap: float = 0.0
    ) -> tuple[float, Numbers | None]:
        found = milp(
            -direction,
            integrality=whole.astype(int),
            bounds=Bounds(self.lower, self.upper),
            constraints=LinearConstraint(self.matrix, self.low, self.high),
            options={"mip_rel_gap": gap},
        )
        if found.x is not None and found.status == 0:
            return float(-found.fun), found.x
        if found.status == 3 or (found.status == 4 and np.isinf(self.upper).any()):
            return inf, None
        first = self.cells[0]
        raise DisclosureError(f"statements: no numbers fit them; look at those of {first}")


def rooms(
    statements: Iterable[Statement],
    *,
    whole: Iterable[Cell] = (),
    cells: Iterable[Cell] = (),
) -> Iterator[Room]:
    """Split what is known into parts that have nothing to do with each other.

    Cells known exactly are put into the statements that speak of them; what is left falls
    apart, so that each part is a small program.

    Parameters
    ----------
    statements
        Published and known. Every cell is also known not to be negative.
    whole
        Cells known to be integers.
    cells
        Cells of interest, though no statement may speak of them.

    Yields
    ------
    Room
        In the order of their first cells; a cell known exactly is a room of its own.
    """
    known = system(statements, cells)
    is_whole = np.zeros(len(known.cells), dtype=bool)
    is_whole[_places(known.cells, whole)] = True
    lower, upper = known.lower, known.upper
    fixed = upper - lower <= TOLERANCE
    matrix, at = known.matrix, np.where(fixed, lower, 0.0)
    low, high = known.low - matrix @ at, known.high - matrix @ at
    matrix = csr_array(matrix.multiply(~fixed[np.newaxis, :]))
    matrix.eliminate_zeros()
    labels = connected_components(_together(matrix), directed=False)[1]
    order = np.argsort(labels, kind="stable")
    for columns in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        touched = np.unique(matrix.tocsc()[:, columns].indices)
        yield Room(
            tuple(known.cells[c] for c in columns),
            csr_array(matrix[touched][:, columns]),
            *(low[touched], high[touched], lower[columns], upper[columns], is_whole[columns]),
        )


def _together(matrix: csr_array) -> csr_array:
    return csr_array(abs(matrix).T @ abs(matrix))


def _places(cells: tuple[Cell, ...], some: Iterable[Cell]) -> list[int]:
    place = {one: at for at, one in enumerate(cells)}
    return [place[one] for one in some if one in place]


def intervals(
    statements: Iterable[Statement], cells: Iterable[Cell], *, whole: Iterable[Cell] = ()
) -> pd.DataFrame:
    """Give what can be derived of each cell, exactly: the attacker's best.

    Parameters
    ----------
    statements
        Published and known.
    cells
        The cells to derive.
    whole
        Cells that the attacker knows to be integers.

    Returns
    -------
    DataFrame
        Indexed by cell, in the order given: ``low``, ``high``; ``high`` is infinite where
        nothing bounds it.

    Raises
    ------
    DisclosureError
        If no numbers fit the statements.

    References
    ----------
    Fischetti, M. & Salazar-González, J. J. (2001), Solving the cell suppression problem on
    tabular data with linear constraints, *Management Science* 47: the attacker's programs.
    """
    asked = list(cells)
    found = {}
    for room in rooms(statements, whole=whole, cells=asked):
        for one in set(asked).intersection(room.cells):
            unit = np.array([float(other == one) for other in room.cells])
            found[one] = (-room.extreme(-unit)[0] + 0.0, room.extreme(unit)[0])
    ends = np.array([found[one] for one in asked], dtype=float).reshape(-1, 2)
    index = pd.Index(asked, dtype=object, name="cell")
    return pd.DataFrame({"low": ends[:, 0], "high": ends[:, 1]}, index)


@dataclass(frozen=True)
class Shortfall:
    """An ask that is not met: what can be derived, and from which cells together."""

    ask: Ask
    low: float
    high: float
    room: Room


def shortfalls(
    statements: Iterable[Statement],
    asked: Sequence[Ask],
    truth: Mapping[Cell, float],
    *,
    whole: Iterable[Cell] = (),
) -> Iterator[Shortfall]:
    """Give the asks that an attacker comes closer to than they allow.

    A solution to the statements is proof of what the attacker cannot exclude, of every cell
    at once; so a few programs settle most of the asks, and the others get their own.

    Parameters
    ----------
    statements
        Published and known.
    asked
        What must be left in doubt.
    truth
        The number of each cell, which must fit the statements.
    whole
        Cells that attackers know to be integers.

    Yields
    ------
    Shortfall
        By attacker, in the order of asks.

    Raises
    ------
    DisclosureError
        If no numbers fit the statements.
    """
    every = list(rooms(statements, whole=whole, cells=(ask.cell for ask in asked)))
    room_of = {one: room for room in every for one in room.cells}
    seen: dict[int, list[Numbers]] = {id(room): [] for room in every}
    for group in by_attacker(asked):
        inside: dict[int, list[Ask]] = {}
        for ask in group:
            inside.setdefault(id(room_of[ask.cell]), []).append(ask)
        for room, some in inside.items():
            known = room_of[some[0].cell].knowing(some[0].knows)
            yield from _short_in(known, some, [truth[one] for one in known.cells], seen[room])


def _short_in(
    room: Room, asked: Sequence[Ask], true: list[float], seen: list[Numbers]
) -> Iterator[Shortfall]:
    place = {one: at for at, one in enumerate(room.cells)}
    fits = [at for at in seen if room.allows(at)]
    reached = np.stack([np.array(true), *fits])
    down, up = reached.min(axis=0), reached.max(axis=0)

    def push(direction: Numbers) -> float:
        value, at = room.extreme(direction)
        if at is not None:
            np.minimum(down, at, out=down)
            np.maximum(up, at, out=up)
            seen.append(at)
        return value

    asked = [ask for ask in asked if not _left(ask, down[place[ask.cell]], up[place[ask.cell]])]
    if len(asked) > FEW:
        for weights in spread([place[ask.cell] for ask in asked], len(room.cells)):
            push(weights)
    for ask in asked:
        at = place[ask.cell]
        if not _left(ask, down[at], up[at]):
            unit = (np.arange(len(room.cells)) == at).astype(float)
            low, high = -push(-unit) + 0.0, push(unit)
            if not _left(ask, low, high):
                yield Shortfall(ask, low, high, room)


def spread(targets: Sequence[int], length: int) -> Iterator[Numbers]:
    """Directions that move many cells at once: all together, and by halves, quarters, eighths."""
    order = np.arange(len(targets))
    for bit in (None, 1, 2, 4):
        weights = np.zeros(length)
        weights[list(targets)] = 1.0 if bit is None else np.where(order & bit, 1.0, -1.0)
        yield weights
        yield -weights


def _left(ask: Ask, low: float, high: float) -> bool:
    """Whether what is derived leaves in doubt what was asked for."""
    slack = TOLERANCE * max(1.0, abs(ask.high), abs(ask.width))
    contained = low <= ask.low + slack and high >= ask.high - slack
    return contained and high - low >= ask.width - slack
