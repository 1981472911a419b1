"""Which industries go together, and how much of what is near an industry a place has.

Rows are places, columns are industries; a table of proximity has the industries on both
sides. The trap: an industry is not its own neighbour. Packages that count it as one find
every place nearer to what it already has, and other numbers for the rest.
"""

import numpy as np
import pandas as pd

from industry_analysis.indicators.cells import Cells, Numbers, dense
from industry_analysis.indicators.counts import IndicatorError, checked_counts, refuse
from industry_analysis.indicators.presence import checked_presence
from industry_analysis.indicators.register import indicator


def proximity(presence: pd.DataFrame) -> pd.DataFrame:
    """How likely a place with one of two industries has the other: the less likely way round.

    Places that have both, over places that have the more common of the two.

    Parameters
    ----------
    presence
        True and false, places x industries, as from `presence`; dense or sparse columns.

    Returns
    -------
    DataFrame
        Share, industries x industries, symmetric. 0: no place has both. 1: the same places.
        The diagonal is 0: an industry is not its own neighbour.

    Raises
    ------
    IndicatorError
        If a cell is neither true nor false, or a place or an industry is empty.

    References
    ----------
    Hidalgo, C. A., Klinger, B., Barabási, A.-L. & Hausmann, R. (2007). The product space
    conditions the development of nations.
    """
    share = _proximity(checked_presence(presence))
    return pd.DataFrame(share, presence.columns, presence.columns, copy=False)


@indicator(
    label={"sv": "Närhet till vad platsen har", "en": "Relatedness density"},
    unit={"sv": "andel", "en": "share"},
    kind="share",
    definition={
        "sv": "Hur stor del av branschens eller yrkets närhet till andra som ligger i dem som "
        "platsen redan har: de som är minst lika vanliga där som i riket.",
        "en": "The part of the industry's or occupation's proximity to others that lies in those "
        "that the place already has: at least as common there as in Sweden.",
    },
    reading={
        "sv": "0 % är att platsen inte har något av det som ligger nära, 100 % att den har allt "
        "som gör det.",
        "en": "0% is that the place has nothing of what is near, 100% that it has all of it.",
    },
    direction="higher",
    source=("job_ads", "employment"),
    per=("place", "industry"),
    among_all=True,
)
def relatedness_density(
    presence: pd.DataFrame, proximity: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Share of an industry's proximity to the others that lies in industries the place has.

    Parameters
    ----------
    presence
        True and false, places x industries; dense or sparse columns.
    proximity
        Industries x industries with 0 on the diagonal; by default that of `presence`. Give
        it to compute some places only: ``relatedness_density(present.loc[codes], near)``.

    Returns
    -------
    DataFrame
        Share, places x industries, always dense (8 bytes a cell). 0: the place has nothing
        near. 1: it has all that is near. The industry itself counts neither way. Missing for
        an industry that is near no other.

    Raises
    ------
    IndicatorError
        As in `proximity`, or if the given proximity has other industries, a missing or
        negative cell or a diagonal that is not 0.

    References
    ----------
    Hidalgo et al. (2007), as in `proximity`.
    """
    cells, near = cells_and_proximity(presence, proximity)
    density = cells @ near
    sums = near.sum(axis=0)
    density /= np.where(sums > 0, sums, np.nan)  # in place: the table may be all of memory
    return pd.DataFrame(density, presence.index, presence.columns, copy=False)


def cells_and_proximity(present: pd.DataFrame, near: pd.DataFrame | None) -> tuple[Cells, Numbers]:
    """Give the cells of presence and a proximity in the same order of industries, or refuse.

    Parameters
    ----------
    present, near
        As `presence` and `proximity` in `relatedness_density`.

    Returns
    -------
    array or csr_array, array
        0 and 1, places x industries; shares, industries x industries.

    Raises
    ------
    IndicatorError
        As in `relatedness_density`.
    """
    cells = checked_presence(present, complete=near is None)
    if near is None:
        return cells, _proximity(cells)
    shares = checked_counts(near, name="proximity", allow_empty_places=True).to_numpy()
    refuse(_label_faults(present.columns, near))
    if not (near.index.equals(present.columns) and near.columns.equals(present.columns)):
        order = near.index.get_indexer(present.columns), near.columns.get_indexer(present.columns)
        shares = shares[np.ix_(*order)]
    to_itself = np.flatnonzero(np.diag(shares))
    if to_itself.size:
        raise IndicatorError(
            f"proximity: the diagonal must be 0, for an industry is not its own neighbour; "
            f"{len(to_itself)} not 0; the first is {present.columns[to_itself[0]]!r}"
        )
    return cells, shares


def _proximity(cells: Cells) -> Numbers:
    ubiquity = cells.sum(axis=0)
    have_both = dense(cells.T @ cells)
    share = have_both / np.maximum.outer(ubiquity, ubiquity)
    np.fill_diagonal(share, 0)
    return share


def _label_faults(industries: pd.Index, near: pd.DataFrame) -> list[str]:
    faults = []
    for side, labels in (("rows", near.index), ("columns", near.columns)):
        unmatched = industries.symmetric_difference(labels, sort=False).tolist()
        if unmatched:
            faults.append(
                f"proximity: its {side} and the industries of presence differ, by "
                f"{len(unmatched)}; the first in one alone is {unmatched[0]!r}"
            )
    return faults
