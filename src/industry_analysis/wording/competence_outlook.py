"""What lies near, who is missing, and what it means: the last sentences of *competence*.

The trap: figures by sex are there for county 18 only, and few ads say nothing of what lies near;
then a sentence says so, and no point is made of it.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from industry_analysis.places import SWEDEN, Place, region
from industry_analysis.wording.competence import FORECAST, certain, too_few
from industry_analysis.wording.development import against
from industry_analysis.wording.meaning import STRONG, Point, of_standings
from industry_analysis.wording.occupations import in_swedish, in_text
from industry_analysis.wording.speech import Speech

# ASSUME: a projected decline of those of working age is a risk if it is over one per cent.
DECLINE = 0.01
# ASSUME: recruiting is hard across the board where opportunities are good in half of the
# occupations assessed.
HARD = 0.5
# ASSUME: women are a reserve where they are fewer than four in ten of industry's employed, and
# fewer than in Sweden.
FEW_WOMEN = 0.4
# ASSUME: a labour market is specialised in what is asked for half as often again as in Sweden.
SPECIALISED = 1.5
NEAREST = 3
# ASSUME: what lies near says something of a place where five industrial and technical occupations
# or more are common.
COMMON = 5


def space(rows: pd.DataFrame, counts: pd.DataFrame, here: Place, say: Speech) -> str:
    """How many occupations are common here, and which others lie nearest.

    Parameters
    ----------
    rows
        ``occupation_space.nearest`` of the place; empty where it has too few ads.
    counts
        ``occupation_space.breadth`` of the place.
    """
    if rows.empty:
        return too_few(here, say)
    count = counts.T[here.code]
    present, all_ = say.count(count.industrial_present), say.count(count.all_industrial)
    mean, near = say.share(count.mean_nearness), nearest(rows)
    if count.industrial_present:
        text = say.pick(
            f"Av de {all_} industriella och tekniska yrken som kan jämföras är {present} "
            f"{'vanligt' if count.industrial_present == 1 else 'vanliga'} {here.located('sv')}. ",
            f"Common in the ads {here.located('en')}: {present} of the {all_} industrial "
            "and technical occupations that can be compared. ",
        )
    else:
        text = say.pick(
            f"Inget av de {all_} industriella och tekniska yrken som kan jämföras är vanligt "
            f"{here.located('sv')}. ",
            f"Not one of the {all_} industrial and technical occupations compared is common "
            f"{here.located('en')}. ",
        )
    said = [f"{in_text(str(name))} ({say.share(value)})" for name, value in near.items()]
    if said:
        text += say.pick(
            f"Närmast av de övriga ligger {'; '.join(said)}, med närheten inom parentes. "
            f"Genomsnittet för alla yrken som inte är vanliga här är {mean}.",
            f"Nearest of the others are {'; '.join(said)}, with nearness in brackets. The mean of "
            f"all occupations that are not common here is {mean}.",
        )
    return in_swedish(text.strip(), [in_text(str(name)) for name in near.index], say)


def nearest(rows: pd.DataFrame) -> pd.Series:
    """Nearness of occupations not common here that lie nearest, and nearer than the mean."""
    near = ~rows.has.astype(bool) & rows.relative_nearness.gt(0)
    return rows[near].nearness.head(NEAREST)


def women(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """How many of the industry's employed are women, beside all who work in the place.

    Parameters
    ----------
    rows
        Women's share in industry and everywhere, of the county's municipalities, the county
        and Sweden; empty where they are not included by sex.
    """
    if rows.empty:
        return say.pick(
            f"Uppgifter efter kön för {here.official('sv')} ingår inte i rapportens underlag; de "
            "omfattar bara riket, Örebro län och Örebro läns kommuner.",
            f"Figures by sex for {here.in_text('en')} are not included in this report; they cover "
            "only Sweden, Örebro County and its municipalities.",
        )
    row, county = rows.T[here.code], region(here.county_code)
    beside = against(rows.women_share, "share", here, county, say)
    own, everywhere = say.share(row.women_share), say.share(row.women_everywhere)
    municipal = rows[rows.index.str.len() == 4].women_share
    low, high = region(str(municipal.idxmin())), region(str(municipal.idxmax()))
    least, most = say.share(municipal.min()), say.share(municipal.max())
    return say.pick(
        f"Kvinnor är {own} av industrins sysselsatta {here.located('sv')}, mot {beside}, och "
        f"{everywhere} av alla som arbetar i kommunen. I länet går andelen i industrin från "
        f"{least} {low.located('sv')} till {most} {high.located('sv')}.",
        f"Women are {own} of the employed in industry {here.located('en')}, against {beside}, and "
        f"{everywhere} of all who work in the municipality. In the county the share in industry "
        f"runs from {least} {low.located('en')} to {most} {high.located('en')}.",
    )


# ---- what it means ----


def points(
    demand: pd.DataFrame,
    better: pd.DataFrame,
    occupations: pd.DataFrame,
    counts: pd.DataFrame,
    near: pd.DataFrame,
    limited: Sequence[str],
    by_sex: pd.DataFrame,
    here: Place,
    say: Speech,
) -> list[Point]:
    """Strengths, weaknesses, risks and options, each with the anchor of its figure.

    Parameters
    ----------
    demand
        ``advertised.demand`` of all places.
    better
        ``standing.standings`` of figures that have a better side.
    occupations
        ``advertised.occupations`` of the place; empty where too few ads.
    counts
        ``barometer.barometer_counts`` of the county.
    near
        ``occupation_space.nearest`` of the place; empty where too few ads.
    limited
        Names of occupations with small opportunities in the county, which are no way to go.
    by_sex
        As in `women`.
    """
    return [
        *of_standings(better.drop(index=FORECAST), say, anchor="standing"),
        *_profile(occupations, say),
        *_demand(demand.T[here.code], say),
        *_decline(better.T[FORECAST], say),
        *_shortage(counts.T[here.county_code], say),
        *_steps(near, limited, say),
        *_women(by_sex, here, say),
    ]


def _profile(rows: pd.DataFrame, say: Speech) -> Iterator[Point]:
    if rows.empty:
        return
    heavy = certain(rows)[lambda quotient: quotient >= SPECIALISED].head(NEAREST)
    if len(heavy):
        names = [in_text(str(name)) for name in heavy.index]
        said = [
            f"{name} ({say.number(quotient, 'ratio')})"
            for name, quotient in zip(names, heavy, strict=True)
        ]
        text = say.pick(
            f"En specialiserad arbetsmarknad, med annonskvoten inom parentes: {'; '.join(said)}.",
            f"A specialised labour market, with the ad quotient in brackets: {'; '.join(said)}.",
        )
        yield Point("strength", in_swedish(text, names, say), "occupations")


def _demand(row: pd.Series, say: Speech) -> Iterator[Point]:
    if row["rank"] <= (1 - STRONG) * row.places:
        number = say.number(row.ads_per_thousand, "number")
        placed = say.placed(row["rank"], row.places, "highest")
        yield Point(
            "risk",
            say.pick(
                f"Många annonser för antalet sysselsatta: {number} annonser i industriella "
                f"och tekniska yrken per 1\u00a0000 sysselsatta, {placed}.",
                f"Many ads for the number of employed: {number} ads for industrial and "
                f"technical occupations per 1,000 employed, {placed}.",
            ),
            "rate",
        )


def _decline(row: pd.Series, say: Speech) -> Iterator[Point]:
    size = say.share(row.value)
    if row.value < -DECLINE:
        yield Point(
            "risk",
            say.pick(
                f"Antalet invånare 20–66 år väntas minska med {size} på tio år från "
                f"{row.year:.0f}.",
                f"The number of inhabitants aged 20–66 is expected to shrink by {size} in ten "
                f"years from {row.year:.0f}.",
            ),
            "standing",
        )
    if row.value > DECLINE:
        yield Point(
            "option",
            say.pick(
                f"Antalet invånare 20–66 år väntas öka med {size} på tio år från {row.year:.0f}.",
                f"The number of inhabitants aged 20–66 is expected to grow by {size} in ten "
                f"years from {row.year:.0f}.",
            ),
            "standing",
        )


def _shortage(counts: pd.Series, say: Speech) -> Iterator[Point]:
    if counts.large >= HARD * counts.occupations:
        large, all_ = say.count(counts.large), say.count(counts.occupations)
        yield Point(
            "risk",
            say.pick(
                "Konkurrens om dem som kan yrket: stora möjligheter till arbete i länet i "
                f"{large} av {all_} industriella och tekniska yrken.",
                "Competition for those who know the trade: good job opportunities in the county "
                f"in {large} of {all_} industrial and technical occupations.",
            ),
            "barometer",
        )


def _steps(rows: pd.DataFrame, limited: Sequence[str], say: Speech) -> Iterator[Point]:
    if rows.empty or rows.has.sum() < COMMON:
        return
    names = [in_text(str(name)) for name in nearest(rows).index if name not in limited]
    if names:
        text = say.pick(
            "Yrken som söks i samma kommuner som de vanliga här, men är mindre vanliga här: "
            f"{'; '.join(names)}.",
            "Occupations asked for in the same municipalities as those common here, but less "
            f"common here: {'; '.join(names)}.",
        )
        yield Point("option", in_swedish(text, names, say), "space")


def _women(rows: pd.DataFrame, here: Place, say: Speech) -> Iterator[Point]:
    if rows.empty:
        return
    row = rows.T[here.code]
    country = rows.T[SWEDEN.code].women_share
    if row.women_share < min(FEW_WOMEN, row.women_everywhere, country):
        own, everywhere = say.share(row.women_share), say.share(row.women_everywhere)
        yield Point(
            "option",
            say.pick(
                f"Fler kvinnor till industrin: de är {own} av de sysselsatta där och {everywhere} "
                "i hela arbetslivet.",
                f"More women in industry: they are {own} of its employed and {everywhere} of all "
                "who work here.",
            ),
            "women",
        )
