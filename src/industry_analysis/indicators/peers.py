"""How does a place stand among the few it is most like, figure by figure?

Rows of the results are figures. The trap: a rank among nine is coarse, and what is published
for few of them ranks among fewer; the number that have a value stands beside.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from industry_analysis.indicators import published
from industry_analysis.indicators.register import Direction


def among_peers(
    figures: pd.DataFrame,
    code: str,
    others: Sequence[str],
    *,
    directions: Mapping[str, Direction] | None = None,
) -> pd.DataFrame:
    """Value of a place, median, best and rank among it and its peers, of each figure.

    Parameters
    ----------
    figures
        Rows (``region_code``, ``year``), columns figures, as from ``published.over_time``.
    code, others
        The place, and those it is compared with, such as its twins.
    directions
        Which value of each figure takes the first rank; the better one if ``None``.

    Returns
    -------
    DataFrame
        One row a figure that has a better side and a value for the place and one of the others.
        ``year``, as in ``published.years``; ``value``, ``twin_median`` of the others,
        ``twin_best_value`` of the one that is best, by code in ``twin_best``, all in the
        figure's unit; ``twin_rank``, 1 for the best, equal values sharing the better rank, among
        the ``twins`` that have a value, the place itself among them.
    """
    if directions is None:
        directions = published.directions(map(str, figures))
    of_year = published.years(figures)
    rows = {}
    for name, values in figures.items():
        direction = directions[str(name)]
        now = values.xs(of_year[str(name)], level="year").reindex([code, *others]).dropna()
        if direction == "neither" or code not in now.index or len(now) == 1:
            continue
        ascending = direction == "lower"
        beside = now.drop(code).sort_values(ascending=ascending, kind="stable")
        rows[name] = {
            "year": int(of_year[str(name)]),
            "value": now[code],
            "twin_median": beside.median(),
            "twin_best": beside.index[0],
            "twin_best_value": beside.iloc[0],
            "twin_rank": int(now.rank(method="min", ascending=ascending)[code]),
            "twins": len(now),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("figure")
