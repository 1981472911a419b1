"""What the needs picture means: strengths, weaknesses, risks and options, in words.

Each point leads to the exhibit that shows it. The trap: the numbers of companies stand in other
exhibits, so a point on what they say has none.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from industry_analysis.wording.meaning import Point, Sort
from industry_analysis.wording.needs_indicated import LEAST_KNOWN, of_themes
from industry_analysis.wording.needs_indicated_figures import MIDDLE, Names, above
from industry_analysis.wording.speech import Speech

MOST = 0.75


def points(rows: pd.DataFrame, both: pd.DataFrame, names: Names, say: Speech) -> list[Point]:
    """What statistics show for sure, and what follows where companies are asked.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``; anchor ``indicated``.
    both
        ``beside.beside`` of the place; anchor ``beside``.
    """
    sure = rows[rows.known >= LEAST_KNOWN]
    weaker = sure[sure.position_low > MIDDLE]
    stronger = sure[sure.position_high < MIDDLE]
    return [
        *(
            _indicated("strength", str(theme), row, names, say)
            for theme, row in stronger.iterrows()
        ),
        *(_indicated("weakness", str(theme), row, names, say) for theme, row in weaker.iterrows()),
        *_together(both, names, say),
    ]


def uncounted(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """Which themes are neither strength nor weakness for want of figures, if any.

    Parameters
    ----------
    rows
        As in `points`.
    """
    few = rows.index[rows["rank"].notna() & (rows.known < LEAST_KNOWN)]
    if few.empty:
        return ""
    themes = _named(few.tolist(), names, say)
    return say.pick(
        f"I fråga om {themes} är färre än tre nyckeltal kända; där bedöms varken styrka eller "
        "svaghet.",
        f"In {themes} fewer than three figures are known; neither strength nor weakness is "
        "judged there.",
    )


def county_points(
    positions: pd.DataFrame, both: pd.DataFrame, names: Names, say: Speech
) -> list[Point]:
    """In which themes most of a county's municipalities are in the worse or the better half.

    Parameters
    ----------
    positions
        ``indicated_need.of_county`` of ``position``; anchor ``indicated``.
    both
        ``beside.beside`` of the municipalities; anchor ``beside``.
    """
    # ASSUME: a theme marks a county where three in four of its municipalities are on one side of
    # the middle of Sweden's.
    found = []
    for theme, of_theme in positions.items():
        known = of_theme.dropna()
        if known.empty:
            continue
        weak, strong = (known > MIDDLE).mean() >= MOST, (known < MIDDLE).mean() >= MOST
        if weak or strong:
            text = f"{names[str(theme)]}: {_of_county(of_theme, weak=weak, say=say)}"
            found.append(Point("weakness" if weak else "strength", text, "indicated"))
    shared = both.category.groupby(level="theme").agg(lambda kinds: (kinds == "both").mean())
    agreed = [theme for theme in names if shared.get(theme, 0) >= MOST]
    if agreed:
        text = say.pick(
            f"Börja med {_named(agreed, names, say)}: i de flesta av länets kommuner visar både "
            "företagen och statistiken behov.",
            f"Begin with {_named(agreed, names, say)}: in most of the county's municipalities both "
            "companies and statistics show a need.",
        )
        found.append(Point("option", text, "beside"))
    return found


def _of_county(positions: pd.Series, *, weak: bool, say: Speech) -> str:
    """How many of a county's municipalities are on the worse side, as its table has it."""
    many, known = above(positions)
    if len(positions) == 1:
        sv, en = ("svagare", "weaker") if weak else ("starkare", "stronger")
        return say.pick(
            f"länets enda kommun har {sv} förutsättningar än kommunen i mitten.",
            f"the county's only municipality has {en} conditions than the one in the middle.",
        )
    few = say.pick("bara ", "only ") if many and not weak else ""
    count = f"{few}{many}" if many else say.pick("ingen", "none")
    every = known == len(positions)
    whole = say.pick(
        f"länets {known} kommuner" if every else f"de {known} kommuner i länet som har en rang",
        f"the county's {known} municipalities{'' if every else ' with a rank'}",
    )
    return say.pick(
        f"{count} av {whole} har svagare förutsättningar än kommunen i mitten.",
        f"{count} of {whole} {'have' if many > 1 else 'has'} weaker conditions than the one in "
        "the middle.",
    )


def _indicated(sort: Sort, theme: str, row: pd.Series, names: Names, say: Speech) -> Point:
    where = say.among(row["rank"], row.places)
    if sort == "strength":
        text = say.pick(
            f"{names[theme]}: förutsättningarna är starkare än på de flesta håll, plats {where} "
            "där 1 är störst behov.",
            f"{names[theme]}: conditions are stronger than in most places, number {where} where 1 "
            "is the greatest need.",
        )
    else:
        text = say.pick(
            f"{names[theme]}: förutsättningarna är svagare än på de flesta håll, plats {where} "
            "där 1 är störst behov.",
            f"{names[theme]}: conditions are weaker than in most places, number {where} where 1 "
            "is the greatest need.",
        )
    return Point(sort, text, "indicated")


def _together(both: pd.DataFrame, names: Names, say: Speech) -> Iterator[Point]:
    for kind, sv, en in (
        (
            "both",
            "Börja med {}: både företagen och statistiken visar behov.",
            "Begin with {}: both companies and statistics show a need.",
        ),
        (
            "blind_spot",
            "Fråga företagen om {}: statistiken visar behov som få av dem nämner.",
            "Ask companies about {}: statistics show needs that few of them mention.",
        ),
        (
            "perceived",
            "Lyssna på företagen i fråga om {}: statistiken fångar inte det de berättar.",
            "Listen to companies about {}: statistics do not capture what they tell.",
        ),
    ):
        themes = list(both.index[both.category == kind])
        if themes:
            yield Point("option", say.pick(sv, en).format(_named(themes, names, say)), "beside")


def _named(themes: Sequence[object], names: Names, say: Speech) -> str:
    return of_themes([names[str(theme)] for theme in themes], say)


def caveats(say: Speech, *, interviewed: bool, weighted: bool) -> list[str]:
    """What statistics and interviews cannot say."""
    said = [
        say.pick(
            "Statistikens behov är en förutsättning som är svagare än i andra kommuner; ingen har "
            "berättat om det, och det säger inget om ett enskilt företag. Det som alla kommuner "
            "saknar syns inte.",
            "A need by statistics is a condition weaker than in other municipalities; nobody has "
            "told of it, and it says nothing of any one company. What all municipalities lack does "
            "not show.",
        )
    ]
    if not interviewed:
        return said
    said.append(
        say.pick(
            "Företagens svar visas bara där minst fem företag eller koncerner ligger bakom dem; "
            "ytterligare antal döljs så att inget av de dolda går att räkna fram. Uppskattade "
            "andelar är avrundade av samma skäl.",
            "What companies answered is shown only where five companies or groups or more are "
            "behind it; more numbers are withheld so that none of the hidden can be derived. "
            "Estimated shares are rounded for the same reason.",
        )
    )
    said.append(
        say.pick(
            "Uppskattningarna är vägda till ramen; de gäller företagen i den och inga andra."
            if weighted
            else "Utan en ram är svaren inte vägda: de gäller de intervjuade, inte alla företag.",
            "Estimates are weighted to the frame; they are of its companies and no others."
            if weighted
            else "Without a frame answers are not weighted: they are of those met, not of all.",
        )
    )
    return said
