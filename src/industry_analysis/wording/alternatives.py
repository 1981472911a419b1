"""What a figure shows, in words for those who do not see it, computed from its frame.

The trap: the alternative says what is drawn, the reading beside it says what it means.
"""

import pandas as pd

from industry_analysis.places import region
from industry_analysis.wording.columns import column, industry
from industry_analysis.wording.speech import End, Kind, Speech
from industry_analysis.wording.standing import end_of


def lines(frame: pd.DataFrame, say: Speech, *, kind: Kind) -> str:
    """First and last value of each line in each series, one column a region."""
    said = []
    for code, line in frame.dropna(axis="columns", how="all").items():
        spans = [
            _span(part.dropna(), say, kind)
            for _, part in line.dropna().groupby(level="series", sort=False)
        ]
        said.append(f"{region(str(code)).in_text(say.lang)}: {', '.join(spans)}")
    return f"{say.pick('Linjediagram', 'Line chart')}. {'; '.join(said)}."


def _span(part: pd.Series, say: Speech, kind: Kind) -> str:
    ends = [(part.index[end][1], say.number(part.iloc[end], kind)) for end in (0, -1)]
    (first, start), (last, end) = ends
    if first == last:
        return f"{start} ({first})"
    return f"{start} ({first}) {say.pick('till', 'to')} {end} ({last})"


def bars(values: pd.Series, say: Speech, *, kind: Kind) -> str:
    """Every bar of a chart over regions, highest first."""
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {_highest_first(values, say, kind)}."


def map_of(values: pd.Series, say: Speech, *, kind: Kind) -> str:
    """Every region's value, highest first."""
    return f"{say.pick('Karta', 'Map')}. {_highest_first(values, say, kind)}."


def _highest_first(values: pd.Series, say: Speech, kind: Kind) -> str:
    ordered = values.dropna().sort_values(ascending=False, kind="stable")
    return ", ".join(
        f"{region(str(c)).in_text(say.lang)} {say.number(v, kind)}" for c, v in ordered.items()
    )


def standings(rows: pd.DataFrame, say: Speech, end: End | None = None) -> str:
    """Each figure's value and rank among the municipalities, from an end or from the best."""
    said = []
    for name, row in rows.dropna(subset="position").iterrows():
        told = column(str(name))
        rank = say.placed(row["rank"], row.places, end or end_of(str(name)))
        said.append(f"{told.label(say)} {say.number(row.value, told.kind)}, {rank}")
    text = say.pick("Läge bland kommunerna, ett nyckeltal per rad", "Position, a figure a row")
    return f"{text}. {'; '.join(said)}."


def profile(rows: pd.DataFrame, say: Speech) -> str:
    """Each industry's share, beside the country's."""
    said = [
        f"{industry(str(code), say)} {say.share(row.share)} ({say.share(row.reference_share)})"
        for code, row in rows.iterrows()
    ]
    text = say.pick(
        "Stapeldiagram över andelar, rikets inom parentes",
        "Bar chart of shares, Sweden in brackets",
    )
    return f"{text}. {', '.join(said)}."


def parts(rows: pd.DataFrame, say: Speech, *, code: str) -> str:
    """Each part of the change, by period."""
    said = []
    for _, row in rows[rows.index.get_level_values("industry") == code].iterrows():
        named = [
            f"{column(name).label(say)} {say.number(row[name], 'change')}"
            for name in ("national", "mix", "competitive", "change")
        ]
        said.append(f"{int(row.start_year)}–{int(row.year)}: {', '.join(named)}")
    return f"{say.pick('Stapeldiagram', 'Bar chart')}. {'; '.join(said)}."


def quotients(frame: pd.DataFrame, say: Speech) -> str:
    """Each place's highest quotient."""
    said = [
        f"{region(str(code)).in_text(say.lang)}: {industry(str(row.idxmax()), say).lower()} "
        f"{say.number(row.max(), 'ratio')}"
        for code, row in frame.iterrows()
        if row.notna().any()
    ]
    text = say.pick(
        "Rutnät över lokaliseringskvoter, högsta per plats", "Grid of quotients, highest by place"
    )
    return f"{text}. {'; '.join(said)}."
