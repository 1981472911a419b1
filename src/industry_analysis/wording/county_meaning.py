"""What the county's overview means: strengths, weaknesses, risks and options, in words.

Each point rests on one figure of the chapter, by its anchor. The trap: a county of one
municipality has no figure of its municipalities' changes, and so no point that leads there.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place, region
from industry_analysis.wording.certainty import DEPENDENT
from industry_analysis.wording.columns import column
from industry_analysis.wording.meaning import Point, Sort
from industry_analysis.wording.speech import NOISE, Speech

# ASSUME: what holds for a third of the county's municipalities, and for two of them or more where
# there are several, is worth a point; figures unsteady in most of them make none.
MANY = 1 / 3
_FIGURES = 2  # points of a sort that the scorecard may make
_NAMED = 8


def meaning(
    counties: pd.DataFrame,
    shares: pd.DataFrame,
    changes: pd.DataFrame,
    rest: pd.DataFrame,
    by_figure: pd.DataFrame,
    county: Place,
    say: Speech,
) -> list[Point]:
    """What the figures of a county mean, each point with the figure that shows it.

    Parameters
    ----------
    counties
        ``structure.ranked`` of all counties, with Sweden; anchor ``counties``.
    shares
        Share of industry by municipality; anchor ``shares``.
    changes
        Change and local part by municipality and of the county, empty where there is one
        municipality; anchor ``changes``.
    rest
        ``structure.without_carrier`` of the same; the same anchor.
    by_figure
        ``scorecard.counts`` by figure; anchor ``scorecard``.
    """
    return [
        *(_whole(counties, county, say) if changes.empty else []),
        *_dependent(shares.share, say),
        *_local_parts(changes, rest, county, say),
        *_of_scorecard(by_figure, len(shares), say),
    ]


def _whole(rows: pd.DataFrame, county: Place, say: Speech) -> list[Point]:
    """How a county of one municipality moved beside Sweden."""
    own, country = rows.T[county.code], rows.T[SWEDEN.code]
    change, there = (say.number(row.relative_change, "share_change") for row in (own, country))
    if change == there:
        return []
    start_year, year = int(own.start_year), int(own.year)
    text = say.pick(
        f"Från {start_year} till {year} ändrades antalet sysselsatta i industrin med {change}, "
        f"mot {there} i riket.",
        f"From {start_year} to {year} the employed in industry changed by {change}, against "
        f"{there} in Sweden.",
    )
    better = own.relative_change > country.relative_change
    return [Point("strength" if better else "weakness", text, "counties")]


def _dependent(share: pd.Series, say: Speech) -> list[Point]:
    depend = share[share >= DEPENDENT].sort_values(ascending=False, kind="stable")
    if depend.empty:
        return []
    named = say.listed(
        [f"{region(str(c)).name} ({say.share(v)})" for c, v in depend.head(_NAMED).items()]
    )
    among = say.pick("bland annat ", "among others ") if len(depend) > _NAMED else ""
    text = say.pick(
        f"I industrin arbetar minst en fjärdedel av alla sysselsatta i {among}{named}. En nedgång "
        "slår där mot hela arbetsmarknaden.",
        f"At least a quarter of all employed work in industry in {among}{named}. A downturn there "
        "hits the whole labour market.",
    )
    return [Point("risk", text, "shares")]


def _local_parts(
    changes: pd.DataFrame, rest: pd.DataFrame, county: Place, say: Speech
) -> list[Point]:
    own = changes.own_change[changes.index.str.len() == 4]
    points = []
    whole = changes.own_change.get(county.code, 0)
    if abs(whole) > NOISE:
        part, better = say.number(whole, "change"), whole > 0
        text = say.pick(
            f"Länets industri utvecklades {'bättre' if better else 'sämre'} än rikets: den "
            f"lokala delen är {part} sysselsatta.",
            f"Industry in the county did {'better' if better else 'worse'} than in Sweden: the "
            f"local part is {part} employed.",
        )
        sort: Sort = "strength" if better else "weakness"
        others = rest.own_change.iloc[0] if len(rest) else whole
        if others * whole <= 0:  # what holds for one municipality alone does not for the county
            carrier, without = region(str(rest.index[0])).name, say.number(others, "change")
            text = say.pick(
                f"{carrier} avgör att länets industri utvecklades "
                f"{'bättre' if better else 'sämre'} än rikets: den lokala delen är {part} "
                f"sysselsatta, men {without} utan {carrier}.",
                f"{carrier} decides that industry in the county did "
                f"{'better' if better else 'worse'} than in Sweden: the local part is {part} "
                f"employed, but {without} without {carrier}.",
            )
            sort = "risk" if better else "weakness"
        points.append(Point(sort, text, "changes"))
    if len(own) and own.max() > NOISE:
        place, part = region(str(own.idxmax())), say.number(own.max(), "change")
        text = say.pick(
            f"Bäst mot rikets takt gick det {place.located('sv')} (lokal del {part}). Vad som låg "
            "bakom är värt att fråga efter.",
            f"Furthest above the national rate was {place.name} (local part {part}). What was "
            "behind it is worth asking.",
        )
        points.append(Point("option", text, "changes"))
    if len(own) and own.min() < -NOISE:
        place, part = region(str(own.idxmin())), say.number(own.min(), "change")
        text = say.pick(
            f"Sämst mot rikets takt gick det {place.located('sv')} (lokal del {part}).",
            f"Furthest below the national rate was {place.name} (local part {part}).",
        )
        points.append(Point("weakness", text, "changes"))
    return points


def _of_scorecard(by_figure: pd.DataFrame, places: int, say: Speech) -> list[Point]:
    steady = by_figure[(by_figure.unsteady * 2 <= by_figure.compared) & by_figure.compared.gt(0)]
    sorts: list[tuple[Sort, str, str, str]] = [
        ("strength", "best_fifth", "hör till Sveriges bästa femtedel", "in Sweden's top fifth"),
        ("weakness", "last_fifth", "hör till Sveriges sista femtedel", "in Sweden's bottom fifth"),
        (
            "option",
            "risen",
            "har vunnit minst en tiondel av platserna bland Sveriges kommuner på fem år",
            "gained a tenth of the ranks or more in five years",
        ),
        (
            "risk",
            "fallen",
            "har tappat minst en tiondel av platserna bland Sveriges kommuner på fem år",
            "lost a tenth of the ranks or more in five years",
        ),
    ]
    points = []
    for sort, name, sv, en in sorts:
        many = steady[steady[name] >= max(min(2, places), MANY * places)]
        first = many.sort_values(name, ascending=False, kind="stable").head(_FIGURES)
        for figure, row in first.iterrows():
            label = column(str(figure)).label(say)
            if places == 1:
                text = say.pick(f"{label}: kommunen {sv}.", f"{label}: {en}.")
            else:
                of = say.pick(
                    f"{row[name]} av {row.compared} kommuner",
                    f"{row[name]} of {row.compared} municipalities",
                )
                text = say.pick(f"{label}: {of} {sv}.", f"{label}: {of} {en}.")
            points.append(Point(sort, text, "scorecard"))
    return points
