"""The sentences of the chapter *structure*: one place's industry and how it moved.

Each function takes the frame that its table shows. The trap: figures by sex and years
before 2020 are there for county 18 only, and a sentence must say so, not fall silent.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place, region
from industry_analysis.wording.columns import industry
from industry_analysis.wording.speech import Speech


def bottom_line(figures: pd.DataFrame, here: Place, county: Place, say: Speech) -> list[str]:
    """Size, movement and position of the industry, in three sentences.

    Parameters
    ----------
    figures
        ``structure.key_figures`` of the place, its county and Sweden, with ``rank``, ``tied``,
        ``places`` and ``location_quotient``.
    """
    row = figures.T[here.code]
    return [
        size(figures, here, county, say),
        movement(row, say),
        _standing(row, county, say),
    ]


def size(figures: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """How many work in the industry, and how large a share that is beside county and country."""
    row = figures.T[here.code]
    others = _beside(figures.index, here, county)
    shares = [f"{say.share(figures.share[p.code])} {p.located(say.lang)}" for p in others]
    year, persons, share = int(row.year), say.count(row.employed), say.share(row.share)
    against = say.listed(shares)
    return say.pick(
        f"Industrin sysselsatte {persons} personer {here.located('sv')} {year}, "
        f"{share} av alla som arbetar där, mot {against}.",
        f"Industry employed {persons} people {here.located('en')} in {year}, "
        f"{share} of all who work there, against {against}.",
    )


def _beside(shown: pd.Index, here: Place, county: Place) -> list[Place]:
    """The county and the country, as far as they are shown beside the place."""
    return [place for place in (county, SWEDEN) if place.code in shown and place != here]


def movement(row: pd.Series, say: Speech) -> str:
    """How the number moved, beside how it would have moved with industry in the country."""
    start, year = int(row.start_year), int(row.year)
    moved = say.moved(row.change, sv="antalet", en="the number")
    if row.change != 0 and pd.notna(row.relative_change):
        moved += f" ({say.share(row.relative_change)})"
    expected = say.would_have_moved(row.expected_change)
    return say.pick(
        f"Från {start} till {year} {moved}; i takt med rikets industri hade det {expected}.",
        f"From {start} to {year} {moved}; in step with industry in Sweden it would {expected}.",
    )


def _standing(row: pd.Series, county: Place, say: Speech) -> str:
    quotient = say.number(row.location_quotient, "ratio")
    if row.places == 1:
        return say.pick(
            f"Lokaliseringskvoten mot riket är {quotient}.",
            f"The location quotient against Sweden is {quotient}.",
        )
    place = say.superlative(int(row["rank"]), int(row.places), tied=bool(row.tied))
    return say.pick(
        f"Industrins andel är {place} bland de {int(row.places)} kommunerna "
        f"{county.located('sv')}, och lokaliseringskvoten mot riket är {quotient}.",
        f"The share of industry is {place} among the {int(row.places)} municipalities "
        f"{county.located('en')}, and its location quotient against Sweden is {quotient}.",
    )


def over_time(line: pd.Series, here: Place, say: Speech) -> str:
    """From which to which number, within each series.

    Parameters
    ----------
    line
        The place's column of ``structure.lines``, rows (``series``, ``year``), persons.
    """
    said = []
    for series, part in line.groupby(level="series", sort=False):
        if len(part) < 2:
            continue
        first, last = (part.index[end][1] for end in (0, -1))
        went = say.went(part.iloc[0], part.iloc[-1], sv="antalet", en="the number")
        said.append(
            say.pick(f"{first}–{last} {went} ({series}).", f"In {first}–{last} {went} ({series}).")
        )
    if line.index.get_level_values("year").min() >= 2020:
        said.append(
            say.pick(
                f"Tidigare år finns inte med för {here.official('sv')}.",
                f"Earlier years are not carried for {here.in_text('en')}.",
            )
        )
    return " ".join(said)


def shares_over_time(shares: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """From which to which share, and beside which of county and country at the end.

    Parameters
    ----------
    shares
        ``structure.lines`` of the industry's share, one column each for place, county, Sweden.
    """
    said = []
    for _, part in shares[here.code].groupby(level="series", sort=False):
        if len(part) < 2:
            continue
        first, last = (part.index[end][1] for end in (0, -1))
        start, end = say.share(part.iloc[0]), say.share(part.iloc[-1])
        said.append(
            say.pick(
                f"{first}–{last} gick andelen från {start} till {end}.",
                f"In {first}–{last} the share went from {start} to {end}.",
            )
            if start != end
            else say.pick(
                f"{first} och {last} var andelen densamma, {end}.",
                f"In {first} and {last} the share was the same, {end}.",
            )
        )
    final, year = shares.iloc[-1], shares.index[-1][1]
    others = _beside(shares.columns, here, county)
    listed = say.listed([f"{say.share(final[p.code])} {p.located(say.lang)}" for p in others])
    said.append(
        say.pick(f"År {year} var den {listed}.", f"In {year} it was {listed}."),
    )
    return " ".join(said)


def profile(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The largest industries, and which weigh more and less here than in the country.

    Parameters
    ----------
    rows
        ``structure.profile`` of the place.
    """
    largest = [
        f"{industry(str(code), say).lower()} ({say.count(row.employed)}, {say.share(row.share)})"
        for code, row in rows.head(3).iterrows()
    ]
    text = say.pick(
        f"Flest arbetar {here.located('sv')} i {say.listed(largest)}.",
        f"Most people {here.located('en')} work in {say.listed(largest)}.",
    )
    judged = rows[~rows.small.astype(bool)].location_quotient
    if len(judged) < 2:
        return text
    high, low = str(judged.idxmax()), str(judged.idxmin())
    heavy, light = (say.number(judged[code], "ratio") for code in (high, low))
    return f"{text} " + say.pick(
        f"Jämfört med riket väger {industry(high, say).lower()} tyngst (lokaliseringskvot "
        f"{heavy}) och {industry(low, say).lower()} lättast ({light}).",
        f"Compared with Sweden, {industry(high, say).lower()} weighs most (location quotient "
        f"{heavy}) and {industry(low, say).lower()} least ({light}).",
    )


def change_parts(rows: pd.DataFrame, here: Place, say: Speech, *, code: str) -> str:
    """Where the change of the industry came from, one sentence a series.

    Parameters
    ----------
    rows
        ``structure.change_parts`` of the place.
    code
        The industry's code among the rows.
    """
    said = []
    for _, row in rows.xs(code, level="industry").iterrows():
        moved = say.moved(row.change, sv="antalet i industrin", en="the number in industry")
        national, mix, own = (
            say.number(row[part], "change") for part in ("national", "mix", "competitive")
        )
        years = f"{int(row.start_year)}–{int(row.year)}"
        said.append(
            say.pick(
                f"{years} {moved}: rikets samlade tillväxt svarar för {national}, att rikets "
                f"industri avvek från den för {mix} och {here.genitive('sv')} egen utveckling "
                f"för {own}.",
                f"In {years} {moved}: the growth of Sweden as a whole accounts for {national}, "
                f"the deviation of its industry for {mix} and {here.genitive('en')} own "
                f"development for {own}.",
            )
        )
    return " ".join(said)


def women(figures: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """How many of the industry's employed are women, beside county and country."""
    row = figures.T[here.code]
    if pd.isna(row.women_share):
        return say.pick(
            f"Hur många som är kvinnor går inte att säga för {here.official('sv')}: uppgifter "
            "efter kön finns här bara för Sverige, Örebro län och länets kommuner.",
            f"How many are women cannot be said for {here.in_text('en')}: figures by sex "
            "are carried only for Sweden, Örebro County and its municipalities.",
        )
    beside = say.listed(
        [
            f"{say.share(figures.women_share[place.code])} {place.located(say.lang)}"
            for place in _beside(figures.index, here, county)
        ]
    )
    return say.pick(
        f"Av industrins {say.count(row.employed)} sysselsatta {int(row.year)} var "
        f"{say.count(row.women)} kvinnor, {say.share(row.women_share)}, mot {beside}.",
        f"Of the {say.count(row.employed)} employed in industry in {int(row.year)}, "
        f"{say.count(row.women)} were women, {say.share(row.women_share)}, against {beside}.",
    )


def concentration(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """On how many industries of equal size the employed would be spread as they are.

    Parameters
    ----------
    rows
        ``structure.place_indicators`` of the place, its county and Sweden.
    """
    number = rows.equivalent_number
    others = _beside(rows.index, here, county)
    beside = [f"{say.number(number[p.code], 'number')} {p.located(say.lang)}" for p in others]
    return say.pick(
        f"De sysselsatta {here.located('sv')} är fördelade som på "
        f"{say.number(number[here.code], 'number')} lika stora branscher, mot "
        f"{say.listed(beside)}; ju färre, desto mer beroende av några få.",
        f"The employed {here.located('en')} are spread as over "
        f"{say.number(number[here.code], 'number')} industries of equal size, against "
        f"{say.listed(beside)}; the fewer, the more depends on a few.",
    )


def neighbours_on_map(shares: pd.Series, here: Place, say: Speech) -> str:
    """The span of the industry's share over the county's municipalities."""
    if len(shares) == 1:
        return say.pick(
            f"Länet har en enda kommun; industrins andel är {say.share(shares[here.code])}.",
            f"The county has a single municipality; its share is {say.share(shares[here.code])}.",
        )
    low, high = region(str(shares.idxmin())), region(str(shares.idxmax()))
    span = say.pick(
        f"Industrins andel går från {say.share(shares.min())} {low.located('sv')} till "
        f"{say.share(shares.max())} {high.located('sv')}",
        f"The share of industry runs from {say.share(shares.min())} {low.located('en')} to "
        f"{say.share(shares.max())} {high.located('en')}",
    )
    if here in (low, high):
        return f"{span}."
    own = say.share(shares[here.code])
    return span + say.pick(
        f"; {here.located('sv')} är den {own}.", f"; {here.located('en')} it is {own}."
    )
