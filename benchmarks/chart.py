"""Draw what the benchmarks say: `docs/benchmarks.svg` from `results/*.json`.

    python benchmarks/chart.py

Nothing is measured here. The trap: the results may be of different runs; within each panel's
row they are of one.
"""

import json
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from industry_analysis.charts.look import COUNTRY, FAINT, HERE, OTHER, style

HOME = Path(__file__).parents[1]
# how many times as fast as the other package it has to be
ASKED = {"ecomplexity": 10, "econcomplex": 2, "esda": 1, "SKATER": 5}
STEPS = ["location quotient", "presence", "shift-share", "density"]
MARKERS = ["o", "s", "^", "D"]
BESIDE = {"textcoords": "offset points", "va": "center", "zorder": 4}
ABOVE = {"textcoords": "offset points", "ha": "center", "va": "bottom"}


def main() -> None:
    """Draw the two panels and save them."""
    style()
    figure, (left, right) = plt.subplots(ncols=2, figsize=(11.5, 4.6), width_ratios=[1.25, 1])
    beside_others(left, ratios())
    by_size(right, results("growth")["sizes"])
    # without a date, so that the same results give the same file
    figure.savefig(HOME / "docs" / "benchmarks.svg", metadata={"Date": None})


def results(name: str) -> dict:
    """Read what one of the benchmarks wrote."""
    return json.loads((HOME / "benchmarks" / "results" / f"{name}.json").read_text())


# ---- times of others over ours ----


def ratios() -> list[dict]:
    """Give the rows of the left panel: what, beside whom, asked, and how many times ours."""
    rows = []
    tables = results("relatedness")["beside"]
    for package in ("ecomplexity", "econcomplex"):
        for table in tables:
            what = f"relatedness, {table['places']} × {table['industries']}"
            times = [
                table[key][package] / table[key]["ours"]
                for key in ("seconds", "seconds_with_outlook")
            ]
            rows.append({"what": what, "package": package, "times": times})
    for run in results("spatial")["runs"]:
        if run["map"] == "Sweden's municipalities":
            draws = f"{run['permutations']:,}".replace(",", "\u202f")
            [times] = [
                ratio
                for name, ratio in run["ratio_to_ours"].items()
                if name.startswith("esda, weights ready (its default")
            ]
            what = f"local Moran, {run['places']} places, {draws} draws"
            rows.append({"what": what, "package": "esda", "times": [times]})
    contiguous = results("clustering")["contiguous"]
    what = f"{contiguous['groups']} contiguous groups, 290 places"
    rows.append({"what": what, "package": "SKATER", "times": [contiguous["times_faster"]]})
    return rows


def beside_others(ax: Axes, rows: list[dict]) -> None:
    """Draw a row of dots for each comparison, and a bar at what was asked for."""
    for at, row in enumerate(rows):
        asked, times = ASKED[row["package"]], row["times"]
        ax.plot([asked, asked], [at - 0.32, at + 0.32], color=HERE, linewidth=2.5, zorder=1)
        ax.plot(times[:1], [at], "o", color=COUNTRY, markersize=7, zorder=3)
        ax.plot(times[1:], [at] * len(times[1:]), "o", color=COUNTRY, mfc="white", markersize=7)
        text = ", with outlook ".join(map(in_times, times))
        ax.annotate(text, (max(times), at), (8, 0), **BESIDE)
    ax.set(xscale="log", xlim=(0.7, 1500), ylim=(len(rows) - 0.4, -1.15))
    ax.set_yticks(range(len(rows)), [f"{row['what']}\nbeside {row['package']}" for row in rows])
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xlabel("time of the other package, times ours (logarithmic)")
    ax.grid(axis="x", color=FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(axis="y", length=0)
    ax.annotate("asked for", (ASKED[rows[0]["package"]], -0.4), (0, 3), **ABOVE, color=HERE)
    reached = sum(min(row["times"]) >= ASKED[row["package"]] for row in rows)
    title = f"As fast as asked or faster in {reached} of {len(rows)} comparisons"
    ax.set_title(title, loc="left", weight="bold")


def in_times(ratio: float) -> str:
    """Give a ratio with two figures, or whole from 10 on."""
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"


# ---- growth ----


def by_size(ax: Axes, sizes: list[dict]) -> None:
    """Draw what a cell that is not zero costs, by how many there are, a line for each step."""
    ends, cheaper = [], []
    for name, marker, colour in zip(STEPS, MARKERS, sns.color_palette("colorblind"), strict=False):
        steps = [row["steps"][name] for row in sizes]
        cost = [1e9 * step["seconds"] / step["cells"] for step in steps]
        cells = [step["cells"] for step in steps]
        ax.plot(cells, cost, marker=marker, color=colour, markersize=5)
        ends.append((cost[-1], cells[-1], name, colour))
        cheaper.append(cost[-1] <= cost[0])
    ax.set(xscale="log", yscale="log", ylim=(20, 20_000))
    ax.set_xlim(right=ax.get_xlim()[1] * 60)  # room for the labels
    heights = apart([np.log10(cost) for cost, *_ in sorted(ends)], least=0.17)
    for (_, cells, name, colour), height in zip(sorted(ends), heights, strict=True):
        ax.annotate(name, (cells, 10**height), (9, 0), **BESIDE, color=colour, weight="bold")
    ax.grid(color=FAINT, linewidth=0.6)
    ax.tick_params(which="minor", length=0)
    ax.set_xlabel("cells that are not zero (logarithmic)")
    ax.set_ylabel("nanoseconds a cell (logarithmic)")
    more = "no more" if all(cheaper) else "more"
    ax.set_title(f"A cell costs {more} in a large table", loc="left", weight="bold")
    last = sizes[-1]
    size = f"{last['places']:,} × {last['industries']:,}".replace(",", "\u202f")
    ax.annotate(
        f"last point: {size},\nat most {max(map(most, sizes)):.1f} GB of memory",
        (0.98, 0.97),
        xycoords="axes fraction",
        ha="right",
        va="top",
        color=OTHER,
    )


def most(row: dict) -> float:
    """Most memory of any step, in GB."""
    return max(step["peak_gigabytes"] for step in row["steps"].values())


def apart(heights: list[float], *, least: float) -> list[float]:
    """Push labels up, from the lowest on, until each is so far from the one below."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + least) if placed else height)
    return placed


if __name__ == "__main__":
    main()
