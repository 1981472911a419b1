"""Which companies to visit first: where would one more interview teach most?

Rows are cells: municipality x size x industry with a frame, municipalities without one. The
trap: the order is of what is learnt, not of how great the need is; and a cell of few companies
points them out, so what is shown on a page is put together first, see
``visit_cells.together``.
"""

import numpy as np
import pandas as pd

from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.indicated_need import Needs
from industry_analysis.needs.survey.judging import LEAST_ANSWERS
from industry_analysis.needs.visit_cells import JOINT

# why a cell is worth a visit
NEVER, SELDOM, LARGE, FEW_ANSWERS, HIGH_NEED = (
    "never_visited", "seldom_visited", "large", "few_answers", "high_need",
)  # fmt: skip
REASONS = (NEVER, FEW_ANSWERS, LARGE, SELDOM, HIGH_NEED)
# ASSUME: a cell is large from a twentieth of all companies on, or of all employed in industry;
# it is seldom visited under half of the share that was visited in all.
LARGE_SHARE, SELDOM_SHARE = 0.05, 0.5
# ASSUME: the indicated need is high in a theme where at least four in five of the other
# municipalities have less of it.
HIGH = 0.8
PLANNED = 20
_DECIMALS = 12  # of a gain; what differs beyond is rounding and counts as a tie


def visits(
    cells: pd.DataFrame, needs: Needs | None = None, *, planned: int = PLANNED
) -> pd.DataFrame:
    """Cells by what one more interview there would teach, those that teach most first.

    Parameters
    ----------
    cells
        As from `visit_cells`.
    needs
        The indicated need, for the reason `HIGH_NEED` and where cells teach the same.
    planned
        How many visits are shared out.

    Returns
    -------
    DataFrame
        Cells where somebody is left to visit, with their columns and ``rank``, equal gains
        sharing the better; ``gain``, share of what is unsure that one interview takes away;
        ``gain_county`` and ``gain_municipality``, its parts; ``planned``, visits of those
        shared out; ``high_needs``, themes of high indicated need, with semicolons between;
        ``reasons``, of `REASONS`, likewise.

    Raises
    ------
    IndicatorError
        If nobody is left to visit, or `planned` is negative.

    Notes
    -----
    As in Neyman's allocation, what one more interview takes away grows with the square of the
    cell's weight and with the variance in it, and falls with the interviews made there. The
    visits are shared out one by one, each where it takes away most.

    References
    ----------
    Neyman, J. (1934). On the two different aspects of the representative method. Journal of the
    Royal Statistical Society 97.
    """
    refuse([f"planned: 0 or more is needed, not {planned!r}"] * (planned < 0))
    left = cells["answered"] < cells.get("companies", np.inf)
    refuse(["cells: nobody is left to visit"] * (not left.any()))
    gains = _gains(cells, cells["answered"])
    rows = cells.join(gains)[left].assign(
        planned=_planned(cells, gains, planned)[left],
        high_needs=_high_needs(cells, needs)[left],
        reasons=_reasons(cells, needs)[left],
    )
    rounded = rows["gain"].round(_DECIMALS)
    order = pd.DataFrame(
        {
            "gain": rounded,
            "never": rows["answered"] == 0,
            "needs": rows["high_needs"].str.count(";") + (rows["high_needs"] != ""),
        }
    ).sort_values(["gain", "never", "needs"], ascending=False, kind="stable")
    rows.insert(0, "rank", rounded.rank(method="min", ascending=False).astype(int))
    return rows.loc[order.index]


def _weight(cells: pd.DataFrame) -> pd.Series:
    return cells["companies"] if "companies" in cells else cells["employed"]


def _variance(cells: pd.DataFrame, answered: pd.Series) -> pd.Series:
    """Variance of the mean of a cell in which so many have answered."""
    # ASSUME: what is known of a cell without its own interviews, from cells like it, is worth one
    # interview; so a cell that nobody was met in has a variance too.
    spread = cells["spread"]
    if "companies" in cells:
        spread = spread * (1 - answered / cells["companies"])
    return spread / (answered + 1)


def _gains(cells: pd.DataFrame, answered: pd.Series) -> pd.DataFrame:
    weight = _weight(cells)
    place = cells.index.get_level_values("municipality")
    less = _variance(cells, answered) - _variance(cells, answered + 1)
    now = _variance(cells, cells["answered"])
    shares = {
        "gain_county": weight / weight.sum(),
        "gain_municipality": weight / weight.groupby(place).transform("sum"),
    }
    squares = pd.DataFrame(shares) ** 2
    unsure = squares.mul(now, axis="index")
    unsure["gain_county"] = unsure["gain_county"].sum()
    unsure["gain_municipality"] = unsure["gain_municipality"].groupby(place).transform("sum")
    gains = squares.mul(less, axis="index").div(unsure).fillna(0)
    # ASSUME: to know the county better and to know its municipalities better, each of these as
    # much as another, count the same.
    both = (gains["gain_county"] + gains["gain_municipality"] / place.nunique()) / 2
    return gains.assign(gain=both)


def _planned(cells: pd.DataFrame, gains: pd.DataFrame, planned: int) -> pd.Series:
    """How many of so many visits go to each cell, the next always where it takes away most."""
    answered, most = cells["answered"].copy(), cells.get("companies")
    gain = gains["gain"]
    for _ in range(planned):
        if most is not None:
            gain = gain.where(answered < most, -1.0)
        if gain.max() < 0:
            break
        answered.iloc[int(gain.round(_DECIMALS).to_numpy().argmax())] += 1
        gain = _gains(cells, answered)["gain"]
    return answered - cells["answered"]


def _high_needs(cells: pd.DataFrame, needs: Needs | None) -> pd.Series:
    """Themes in which all of a cell's municipalities have a high indicated need."""
    if needs is None:
        return pd.Series("", cells.index)
    high = (needs.themes["position"] >= HIGH).unstack("theme")
    order = needs.themes.index.get_level_values("theme").unique()
    named = []
    for place in cells.index.get_level_values("municipality"):
        rows = high.reindex(str(place).split(JOINT), fill_value=False)
        named.append(";".join(theme for theme in order if rows[theme].all()))
    return pd.Series(named, cells.index)


def _reasons(cells: pd.DataFrame, needs: Needs | None) -> pd.Series:
    answered, weight = cells["answered"], _weight(cells)
    place = cells.index.get_level_values("municipality")
    rate = answered / weight
    holds = {
        NEVER: answered == 0,
        FEW_ANSWERS: answered.groupby(place).transform("sum") < LEAST_ANSWERS,
        LARGE: weight >= LARGE_SHARE * weight.sum(),
        SELDOM: (answered > 0) & (rate < SELDOM_SHARE * answered.sum() / weight.sum()),
        HIGH_NEED: _high_needs(cells, needs) != "",
    }
    marks = pd.DataFrame(holds)[list(REASONS)]
    return marks.apply(lambda row: ";".join(row.index[row]), axis="columns")
