"""Tables, titles and text alternatives of what statistics indicate that industry needs.

Each takes the frame that is drawn. The trap: a theme without a rank has its reason in the place
of one, and that is neither a missing nor a last rank.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.headings.column import Column
from industry_analysis.wording.speech import MISSING, Speech
from industry_analysis.wording.vulnerability import span

Names = Mapping[str, str]  # themes by code, in the page's language
MIDDLE = 0.5
# why a theme has no value, as the computation says it
REMARKS = {
    "": ("", ""),
    "no_figures": ("ingen statistik per kommun", "no statistics by municipality"),
    "few_parts": ("för få nyckeltal publicerade", "too few figures published"),
    "little_industry": (
        "färre än 100 sysselsatta i industrin",
        "fewer than 100 employed in industry",
    ),
}


def table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """The themes of one municipality as a table shows them.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``.
    names
        What each theme is called.
    """
    return pd.DataFrame(
        {
            "need_standing": [standing(row, say) for _, row in rows.iterrows()],
            "need_interval": [_interval(row) for _, row in rows.iterrows()],
            "need_known": [_known(row, say) for _, row in rows.iterrows()],
        },
        index=pd.Index([names[theme] for theme in rows.index], name="need_theme"),
    )


def standing(row: pd.Series, say: Speech) -> str:
    """A theme's rank among those that have one, else why it has none."""
    return say.pick(*REMARKS[row.why]) if row.why else say.among(row["rank"], row.places)


def _interval(row: pd.Series) -> str:
    return MISSING if pd.isna(row["rank"]) else span(row.low, row.high)


def _known(row: pd.Series, say: Speech) -> str:
    return say.among(row.known, row.parts) if row.parts else MISSING


def parts_table(rows: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """The parts of a theme in one municipality as a table shows them.

    Parameters
    ----------
    rows
        ``indicated_need.parts_of``.
    """
    return pd.DataFrame(
        {
            here.code: rows.value,
            "need_period": rows.period,
            "need_standing": [say.among(row["rank"], row.places) for _, row in rows.iterrows()],
            "need_without": [say.number(value, "rank") for value in rows.rank_without],
        },
        index=rows.index,
    )


def county_table(
    ranks: pd.DataFrame, positions: pd.DataFrame, places: pd.Series, names: Names, say: Speech
) -> pd.DataFrame:
    """Municipalities x themes that any of them has a rank in, and in how many need is greater.

    Parameters
    ----------
    ranks, positions
        ``indicated_need.of_county``, municipalities x themes.
    places
        Among how many each theme's ranks are.
    """
    known = ranks.dropna(axis="columns", how="all").rename_axis("region_code").astype(object)
    if known.empty:
        return known
    heads = [
        head_of(str(theme), names, say.pick(f"av {among:.0f}", f"of {among:.0f}"))
        for theme, among in places[known.columns].items()
    ]
    known.loc[say.pick("Större behov än i mitten", "Greater need than in the middle")] = [
        say.among(*above(positions[theme])) for theme in known
    ]
    return known.set_axis(heads, axis="columns")


def above(positions: pd.Series) -> tuple[int, int]:
    """How many municipalities have a greater need than the one in the middle, of those known."""
    known = positions.dropna()
    return int((known > MIDDLE).sum()), len(known)


def head_of(theme: str, names: Names, more: str) -> Column:
    """A theme as the heading of a column of ranks, with what they are among."""
    [short] = short_heads([theme], names, "rank")
    return Column(f"{short.sv} ({more})", f"{short.en} ({more})", "rank")


def short_heads(
    themes: Iterable[object], names: Names, kind: Literal["rank", "text"] = "text"
) -> list[Column]:
    """Themes as headings of a table with a column for each: the first word of their names."""
    words = [names[str(theme)].split()[0].rstrip(",") for theme in themes]
    return [Column(word, word, kind) for word in words]


# ---- titles and text alternatives ----


def title(here: Place, say: Speech) -> str:
    """The themes of one municipality."""
    return say.pick(
        f"Behov enligt statistiken {here.located('sv')}, läge bland Sveriges kommuner",
        f"Need according to statistics {here.located('en')}, position among Sweden's "
        "municipalities",
    )


def parts_title(theme: str, names: Names, here: Place, say: Speech) -> str:
    """The parts of one theme."""
    return say.pick(
        f"{names[theme]}: nyckeltalen {here.located('sv')}",
        f"{names[theme]}: the figures {here.located('en')}",
    )


def county_title(county: Place, say: Speech) -> str:
    """The themes of a county's municipalities."""
    return say.pick(
        f"Behov enligt statistiken {county.located('sv')}, rang bland Sveriges kommuner, 1 är "
        "störst behov",
        f"Need according to statistics {county.located('en')}, rank among Sweden's "
        "municipalities, 1 is the greatest need",
    )


def alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's rank with its interval."""
    said = [
        f"{names[str(theme)]} {standing(row, say)}" + ("" if row.why else f" ({_interval(row)})")
        for theme, row in rows.iterrows()
    ]
    what = say.pick("Rang med intervall, 1 är störst behov", "Rank with interval, 1 is greatest")
    return f"{what}. {', '.join(said)}."


def county_alternative(ranks: pd.DataFrame, names: Names, say: Speech) -> str:
    """Every cell, a municipality at a time."""
    said = []
    for code, row in ranks.iterrows():
        cells = [f"{names[str(t)]} {say.number(value, 'rank')}" for t, value in row.items()]
        said.append(f"{region(str(code)).in_text(say.lang)}: {', '.join(cells)}")
    return f"{say.pick('Rutnät över rang', 'Grid of ranks')}. {'; '.join(said)}."
