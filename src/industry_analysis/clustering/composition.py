"""What the employed of a place are made up of, in coordinates that distances fit.

Rows are places, columns are industries, cells are persons employed. The trap: shares add
up to one, so that one industry's gain is another's loss; only ratios between industries
carry information, and a ratio with a zero in it does not exist. What stands for a zero
decides how far away its place lies.
"""

import numpy as np
import pandas as pd

from industry_analysis.clustering.features import fault
from industry_analysis.indicators.counts import checked_counts, refuse

# ASSUME: a zero stands for one person. The BAS register publishes no count of 1 or 2 (the
# smallest of 2022 above zero is 3), so a published zero is 0, 1 or 2; we take the middle.
# The 65 per cent of the limit that Martín-Fernández et al. use would be 1.95. Twins of a place
# without zeros hardly change with it; groups do, because Ward gathers the places with zeros.
REPLACEMENT = 1.0


def composition(employed: pd.DataFrame, *, replacement: float = REPLACEMENT) -> pd.DataFrame:
    """Logarithm of each industry's share over the geometric mean of the place's shares (clr).

    Zeros are first replaced multiplicatively: each becomes `replacement` persons, and the
    other industries shrink in proportion, so that the place's total and the ratios between
    its other industries stay as they are.

    Parameters
    ----------
    employed
        Persons employed, places x industries.
    replacement
        Persons that stand for a zero, above 0; see the assumption above.

    Returns
    -------
    DataFrame
        Centred log-ratio, places x industries, no unit; each place adds up to 0. 0: as
        large as the geometric mean of the place's industries. ln 2: twice that. Euclid's
        distance between two rows is the Aitchison distance of their compositions.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative; a place is empty; there are
        fewer than two industries; or the replaced zeros of a place would take its total.

    References
    ----------
    Aitchison, J. (1986). The Statistical Analysis of Compositional Data.
    Martín-Fernández, J. A., Barceló-Vidal, C. & Pawlowsky-Glahn, V. (2003). Dealing with
    zeros and missing values in compositional data sets using nonparametric imputation.
    """
    counts = checked_counts(employed)
    refuse(_composition_faults(counts, replacement))
    totals = counts.sum(axis="columns")
    zero = counts == 0
    replaced_share = replacement * zero.sum(axis="columns") / totals
    shrunk = counts.mul(1 - replaced_share, axis="index")
    logarithm = shrunk.mask(zero, replacement).apply(np.log)
    return logarithm.sub(logarithm.mean(axis="columns"), axis="index")


def _composition_faults(counts: pd.DataFrame, replacement: float) -> list[str]:
    if not 0 < replacement < np.inf:
        return [f"replacement: a number of persons above 0 is needed, not {replacement!r}"]
    if counts.shape[1] < 2:
        return ["employed: at least 2 industries are needed, not 1"]
    taken = replacement * (counts == 0).sum(axis="columns") >= counts.sum(axis="columns")
    places = [repr(place) for place in counts.index[taken]]
    return fault("employed", "place", "smaller than what would replace its zeros", places)
