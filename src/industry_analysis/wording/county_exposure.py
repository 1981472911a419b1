"""The vulnerability index of a county's municipalities, in words.

The trap: number 1 is the most vulnerable, and intervals that overlap leave the order open.
"""

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.vulnerability import moves

# ASSUME: a municipality is counted to the most vulnerable fifth where more than half of the
# weightings put it there.
OFTEN = 0.5


def reading(rows: pd.DataFrame, county: Place, say: Speech) -> str:
    """The ends of the county with their intervals, and who is mostly in the last fifth.

    Parameters
    ----------
    rows
        ``vulnerability.exposure`` of the county's municipalities, the most vulnerable first.
    """
    first, last = rows.iloc[0], rows.iloc[-1]
    said = [_end(first, alone=len(rows) == 1, county=county, say=say)]
    if len(rows) > 1:
        said += [_other_end(last, say), _order(rows, say)]
    often = [region(str(code)).name for code in rows.index[rows.among_most > OFTEN]]
    if often:
        said.append(
            say.pick(
                "Till landets mest sårbara femtedel hör i mer än hälften av viktningarna "
                f"{say.listed(often)}.",
                "In Sweden's most vulnerable fifth in more than half of the weightings: "
                f"{say.listed(often)}.",
            )
        )
    else:
        said.append(
            say.pick(
                "I mer än hälften av viktningarna hör ingen kommun i länet till landets mest "
                "sårbara femtedel.",
                "No municipality of the county is in Sweden's most vulnerable fifth in more than "
                "half of the weightings.",
            )
        )
    return " ".join(said)


def _end(row: pd.Series, *, alone: bool, county: Place, say: Speech) -> str:
    name, places = region(str(row.name)).name, f"{row.places:.0f}"
    rank, where = f"{row['rank']:.0f}", moves(row.low, row.high, say)
    weighed = say.pick(
        f"med andra vikter hamnar kommunen i 95\u00a0% av fallen {where}.",
        f"with other weights it comes {where} in 95% of the cases.",
    )
    if alone:
        return say.pick(
            f"Länet består av en kommun. {name} ligger på plats {rank} av Sveriges {places} "
            f"kommuner; {weighed}",
            f"The county consists of one municipality. {name} is number {rank} of Sweden's "
            f"{places} municipalities; {weighed}",
        )
    return say.pick(
        f"Mest sårbar {county.located('sv')} är enligt indexet {name}, på plats {rank} av Sveriges "
        f"{places} kommuner; {weighed}",
        f"By the index the most vulnerable {county.located('en')} is {name}, number {rank} of "
        f"Sweden's {places} municipalities; {weighed}",
    )


def _other_end(row: pd.Series, say: Speech) -> str:
    name, rank = region(str(row.name)).name, f"{row['rank']:.0f}"
    where = moves(row.low, row.high, say)
    return say.pick(
        f"Minst sårbar är {name}, på plats {rank} och med andra vikter {where}.",
        f"The least vulnerable is {name}, number {rank} and with other weights {where}.",
    )


def _order(rows: pd.DataFrame, say: Speech) -> str:
    """Whether the intervals within the county leave the order of all of them open."""
    apart = rows.county_low.to_numpy()[:, None] > rows.county_high.to_numpy()[None, :]
    if apart.any():
        return say.pick(
            "Där intervallen inom länet i tabellen inte överlappar håller ordningen med nästan "
            "alla vikter; där de överlappar kan vikterna avgöra.",
            "Where the intervals within the county in the table do not overlap the order holds "
            "with nearly all weights; where they do, it may be a matter of the weights.",
        )
    return say.pick(
        "Alla intervall inom länet i tabellen överlappar, så vikterna kan avgöra ordningen där.",
        "All intervals within the county in the table overlap, so the order there may be a matter "
        "of the weights.",
    )
