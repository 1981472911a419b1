"""The sentences of the chapter *structure*: one place's industry and how it moved.

Each function takes the frame that its table shows. The trap: figures by sex and years
before 2020 are there for county 18 only, and a sentence must say so, not fall silent.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place, region
from industry_analysis.wording.columns import industry
from industry_analysis.wording.development import against, within_series
from industry_analysis.wording.speech import NOISE, Speech
from industry_analysis.wording.standing import of


def bottom_line(figures: pd.DataFrame, here: Place, county: Place, say: Speech) -> list[str]:
    """Size, movement and position of the industry, in three sentences.

    Parameters
    ----------
    figures
        ``structure.place_figures`` of the place, its county and Sweden.
    """
    row = figures.T[here.code]
    return [size(figures, here, county, say), movement(row, say), _standing(row, county, say)]


def size(figures: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """How many work in the industry, and how large a share that is beside county and country."""
    row = figures.T[here.code]
    beside = against(figures.share, "share", here, county, say)
    year, persons, share = int(row.year), say.count(row.employed), say.share(row.share)
    return say.pick(
        f"Industrin sysselsatte {persons} personer {here.located('sv')} {year}, "
        f"{share} av alla som arbetar där, mot {beside}.",
        f"Industry employed {persons} people {here.located('en')} in {year}, "
        f"{share} of all who work there, against {beside}.",
    )


def movement(row: pd.Series, say: Speech) -> str:
    """How the number moved, beside how it would have moved with industry in the country."""
    start, year = int(row.start_year), int(row.year)
    moved = say.moved(row.change, sv="antalet", en="the number")
    if abs(row.change) > NOISE and pd.notna(row.relative_change):
        moved += f" ({say.share(row.relative_change)})"
    expected = say.would_have_moved(row.expected_change)
    if pd.isna(row.yearly_change) or year - start < 2:
        return say.pick(
            f"Från {start} till {year} {moved}; med samma procentuella utveckling som rikets "
            f"industri hade det {expected}.",
            f"From {start} to {year} {moved}; at the national rate for industry it would "
            f"{expected}.",
        )
    lately = say.moved(row.yearly_change, sv="det", en="it")
    return say.pick(
        f"Från {start} till {year} {moved}, och under {year} {lately}; med samma procentuella "
        f"utveckling som rikets industri hade det {expected} sedan {start}.",
        f"From {start} to {year} {moved}, and in {year} {lately}; at the national rate for "
        f"industry it would {expected} since {start}.",
    )


def _standing(row: pd.Series, county: Place, say: Speech) -> str:
    quotient = say.number(row.location_quotient, "ratio")
    explained = say.pick(
        f"lokaliseringskvoten, andelen jämförd med rikets, är {quotient}",
        f"the location quotient, the share compared with Sweden's, is {quotient}",
    )
    if row.places == 1:
        return say.pick(
            f"Länet består av en kommun; {explained}.",
            f"The county consists of one municipality; {explained}.",
        )
    place = say.superlative(int(row["rank"]), int(row.places), tied=bool(row.tied))
    return say.pick(
        f"Industrins andel är {place} bland de {int(row.places)} kommunerna "
        f"{county.located('sv')}; {explained}.",
        f"Industry's share is {place} among the {int(row.places)} municipalities "
        f"{county.located('en')}; {explained}.",
    )


def standing(figures: pd.DataFrame, say: Speech) -> pd.Series:
    """The rank of each place as a table has it: ``3 av 12``; missing where it has none."""
    return pd.Series(of(figures["rank"], figures.places, say), index=figures.index)


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
        f"De största branscherna {here.located('sv')} är {say.listed(largest)}. ",
        f"The largest sectors {here.located('en')} are {say.listed(largest)}. ",
    )
    judged = rows.location_quotient.dropna()
    if len(judged) < 2:
        return text.strip()
    high, low = str(judged.idxmax()), str(judged.idxmin())
    heavy, light = (say.number(judged[code], "ratio") for code in (high, low))
    return text + say.pick(
        # a name may be plural: it must not be what an adjective agrees with
        "Bland branscher med minst 15 sysselsatta är den mest överrepresenterade mot riket "
        f"{industry(high, say).lower()} (lokaliseringskvot {heavy}) och den minst företrädda "
        f"{industry(low, say).lower()} ({light}).",
        "Among sectors with at least 15 employed, the most over-represented against Sweden is "
        f"{industry(high, say).lower()} (location quotient {heavy}) and the least represented "
        f"{industry(low, say).lower()} ({light}).",
    )


def change_parts(rows: pd.DataFrame, here: Place, say: Speech, *, code: str) -> str:
    """Where the change of the industry came from, one sentence a series.

    Parameters
    ----------
    rows
        ``decomposition.change_parts`` of the place.
    code
        The industry's code among the rows.
    """
    if rows.empty:
        return say.pick(
            f"Förändringen kan inte delas upp för {here.official('sv')}: ingen serie har två år.",
            f"The change cannot be divided for {here.in_text('en')}: no series has two years.",
        )
    said = []
    for _, row in rows.xs(code, level="industry").iterrows():
        national, mix, own, change = (
            say.number(row[part], "change") for part in ("national", "mix", "competitive", "change")
        )
        years = f"{int(row.start_year)}–{int(row.year)}"
        meaning = ""
        if row["mix"]:
            weaker = row["mix"] < 0
            meaning = say.pick(
                f" (rikets industri utvecklades {'svagare' if weaker else 'starkare'} än hela "
                "ekonomin)",
                f" (industry in Sweden did {'worse' if weaker else 'better'} than the whole "
                "economy)",
            )
        said.append(
            say.pick(
                f"Åren {years} var förändringen {change}, summan av riksdelen {national}, "
                f"branschdelen {mix}{meaning} och {here.genitive('sv')} lokala del {own}.",
                f"In {years} the change was {change}, the sum of the national part {national}, "
                f"the mix part {mix}{meaning} and {here.genitive('en')} local part {own}.",
            )
        )
    return " ".join(said)


def women(
    rows: pd.DataFrame, figures: pd.DataFrame, here: Place, county: Place, say: Speech
) -> str:
    """How many of the industry's employed are women, beside county and country, and over time.

    Parameters
    ----------
    rows
        ``series.lines`` of women's share, empty where the place has none.
    figures
        ``structure.key_figures`` of the places.
    """
    row = figures.T[here.code]
    if pd.isna(row.women_share):
        return say.pick(
            f"Uppgifter efter kön för {here.official('sv')} ingår inte i rapportens underlag; de "
            "omfattar bara riket, Örebro län och Örebro läns kommuner.",
            f"Figures by sex for {here.in_text('en')} are not included in this report; they cover "
            "only Sweden, Örebro County and its municipalities.",
        )
    beside = against(figures.women_share, "share", here, county, say)
    now = say.pick(
        f"Av industrins {say.count(row.employed)} sysselsatta {int(row.year)} var "
        f"{say.count(row.women)} kvinnor, {say.share(row.women_share)}, mot {beside}.",
        f"Of the {say.count(row.employed)} employed in industry in {int(row.year)}, "
        f"{say.count(row.women)} were women, {say.share(row.women_share)}, against {beside}.",
    )
    before = within_series(rows[here.code], "share", say, sv="andelen", en="the share")
    return " ".join([now, *before])


def concentration(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """On how many industries of equal size the employed would be spread as they are.

    Parameters
    ----------
    rows
        ``structure.place_indicators`` of the place, its county and Sweden.
    """
    number = rows.equivalent_number
    own, country = (say.number(number[code], "number") for code in (here.code, SWEDEN.code))
    beside = against(number, "number", here, county, say)
    if own == country:
        compared = say.pick("lika koncentrerad som i riket", "as concentrated as in Sweden")
    elif number[here.code] < number[SWEDEN.code]:
        compared = say.pick("mer koncentrerad än i riket", "more concentrated than in Sweden")
    else:
        compared = say.pick("mindre koncentrerad än i riket", "less concentrated than in Sweden")
    return say.pick(
        f"Sysselsättningen {here.located('sv')} motsvarar {own} lika stora branscher, mot "
        f"{beside}: den är {compared}. Måttet säger inget om beroendet av enskilda företag.",
        f"Employment {here.located('en')} is equivalent to {own} equally large sectors, against "
        f"{beside}: it is {compared}. The measure says nothing of dependence on single firms.",
    )


def neighbours_on_map(shares: pd.Series, here: Place, say: Speech) -> str:
    """Where in the county the industry's share is largest and smallest, and what it is here."""
    own = say.share(shares[here.code])
    if len(shares) == 1:
        return say.pick(
            f"Länet består av en kommun; industrins andel är {own}.",
            f"The county consists of one municipality; its share is {own}.",
        )
    low, high = region(str(shares.idxmin())), region(str(shares.idxmax()))
    least, most = say.share(shares.min()), say.share(shares.max())
    between = say.pick(
        f"; {here.located('sv')} är den {own}", f"; {here.located('en')} it is {own}"
    )
    return say.pick(
        f"I länet är industrins andel störst {high.located('sv')}, {most}, och minst "
        f"{low.located('sv')}, {least}",
        f"In the county industry's share is largest {high.located('en')}, {most}, and smallest "
        f"{low.located('en')}, {least}",
    ) + ("." if here in (low, high) else f"{between}.")
