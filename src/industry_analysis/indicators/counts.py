"""The rules that tables of counts must keep before a number is computed from them.

A table of counts has places as rows and industries as columns; a reference is a Series
of totals per industry. The trap: published cells are perturbed, so the places may add up
to somewhat more than the published total of their country. What is wrong is listed by
`indicators.faults`; `refuse` raises all of it at once.
"""

from collections.abc import Iterable

import pandas as pd

from industry_analysis.indicators.cells import cells_of
from industry_analysis.indicators.faults import (
    count_faults,
    empty_industry_faults,
    label_faults,
    reference_faults,
)

# ASSUME: Statistics Sweden perturbs each BAS cell by about 1.4 persons (standard deviation,
# estimated from how far 12 and 290 municipalities miss the published totals, by up to 10 and
# 54 persons). Sums of n places then err by 1.4 times the root of n. We accept 5 times the root
# of n (5 for one place, 17 for 12, 85 for 290) and take more than that for a wrong reference.
TOLERANCE = 5.0


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
    employed, reference, tolerance
        As in `checked_reference`.

    Returns
    -------
    DataFrame, Series
        Both as floating-point numbers, in dense columns.

    Raises
    ------
    IndicatorError
        As in `checked_reference`.
    """
    totals = checked_reference(employed, reference, tolerance=tolerance)
    return employed.astype(float), totals


def checked_reference(
    employed: pd.DataFrame, reference: pd.Series | None, *, tolerance: float = TOLERANCE
) -> pd.Series:
    """Give the reference that counts are compared with, in the order of their industries.

    Parameters
    ----------
    employed
        Counts, places x industries; dense or sparse columns.
    reference
        Totals per industry; the column sums of `employed` if ``None``.
    tolerance
        As in `reference_faults`.

    Returns
    -------
    Series
        Floating-point numbers, none of them 0.

    Raises
    ------
    IndicatorError
        See `count_faults` and `reference_faults`, for counts and reference together.
    """
    faults = count_faults(employed, name="employed")
    if reference is None:
        refuse(faults)
        column_sums = pd.Series(cells_of(employed).sum(axis=0), employed.columns)
        refuse(empty_industry_faults(column_sums, name="employed"))
        return column_sums
    faults += reference_faults(
        reference, employed, names=("reference", "employed"), tolerance=tolerance
    )
    refuse(faults)
    return reference.reindex(employed.columns).astype(float)
