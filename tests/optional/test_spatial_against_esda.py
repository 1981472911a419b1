"""Moran's I, global and local, against PySAL's esda, which is no dependency of ours.

esda scales its local statistic by (n−1)/n of ours, gives a place without neighbours 0, and
its p is of the side that the data chose: half of a two-sided one. So the comparison is with
the statistics of its own draws.
"""

import math
import warnings

import numpy as np
import pandas as pd
import pytest

from industry_analysis import load
from industry_analysis.indicators import spatial
from industry_analysis.indicators.specialisation import industry_share

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    why = "a cross-check with another package: pip install esda libpysal"
    esda = pytest.importorskip("esda", reason=why)
    libpysal = pytest.importorskip("libpysal", reason=why)

pytestmark = pytest.mark.filterwarnings("default")
DRAWS = 9999


def weights_of(values: pd.Series, neighbours: pd.DataFrame) -> object:
    near = neighbours.groupby("municipality_code")["neighbour_code"].agg(list)
    known = {place: near.get(place, []) for place in values.index}
    return libpysal.weights.W(known, id_order=values.index.tolist(), silence_warnings=True)


def frame_of(weights: object) -> pd.DataFrame:
    pairs = [(here, there) for here, near in weights.neighbors.items() for there in near]
    return pd.DataFrame(pairs, columns=["municipality_code", "neighbour_code"])


def two_sided(reference: np.ndarray, observed: np.ndarray) -> np.ndarray:
    """From draws x places, with what is observed among them."""
    higher = (reference >= observed - 1e-9).sum(axis=0)
    lower = (reference <= observed + 1e-9).sum(axis=0)
    return np.minimum(1, 2 * (np.minimum(higher, lower) + 1) / (len(reference) + 1))


def apart(p: np.ndarray, other: np.ndarray, draws: int, runs: int) -> np.ndarray:
    """By how many standard errors of as many runs of draws two p values differ."""
    tail = np.maximum((p + other) / 4, 1 / draws)
    return np.abs(p - other) / (2 * np.sqrt(runs * tail * (1 - tail) / draws))


@pytest.fixture(scope="module")
def share() -> pd.Series:
    rows = load.composition(load.employment()).loc[("BAS register", 2022)]
    return industry_share(rows[rows.index.str.len() == 4])["B+C"]


def test_global_i_of_290_municipalities(share):
    pairs = load.neighbours()
    ours = spatial.morans_i(share, pairs, permutations=DRAWS, seed=1)
    np.random.seed(1)  # esda draws from the global generator
    theirs = esda.Moran(share.to_numpy(), weights_of(share, pairs), permutations=DRAWS)
    assert ours.i == pytest.approx(theirs.I)
    assert ours.expected == pytest.approx(theirs.EI)
    p = two_sided(theirs.sim[:, np.newaxis], np.array([theirs.I]))
    assert apart(np.array([ours.p]), p, DRAWS, runs=2).max() < 4


def test_local_i_of_290_municipalities(share):
    pairs = load.neighbours()
    ours = spatial.local_morans_i(share, pairs, permutations=DRAWS, seed=1)
    weights = weights_of(share, pairs)
    theirs = esda.Moran_Local(share.to_numpy(), weights, permutations=DRAWS, seed=1)
    near = (ours["neighbours"] > 0).to_numpy()
    assert ours.index[~near].tolist() == weights.islands
    size = len(share)
    assert (ours["local_i"] * (size - 1) / size)[near].to_numpy() == pytest.approx(theirs.Is[near])
    p = two_sided(theirs.sim, theirs.Is)
    assert apart(ours["p"].to_numpy()[near], p[near], DRAWS, runs=2).max() < 4.5
    words = {1: "high among high", 2: "low among high", 3: "low among low", 4: "high among low"}
    marked = ours["quadrant"].isin(words.values()).to_numpy()
    assert marked.any()
    assert ours["quadrant"][marked].tolist() == [words[one] for one in theirs.q[marked]]


def test_exact_p_of_12_municipalities(share):
    twelve = share[share.index.str.startswith("18")]
    pairs = load.neighbours()
    among = pairs[pairs.isin(twelve.index).all(axis="columns")]
    ours = spatial.local_morans_i(twelve, among, permutations=462, seed=1)
    assert ours["exact"].all()
    draws = 99_999
    weights = weights_of(twelve, among)
    theirs = esda.Moran_Local(twelve.to_numpy(), weights, permutations=draws, seed=1)
    p = two_sided(theirs.sim, theirs.Is)
    assert apart(ours["p"].to_numpy(), p, draws, runs=1).max() < 4


# the values in esda's own documentation, the second that of GeoDa
@pytest.mark.parametrize(
    ("neighbours", "table", "column", "published"),
    [("stl.gal", "stl_hom.txt", "HR8893", 0.244), ("sids2.gal", "sids2.dbf", "SIDR74", 0.248)],
)
def test_published_i_of_homicides_and_of_sudden_infant_deaths(neighbours, table, column, published):
    path = libpysal.examples.get_path
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        weights = libpysal.io.open(path(neighbours)).read()
        numbers = np.array(libpysal.io.open(path(table)).by_col[column], dtype=float)
    values = pd.Series(numbers, index=weights.id_order)
    ours = spatial.morans_i(values, frame_of(weights), permutations=999, seed=1)
    assert ours.i == pytest.approx(published, abs=5e-4)
    assert ours.i == pytest.approx(esda.Moran(numbers, weights, permutations=0).I)
    assert ours.p < 0.01


def test_a_place_at_the_mean_is_extreme_for_esda_and_not_for_us():
    # its local I is 0 in every draw: esda counts all draws on one side and none on the other
    values = pd.Series([-3.0, -1, 0, 1, 3], index=list("abcde"))
    weights = libpysal.weights.W(
        {"a": ["b"], "b": ["a", "c"], "c": ["b", "d"], "d": ["c", "e"], "e": ["d"]}
    )
    theirs = esda.Moran_Local(values.to_numpy(), weights, permutations=999, seed=1)
    ours = spatial.local_morans_i(values, frame_of(weights), permutations=999, seed=1)
    assert theirs.p_sim[2] == pytest.approx(1 / 1000)
    assert ours.loc["c", "p"] == 1
    assert math.isclose(ours.loc["c", "local_i"], 0)
