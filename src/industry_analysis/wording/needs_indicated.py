"""What statistics indicate that industry needs, in sentences, theme by theme.

Each function takes the frame that its table shows. The trap: number 1 is the greatest need,
and *need* is a condition weaker than elsewhere, not what a company has said.
"""

from collections.abc import Iterable

import pandas as pd

from industry_analysis.places import Place, region
from industry_analysis.wording.columns import column
from industry_analysis.wording.needs_indicated_figures import MIDDLE, REMARKS, Names
from industry_analysis.wording.speech import Speech, capital, uncapital
from industry_analysis.wording.vulnerability import named

LEAST_KNOWN = 3  # figures from which an interval tells how sure the picture is


def of_themes(labels: Iterable[str], say: Speech) -> str:
    """Themes in a row inside a sentence; their names may hold an *and* of their own."""
    plain = [uncapital(label) for label in labels]
    if len(plain) < 2 or not any(say.pick(" och ", " and ") in label for label in plain):
        return say.listed(plain)
    last = say.pick(f" samt {plain[-1]}", f", and {plain[-1]}")
    return ", ".join(plain[:-1]) + last


def rank(row: pd.Series, say: Speech) -> str:
    """A rank among those that have one, after a word for it: ``plats 15 av 286``."""
    return f"{say.pick('plats', 'number')} {say.among(row['rank'], row.places)}"


def bottom_line(rows: pd.DataFrame, names: Names, here: Place, say: Speech) -> list[str]:
    """In which theme statistics indicate the greatest need, where it is sure, and of which none.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``.

    Returns
    -------
    list of str
        At most three sentences.
    """
    ranked = rows[rows["rank"].notna()]
    if ranked.empty:
        remark = _remark(rows, say)
        return [
            say.pick(
                f"Statistiken räcker inte för att visa något behov {here.located('sv')}: {remark}.",
                f"Statistics do not suffice to indicate a need {here.located('en')}: {remark}.",
            )
        ]
    others = ranked.iloc[1:]
    sure = others[(others.position_low > MIDDLE) & (others.known >= LEAST_KNOWN)]
    said = [_greatest(ranked, names, here, say)]
    if len(sure):
        said.append(_whatever(sure, ranked.iloc[0].position_low <= MIDDLE, names, say))
    elif len(others):
        said.append(_least(others.iloc[-1], names, say))
    return [*said, *unknown(rows, names, say)]


def _whatever(sure: pd.DataFrame, unsure_first: bool, names: Names, say: Speech) -> str:
    """The other themes whose whole interval is above the middle."""
    named = of_themes(
        [f"{uncapital(names[str(theme)])} ({rank(row, say)})" for theme, row in sure.iterrows()],
        say,
    )
    if unsure_first:
        return say.pick(
            f"Säkrare är bilden i fråga om {named}: där är behovet större än i kommunen i mitten "
            "med nästan alla vikter.",
            f"The picture is surer in {named}: there the need is greater than in the municipality "
            "in the middle under nearly all weights.",
        )
    return say.pick(
        f"Med nästan alla vikter är behovet större än i kommunen i mitten också i fråga om "
        f"{named}.",
        f"Under nearly all weights the need is greater than in the municipality in the middle also "
        f"in {named}.",
    )


def _remark(rows: pd.DataFrame, say: Speech) -> str:
    """Why no theme has a value: what holds for most of those that have figures."""
    reasons = rows.why[rows.why != "no_figures"]
    return say.pick(*REMARKS[str(reasons.mode().iloc[0])])


def _greatest(ranked: pd.DataFrame, names: Names, here: Place, say: Speech) -> str:
    row = ranked.iloc[0]
    theme, where = uncapital(names[str(row.name)]), rank(row, say)
    moved = _moved(row, say)
    if row.position <= MIDDLE:
        return say.pick(
            f"I inget tema visar statistiken större behov {here.located('sv')} än i kommunen i "
            f"mitten; närmast kommer {theme}, {where}, där 1 är störst behov, {moved}.",
            f"In no theme do statistics indicate a greater need {here.located('en')} than in the "
            f"municipality in the middle; nearest is {theme}, {where}, where 1 is the greatest "
            f"need, {moved}.",
        )
    doubt = ""
    if row.position_low <= MIDDLE:
        doubt = say.pick(", men bilden är osäker", ", but the picture is unsure")
    elif row.known < LEAST_KNOWN:
        doubt = say.pick(", men på få nyckeltal", ", but by few figures")
    return say.pick(
        f"Störst behov {here.located('sv')} visar statistiken i fråga om {theme}{doubt}: {where}, "
        f"där 1 är störst behov, {moved}.",
        f"Statistics indicate the greatest need {here.located('en')} in {theme}{doubt}: {where}, "
        f"where 1 is the greatest need, {moved}.",
    )


def _moved(row: pd.Series, say: Speech) -> str:
    """Between which ranks other weights, or one figure fewer, put the theme."""
    if row.low == row.high:
        return say.pick("hur nyckeltalen än vägs", "however the figures are weighed")
    return say.pick(
        f"oftast mellan plats {row.low:.0f} och {row.high:.0f} om nyckeltalen vägs på andra sätt "
        "eller ett av dem tas bort",
        f"mostly between number {row.low:.0f} and {row.high:.0f} if the figures are weighed in "
        "other ways or one of them is left out",
    )


def _least(row: pd.Series, names: Names, say: Speech) -> str:
    theme, where = uncapital(names[str(row.name)]), rank(row, say)
    return say.pick(
        f"Minst behov visar den i fråga om {theme} ({where}).",
        f"They indicate the least need in {theme} ({where}).",
    )


def unknown(rows: pd.DataFrame, names: Names, say: Speech) -> list[str]:
    """Of which themes statistics say nothing, and why: one sentence, or none.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``.
    """
    by_reason = {
        why: of_themes([names[str(theme)] for theme in rows.index[rows.why == why]], say)
        for why in ("no_figures", "few_parts")
    }
    ways = {
        "no_figures": say.pick("om {} finns ingen statistik per kommun", "of {} there are none"),
        "few_parts": say.pick(
            "om {} är för få nyckeltal publicerade", "of {} too few figures are published"
        ),
    }
    told = [ways[why].format(themes) for why, themes in by_reason.items() if themes]
    if not told:
        return []
    joined = say.pick(", och ", ", and ").join(told)
    return [
        say.pick(
            f"{capital(joined)}; där får man fråga företagen.",
            f"Statistics do not tell of everything: {joined}; there one has to ask companies.",
        )
    ]


def parts(theme: str, row: pd.Series, rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """The figures of a theme that speak most for a need, and the one that speaks most against.

    Parameters
    ----------
    row
        The theme's, of ``indicated_need.of_place``.
    rows
        ``indicated_need.parts_of``, the greatest need first.
    """
    if row.why:
        return f"{names[theme]}: {say.pick(*REMARKS[row.why])}."
    known, name = rows[rows.position.notna()], uncapital(names[theme])
    for_it, against = known[known.position > MIDDLE], known[known.position < MIDDLE]
    first = "; ".join(_told(part, say) for _, part in for_it.head(2).iterrows())
    said = [
        say.pick(
            f"Tecken på behov i fråga om {name}: {first}.", f"Signs of a need in {name}: {first}."
        )
        if first
        else say.pick(
            f"I fråga om {name} visar inget nyckeltal större behov än i kommunen i mitten.",
            f"In {name} no figure indicates a greater need than in the municipality in the middle.",
        )
    ]
    if not against.empty:
        last = _told(against.iloc[-1], say)
        said.append(say.pick(f"Tecken på motsatsen: {last}.", f"A sign of the opposite: {last}."))
    return " ".join(said)


def _told(part: pd.Series, say: Speech) -> str:
    """A figure with value, year and rank, inside a sentence."""
    name = str(part.name)
    value = say.number(part.value, column(name).kind)
    return f"{named(name, say)}: {value} ({part.period}, {rank(part, say)})"


def definitions(parts: pd.DataFrame, theme: str, say: Speech) -> list[str]:
    """What a theme's need is made of and why, a text a figure.

    Parameters
    ----------
    parts
        ``indicated_need.definitions``.
    """
    ways = {
        "higher": say.pick("ett högt värde räknas som behov", "a high value counts as a need"),
        "lower": say.pick("ett lågt värde räknas som behov", "a low value counts as a need"),
    }
    return [
        f"{column(str(name)).label(say)}: {ways[part.raises]}. {part[f'why_{say.lang}']}"
        for name, part in parts[parts.theme == theme].iterrows()
    ]


def county(ranks: pd.DataFrame, places: pd.Series, names: Names, say: Speech) -> str:
    """In which municipality statistics indicate the greatest need, theme by theme.

    Parameters
    ----------
    ranks
        ``indicated_need.of_county``, municipalities x themes.
    places
        Among how many each theme's ranks are.
    """
    said = []
    for theme, of_theme in ranks.items():
        known = of_theme.dropna()
        if len(known):
            first = known.index[known == known.min()]
            where = say.listed([region(str(code)).located(say.lang) for code in first])
            rank_ = say.among(known.min(), places.T[str(theme)])
            said.append(f"{uncapital(names[str(theme)])} {where} ({rank_})")
    if not said:
        return say.pick(
            "Statistiken räcker inte till för något tema.", "Statistics suffice for no theme."
        )
    told = "; ".join(said)
    if len(ranks) == 1:
        return say.pick(
            f"Rang i landet, där 1 är störst behov: {told}.",
            f"Rank in Sweden, where 1 is the greatest need: {told}.",
        )
    return say.pick(
        "Störst behov i länet enligt statistiken, med rang i landet där 1 är störst behov: "
        f"{told}.",
        "The county's greatest need by statistics, with rank in Sweden where 1 is the greatest "
        f"need: {told}.",
    )


def interviews_add(rows: pd.DataFrame, names: Names, say: Speech) -> str:
    """What only interviews would tell, where there are none.

    Parameters
    ----------
    rows
        ``indicated_need.of_place``.
    """
    lacking = of_themes([names[str(t)] for t in rows.index[rows["rank"].isna()]], say)
    only = say.pick(
        f" Intervjuer är också enda vägen till kunskap om {lacking} här." if lacking else "",
        f" Interviews are also the only way to learn about {lacking} here." if lacking else "",
    )
    return (
        say.pick(
            "Inga intervjuer är inlästa. Statistiken säger var förutsättningarna är svagare än på "
            "andra håll; om företagen märker av det, hur viktigt det är för dem och vad de vill "
            "göra åt det framgår först när de tillfrågas.",
            "No interviews are loaded. Statistics say where conditions are weaker than elsewhere; "
            "whether companies feel it, how much it matters to them and what they want to do "
            "about it is known only when they are asked.",
        )
        + only
    )
