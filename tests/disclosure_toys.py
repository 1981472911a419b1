"""Tables small enough to work out by hand, for the tests of disclosure control."""

import itertools
from collections.abc import Iterator, Sequence

import pandas as pd

from industry_analysis.disclosure import Cell, Statement, cell
from industry_analysis.disclosure.statements import adds_up, number


def two_way(rows: Sequence[Sequence[float]]) -> tuple[pd.Series, list[Statement]]:
    """A table with its margins, rows r0, r1 ... and columns c0, c1 ...: numbers, and sums."""
    frame = pd.DataFrame(rows)
    values = {cell("n"): float(frame.to_numpy().sum())}
    values |= {cell("n", r=f"r{r}"): float(v) for r, v in frame.sum(axis="columns").items()}
    values |= {cell("n", c=f"c{c}"): float(v) for c, v in frame.sum().items()}
    values |= {inner(r, c): float(frame.iloc[r, c]) for r, c in positions(frame.shape)}
    n_rows, n_columns = frame.shape
    by_row = {r: [inner(r, c) for c in range(n_columns)] for r in range(n_rows)}
    by_column = {c: [inner(r, c) for r in range(n_rows)] for c in range(n_columns)}
    sums = [
        *(adds_up(cell("n", r=f"r{r}"), parts) for r, parts in by_row.items()),
        *(adds_up(cell("n", c=f"c{c}"), parts) for c, parts in by_column.items()),
        adds_up(cell("n"), [cell("n", r=f"r{r}") for r in by_row]),
        adds_up(cell("n"), [cell("n", c=f"c{c}") for c in by_column]),
    ]
    return pd.Series(list(values.values()), pd.Index(list(values), dtype=object)), sums


def inner(row: int, column: int) -> Cell:
    return cell("n", r=f"r{row}", c=f"c{column}")


def positions(shape: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    return itertools.product(*map(range, shape))


def shown(values: pd.Series, withheld: Sequence[Cell]) -> list[Statement]:
    """All cells but those withheld, as published."""
    hidden = set(withheld)
    return [number(one, value) for one, value in values.items() if one not in hidden]
