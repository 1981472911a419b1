"""How time and memory grow with the table, up to every municipality of Europe.

    python benchmarks/growth.py

Invented tables of sparse columns with a tenth of the cells filled; each size in a process of
its own, in one thread. Seconds are the processor's, so that other programs do not count. The
two years share filled cells by chance only, which is the worst case. The trap: of small tables
the fixed cost of a column in pandas is seen, not that of a cell, so whether a step is linear
is to be read from the largest three, which have the same thousand industries.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
SIZES = [(290, 16), (290, 400), (3_000, 400), (10_000, 1_000), (30_000, 1_000), (100_000, 1_000)]
ROUNDS = 3
FILLED = 0.1
SEED = 18
PORTION = 10_000  # places whose densities are held at a time


def main() -> None:
    """Measure each size in a process of its own, and write the JSON and the tables."""
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    results = {
        "machine": {
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            **{name: version(name) for name in ("numpy", "scipy", "pandas")},
        },
        "sizes": [],
    }
    for size in SIZES:
        command = [sys.executable, __file__, *map(str, size)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        results["sizes"].append(json.loads(done.stdout))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "growth.json").write_text(json.dumps(results, indent=1) + "\n")
    (RESULTS / "growth.md").write_text(in_words(results))
    print(in_words(results))


def measured(places: int, industries: int) -> dict:
    """Processor seconds and peak memory of each step on tables of one size."""
    from industry_analysis.indicators import growth, relatedness, specialisation

    start, end = (invented(places, industries, seed) for seed in (SEED, SEED + 1))
    references = totals(start), totals(end)
    steps = {"the tables": {"seconds": 0.0, "peak_gigabytes": peak()}}

    def step(name: str, cells: int, call: Callable[[], object]) -> object:
        forget_peak()
        seconds = []
        for _ in range(ROUNDS):
            result = None  # so that the last round's is not held while this one runs
            started = time.process_time()
            result = call()
            seconds.append(time.process_time() - started)
        steps[name] = {
            "seconds": statistics.median(seconds),
            "cells": cells,
            "peak_gigabytes": peak(),
        }
        return result

    filled, both = nonzero(start), nonzero(start) + nonzero(end)
    step(
        "location quotient",
        filled,
        lambda: specialisation.location_quotient(start, references[0]),
    )
    rows = step("shift-share", both, lambda: growth.shift_share(start, end, *references))
    rows = len(rows)
    present = step("presence", filled, lambda: relatedness.presence(start, references[0]))
    near = step("proximity", filled, lambda: relatedness.proximity(present))
    complexity = step("complexity", filled, lambda: relatedness.complexity(present))
    given = {"industry_complexity": complexity.industries, "proximity": near}
    step("outlook index", filled, lambda: relatedness.opportunity_index(present, **given))
    twelve = {"places": present.index[:12], **given}
    step(
        "options of 12 places",
        filled,
        lambda: relatedness.diversification_options(present, **twelve),
    )
    step("density", filled, lambda: relatedness.relatedness_density(present, near))

    def in_portions() -> list:
        portions = (present.iloc[at : at + PORTION] for at in range(0, places, PORTION))
        return [relatedness.relatedness_density(one, near).max(axis="columns") for one in portions]

    step("density in portions", filled, in_portions)
    return {
        "places": places,
        "industries": industries,
        "filled": filled,
        "filled_in_both_years": both,
        "rows_of_shift_share": rows,
        "present": nonzero(present),
        "steps": steps,
    }


def invented(places: int, industries: int, seed: int):
    """Counts in about a tenth of the cells, where like places have like industries."""
    import numpy as np
    import pandas as pd
    from scipy.sparse import coo_array

    ranks = np.random.default_rng(SEED)  # the same in both years
    of_place, of_industry = ranks.random(places), ranks.random(industries)
    generator = np.random.default_rng([SEED, seed])
    number = int(1.9 * FILLED * places * industries)
    place = generator.integers(0, places, number, dtype=np.int32)
    industry = generator.integers(0, industries, number, dtype=np.int32)
    # nested bands: industries of high rank only in places near that rank, and in few
    gap = of_place[place] - of_industry[industry]
    keep = generator.random(number) < np.where(gap > 0, 0.8, 0.8 * np.exp(-20 * gap**2))
    place = np.concatenate([place[keep], np.arange(places, dtype=np.int32)])
    industry = np.concatenate([industry[keep], np.arange(places, dtype=np.int32) % industries])
    counts = generator.geometric(0.05, len(place)).astype(np.float32)
    matrix = coo_array((counts, (place, industry)), shape=(places, industries)).tocsr()
    labels = [f"{number:06}" for number in range(places)]
    columns = [f"I{number}" for number in range(industries)]
    return pd.DataFrame.sparse.from_spmatrix(matrix, labels, columns)


def totals(employed):
    """Give what a country has that holds these places, and some more."""
    return employed.sum().astype(float) * 1.1 + 5


def nonzero(table) -> int:
    """How many cells are not zero."""
    return int(table.sparse.to_coo().nnz)


def forget_peak() -> None:
    """Begin to look for the most memory anew, where the system can do that (Linux)."""
    if Path("/proc/self/clear_refs").exists():
        Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """Most memory since it was forgotten, or, elsewhere, that the process has had, in GB."""
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [one for one in status.read_text().splitlines() if one.startswith("VmHWM")]
        return int(line.split()[1]) * 1024 / 1e9
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def in_words(results: dict) -> str:
    """Give the three tables: seconds, nanoseconds a non-zero cell, most memory."""
    steps = list(results["sizes"][-1]["steps"])
    on = results["machine"]
    return "\n".join(
        [
            "# Growth, frames of sparse columns",
            "",
            f"{on['cores']} cores, one thread, Python {on['python']}, pandas {on['pandas']}, scipy "
            f"{on['scipy']}. Median of {ROUNDS}, made by `benchmarks/growth.py`.",
            "",
            "## Processor seconds",
            "",
            *table(results, steps[1:], lambda one: f"{one['seconds']:.3f}"),
            "",
            "## Nanoseconds a non-zero cell",
            "",
            *table(results, steps[1:], lambda one: f"{1e9 * one['seconds'] / one['cells']:,.0f}"),
            "",
            "Of the table of counts; of shift-share, of both years' tables.",
            "",
            "## Most memory of the process during the step, GB",
            "",
            *table(results, steps, lambda one: f"{one['peak_gigabytes']:.2f}"),
            "",
        ]
    )


def table(results: dict, steps: list[str], text: Callable[[dict], str]) -> list[str]:
    """Give the lines of a table with a row for each size."""
    lines = [
        f"| places × industries | non-zero | {' | '.join(steps)} |",
        "|---|" + "---:|" * (len(steps) + 1),
    ]
    for row in results["sizes"]:
        size = f"{row['places']:,} × {row['industries']:,} | {row['filled']:,}"
        cells = " | ".join(text(row["steps"][name]) for name in steps)
        lines.append(f"| {size} | {cells} |".replace(",", " "))
    return lines


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(measured(*map(int, sys.argv[1:]))))
    else:
        main()
