"""How fast relatedness and complexity are beside two other packages.

Run it with ``.venv/bin/python benchmarks/relatedness.py path/to/optional``, where the folder holds
the packages of ``tests/optional/requirements.txt``. Everything is measured in one run; what
counts are the ratios. The trap: seconds are those of a busy machine with two cores. How cost
grows with the table is in ``growth.py``.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
ROUNDS = 7
SEED = 18


def main() -> None:
    """Measure in processes of their own, and write the JSON and the table."""
    packages = sys.argv[1]
    # one thread each: two pools of threads on two busy cores measure each other
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": packages}
    results = {
        "machine": {"python": platform.python_version(), "cores": os.cpu_count()},
        "beside": [worker(environment, str(width)) for width in (400, 600)],
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "relatedness.json").write_text(json.dumps(results, indent=1) + "\n")
    table = "\n\n".join(map(in_words, results["beside"]))
    (RESULTS / "relatedness.md").write_text(table + "\n")
    print(table)


def worker(environment: dict[str, str], *arguments: str) -> dict:
    """Run this file with the arguments, and read what it prints."""
    command = [sys.executable, __file__, "--worker", *arguments]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def job_ads(width: int):
    """Job ads of 2024, municipalities x occupations, widened to some number of columns.

    For speed only: each of the largest occupations is split in two by tossing a coin for
    every ad, as a finer classification would split them, until there are enough columns.
    """
    import numpy as np

    from industry_analysis import load

    ads = load.job_ads().pivot(index="municipality_code", columns="ssyk4", values="ads").fillna(0)
    generator = np.random.default_rng(SEED)
    for occupation in ads.sum().nlargest(width - ads.shape[1]).index:
        half = generator.binomial(ads[occupation].astype(int), 0.5)
        ads[occupation], ads[f"{occupation} b"] = ads[occupation] - half, half.astype(float)
    return ads


def beside(width: int) -> dict:
    """Times of ours and theirs, by turns, for the same numbers from the same table."""
    import ecomplexity
    import econcomplex

    from industry_analysis.indicators import relatedness

    ads = job_ads(width)
    rows = ads.rename_axis(index="place", columns="industry").melt(
        ignore_index=False, value_name="count"
    )
    rows = rows.reset_index().assign(year=2024)
    columns = {"time": "year", "loc": "place", "prod": "industry", "val": "count"}

    def ours(outlook: bool) -> tuple:
        present = relatedness.presence(ads)
        result = relatedness.complexity(present)
        near = relatedness.proximity(present)
        density = relatedness.relatedness_density(present, near)
        if outlook:
            given = {"industry_complexity": result.industries, "proximity": near}
            relatedness.opportunity_index(present, **given)
            relatedness.opportunity_gain(present, **given)
        return result.places, result.industries, near, density

    def econcomplex_(outlook: bool) -> tuple:
        places, industries = econcomplex.eci_pci(ads)
        near = econcomplex.proximity(ads, compute="product")["product"]
        density = econcomplex.relatedness_density(ads, phi=near)
        if outlook:
            econcomplex.complexity_outlook_index(ads, industries, phi=near)
            econcomplex.complexity_outlook_gain(ads, industries, phi=near)
        return places, industries, near, density / 100

    def ecomplexity_(outlook: bool) -> tuple:
        # one call for all: outlook too, whether asked for or not; proximity is not given back
        result = ecomplexity.ecomplexity(
            rows, columns, check_logsupermodularity=False, verbose=False
        )
        by_place = result.groupby("place")["eci"].first()
        by_industry = result.groupby("industry")["pci"].first()
        return by_place, by_industry, None, result

    packages = {"ours": ours, "econcomplex": econcomplex_, "ecomplexity": ecomplexity_}
    values = {name: call(False) for name, call in packages.items()}
    return {
        "places": len(ads),
        "industries": width,
        "versions": {name: version(name) for name in ("econcomplex", "ecomplexity")},
        "largest_difference": differences(values),
        "seconds": medians({n: lambda c=c: c(False) for n, c in packages.items()}),
        "seconds_with_outlook": medians({n: lambda c=c: c(True) for n, c in packages.items()}),
    }


def differences(values: dict[str, tuple]) -> dict[str, float]:
    """How far apart the packages are, after the conventions of tests/optional/README.md."""
    places, industries, near, density = values["ours"]
    theirs = values["econcomplex"]
    by_itself = (industries - industries.mean()) / industries.std(ddof=0)
    other_places, other_industries, _, rows = values["ecomplexity"]
    other_density = rows.pivot(index="place", columns="industry", values="density")
    has = rows.pivot(index="place", columns="industry", values="mcp")
    with_itself = (density * near.sum() + has) / (near.sum() + 1)
    pairs = {
        "econcomplex ECI": (theirs[0], places),
        "econcomplex PCI": (theirs[1], by_itself),
        "econcomplex proximity": (theirs[2], near),
        "econcomplex density": (theirs[3], density),
        "ecomplexity ECI": (other_places, places),
        "ecomplexity PCI": (other_industries, industries),
        "ecomplexity density": (other_density, with_itself),
    }
    return {name: float((a - b).abs().to_numpy().max()) for name, (a, b) in pairs.items()}


def medians(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each call over some rounds, in which they take turns."""
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            started = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(values) for name, values in seconds.items()}


def in_words(result: dict) -> str:
    """Give one comparison as a table."""
    lines = [
        f"### {result['places']} × {result['industries']}",
        "",
        "| | ECI, PCI, proximity, density | times ours | the same, COI and COG | times ours |",
        "|---|---:|---:|---:|---:|",
    ]
    plain, outlook = result["seconds"], result["seconds_with_outlook"]
    for name in plain:
        label = f"{name} {result['versions'].get(name, '')}".strip()
        lines.append(
            f"| {label} | {plain[name]:.3f} s | {plain[name] / plain['ours']:.1f} "
            f"| {outlook[name]:.3f} s | {outlook[name] / outlook['ours']:.1f} |"
        )
    furthest = max(result["largest_difference"].values())
    return "\n".join([*lines, "", f"Largest difference of any value: {furthest:.0e}."])


if __name__ == "__main__":
    if sys.argv[1] == "--worker":
        warnings.simplefilter("ignore")  # of the other packages
        print(json.dumps(beside(int(sys.argv[2]))))
    else:
        main()
