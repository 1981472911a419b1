"""Suppression and audit against tau-ARGUS, the statistics offices' program, no dependency of ours.

One table of sums with its margins, the p % rule, the sum of the numbers withheld as loss. What
is sensitive and what can be derived from the same choice are the same numbers. The choice is
not always: theirs is beta and can stop before the least loss, so ours may be cheaper.
"""

import numpy as np
import pandas as pd
import pytest

from industry_analysis.disclosure import (
    Dimensions,
    Rules,
    Statement,
    Table,
    Tabulation,
    asks,
    audit,
    cell,
    intervals,
    protect,
    tabulate,
)
from industry_analysis.disclosure.statements import number

why = "a cross-check with another package: pip install pytauargus"
pytauargus = pytest.importorskip("pytauargus", reason=why)

DIMENSIONS = {"region": ["A", "B", "C", "D"], "sector": ["s", "t", "u"], "size": ["x", "y"]}
RULES = Rules(minimum=1, dominance=(), p=0.25, unit=1e-9, insider_width=0)


def contributions(seed: int, dimensions: list[str]) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = 60
    drawn = {d: rng.choice(DIMENSIONS[d][:3], rows) for d in dimensions}
    value = rng.lognormal(3, 1.2, rows).round() + 1
    frame = pd.DataFrame({"company": np.arange(rows), **drawn, "value": value})
    # a region of nothing, so that the smallest cell is zero
    every = pd.MultiIndex.from_product([["D"], *(DIMENSIONS[d] for d in dimensions[1:])])
    nothing = pd.DataFrame(list(every), columns=dimensions).assign(value=0.0)
    nothing["company"] = rows + nothing.index
    return pd.concat([frame, nothing], ignore_index=True)


def ours_of(rows: pd.DataFrame, dimensions: list[str]) -> Tabulation:
    table = Table("sum", tuple(dimensions), counts=False, whole=False)
    categories = Dimensions({d: DIMENSIONS[d] for d in dimensions})
    return tabulate({"sum": rows}, [table], categories, rules=RULES)


@pytest.mark.parametrize("method", ["OPT(1)", "MOD(1)"])
@pytest.mark.parametrize("dimensions", [["region", "sector"], ["region", "sector", "size"]])
@pytest.mark.parametrize("seed", range(6))
def test_sensitive_cells_and_what_is_derived_are_those_of_tau_argus(
    dimensions, seed, method, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # it leaves its logs where it runs
    rows = contributions(seed, dimensions)
    theirs = pytauargus.protect(
        {name: rows[name].tolist() for name in [*dimensions, "value"]},
        dimensions,
        response="value",
        safety_rules="P(25,1)",
        suppress=method,
        workdir=str(tmp_path),
    )
    table = theirs.tables[0].dataframe()
    table["cell"] = [where(row, dimensions) for row in table.to_dict("records")]
    withheld = table.loc[table["status"].isin(["U", "M"]), "cell"].tolist()
    ours = ours_of(rows, dimensions)
    sensitive = ours.cells.index[ours.cells["reason"].ne("")]
    assert set(sensitive) == set(table.loc[table["status"].eq("U"), "cell"])

    values = ours.cells["value"]
    # their attacker knows that no cell is over the largest of the table, nor under the smallest
    known = [
        *ours.knowledge,
        *(Statement(((one, 1.0),), 0.0, values.max()) for one in values.index),
        *(number(one, value) for one, value in values.items() if one not in withheld),
    ]
    derived = intervals(known, withheld)
    told = pd.DataFrame(theirs.engine.audit(0))
    told.index = pd.Index(table["cell"].iloc[told["cell"]].tolist(), dtype=object)
    assert derived["low"].tolist() == pytest.approx(told.loc[withheld, "min"].tolist())
    assert derived["high"].tolist() == pytest.approx(told.loc[withheld, "max"].tolist())

    report = audit(known, asks(ours, rules=RULES), values)
    assert report["protected"].tolist() == (~told.loc[report["cell"], "unsafe"]).tolist()

    full = table[table["value"] > 0]  # they withhold no empty cell
    loss = pd.Series(full["value"].tolist(), pd.Index(full["cell"].tolist(), dtype=object))
    chosen = protect(ours, rules=RULES, loss=loss)["why"].ne("")
    assert values[chosen].sum() <= values[withheld].sum() + 1e-6


def where(row: dict, dimensions: list[str]):
    return cell("sum", **{d: row[d] for d in dimensions if row[d] != "Total"})
