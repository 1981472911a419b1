"""How much weaker than elsewhere are the conditions for industry, theme by theme?

Rows are municipalities, columns parts or themes. The trap: what counts is how many others are
better off, not by how much.
"""

from collections.abc import Hashable

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.indicated_need.parts import PARTS, RAISES
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.standing import positions

# ASSUME: with fewer than half of its parts, or a single one, a theme has no value.
LEAST_SHARE, LEAST_PARTS = 0.5, 2


@indicator(
    label={"sv": "Behov enligt statistiken", "en": "Need according to statistics"},
    unit={"sv": "index 0–1", "en": "index 0–1"},
    kind="index",
    definition={
        "sv": "Medelvärdet, för ett tema, av hur stor andel av de andra kommunerna som har bättre "
        "förutsättningar för industrin, nyckeltal för nyckeltal.",
        "en": "The mean, for a theme, of the share of the other municipalities that have better "
        "conditions for industry, figure by figure.",
    },
    reading={
        "sv": "0,5 är kommunen i mitten, 1 att alla andra har bättre förutsättningar i allt; det "
        "är inget behov som företag har berättat om.",
        "en": "0.5 is the municipality in the middle, 1 that all others have better conditions in "
        "everything; it is no need that companies have told of.",
    },
    direction="lower",
    source=("indicators", "employment", "job_ads", "localities", "greenhouse_gases"),
    per=("place", "industry"),
    among_all=True,
)
def indicated_need(parts: pd.DataFrame) -> pd.DataFrame:
    """Mean position of a place's parts in each theme, 1 for the greatest need.

    Parameters
    ----------
    parts
        Places x parts in their units, as ``Figures.parts``; all places to compare with.

    Returns
    -------
    DataFrame
        Places x themes that have parts, 0–1. Missing with fewer than half of the theme's parts,
        or fewer than two.

    Raises
    ------
    IndicatorError
        If a part is missing or unknown, a cell is infinite, or a place is there twice.
    """
    position = positions_of_parts(parts)
    means = {}
    for theme, names in PARTS.items():
        own = position[list(names)]
        means[theme] = own.mean(axis="columns").where(_enough(own))
    return pd.DataFrame(means)


def positions_of_parts(parts: pd.DataFrame) -> pd.DataFrame:
    """Share of the other places in which each part indicates less need, equal ones half."""
    wrong: dict[str, list[Hashable]] = {
        "columns are missing": [name for name in RAISES if name not in parts],
        "columns are unknown": [str(name) for name in parts if name not in RAISES],
        "places are there twice": list(parts.index[parts.index.duplicated()]),
    }
    refuse(
        f"parts: {len(some)} {said}; the first is {some[0]!r}"
        for said, some in wrong.items()
        if some
    )
    endless = np.isinf(parts.to_numpy(dtype=float)).sum()
    refuse([f"parts: {endless} cells are infinite"] * bool(endless))
    # ASSUME: positions are averaged, not values: a single plant that emits a hundred times what
    # others do would else decide the theme.
    return pd.DataFrame({name: positions(parts[name], way) for name, way in RAISES.items()})


def _enough(own: pd.DataFrame) -> pd.Series:
    known = own.notna().sum(axis="columns")
    return (known >= LEAST_PARTS) & (known >= LEAST_SHARE * own.shape[1])
