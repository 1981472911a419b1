"""What is wrong with a table of counts, in words: one line per fault, nothing raised.

Each ``*_faults`` function lists the rules that a table breaks: table, rule, count, first
offender. The trap: an empty list says that the rules here hold, not that the numbers are
right; `counts.refuse` raises the lists of several tables at once.
"""

import math
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.cells import Cells, cells_of, listed, values_of, with_values

Table = pd.DataFrame | pd.Series
Marks = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]

_PLURALS = {"cell": "cells", "column": "columns", "industry": "industries", "place": "places"}


def count_faults(
    counts: pd.DataFrame,
    *,
    name: str,
    allow_empty_places: bool = False,
    allow_marks: bool = False,
) -> list[str]:
    """List what keeps a table from being one of counts.

    The rules: it is a frame with at least one place and one industry, no label is
    repeated, all cells are finite numbers (a withheld cell is a missing one) and none is
    negative, and, unless allowed, no place is empty (nobody in any industry).

    Parameters
    ----------
    counts
        Counts, places x industries.
    name
        What to call the table in the message.
    allow_empty_places
        As in `counts.checked_counts`.
    allow_marks
        Whether true and false are numbers, 1 and 0.

    Returns
    -------
    list of str
        One line per fault, empty if there is none.
    """
    if not isinstance(counts, pd.DataFrame):
        return [f"{name}: a DataFrame is needed, not {type(counts).__name__}"]
    if counts.empty:
        shape = f"{counts.shape[0]} places x {counts.shape[1]} industries"
        return [f"{name}: the table is empty ({shape})"]
    numbers = _numbers(counts, allow_marks=allow_marks)
    faults = [
        *_repeated(counts.index, name=name, thing="place"),
        *_repeated(counts.columns, name=name, thing="industry"),
        *_cell_faults(counts, numbers, name=name),
    ]
    if numbers is not None and not allow_empty_places:
        empty = _labels(counts.index, (numbers != 0).sum(axis=1) == 0)
        faults += _fault(name, "place", "empty", empty)
    return faults


def mark_faults(marks: pd.DataFrame, cells: Cells, *, name: str, complete: bool) -> list[str]:
    """List what keeps a table of numbers from being one of true and false.

    Parameters
    ----------
    marks
        True and false, or 1 and 0, places x industries.
    cells
        The same as from `cells.cells_of`.
    name
        What to call the table in the message.
    complete
        Whether each place must have an industry, and each industry a place.

    Returns
    -------
    list of str
        One line per fault, empty if there is none.
    """
    neither = _cells(marks, cells, lambda values: (values != 0) & (values != 1))
    if neither or not complete:
        return _fault(name, "cell", "neither true nor false (1 nor 0)", neither)
    return [
        *_fault(name, "place", "empty", _labels(marks.index, cells.sum(axis=1) == 0)),
        *_fault(name, "industry", "empty", _labels(marks.columns, cells.sum(axis=0) == 0)),
    ]


def label_faults(first: pd.DataFrame, second: pd.DataFrame, *, names: tuple[str, str]) -> list[str]:
    """List the places and industries that one of two tables has and the other lacks.

    Parameters
    ----------
    first, second
        Counts, places x industries.
    names
        What to call the two tables in the message.

    Returns
    -------
    list of str
        One line per fault, empty if both have the same labels in any order.
    """
    if not (isinstance(first, pd.DataFrame) and isinstance(second, pd.DataFrame)):
        return []
    return [
        *_unmatched(first.index, second.index, names=names, thing="place"),
        *_unmatched(first.columns, second.columns, names=names, thing="industry"),
    ]


def reference_faults(
    reference: pd.Series,
    employed: pd.DataFrame,
    *,
    names: tuple[str, str],
    tolerance: float,
    allow_empty_industries: bool = False,
) -> list[str]:
    """List what keeps a Series from being the reference of a table of counts.

    The rules: it is a Series with the same industries as the table, each once; all are
    finite numbers and none is negative or, unless allowed, zero; and none is smaller than
    the sum over the places.

    Parameters
    ----------
    reference
        Totals per industry.
    employed
        Counts, places x industries.
    names
        What to call the reference and the table in the message.
    tolerance
        By how many persons, times the root of the number of places, the sum over the
        places may exceed the reference, not less than 0. ``math.inf`` for places that
        overlap or lie outside the reference.
    allow_empty_industries
        Whether single industries may have nobody in the reference.

    Returns
    -------
    list of str
        One line per fault, empty if there is none.
    """
    name = names[0]
    if not tolerance >= 0:
        return [f"tolerance: a number not less than 0 is needed, not {tolerance}"]
    if not isinstance(reference, pd.Series):
        return [f"{name}: a Series is needed, not {type(reference).__name__}"]
    faults = _repeated(reference.index, name=name, thing="industry")
    faults += _cell_faults(reference, _numbers(reference), name=name)
    faults += empty_industry_faults(reference, name=name, allow_some=allow_empty_industries)
    if isinstance(employed, pd.DataFrame):
        faults += _unmatched(employed.columns, reference.index, names=names[::-1], thing="industry")
        faults += _smaller_than_parts(reference, employed, names=names, tolerance=tolerance)
    return faults


def empty_industry_faults(totals: pd.Series, *, name: str, allow_some: bool = False) -> list[str]:
    """List the industries that nobody works in, or nothing if some may be so and not all are.

    Parameters
    ----------
    totals
        Totals per industry.
    name
        What to call the Series in the message.
    allow_some
        Whether single industries may have nobody.

    Returns
    -------
    list of str
        One line, or empty if there is none; also if the totals are not numbers, which
        `reference_faults` names.
    """
    numbers = _numbers(totals)
    if numbers is None:
        return []
    empty = numbers == 0
    if allow_some and not empty.all():
        return []
    return _fault(name, "industry", "empty in the reference", _labels(totals.index, empty))


def _fault(name: str, thing: str, rule: str, offenders: Sequence[str]) -> list[str]:
    if not offenders:
        return []
    count = len(offenders)
    things = f"1 {thing} is" if count == 1 else f"{count} {_PLURALS[thing]} are"
    return [f"{name}: {things} {rule}; the first is {offenders[0]}"]


def _cell_faults(table: Table, numbers: Cells | None, *, name: str) -> list[str]:
    if numbers is None:
        return _fault(name, "column", "not numbers", _wordy_columns(table))
    return [
        *_fault(name, "cell", "missing", _cells(table, numbers, np.isnan)),
        *_fault(name, "cell", "infinite", _cells(table, numbers, np.isinf)),
        *_fault(name, "cell", "negative", _cells(table, numbers, lambda values: values < 0)),
    ]


def _smaller_than_parts(
    reference: pd.Series, employed: pd.DataFrame, *, names: tuple[str, str], tolerance: float
) -> list[str]:
    totals, cells = _numbers(reference), _numbers(employed)
    if totals is None or cells is None or employed.columns.has_duplicates:
        return []
    values = values_of(cells)
    finite = with_values(cells, np.where(np.isfinite(values), values, 0))
    sums = pd.Series(finite.sum(axis=0), index=employed.columns).reindex(reference.index)
    allowed = tolerance * math.sqrt(len(employed))
    smaller = [
        f"{industry!r}: {_text(total)} against {_text(parts)}"
        for industry, total, parts in zip(reference.index.tolist(), totals, sums, strict=True)
        if parts - total > allowed
    ]
    rule = f"smaller than the sum of the places in {names[1]} by more than {allowed:.0f}"
    return _fault(names[0], "industry", rule, smaller)


def _unmatched(
    first: pd.Index, second: pd.Index, *, names: tuple[str, str], thing: str
) -> list[str]:
    lacking = [repr(label) for label in first.difference(second, sort=False).tolist()]
    surplus = [repr(label) for label in second.difference(first, sort=False).tolist()]
    return [
        *_fault(names[1], thing, f"missing that {names[0]} has", lacking),
        *_fault(names[0], thing, f"missing that {names[1]} has", surplus),
    ]


def _repeated(labels: pd.Index, *, name: str, thing: str) -> list[str]:
    return _fault(name, thing, "repeated", _labels(labels, labels.duplicated()))


def _numbers(table: Table, *, allow_marks: bool = False) -> Cells | None:
    if _wordy_columns(table, allow_marks=allow_marks):
        return None
    if isinstance(table, pd.DataFrame):
        return cells_of(table)
    return table.to_numpy(dtype=float, na_value=np.nan)


def _wordy_columns(table: Table, *, allow_marks: bool = False) -> list[str]:
    types = [*table.dtypes] if isinstance(table, pd.DataFrame) else [table.dtype]
    if all(_is_number(dtype, allow_marks) for dtype in types):
        return []
    names = table.columns.tolist() if isinstance(table, pd.DataFrame) else [table.name]
    return [
        f"{name!r}: {dtype}"
        for name, dtype in zip(names, types, strict=True)
        if not _is_number(dtype, allow_marks)
    ]


@cache
def _is_number(dtype: Any, allow_marks: bool) -> bool:
    types = pd.api.types
    return types.is_any_real_numeric_dtype(dtype) or (allow_marks and types.is_bool_dtype(dtype))


def _labels(labels: pd.Index, marked: Marks) -> list[str]:
    return [repr(label) for label in labels[marked].tolist()] if marked.any() else []


def _cells(table: Table, numbers: Cells, is_wrong: Callable[[Values], Marks]) -> list[str]:
    if not is_wrong(values_of(numbers)).any():
        return []
    axes = [axis.tolist() for axis in table.axes]
    at, values = listed(numbers)
    wrong = is_wrong(values)
    return [
        f"{_label(axes, position)!r}: {_text(number)}"
        for position, number in zip(at.T[wrong], values[wrong], strict=True)
    ]


def _label(axes: list[list[Hashable]], position: npt.NDArray[np.intp]) -> Hashable:
    label = tuple(axis[at] for axis, at in zip(axes, position, strict=True))
    return label if len(label) > 1 else label[0]


def _text(number: float) -> str:
    return f"{number:.15g}"
