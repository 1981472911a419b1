"""How does a place stand among the few it is most like, figure by figure?

Rows of the results are figures. The trap: a rank among nine is coarse, and what is published
for few of them ranks among fewer; the number that have a value stands beside.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from industry_analysis.indicators import published
from industry_analysis.indicators.register import Direction
from industry_analysis.indicators.standing import standings


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
    turned = directions or published.directions(map(str, figures))
    ranked = standings(figures, code, [code, *others], directions=turned)
    beside = published.latest(figures).reindex(list(others))
    chosen = [name for name, side in turned.items() if side != "neither"]
    rows = ranked.loc[chosen].dropna(subset=["value"]).query("county_places > 1")
    lower = {name: turned[str(name)] == "lower" for name in rows.index}
    best = {
        name: beside[name].idxmin() if low else beside[name].idxmax() for name, low in lower.items()
    }
    return pd.DataFrame(
        {
            "year": rows["year"],
            "value": rows["value"],
            "twin_median": beside.median().reindex(rows.index),
            "twin_best": pd.Series(best, rows.index, dtype=object),
            "twin_best_value": pd.Series(
                {name: beside[name][of] for name, of in best.items()}, rows.index, dtype=float
            ),
            "twin_rank": rows["county_rank"].astype(int),
            "twins": rows["county_places"],
        }
    ).rename_axis("figure")
