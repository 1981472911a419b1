"""What an outsider knows: each number published, each way numbers add up, as linear statements.

A cell is a quantity, whichever tables, charts or sentences show it: a variable and the
categories it is narrowed to; a dimension left out is a total over it. So the same cell in two
tables is one cell, and tables published together are linked by nothing but their cells. The
trap: a number that is not a cell (a share, a mean, an order) tells of cells all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isnan

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

Numbers = npt.NDArray[np.float64]

# as a share of the numbers compared; HiGHS keeps its constraints to 1e-7
TOLERANCE = 1e-6


class DisclosureError(ValueError):
    """Something that must be withheld can be derived, or a table cannot be protected.

    The message has one line per fault: table or place, rule, count and first offender.
    """


@dataclass(frozen=True, order=True)
class Cell:
    """A quantity: a variable and the categories it is narrowed to.

    Attributes
    ----------
    variable
        What is counted or summed, as ``"companies"``.
    where
        Dimensions and categories, sorted by dimension; empty for the grand total.
    """

    variable: str
    where: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        inside = ", ".join(f"{dimension}={category}" for dimension, category in self.where)
        return f"{self.variable}[{inside}]"


def cell(variable: str, **where: str) -> Cell:
    """Give the cell of a variable in the categories named, in any order."""
    return Cell(variable, tuple(sorted(where.items())))


@dataclass(frozen=True)
class Statement:
    """A linear sum of cells lies between two numbers.

    Attributes
    ----------
    parts
        Cells and their coefficients.
    low, high
        The bounds, both included; equal for an equation, infinite where there is none.
    source
        Who says so: a page and a place on it, or a rule that everyone knows.
    """

    parts: tuple[tuple[Cell, float], ...]
    low: float
    high: float
    source: str = ""

    def cells(self) -> list[Cell]:
        """The cells it speaks of."""
        return [one for one, _ in self.parts]

    def __str__(self) -> str:
        terms = " ".join(f"{factor:+g} {one}" for one, factor in self.parts)
        return f"{self.low:g} <= {terms} <= {self.high:g}"


def number(of: Cell, value: float, *, half_unit: float = 0.0, source: str = "") -> Statement:
    """A cell shown as a number: itself, or within half a unit of where it was rounded."""
    return Statement(((of, 1.0),), value - half_unit, value + half_unit, source)


def adds_up(whole: Cell, parts: Iterable[Cell], *, source: str = "parts add up") -> Statement:
    """A whole is the sum of its parts."""
    return Statement(((whole, 1.0), *((part, -1.0) for part in parts)), 0.0, 0.0, source)


def within(
    part: Cell, base: Cell, *, low: float = 0.0, high: float = 1.0, source: str = "known bounds"
) -> list[Statement]:
    """A cell lies between two multiples of another.

    A count lies between none and all of its base; the sum of answers from 1 to 5 between
    1 and 5 times their number; what is shown as a share or a mean, within its rounding.
    """
    return [
        Statement(((part, 1.0), (base, -factor)), *bounds, source)
        for factor, bounds in ((low, (0.0, inf)), (high, (-inf, 0.0)))
        if factor or bounds[0] != 0  # that a cell is not negative is known of every cell
    ]


def share(
    part: Cell, whole: Cell, value: float, *, decimals: int, source: str = ""
) -> list[Statement]:
    """A share of a whole, shown in per cent with so many decimals.

    Parameters
    ----------
    part, whole
        The cells it is computed from.
    value
        The share shown, 0 to 100.
    decimals
        Of the per cent shown; -1 for whole tens.
    source
        Where it stands.

    Returns
    -------
    list of Statement
        That the part lies where the rounding leaves it, both ends included.
    """
    half = 0.5 * 10.0**-decimals
    return within(part, whole, low=(value - half) / 100, high=(value + half) / 100, source=source)


def mean(
    total: Cell, count: Cell, value: float, *, decimals: int, source: str = ""
) -> list[Statement]:
    """A mean shown with so many decimals: the sum lies within its rounding times the number."""
    half = 0.5 * 10.0**-decimals
    return within(total, count, low=value - half, high=value + half, source=source)


def order(ranked: Sequence[Cell], *, source: str = "") -> list[Statement]:
    """A ranking, a sorted chart, a "most" in a sentence: none is smaller than the next."""
    # ASSUME: a ranking does not tell by how much, and ties may stand in any order.
    return [
        Statement(((first, 1.0), (second, -1.0)), 0.0, inf, source)
        for first, second in pairwise(ranked)
    ]


def overlapping(
    whole: Cell, parts: Sequence[Cell], *, source: str = "parts overlap"
) -> list[Statement]:
    """Parts that share companies: none exceeds the whole, and together they cover it."""
    together = Statement((*((part, 1.0) for part in parts), (whole, -1.0)), 0.0, inf, source)
    return [together, *(one for part in parts for one in within(part, whole, source=source))]


@dataclass(frozen=True)
class System:
    """Statements as a sparse matrix: ``low <= matrix @ cells <= high``, and each cell by itself.

    Attributes
    ----------
    cells
        Sorted; the columns of the matrix.
    matrix, low, high
        What binds two or more cells, statements x cells.
    lower, upper
        What is known of each cell by itself: at least that it is not negative.
    """

    cells: tuple[Cell, ...]
    matrix: csr_array
    low: Numbers
    high: Numbers
    lower: Numbers
    upper: Numbers


def system(statements: Iterable[Statement], cells: Iterable[Cell] = ()) -> System:
    """Lay statements out as a matrix, in sorted order, so that the order told is no matter.

    Parameters
    ----------
    statements
        What is known; a statement told twice is kept once.
    cells
        Cells to have columns for beside those spoken of.
    """
    told = sorted({(s.parts, s.low, s.high) for s in statements})
    every = tuple(sorted({c for parts, _, _ in told for c, _ in parts} | set(cells)))
    column = {one: at for at, one in enumerate(every)}
    lower, upper = np.zeros(len(every)), np.full(len(every), inf)
    entries: list[tuple[int, int, float]] = []
    bounds: list[tuple[float, float]] = []
    for parts, low, high in told:
        if len(parts) == 1:
            [(one, factor)] = parts
            ends = sorted((low / factor, high / factor))
            lower[column[one]] = max(lower[column[one]], ends[0])
            upper[column[one]] = min(upper[column[one]], ends[1])
        else:
            entries += [(len(bounds), column[one], factor) for one, factor in parts]
            bounds.append((low, high))
    rows, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(bounds), len(every))
    matrix = csr_array((factors, (rows, columns)), shape=shape, dtype=float)
    ends_of = np.array(bounds, dtype=float).reshape(-1, 2)
    return System(every, matrix, ends_of[:, 0], ends_of[:, 1], lower, upper)


def by_cell(numbers: pd.Series) -> dict[Cell, float]:
    """The number of each cell, of a Series indexed by cells."""
    return dict(zip(numbers.index.tolist(), numbers.astype(float).tolist(), strict=True))


def statement_faults(
    statements: Sequence[Statement], truth: Mapping[Cell, float], cells: Iterable[Cell] = ()
) -> list[str]:
    """List the statements that the true numbers contradict, and cells that are no numbers.

    Parameters
    ----------
    statements
        As published, and as known.
    truth
        The number of each cell.
    cells
        Cells that must be known beside those spoken of.

    Returns
    -------
    list of str
        One line per rule: cells not known, missing or negative, and statements untrue.
    """
    spoken = dict.fromkeys(one for s in statements for one in s.cells()) | dict.fromkeys(cells)
    unknown = [str(one) for one in spoken if one not in truth]
    missing = [str(one) for one, value in truth.items() if isnan(value)]
    negative = [f"{one}: {value:g}" for one, value in truth.items() if value < 0]
    untrue = [f"{s} ({s.source or 'no source'})" for s in statements if not _holds(s, truth)]
    return [
        f"{thing}: {len(found)} {rule}; the first is {found[0]}"
        for thing, rule, found in (
            ("cells", "spoken of but not tabulated", unknown),
            ("cells", "missing", missing),
            ("cells", "negative", negative),
            ("statements", "contradicted by the cells", untrue),
        )
        if found
    ]


def _holds(statement: Statement, truth: Mapping[Cell, float]) -> bool:
    if any(one not in truth or isnan(truth[one]) for one in statement.cells()):
        return True  # told of above
    terms = [factor * truth[one] for one, factor in statement.parts]
    slack = TOLERANCE * max(1.0, sum(map(abs, terms)))
    return statement.low - slack <= sum(terms) <= statement.high + slack


def refuse(faults: Sequence[str]) -> None:
    """Raise all faults at once, one per line; do nothing if there are none.

    Raises
    ------
    DisclosureError
        If there is a fault.
    """
    if faults:
        raise DisclosureError("\n".join(faults))
