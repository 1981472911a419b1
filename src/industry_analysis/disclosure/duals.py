"""The attacker's linear program for a choice of what to withhold, and what its dual says.

Columns are cells, as deviations from their true numbers: a published cell cannot deviate, a
withheld one as far as what is known of it by itself. The trap: a bound that is infinite makes
a coefficient of any size right; it is cut back to what the line asks for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csc_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

from industry_analysis.disclosure.attack import FEW, spread
from industry_analysis.disclosure.statements import TOLERANCE, DisclosureError, Numbers

Marks = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

# duals smaller than this are the solver's rounding
NOTHING = 1e-9


@dataclass(frozen=True)
class Need:
    """How far a cell must be able to deviate down and up, and in all."""

    column: int
    down: float
    up: float
    width: float


@dataclass(frozen=True)
class Attacker:
    """What binds the deviations of cells, for one attacker.

    Attributes
    ----------
    matrix
        Statements x cells.
    low, high
        Bounds of the statements, of deviations: zero lies between them.
    down, up
        How far each cell can deviate by itself if it is withheld; both at least zero.
    needs
        What must be possible.
    """

    matrix: csr_array
    low: Numbers
    high: Numbers
    down: Numbers
    up: Numbers
    needs: tuple[Need, ...]

    @property
    def free(self) -> Marks:
        """Which cells are not known by themselves."""
        return self.down + self.up > TOLERANCE

    def cuts(self, withheld: Marks, seen: list[Numbers]) -> Iterator[tuple[int, Numbers]]:
        """Say what a choice lacks: one line for each need that it does not meet.

        Parameters
        ----------
        withheld
            Which cells are.
        seen
            Deviations that statements and this choice allow, found for one attacker or
            another; those found here are added.

        Yields
        ------
        int, array
            The column of the cell in need, and a coefficient per cell: those withheld must
            come to 1 or more. Any choice that meets the need does; this one does not.
        """
        free = withheld & self.free
        for columns, rows in self._parts(free):
            part = _Part(self, columns, rows, seen)
            inside = [n for n in self.needs if n.column in part.position and not part.meets(n)]
            part.look_around([need.column for need in inside])
            for need in inside:
                yield from part.cuts(need)
        for need in self.needs:
            if not free[need.column] and max(need.down, need.up, need.width) > 0:
                yield need.column, np.zeros(len(free))

    def _parts(self, free: Marks) -> Iterator[tuple[Places, Places]]:
        """Cells that hang together through statements, and those statements."""
        columns = np.flatnonzero(free)
        block = csc_array(self.matrix)[:, columns]
        labels = connected_components(csr_array(abs(block).T @ abs(block)), directed=False)[1]
        needed = {need.column for need in self.needs}
        for label in np.unique(labels):
            inside = labels == label
            if needed.intersection(columns[inside].tolist()):
                yield columns[inside], np.unique(block[:, inside].indices)


class _Part:
    """One part of the attacker's program, with how far its cells were seen to deviate."""

    def __init__(
        self, attacker: Attacker, columns: Places, rows: Places, seen: list[Numbers]
    ) -> None:
        self.attacker, self.columns, self.seen = attacker, columns, seen
        low, high = attacker.low[rows], attacker.high[rows]
        equal = high - low <= TOLERANCE
        matrix = attacker.matrix[rows]
        self.equations, self.equal_rows = matrix[equal][:, columns], matrix[equal]
        above, below = ~equal & np.isfinite(high), ~equal & np.isfinite(low)
        self.most_rows = vstack([matrix[above], -matrix[below]], format="csr")
        self.inequalities = self.most_rows[:, columns]
        self.most = np.concatenate([high[above], -low[below]])
        self.bounds = np.stack([-attacker.down[columns], attacker.up[columns]], axis=1)
        self.position = {column: at for at, column in enumerate(columns.tolist())}
        self.down, self.up = np.zeros(len(columns)), np.zeros(len(columns))
        if seen:
            every = np.stack(seen)
            slack = _slack(0.0)
            mine = (every >= -attacker.down - slack) & (every <= attacker.up + slack)
            self._note(every[mine.all(axis=1)][:, columns])

    def _note(self, deviations: Numbers) -> None:
        self.up = np.maximum(self.up, deviations.max(axis=0, initial=0.0))
        self.down = np.maximum(self.down, -deviations.min(axis=0, initial=0.0))

    def meets(self, need: Need) -> bool:
        """Whether deviations seen so far are all that is needed."""
        at = self.position[need.column]
        return (
            self.up[at] >= need.up - _slack(need.up)
            and self.down[at] >= need.down - _slack(need.down)
            and self.up[at] + self.down[at] >= need.width - _slack(need.width)
        )

    def cuts(self, need: Need) -> Iterator[tuple[int, Numbers]]:
        """The lines that a need not met gives rise to: of either side, and of its width."""
        if self.meets(need):
            return
        sides = [self.push(need.column, sign) for sign in (1.0, -1.0)]
        for (reached, price, constant), asked in zip(sides, (need.up, need.down), strict=True):
            if reached < asked - _slack(asked):
                yield need.column, _line(price, constant, asked)
        reached, price, constant = (first + second for first, second in zip(*sides, strict=True))
        if reached < need.width - _slack(need.width):
            yield need.column, _line(price, constant, need.width)

    def look_around(self, targets: Sequence[int]) -> None:
        """Move many cells at once: what is seen to be possible need not be asked for."""
        if len(targets) > FEW:
            for weights in spread([self.position[t] for t in targets], len(self.columns)):
                self.solve(weights)

    def solve(self, aim: Numbers) -> OptimizeResult | None:
        """Push deviations as far as they go; None if nothing bounds them."""
        found = linprog(
            -aim,
            A_ub=self.inequalities,
            b_ub=self.most,
            A_eq=self.equations,
            b_eq=np.zeros(self.equations.shape[0]),
            bounds=self.bounds,
            method="highs",
        )
        if found.status == 3 or (found.status == 4 and np.isinf(self.bounds).any()):
            return None
        if found.status != 0:
            raise DisclosureError(f"the attacker's program cannot be solved: {found.message}")
        self._note(found.x[np.newaxis])
        deviations = np.zeros(len(self.attacker.up))
        deviations[self.columns] = found.x
        self.seen.append(deviations)
        return found

    def push(self, column: int, sign: float) -> tuple[float, Numbers, float]:
        """How far a cell goes, what each cell withheld adds to it, and what is there anyway."""
        attacker = self.attacker
        aim = np.zeros(len(self.columns))
        aim[self.position[column]] = sign
        found = self.solve(aim)
        if found is None:
            return np.inf, np.zeros(len(attacker.up)), np.inf
        reduced = np.zeros(len(attacker.up))
        reduced[column] = -sign
        reduced -= self.equal_rows.T @ found.eqlin.marginals
        reduced -= self.most_rows.T @ found.ineqlin.marginals
        reduced[abs(reduced) < NOTHING] = 0.0
        price = np.zeros(len(reduced))
        for mark, bound in ((reduced > 0, attacker.down), (reduced < 0, attacker.up)):
            price[mark] = abs(reduced[mark]) * bound[mark]
        return -float(found.fun), price, -float(self.most @ found.ineqlin.marginals)


def _slack(asked: float) -> float:
    return TOLERANCE * max(1.0, abs(asked))


def _line(price: Numbers, constant: float, asked: float) -> Numbers:
    """Divide by what is asked, and cut back what alone would be enough."""
    return np.minimum(price / (asked - constant), 1.0)
