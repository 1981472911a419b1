"""How fast local Moran is beside PySAL's esda, on Sweden's municipalities and on larger maps.

Run it with ``.venv/bin/python benchmarks/spatial.py path/to/optional``, where the folder holds
esda, libpysal and numba. Everything is measured in one run, by turns; what counts are the
ratios. The trap: ours begins with pairs and checks them, esda with weights that are ready;
so esda is timed with and without making them. It is compiled before the first round.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
SEED = 18
# side of a square grid of places, or 0 for Sweden's municipalities; draws; rounds
RUNS = [(0, 999, 21), (0, 9_999, 5), (54, 999, 5), (100, 999, 3)]
OURS = "ours, from pairs to table"
READY = "esda, weights ready (its default, one job)"
NAMES = {
    OURS: "all of it: checks, weights, tests, false discovery rate",
    READY: "`Moran_Local(values, weights)`",
    "esda, from pairs": "the same, with `libpysal.weights.W` made from the pairs",
    "esda, weights ready, draws not kept": "`keep_simulations=False`",
    "esda, weights ready, all cores": "`n_jobs=-1`",
}


def main() -> None:
    """Measure in processes of their own, and write the JSON and the table."""
    # one thread each, but for esda with all cores, which starts processes
    threads = dict.fromkeys(("OMP_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    environment = os.environ | threads | {"PYTHONPATH": sys.argv[1]}
    results = {
        "machine": {"python": platform.python_version(), "cores": os.cpu_count()},
        "runs": [worker(environment, *map(str, run)) for run in RUNS],
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "spatial.json").write_text(json.dumps(results, indent=1) + "\n")
    text = "\n\n".join(map(in_words, results["runs"]))
    (RESULTS / "spatial.md").write_text(text + "\n")
    print(text)


def worker(environment: dict[str, str], *arguments: str) -> dict:
    """Run this file with the arguments, and read what it prints."""
    command = [sys.executable, __file__, "--worker", *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def sweden() -> tuple:
    """Share of manufacturing in the municipalities in 2022, and who borders on whom."""
    from industry_analysis import load
    from industry_analysis.indicators.specialisation import industry_share

    rows = load.composition(load.employment()).loc[("BAS register", 2022)]
    return industry_share(rows[rows.index.str.len() == 4])["B+C"], load.neighbours()


def grid(side: int) -> tuple:
    """Invented values on a square grid; neighbours share an edge or a corner."""
    import numpy as np
    import pandas as pd

    row, column = np.divmod(np.arange(side**2), side)
    pairs = []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        inside = (row + down < side) & (column + right >= 0) & (column + right < side)
        here = np.flatnonzero(inside)
        pairs += [np.stack([here, here + down * side + right], axis=1)]
    once = np.concatenate(pairs)
    both = np.concatenate([once, once[:, ::-1]])
    names = np.array([f"p{number:06}" for number in range(side**2)])
    values = pd.Series(np.random.default_rng(SEED).normal(size=side**2), index=names)
    return values, pd.DataFrame(names[both], columns=["municipality_code", "neighbour_code"])


def measure(side: int, permutations: int, rounds: int) -> dict:
    """Times of ours and theirs, by turns, for the same map."""
    import esda
    import libpysal
    import numpy as np

    from industry_analysis.indicators.spatial import local_morans_i

    values, pairs = grid(side) if side else sweden()
    numbers = values.to_numpy()

    def made() -> object:
        near = pairs.groupby("municipality_code")["neighbour_code"].agg(list).to_dict()
        known = {place: near.get(place, []) for place in values.index}
        return libpysal.weights.W(known, id_order=values.index.tolist(), silence_warnings=True)

    weights = made()

    def theirs(given: object = weights, **options: object) -> object:
        return esda.Moran_Local(numbers, given, permutations=permutations, seed=SEED, **options)

    calls = [
        lambda: local_morans_i(values, pairs, permutations=permutations, seed=SEED),
        theirs,
        lambda: theirs(made()),
        lambda: theirs(keep_simulations=False),
        lambda: theirs(n_jobs=-1),
    ]
    for call in calls:
        call()
    seconds: dict[str, list[float]] = {name: [] for name in NAMES}
    for _ in range(rounds):
        for name, call in zip(NAMES, calls, strict=True):
            start = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - start)
    ours, other = calls[0]()["local_i"].to_numpy(), theirs().Is
    near = ~np.isnan(ours)
    scale = (len(ours) - 1) / len(ours)
    return {
        "map": "invented grid" if side else "Sweden's municipalities",
        "places": len(values),
        "pairs": len(pairs),
        "permutations": permutations,
        "rounds": rounds,
        "versions": {name: version(name) for name in ("esda", "libpysal", "numba", "numpy")},
        "largest_difference_of_local_i": float(np.abs(ours * scale - other)[near].max()),
        "median_seconds": {name: statistics.median(some) for name, some in seconds.items()},
        "fastest_seconds": {name: min(some) for name, some in seconds.items()},
        "ratio_to_ours": {
            name: statistics.median(one / own for one, own in zip(some, seconds[OURS], strict=True))
            for name, some in seconds.items()
        },
    }


def in_words(run: dict) -> str:
    """A heading and a table in Markdown."""
    lines = [
        f"Local Moran, {run['map']}: {run['places']} places, {run['pairs']} pairs, "
        f"{run['permutations']} draws; median of {run['rounds']} rounds; largest difference of "
        f"local I {run['largest_difference_of_local_i']:.0e}",
        "",
        "| what | how | milliseconds | times ours |",
        "|---|---|---|---|",
    ]
    for name, how in NAMES.items():
        milliseconds, ratio = run["median_seconds"][name] * 1000, run["ratio_to_ours"][name]
        lines.append(f"| {name} | {how} | {milliseconds:.0f} | {ratio:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        warnings.simplefilter("ignore")
        print(json.dumps(measure(*map(int, sys.argv[2:]))))
    else:
        main()
