"""The sentences on the follow-up of needs: what is open, how old, what became of promises.

Each function takes the frame of counts that its table shows, rows themes or municipalities, the
row `ALL` for all of them. The trap: a missing count is withheld, and a sentence passes it over.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from industry_analysis.places import region
from industry_analysis.wording.columns import column
from industry_analysis.wording.speech import WITHHELD, Speech, capital, uncapital

ALL = "all"
# of one and of several, in Swedish and English
_SAID = {
    "nothing_agreed": (
        "har inget överenskommet",
        "har inget överenskommet",
        "has nothing agreed",
        "have nothing agreed",
    ),
    "in_progress": ("pågår", "pågår", "is in progress", "are in progress"),
    "done": ("är klart", "är klara", "is done", "are done"),
    "age_older": (
        "är minst ett år gammalt",
        "är minst ett år gamla",
        "is a year old or more",
        "are a year old or more",
    ),
    "overdue": ("har gått över tiden", "har gått över tiden", "is overdue", "are overdue"),
    "unassigned": (
        "saknar ansvarig",
        "saknar ansvarig",
        "lacks a responsible",
        "lack a responsible",
    ),
    "undated": ("saknar datum", "saknar datum", "lacks a date", "lack a date"),
    "done_in_time": (
        "blev klart i tid",
        "blev klara i tid",
        "was done in time",
        "were done in time",
    ),
    "done_late": ("blev klart för sent", "blev klara för sent", "was done late", "were done late"),
    "closed": (
        "avslutades utan åtgärd",
        "avslutades utan åtgärd",
        "was closed without action",
        "were closed without action",
    ),
    "alive": (
        "av dem det senaste året",
        "av dem det senaste året",
        "of them in the last year",
        "of them in the last year",
    ),
}
Names = Mapping[str, Mapping[str, str]]
_PREFIX = "followup_"


def table(counts: pd.DataFrame, say: Speech, names: Names) -> pd.DataFrame:
    """Give counts as a table shows them: labels, ``..`` for what is withheld, places without limit.

    Parameters
    ----------
    counts
        One of the frames of ``needs.followup``, as far as they may be shown.
    names
        Labels of the rows by code, as a codebook has them; a row that has none is a region's.
    """
    shown = counts.astype(object).where(counts.notna(), WITHHELD)
    if "places" in shown:
        unlimited = say.pick("utan gräns", "no limit")
        shown["places"] = [unlimited if pd.isna(it) else say.count(it) for it in counts.places]
    shown.columns = [f"{_PREFIX}{name}" for name in shown]
    if shown.index.name == "municipality":
        return shown.rename_axis("region_code")
    return shown.rename(index=lambda code: name_of(str(code), say, names))


def name_of(code: str, say: Speech, names: Names) -> str:
    """The label of a row."""
    if code == ALL:
        return say.pick("Alla", "All")
    return names[code][say.lang] if code in names else code


def located(code: str, say: Speech, names: Names) -> str:
    """Where that is, in a sentence: ``inom kompetens``, ``i Karlskoga``."""
    if code in names:
        return f"{say.pick('inom', 'in')} {uncapital(names[code][say.lang])}"
    return region(code).located(say.lang)


def label(part: str, say: Speech) -> str:
    """The heading of a count."""
    return column(f"{_PREFIX}{part}").label(say)


def bottom_line(states: pd.DataFrame, ages: pd.DataFrame, say: Speech) -> list[str]:
    """How many needs there are, and how many are not finished; ``needs_offers.widest`` adds to it.

    Parameters
    ----------
    states, ages
        ``followup.states`` and ``followup.ages`` with `ALL`, as far as they may be shown.
    """
    told = [_needs(states, say), _still_open(ages, say)]
    return [sentence for sentence in told if sentence]


def _needs(states: pd.DataFrame, say: Speech) -> str:
    row = of_all(states)
    if pd.isna(row.get("needs")):
        return ""
    if row.needs == 0:
        return say.pick(
            "Inga behov är nedskrivna från intervjuerna.",
            "No needs are written down from the interviews.",
        )
    parts = [
        clause(row, "nothing_agreed", say),
        clause(row, "in_progress", say),
        clause(row, "done", say),
    ]
    told = say.listed([part for part in parts if part])
    head = say.pick(
        f"Företagen har berättat om {say.count(row.needs)} behov",
        f"Companies have told of {_of(row.needs, 'need', say)}",
    )
    return f"{head}, {say.pick('varav', 'of which')} {told}." if told else f"{head}."


def _still_open(ages: pd.DataFrame, say: Speech) -> str:
    row = of_all(ages)
    if pd.isna(row.get("open")):
        return ""
    if row.open == 0:
        return say.pick("Inget behov väntar på åtgärd.", "No need waits for action.")
    parts = [
        clause(row, "age_older", say),
        clause(row, "overdue", say),
    ]
    told = say.listed([part for part in parts if part])
    head = say.pick(
        f"{say.count(row.open)} behov är inte {'avslutat' if row.open == 1 else 'avslutade'}",
        f"{_of(row.open, 'need', say)} {'is' if row.open == 1 else 'are'} not finished",
    )
    return f"{head}; {told}." if told else f"{head}."


def clause(row: pd.Series, part: str, say: Speech) -> str:
    """A count with its verb; nothing where it is withheld."""
    count = row.get(part)
    one, many = say.pick("|".join(_SAID[part][:2]), "|".join(_SAID[part][2:])).split("|")
    if pd.isna(count) or (count == 0 and part == "nothing_agreed"):
        return ""
    if count == 0:
        return f"{say.pick('inget', 'none')} {one}"
    return f"{say.count(count)} {one if count == 1 else many}"


def states(counts: pd.DataFrame, say: Speech, names: Names) -> str:
    """Say where most needs have nothing agreed, and where most are done.

    Parameters
    ----------
    counts
        ``followup.states`` by theme or municipality, as far as it may be shown.
    """
    told = [_needs(counts, say)] if ALL in counts.index else []
    most = _most(counts, "nothing_agreed", say, names)
    if most:
        told.append(
            say.pick(
                f"Flest behov utan något överenskommet finns {most}.",
                f"Most needs with nothing agreed are {most}.",
            )
        )
    done = _most(counts, "done", say, names)
    if done:
        told.append(say.pick(f"Flest är klara {done}.", f"Most are done {done}."))
    return or_withheld([*told], say)


def ages(counts: pd.DataFrame, say: Speech, names: Names) -> str:
    """Say how many needs are open and old, where most are, and what lacks owner or date.

    Parameters
    ----------
    counts
        ``followup.ages`` by theme or municipality, as far as it may be shown.
    """
    told = [_still_open(counts, say)] if ALL in counts.index else []
    if most := _most(counts, "age_older", say, names):
        told.append(
            say.pick(
                f"Flest som är minst ett år gamla finns {most}.",
                f"Most that are a year old or more are {most}.",
            )
        )
    row = of_all(counts)
    lacking = [
        clause(row, "unassigned", say),
        clause(row, "undated", say),
    ]
    if listed := say.listed([part for part in lacking if part]):
        told.append(
            say.pick(
                f"Av dem som har ett överenskommet steg: {listed}.",
                f"Of those with a step agreed: {listed}.",
            )
        )
    return or_withheld(told, say)


def promises(counts: pd.DataFrame, say: Speech) -> str:
    """Say what became of the steps agreed, and how long it took.

    Parameters
    ----------
    counts
        ``followup.promises`` with `ALL`, as far as it may be shown.
    """
    row = of_all(counts)
    if pd.isna(row.get("agreed")):
        return or_withheld([], say)
    if row.agreed == 0:
        return say.pick("Inga steg är överenskomna.", "No steps are agreed.")
    parts = [
        clause(row, "done_in_time", say),
        clause(row, "done_late", say),
        clause(row, "closed", say),
        clause(row, "overdue", say),
    ]
    listed = say.listed([part for part in parts if part])
    head = say.pick(
        f"Av {say.count(row.agreed)} överenskomna steg",
        f"Of {_of(row.agreed, 'step', say)} agreed",
    )
    told = [f"{head}: {listed}."] if listed else []
    if pd.notna(row.get("median_days")) and pd.notna(row.get("days_known")):
        days, known = say.count(row.median_days), say.count(row.days_known)
        told.append(
            say.pick(
                f"Minst hälften av de {known} som blev klara en känd dag tog högst {days} dagar.",
                f"At least half of the {known} done on a known day took at most {days} days.",
            )
        )
    return or_withheld(told, say)


def alternative(counts: pd.DataFrame, parts: Sequence[str], say: Speech, names: Names) -> str:
    """What a chart of counts shows, a row at a time, for those who do not see it."""
    told = []
    for code, row in counts[[*parts]].iterrows():
        written = ", ".join(
            f"{label(part, say).lower()} {WITHHELD if pd.isna(n) else say.count(n)}"
            for part, n in zip(parts, row, strict=True)
        )
        told.append(f"{name_of(str(code), say, names)}: {written}")
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {'; '.join(told)}."


def of_all(counts: pd.DataFrame) -> pd.Series:
    """The row for all, empty if there is none."""
    return counts.T[ALL] if ALL in counts.index else pd.Series(dtype=object)


def _most(counts: pd.DataFrame, part: str, say: Speech, names: Names) -> str:
    """The row with most of something, with how many; nothing if unsure, shared by many, or none.

    Where a count is withheld it may be the largest, so no row is said to have most.
    """
    of_rows = counts.drop(index=ALL, errors="ignore")[part]
    if of_rows.empty or of_rows.isna().any() or not of_rows.max():
        return ""
    first = of_rows[of_rows.eq(of_rows.max())]
    if len(first) > 1:
        return ""
    return f"{located(str(first.index[0]), say, names)} ({say.count(first.iloc[0])})"


def _of(count: float, thing: str, say: Speech) -> str:
    return f"{say.count(count)} {thing}{'' if count == 1 else 's'}"


def or_withheld(told: Sequence[str], say: Speech) -> str:
    """The sentences together, or that there is nothing to be shown."""
    if text := " ".join(sentence for sentence in told if sentence):
        return capital(text)
    return say.pick(
        "Antalen kommer från för få företag för att kunna visas.",
        "The numbers are of too few companies to be shown.",
    )
