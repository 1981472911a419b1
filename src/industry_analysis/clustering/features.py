"""What a table must keep before places are compared by it.

A table of features has places as rows and variables as columns. The trap: a distance adds
the variables up as they are, so one in persons drowns one in per cent; bring them to one
scale first, with `composition` or `standard_scores`.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.counts import refuse

Numbers = npt.NDArray[np.float64]
Labels = npt.NDArray[np.intp]
Marks = npt.NDArray[np.bool_]
Text = Mapping[str, str]

# ASSUME: a variable whose standard deviation is under a billionth of its largest value is the
# same everywhere; what is left is rounding, and dividing by it would make noise of size one.
_ROUNDING = 1e-9


def feature_faults(table: pd.DataFrame, *, name: str) -> list[str]:
    """List what keeps a table from being one of features.

    The rules: it is a frame with at least one place and one variable, no label is repeated,
    every cell is a finite number.

    Parameters
    ----------
    table
        Places x variables.
    name
        What to call the table in the message.

    Returns
    -------
    list of str
        One line per fault, empty if there is none.
    """
    if not isinstance(table, pd.DataFrame):
        return [f"{name}: a DataFrame is needed, not {type(table).__name__}"]
    if table.empty:
        return [f"{name}: the table is empty ({len(table)} places x {table.shape[1]} variables)"]
    places, variables = (_repeated(axis) for axis in table.axes)
    faults = fault(name, "place", "repeated", places)
    faults += fault(name, "variable", "repeated", variables)
    is_number = pd.api.types.is_any_real_numeric_dtype
    wordy = [f"{label!r}: {kind}" for label, kind in table.dtypes.items() if not is_number(kind)]
    if wordy:
        return faults + fault(name, "variable", "not numbers", wordy)
    numbers = table.to_numpy(dtype=float, na_value=np.nan)
    faults += fault(name, "cell", "missing", _cells(table, np.isnan(numbers)))
    faults += fault(name, "cell", "infinite", _cells(table, np.isinf(numbers)))
    return faults


def checked_features(table: pd.DataFrame, *, name: str) -> pd.DataFrame:
    """Give the features as floating-point numbers, or refuse them with all their faults.

    Raises
    ------
    IndicatorError
        See `feature_faults`.
    """
    refuse(feature_faults(table, name=name))
    return table.astype(float)


def standard_scores(variables: pd.DataFrame, *, name: str = "variables") -> pd.DataFrame:
    """Distance of each value from the mean of the places, in standard deviations (z-scores).

    Parameters
    ----------
    variables
        Places x variables, each in its own unit.
    name
        What to call the table in the message.

    Returns
    -------
    DataFrame
        The same labels, no unit. 0: the mean of the places, each counted once. 1: one
        standard deviation (population formula) above it.

    Raises
    ------
    IndicatorError
        If a cell is missing or infinite, a label is repeated, or a variable is the same
        everywhere.
    """
    numbers = checked_features(variables, name=name)
    spread = numbers.std(ddof=0)
    level = [repr(label) for label in spread.index[spread <= _ROUNDING * numbers.abs().max()]]
    refuse(fault(name, "variable", "the same in all places", level))
    return (numbers - numbers.mean()) / spread


def in_order(features: pd.DataFrame) -> pd.DataFrame:
    """Sort places and variables by label, so that the order of a table changes nothing."""

    def as_text(labels: pd.Index) -> pd.Index:
        return labels.map(str)

    return features.sort_index(key=as_text, kind="stable").sort_index(
        axis="columns", key=as_text, kind="stable"
    )


def seed_faults(seed: object) -> list[str]:
    """List what keeps a value from being a seed: a whole number not below 0."""
    return whole_number_faults("seed", seed, least=0)


def whole_number_faults(name: str, value: object, *, least: int) -> list[str]:
    """List what keeps a value from being a whole number of at least so much."""
    if isinstance(value, int | np.integer) and not isinstance(value, bool) and value >= least:
        return []
    return [f"{name}: a whole number of at least {least} is needed, not {value!r}"]


def label_faults(given: pd.Index, wanted: pd.Index, *, name: str, of: str, thing: str) -> list[str]:
    """List the labels that one table repeats, lacks or has too many."""
    lacking = [repr(label) for label in wanted.difference(given, sort=False).tolist()]
    surplus = [repr(label) for label in given.difference(wanted, sort=False).tolist()]
    return [
        *fault(name, thing, "repeated", _repeated(given)),
        *fault(name, thing, f"missing that {of} has", lacking),
        *fault(of, thing, f"missing that {name} has", surplus),
    ]


def group_faults(labels: pd.Series, places: pd.Index, *, of: str) -> list[str]:
    """List what keeps labels from giving every place of a table one group."""
    missing = [repr(place) for place in labels.index[labels.isna()]]
    return [
        *label_faults(labels.index, places, name="labels", of=of, thing="place"),
        *fault("labels", "place", "without a group", missing),
    ]


def fault(name: str, thing: str, rule: str, offenders: Sequence[Any]) -> list[str]:
    """Say a fault in one line: table, count, rule, first offender; nothing without offenders."""
    if not offenders:
        return []
    count = len(offenders)
    things = f"1 {thing} is" if count == 1 else f"{count} {thing}s are"
    return [f"{name}: {things} {rule}; the first is {offenders[0]}"]


def _repeated(labels: pd.Index) -> list[str]:
    return [repr(label) for label in labels[labels.duplicated()].tolist()]


def _cells(table: pd.DataFrame, marked: Marks) -> list[tuple[Hashable, Hashable]]:
    places, variables = (axis.tolist() for axis in table.axes)
    return [(places[row], variables[column]) for row, column in np.argwhere(marked)]
