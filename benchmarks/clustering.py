"""How long groups of the 290 municipalities take, alone and beside spopt's SKATER.

    python benchmarks/clustering.py --skater PYTHON_WITH_SPOPT

Writes ``results/clustering.json`` and ``results/clustering.md``. spopt lives in an
environment of its own, whose interpreter is given; it gets the same numbers and borders.
The trap: wall time depends on what else the machine does, so CPU time stands beside it.
"""

import argparse
import json
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from industry_analysis import load
from industry_analysis.clustering import attach_islands, composition, typology
from industry_analysis.clustering.contiguity import neighbour_graph
from industry_analysis.clustering.partitions import partitions

RESULTS = Path(__file__).parent / "results"
GROUPS = 8  # for the comparison with SKATER; both find one grouping into so many
SEED = 20

SKATER = """
import json, sys, time, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
import geopandas, numpy as np, pandas as pd
from libpysal.weights import W
from sklearn.metrics import euclidean_distances
from spopt.region import Skater
given = np.load(sys.argv[1])
points, start, end, k = (given[name] for name in ("points", "start", "end", "k"))
frame = geopandas.GeoDataFrame(pd.DataFrame(points).add_prefix("v"))
near = {int(place): end[start == place].tolist() for place in np.unique(start)}
weights = W(near, silence_warnings=True)
runs = []
for _ in range(int(given["repeats"])):
    wall, cpu = time.perf_counter(), time.process_time()
    ways = {"dissimilarity": euclidean_distances, "affinity": None}
    ways |= {"reduction": np.sum, "center": np.mean, "verbose": 0}
    model = Skater(
        frame, weights, list(frame.columns), n_clusters=int(k), floor=1,
        spanning_forest_kwds=ways,
    )
    model.solve()
    runs.append((time.perf_counter() - wall, time.process_time() - cpu))
labels = np.asarray(model.labels_).tolist()
print(json.dumps({"runs": runs, "labels": labels, "version": version("spopt")}))
"""


def main() -> None:
    """Measure, compare and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--skater", metavar="PYTHON", help="an interpreter that has spopt")
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()

    employed = load.composition(load.employment()).loc[(load.BAS_REGISTER, 2022), :]
    features = composition(employed[employed.index.str.len() == 4])
    corners = load.borders("municipality").get_coordinates()
    borders = attach_islands(load.neighbours(), corners)
    rows = typologies(features, borders, repeats=asked.repeats)
    found: dict[str, Any] = {"machine": machine(), "typology": rows}
    if asked.skater:
        found["contiguous"] = beside_skater(
            features, borders, interpreter=asked.skater, repeats=asked.repeats
        )
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "clustering.json").write_text(
        json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (RESULTS / "clustering.md").write_text(table(found), encoding="utf-8")
    print(table(found))


def typologies(
    features: pd.DataFrame, borders: pd.DataFrame, *, repeats: int
) -> list[dict[str, Any]]:
    """Time the whole choice: k 3–12, 100 draws, 100 reference sets."""
    ways: dict[str, dict[str, Any]] = {
        "ward": {},
        "k-means": {"method": "k-means"},
        "ward, contiguous": {"neighbours": borders},
    }
    rows = []
    for name, options in ways.items():
        results: list[Any] = []

        def once(options: dict[str, Any] = options, results: list[Any] = results) -> None:
            results.append(typology(features, seed=SEED, **options))

        measured = timed(once, repeats=repeats)
        same = all(
            result.choice.equals(results[0].choice) and result.labels.equals(results[0].labels)
            for result in results
        )
        rows.append({"method": name, "places": len(features), **measured, "deterministic": same})
    return rows


def beside_skater(
    features: pd.DataFrame, borders: pd.DataFrame, *, interpreter: str, repeats: int
) -> dict[str, Any]:
    """One contiguous grouping into as many groups, ours and SKATER's, on the same borders."""
    points, ks = features.to_numpy(), np.array([GROUPS])
    graph = neighbour_graph(borders, features.index)

    def once() -> None:
        partitions(points, ks, "ward", neighbour_graph(borders, features.index))

    ours = timed(once, repeats=repeats)
    labels = partitions(points, ks, "ward", graph)[0][0]
    start, end = graph.tocoo().coords
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.npz"
        np.savez(given, points=points, start=start, end=end, k=GROUPS, repeats=repeats)
        done = subprocess.run(
            [interpreter, "-c", SKATER, str(given)], capture_output=True, text=True, check=True
        )
    theirs = json.loads(done.stdout.splitlines()[-1])
    wall, cpu = np.median(theirs["runs"], axis=0)
    return {
        "groups": GROUPS,
        "ours": {**ours, "squares_inside": inside(points, labels)},
        "skater": {
            "version": theirs["version"],
            "seconds": round(float(wall), 4),
            "cpu_seconds": round(float(cpu), 4),
            "squares_inside": inside(points, np.array(theirs["labels"])),
        },
        "times_faster": round(float(wall) / ours["seconds"], 1),
        "times_faster_cpu": round(float(cpu) / ours["cpu_seconds"], 1),
    }


def timed(work: Callable[[], None], *, repeats: int) -> dict[str, float]:
    """Median seconds, on the clock and of the processor, after one run to warm up."""
    work()
    runs = []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - wall, time.process_time() - cpu))
    seconds, cpu_seconds = np.median(runs, axis=0)
    return {"seconds": round(float(seconds), 4), "cpu_seconds": round(float(cpu_seconds), 4)}


def inside(points: Any, labels: Any) -> float:
    """Squared distances to the groups' means, the smaller the tighter the groups."""
    groups = [points[labels == label] for label in np.unique(labels)]
    return round(float(sum(((rows - rows.mean(axis=0)) ** 2).sum() for rows in groups)), 1)


def machine() -> dict[str, Any]:
    """Give what the times depend on."""
    packages = ("numpy", "scipy", "scikit-learn", "pandas")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def table(found: dict[str, Any]) -> str:
    """Say the same in Markdown."""
    on = found["machine"]
    lines = [
        "# Groups of the 290 municipalities",
        "",
        f"{on['cores']} cores (load {on['load']} before), Python {on['python']}, "
        f"scikit-learn {on['scikit-learn']}. Medians, made by `benchmarks/clustering.py`.",
        "",
        "## The whole typology: k 3–12, 100 draws, 100 reference sets",
        "",
        "| method | places | seconds | CPU seconds | same every time |",
        "|---|--:|--:|--:|---|",
    ]
    lines += [
        f"| {row['method']} | {row['places']} | {row['seconds']:.2f} | {row['cpu_seconds']:.2f} "
        f"| {'yes' if row['deterministic'] else 'no'} |"
        for row in found["typology"]
    ]
    if "contiguous" in found:
        beside = found["contiguous"]
        ours, skater = beside["ours"], beside["skater"]
        lines += [
            "",
            f"## One contiguous grouping into {beside['groups']}, beside spopt's SKATER",
            "",
            "| | seconds | CPU seconds | squares inside the groups |",
            "|---|--:|--:|--:|",
            *(
                f"| {name} | {row['seconds']:.3f} | {row['cpu_seconds']:.3f} "
                f"| {row['squares_inside']} |"
                for name, row in (("ours", ours), (f"spopt {skater['version']}", skater))
            ),
            f"| **ratio** | **{beside['times_faster']}** | {beside['times_faster_cpu']} | |",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
