"""Values of places and who their neighbours are, checked and ready to be counted with.

Rows of a table of neighbours are ordered pairs (place, neighbour). The trap: a place that
is in no pair has no neighbours, which is true of five municipalities without a land border
and also of a code that is misspelt; the rules here tell the two apart.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

Marks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]

# in standard deviations: what differs by less is equal, but for rounding
ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class Neighbourhoods:
    """Places in the order of their values, and their pairs, in the order of the places.

    Attributes
    ----------
    places
        Labels, from the lowest value to the highest, so that the order of the rows does not
        decide which place a drawn number stands for, nor, but for equal values, the names.
    z
        Values in standard deviations (divisor n) from their mean.
    start, end, weight
        Per pair the positions of place and neighbour, and the weight of the neighbour; the
        weights of a place add up to 1.
    """

    places: pd.Index
    z: Numbers
    start: Positions
    end: Positions
    weight: Numbers

    @cached_property
    def counts(self) -> Positions:
        """How many neighbours each place has."""
        return np.bincount(self.start, minlength=len(self.z))

    @cached_property
    def lag(self) -> Numbers:
        """The weighted mean of each place's neighbours (the spatial lag), 0 without any."""
        parts = self.weight * self.z[self.end]
        return np.bincount(self.start, parts, minlength=len(self.z)).astype(float)

    @cached_property
    def is_even(self) -> Marks:
        """Whether all neighbours of a place count the same."""
        uneven = np.abs(self.weight * self.counts[self.start] - 1) > ROUNDING
        return np.bincount(self.start[uneven], minlength=len(self.z)) == 0

    @cached_property
    def _ends(self) -> Positions:
        return np.cumsum(self.counts)

    def weights_of(self, place: int) -> Numbers:
        """The weights of a place's neighbours, in ascending order."""
        end = self._ends[place]
        return self.weight[end - self.counts[place] : end]


def neighbourhoods(values: pd.Series, neighbours: pd.DataFrame) -> Neighbourhoods:
    """Bring values and pairs, which must be without faults, into the form to count with."""
    by_label = values.astype(float).sort_index(key=lambda labels: labels.astype(str))
    in_order = by_label.sort_values(kind="stable")
    numbers = in_order.to_numpy()
    z = (numbers - numbers.mean()) / numbers.std()
    # a value at the mean is neither high nor low, whatever rounding says
    z[np.abs(z) < ROUNDING] = 0
    start, end = (in_order.index.get_indexer(pd.Index(neighbours.iloc[:, at])) for at in (0, 1))
    weight = _weights(neighbours)
    weight = weight / np.bincount(start, weight, minlength=len(z))[start]
    order = np.lexsort((weight, start))
    return Neighbourhoods(in_order.index, z, start[order], end[order], weight[order])


def value_faults(values: pd.Series) -> list[str]:
    """List what keeps a Series from being the values of places.

    The rules: it is a Series of numbers with at least 3 places, none repeated; all are
    finite, and they are not all the same.
    """
    if not isinstance(values, pd.Series):
        return [f"values: a Series is needed, not {type(values).__name__}"]
    faults = _fault("values", "places are repeated", values.index[values.index.duplicated()])
    if len(values) < 3:
        faults.append(f"values: at least 3 places are needed, not {len(values)}")
    if not pd.api.types.is_any_real_numeric_dtype(values.dtype):
        return [*faults, f"values: numbers are needed, not {values.dtype}"]
    numbers = values.to_numpy(dtype=float, na_value=np.nan)
    faults += _fault("values", "values are missing", values.index[np.isnan(numbers)])
    faults += _fault("values", "values are infinite", values.index[np.isinf(numbers)])
    if len(numbers) and np.isfinite(numbers).all():
        spread, largest = numbers.max() - numbers.min(), np.abs(numbers).max()
        if spread <= ROUNDING * largest:
            faults.append(f"values: all {len(numbers)} are the same, {numbers[0]:.15g}")
    return faults


def pair_faults(neighbours: pd.DataFrame, values: pd.Series) -> list[str]:
    """List what keeps a frame from being the neighbours of the places that have values.

    The rules: place and neighbour are its first two columns; there is at least one pair;
    no pair is incomplete, repeated, of a place with itself or with a place without a value.
    Without a column ``weight``, every pair is there in both directions; with it, the
    weights are positive, finite numbers.
    """
    if not isinstance(neighbours, pd.DataFrame) or neighbours.shape[1] < 2:
        return ["neighbours: a DataFrame with the columns place and neighbour is needed"]
    pairs = neighbours.iloc[:, :2]
    # numbers instead of names, -1 where there is none; names are looked up for offenders only
    codes, names = pd.factorize(pd.concat([pairs.iloc[:, 0], pairs.iloc[:, 1]]))
    place, other = codes.reshape(2, -1)
    incomplete = (place < 0) | (other < 0)
    there, back = place * len(names) + other, other * len(names) + place
    faults = [
        *_pair_fault(pairs, "are incomplete", incomplete),
        *_pair_fault(pairs, "are repeated", pd.Index(there).duplicated() & ~incomplete),
        *_pair_fault(pairs, "are of a place with itself", (place == other) & ~incomplete),
    ]
    if pairs.empty:
        faults.append("neighbours: there is no pair")
    if isinstance(values, pd.Series):
        known = np.append(values.index.unique().get_indexer(names) >= 0, True)  # last: -1
        unknown = ~(known[place] & known[other])
        faults += _pair_fault(pairs, "are with a place not in values", unknown)
    if "weight" in neighbours.columns:
        return faults + _weight_faults(neighbours)
    alone = ~np.isin(there, back) & ~incomplete
    return faults + _pair_fault(pairs, "are in one direction only, without a column weight", alone)


def _weight_faults(neighbours: pd.DataFrame) -> list[str]:
    if not pd.api.types.is_any_real_numeric_dtype(neighbours["weight"].dtype):
        return [f"neighbours: weights must be numbers, not {neighbours['weight'].dtype}"]
    weight = neighbours["weight"].to_numpy(dtype=float, na_value=np.nan)
    wrong = ~((weight > 0) & np.isfinite(weight))
    return _pair_fault(neighbours, "have a weight that is not positive and finite", wrong)


def _weights(neighbours: pd.DataFrame) -> Numbers:
    if "weight" in neighbours.columns:
        return neighbours["weight"].to_numpy(dtype=float)
    return np.ones(len(neighbours))


def _pair_fault(pairs: pd.DataFrame, rule: str, marked: Marks) -> list[str]:
    if not marked.any():
        return []
    offenders = pairs.iloc[np.flatnonzero(marked), :2]
    return _fault("neighbours", f"pairs {rule}", pd.MultiIndex.from_frame(offenders))


def _fault(table: str, rule: str, offenders: pd.Index) -> list[str]:
    if offenders.empty:
        return []
    return [f"{table}: {len(offenders)} {rule}; the first is {offenders.tolist()[0]!r}"]
