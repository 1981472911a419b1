"""How long it takes to protect tables of companies' needs, and to audit them.

Run it with ``.venv/bin/python benchmarks/disclosure.py``. Companies are invented, in 12
municipalities, 8 themes and 4 classes of size, with all margins: 585 cells, more than any county
publishes of its interviews; an exact choice of so many crossed cells takes minutes. The trap:
seconds are this machine's; what counts is that an edition takes seconds, not hours.
"""

import json
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from industry_analysis.disclosure import (
    Dimensions,
    Rules,
    Table,
    Tabulation,
    asks,
    audit,
    information,
    protect,
    tabulate,
)
from industry_analysis.disclosure.statements import number

RESULTS = Path(__file__).parent / "results"
SEED = 18
DIMENSIONS = {
    "municipality": [f"m{at:02}" for at in range(12)],
    "theme": [f"t{at}" for at in range(8)],
    "size": [f"s{at}" for at in range(4)],
}
# needs told, what they are, whether companies alone in a cell are reckoned with, exact or greedy
RUNS = [
    (300, "counts", False, False),
    (300, "counts", True, False),
    (1200, "counts", False, False),
    (1200, "sums", False, False),
]


def main() -> None:
    """Measure, and write the JSON and the table."""
    runs = [run(*settings) for settings in RUNS]
    machine = {"python": platform.python_version(), "cores": os.cpu_count()}
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({"machine": machine, "runs": runs}, indent=1)
    (RESULTS / "disclosure.json").write_text(text + "\n")
    lines = [" | ".join(["", *runs[0], ""]), "|---" * len(runs[0]) + "|"]
    lines += [" | ".join(["", *map(str, one.values()), ""]) for one in runs]
    table = "\n".join(line.strip() for line in lines)
    (RESULTS / "disclosure.md").write_text(table + "\n")
    print(table)


def run(needs: int, what: str, insiders: bool, exact: bool) -> dict[str, Any]:
    """Protect and audit one table."""
    rules = Rules(insider_width=float(insiders))
    tabulation = invented(needs, what, rules)
    kind = {"exact_up_to": len(tabulation.cells) if exact else 0}
    cells, protecting = timed(lambda: protect(tabulation, rules=rules, **kind))
    told = [number(one, v) for one, v in cells.loc[cells["why"].eq(""), "value"].items()]
    asked = asks(tabulation, rules=rules)
    report, auditing = timed(
        lambda: audit(
            [*tabulation.knowledge, *told],
            asked,
            cells["value"],
            whole=cells.index[cells["whole"]],
        )
    )
    lost = information(tabulation)[cells["why"].eq("complementary")].sum()
    return {
        "needs": needs,
        "cells are": what,
        "companies alone": "yes" if insiders else "no",
        "choice": "exact" if exact else "greedy",
        "sensitive": int(cells["reason"].ne("").sum()),
        "beside them": int(cells["why"].eq("complementary").sum()),
        "loss beside": round(float(lost), 1),
        "asks": len(asked),
        "derived too closely": int((~report["protected"]).sum()),
        "protect, s": round(protecting, 1),
        "audit, s": round(auditing, 1),
    }


def invented(needs: int, what: str, rules: Rules) -> Tabulation:
    """Needs of companies, one each, the larger municipalities and smaller companies more."""
    rng = np.random.default_rng(SEED)
    weights = {"municipality": rng.dirichlet(np.full(12, 2.0)), "size": [0.5, 0.3, 0.15, 0.05]}
    drawn = {d: rng.choice(names, needs, p=weights.get(d)) for d, names in DIMENSIONS.items()}
    value = rng.lognormal(3.0, 1.2, needs)
    rows = pd.DataFrame({"company": np.arange(needs), **drawn, "value": value})
    counts = what == "counts"
    table = Table("needs", tuple(DIMENSIONS), counts=counts, whole=counts)
    return tabulate({"needs": rows}, [table], Dimensions(DIMENSIONS), rules=rules)


def timed(what: Callable[[], Any]) -> tuple[Any, float]:
    """Give what a call gives, and its seconds."""
    start = time.perf_counter()
    return what(), time.perf_counter() - start


if __name__ == "__main__":
    main()
