"""What the figures of the chapter *vulnerability* mean: strengths, weaknesses, risks, options.

Each point leads to the exhibit that has its numbers. The trap: a figure far from the most
vulnerable end is a strength here, whatever it is in other chapters.
"""

from collections.abc import Mapping

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.meaning import STRONG, WEAK, Point, Sort
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.vulnerability import often

_MOST = 3  # strengths and weaknesses told
# ASSUME: a large industry is a risk and no weakness, and a small one no strength.
_SIZE = "manufacturing_share"
# ASSUME: a loss of half the industry is told as a risk where it is a tenth of all jobs or more; a
# place is told to be in the most vulnerable fifth where half of the weightings or more put it
# there.
LARGE, OFTEN = 0.1, 0.5
# ASSUME: unemployment half a percentage point from Sweden's, and on the same side of the median
# municipality's, is a strength or a weakness.
APART = 0.005
_HALF = 0.5


def of_figures(
    rows: pd.DataFrame, group_of: Mapping[str, str], lines: pd.DataFrame, say: Speech
) -> list[Point]:
    """Figures in the least and the most vulnerable fifth, and where unemployment has gone.

    Parameters
    ----------
    rows
        ``vulnerability.standings``.
    group_of
        The group of each figure, whose exhibit has its name as anchor.
    lines
        ``published.lines`` of unemployment, the place first.
    """
    placed = rows.position.dropna().drop("unemployment")
    if rows.value["in_commuting"] > rows.value["out_commuting"]:  # where others come to work
        placed = placed.drop("out_commuting", errors="ignore")
    weak = placed[placed >= STRONG].sort_values(ascending=False, kind="stable").head(_MOST)
    strong = placed[placed <= WEAK].drop(_SIZE, errors="ignore").sort_values(kind="stable")
    sorts: dict[str, Sort] = {str(n): "risk" if n == _SIZE else "weakness" for n in weak.index}
    sorts |= {str(n): "strength" for n in strong.head(_MOST).index}
    return [
        *(Point(sort, _point(rows, n, say), group_of[n]) for n, sort in sorts.items()),
        *_unemployment(lines, rows["median"]["unemployment"], say),
    ]


def _unemployment(lines: pd.DataFrame, median: float, say: Speech) -> list[Point]:
    """Whether it is clearly lower or higher than in the country and the median municipality."""
    (_, start), (_, year) = lines.index[0], lines.index[-1]
    line, country = lines.iloc[:, 0], lines[SWEDEN.code].iloc[-1]
    first, own, beside = (say.share(v) for v in (line.iloc[0], line.iloc[-1], country))
    lower = line.iloc[-1] < country
    if abs(line.iloc[-1] - country) < APART or lower != (line.iloc[-1] <= median):
        return []
    text = say.pick(
        f"Arbetslösheten var {own} {year}, {'lägre' if lower else 'högre'} än rikets {beside}; "
        f"år {start} var den {first}.",
        f"Unemployment was {own} in {year}, {'lower' if lower else 'higher'} than Sweden's "
        f"{beside}; in {start} it was {first}.",
    )
    return [Point("strength" if lower else "weakness", text, "unemployment")]


def _point(rows: pd.DataFrame, name: str, say: Speech) -> str:
    row, told = rows.T[name], column(name)
    value = told.amount(row.value, say)
    placed = say.placed(row["rank"], row.places, "most_vulnerable")
    return f"{told.label(say)}: {value} ({row.year:.0f}), {placed}."


def of_loss(
    exposure: pd.Series, losses: pd.DataFrame, outlets: pd.DataFrame, here: Place, say: Speech
) -> list[Point]:
    """Risks of the index and of a loss, and what the labour market offers."""
    said = []
    weightings = say.pick(*often(say.share(exposure.among_most)))
    half = losses.T[_HALF]
    if exposure.among_most >= OFTEN:
        text = say.pick(
            f"Kommunen hör till den mest sårbara femtedelen av landets kommuner i {weightings}.",
            f"It is in the most vulnerable fifth of Sweden's municipalities in {weightings}.",
        )
        said.append(Point("risk", text, "exposure"))
    if half.lost_share >= LARGE:
        share, lost = say.share(half.lost_share), say.count(half.lost)
        text = say.pick(
            f"Om hälften av industrin försvann skulle det gälla {lost} arbeten, {share} av alla i "
            "kommunen.",
            f"Losing half of industry would mean {lost} jobs, {share} of all jobs in the "
            "municipality.",
        )
        said.append(Point("risk", text, "closure"))
    own, rest = outlets[here.code], outlets.rest_of_labour_market
    if pd.isna(rest.counted_ads):
        text = say.pick(
            "Kommunen är en egen lokal arbetsmarknad: de flesta som bor här arbetar här, så det "
            "finns ingen större arbetsmarknad att luta sig mot.",
            "The municipality is a local labour market of its own: most who live here work here, "
            "so there is no larger labour market to lean on.",
        )
        said.append(Point("risk", text, "closure"))
    else:
        industry, year = say.count(rest.industry_employed), int(outlets.year.industry_employed)
        text = say.pick(
            f"Industrin i resten av den lokala arbetsmarknaden sysselsatte {industry} personer "
            f"{year}: tänkbara arbetsgivare för den som kan resa dit.",
            f"Industry in the rest of the local labour market employed {industry} people in "
            f"{year}: possible employers for those who can travel there.",
        )
        said.append(Point("option", text, "closure"))
    out, year = say.count(own.out_commuters), int(outlets.year.out_commuters)
    text = say.pick(
        f"Ett sätt är att pendla: {out} invånare arbetade redan {year} i en annan kommun.",
        f"One option is to commute: {out} residents already worked in another municipality in "
        f"{year}.",
    )
    return [*said, Point("option", text, "closure")]
