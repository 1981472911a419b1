"""Weighted shares, means, positions and priorities, as far as they may be told beside the counts.

Rows are domains and themes. The trap: a weighted share of few companies is nearly a list of who
said what, for the weights are known and few sums of them come out alike; so each is told rounded,
and only if no company could be read out of it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd

from industry_analysis.disclosure import Rules, Statement
from industry_analysis.indicators.counts import IndicatorError
from industry_analysis.needs import survey as asking
from industry_analysis.needs.picture.classes import ALL, Classes, Told
from industry_analysis.needs.picture.protection import Counts
from industry_analysis.needs.picture.tables import Companies
from industry_analysis.needs.survey.positions import QUADRANTS

COUNTY, MUNICIPALITY = "county", "municipality"
# ASSUME: a municipality where fewer than 20 companies were met has counts, but no estimates: its
# weights would rest on companies elsewhere, and its shares on single companies.
LEAST_MET = 20
# ASSUME: shares are told in steps of five percentage points, means with one decimal; an interval is
# rounded outwards to the same and tells no more than what it is of.
STEP = 5
_SEED = 18
_KEYS = ["domain", "code", "theme"]
NUMBERS = ["share", "share_low", "share_high"]
MEANS = [f"{of}{end}" for of in ("importance", "performance") for end in ("", "_low", "_high")]
REGION = ["major", "minor", "angle"]
PLACED = ["importance_line", "performance_line", "certainty"]


@dataclass(frozen=True)
class Estimates:
    """What may be told beside the counts.

    Attributes
    ----------
    themes
        One row per domain and theme: ``domain`` (``county`` or ``municipality``), ``code``,
        ``theme``; ``share`` of the companies that have the need, per cent, with ``share_low``
        and ``share_high``; ``importance`` and ``performance``, 1 to 5, with theirs; the region
        of both (``major``, ``minor``, ``angle``), the lines, ``quadrant`` and its ``certainty``
        (per cent). ``shown`` and ``means_shown`` say whether share and means are there.
    priorities
        One row per domain and theme: ``rank``, ``rank_low``, ``rank_high``, ``first`` (share of
        the replicates that put it first, per cent), ``shown``.
    order
        One row per domain and pair of themes: ``theme`` before ``other``, ``certainty``, per cent.
    weighted
        Whether there was a frame that could be weighted to.
    statements
        What the shares and means tell.
    """

    themes: pd.DataFrame
    priorities: pd.DataFrame
    order: pd.DataFrame
    weighted: bool
    statements: tuple[Statement, ...]


def estimates(
    said: Companies,
    counts: Counts,
    *,
    themes: Sequence[str],
    sizes: Sequence[str],
    rules: Rules,
    without: Collection[str] = (),
) -> Estimates:
    """Estimate, and tell what leaves every company in doubt.

    Parameters
    ----------
    said
        Companies, and their needs.
    counts
        What is told already.
    themes, sizes
        In order.
    rules
        The settings.
    without
        Codes of domains of which nothing is estimated, as few changed since an edition.
    """
    answered = _survey(said, themes, sizes)
    if answered is None:
        return _nothing()
    domains = [d for d in [(COUNTY, ALL), *_large(said)] if d[1] not in without]
    if not domains:
        return _nothing()
    frames = [_estimated(answered, *domain) for domain in domains]
    table = pd.concat(frames, ignore_index=True)
    known = Classes.of(said, answered, counts, rules)
    told = list(_told(table, known, themes))
    table = _withheld(table, {(t.domain, t.code, t.theme, t.what) for t in told})
    ranked = _complete(table, domains, "shown")
    return Estimates(
        themes=table,
        priorities=_priorities(answered, domains, ranked),
        order=_order(answered, ranked),
        weighted=answered.weights.weighted,
        statements=tuple(s for one in told for s in one.statements),
    )


def _nothing() -> Estimates:
    table = pd.DataFrame(columns=[*_KEYS, *NUMBERS, *MEANS, *REGION, *PLACED, "quadrant"])
    table = table.assign(shown=False, means_shown=False)
    ranks = pd.DataFrame(columns=[*_KEYS, "rank", "rank_low", "rank_high", "first", "shown"])
    pairs = pd.DataFrame(columns=["domain", "code", "theme", "other", "certainty"])
    return Estimates(table, ranks, pairs, weighted=False, statements=())


def _survey(said: Companies, themes: Sequence[str], sizes: Sequence[str]) -> asking.Survey | None:
    """The survey, weighted if that can be; nothing of too few companies to estimate by."""
    if len(said.met) < 2:
        return None
    ordered = pd.CategoricalDtype(list(sizes), ordered=True)
    kinds = {"size": "size_class", "industry": "sni"}

    def renamed(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.rename(columns=kinds).astype({"size_class": ordered})

    scores = said.needs[["importance", "performance"]].astype(float)
    # ASSUME: a need for which one of the two figures is missing is left out of both means.
    needs = said.needs.assign(**scores.where(scores.notna().all(axis="columns")))
    frame = renamed(said.frame) if len(said.frame) else None
    try:
        return asking.survey_of(renamed(said.met), needs, frame, themes=themes, seed=_SEED)
    except IndicatorError:
        # ASSUME: a frame that no weights can meet is left aside, and every figure says so.
        return asking.survey_of(renamed(said.met), needs, None, themes=themes, seed=_SEED)


def _large(said: Companies) -> list[tuple[str, str]]:
    """The municipalities that get estimates, the most met first."""
    met = said.met.groupby("municipality")["company"].size()
    ordered = met[met >= LEAST_MET].sort_values(ascending=False, kind="stable")
    return [(MUNICIPALITY, str(code)) for code in ordered.index]


def _of(found: pd.DataFrame, code: str) -> pd.DataFrame:
    if code == ALL:
        return found
    return found[found.index.get_level_values(MUNICIPALITY) == code].droplevel(MUNICIPALITY)


def _estimated(answered: asking.Survey, domain: str, code: str) -> pd.DataFrame:
    """All estimates of a domain, rounded as they would be told; missing where they are not."""
    by = () if code == ALL else (MUNICIPALITY,)
    share = _of(asking.share_with_need(answered, by=by), code)
    share = share[share["reason"].eq("")]
    place = _of(asking.positions(answered, by=by), code)
    table = pd.DataFrame(index=answered.need.columns)
    table["share"] = (100 * share["estimate"] / STEP).round() * STEP
    table["share_low"] = np.floor(100 * share["low"] / STEP) * STEP
    table["share_high"] = np.ceil(100 * share["high"] / STEP) * STEP
    for name, mean in (
        ("importance", asking.mean_importance),
        ("performance", asking.mean_performance),
    ):
        found = _of(mean(answered, by=by), code)
        # where all answered alike, the mean tells what each of them did
        found = found[found["reason"].eq("")]
        table[name] = found["estimate"].round(1)
        table[f"{name}_low"] = np.floor(10 * found["low"]) / 10
        table[f"{name}_high"] = np.ceil(10 * found["high"]) / 10
    table[REGION] = place[REGION].round(2)
    table["certainty"] = (20 * place["certainty"]).round() * 5
    return table.reset_index(names="theme").assign(domain=domain, code=code)


def _told(table: pd.DataFrame, known: Classes, themes: Sequence[str]) -> Iterator[Told]:
    """What can be told of each theme: the county first, then municipalities, shares first."""
    for theme in themes:
        rows = table[table["theme"].eq(theme)]
        candidates = [
            known.candidate(row, what, half=STEP / 2)
            for what in ("share", "means")
            for row in cast(list[dict[str, Any]], rows.to_dict("records"))
            if known.may_be_told(row, what)
        ]
        yield from known.safe(theme, candidates)


def _withheld(table: pd.DataFrame, told: set[tuple[str, str, str, str]]) -> pd.DataFrame:
    """The table with nothing in it that was not told; positions from the numbers that were."""
    keys = list(zip(*(table[key] for key in _KEYS), strict=True))
    table = table.assign(
        shown=[(*key, "share") in told for key in keys],
        means_shown=[(*key, "means") in told for key in keys],
    )
    table[NUMBERS] = table[NUMBERS].where(table["shown"])
    table[[*MEANS, *REGION]] = table[[*MEANS, *REGION]].where(table["means_shown"])
    domain = table.groupby(["domain", "code"])
    whole = domain["means_shown"].transform("all")
    for name in ("importance", "performance"):
        table[f"{name}_line"] = domain[name].transform("mean").round(2).where(whole)
    table["certainty"] = table["certainty"].where(whole)
    # from what is shown, so that the side of the line tells no more
    low = table["importance"] < table["importance_line"]
    well = table["performance"] >= table["performance_line"]
    side = np.array(QUADRANTS, dtype=object)[2 * low.to_numpy(int) + well.to_numpy(int)]
    table["quadrant"] = pd.Series(side, table.index).where(whole, "")
    return table[[*_KEYS, *NUMBERS, *MEANS, *REGION, *PLACED, "quadrant", "shown", "means_shown"]]


def _complete(
    table: pd.DataFrame, domains: Sequence[tuple[str, str]], shown: str
) -> list[tuple[str, str]]:
    """Domains of which all themes are told: the order of some would tell of the others."""
    whole = table.groupby(["domain", "code"])[shown].all()
    return [domain for domain in domains if whole[domain]]


def _priorities(
    answered: asking.Survey,
    domains: Sequence[tuple[str, str]],
    ranked: Sequence[tuple[str, str]],
) -> pd.DataFrame:
    # ASSUME: that the scores of themes come in an order tells of no company: none of their sums
    # is published, and each lies between 0 and 20 times the companies with the need.
    columns = ["rank", "rank_low", "rank_high", "first"]
    parts = []
    for domain, code in domains:
        by = () if code == ALL else (MUNICIPALITY,)
        found = _of(asking.priorities(answered, by=by), code)[columns].reset_index(names="theme")
        found["first"] = (20 * found["first"]).round() * 5
        shown = (domain, code) in ranked
        found[columns] = found[columns].astype(float).where(found["rank"].notna() & shown)
        parts.append(found.assign(domain=domain, code=code, shown=shown & found["rank"].notna()))
    return pd.concat(parts, ignore_index=True)[[*_KEYS, *columns, "shown"]]


def _order(answered: asking.Survey, ranked: Sequence[tuple[str, str]]) -> pd.DataFrame:
    columns = [*_KEYS, "other", "certainty"]
    parts = [pd.DataFrame(columns=columns)]
    for domain, code in ranked:
        found = asking.order(answered, by=() if code == ALL else (MUNICIPALITY,))
        if code != ALL:
            found = found[found[MUNICIPALITY].eq(code)]
        certainty = (20 * found["certainty"]).round() * 5
        parts.append(found.assign(domain=domain, code=code, certainty=certainty)[columns])
    return pd.concat(parts[1:] or parts, ignore_index=True)
