"""Which places are most like this one, in what, and would other weights find the same?

Rows are places, columns are features on one scale. The trap: being nearest does not mean
being near; look at the distance, and at which variable it comes from.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from industry_analysis.clustering.features import (
    Numbers,
    checked_features,
    fault,
    in_order,
    label_faults,
    seed_faults,
    whole_number_faults,
)
from industry_analysis.indicators.counts import refuse

DRAWS = 10_000  # a share of one half is then known to within 0.01


@dataclass(frozen=True, eq=False)
class Twins:
    """The places most like one place.

    Attributes
    ----------
    nearest
        One row a twin, nearest first: ``distance``, 0 for an identical place; ``survives``,
        share of the random weightings in which it is among the n nearest.
    contributions
        Twins x variables: the part of the squared distance that comes from each variable,
        0 where the two are alike; a row adds up to the squared distance.
    differences
        Twins x variables: the twin's value less the place's, in the features' unit.
    """

    nearest: pd.DataFrame
    contributions: pd.DataFrame
    differences: pd.DataFrame


def twins(
    features: pd.DataFrame,
    place: Hashable,
    *,
    seed: int,
    weights: pd.Series | None = None,
    n: int = 10,
    draws: int = DRAWS,
) -> Twins:
    """Places at the smallest weighted distance, what it is made of and how sure they are.

    Parameters
    ----------
    features
        Places x variables on one scale, such as `composition` and `standard_scores`.
    place
        The place whose twins are sought, one of the rows.
    seed
        Of the random weightings.
    weights
        Weight of each variable, not negative; only their proportions count. All equal if
        ``None``; the distance is then Euclid's.
    n
        How many twins.
    draws
        How many random weightings.

    Returns
    -------
    Twins
        The distance is the root of Σ w (difference)², with weights w that average 1.

    Raises
    ------
    IndicatorError
        If a cell is missing or infinite, the place is not in the table, there are fewer
        than n others, or a weight is missing, negative or for no variable.

    Notes
    -----
    Random weightings are drawn from a Dirichlet distribution with the given weights as mean;
    for equal weights all weightings are then equally likely. Places equally far are ordered
    by label, and each survives wherever the other does.
    """
    numbers = in_order(checked_features(features, name="features"))
    refuse(
        [
            *_place_faults(numbers.index, place),
            *whole_number_faults("n", n, least=1),
            *whole_number_faults("draws", draws, least=1),
            *seed_faults(seed),
        ]
    )
    weight = _weights(weights, numbers.columns)
    differences = (numbers - numbers.T[place]).drop(index=place)
    if n > len(differences):
        refuse([f"n: {n} twins are asked for among {len(differences)} others"])
    parts = differences**2 * weight
    squared = parts.sum(axis="columns").sort_values(kind="stable")
    found = squared.index[:n]
    shares = _survival((differences**2).to_numpy(), weight.to_numpy(), n, draws=draws, seed=seed)
    survives = pd.Series(shares, differences.index)
    nearest = pd.DataFrame(
        {"distance": np.sqrt(squared[found]), "survives": survives[found]}, index=found
    )
    by_variable = parts.loc[found, features.columns], differences.loc[found, features.columns]
    return Twins(nearest, *by_variable)


def _survival(squares: Numbers, weight: Numbers, n: int, *, draws: int, seed: int) -> Numbers:
    """Share of the weightings in which each place is among the n nearest."""
    # ASSUME: random weightings scatter around the given ones as widely as a Dirichlet
    # distribution with one unit a variable does; equal weights give the even distribution.
    counted = weight > 0
    generator = np.random.default_rng(seed)
    drawn = generator.dirichlet(weight[counted], size=draws)
    squared = drawn @ squares[:, counted].T
    last = np.partition(squared, n - 1, axis=1)[:, [n - 1]]
    return (squared <= last * (1 + 1e-12)).mean(axis=0)


def _weights(weights: pd.Series | None, variables: pd.Index) -> pd.Series:
    """Weights that average 1, in the order of the variables."""
    if weights is None:
        return pd.Series(1.0, variables)
    refuse(label_faults(weights.index, variables, name="weights", of="features", thing="variable"))
    given = weights.reindex(variables).astype(float)
    wrong = [repr(name) for name in given.index[~((given >= 0) & np.isfinite(given))]]
    refuse(fault("weights", "variable", "missing, infinite or negative", wrong))
    refuse(["weights: all are 0"] * (not given.any()))
    return given / given.mean()


def _place_faults(places: pd.Index, place: Hashable) -> list[str]:
    if place in places:
        return []
    return [f"place: {place!r} is not among the {len(places)} places of features"]
