"""The kinds of municipalities in words, and how sure it is that one belongs to its own.

Each function takes the frames of ``clustering.kinds``. The trap: the name of a kind says what
its municipalities have on average; the sentences give the municipality's own share beside it.
"""

from collections.abc import Sequence

import pandas as pd

from industry_analysis.places import Place
from industry_analysis.wording.headings.twins import SECTORS
from industry_analysis.wording.speech import Speech, uncapital

# what a kind has much or little of, after "mycket" and "high in"
WORDS = {
    name: {"sv": uncapital(sector.sv), "en": uncapital(sector.en)}
    for name, sector in SECTORS.items()
}
# what municipalities are compared in, as a sentence calls it
TRAITS = {
    **{
        name: (f"andelen i {word['sv']}", f"the share in {word['en']}")
        for name, word in WORDS.items()
    },
    "population": ("invånarantalet", "the number of inhabitants"),
    "out_commuting": ("utpendlingen", "out-commuting"),
    "post_secondary": (
        "andelen eftergymnasialt utbildade",
        "the share with post-secondary education",
    ),
    "mean_age": ("medelåldern", "the mean age"),
    "tax_base": ("skattekraften", "the tax base"),
}
# ASSUME: it is certain to which kind a municipality belongs if it stays there in at least nine
# draws of ten, fairly certain in three of four, and else uncertain.
_CERTAIN = {0.9: ("säkert", "certain"), 0.75: ("ganska säkert", "fairly certain")}

_NUMBERS = {
    "sv": (
        *("ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju"),
        *("åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton"),
    ),
    "en": (
        *("none", "one", "two", "three", "four", "five", "six", "seven"),
        *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    ),
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


def profiles(kind: pd.Series, shares: pd.DataFrame, here: Place, say: Speech) -> pd.DataFrame:
    """Shares of the broad sectors: the municipality, the mean of its kind and of all.

    Parameters
    ----------
    kind
        The municipality's row of ``clustering.kinds.describe``.
    """
    everywhere = say.pick("Genomsnittlig kommun", "Average municipality")
    rows = [
        shares.loc[[here.code]].set_axis([here.in_text(say.lang)]),
        kind[[str(name) for name in shares]].astype(float).to_frame(kind[say.lang]).T,
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
    degrees = [words for least, words in _CERTAIN.items() if row.kind_certainty >= least]
    certain = say.pick(*degrees[0] if degrees else ("osäkert", "uncertain"))
    drawn = say.share(row.kind_certainty)
    nearest = say.pick(f", och närmast därefter är {after}", f", and the next nearest is {after}")
    nearest = "" if degrees else nearest
    return say.pick(
        f"{here.in_text('sv')} hör till gruppen {kind}, en av {number} grupper som Sveriges "
        f"kommuner delas in i efter vad de sysselsatta arbetar med; det är {certain} ({drawn} av "
        f"de upprepade grupperingarna){nearest}."
        f"{'' if fitting else ' Kommunen är dock mer blandad än gruppens namn säger.'}",
        f"{here.in_text('en')} belongs to the group {kind}, one of {number} groups of "
        f"Sweden's municipalities by what the employed work in; this is {certain} ({drawn} "
        f"of the resampled groupings){nearest}."
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


def profile(
    table: pd.DataFrame, row: pd.Series, led_by: str, year: int, here: Place, say: Speech
) -> str:
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
    shares = [say.share(values[led_by]) for values in (kind, everywhere, place)]
    group, lead = quoted(row.kind, say), WORDS[led_by][say.lang]
    text = say.pick(
        f"I gruppen {group} arbetade {year} i genomsnitt {shares[0]} av de sysselsatta i {lead}, "
        f"mot {shares[1]} i den genomsnittliga kommunen och {shares[2]} {here.located('sv')}.",
        f"In the group {group}, {shares[0]} of the employed on average worked in {lead} in {year}, "
        f"against {shares[1]} in the average municipality and {shares[2]} {here.located('en')}.",
    )
    if gap == led_by:
        return text
    most = say.pick(*TRAITS[gap])
    apart = [say.share(values[gap]) for values in (place, kind)]
    return text + say.pick(
        f" Störst är skillnaden mot gruppen i fråga om {most}: {apart[0]} mot {apart[1]}.",
        f" The difference from the group is largest in {most}: {apart[0]} against {apart[1]}.",
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
