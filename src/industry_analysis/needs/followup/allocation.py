"""Who gets the places that offers have, and why the others get none.

Rows are needs; places go to a company within a theme, which may have several needs there. The
trap: this is a proposal by a stated rule for the office to talk about, not a promise.
"""

import hashlib

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from industry_analysis.needs.followup.fit import FITS, OBSTACLES

# ASSUME: of importance and performance one that is missing counts as the middle, 3.
MIDDLE = 3


def turns(needs: pd.DataFrame) -> pd.DataFrame:
    """Give the order in which companies come, within each theme.

    First the highest score, importance × (5 − performance) from 0 to 20, of its open needs in the
    theme; then who told of one first; then by lot, which is the same each time.

    Parameters
    ----------
    needs
        ``standing.standing``.

    Returns
    -------
    DataFrame
        By ``theme`` and ``company`` with an open need, in that order: ``score``, ``since``,
        ``turn`` from 1 in each theme.
    """
    # ASSUME: who has most at stake comes first, then who has waited longest; a lot drawn from the
    # company's key parts equals, so that no one gains by a low number.
    asking = needs[needs.is_open].astype({"theme": "str"})
    lacking = 5 - asking.performance.fillna(MIDDLE)
    asking = asking.assign(score=asking.importance.fillna(MIDDLE) * lacking)
    asks = asking.groupby(["theme", "company"]).agg(score=("score", "max"), since=("date", "min"))
    lot = [hashlib.sha256(key.encode()).hexdigest() for key in asks.index.get_level_values(1)]
    asks = asks.assign(lot=lot).sort_values(
        ["theme", "score", "since", "lot"], ascending=[True, False, True, True]
    )
    asks["turn"] = asks.groupby("theme").cumcount() + 1
    return asks.drop(columns="lot")


def allocation(needs: pd.DataFrame, offers: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Propose for each open need an offer, or say why it has none.

    A company gets at most one offer in a theme, and takes one place in it. No one goes without a
    place that another who comes later in `turns` holds, wherever places could be given otherwise;
    and as many get one as can.

    Parameters
    ----------
    needs
        ``standing.standing``.
    offers
        Those of ``read.survey``; ``capacity`` missing is no limit.
    pairs
        ``fit.pairs`` of them.

    Returns
    -------
    DataFrame
        Indexed as the open needs: ``score``, ``since``, ``turn``; ``offer_row``, missing where
        none; ``reason``: `FITS`, or the nearest of `OBSTACLES` that stands between.
    """
    asking = needs.loc[needs.is_open, ["theme", "company"]].astype({"theme": "str"})
    asks = turns(needs)
    told = pairs.join(asking, on="need_row")
    fitting = told[told.reason.eq(FITS)].drop_duplicates(["theme", "company", "offer_row"])
    given = {
        (theme, company): offer
        for theme, its in fitting.groupby("theme")
        for company, offer in _places(its, asks.loc[[theme]].droplevel(0), offers.capacity).items()
    }
    asks["offer_row"] = pd.Series(given, dtype="Int64").reindex(asks.index)
    result = asking.join(asks, on=["theme", "company"])
    nearest = _nearest(pairs).reindex(result.index, fill_value=OBSTACLES[0])
    result["reason"] = nearest.where(result.offer_row.isna(), FITS)
    return result[["score", "since", "turn", "offer_row", "reason"]]


def _places(fitting: pd.DataFrame, asks: pd.DataFrame, capacity: pd.Series) -> dict[str, int]:
    """The offer that each company of one theme gets.

    Weights that fall with the turn make the heaviest assignment the one that serves each in turn
    unless that keeps an earlier one out (a transversal matroid, where greed is best: Edmonds
    1971), whichever the weights are.
    """
    # ASSUME: who fits an offer without a limit takes that, the first listed, so that the places
    # of others are left to those who fit nothing else.
    limit = fitting.offer_row.map(capacity)
    free = fitting[limit.isna()].sort_values("offer_row").drop_duplicates("company")
    given = dict(zip(free.company, free.offer_row, strict=True))
    rest = fitting[limit.notna() & ~fitting.company.isin(given)]
    wide = pd.crosstab(rest.company, rest.offer_row).astype(bool)
    wide = wide.reindex(asks.index[asks.index.isin(wide.index)])
    if wide.empty:
        return given
    slots = np.repeat(
        np.arange(wide.shape[1]), np.minimum(capacity[wide.columns].astype(int), len(wide))
    )
    people, offers = wide.shape
    turn = np.arange(people, 0, -1)[:, None] * (people * offers + 1)
    weight = np.where(wide.to_numpy(), turn + np.arange(offers, 0, -1), 0)
    rows, places = linear_sum_assignment(weight[:, slots], maximize=True)
    held = zip(rows, slots[places], strict=True)
    fits = wide.to_numpy()
    return given | {str(wide.index[a]): int(wide.columns[b]) for a, b in held if fits[a, b]}


def _nearest(pairs: pd.DataFrame) -> pd.Series:
    """What stands between a need and the offer that it is nearest to."""
    reasons = pairs.reason.replace(FITS, "full")
    nearness = reasons.map({reason: at for at, reason in enumerate(OBSTACLES)})
    nearest = nearness.groupby(pairs.need_row).max()
    return nearest.map(dict(enumerate(OBSTACLES)))
