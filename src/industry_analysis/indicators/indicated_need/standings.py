"""How great is the need that figures indicate, among all municipalities, and how sure is that?

Rows are (``region_code``, ``theme``), or with the ``part`` as a third key. The trap: rank 1 is
the greatest need, and a rank without its interval looks exact: few and unlike parts make it wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from industry_analysis.indicators.counts import refuse
from industry_analysis.indicators.indicated_need.figures import LEAST_EMPLOYED, Figures
from industry_analysis.indicators.indicated_need.parts import PARTS, RAISES
from industry_analysis.indicators.register import indicator
from industry_analysis.indicators.standing import positions

# ASSUME: with fewer than half of its parts, or a single one, a theme has no value.
LEAST_SHARE, LEAST_PARTS = 0.5, 2
DRAWS, SEED, LEVEL = 2_000, 290, 0.95  # a share of one half is then known to within 0.02
FIFTH = 0.2
# why a theme has no value
NO_FIGURES, FEW_PARTS, LITTLE_INDUSTRY = "no_figures", "few_parts", "little_industry"
_DECIMALS = 10  # of an index; what differs beyond is rounding and counts as a tie

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Needs:
    """The indicated need of every municipality.

    Attributes
    ----------
    themes
        Rows (``region_code``, ``theme``) of all municipalities and themes. ``value``, mean
        position of the parts, 0–1; ``rank``, 1 for the greatest need, equal ones sharing the
        better, with ``low`` and ``high``, among the ``places`` that have a value; ``position``,
        ``position_low`` and ``position_high``, share of the others that have less need, 0–1, of
        those three ranks; ``among_most``, share of the weightings that place it in the fifth
        with the greatest need; ``known`` of the theme's ``parts``; ``why`` there is no value,
        else empty.
    parts
        Rows (``region_code``, ``theme``, ``part``) of municipalities with enough industry.
        ``value`` in the part's unit; ``period``, its year or years; ``position``, share of the
        other municipalities in which it indicates less need; ``rank``, 1 for the greatest, among
        ``places``; ``rank_without``, the theme's rank with the part left out. Missing where the
        part is not published.
    """

    themes: pd.DataFrame
    parts: pd.DataFrame


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
    position = _positions(parts)
    means = {}
    for theme, names in PARTS.items():
        own = position[list(names)]
        means[theme] = own.mean(axis="columns").where(_enough(own))
    return pd.DataFrame(means)


def needs(
    figures: Figures, *, themes: Sequence[str] = (), seed: int = SEED, draws: int = DRAWS
) -> Needs:
    """Indicated need by theme of all municipalities, with what weights and parts make of it.

    Parameters
    ----------
    figures
        As from `figures.figures`.
    themes
        Themes that were asked about, in order; those without parts get a row with the reason.
        Those that have parts if none are given.
    seed, draws
        Of the random weights, and how many sets of them.

    Returns
    -------
    Needs

    Raises
    ------
    IndicatorError
        As in `indicated_need`, or if fewer than one set of weights is asked for.

    Notes
    -----
    The interval holds 95 per cent of the ranks under random weights of the parts (Dirichlet,
    each as likely as any other), and is widened to the rank under equal weights and to those
    with one part left out. Where a part is not published its position is drawn too, from 0 to 1.

    References
    ----------
    Bradshaw, J. (1972). A taxonomy of social need. In McLachlan (ed.), Problems and progress in
    medical care.
    Lahdelma, R., Hokkanen, J. & Salminen, P. (1998). SMAA – Stochastic multiobjective
    acceptability analysis. European Journal of Operational Research 106.
    """
    refuse([f"draws: 1 or more is needed, not {draws!r}"] * (draws < 1))
    value, position = indicated_need(figures.parts), _positions(figures.parts)
    random = np.random.default_rng(seed)
    of_themes, of_parts = {}, {}
    for theme in themes or PARTS:
        own = position[list(PARTS.get(theme, {}))]
        if own.empty:
            of_themes[theme] = _without_figures(figures.employed.index)
            continue
        ranked = own[value[theme].notna()]
        without = _ranks_without(ranked)
        rows = _ranked(value[theme].dropna(), ranked, without, random, draws)
        every = rows.reindex(figures.employed.index)
        known = own.notna().sum(axis="columns").reindex(every.index, fill_value=0)
        of_themes[theme] = every.assign(
            places=len(ranked), known=known, parts=own.shape[1], why=_why(every, figures)
        )
        of_parts[theme] = _parts(figures, own, without)
    return Needs(_keyed(of_themes, ["theme"]), _keyed(of_parts, ["theme", "part"]))


def _keyed(frames: dict[str, pd.DataFrame], keys: list[str]) -> pd.DataFrame:
    together = pd.concat(frames, names=keys[:1])
    return together.reorder_levels(["region_code", *keys])


def _positions(parts: pd.DataFrame) -> pd.DataFrame:
    """Share of the other places in which each part indicates less need, equal ones half."""
    missing = [name for name in RAISES if name not in parts]
    strange = [name for name in parts if name not in RAISES]
    twice = parts.index[parts.index.duplicated()]
    refuse(
        [
            *(f"parts: {len(some)} {said}; the first is {some[0]!r}" for some, said in (
                (missing, "columns are missing"), (strange, "columns are unknown"),
                (list(twice), "places are there twice"),
            ) if some),
        ]
    )  # fmt: skip
    endless = np.isinf(parts.to_numpy(dtype=float)).sum()
    refuse([f"parts: {endless} cells are infinite"] * bool(endless))
    # ASSUME: positions are averaged, not values: a single plant that emits a hundred times what
    # others do would else decide the theme.
    return pd.DataFrame({name: positions(parts[name], way) for name, way in RAISES.items()})


def _enough(own: pd.DataFrame) -> pd.Series:
    known = own.notna().sum(axis="columns")
    return (known >= LEAST_PARTS) & (known >= LEAST_SHARE * own.shape[1])


def _ranks_without(own: pd.DataFrame) -> pd.DataFrame:
    """Rank of each place by the mean of its other parts, a column the part left out."""
    means = {name: own.drop(columns=name).mean(axis="columns") for name in own}
    # a part that the place lacks leaves nothing out
    return pd.DataFrame(means).rank(method="min", ascending=False).where(own.notna())


def _ranked(
    value: pd.Series,
    own: pd.DataFrame,
    without: pd.DataFrame,
    random: np.random.Generator,
    draws: int,
) -> pd.DataFrame:
    drawn = _drawn_ranks(own.to_numpy(dtype=float), random, draws)
    rank = value.round(_DECIMALS).rank(method="min", ascending=False)
    rest = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [rest, 1 - rest], axis=0, method="inverted_cdf")
    ranks = pd.DataFrame(
        {
            "rank": rank,
            "low": np.fmin.reduce([low, rank, without.min(axis="columns")]),
            "high": np.fmax.reduce([high, rank, without.max(axis="columns")]),
        },
        index=value.index,
    )
    others = max(len(value) - 1, 1)
    share = 1 - (ranks - 1) / others
    return ranks.assign(
        value=value,
        position=share["rank"],
        position_low=share["high"],
        position_high=share["low"],
        among_most=(drawn <= round(len(value) * FIFTH)).mean(axis=0),
    )


def _drawn_ranks(position: Numbers, random: np.random.Generator, draws: int) -> Numbers:
    """Ranks, draws x places, under random weights of the parts, 1 for the greatest need."""
    # ASSUME: every weighting of the parts is as likely as any other, and where a part is not
    # published every position of the place is.
    weights = random.dirichlet(np.ones(position.shape[1]), size=draws)
    index = weights @ np.nan_to_num(position).T
    for part, unknown in enumerate(np.isnan(position).T):
        index[:, unknown] += weights[:, [part]] * random.random((draws, unknown.sum()))
    return np.asarray(rankdata(-index.round(_DECIMALS), method="min", axis=1), dtype=float)


def _why(rows: pd.DataFrame, figures: Figures) -> pd.Series:
    little = figures.employed < LEAST_EMPLOYED
    reasons = np.select([little, rows["value"].isna()], [LITTLE_INDUSTRY, FEW_PARTS], "")
    return pd.Series(reasons, rows.index)


def _without_figures(codes: pd.Index) -> pd.DataFrame:
    return pd.DataFrame({"known": 0, "parts": 0, "places": 0, "why": NO_FIGURES}, index=codes)


def _parts(figures: Figures, own: pd.DataFrame, without: pd.DataFrame) -> pd.DataFrame:
    """Rows (part, place) of one theme."""
    frames = {
        str(name): pd.DataFrame(
            {
                "value": figures.parts[name],
                "period": figures.periods[str(name)],
                "position": own[name],
                "rank": own[name].round(_DECIMALS).rank(method="min", ascending=False),
                "places": own[name].count(),
                "rank_without": without[name].reindex(own.index),
            }
        )
        for name in own
    }
    return pd.concat(frames, names=["part"])
