"""What the figures of the chapter *vulnerability* mean: strengths, weaknesses, risks, options.

Each point leads to the exhibit that has its numbers. The trap: a figure far from the most
vulnerable end is a strength here, whatever it is in other chapters.
"""

from collections.abc import Mapping

import pandas as pd

from industry_analysis.places import SWEDEN, Place
from industry_analysis.wording.columns import column
from industry_analysis.wording.meaning import STRONG, WEAK, Point
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.vulnerability import of_places

_MOST = 3  # strengths and weaknesses told
# ASSUME: a loss of half the industry is told as a risk where it is a tenth of all jobs or more; a
# place is told to be in the most vulnerable fifth where half of the weightings or more put it
# there.
LARGE, OFTEN = 0.1, 0.5
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
    weak = placed[placed >= STRONG].sort_values(ascending=False, kind="stable").head(_MOST)
    strong = placed[placed <= WEAK].sort_values(kind="stable").head(_MOST)
    return [
        *(Point("strength", _point(rows, str(n), say), group_of[str(n)]) for n in strong.index),
        *(Point("weakness", _point(rows, str(n), say), group_of[str(n)]) for n in weak.index),
        *_unemployment(lines, say),
    ]


def _unemployment(lines: pd.DataFrame, say: Speech) -> list[Point]:
    """Whether it is lower or higher than in the country; nothing where it is written the same."""
    (_, start), (_, year) = lines.index[0], lines.index[-1]
    line, country = lines.iloc[:, 0], lines[SWEDEN.code].iloc[-1]
    first, own, beside = (say.share(v) for v in (line.iloc[0], line.iloc[-1], country))
    if own == beside:
        return []
    lower = line.iloc[-1] < country
    text = say.pick(
        f"Arbetslösheten var {own} {year}, {'lägre' if lower else 'högre'} än rikets {beside}; "
        f"{start} var den {first}.",
        f"Unemployment was {own} in {year}, {'lower' if lower else 'higher'} than Sweden's "
        f"{beside}; in {start} it was {first}.",
    )
    return [Point("strength" if lower else "weakness", text, "unemployment")]


def _point(rows: pd.DataFrame, name: str, say: Speech) -> str:
    row, told = rows.T[name], column(name)
    value = say.number(row.value, told.kind)
    unit = f" {told.unit(say)}" if told.kind not in ("share", "ratio") else ""
    rank = of_places(row["rank"], row.places, say)
    return say.pick(
        f"{told.label(say)}: {value}{unit} ({row.year:.0f}), plats {rank} från den mest sårbara.",
        f"{told.label(say)}: {value}{unit} ({row.year:.0f}), number {rank} from the most "
        "vulnerable.",
    )


def of_loss(
    exposure: pd.Series, losses: pd.DataFrame, outlets: pd.DataFrame, here: Place, say: Speech
) -> list[Point]:
    """Risks of the index and of a loss, and what the labour market offers."""
    said = []
    often, half = say.share(exposure.among_most), losses.T[_HALF]
    if exposure.among_most >= OFTEN:
        text = say.pick(
            f"Kommunen hör till den mest sårbara femtedelen av landets kommuner i {often} av "
            "viktningarna.",
            f"It is in the most vulnerable fifth of Sweden's municipalities in {often} of the "
            "weightings.",
        )
        said.append(Point("risk", text, "exposure"))
    share, lost = say.share(half.lost_share), say.count(half.lost)
    large = half.lost_share >= LARGE
    text = say.pick(
        f"Hälften av industrin motsvarar {lost} arbeten, {share} av alla i kommunen.",
        f"Half of industry is {lost} jobs, {share} of all in the municipality.",
    )
    if not large:
        smaller = say.pick(
            "Industrin är en mindre del av arbetslivet.", "Industry is a smaller part of work here."
        )
        text = f"{smaller} {text}"
    said.append(Point("risk" if large else "strength", text, "closure"))
    own, rest = outlets[here.code], outlets.rest_of_labour_market
    if pd.isna(rest.counted_ads):
        text = say.pick(
            "Kommunen är en egen lokal arbetsmarknad: arbete någon annanstans ligger utanför den.",
            "The municipality is a local labour market of its own: work anywhere else is outside "
            "it.",
        )
        said.append(Point("risk", text, "closure"))
    else:
        industry, year = say.count(rest.industry_employed), int(outlets.year.industry_employed)
        text = say.pick(
            "Liknande arbete finns i samma lokala arbetsmarknad: industrin i resten av den "
            f"sysselsatte {industry} personer {year}.",
            "There is similar work in the same local labour market: industry in the rest of it "
            f"employed {industry} people in {year}.",
        )
        said.append(Point("option", text, "closure"))
    if own.trade_ads < half.lost:
        like, year = say.count(own.trade_ads), int(outlets.year.counted_ads)
        text = say.pick(
            f"Platsannonserna i industrins yrken, {like} under {year}, är färre än de "
            f"{lost} arbeten som hälften av industrin motsvarar.",
            f"The job ads for industrial occupations, {like} in {year}, are fewer than the "
            f"{lost} jobs that half of industry is.",
        )
        said.append(Point("risk", text, "closure"))
    out, year = say.count(own.out_commuters), int(outlets.year.out_commuters)
    text = say.pick(
        f"En väg är pendling: {out} invånare arbetade redan {year} i en annan kommun.",
        f"Commuting is one way: {out} residents already worked in another municipality in {year}.",
    )
    return [*said, Point("option", text, "closure")]
