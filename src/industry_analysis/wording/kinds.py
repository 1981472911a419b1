"""The kinds of municipalities in words, and how sure it is that one belongs to its own.

Each function takes the frames of ``clustering.kinds``. The trap: the name of a kind says what
its municipalities have on average; the sentences give the municipality's own share beside it.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.speech import Speech, capital

# what a kind has much or little of, after "mycket" and "high in"
WORDS = {
    "sector_industry": {"sv": "industri", "en": "industry"},
    "sector_land": {
        "sv": "lantbruk, bygg och transport",
        "en": "farming, construction and transport",
    },
    "sector_trade": {"sv": "handel och besöksnäring", "en": "trade and hospitality"},
    "sector_business": {"sv": "tjänster till företag", "en": "business services"},
    "sector_public": {"sv": "förvaltning, skola och vård", "en": "public services"},
}
# what municipalities are compared in, as a sentence calls it
TRAITS = {
    "sector_industry": (
        "andelen i tillverkning och utvinning",
        "the share in manufacturing and mining",
    ),
    "sector_land": (
        "andelen i jord- och skogsbruk, energi, bygg och transport",
        "the share in farming, forestry, energy, construction and transport",
    ),
    "sector_trade": (
        "andelen i handel, besöksnäring och kultur",
        "the share in trade, hospitality and culture",
    ),
    "sector_business": (
        "andelen i företagstjänster, it och finans",
        "the share in business services, IT and finance",
    ),
    "sector_public": (
        "andelen i förvaltning, skola och vård",
        "the share in administration, education and care",
    ),
    "population": ("invånarantalet", "the number of inhabitants"),
    "out_commuting": ("utpendlingen", "out-commuting"),
    "post_secondary": (
        "andelen eftergymnasialt utbildade",
        "the share with post-secondary education",
    ),
    "mean_age": ("medelåldern", "the mean age"),
    "tax_base": ("skattekraften", "the tax base"),
}
# ASSUME: a municipality surely belongs to its kind if it stays there in at least nine draws of
# ten, fairly surely in three of four, and else unsurely.
SURE, FAIRLY = 0.9, 0.75

_NUMBERS = {
    "sv": ("ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"),
    "en": ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}


def in_words(number: int, say: Speech) -> str:
    """A small number as a word: ``tre``, ``three``."""
    return _NUMBERS[say.lang][number]


def quoted(name: str, say: Speech) -> str:
    """A name in the language's quotation marks."""
    return say.pick(f"”{name}”", f"“{name}”")


def key(described: pd.DataFrame, say: Speech) -> list[str]:
    """The kinds with how many they are, the largest first, as a map's key has them."""
    return [
        f"{row[say.lang]}\n{say.count(row['size'])} {say.pick('kommuner', 'municipalities')}"
        for _, row in described.iterrows()
    ]


def of(
    codes: Sequence[str],
    found: pd.DataFrame,
    following: pd.Series,
    described: pd.DataFrame,
    say: Speech,
) -> pd.DataFrame:
    """The kinds of some municipalities as a table shows them: name, certainty and next kind.

    Parameters
    ----------
    found, following, described
        As from ``clustering.kinds``: of every municipality its kind and the next one, and the
        kinds in words.
    """
    names = described[say.lang]
    rows = found.loc[list(codes)]
    return pd.DataFrame(
        {
            "kind": rows["group"].map(names),
            "kind_certainty": rows["certainty"],
            "kind_next": following[list(codes)].map(names),
        }
    ).rename_axis("region_code")


def sizes(
    found: pd.DataFrame, described: pd.DataFrame, siblings: Sequence[str], say: Speech
) -> pd.DataFrame:
    """How many each kind has, in the country and the county, and how well it comes back."""
    in_county = found.loc[list(siblings), "group"].value_counts()
    return pd.DataFrame(
        {
            "kind_size": described["size"],
            "kind_in_county": in_county.reindex(described.index, fill_value=0),
            "kind_returns": described["returns"],
        }
    ).set_axis(pd.Index(described[say.lang], name="group"))


def profiles(
    described: pd.DataFrame, shares: pd.DataFrame, here: Place, say: Speech
) -> pd.DataFrame:
    """Shares of the broad sectors: the municipality, the mean of each kind and of all."""
    everywhere = say.pick("Alla, medel", "All, mean")
    kinds = described[list(shares)].set_axis(described[say.lang])
    rows = [
        shares.loc[[here.code]].set_axis([here.in_text(say.lang)]),
        kinds,
        shares.mean().to_frame(everywhere).T,
    ]
    return pd.concat(rows).rename_axis(index="group", columns=None)


def membership(row: pd.Series, kinds: int, here: Place, say: Speech, *, fitting: bool) -> str:
    """To which of so many kinds the municipality belongs, and how surely.

    Parameters
    ----------
    row
        One municipality's, as from `of`.
    fitting
        Whether the name of its kind fits it, see ``clustering.kinds.fitting``.
    """
    kind, after = quoted(row.kind, say), quoted(row.kind_next, say)
    number = in_words(kinds, say)
    if row.kind_certainty >= SURE:
        sv, en = "och tillhörigheten är säker", "and surely so"
    elif row.kind_certainty >= FAIRLY:
        sv, en = "och tillhörigheten är ganska säker", "and fairly surely so"
    else:
        sv = f"men tillhörigheten är osäker; näst närmast är gruppen {after}"
        en = f"but not surely so; the next nearest group is {after}"
    return say.pick(
        f"{here.in_text('sv')} hör till gruppen {kind}, en av {number} grupper som Sveriges "
        f"kommuner delas i efter vad de sysselsatta arbetar med, {sv}."
        f"{'' if fitting else ' Kommunen är dock mer blandad än gruppens namn säger.'}",
        f"{here.in_text('en')} belongs to the group {kind}, one of {number} groups of "
        f"Sweden's municipalities by what the employed work in, {en}."
        f"{'' if fitting else ' It is more mixed, though, than the name of the group says.'}",
    )


def on_map(table: pd.DataFrame, row: pd.Series, here: Place, county: Place, say: Speech) -> str:
    """How large the kinds are, how many of the county's belong to this one, and how surely.

    Parameters
    ----------
    table
        As from `sizes`.
    row
        One municipality's, as from `of`.
    """
    first, *rest = [
        (quoted(str(name), say), say.count(size)) for name, size in table.kind_size.items()
    ]
    others = say.listed(
        [say.pick(f"{name} med {size}", f"{name} with {size}") for name, size in rest]
    )
    text = say.pick(
        f"Den största gruppen är {first[0]} med {first[1]} kommuner, följd av {others}.",
        f"The largest group is {first[0]} with {first[1]} municipalities, followed by {others}.",
    )
    inside = int(table.kind_in_county[row.kind])
    if table.kind_in_county.sum() > 1:
        text += _in_county(inside, quoted(row.kind, say), here, county, say)
    certain, after = say.share(row.kind_certainty), quoted(row.kind_next, say)
    return text + say.pick(
        f" När kommuner dras på nytt och grupperas om hamnar {here.in_text('sv')} i samma grupp "
        f"i {certain} av dragningarna; näst närmast är gruppen {after}.",
        f" When municipalities are drawn and grouped anew, {here.in_text('en')} stays in its "
        f"group in {certain} of the draws; the next nearest group is {after}.",
    )


def _in_county(inside: int, kind: str, here: Place, county: Place, say: Speech) -> str:
    if inside == 1:
        return say.pick(
            f" I {county.in_text('sv')} är {here.in_text('sv')} ensam om gruppen {kind}.",
            f" In {county.in_text('en')}, {here.in_text('en')} alone belongs to {kind}.",
        )
    return say.pick(
        f" I {county.in_text('sv')} hör {inside} kommuner till gruppen {kind}, "
        f"{here.in_text('sv')} inräknad.",
        f" In {county.in_text('en')}, {inside} municipalities belong to {kind}, "
        f"{here.in_text('en')} included.",
    )


def profile(table: pd.DataFrame, row: pd.Series, led_by: str, here: Place, say: Speech) -> str:
    """What sets the kind apart, and where the municipality differs most from its kind.

    Parameters
    ----------
    table
        As from `profiles`.
    row
        One municipality's, as from `of`.
    led_by
        The sector that sets the kind apart most.
    """
    place, kind, everywhere = table.iloc[0], table.loc[row.kind], table.iloc[-1]
    gap = str((place - kind).abs().idxmax())
    lead, most = (say.pick(*TRAITS[name]) for name in (led_by, gap))
    shares = [say.share(values[led_by]) for values in (kind, everywhere, place)]
    text = say.pick(
        f"Det som mest utmärker gruppen {quoted(row.kind, say)} är {lead}: i genomsnitt "
        f"{shares[0]} av de sysselsatta, mot {shares[1]} i alla kommuner. "
        f"{capital(here.located('sv'))} är den {shares[2]}.",
        f"What most sets the group {quoted(row.kind, say)} apart is {lead}: on average {shares[0]} "
        f"of the employed, against {shares[1]} in all municipalities. "
        f"{capital(here.located('en'))} it is {shares[2]}.",
    )
    if gap == led_by:
        return text
    apart = [say.share(values[gap]) for values in (place, kind)]
    return text + say.pick(
        f" Längst från gruppens genomsnitt ligger {most}: {apart[0]} mot {apart[1]}.",
        f" Farthest from the group's average is {most}: {apart[0]} against {apart[1]}.",
    )


def map_title(year: int, say: Speech) -> str:
    """The kinds on a map."""
    return say.pick(
        f"Sveriges kommuner i grupper efter vad de sysselsatta arbetar med {year}",
        f"Sweden's municipalities in groups by what the employed work in {year}",
    )


def county_title(county: Place, year: int, say: Speech) -> str:
    """The kinds of a county's municipalities."""
    return say.pick(
        f"Kommunerna i {county.in_text('sv')} och deras grupper {year}",
        f"The municipalities of {county.in_text('en')} and their groups {year}",
    )


def profile_title(year: int, say: Speech) -> str:
    """The table of shares of the kinds."""
    return say.pick(
        f"De sysselsatta efter bred sektor {year}, andelar",
        f"The employed by broad sector {year}, shares",
    )


def alternative(table: pd.DataFrame, county: pd.DataFrame, here: Place, say: Speech) -> str:
    """What the map shows: how many of each kind, and the kinds in the county.

    Parameters
    ----------
    table, county
        As from `sizes` and `of`.
    """
    kinds = [f"{name} {say.count(size)}" for name, size in table.kind_size.items()]
    own_kind = county.kind[here.code]
    return say.pick(
        f"Karta över Sveriges kommuner, {here.in_text('sv')} inringad, och en större karta över "
        f"länet. Grupper: {', '.join(kinds)}. {here.in_text('sv')}: {own_kind}.",
        f"Map of Sweden's municipalities, {here.in_text('en')} ringed, and a larger map of the "
        f"county. Groups: {', '.join(kinds)}. {here.in_text('en')}: {own_kind}.",
    )
