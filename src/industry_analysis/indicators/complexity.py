"""How complex the industries of a place are, judged by which other places have them.

Rows are places, columns are industries, cells say whether the place has the industry. The
trap: the index is an eigenvector. It has no sign of its own, it means nothing where the
places fall into parts that share no industry, and it often follows how many industries a
place has; so the sign, the eigenvalues and that correlation go with the numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.linalg import eigh
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from industry_analysis.indicators.cells import Cells, Numbers
from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.indicators.presence import checked_presence
from industry_analysis.indicators.register import indicator

# ASSUME: the second and third eigenvalues must differ by a hundredth of the second; nearer,
# one industry more or less in one place can turn the index into another one.
SMALLEST_GAP = 0.01
# ASSUME: below 0.3, where diversity accounts for less than a tenth of the variance, the sign that
# the convention gives the index is in doubt.
SIGN_IN_DOUBT = 0.3
# ASSUME: beyond 0.7, where diversity accounts for half of the variance, the index is mostly size.
MOSTLY_DIVERSITY = 0.7
# nearer to 1 than this an eigenvalue may be 1; a correlation nearer to 0 has no sign
_ROUNDING = 1e-9
_SHOWN = 5

SIGN = "the index of places correlates positively with diversity"
REMARKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "sign in doubt": {
            "sv": "Indexet samvarierar knappt med antalet branscher eller yrken, så dess tecken är "
            "osäkert.",
            "en": "The index hardly correlates with the number of industries or occupations, so "
            "its sign is uncertain.",
        },
        "mostly diversity": {
            "sv": "Indexet följer till största delen antalet branscher eller yrken, det vill säga "
            "platsens storlek; rangordna inte små platser efter det.",
            "en": "The index mostly follows the number of industries or occupations, that is the "
            "size of the place; do not rank small places by it.",
        },
    }
)


@dataclass(frozen=True, eq=False)
class Complexity:
    """Economic complexity of places and industries, and what it rests on.

    Attributes
    ----------
    places
        Economic complexity index (ECI) per place: mean 0, standard deviation 1.
    industries
        Product complexity index (PCI) per industry, on the scale of the places: a place's
        index is exactly the mean of those of its industries.
    eigenvalues
        The first of them, at most five, from 1 down.
    gap
        The second eigenvalue less the third.
    with_diversity
        Correlation of `places` with the number of industries of the place.
    with_ubiquity
        Correlation of `places` with the mean number of places that have its industries;
        missing if that mean is the same everywhere.
    remarks
        Keys of `REMARKS`, which has the sentences, that a reader must be told.
    sign
        The convention that chose the sign.
    """

    places: pd.Series
    industries: pd.Series
    eigenvalues: tuple[float, ...]
    gap: float
    with_diversity: float
    with_ubiquity: float
    remarks: tuple[str, ...]
    sign: str = SIGN


def complexity(presence: pd.DataFrame) -> Complexity:
    """Position of places and industries along the main line that divides who has what.

    The second eigenvector of the places' shares of industries in common, D⁻¹MU⁻¹Mᵀ, where M
    is presence, D diversity and U ubiquity; for industries the mean over the places that
    have them, over the eigenvalue.

    Parameters
    ----------
    presence
        True and false, places x industries, as from `presence.presence`.

    Returns
    -------
    Complexity
        Higher: industries that few places have, and those places many industries. 0: the
        mean place.

    Raises
    ------
    IndicatorError
        If a place or an industry is empty, the places fall into parts that share no
        industry (eigenvalue 1 comes more than once), every place has every industry, the
        second and third eigenvalues are too near each other, or diversity does not tell
        the sign. The parts and the first offenders are named.

    References
    ----------
    Hidalgo, C. A. & Hausmann, R. (2009). The building blocks of economic complexity.
    Mealy, P., Farmer, J. D. & Teytelboym, A. (2019). Interpreting economic complexity.
    """
    cells = checked_presence(presence)
    if cells.sum() == presence.size:
        raise IndicatorError(
            f"presence: every place has every industry ({len(presence)} x {presence.shape[1]}), so "
            f"no place differs from {presence.index[0]!r}"
        )
    diversity, ubiquity = cells.sum(axis=1), cells.sum(axis=0)
    eigenvalues, by_industry = _eigenvectors(cells, diversity, ubiquity)
    if eigenvalues[1] > 1 - _ROUNDING:
        _refuse_parts(cells, presence)
    second, third = eigenvalues[1], eigenvalues[2] if len(eigenvalues) > 2 else 0.0
    by_place = cells @ by_industry / diversity[:, np.newaxis]
    if second - third < SMALLEST_GAP * second:
        raise IndicatorError(_too_near(second, third, by_place, presence.index))
    raw_places, raw_industries = by_place[:, 0], by_industry[:, 0]
    with_diversity = _correlation(raw_places, diversity)
    if not abs(with_diversity) > _ROUNDING:
        raise IndicatorError(
            "presence: the sign of the complexity index cannot be told, for it does not correlate "
            f"with diversity, which goes from {diversity.min():.0f} to {diversity.max():.0f}; the "
            f"places furthest apart are {_named(presence.index[_ends(raw_places)])}"
        )
    middle, spread = raw_places.mean(), raw_places.std() * np.sign(with_diversity)
    places = (raw_places - middle) / spread
    industries = (raw_industries - middle) / spread
    mean_ubiquity = cells @ ubiquity / diversity
    return Complexity(
        places=pd.Series(places, presence.index, name="economic_complexity"),
        industries=pd.Series(industries, presence.columns, name="product_complexity"),
        eigenvalues=tuple(eigenvalues.tolist()),
        gap=float(second - third),
        with_diversity=abs(with_diversity),
        with_ubiquity=_correlation(places, mean_ubiquity),
        remarks=_remarks(abs(with_diversity)),
    )


@indicator(
    label={"sv": "Ekonomisk komplexitet", "en": "Economic complexity index"},
    unit={"sv": "standardavvikelser", "en": "standard deviations"},
    kind="score",
    definition={
        "sv": "Platsens läge längs den linje som bäst skiljer platser med ovanliga branscher "
        "eller yrken från platser med vanliga.",
        "en": "Where the place lies on the line that best tells places with rare industries or "
        "occupations from places with common ones.",
    },
    reading={
        "sv": "0 är medelplatsen; högre är branscher eller yrken som få platser har, och då "
        "platser med många av dem; indexet följer ofta platsens storlek och ska visas bredvid den.",
        "en": "0 is the mean place; higher is industries or occupations that few places have, and "
        "those places many of them; the index often follows the size of the place and is to be "
        "shown beside it.",
    },
    # ASSUME: neither is better: the index mostly follows the size of the place.
    direction="neither",
    source=("job_ads", "employment"),
    per=("place",),
    among_all=True,
)
def economic_complexity(presence: pd.DataFrame) -> pd.Series:
    """Position of each place along the main line that divides who has what (ECI).

    Parameters
    ----------
    presence
        As in `complexity`, which also has the industries, the eigenvalues and what a reader
        must be told.

    Returns
    -------
    Series
        Standard deviations per place. 0: the mean place.

    Raises
    ------
    IndicatorError
        As in `complexity`.

    References
    ----------
    Hidalgo, C. A. & Hausmann, R. (2009). The building blocks of economic complexity.
    """
    return complexity(presence).places


def _remarks(with_diversity: float) -> tuple[str, ...]:
    if with_diversity < SIGN_IN_DOUBT:
        return ("sign in doubt",)
    return ("mostly diversity",) if with_diversity > MOSTLY_DIVERSITY else ()


def _eigenvectors(cells: Cells, diversity: Numbers, ubiquity: Numbers) -> tuple[Numbers, Numbers]:
    """Eigenvalues from 1 down, and the second and third eigenvectors of the industries.

    D⁻¹MU⁻¹Mᵀ has the eigenvalues of the symmetric BBᵀ and BᵀB with B = D^-½ M U^-½, so the
    smaller of the two is solved. Its first eigenvector is known, the root of diversity or
    of ubiquity; it is taken out, so that it cannot mix with a second one near 1.
    """
    scaled = _scaled(cells, 1 / np.sqrt(diversity), 1 / np.sqrt(ubiquity))
    by_places = len(diversity) <= len(ubiquity)
    square = scaled @ scaled.T if by_places else scaled.T @ scaled
    square = square if isinstance(square, np.ndarray) else square.toarray()
    weights = diversity if by_places else ubiquity
    first = np.sqrt(weights / weights.sum())
    square -= np.outer(first, first)
    size = len(weights)
    values, vectors = eigh(square, subset_by_index=[max(0, size - _SHOWN + 1), size - 1])
    values, vectors = values[::-1].clip(0), vectors[:, :-3:-1]
    # the eigenvector taken out is left among so few, with the value 0
    eigenvalues = np.concatenate([[1.0], values])[:size]
    if by_places:
        vectors = scaled.T @ vectors / np.sqrt(values[:2]).clip(_ROUNDING)
    return eigenvalues, vectors / np.sqrt(ubiquity)[:, np.newaxis]


def _scaled(cells: Cells, rows: Numbers, columns: Numbers) -> Cells:
    if isinstance(cells, np.ndarray):
        return cells * rows[:, np.newaxis] * columns
    scaled = cells.copy()
    scaled.data = cells.data * np.repeat(rows, np.diff(cells.indptr)) * columns[cells.indices]
    return scaled


def _refuse_parts(cells: Cells, presence: pd.DataFrame) -> None:
    places, industries = cells.shape
    links = csr_array(cells)
    starts = np.repeat(np.arange(places), np.diff(links.indptr))
    graph = csr_array(
        (links.data, (starts, links.indices + places)), shape=(places + industries,) * 2
    )
    number, part = connected_components(graph, directed=False)
    if number == 1:
        return
    smallest = part == np.bincount(part).argmin()
    raise IndicatorError(
        f"presence: the places fall into {number} parts that share no industry (eigenvalue 1 comes "
        f"{number} times); the smallest is {_named(presence.index[smallest[:places]])} with "
        f"{_named(presence.columns[smallest[places:]])}"
    )


def _too_near(second: float, third: float, by_place: Numbers, places: pd.Index) -> str:
    # the space of the two is known even where each of them is not
    ends = np.argsort(-(by_place**2).sum(axis=1), kind="stable")[:3]
    return (
        f"presence: the second and third eigenvalues are too near each other ({second:.6g} and "
        f"{third:.6g}, less than {SMALLEST_GAP:.0%} apart) to tell one main line from the other; "
        f"furthest out are {_named(places[ends])}"
    )


def _ends(values: Numbers) -> npt.NDArray[np.intp]:
    return np.array([values.argmin(), values.argmax()])


def _named(labels: pd.Index) -> str:
    shown = ", ".join(repr(label) for label in labels[:3].tolist())
    return shown if len(labels) <= 3 else f"{shown} and {len(labels) - 3} more"


def _correlation(first: Numbers, second: Numbers) -> float:
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return float("nan")
    return float(np.corrcoef(first, second)[0, 1])
