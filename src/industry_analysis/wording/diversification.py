"""The sentences of the chapter *county_diversification*: what lies near what a county does.

Each function takes the frame that its table shows. The trap: *near* and *complex* are measures,
not advice; a sentence says what lies where, never that a place should go there.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place, municipalities, region
from industry_analysis.wording.columns import industry
from industry_analysis.wording.occupations import in_swedish, in_text
from industry_analysis.wording.speech import Speech

NEAR_MORE, NEAR_LESS, FAR_MORE, FAR_LESS = (
    "near and more complex",
    "near and less complex",
    "far and more complex",
    "far and less complex",
)
_CORNERS = {
    NEAR_MORE: ("nära och mer komplexa", "near and more complex"),
    NEAR_LESS: ("nära och mindre komplexa", "near and less complex"),
    FAR_MORE: ("längre bort och mer komplexa", "farther and more complex"),
    FAR_LESS: ("längre bort och mindre komplexa", "farther and less complex"),
}
_CELLS = {
    NEAR_MORE: ("nära, mer", "near, more"),
    NEAR_LESS: ("nära, mindre", "near, less"),
    FAR_MORE: ("längre bort, mer", "farther, more"),
    FAR_LESS: ("längre bort, mindre", "farther, less"),
}
_NAMED = 3


def corners(say: Speech) -> list[str]:
    """What the quadrants of the chart are called."""
    return [say.pick(*words) for words in _CORNERS.values()]


def table(rows: pd.DataFrame, say: Speech) -> pd.DataFrame:
    """Options as a table has them: the quadrant in words, without the mean density.

    Parameters
    ----------
    rows
        ``diversification.options`` of one region or of more.
    """
    words = [say.pick(*_CELLS[str(quadrant)]) for quadrant in rows.quadrant]
    return rows.drop(columns="relative_density").assign(quadrant=words)


def listed(names: Sequence[str]) -> str:
    """Names of occupations in a row, apart by semicolons, for they hold commas and ands."""
    return "; ".join(in_text(name) for name in names)


def bottom_line(
    overview: pd.DataFrame, rows: pd.DataFrame, county: Place, say: Speech
) -> list[str]:
    """What the county has, what lies near and is more complex, and what that can carry.

    Parameters
    ----------
    overview
        ``diversification.overview`` of the county.
    rows
        ``diversification.options`` of the county, by occupation.
    """
    row = overview.iloc[0]
    has, year = int(row.common_industrial), int(row.ads_year)
    ratio = say.number(row.with_diversity, "ratio")
    sv_has, en_has = str(has) if has else "inget", str(has) if has else "none"
    return [
        say.pick(
            f"Av de {row.compared_industrial:.0f} industriella och tekniska yrken som kan jämföras "
            f"har {sv_has} minst 15 annonser {county.located('sv')} {year} och minst lika stor del "
            "av dem som i riket.",
            f"Of the {row.compared_industrial:.0f} industrial and technical occupations that can "
            f"be compared, {en_has} {'has' if has == 1 else 'have'} at least 15 ads "
            f"{county.located('en')} in {year} and at least as large a share of them as in Sweden.",
        ),
        _near(row, rows, say),
        say.pick(
            "Måttet på komplexitet följer mest hur många yrken en kommun har (korrelation "
            f"{ratio}), så kommunerna rangordnas inte efter det; efter bransch går frågan inte att "
            "besvara, för all industri är en enda grupp.",
            "The measure of complexity mostly follows how many occupations a municipality has "
            f"(correlation {ratio}), so the municipalities are not ranked by it; by sector the "
            "question cannot be answered, because all industry is a single group.",
        ),
    ]


def _near(row: pd.Series, rows: pd.DataFrame, say: Speech) -> str:
    """How many lie near and are more complex; named in Swedish, for they have no other names."""
    near, less = int(row.near_more), int(row.near_less)
    sv, en = ("övriga", "others") if row.common_industrial else ("jämförda", "occupations compared")
    names = [str(name) for name in rows.index[rows.quadrant.astype(str) == NEAR_MORE][:_NAMED]]
    if not near:
        return say.pick(
            "Inget av de övriga ligger både nära det som redan är vanligt här och är mer komplext; "
            f"nära men mindre komplexa är {less}.",
            "No other occupation both lies near what is already common here and is more complex; "
            f"near but less complex: {less}.",
        )
    told = f"{listed(names[:-1])} {'samt ' if names[:-1] else ''}{in_text(names[-1])}".strip()
    among = "" if near <= _NAMED else "däribland "
    return say.pick(
        f"Av de {sv} ligger {near} nära det som redan är vanligt här och är mer "
        f"{'komplext' if near == 1 else 'komplexa'}: {among}{told}. Nära men mindre komplexa är "
        f"{less}.",
        f"Of the {en}, {near} {'is' if near == 1 else 'are'} near what is already common here and "
        f"more complex; {less} {'is' if less == 1 else 'are'} near but less complex.",
    )


def common(rows: pd.DataFrame, county: Place, say: Speech) -> str:
    """The occupations most over-represented in the county, and whether several places have them.

    Parameters
    ----------
    rows
        ``diversification.common`` of the county, highest quotient first.
    """
    if rows.empty:
        return say.pick(
            "Inget av de jämförda industriella och tekniska yrkena är minst lika vanligt bland "
            f"annonserna {county.located('sv')} som i riket, med minst 15 annonser.",
            "No industrial or technical occupation compared is at least as common among "
            f"the ads {county.located('en')} as in Sweden, with at least 15 ads.",
        )
    first = rows.head(_NAMED)
    names = [in_text(str(name)) for name in first.index]
    told = [
        f"{name} ({say.number(ratio, 'ratio')})"
        for name, ratio in zip(names, first.ad_ratio, strict=True)
    ]
    text = say.pick(
        f"Störst annonskvot {county.located('sv')} har {'; '.join(told)}.",
        f"The highest ad quotients {county.located('en')}: {'; '.join(told)}.",
    )
    return in_swedish(text, names, say)


def options(rows: pd.DataFrame, say: Speech) -> str:
    """The nearest that are more complex and the nearest that are less, with their figures.

    Parameters
    ----------
    rows
        ``diversification.options`` of the county, by occupation.
    """
    said, names = [], []
    heads = (
        (NEAR_MORE, "Nära och mer komplexa är", "Near and more complex are"),
        (NEAR_LESS, "Nära och mindre komplexa är", "Near and less complex are"),
    )
    for quadrant, sv, en in heads:
        chosen = rows[rows.quadrant.astype(str) == quadrant].head(_NAMED)
        if chosen.empty:
            continue
        names += [in_text(str(name)) for name in chosen.index]
        told = "; ".join(
            f"{in_text(str(name))} ({_figures(row, say)})" for name, row in chosen.iterrows()
        )
        many = len(chosen) > 1
        sv = sv if many else sv.replace("komplexa", "komplext")
        en = en if many else en.replace(" are", " is")
        first = say.pick(" bland annat", ", among others,")
        more = (rows.quadrant.astype(str) == quadrant).sum() > _NAMED
        said.append(f"{say.pick(sv, en)}{first if more else ''} {told}.")
    if not said:
        return say.pick(
            "Inget av yrkena ligger nära det som redan är vanligt här.",
            "No occupation lies near what is already common here.",
        )
    return in_swedish(" ".join(said), names, say)


def _figures(row: pd.Series, say: Speech) -> str:
    density = say.number(row.density, "share")
    return say.pick(f"närhet {density}", f"nearness {density}")


def nearest(often: pd.DataFrame, unjudged: Sequence[str], county: Place, say: Speech) -> str:
    """Which occupation is most often among the nearest, and which municipalities have too few ads.

    Parameters
    ----------
    often
        ``diversification.recurring``, most frequent first; empty where there is nothing to count.
    unjudged
        Codes of the municipalities with too few ads.
    """
    said, names = [], []
    if len(municipalities(county.code)) == 1:
        return say.pick(
            "Länet består av en kommun; dess närmaste yrken står ovan.",
            "The county consists of one municipality; its nearest occupations are above.",
        )
    if not often.empty:
        first = often[often.nearest_in == often.nearest_in.max()].head(_NAMED)
        names = [in_text(str(name)) for name in first.index]
        count = int(first.nearest_in.iloc[0])
        said.append(
            say.pick(
                f"Oftast bland de tre närmaste, i {count} "
                f"{'kommun' if count == 1 else 'kommuner'}, är {'; '.join(names)}.",
                f"Most often among the three nearest, in {count} "
                f"{'municipality' if count == 1 else 'municipalities'}: {'; '.join(names)}.",
            )
        )
    else:
        said.append(
            say.pick(
                f"Inga yrken ges för enskilda kommuner {county.located('sv')}.",
                f"No occupations are given for single municipalities {county.located('en')}.",
            )
        )
    if unjudged:
        places = say.listed([region(code).in_text(say.lang) for code in unjudged])
        has, is_ = ("has", "is") if len(unjudged) == 1 else ("have", "are")
        said.append(
            say.pick(
                f"{places} har färre än 200 räknade annonser och bedöms inte.",
                f"{places} {has} fewer than 200 ads counted and {is_} not judged.",
            )
        )
    return in_swedish(" ".join(said), names, say)


def beside_size(rows: pd.DataFrame, value: str, overview: pd.DataFrame, say: Speech) -> str:
    """Which municipalities lie furthest above and below what their size gives.

    Parameters
    ----------
    rows
        ``diversification.profiles`` of the county's municipalities.
    value
        The measure.
    """
    beyond = rows[f"{value}_beyond"].dropna()
    if beyond.empty:
        return say.pick(
            "Ingen kommun i länet har tillräckligt många annonser.",
            "No municipality of the county has enough ads.",
        )
    high, low = region(str(beyond.idxmax())), region(str(beyond.idxmin()))
    most, least = (say.number(end, "score") for end in (beyond.max(), beyond.min()))
    if high == low:
        text = say.pick(
            f"Skillnaden mot vad storleken ger är {most} {high.located('sv')}.",
            f"The difference from what size gives is {most} {high.located('en')}.",
        )
    else:
        text = say.pick(
            f"Mot vad storleken ger är skillnaden högst {high.located('sv')} ({most}) och lägst "
            f"{low.located('sv')} ({least}).",
            f"Against what size gives, the difference is highest {high.located('en')} ({most}) and "
            f"lowest {low.located('en')} ({least}).",
        )
    if value != "complexity":
        return text
    ratio = say.number(overview.with_diversity.iloc[0], "ratio")
    return text + say.pick(
        f" Över hela landet är korrelationen mellan komplexitet och antal yrken {ratio}: måttet "
        "följer storleken och små kommuner ska inte rangordnas efter det.",
        f" Over the whole country the correlation of complexity with the number of occupations is "
        f"{ratio}: the measure follows size, and small municipalities must not be ranked by it.",
    )


def industries(rows: pd.DataFrame, say: Speech) -> str:
    """Why 15 groups of industries do not answer the question.

    Parameters
    ----------
    rows
        ``diversification.industries``, least complex first.
    """
    row, last = rows.T["B+C"], rows.iloc[-1]
    place = list(rows.index).index("B+C") + 1
    ordinal = say.pick("lägst", "the lowest") if place == 1 else say.pick("låg", "low")
    score, top = say.number(row.complexity, "score"), say.number(last.complexity, "score")
    most = industry(str(rows.index[-1]), say).lower()
    return say.pick(
        f"Räkningen går att göra, men svaret säger bara vad som är vanligt: {row.places_with:.0f} "
        f"av {row.places:.0f} kommuner är specialiserade i tillverkning och utvinning, som "
        f"får {ordinal} komplexitet ({score}), medan {most}, som {last.places_with:.0f} kommuner "
        f"är specialiserade i, får högst ({top}). Vilka delar av industrin som kan växa syns "
        "inte, för den är en enda grupp.",
        f"It can be computed, but the answer only says what is common: {row.places_with:.0f} of "
        f"{row.places:.0f} municipalities specialise in manufacturing and mining, which is "
        f"given {ordinal} complexity ({score}), while {most}, in which "
        f"{last.places_with:.0f} municipalities specialise, is given the highest ({top}). Which "
        "parts of industry could grow cannot be seen, for it is a single group.",
    )
