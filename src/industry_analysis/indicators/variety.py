"""How many legs the industry of a place stands on.

Rows are places, columns are industries, cells are persons employed. The trap: every
measure here depends on how finely the industries are cut, so values are compared only
between tables with the same industries. The measures of concentration, which turn the
same question round, are in `concentration` and found here too.
"""

import numpy as np
import pandas as pd

from industry_analysis.indicators.concentration import (
    equivalent_number,
    herfindahl_index,
    normalised_herfindahl_index,
)
from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.faults import count_faults
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.shares import industry_share

__all__ = [
    "entropy",
    "equivalent_number",
    "herfindahl_index",
    "normalised_herfindahl_index",
    "related_variety",
    "unrelated_variety",
]


@indicator(
    label={"sv": "Entropi", "en": "Entropy"},
    unit={"sv": "bit", "en": "bits"},
    kind="bits",
    definition={
        "sv": "Hur jämnt de sysselsatta är spridda över branscherna, enligt Shannon, i bit.",
        "en": "How evenly the employed are spread over the sectors, after Shannon, in bits.",
    },
    reading={
        "sv": "0 är att alla arbetar i en enda bransch; 1 bit mer motsvarar dubbelt så många "
        "lika stora branscher.",
        "en": "0 is everybody in one sector; 1 bit more is like twice as many equally large "
        "sectors.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def entropy(employed: pd.DataFrame) -> pd.Series:
    """Mean information, in bits, in being told in which industry one of the employed works.

    Parameters
    ----------
    employed
        Persons employed, places x industries.

    Returns
    -------
    Series
        Bits per place, from 0 (everybody in one industry) to the logarithm to base 2 of
        the number of industries (all equally large); 1: like two equally large industries.
        An industry with nobody adds 0.

    Raises
    ------
    IndicatorError
        If a cell is missing (withheld), infinite or negative, or a place is empty.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication.
    """
    share = industry_share(employed)
    return _bits(share).rename("entropy")


@indicator(
    label={"sv": "Besläktad mångfald", "en": "Related variety"},
    unit={"sv": "bit", "en": "bits"},
    kind="bits",
    definition={
        "sv": "Hur jämnt de sysselsatta, eller annonserna, är spridda inom grupper av branscher "
        "eller yrken, vägt med gruppernas andelar, i bit.",
        "en": "How evenly the employed, or the ads, are spread within groups of sectors or "
        "occupations, weighted by the shares of the groups, in bits.",
    },
    reading={
        "sv": "0 är en enda bransch, eller ett enda yrke, i varje grupp; ju högre värde, desto "
        "fler nära varandra; med obesläktad mångfald summerar den till entropin.",
        "en": "0 is a single sector or occupation in each group; the higher the value, the more "
        "near each other; with unrelated variety it adds up to the entropy.",
    },
    # ASSUME: neither is better: studies tie related variety to growth of employment and unrelated
    # variety to a shelter against shocks, but not everywhere.
    direction="neither",
    source=("employment",),
    per=("place",),
)
def related_variety(employed: pd.DataFrame, groups: pd.Series) -> pd.Series:
    """Mean entropy of the industries within their groups, weighted by the groups' shares.

    Parameters
    ----------
    employed
        Persons employed, places x industries.
    groups
        The group of each industry, such as the SNI division (2 digits) of each SNI group;
        industries that the table lacks are left alone.

    Returns
    -------
    Series
        Bits per place, from 0 (a single industry in each group) to the `entropy` (a single
        group); with `unrelated_variety` it adds up to the entropy.

    Raises
    ------
    IndicatorError
        As in `entropy`, or if an industry has no group or several.

    References
    ----------
    Frenken, K., van Oort, F. & Verburg, T. (2007). Related variety, unrelated variety and
    regional economic growth.
    """
    group_share, group_of = _group_shares(employed, groups)
    share = industry_share(employed)
    whole = group_share[group_of].set_axis(share.columns, axis="columns")
    information = np.log2((whole / share).where(share > 0, 1.0))
    return (share * information).sum(axis="columns").rename("related_variety")


@indicator(
    label={"sv": "Obesläktad mångfald", "en": "Unrelated variety"},
    unit={"sv": "bit", "en": "bits"},
    kind="bits",
    definition={
        "sv": "Hur jämnt de sysselsatta är spridda över branschgrupperna, enligt Shannon, i bit.",
        "en": "How evenly the employed are spread over the groups of sectors, after Shannon, "
        "in bits.",
    },
    reading={
        "sv": "0 är att alla arbetar i en enda grupp; ju högre värde, desto fler olikartade "
        "grupper; med besläktad mångfald summerar den till entropin.",
        "en": "0 is everybody in one group; the higher the value, the more groups unlike each "
        "other; with related variety it adds up to the entropy.",
    },
    direction="neither",
    source=("employment",),
    per=("place",),
)
def unrelated_variety(employed: pd.DataFrame, groups: pd.Series) -> pd.Series:
    """Entropy of the groups of industries.

    Parameters
    ----------
    employed, groups
        As in `related_variety`.

    Returns
    -------
    Series
        Bits per place, from 0 (everybody in one group) to the `entropy` (a single industry
        in each group); with `related_variety` it adds up to the entropy.

    Raises
    ------
    IndicatorError
        As in `related_variety`.

    References
    ----------
    Frenken, K., van Oort, F. & Verburg, T. (2007). Related variety, unrelated variety and
    regional economic growth.
    """
    group_share, _ = _group_shares(employed, groups)
    return _bits(group_share).rename("unrelated_variety")


def _bits(share: pd.DataFrame) -> pd.Series:
    information = np.log2(1 / share.where(share > 0, 1.0))
    return (share * information).sum(axis="columns")


def _group_shares(employed: pd.DataFrame, groups: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Shares of the groups, places x groups, and the group of each industry of the table."""
    refuse([*count_faults(employed, name="employed"), *_group_faults(employed, groups)])
    group_of = groups.reindex(employed.columns)
    return industry_share(employed).T.groupby(group_of).sum().T, group_of


def _group_faults(employed: pd.DataFrame, groups: pd.Series) -> list[str]:
    if not isinstance(groups, pd.Series):
        return [f"groups: a Series is needed, not {type(groups).__name__}"]
    rules = {"repeated": groups.index[groups.index.duplicated()]}
    if isinstance(employed, pd.DataFrame):
        grouped = groups.index[groups.notna()]
        rules["without a group"] = employed.columns[~employed.columns.isin(grouped)]
    return [
        f"groups: {len(offenders)} {'industry is' if len(offenders) == 1 else 'industries are'} "
        f"{rule}; the first is {offenders.tolist()[0]!r}"
        for rule, offenders in rules.items()
        if len(offenders)
    ]
