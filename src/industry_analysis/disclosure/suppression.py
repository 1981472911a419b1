"""Which cells to withhold besides the sensitive ones, so that none can be computed back.

Rows of the result are cells. The trap: what is withheld protects only together with all that
is published beside it, so all linked tables, earlier editions and fixed sentences go in at once.

The method is that of Fischetti and Salazar: a master program chooses what to withhold at the
least loss; an attacker's linear program, for each sensitive cell and side, either proves that
the choice protects or, by its dual, says which cells must share in the withholding. That is a
new line of the master's, and so on until nothing is left to say. Beyond some size the master
is solved by a greedy choice, which protects as well and may withhold more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.disclosure.asks import Ask, by_attacker
from industry_analysis.disclosure.attack import Shortfall, shortfalls
from industry_analysis.disclosure.duals import Attacker, Need
from industry_analysis.disclosure.master import Line, Master
from industry_analysis.disclosure.statements import (
    TOLERANCE,
    Cell,
    DisclosureError,
    Numbers,
    Statement,
    System,
    by_cell,
    number,
    refuse,
    statement_faults,
    system,
)

Marks = npt.NDArray[np.bool_]

# ASSUME: up to 1 000 cells the least loss is worth the time of an exact solution.
EXACT_UP_TO = 1000


def suppress(
    truth: pd.Series,
    asked: Sequence[Ask],
    knowledge: Sequence[Statement],
    *,
    loss: pd.Series,
    whole: Iterable[Cell] = (),
    exact_up_to: int = EXACT_UP_TO,
    gap: float = 0.0,
) -> list[Cell]:
    """Choose what to withhold, so that every ask is met at the least loss of information.

    Parameters
    ----------
    truth
        The number of every cell, by cell, none missing or negative.
    asked
        What must be left in doubt; the cells of these are withheld.
    knowledge
        What is known however this is decided: that parts add up, what an earlier edition
        published, what a sentence will say. Sums, shares and means of cells that are all
        published add nothing and need not be told.
    loss
        Of the cells to be published, what it costs to withhold each: positive. Any other
        cell is not published here, and nothing is known of it but what statements say.
    whole
        Cells known to be integers.
    exact_up_to
        The number of cells in `loss` up to which the least loss is sought.
    gap
        By how much the loss may exceed the least, as a share of it, where it is sought.

    Returns
    -------
    list of Cell
        Those to withhold, sorted, cells of asks among them.

    Raises
    ------
    DisclosureError
        If a cell is missing or negative, a statement is contradicted by the cells, or a cell
        cannot be protected whatever is withheld; all of them are named.

    References
    ----------
    Fischetti, M. & Salazar-González, J. J. (2001), Solving the cell suppression problem on
    tabular data with linear constraints, *Management Science* 47.
    """
    true = by_cell(truth)
    refuse([*_loss_faults(loss), *statement_faults(knowledge, true, by_cell(loss))])
    known = system(knowledge, [*by_cell(loss), *(ask.cell for ask in asked)])
    attackers = [_attacker(known, true, group) for group in by_attacker(asked)]
    integers = frozenset(whole)
    master = Master(
        known,
        loss,
        asked=_marked(known, {ask.cell for ask in asked}),
        needy=_marked(known, {known.cells[n.column] for a in attackers for n in a.needs}),
        free=known.upper - known.lower > TOLERANCE,
        gap=gap,
    )

    def lacks(withheld: Marks) -> Iterator[Line]:
        found, seen = False, list[Numbers]()
        for line in (line for attacker in attackers for line in attacker.cuts(withheld, seen)):
            found = True
            yield line
        if not found and integers:
            published = [number(one, true[one]) for one in _listed(known, ~withheld)]
            for short in shortfalls([*knowledge, *published], asked, true, whole=integers):
                yield _nearby(known, short, withheld)

    choose = master.least if len(loss) <= exact_up_to else master.greedy
    withheld = choose()
    while lines := list(lacks(withheld)):
        master.add(lines)
        before, withheld = withheld, choose()
        if (before == withheld).all():
            first = known.cells[lines[0][0]]
            raise DisclosureError(f"suppression: the solver cannot tell how to protect {first}")
    if choose == master.greedy:
        withheld = master.without_needless(lambda some: not any(True for _ in lacks(some)))
    wanted = set(by_cell(loss))
    return [one for one in _listed(known, withheld) if one in wanted]


def _attacker(known: System, truth: Mapping[Cell, float], group: Sequence[Ask]) -> Attacker:
    column = {one: at for at, one in enumerate(known.cells)}
    at = np.array([truth[one] for one in known.cells], dtype=float)
    down, up = np.maximum(at - known.lower, 0.0), np.maximum(known.upper - at, 0.0)
    for one, _ in group[0].knows:
        down[column[one]] = up[column[one]] = 0.0
    sums = known.matrix @ at
    needs = tuple(
        Need(column[ask.cell], truth[ask.cell] - ask.low, ask.high - truth[ask.cell], ask.width)
        for ask in group
        if ask.high > ask.low or ask.width > 0
    )
    # what rounding a sum adds is no room to move
    low, high = np.minimum(known.low - sums, 0.0), np.maximum(known.high - sums, 0.0)
    return Attacker(known.matrix, low, high, down, up, needs)


def _listed(known: System, marked: Marks) -> list[Cell]:
    return [one for one, is_marked in zip(known.cells, marked, strict=True) if is_marked]


def _marked(known: System, some: set[Cell]) -> Marks:
    return np.array([one in some for one in known.cells], dtype=bool)


def _nearby(known: System, short: Shortfall, withheld: Marks) -> Line:
    """Only what is bound to cells that hang together can give them more room."""
    marks = _marked(known, set(short.room.cells))
    bound = abs(known.matrix).T @ ((abs(known.matrix) @ marks) > 0) > 0
    return known.cells.index(short.ask.cell), (bound & ~withheld).astype(float)


def _loss_faults(loss: pd.Series) -> list[str]:
    wrong = loss[~(np.isfinite(loss) & (loss > 0))]
    if wrong.empty:
        return []
    return [f"loss: {len(wrong)} cells have none that is positive; the first is {wrong.index[0]}"]
