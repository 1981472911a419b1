"""What companies say beside what statistics indicate: the table, its titles and its sentences.

Rows are themes of one municipality. The trap: the numbers of the companies stand where they are
audited, so here they are words alone; a county's estimate that stands in is said to be that.
"""

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.needs_indicated import of_themes
from industry_analysis.wording.needs_indicated_figures import Names, short_heads
from industry_analysis.wording.speech import MISSING, Speech, uncapital

# what the two together are called, as the computation names it
CATEGORIES = {
    "both": ("båda", "both"),
    "blind_spot": ("bara statistiken", "statistics only"),
    "perceived": ("bara företagen", "companies only"),
    "neither": ("ingendera", "neither"),
    "unknown": ("kan inte avgöras", "cannot be told"),
}
_SHORT = {
    "both": ("båda", "both"),
    "blind_spot": ("statistik", "statistics"),
    "perceived": ("företag", "companies"),
    "neither": ("ingen", "neither"),
    "unknown": ("?", "?"),
}
_SURE = {"sure": ("säkert", "sure"), "leaning": ("troligen", "likely")}


def category(row: pd.Series, say: Speech) -> str:
    """Who shows a need, and how sure that is: ``båda (troligen)``."""
    named = say.pick(*CATEGORIES[row.category])
    return f"{named} ({say.pick(*_SURE[row.sure])})" if row.sure else named


def table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """The two beside each other as a table shows them.

    Parameters
    ----------
    rows
        ``beside.beside`` of one municipality, by theme.
    names
        What each theme is called.
    """
    shown = pd.DataFrame(
        {
            "said_level": [level(row, say) for _, row in rows.iterrows()],
            "said_by": [_of(row, say) for _, row in rows.iterrows()],
            "need_standing": [say.among(row["rank"], row.places) for _, row in rows.iterrows()],
            "need_category": [category(row, say) for _, row in rows.iterrows()],
        },
        index=pd.Index([names[theme] for theme in rows.index], name="need_theme"),
    )
    municipal = rows.stated_of[rows.stated_of != ""].str.len() == 4
    return shown.drop(columns="said_by") if municipal.all() else shown


def level(row: pd.Series, say: Speech) -> str:
    """Whether more companies tell of the theme than of the mean theme, without their number."""
    if pd.isna(row.stated):
        return MISSING
    if row.stated > row.middle:
        return say.pick("fler än för medeltemat", "more than of the mean theme")
    return say.pick("färre än för medeltemat", "fewer than of the mean theme")


def _of(row: pd.Series, say: Speech) -> str:
    return region(row.stated_of).in_text(say.lang) if row.stated_of else MISSING


def title(here: Place, say: Speech) -> str:
    """The two beside each other."""
    return say.pick(
        f"Vad företagen säger och vad statistiken visar {here.located('sv')}",
        f"What companies say and what statistics show {here.located('en')}",
    )


def alternative(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Each theme's share, rank and comparison."""
    said = [
        f"{names[str(theme)]}: {level(row, say)}, {say.among(row['rank'], row.places)}, "
        f"{category(row, say)}"
        for theme, row in rows.iterrows()
    ]
    what = say.pick(
        "Vad företagen säger, rang i statistiken och jämförelse",
        "What companies say, rank in statistics and comparison",
    )
    return f"{what}. {'; '.join(said)}."


def gaps(rows: pd.DataFrame, names: Names, here: Place, say: Speech) -> list[str]:
    """Where companies and statistics agree, and where one of them is alone.

    Parameters
    ----------
    rows
        ``beside.beside`` of one municipality, by theme.
    """
    if rows.stated.isna().all():
        return [
            say.pick(
                f"Det finns ingen uppgift om vad företagen {here.located('sv')} säger, så det "
                "går inte att se om de och statistiken är överens.",
                f"There is no figure of what companies {here.located('en')} say, so it cannot be "
                "seen whether they and statistics agree.",
            )
        ]
    told = [
        _sentence(kind, rows[rows.category == kind], names, say)
        for kind in ("both", "blind_spot", "perceived", "neither")
        if (rows.category == kind).any()
    ]
    return [*_through_county(rows, here, say), *told, *_unsaid(rows, names, say)]


def _through_county(rows: pd.DataFrame, here: Place, say: Speech) -> list[str]:
    others = rows.stated_of[(rows.stated_of != "") & (rows.stated_of != here.code)]
    if others.empty:
        return []
    county = region(str(others.iloc[0]))
    every = len(others) == rows.stated.notna().sum()
    themes = say.pick("", "") if every else say.pick(" i några teman", " in some themes")
    return [
        say.pick(
            f"För få företag {here.located('sv')} har svarat; företagens bild är{themes} hela "
            f"{county.genitive('sv')}.",
            f"Too few companies {here.located('en')} have answered; their picture is{themes} that "
            f"of all of {county.in_text('en')}.",
        )
    ]


_SAID = {
    "both": (
        "Både företagen och statistiken visar behov i fråga om",
        "Both companies and statistics show a need in",
    ),
    "blind_spot": (
        "Statistiken visar ett behov som få företag nämner i fråga om",
        "Statistics show a need that few companies mention in",
    ),
    "perceived": (
        "Företagen nämner ett behov som statistiken inte visar i fråga om",
        "Companies mention a need that statistics do not show in",
    ),
    "neither": (
        "Varken företagen eller statistiken visar något större behov i fråga om",
        "Neither companies nor statistics show any greater need in",
    ),
}


def _sentence(kind: str, rows: pd.DataFrame, names: Names, say: Speech) -> str:
    numbers = [
        f"{uncapital(names[str(theme)])} ({say.pick('plats', 'number')} "
        f"{say.among(row['rank'], row.places)}, {say.pick(*_SURE[row.sure])})"
        for theme, row in rows.iterrows()
    ]
    return f"{say.pick(*_SAID[kind])} {of_themes(numbers, say)}."


def _unsaid(rows: pd.DataFrame, names: Names, say: Speech) -> list[str]:
    """The themes in which the two cannot be compared, by what is missing."""
    unsaid = rows[rows.category == "unknown"]
    stated, shown = unsaid.stated.notna(), unsaid.position.notna()
    kinds = {
        ("I fråga om {} är uppgifterna för osäkra för att jämföras.",
         "In {} the figures are too unsure to be compared."): stated & shown,
        ("I fråga om {} finns bara företagens bild.",
         "In {} there is only the companies' picture."): stated & ~shown,
        ("I fråga om {} finns bara statistikens bild.",
         "In {} there is only that of statistics."): ~stated & shown,
        ("I fråga om {} finns ingen av dem.", "In {} there is neither."): ~stated & ~shown,
    }  # fmt: skip
    return [
        say.pick(*texts).format(of_themes([names[str(t)] for t in unsaid.index[chosen]], say))
        for texts, chosen in kinds.items()
        if chosen.any()
    ]


def county_table(rows: pd.DataFrame, names: Names, say: Speech) -> pd.DataFrame:
    """Who shows a need, municipalities x themes, in a word.

    Parameters
    ----------
    rows
        ``beside.beside`` of several municipalities.
    """
    words = rows.category.map({kind: say.pick(*said) for kind, said in _SHORT.items()})
    codes = rows.index.unique(level="region_code")
    told = words[rows.category != "unknown"].index.unique(level="theme")
    wide = words.unstack("theme").loc[codes, [theme for theme in names if theme in told]]
    return wide.set_axis(short_heads(wide, names), axis="columns")


def county(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """In which themes companies and statistics agree in several municipalities, and where not.

    Parameters
    ----------
    rows
        ``beside.beside`` of several municipalities.
    """
    if rows.stated.isna().all():
        return say.pick(
            "Utan intervjuer går det inte att se om företagen och statistiken är överens.",
            "Without interviews it cannot be seen whether companies and statistics agree.",
        )
    told = []
    for kind in ("both", "blind_spot", "perceived"):
        by_theme = (rows.category == kind).groupby(level="theme").sum()
        themes = [names[theme] for theme in names if by_theme.get(theme, 0) > 1]
        if themes:
            told.append(
                f"{say.pick(*_SAID[kind])} {of_themes(themes, say)}"
                + say.pick(" i flera kommuner.", " in several municipalities.")
            )
    return " ".join(told) or say.pick(
        "Inget tema skiljer sig på samma sätt i flera kommuner.",
        "No theme stands out in the same way in several municipalities.",
    )
