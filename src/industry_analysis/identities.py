"""What the publisher guarantees of employed persons: parts add up to their whole.

The trap: BAS cells are perturbed by SCB, so their parts miss the published totals by some
persons, while RAMS adds up exactly; the tolerances say which.
"""

from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa

SNI_GROUPS = (
    *("A", "B+C", "D+E", "F", "G", "H", "I", "J", "K", "L"),
    *("M+N", "O", "P", "Q", "R+S+T+U", "US"),
)
ALL_INDUSTRIES = "A-U+US"
UNKNOWN_INDUSTRY = "US"

# ASSUME: the perturbation of the BAS register explains gaps up to these sizes, in persons.
# Largest gaps seen in county 18: 14 (municipalities against county), 17 (groups against
# total), 6 (men and women against total); in all of Sweden 33 (49 municipalities against
# their county), 36 (counties against Sweden), 20 (groups against total).
MUNICIPALITY_GAP = 15
GROUP_GAP = 20
SEX_GAP = 10
COUNTRY_GAP = 40


def _identity(rule: str, holds: Callable[[pd.DataFrame], pd.Series]) -> pa.Check:
    return pa.Check(holds, name=rule, error=rule, ignore_na=False)


def _keys(frame: pd.DataFrame, *dropped: str) -> list[str]:
    return [
        c for c in ("region_code", "year", "sex", "sni_group") if c in frame and c not in dropped
    ]


def _gap(frame: pd.DataFrame, sums: pd.Series, value: str) -> pd.Series:
    """How far each row is from the sum of its parts; missing where it has none."""
    rows = pd.MultiIndex.from_frame(frame[list(sums.index.names)])
    return (frame[value] - sums.reindex(rows).to_numpy()).abs()


def parts_add_up(value: str, digits: int, tolerance: int) -> pa.Check:
    """Regions of so many digits add up to the region whose code begins theirs (00 for all)."""
    whole = "county" if digits == 4 else "Sweden"
    part = "municipalities" if digits == 4 else "counties"

    def holds(frame: pd.DataFrame) -> pd.Series:
        parts = frame[frame.region_code.str.len().eq(digits) & frame.region_code.ne("00")]
        parents = parts.region_code.str[:2] if digits == 4 else "00"
        keys = _keys(frame)
        sums = parts.assign(region_code=parents).groupby(keys)[value].sum()
        return ~(_gap(frame, sums, value) > tolerance)

    return _identity(f"{part} add up to {whole} within {tolerance} persons ({value})", holds)


def groups_add_up(value: str, tolerance: int) -> pa.Check:
    """The 16 groups add up to the row of all industries."""

    def holds(frame: pd.DataFrame) -> pd.Series:
        groups = frame[frame.sni_group.ne(ALL_INDUSTRIES)]
        keys = _keys(frame, "sni_group")
        whole = groups.groupby(keys)[value].agg(["sum", "size"])
        sums = whole["sum"].where(whole["size"] == len(SNI_GROUPS))
        return ~((_gap(frame, sums, value) > tolerance) & frame.sni_group.eq(ALL_INDUSTRIES))

    return _identity(f"groups add up to the total within {tolerance} persons ({value})", holds)


def sexes_add_up(value: str, tolerance: int) -> pa.Check:
    """Men and women add up to the row of both."""

    def holds(frame: pd.DataFrame) -> pd.Series:
        sexes = frame[frame.sex.ne("total")]
        sums = sexes.groupby(_keys(frame, "sex"))[value].sum()
        return ~((_gap(frame, sums, value) > tolerance) & frame.sex.eq("total"))

    return _identity(
        f"men and women add up to the total within {tolerance} persons ({value})", holds
    )


def missing_where_withheld() -> pa.Check:
    """A value is missing where the publisher's sign says so, and nowhere else."""
    rule = "value is missing exactly where status is .."
    return _identity(rule, lambda frame: frame["value"].isna() == frame["status"].eq(".."))


def never_one_or_two(value: str) -> pa.Check:
    """The perturbation leaves no cell of one or two persons."""
    return _identity(f"{value} is never 1 or 2", lambda frame: ~frame[value].isin([1, 2]))
