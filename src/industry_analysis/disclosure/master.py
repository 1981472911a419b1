"""The choice of what to withhold, at the least loss, that keeps every line learnt so far.

Columns are cells. A line is a coefficient per cell: those withheld must come to 1 or more. The
trap: a cell that is not published is as withheld as can be, at no loss, and one that everyone
knows cannot be withheld at any.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from industry_analysis.disclosure.statements import (
    TOLERANCE,
    DisclosureError,
    Numbers,
    System,
    refuse,
)

Marks = npt.NDArray[np.bool_]
Line = tuple[int, Numbers]


class Master:
    """Lines that a choice must keep, and the choice.

    Parameters
    ----------
    known
        The cells, and the statements that bind them.
    loss
        What it costs to withhold each cell that is to be published.
    asked, needy
        Which cells are withheld in any case, and for which of them something is asked.
    free
        Which cells are not known to everyone.
    gap
        How far from the least loss the choice may be, as a share of it.
    """

    def __init__(
        self,
        known: System,
        loss: pd.Series,
        *,
        asked: Marks,
        needy: Marks,
        free: Marks,
        gap: float,
    ) -> None:
        self.known, self.gap = known, gap
        self.loss = loss.reindex(pd.Index(known.cells, dtype=object)).to_numpy(dtype=float)
        self.published = ~np.isnan(self.loss)
        self.out = free & (~self.published | asked)
        self.open = free & self.published & ~asked
        self.chosen = np.zeros(len(free), dtype=bool)
        self.lines: list[Numbers] = []
        self.bounds: list[float] = []
        self._unaccompanied(needy)

    def _unaccompanied(self, needy: Marks) -> None:
        """Nothing is protected by being withheld alone in a sum."""
        matrix = self.known.matrix
        equal = self.known.high - self.known.low <= TOLERANCE
        self.lone: list[tuple[int, npt.NDArray[np.intp]]] = []
        for row in np.flatnonzero(equal):
            columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
            out, may = columns[self.out[columns]], columns[self.open[columns]]
            if len(out) == 1 and needy[out[0]]:
                self.add([(int(out[0]), np.isin(np.arange(len(needy)), may).astype(float))])
            if not len(out):
                self.lone += [(int(one), may[may != one]) for one in may]

    def add(self, lines: Iterable[Line]) -> None:
        """Learn lines; refuse those that no choice can keep, by the cell in need."""
        hopeless = []
        for column, line in lines:
            lacking = 1.0 - line[self.out].sum()
            wanted = np.where(self.open, np.minimum(line / max(lacking, TOLERANCE), 1.0), 0.0)
            if wanted.sum() < 1 - TOLERANCE:
                hopeless.append(str(self.known.cells[column]))
            self.lines.append(wanted)
        every = list(dict.fromkeys(hopeless))
        refuse(
            [
                f"suppression: {len(every)} cells cannot be protected whatever is withheld; "
                f"the first is {every[0]}"
            ]
            if every
            else []
        )

    def least(self) -> Marks:
        """The choice of least loss, found exactly."""
        at = np.flatnonzero(self.open)
        place = np.full(len(self.open), -1)
        place[at] = np.arange(len(at))
        self.chosen = np.zeros(len(self.open), dtype=bool)
        if len(at) and self.lines:
            rows = [*(line[at] for line in self.lines), *self._together(place, len(at))]
            bounds = np.repeat([1.0, 0.0], [len(self.lines), len(rows) - len(self.lines)])
            found = milp(
                self.loss[at],
                integrality=np.ones(len(at)),
                bounds=Bounds(0, 1),
                constraints=LinearConstraint(csr_array(np.stack(rows)), bounds, np.inf),
                options={"mip_rel_gap": self.gap},
            )
            if found.status != 0:
                raise DisclosureError(f"suppression: no choice keeps all lines: {found.message}")
            self.chosen[at] = found.x > 0.5
        return self.out | self.chosen

    def _together(self, place: npt.NDArray[np.intp], length: int) -> Iterator[Numbers]:
        for one, others in self.lone:
            row = np.zeros(length)
            row[place[others]] = 1.0
            row[place[one]] = -1.0
            yield row

    def greedy(self) -> Marks:
        """What was chosen before, and the cells that keep most of a line for their loss."""
        for line in self.lines:
            while line[self.chosen].sum() < 1 - TOLERANCE:
                worth = np.where(self.chosen, 0.0, line) / np.where(self.open, self.loss, 1.0)
                self.chosen[int(worth.argmax())] = True
        return self.out | self.chosen

    def without_needless(self, protects: Callable[[Marks], bool]) -> Marks:
        """The choice without cells that it does as well without, the dearest first."""
        at = np.flatnonzero(self.chosen)
        for one in at[np.argsort(-self.loss[at], kind="stable")]:
            self.chosen[one] = False
            kept = all(line[self.chosen].sum() >= 1 - TOLERANCE for line in self.lines)
            if not (kept and protects(self.out | self.chosen)):
                self.chosen[one] = True
        return self.out | self.chosen
