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
from industry_analysis.indicators.indicated_need.index import indicated_need, positions_of_parts
from industry_analysis.indicators.indicated_need.parts import PARTS

DRAWS, SEED, LEVEL = 1_000, 290, 0.95  # a share of one half is then known to within 0.03
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


def ranks(parts: pd.DataFrame, *, seed: int = SEED, draws: int = DRAWS) -> pd.DataFrame:
    """Rank of every place in each theme, with what weights and parts make of it.

    Of all places together, it is the part of `needs` that takes time, and can be kept.

    Parameters
    ----------
    parts
        As in `indicated_need`.
    seed, draws
        Of the random weights, and how many sets of them.

    Returns
    -------
    DataFrame
        Rows (``theme``, place) of the places that have a value; columns as in ``Needs.themes``
        from ``value`` to ``among_most``.

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
    value, position = indicated_need(parts), positions_of_parts(parts)
    random = np.random.default_rng(seed)
    of_themes = {}
    for theme, names in PARTS.items():
        own = position.loc[value[theme].notna(), list(names)]
        of_themes[theme] = _ranked(value[theme].dropna(), own, random, draws)
    return pd.concat(of_themes, names=["theme"])


def needs(
    figures: Figures,
    *,
    themes: Sequence[str] = (),
    ranked: pd.DataFrame | None = None,
) -> Needs:
    """Indicated need by theme of all municipalities, with its parts and why some have none.

    Parameters
    ----------
    figures
        As from `figures.figures`.
    themes
        Themes that were asked about, in order; those without parts get a row with the reason.
        Those that have parts if none are given.
    ranked
        `ranks` of the figures, where they were kept; computed if ``None``.

    Returns
    -------
    Needs

    Raises
    ------
    IndicatorError
        As in `indicated_need`.
    """
    position = positions_of_parts(figures.parts)
    rows = ranks(figures.parts) if ranked is None else ranked
    of_themes, of_parts = {}, {}
    for theme in themes or PARTS:
        own = position[list(PARTS.get(theme, {}))]
        if own.empty:
            of_themes[theme] = _without_figures(figures.employed.index)
            continue
        found = rows.loc[[theme]].droplevel("theme")
        every = found.reindex(figures.employed.index)
        known = own.notna().sum(axis="columns").reindex(every.index, fill_value=0)
        of_themes[theme] = every.assign(
            places=len(found), known=known, parts=own.shape[1], why=_why(every, figures)
        )
        of_parts[theme] = _parts(figures, own, _ranks_without(own.loc[found.index]))
    return Needs(_keyed(of_themes, ["theme"]), _keyed(of_parts, ["theme", "part"]))


def _keyed(frames: dict[str, pd.DataFrame], keys: list[str]) -> pd.DataFrame:
    together = pd.concat(frames, names=keys[:1])
    return together.reorder_levels(["region_code", *keys])


def _ranks_without(own: pd.DataFrame) -> pd.DataFrame:
    """Rank of each place by the mean of its other parts, a column the part left out."""
    means = {name: own.drop(columns=name).mean(axis="columns") for name in own}
    # a part that the place lacks leaves nothing out
    return pd.DataFrame(means).rank(method="min", ascending=False).where(own.notna())


def _ranked(
    value: pd.Series,
    own: pd.DataFrame,
    random: np.random.Generator,
    draws: int,
) -> pd.DataFrame:
    without = _ranks_without(own)
    drawn = _drawn_ranks(own.to_numpy(dtype=float), random, draws)
    rank = value.round(_DECIMALS).rank(method="min", ascending=False)
    rest = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [rest, 1 - rest], axis=0, method="inverted_cdf")
    found = pd.DataFrame(
        {
            "rank": rank,
            "low": np.fmin.reduce([low, rank, without.min(axis="columns")]),
            "high": np.fmax.reduce([high, rank, without.max(axis="columns")]),
        },
        index=value.index,
    )
    others = max(len(value) - 1, 1)
    share = 1 - (found - 1) / others
    return found.assign(
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
