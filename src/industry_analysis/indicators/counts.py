"""The rules that tables of counts must keep before a number is computed from them.

A table of counts has places as rows and industries as columns; a reference is a Series
of totals per industry. The trap: published cells are perturbed, so the places may add up
to somewhat more than the published total of their country. Each ``*_faults`` function
lists what is wrong and raises nothing; `refuse` raises all of it at once.
"""

import math
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Table = pd.DataFrame | pd.Series
Marks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]

# ASSUME: Statistics Sweden perturbs each BAS cell by about 1.4 persons (standard deviation,
# estimated from how far 12 and 290 municipalities miss the published totals, by up to 10 and
# 54 persons). Sums of n places then err by 1.4 times the root of n. We accept 5 times the root
# of n (5 for one place, 17 for 12, 85 for 290) and take more than that for a wrong reference.
TOLERANCE = 5.0

_PLURALS = {
    "cell": "cells",
    "column": "columns",
    "industry": "industries",
    "place": "places",
}


class IndicatorError(ValueError):
    """A table breaks a rule, or an indicator is not what it should be.

    The message has one line per fault: table, rule, count and first offender.
    """


def refuse(faults: Iterable[str]) -> None:
    """Raise all faults at once, one per line; do nothing if there are none.

    Raises
    ------
    IndicatorError
        If there is any fault.
    """
    lines = list(dict.fromkeys(faults))
    if lines:
        raise IndicatorError("\n".join(lines))


def checked_counts(
    employed: pd.DataFrame, *, name: str = "employed", allow_empty_places: bool = False
) -> pd.DataFrame:
    """Give the counts as floating-point numbers, or refuse them with all their faults.

    Parameters
    ----------
    employed
        Counts, places x industries.
    name
        What to call the table in the message.
    allow_empty_places
        Whether a place may have nobody in any industry: yes for what is computed cell by
        cell, no for what is divided by the place's total.

    Returns
    -------
    DataFrame
        The same labels in the same order.

    Raises
    ------
    IndicatorError
        See `count_faults`.
    """
    refuse(count_faults(employed, name=name, allow_empty_places=allow_empty_places))
    return employed.astype(float)


def checked_pair(
    first: pd.DataFrame,
    second: pd.DataFrame,
    *,
    names: tuple[str, str],
    allow_empty_places: bool = False,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give two tables of counts with the same labels, the second in the order of the first.

    Parameters
    ----------
    first, second
        Counts, places x industries, with the same places and industries in any order.
    names
        What to call the two tables in the message.
    allow_empty_places
        As in `checked_counts`.

    Returns
    -------
    tuple of DataFrame
        Both as floating-point numbers.

    Raises
    ------
    IndicatorError
        See `count_faults` and `label_faults`.
    """
    refuse(
        [
            *count_faults(first, name=names[0], allow_empty_places=allow_empty_places),
            *count_faults(second, name=names[1], allow_empty_places=allow_empty_places),
            *label_faults(first, second, names=names),
        ]
    )
    in_order = second.reindex(index=first.index, columns=first.columns)
    return first.astype(float), in_order.astype(float)


def checked_against_reference(
    employed: pd.DataFrame, reference: pd.Series | None, *, tolerance: float = TOLERANCE
) -> tuple[pd.DataFrame, pd.Series]:
    """Give counts and the reference they are compared with, in the same order of industries.

    Parameters
    ----------
    employed
        Counts, places x industries.
    reference
        Totals per industry; the column sums of `employed` if ``None``.
    tolerance
        As in `reference_faults`.

    Returns
    -------
    DataFrame, Series
        Both as floating-point numbers.

    Raises
    ------
    IndicatorError
        See `count_faults` and `reference_faults`.
    """
    faults = count_faults(employed, name="employed")
    if reference is None:
        refuse(faults)
        counts = employed.astype(float)
        column_sums = counts.sum()
        refuse(_empty_industries(column_sums, name="employed"))
        return counts, column_sums
    faults += reference_faults(
        reference, employed, names=("reference", "employed"), tolerance=tolerance
    )
    refuse(faults)
    return employed.astype(float), reference.reindex(employed.columns).astype(float)


def count_faults(counts: pd.DataFrame, *, name: str, allow_empty_places: bool = False) -> list[str]:
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
        As in `checked_counts`.

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
    faults = [
        *_repeated(counts.index, name=name, thing="place"),
        *_repeated(counts.columns, name=name, thing="industry"),
        *_cell_faults(counts, name=name),
    ]
    numbers = _numbers(counts)
    if numbers is not None and not allow_empty_places:
        empty = _labels(counts.index, (numbers == 0).all(axis=1))
        faults += _fault(name, "place", "empty", empty)
    return faults


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
    faults += _cell_faults(reference, name=name)
    faults += _empty_industries(reference, name=name, allow_some=allow_empty_industries)
    if isinstance(employed, pd.DataFrame):
        faults += _unmatched(employed.columns, reference.index, names=names[::-1], thing="industry")
        faults += _smaller_than_parts(reference, employed, names=names, tolerance=tolerance)
    return faults


def _fault(name: str, thing: str, rule: str, offenders: Sequence[str]) -> list[str]:
    if not offenders:
        return []
    count = len(offenders)
    things = f"1 {thing} is" if count == 1 else f"{count} {_PLURALS[thing]} are"
    return [f"{name}: {things} {rule}; the first is {offenders[0]}"]


def _cell_faults(table: Table, *, name: str) -> list[str]:
    numbers = _numbers(table)
    if numbers is None:
        return _fault(name, "column", "not numbers", _wordy_columns(table))
    missing = _cells(table, numbers, np.isnan(numbers))
    infinite = _cells(table, numbers, np.isinf(numbers))
    negative = _cells(table, numbers, numbers < 0)
    return [
        *_fault(name, "cell", "missing", missing),
        *_fault(name, "cell", "infinite", infinite),
        *_fault(name, "cell", "negative", negative),
    ]


def _empty_industries(totals: pd.Series, *, name: str, allow_some: bool = False) -> list[str]:
    numbers = _numbers(totals)
    if numbers is None:
        return []
    empty = numbers == 0
    if allow_some and not empty.all():
        return []
    return _fault(name, "industry", "empty in the reference", _labels(totals.index, empty))


def _smaller_than_parts(
    reference: pd.Series, employed: pd.DataFrame, *, names: tuple[str, str], tolerance: float
) -> list[str]:
    totals, cells = _numbers(reference), _numbers(employed)
    if totals is None or cells is None or employed.columns.has_duplicates:
        return []
    finite = np.where(np.isfinite(cells), cells, 0)
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


def _numbers(table: Table) -> Numbers | None:
    if _wordy_columns(table):
        return None
    return table.to_numpy(dtype=float, na_value=np.nan)


def _wordy_columns(table: Table) -> list[str]:
    types = table.dtypes.items() if isinstance(table, pd.DataFrame) else [(table.name, table.dtype)]
    is_number = pd.api.types.is_any_real_numeric_dtype
    return [f"{column!r}: {dtype}" for column, dtype in types if not is_number(dtype)]


def _labels(labels: pd.Index, marked: Marks) -> list[str]:
    return [repr(label) for label in labels[marked].tolist()]


def _cells(table: Table, numbers: Numbers, marked: Marks) -> list[str]:
    axes = [axis.tolist() for axis in table.axes] if marked.any() else []
    return [
        f"{_label(axes, position)!r}: {_text(numbers[tuple(position)])}"
        for position in np.argwhere(marked)
    ]


def _label(axes: list[list[Hashable]], position: npt.NDArray[np.intp]) -> Hashable:
    label = tuple(axis[at] for axis, at in zip(axes, position, strict=True))
    return label if len(label) > 1 else label[0]


def _text(number: float) -> str:
    return f"{number:.15g}"
