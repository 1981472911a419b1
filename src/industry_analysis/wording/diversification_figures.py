"""Titles, text alternatives, meaning and caveats of the chapter *county_diversification*.

The trap: an alternative says what is drawn; what it means is said in the reading beside it.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import column
from industry_analysis.wording.competence_notes import not_counted
from industry_analysis.wording.diversification import NEAR_LESS, NEAR_MORE
from industry_analysis.wording.meaning import Point, Sort
from industry_analysis.wording.occupations import in_swedish, in_text
from industry_analysis.wording.speech import Speech

# ASSUME: related variety a quarter of a bit from what size gives is worth a point.
FAR_FROM_SIZE = 0.25
# ASSUME: an option is worth a point where it comes back in at least four redraws of five.
_SURE = 0.8

# ---- titles ----


def overview(year: int, say: Speech) -> str:
    """The table under the bottom line."""
    return say.pick(
        f"Industriella och tekniska yrken bland platsannonserna {year}",
        f"Industrial and technical occupations among the job ads {year}",
    )


def common(year: int, county: Place, say: Speech) -> str:
    """The occupations of the county, by quotient."""
    return say.pick(
        f"Industriella och tekniska yrken som är vanliga {county.located('sv')} {year}, annonskvot",
        f"Industrial and technical occupations common {county.located('en')} {year}, ad quotient",
    )


def options(year: int, county: Place, say: Speech) -> str:
    """The options of the county."""
    return say.pick(
        f"Industriella och tekniska yrken som inte är vanliga {county.located('sv')} {year}: "
        "närhet och komplexitet",
        f"Industrial and technical occupations not common {county.located('en')} {year}: nearness "
        "and complexity",
    )


def nearest(year: int, say: Speech) -> str:
    """The three nearest of each municipality."""
    return say.pick(
        f"De tre närmaste yrkena i varje kommun {year}",
        f"The three nearest occupations of each municipality {year}",
    )


def recurring(say: Speech) -> str:
    """How often an occupation is among the nearest."""
    return say.pick(
        "I hur många kommuner yrket är bland de tre närmaste",
        "In how many municipalities the occupation is among the three nearest",
    )


def beside_size(value: str, year: int, say: Speech) -> str:
    """A measure of the municipalities beside their size."""
    told = column(value)
    unit = say.pick("standardavvikelser", "standard deviations")
    if value == "related_variety":
        unit = say.pick("bit", "bits")
    return say.pick(
        f"{told.label(say)} och antal annonser per kommun {year}, {unit}",
        f"{told.label(say)} and number of ads by municipality {year}, {unit}",
    )


def industries(rows: pd.DataFrame, say: Speech) -> str:
    """The 15 groups of industries."""
    count, year, places = len(rows), int(rows.year.iloc[0]), int(rows.places.iloc[0])
    return say.pick(
        f"Samma räkning på {count} branscher i {places} kommuner {year}",
        f"The same computation on {count} sectors in {places} municipalities {year}",
    )


# ---- alternatives ----


def of_common(rows: pd.DataFrame, say: Speech) -> str:
    """Each occupation's quotient."""
    told = "; ".join(f"{name} {say.number(row.ad_ratio, 'ratio')}" for name, row in rows.iterrows())
    return f"{say.pick('Stapeldiagram över annonskvoter', 'Bar chart of ad quotients')}. {told}."


def of_options(rows: pd.DataFrame, say: Speech) -> str:
    """Each option's nearness and complexity."""
    told = "; ".join(
        f"{name} {say.number(row.density, 'share')}, {say.number(row.relative_complexity, 'score')}"
        for name, row in rows.iterrows()
    )
    text = say.pick(
        "Punktdiagram, närhet och komplexitet per yrke",
        "Scatter chart, nearness and complexity by occupation",
    )
    return f"{text}. {told}."


def of_nearest(rows: pd.DataFrame, say: Speech) -> str:
    """The nearest occupations of each municipality."""
    said = []
    for code, part in rows.groupby(level="region_code", sort=False):
        names = "; ".join(str(name) for name in part.index.get_level_values("occupation"))
        said.append(f"{region(str(code)).in_text(say.lang)}: {names}")
    text = say.pick(
        "Rutnät, vilka yrken som är vanliga eller nära i varje kommun",
        "Grid, which occupations are common or near in each municipality",
    )
    return f"{text}. {'. '.join(said)}."


def of_beside_size(rows: pd.DataFrame, value: str, say: Speech) -> str:
    """Each municipality's ads, measure and what its size gives."""
    kind = column(value).kind
    told = "; ".join(
        f"{region(str(code)).in_text(say.lang)} {say.count(row.counted_ads)}, "
        f"{say.number(row[value], kind)} ({say.number(row[f'{value}_at_size'], kind)})"
        for code, row in rows.dropna(subset=value).iterrows()
    )
    text = say.pick(
        "Punktdiagram, annonser och mått, inom parentes vad storleken ger",
        "Scatter chart, ads and measure, in brackets what size gives",
    )
    return f"{text}. {told}."


# ---- what it means ----


def meaning(
    has: pd.DataFrame, rows: pd.DataFrame, regions: pd.DataFrame, say: Speech
) -> list[Point]:
    """What the figures mean for the county, each point with the figure that shows it.

    Parameters
    ----------
    has
        ``diversification.common``; anchor ``common``.
    rows
        ``diversification.options`` of the county; anchor ``options``.
    regions
        ``diversification.profiles`` of its municipalities; anchor ``variety``.
    """
    spread = _spread(has, say) if len(regions) > 1 else []
    return [*spread, *_options(rows, say), *_variety(regions, say)]


def _spread(has: pd.DataFrame, say: Speech) -> list[Point]:
    """Occupations that several municipalities share are a strength, those of one a risk."""
    points = []
    shared = has[has.with_it >= 3].head(2)
    for name, row in shared.iterrows():
        text = say.pick(
            f"Vanligt här och i {row.with_it:.0f} av länets kommuner: {in_text(str(name))} "
            f"(annonskvot {say.number(row.ad_ratio, 'ratio')}).",
            f"Common here and in {row.with_it:.0f} of the county's municipalities: "
            f"{in_text(str(name))} (ad quotient {say.number(row.ad_ratio, 'ratio')}).",
        )
        points.append(_point("strength", text, [str(name)], "common", say))
    alone = has[has.with_it == 1].head(2)
    for name, row in alone.iterrows():
        text = say.pick(
            f"Vanligt här men bara i 1 kommun: {in_text(str(name))} "
            f"(annonskvot {say.number(row.ad_ratio, 'ratio')}).",
            f"Common here but only in 1 municipality: {in_text(str(name))} "
            f"(ad quotient {say.number(row.ad_ratio, 'ratio')}).",
        )
        points.append(_point("risk", text, [str(name)], "common", say))
    return points


def _options(rows: pd.DataFrame, say: Speech) -> list[Point]:
    """The nearest of what comes back in most redraws: the order of the others is chance."""
    kinds: list[tuple[str, str, str, int]] = [
        (NEAR_MORE, "Nära och mer komplext", "Near and more complex", 3),
        (NEAR_LESS, "Nära, men mindre komplext", "Near, but less complex", 1),
    ]
    # what would be written as 0.00 is neither more complex nor less
    sure = rows[(rows.returns >= _SURE) & (rows.relative_complexity.abs() >= 0.005)]
    points = []
    for quadrant, sv, en, count in kinds:
        for name, row in sure[sure.quadrant.astype(str) == quadrant].head(count).iterrows():
            density, returns = (say.number(row[part], "share") for part in ("density", "returns"))
            more = say.number(row.relative_complexity, "score")
            text = say.pick(
                f"{sv}: {in_text(str(name))} (närhet {density}, komplexitet {more} mot det som är "
                f"vanligt i länet, återkommer i {returns} av omdragningarna).",
                f"{en}: {in_text(str(name))} (nearness {density}, complexity {more} against what "
                f"is common in the county, returns in {returns} of the redraws).",
            )
            points.append(_point("option", text, [str(name)], "options", say))
    return points


def _variety(regions: pd.DataFrame, say: Speech) -> list[Point]:
    beyond = regions.related_variety_beyond.dropna()
    points = []
    for sort, code, far in (
        ("strength", beyond.idxmax() if len(beyond) else "", beyond.max()),
        ("risk", beyond.idxmin() if len(beyond) else "", beyond.min()),
    ):
        if len(beyond) < 2 or abs(far) < FAR_FROM_SIZE or (far > 0) != (sort == "strength"):
            continue
        place, bits = region(str(code)), say.number(far, "score")
        text = say.pick(
            f"Annonserna {place.located('sv')} är {'mer' if far > 0 else 'mindre'} spridda på "
            f"besläktade yrken än storleken ger ({bits}).",
            f"The ads {place.located('en')} are spread over {'more' if far > 0 else 'fewer'} "
            f"related occupations than size gives ({bits}).",
        )
        points.append(Point("strength" if far > 0 else "risk", text, "variety"))
    return points


def _point(sort: Sort, text: str, names: Sequence[str], anchor: str, say: Speech) -> Point:
    return Point(sort, in_swedish(text, [in_text(name) for name in names], say), anchor)


# ---- caveats ----


def caveats(facts: pd.Series, county: Place, say: Speech) -> list[str]:
    """What ads of one year cannot carry.

    Parameters
    ----------
    facts
        ``ads_year``, ``counted_ads``, ``left_out`` and ``with_diversity`` of the county.
    """
    year, ads = int(facts.ads_year), say.count(facts.counted_ads)
    ratio = say.number(facts.with_diversity, "ratio")
    return [
        say.pick(
            f"Underlaget är {ads} platsannonser {county.located('sv')} {year}. En annons är inte "
            "ett ledigt jobb: den kan gälla flera jobb, upprepas eller komma från ett "
            "bemanningsföretag, och jobb som tillsätts utan annons saknas.",
            f"The basis is {ads} job ads {county.located('en')} in {year}. An ad is not a vacancy: "
            "it may be for several jobs, be repeated or come from a staffing firm, and jobs filled "
            "without an ad are missing.",
        ),
        not_counted(facts, county, say),
        say.pick(
            f"Det är ett enda år. Om yrken som låg nära {year} sedan växte kan därför inte prövas "
            "här; närhet är ett läge att undersöka, inte en prognos.",
            f"It is a single year. Whether occupations near in {year} then grew can therefore not "
            "be tested here; nearness is a place to look, not a forecast.",
        ),
        say.pick(
            "Komplexitet är här hur ovanligt ett yrke är och hur många yrken de kommuner har som "
            f"har det. Korrelationen med antal yrken är {ratio}, så storstadens yrken får höga tal "
            "och industrins ofta låga. Måttet säger inget om hur svårt eller välbetalt arbetet är.",
            "Complexity here is how rare an occupation is and how many occupations the places have "
            f"that have it. The correlation with their number is {ratio}, so occupations of large "
            "cities get high values and those of industry often low ones. It says nothing of how "
            "hard or well paid the work is.",
        ),
        say.pick(
            "Ett yrke som inte räknas som vanligt här har färre än 15 annonser, eller en mindre "
            "del av annonserna än i riket; det är inte frånvarande. Antalet annonser står i "
            "tabellen.",
            "An occupation that does not count as common here has fewer than 15 ads, or a smaller "
            "share of the ads than in Sweden; it is not absent. The number of ads is in the table.",
        ),
        say.pick(
            "Finare branscher än 15 publiceras inte per kommun; vilka delar av industrin som "
            "ligger nära kan därför inte räknas fram ur offentlig statistik.",
            "No finer sectors than 15 are published by municipality; which parts of industry lie "
            "near can therefore not be computed from official statistics.",
        ),
    ]
