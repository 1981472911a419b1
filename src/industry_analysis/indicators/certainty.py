"""How sure a location quotient is: its interval, what a workplace does to it, and a mark.

Rows are places, columns are industries, cells are persons employed. The trap: an interval
counts persons as if each had been drawn by itself, but jobs come in workplaces, so it is
too narrow where a few workplaces make up the industry. Read it with what one workplace
more or less would do, or read the mark, which asks for both.

With e persons in the industry, n in the place, E and N in the reference, LQ is
(e/n)/(E/N). For a place outside the reference, e and E are independent binomial draws, and
the variance of ln LQ is 1/e − 1/n + 1/E − 1/N to first order. Inside the reference e is
part of E; for one multinomial draw over all places and industries it is
1/e − 1/n − 1/E + (2 LQ − 1)/N, which Moineddin, Beyene & Boyle give for LQ = 1. Without
the LQ it can be negative; with it, it is 0 where the place is the whole reference.
``benchmarks/intervals.py`` counts how often each holds the truth.
"""

from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis.indicators.counts import (
    TOLERANCE,
    IndicatorError,
    checked_against_reference,
)
from industry_analysis.indicators.layout import tidy
from industry_analysis.indicators.register import indicator

Numbers = npt.NDArray[np.float64]

# ASSUME: a cell under 15 employed is too small to judge a share or a quotient by: the
# publisher's perturbation and a single workplace move it too much.
SMALL = 15
# ASSUME: one workplace more or less is 15 persons or a tenth of the industry in the place,
# whichever is more: nobody publishes how large the workplaces of a municipality are.
WORKPLACE = 15
WORKPLACE_SHARE = 0.10


class _Cells(NamedTuple):
    """Persons per cell, place (a column), industry (a row) and in all."""

    cells: Numbers
    places: Numbers
    industries: Numbers
    everybody: float

    def quotient(self, more: Numbers | float = 0.0, *, outside: bool = False) -> Numbers:
        """Location quotient if so many more persons worked in each cell, one at a time."""
        in_reference = 0.0 if outside else more
        local = (self.cells + more) * (self.everybody + in_reference)
        wide = (self.places + more) * (self.industries + in_reference)
        # a cell that was the whole of its place or industry leaves nobody there: 0
        return np.divide(local, wide, out=np.zeros_like(local), where=wide > 0)


@indicator(
    label={
        "sv": "Lokaliseringskvotens osäkerhet",
        "en": "Uncertainty of the location quotient",
    },
    unit={"sv": "kvot", "en": "ratio"},
    kind="ratio",
    definition={
        "sv": "Det intervall som lokaliseringskvoten ligger i med 95 procents säkerhet om de "
        "sysselsatta hade fördelats av slumpen, var och en för sig.",
        "en": "The range that the location quotient is in with 95 per cent confidence if the "
        "employed had been spread by chance, each by themselves.",
    },
    reading={
        "sv": "Ligger hela intervallet på samma sida om 1 räcker slumpen inte som förklaring; "
        "där branschen består av få arbetsplatser är intervallet för smalt.",
        "en": "If the whole range is on one side of 1, chance is not enough to explain it; where "
        "the sector is few workplaces, the range is too narrow.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry", "part"),
    parts={
        "lower": {"sv": "Nedre gräns", "en": "Lower bound"},
        "upper": {"sv": "Övre gräns", "en": "Upper bound"},
    },
)
def location_quotient_interval(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    level: float = 0.95,
    outside: bool = False,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Range of a location quotient if the employed were draws of single persons.

    Parameters
    ----------
    employed
        Persons employed, places x industries.
    reference
        Persons employed per industry in the reference economy, the places among them; by
        default the sums over the places.
    level
        How often the range shall hold the quotient, between 0 and 1.
    outside
        Whether the places lie outside the reference, such as those of another country.
    tolerance
        As in `quotient.location_quotient`; places outside are not held against it.

    Returns
    -------
    DataFrame
        Ratio, one row per (place, industry) with the columns lower and upper. 1 between
        them: the place may have the reference's share. Where nobody is employed, lower is
        0 and upper the quotient of the largest share of which, as often as the level says,
        a place of that size gets nobody (Clopper & Pearson); where everybody is, the same
        turned round. That bound takes the reference's share for known.

    Raises
    ------
    IndicatorError
        As in `quotient.location_quotient`, or if the level is not between 0 and 1.

    References
    ----------
    Moineddin, R., Beyene, J. & Boyle, E. (2003). On the location quotient confidence interval.
    Clopper, C. J. & Pearson, E. S. (1934). The use of confidence or fiducial limits.
    """
    if not 0 < level < 1:
        raise IndicatorError(f"level: a number between 0 and 1 is needed, not {level}")
    counts = _checked(employed, reference, outside=outside, tolerance=tolerance)
    quotient = counts.quotient()
    width = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(_variance(counts, outside=outside))
    rarest = ((1 - level) / 2) ** (1 / counts.places)
    most = counts.everybody / counts.industries  # the quotient of a place with nothing else
    nobody, everybody = counts.cells == 0, counts.cells == counts.places
    lower = np.where(everybody, rarest * most, quotient * np.exp(-width))
    upper = np.where(nobody, (1 - rarest) * most, quotient * np.exp(width))
    upper = np.where(everybody, most, upper)
    return tidy({"lower": _frame(lower, employed), "upper": _frame(upper, employed)})


@indicator(
    label={
        "sv": "Lokaliseringskvoten med en tiondel färre eller fler",
        "en": "Location quotient with a tenth fewer or more",
    },
    unit={"sv": "kvot", "en": "ratio"},
    kind="ratio",
    definition={
        "sv": "Vad lokaliseringskvoten hade varit om branschen på platsen hade haft 15 personer, "
        "eller en tiondel om det är mer, färre eller fler.",
        "en": "What the location quotient would have been if the sector in the place had 15 "
        "persons, or a tenth where that is more, fewer or more.",
    },
    reading={
        "sv": "Ligger båda värdena på samma sida om 1 hänger specialiseringen inte på en enda "
        "arbetsplats.",
        "en": "If both values are on one side of 1, the specialisation does not depend on a "
        "single workplace.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry", "part"),
    parts={
        "fewer": {"sv": "En tiondel färre", "en": "A tenth fewer"},
        "more": {"sv": "En tiondel fler", "en": "A tenth more"},
    },
)
def workplace_sensitivity(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    outside: bool = False,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Location quotient if the industry had one workplace fewer or one more in the place.

    A workplace is 15 persons or a tenth of the industry in the place, whichever is more.
    It comes to or leaves the place, and the reference too unless the place is outside it.

    Parameters
    ----------
    employed, reference, outside, tolerance
        As in `location_quotient_interval`.

    Returns
    -------
    DataFrame
        Ratio, one row per (place, industry) with the columns fewer and more. 1: the
        reference's share. 0: nobody left, as where fewer than 15 were employed.

    Raises
    ------
    IndicatorError
        As in `quotient.location_quotient`.
    """
    counts = _checked(employed, reference, outside=outside, tolerance=tolerance)
    workplace = np.maximum(WORKPLACE, WORKPLACE_SHARE * counts.cells)
    fewer = counts.quotient(-np.minimum(workplace, counts.cells), outside=outside)
    more = counts.quotient(workplace, outside=outside)
    return tidy({"fewer": _frame(fewer, employed), "more": _frame(more, employed)})


@indicator(
    label={"sv": "Specialiseringens säkerhet", "en": "Certainty of the specialisation"},
    unit={"sv": "ord", "en": "word"},
    kind="mark",
    definition={
        "sv": "Om lokaliseringskvoten kan läsas som över eller under 1, när både slumpen och en "
        "arbetsplats mer eller mindre vägs in.",
        "en": "Whether the location quotient can be read as above or below 1, when both chance "
        "and one workplace more or less are considered.",
    },
    reading={
        "sv": "Säker är att kvoten stannar på sin sida om 1, osäker att den inte gör det, för "
        "liten att färre än 15 är sysselsatta.",
        "en": "Stable is that the quotient stays on its side of 1, uncertain that it does not, too "
        "small that fewer than 15 are employed.",
    },
    direction="neither",
    source=("employment",),
    per=("place", "industry"),
)
def specialisation_mark(
    employed: pd.DataFrame,
    reference: pd.Series | None = None,
    *,
    level: float = 0.95,
    outside: bool = False,
    tolerance: float = TOLERANCE,
) -> pd.DataFrame:
    """Whether a location quotient can be read as above or below 1: stable, uncertain, too small.

    *Too small* is a cell under 15 employed. *Stable* is a quotient on the same side of 1 as
    both bounds of `location_quotient_interval` and both values of `workplace_sensitivity`,
    none of them at 1. The rest is *uncertain*.

    Parameters
    ----------
    employed, reference, level, outside, tolerance
        As in `location_quotient_interval`.

    Returns
    -------
    DataFrame
        ``"stable"``, ``"uncertain"`` or ``"too small"``, places x industries.

    Raises
    ------
    IndicatorError
        As in `location_quotient_interval`.
    """
    bounds = location_quotient_interval(
        employed, reference, level=level, outside=outside, tolerance=tolerance
    )
    moved = workplace_sensitivity(employed, reference, outside=outside, tolerance=tolerance)
    counts = _checked(employed, reference, outside=outside, tolerance=tolerance)
    side = np.sign(counts.quotient() - 1)  # whole persons: a quotient of 1 is exactly 1
    others = [*bounds.to_numpy().T, *moved.to_numpy().T]
    stays = np.all([np.sign(other.reshape(side.shape) - 1) == side for other in others], axis=0)
    stable = np.where(stays & (side != 0), "stable", "uncertain")
    return _frame(np.where(counts.cells < SMALL, "too small", stable), employed)


def _frame(cells: npt.NDArray[Any], like: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(cells, index=like.index, columns=like.columns)


def _checked(
    employed: pd.DataFrame, reference: pd.Series | None, *, outside: bool, tolerance: float
) -> _Cells:
    allowed = np.inf if outside and tolerance >= 0 else tolerance
    counts, totals = checked_against_reference(employed, reference, tolerance=allowed)
    cells, industries = counts.to_numpy(), totals.to_numpy()
    return _Cells(cells, cells.sum(axis=1, keepdims=True), industries, float(industries.sum()))


def _variance(counts: _Cells, *, outside: bool) -> Numbers:
    """Variance of the logarithm of the quotient, 0 where nobody is employed."""
    cells, places, industries, everybody = counts
    somebody = np.where(cells > 0, cells, np.inf)
    own = 1 / somebody - 1 / places
    if outside:
        return np.maximum(own + 1 / industries - 1 / everybody, 0)
    # ASSUME: perturbed cells may exceed their published total; a variance below 0 is 0.
    return np.maximum(own - 1 / industries + (2 * counts.quotient() - 1) / everybody, 0)
