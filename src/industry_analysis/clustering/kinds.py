"""Which kind of municipality is each of them, by what the employed work in?

Rows are municipalities, all of them, since a kind is one only beside the others. The trap:
a kind is named by what its municipalities have more of than others on average; a single one
may have the opposite, so show its own shares beside those of its kind.
"""

from collections.abc import Hashable, Mapping

import pandas as pd

from industry_analysis.clustering.features import Text, standard_scores
from industry_analysis.clustering.naming import describe_groups
from industry_analysis.clustering.typology import typology
from industry_analysis.indicators.sectors import sector_shares

SEED = 2022


# ASSUME: kinds are found by k-means from the shares of five broad sectors, each in standard
# deviations. They come back when municipalities are drawn anew (Jaccard above 0.8 for each of
# three kinds, 2022); those of log-ratios of 15 industries do not, at any number of kinds from
# 3 to 12, for small industries then weigh as much as large ones.
def kinds(employed: pd.DataFrame, *, bootstraps: int = 100) -> pd.DataFrame:
    """The kind of every municipality, and how sure it is.

    Parameters
    ----------
    employed
        Persons employed, all municipalities x the 15 groups of SNI 2007.
    bootstraps
        How many times municipalities are drawn anew, at least 20.

    Returns
    -------
    DataFrame
        One row a municipality: ``group``, 1 for the largest kind; ``certainty``, the share of
        the draws in which it stays with its kind, 0–1; ``returns``, the mean Jaccard
        similarity of its kind with the most similar new one; ``reason``, why so many kinds,
        see `typology.Typology`.

    Raises
    ------
    IndicatorError
        If a cell is missing, infinite or negative, or a municipality is empty.
    """
    scores = standard_scores(sector_shares(employed), name="shares")
    found = typology(scores, seed=SEED, method="k-means", bootstraps=bootstraps)
    return pd.DataFrame(
        {
            "group": found.labels,
            "certainty": found.certainty,
            "returns": found.labels.map(found.groups["jaccard"]),
            "reason": found.reason,
        }
    )


def describe(
    found: pd.DataFrame, shares: pd.DataFrame, *, words: Mapping[Hashable, Text]
) -> pd.DataFrame:
    """The kinds in words and numbers, the largest first.

    Parameters
    ----------
    found
        The result of `kinds`.
    shares
        The same municipalities x sectors, see `sectors.sector_shares`.
    words
        What there is much or little of, see `naming.describe_groups`.

    Returns
    -------
    DataFrame
        One row a ``group``: ``sv`` and ``en``, its name; ``led_by``, the sector that sets it
        apart most; ``size``; ``returns``; and the mean share of each sector, each
        municipality counted once.
    """
    named = describe_groups(found["group"], shares, words=words).names
    means = shares.groupby(found["group"]).mean()
    apart = standard_scores(shares).groupby(found["group"]).mean().abs()
    return pd.DataFrame(
        {
            "sv": named["sv"],
            "en": named["en"],
            "led_by": apart.idxmax(axis="columns"),
            "size": named["size"],
            "returns": found.groupby("group")["returns"].first(),
        }
    ).join(means)


def fitting(found: pd.DataFrame, shares: pd.DataFrame, described: pd.DataFrame) -> pd.Series:
    """Whether each municipality is above, or below, the mean in what its kind is named by.

    Parameters
    ----------
    found, shares
        As in `describe`, whose result is `described`.

    Returns
    -------
    Series
        False for a municipality that has less of what its kind is said to have much of.
    """
    led_by = found["group"].map(described["led_by"])
    above = shares.gt(shares.mean())
    own = pd.Series({code: above[led_by[code]][code] for code in found.index})
    kind = described[list(shares)].gt(shares.mean())
    named = pd.Series({group: kind[row.led_by][group] for group, row in described.iterrows()})
    return (own == found["group"].map(named)).rename("fitting")


def next_kind(found: pd.DataFrame, shares: pd.DataFrame) -> pd.Series:
    """The kind whose mean is nearest to each municipality, its own left out."""
    scores = standard_scores(shares)
    means = scores.groupby(found["group"]).mean()
    squares = pd.DataFrame(
        {group: ((scores - mean) ** 2).sum(axis="columns") for group, mean in means.iterrows()}
    )
    own = pd.get_dummies(found["group"]).reindex(columns=squares.columns).astype(bool)
    return squares.mask(own).idxmin(axis="columns").rename("next")
