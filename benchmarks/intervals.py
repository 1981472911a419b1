"""How often the interval of a location quotient holds the truth, and what it misses.

    python benchmarks/intervals.py

Writes ``results/intervals.json`` and ``results/intervals.md``. The published composition of
2022 is taken for the truth; persons are drawn from it, place by place, and the interval of
each draw either holds the true quotient or not. Then the same with whole workplaces as
draws, which is how jobs come. The trap: the truth is itself perturbed, and no cell of it has
one or two persons, so what is said of the smallest cells is said of other small cells.
"""

import argparse
import itertools
import json
import math
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from industry_analysis import load
from industry_analysis.indicators.certainty import (
    SMALL,
    location_quotient_interval,
    specialisation_mark,
)

Numbers = npt.NDArray[np.float64]

RESULTS = Path(__file__).parent / "results"
SEED = 20
YEAR = 2022
LEVEL = 0.95
SIZES = (1, SMALL, 30, 100, 1000, math.inf)
PARTS = (0.0, 0.05, 0.1, 0.2, 1.0)
FORMS = ("outside", "nested at 1", "nested")
WORKPLACES = (1, 5, 15, 50)


def main() -> None:
    """Simulate and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=1000)
    asked = parser.parse_args()

    composition = load.composition(load.employment()).loc[(load.BAS_REGISTER, YEAR), :]
    is_municipality = composition.index.str.len() == 4
    municipalities = composition[is_municipality]
    county = composition[is_municipality & composition.index.str.startswith("18")]
    counties = composition[(composition.index.str.len() == 2) & (composition.index != "00")]
    truths = {
        "290 municipalities beside their sum": (municipalities, None),
        "21 counties beside their sum": (counties, None),
        "12 municipalities of county 18 beside their sum": (county, None),
        "12 municipalities of county 18 beside county 09": (county, composition.loc["09"]),
    }
    found = {
        "draws": asked.draws,
        "level": LEVEL,
        "year": YEAR,
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "coverage": [
            row
            for name, (truth, other) in truths.items()
            for row in coverage(name, truth, other, draws=asked.draws)
        ],
        "workplaces": [workplaces(municipalities, jobs, draws=asked.draws) for jobs in WORKPLACES],
    }
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / "intervals.json").write_text(text, encoding="utf-8")
    (RESULTS / "intervals.md").write_text(table(found), encoding="utf-8")
    print(table(found))


def coverage(
    name: str, truth: pd.DataFrame, other: pd.Series | None, *, draws: int
) -> Iterator[dict[str, Any]]:
    """Give per form of the variance, size of cell and part of the reference what was held."""
    right = quotient(truth, truth.sum() if other is None else other)
    generator = np.random.default_rng(SEED)
    groups = [("size", *pair) for pair in itertools.pairwise(SIZES)]
    groups += [("part", *pair) for pair in itertools.pairwise(PARTS)]
    groups.append(("size", SMALL, math.inf))
    held = {(form, group): [0, 0] for form in FORMS for group in groups}
    for _ in range(draws):
        drawn = drawn_persons(truth, generator)
        beside = None if other is None else drawn_reference(other, generator)
        persons = drawn.to_numpy()
        part = persons / (drawn.sum() if beside is None else beside).to_numpy()
        for form in FORMS:
            lower, upper = interval(drawn, beside, form)
            inside = (lower <= right) & (right <= upper)
            for group in groups:
                of, least, most = group
                values = persons if of == "size" else np.where(persons < SMALL, np.nan, part)
                chosen = (values >= least) & (values < most)
                held[form, group][0] += int(inside[chosen].sum())
                held[form, group][1] += int(chosen.sum())
    for (form, (of, least, most)), (hits, cells) in held.items():
        if cells >= draws / 10:
            yield {
                "truth": name,
                "form": form,
                "of": of,
                "from": least,
                "to": None if most == math.inf else most,
                "cells": round(cells / draws, 1),
                "coverage": round(hits / cells, 4),
            }


def workplaces(truth: pd.DataFrame, jobs: int, *, draws: int) -> dict[str, Any]:
    """What interval and mark are worth when jobs come so many at a time."""
    right = quotient(truth, truth.sum())
    generator = np.random.default_rng(SEED)
    cells = held = 0
    said = dict.fromkeys(("interval", "mark"), 0)
    wrong = dict.fromkeys(("interval", "mark"), 0)
    for _ in range(draws):
        drawn = drawn_persons(truth, generator, jobs=jobs)
        drawn = drawn[drawn.any(axis="columns")].loc[:, drawn.any()]
        places = truth.index.get_indexer(drawn.index)
        true = right[places][:, truth.columns.get_indexer(drawn.columns)]
        lower, upper = interval(drawn, None, "nested")
        enough = drawn.to_numpy() >= SMALL
        own = quotient(drawn, drawn.sum())
        clear = {
            "interval": enough & ((lower > 1) | (upper < 1)),
            "mark": (specialisation_mark(drawn) == "stable").to_numpy(),
        }
        cells += int(enough.sum())
        held += int((enough & (lower <= true) & (true <= upper)).sum())
        for way, marked in clear.items():
            said[way] += int(marked.sum())
            wrong[way] += int((marked & ((own > 1) != (true > 1))).sum())
    return {
        "jobs_per_workplace": jobs,
        "coverage": round(held / cells, 4),
        **{f"{way}_says_a_side": round(said[way] / cells, 4) for way in said},
        **{f"{way}_wrong_side": round(wrong[way] / said[way], 5) for way in said},
    }


def drawn_persons(
    truth: pd.DataFrame, generator: np.random.Generator, *, jobs: int = 1
) -> pd.DataFrame:
    """Draw each place anew with its number of employed, so many jobs at a time."""
    totals = truth.sum(axis="columns").to_numpy()
    shares = truth.to_numpy() / totals[:, None]
    drawn = generator.multinomial(totals // jobs, shares) * jobs
    return pd.DataFrame(drawn, index=truth.index, columns=truth.columns)


def drawn_reference(other: pd.Series, generator: np.random.Generator) -> pd.Series:
    """Draw a reference that the places are no part of."""
    return pd.Series(generator.multinomial(other.sum(), other / other.sum()), index=other.index)


def interval(drawn: pd.DataFrame, beside: pd.Series | None, form: str) -> tuple[Numbers, Numbers]:
    """Lower and upper bound with the variance in one of its forms."""
    if form == "nested at 1":
        return _interval_at_1(drawn, drawn.sum() if beside is None else beside)
    outside = form == "outside"
    bounds = location_quotient_interval(
        drawn, beside, level=LEVEL, outside=outside, tolerance=math.inf
    )
    lower, upper = (bounds[name].to_numpy().reshape(drawn.shape) for name in ("lower", "upper"))
    return lower, upper


def _interval_at_1(drawn: pd.DataFrame, reference: pd.Series) -> tuple[Numbers, Numbers]:
    """1/e − 1/n − 1/E + 1/N, as published: the nested form for a quotient of 1."""
    cells, industries = drawn.to_numpy(dtype=float), reference.to_numpy(dtype=float)
    with np.errstate(divide="ignore"):
        variance = 1 / cells - 1 / cells.sum(axis=1, keepdims=True)
    variance = variance - 1 / industries + 1 / industries.sum()
    deviation = np.sqrt(np.maximum(np.where(cells > 0, variance, 0), 0))
    width = NormalDist().inv_cdf((1 + LEVEL) / 2) * deviation
    own = quotient(drawn, reference)
    return own * np.exp(-width), own * np.exp(width)


def quotient(employed: pd.DataFrame, reference: pd.Series) -> Numbers:
    """Location quotients, places x industries."""
    cells, industries = employed.to_numpy(dtype=float), reference.to_numpy(dtype=float)
    local = cells / cells.sum(axis=1, keepdims=True)
    return np.asarray(local / (industries / industries.sum()))


def table(found: dict[str, Any]) -> str:
    """Say the same in Markdown."""
    lines = [
        "# How often the interval of a location quotient holds the truth",
        "",
        f"Nominal {found['level']:.0%}. {found['draws']} draws of persons from the published "
        f"composition of {found['year']}, made by `benchmarks/intervals.py` (numpy "
        f"{found['numpy']}). *outside*: 1/e − 1/n + 1/E − 1/N. *nested at 1*: 1/e − 1/n − 1/E + "
        "1/N. *nested*, the one in use: 1/e − 1/n − 1/E + (2 LQ − 1)/N. Within 93–97 % is asked "
        f"where a cell is not too small (at least {SMALL} employed).",
    ]
    rows = pd.DataFrame(found["coverage"])
    for truth, of_truth in rows.groupby("truth", sort=False):
        lines += ["", f"## {truth}", "", "| cells | how many | " + " | ".join(FORMS) + " |"]
        lines.append("|---|--:|" + "--:|" * len(FORMS))
        for (of, least, most), group in of_truth.groupby(
            ["of", "from", "to"], sort=False, dropna=False
        ):
            shown = group.set_index("form")["coverage"]
            lines.append(
                f"| {_label(of, least, most)} | {group['cells'].iloc[0]:.0f} | "
                + " | ".join(f"{shown[form]:.1%}" for form in FORMS)
                + " |"
            )
    lines += [
        "",
        "## What it misses: jobs come in workplaces",
        "",
        "The same 290 municipalities, drawn in workplaces of one size. *says a side*: the part "
        f"of the cells with at least {SMALL} employed where the quotient is said to be above or "
        "below 1, by the interval alone or by the mark *stable*; *wrong*: the part of these "
        "where the truth is on the other side.",
        "",
        "| jobs per workplace | interval holds | interval says a side | wrong "
        "| mark says a side | wrong |",
        "|--:|--:|--:|--:|--:|--:|",
        *(
            f"| {row['jobs_per_workplace']} | {row['coverage']:.1%} "
            f"| {row['interval_says_a_side']:.1%} | {row['interval_wrong_side']:.2%} "
            f"| {row['mark_says_a_side']:.1%} | {row['mark_wrong_side']:.2%} |"
            for row in found["workplaces"]
        ),
    ]
    return "\n".join(lines) + "\n"


def _label(of: str, least: float, most: float) -> str:
    if of == "part":
        return f"{least:.0%}–{most:.0%} of the industry in the reference"
    if math.isnan(most):
        return (
            f"all with {least:.0f} employed or more" if least == SMALL else f"{least:.0f} or more"
        )
    return f"{least:.0f}–{most - 1:.0f} employed"


if __name__ == "__main__":
    main()
