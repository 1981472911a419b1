"""The sentences of the chapter *competence*: what is asked for, and who there is to ask.

Each function takes the frame that its table shows. The trap: ads are not vacancies, and where
they are few no occupation is judged; a sentence must say so, not fall silent.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place, region
from industry_analysis.wording.barometer import rated
from industry_analysis.wording.development import against
from industry_analysis.wording.occupations import group_name, in_swedish, in_text
from industry_analysis.wording.speech import MISSING, Speech, capital
from industry_analysis.wording.standing import compared, furthest

FORECAST = "working_age_forecast"
FEW = 5  # ads of one occupation, under which it is not named as one with most


def bottom_line(
    rows: pd.DataFrame, counts: pd.DataFrame, here: Place, county: Place, say: Speech
) -> list[str]:
    """What is asked for, who there is, and how hard it is to recruit, in three sentences.

    Parameters
    ----------
    rows
        ``advertised.demand`` of the place and those beside, with published figures.
    counts
        ``barometer.barometer_counts`` of the county.
    """
    return [
        asked_for(rows, here, county, say),
        people(rows, here, county, say),
        rated(counts.T[county.code], county, say),
    ]


def asked_for(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """How many of the ads are for industrial and technical occupations."""
    row, beside = rows.T[here.code], against(rows.industrial_ads_share, "share", here, county, say)
    industrial, ads = say.count(row.industrial_ads), say.count(row.counted_ads)
    share, year = say.share(row.industrial_ads_share), int(row.ads_year)
    sales = say.count(row.left_out)
    return say.pick(
        f"Industriella och tekniska yrken stod för {industrial} av {ads} räknade platsannonser "
        f"{here.located('sv')} {year}, {share}, mot {beside}; {sales} annonser för fält- och "
        "telefonförsäljning räknas inte.",
        f"Industrial and technical occupations accounted for {industrial} of {ads} job ads counted "
        f"{here.located('en')} in {year}, {share}, against {beside}; {sales} ads for field and "
        "telephone sales are not counted.",
    )


def people(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """How the number of working age is projected to move, and the share of the educated."""
    own, country = (rows.T[code][FORECAST] for code in (here.code, SWEDEN.code))
    size, of_country = say.share(own), say.share(country)
    learnt = say.share(rows.T[here.code].post_secondary)
    beside = against(rows.post_secondary, "share", here, county, say)
    since, year = (f"{rows.T[here.code][n]:.0f}" for n in ("forecast_year", "education_year"))
    expected = say.pick("vara oförändrat", "stay the same")
    if round(own, 3):
        expected = say.pick(
            f"{'öka' if own > 0 else 'minska'} med {size}",
            f"{'grow' if own > 0 else 'shrink'} by {size}",
        )
    return say.pick(
        f"Tio år framåt från {since} väntas antalet invånare 20–66 år {here.located('sv')} "
        f"{expected}, mot en {'ökning' if country > 0 else 'minskning'} med {of_country} i riket; "
        f"{learnt} av invånarna 25–64 år hade eftergymnasial utbildning {year}, mot {beside}.",
        f"In the ten years from {since} the number of inhabitants aged 20–66 "
        f"{here.located('en')} is expected to {expected}, against "
        f"{'growth' if country > 0 else 'a decline'} of {of_country} in Sweden; {learnt} of the "
        f"inhabitants aged 25–64 had post-secondary education in {year}, against {beside}.",
    )


def rate(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """Ads per 1,000 employed, the rank among all, and the span in the county.

    Parameters
    ----------
    rows
        ``advertised.demand`` of the county's municipalities.
    """
    row, values = rows.T[here.code], rows.ads_per_thousand
    number = say.number(row.ads_per_thousand, "number")
    year, employed_year = f"{row.ads_year:.0f}", f"{row.employed_year:.0f}"
    placed = say.placed(row["rank"], row.places, "highest")
    text = say.pick(
        f"{capital(here.located('sv'))} publicerades {number} annonser i industriella och "
        f"tekniska yrken {year} per 1\u00a0000 sysselsatta {employed_year}, {placed}.",
        f"{capital(here.located('en'))} there were {number} ads in {year} for industrial and "
        f"technical occupations per 1,000 employed in {employed_year}, {placed}.",
    )
    if len(values) == 1:
        return text
    low, high = region(str(values.idxmin())), region(str(values.idxmax()))
    least, most = (say.number(end, "number") for end in (values.min(), values.max()))
    return text + say.pick(
        f" I länet går talet från {least} {low.located('sv')} till {most} {high.located('sv')}.",
        f" In the county it runs from {least} {low.located('en')} to {most} {high.located('en')}.",
    )


def standing(rows: pd.DataFrame, say: Speech) -> pd.Series:
    """The rank of each place as a table has it: ``17 av 290``."""
    return pd.Series(
        [
            MISSING if pd.isna(rank) else f"{rank:.0f} {say.pick('av', 'of')} {places:.0f}"
            for rank, places in zip(rows["rank"], rows.places, strict=True)
        ],
        index=rows.index,
    )


def groups(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The group with most ads, and which are more and less common than in the country.

    Parameters
    ----------
    rows
        ``advertised.groups`` of the place; empty where it had no such ads.
    """
    if rows.empty:
        return say.pick(
            f"Ingen annons {here.located('sv')} gällde industriella och tekniska yrken.",
            f"No job ad {here.located('en')} was for industrial and technical occupations.",
        )
    first = str(rows.index[0])
    row, name = rows.T[first], group_name(first, say).lower()
    share, country = say.share(row[here.code]), say.share(row[SWEDEN.code])
    text = say.pick(
        f"Flest annonser har {name}: antalet är {say.count(row.ads)}, vilket motsvarar {share} av "
        f"de räknade annonserna, mot {country} i riket. ",
        f"The group with most ads is {name}: the number is {say.count(row.ads)}, or {share} of the "
        f"ads counted, against {country} in Sweden. ",
    )
    judged = rows.ad_quotient.dropna()
    if judged.empty:
        return text + say.pick(
            "Ingen grupp har minst 15 annonser, så ingen annonskvot ges.",
            "No group has at least 15 ads, so no ad quotient is given.",
        )
    high, low = str(judged.idxmax()), str(judged.idxmin())
    heavy, light = (
        f"{group_name(group, say).lower()} ({say.number(judged[group], 'ratio')})"
        for group in (high, low)
    )
    if high == low:
        return text + say.pick(
            f"Bara en grupp har minst 15 annonser, med annonskvoten inom parentes: {heavy}.",
            f"Only one group has at least 15 ads, with the ad quotient in brackets: {heavy}.",
        )
    return text + say.pick(
        f"Högst annonskvot bland grupper med minst 15 annonser har {heavy}, lägst har {light}.",
        f"Among groups with at least 15 ads, the ad quotient is highest for {heavy} and lowest "
        f"for {light}.",
    )


def occupations(rows: pd.DataFrame, here: Place, say: Speech) -> str:
    """The occupations with most ads, and those that are certainly more common than in Sweden.

    Parameters
    ----------
    rows
        ``advertised.occupations`` of the place; empty where it has too few ads.
    """
    if rows.empty:
        return too_few(here, say)
    most = [f"{in_text(str(n))} ({say.count(ads)})" for n, ads in rows.ads.head(3).items()]
    text = say.pick(
        f"Flest annonser har {'; '.join(most)}, med antalet inom parentes. ",
        f"Most ads are for {'; '.join(most)}, with the number in brackets. ",
    )
    if rows.ads.max() < FEW:
        text = say.pick(
            f"Inget av yrkena har fler annonser än {say.count(rows.ads.max())}. ",
            f"No single occupation has more ads than {say.count(rows.ads.max())}. ",
        )
    heavy = certain(rows).sort_values(ascending=False, kind="stable").head(3)
    said = [f"{in_text(str(n))} ({say.number(q, 'ratio')})" for n, q in heavy.items()]
    if said:
        text += say.pick(
            "Mest överrepresenterade mot riket, bland dem där skillnaden är säker, är "
            f"{'; '.join(said)}, med annonskvoten inom parentes.",
            "Most over-represented against Sweden, of those where the difference is stable: "
            f"{'; '.join(said)}, with the ad quotient in brackets.",
        )
    elif rows.ad_quotient.isna().all():
        text += say.pick(
            "Inget yrke har minst 15 annonser, så ingen annonskvot ges.",
            "No occupation has at least 15 ads, so no ad quotient is given.",
        )
    else:
        text += say.pick(
            "Inget yrke är med säkerhet vanligare i annonserna än i riket.",
            "No occupation is with certainty more common in the ads than in Sweden.",
        )
    return in_swedish(text, [in_text(str(name)) for name in rows.index], say)


def certain(rows: pd.DataFrame) -> pd.Series:
    """Quotients of the occupations that are certainly over-represented, most ads first."""
    return rows[rows["mark"].eq("stable") & rows.ad_quotient.gt(1)].ad_quotient


def too_few(here: Place, say: Speech) -> str:
    """Why no occupation is judged."""
    return say.pick(
        f"Under året publicerades färre än 200 räknade annonser {here.located('sv')}. Det är för "
        "få för att bedöma enskilda yrken.",
        f"There were fewer than 200 ads counted {here.located('en')} in the year. That is too few "
        "to judge single occupations.",
    )


def education(rows: pd.DataFrame, here: Place, county: Place, say: Speech) -> str:
    """How many have post-secondary and upper secondary education, women and men apart.

    Parameters
    ----------
    rows
        ``schooling.stages`` of the place; empty where a level is missing.
    """
    if rows.empty:
        return say.pick(
            f"Utbildning efter nivå kan inte visas för {here.official('sv')}: en nivå saknas i "
            "den publicerade tabellen.",
            f"Education by level cannot be shown for {here.in_text('en')}: a level is missing in "
            "the published table.",
        )
    high, middle = rows.T["tertiary"], rows.T["secondary"]
    own, women, men, before = (
        say.share(high[name])
        for name in (here.code, "share_of_women", "share_of_men", "share_before")
    )
    year, start_year = int(high.year), int(high.start_year)
    beside, beside_middle = (
        against(row.drop(["start_year", "year"]), "share", here, county, say)
        for row in (high, middle)
    )
    return say.pick(
        f"Av invånarna 16–74 år {here.located('sv')} {year} hade {own} eftergymnasial utbildning, "
        f"mot {beside}; {start_year} var andelen {before}. Bland kvinnor var den {women} och "
        f"bland män {men}. Gymnasial utbildning var den högsta för {say.share(middle[here.code])}, "
        f"mot {beside_middle}.",
        f"{capital(here.located('en'))}, {own} of the inhabitants aged 16–74 had post-secondary "
        f"education in {year}, against {beside}; in {start_year} the share was {before}. Among "
        f"women it was {women} and among men {men}. Upper secondary education was the highest for "
        f"{say.share(middle[here.code])}, against {beside_middle}.",
    )


def supply(
    better: pd.DataFrame, rows: pd.DataFrame, here: Place, county: Place, say: Speech
) -> str:
    """Best and worst standing, and the part of pupils in vocational programmes.

    Parameters
    ----------
    better
        Those of the rows that have a better side.
    rows
        ``standing.standings`` of the chapter's figures.
    """
    vocational = compared(rows, "vocational_programmes", here, county, say)
    return f"{furthest(better, here, county, say)} {vocational}"
