"""Which steps of a place's emissions may be a plant that is counted in another sector?

Rows are steps: a sector of a municipality that changed much within a year. The trap: a plant
that changes sector looks like a fall of one and a rise of the other, and neither is real.
"""

import pandas as pd

# ASSUME: a step is a change in one year, beyond the one at Sweden's rate for the sector, of at
# least 1 000 tonnes and half of the larger of the two years' emissions.
STEP_TONNES, STEP_SHARE = 1000, 0.5
# ASSUME: a step may be a plant counted in another sector than before where another sector of
# the place moved the other way the same year, by half to twice as much beyond Sweden's rate and
# by at least a quarter as many tonnes.
COUNTER_SHARE, COUNTER_TONNES = 0.5, 0.25
# ASSUME: no step is looked for between years of two editions, nor over a gap of years.

# ASSUME: steps are looked for in the sectors whose emissions are those of single plants; the
# others are spread over the municipalities by keys that no plant moves.
PLANTS = ("gas_industry", "gas_power", "gas_waste")


def steps(emissions: pd.DataFrame, editions: pd.Series, *, country: str = "00") -> pd.DataFrame:
    """Sectors whose emissions took a step within a year, and the one that may have taken over.

    Parameters
    ----------
    emissions
        As from `transition.by_sector`, of all municipalities and the country.
    editions
        As from `transition.editions`; no step is looked for between two editions or over a gap
        of years.

    Returns
    -------
    DataFrame
        One row a step, in order of place, year and size: ``region_code``, ``year``,
        ``sector``, ``start`` and ``end``, tonnes the year before and that year; ``counter``,
        the sector that moved the other way (missing where none did), with ``counter_start``
        and ``counter_end``. A step that mirrors a larger one is told with it.
    """
    key = ["region_code", "year", "sector"]
    of_plants = emissions[list(PLANTS)].reset_index()
    tonnes = of_plants.melt(key[:2], var_name="sector", value_name="end").set_index(key)["end"]
    before = tonnes.rename(lambda year: year + 1, level="year")
    rows = pd.DataFrame({"end": tonnes, "start": before.reindex(tonnes.index)}).reset_index()
    same_edition = rows["year"].map(editions) == (rows["year"] - 1).map(editions)
    rows = rows[same_edition & rows["start"].notna()]
    national = rows[rows["region_code"].eq(country)].set_index(["sector", "year"])
    rate = (national["end"] / national["start"]).rename("rate")
    municipal = rows[rows["region_code"].str.len().eq(4)].join(rate, on=["sector", "year"])
    municipal["own"] = municipal["end"] - municipal["start"] * municipal["rate"]
    least = (municipal[["start", "end"]].max(axis="columns") * STEP_SHARE).clip(lower=STEP_TONNES)
    stepped = municipal[municipal["own"].abs() >= least]
    return _without_mirrors(_with_counters(stepped, municipal))


def _with_counters(stepped: pd.DataFrame, municipal: pd.DataFrame) -> pd.DataFrame:
    """Join to each step the largest move the other way of the same place and year."""
    others = municipal.rename(columns={"sector": "counter"})
    pairs = stepped.merge(others, on=["region_code", "year"], suffixes=("", "_counter"))
    size = pairs["own_counter"].abs() / pairs["own"].abs()
    moved, counter = (pairs[f"end{of}"] - pairs[f"start{of}"] for of in ("", "_counter"))
    opposite = (pairs["own"] * pairs["own_counter"] < 0) & (moved * counter < 0)
    near = size.between(COUNTER_SHARE, 1 / COUNTER_SHARE) & (
        counter.abs() >= COUNTER_TONNES * moved.abs()
    )
    found = pairs[opposite & near & pairs["sector"].ne(pairs["counter"])]
    found = found.loc[found["own_counter"].abs().sort_values(ascending=False).index]
    found = found.rename(columns={"start_counter": "counter_start", "end_counter": "counter_end"})
    key = ["region_code", "year", "sector"]
    columns = [*key, "counter", "counter_start", "counter_end"]
    return stepped.merge(found.drop_duplicates(key)[columns], on=key, how="left")


def _without_mirrors(steps: pd.DataFrame) -> pd.DataFrame:
    """Of two steps that are each other's counter the larger, in order of place, year and size."""
    key = ["region_code", "year", "sector"]
    sized = steps.assign(size=steps["own"].abs())
    counters = sized.drop(columns="sector").rename(columns={"counter": "sector"})
    largest = counters.groupby(key)["size"].max().rename("mirror")
    kept = sized.join(largest, on=key).query("not mirror > size")
    ordered = kept.sort_values(
        ["region_code", "year", "size"], ascending=[True, True, False], kind="stable"
    )
    columns = [*key, "start", "end", "counter", "counter_start", "counter_end"]
    return ordered[columns].reset_index(drop=True)
