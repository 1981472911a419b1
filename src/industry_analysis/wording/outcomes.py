"""How the twins have fared beside the municipality, in words, and what that means.

Each function takes ``twins.development``. The trap: what went better elsewhere may have other
causes than what was done there; the sentences say whom to ask, never why.
"""

import pandas as pd

from industry_analysis.places import SWEDEN, Place, municipality
from industry_analysis.wording.columns import column
from industry_analysis.wording.kinds import in_words
from industry_analysis.wording.speech import Speech
from industry_analysis.wording.twins import NAMED, names

# ASSUME: a twin has developed better if it did so in at least three of the four measures, and is
# worth asking if its industry has not shrunk.
MOST = 3

# what a sentence calls the measures, and what they are counted in after the number
MEASURES = {
    "wage_sum_growth": ("Lönesumman", "The wage sum", "", ""),
    "new_firms_change": (
        "Nyföretagandet",
        "Business formation",
        " företag per 1 000 invånare",
        " firms per 1,000 inhabitants",
    ),
    "education_change": (
        "Utbildningsnivån",
        "The level of education",
        " procentenheter",
        " percentage points",
    ),
    "industry_growth": ("Industrins sysselsatta", "Employment in industry", "", ""),
}


def ahead(better: pd.Series, changes: pd.DataFrame) -> list[str]:
    """Codes of the twins that developed better in most measures, those in more of them first.

    Parameters
    ----------
    better
        As from ``twins.better``.
    changes
        ``twins.development`` of the same; wages decide between equal ones.
    """
    order = pd.DataFrame({"better": better, "wages": changes.wage_sum_growth})
    worth = (order.better >= MOST) & (changes.industry_growth.loc[order.index] >= 0)
    order = order[worth].sort_values(["better", "wages"], ascending=False)
    return [str(code) for code in order.index]


def fared(
    better: pd.Series,
    changes: pd.DataFrame,
    here: Place,
    span: tuple[int, int],
    industry: tuple[int, int],
    say: Speech,
) -> str:
    """Which of the twins have developed better, to ask them.

    Parameters
    ----------
    span, industry
        First and last year of the figures, and of industry.
    """
    name, every = here.in_text(say.lang), in_words(len(better), say)
    few, most = in_words(MOST - 1, say), in_words(MOST, say)
    measures = in_words(changes.shape[1], say)
    of = say.pick(
        f"{measures} mått: lönesumma, nyföretagande och utbildning {span[0]}–{span[1]} samt "
        f"industrins sysselsatta {industry[0]}–{industry[1]}",
        f"{measures} measures: wage sum, business formation and education in {span[0]}–{span[1]}, "
        f"and employment in industry in {industry[0]}–{industry[1]}",
    )
    asked = ahead(better, changes)
    if not asked:
        return say.pick(
            f"Ingen av de {every} närmaste har både behållit sin industri och utvecklats bättre än "
            f"{name} i mer än {few} av {of}.",
            f"Not one of the {every} nearest has both kept its industry and developed better than "
            f"{name} in more than {few} of {of}.",
        )
    who = say.listed(names(asked[:NAMED], say))
    if len(asked) > NAMED:
        who = say.pick(f"bland andra {who}", f"among others {who}")
    one = len(asked) == 1
    return say.pick(
        f"{'Värd' if one else 'Värda'} att fråga är {who}, som har utvecklats bättre än {name} i "
        f"minst {most} av {of}.",
        f"Worth asking {'is' if one else 'are'} {who}, which {'has' if one else 'have'} developed "
        f"better than {name} in at least {most} of {of}.",
    )


def beaten(changes: pd.DataFrame, name: str, here: Place, say: Speech) -> str:
    """How a measure went beside the twins: ``Lönesumman utvecklades bättre än i fem av``."""
    others = changes[name].drop([here.code, SWEDEN.code], errors="ignore")
    number, among = int((others < changes[name][here.code]).sum()), len(others)
    some, every = in_words(number, say), in_words(among, say)
    sv, en, *_ = MEASURES[name]
    if number == among:
        beside = (f"bättre än i alla {every} tvillingarna", f"better than in all {every} twins")
    elif number < among / 2 and (worse := int((others > changes[name][here.code]).sum())):
        some = every if worse == among else in_words(worse, say)
        beside = (
            f"svagare än i {some} av de {every} tvillingarna",
            f"worse than in {some} of the {every} twins",
        )
    else:
        beside = (
            f"bättre än i {some} av de {every} tvillingarna",
            f"better than in {some} of the {every} twins",
        )
    return say.pick(f"{sv} utvecklades {beside[0]}", f"{en} did {beside[1]}")


def measured(changes: pd.DataFrame, name: str, code: str, say: Speech) -> str:
    """The value of a measure with its unit: ``+4,6 procentenheter``."""
    value = say.number(changes[name][code], column(name).kind)
    return f"{value}{say.pick(*MEASURES[name][2:])}"


def best_twin(changes: pd.DataFrame, name: str, here: Place) -> Place:
    """The twin in which a measure went best."""
    others = changes[name].drop([here.code, SWEDEN.code], errors="ignore")
    return municipality(str(others.idxmax()))


def development(changes: pd.DataFrame, here: Place, say: Speech) -> str:
    """Each measure in the municipality, beside its twins and the country.

    Parameters
    ----------
    changes
        ``twins.development`` of the municipality, its twins and Sweden.
    """
    said = [_developed(changes, name, here, say) for name in MEASURES]
    limit = say.pick(
        "Siffrorna visar var det gick bättre, inte varför.",
        "The figures show where it went better, not why.",
    )
    return " ".join([*said, limit])


def _developed(changes: pd.DataFrame, name: str, here: Place, say: Speech) -> str:
    best, kind = best_twin(changes, name, here), column(name).kind
    own = measured(changes, name, here.code, say)
    country, highest = (say.number(changes[name][c], kind) for c in (SWEDEN.code, best.code))
    text = f"{beaten(changes, name, here, say)}: {own}"
    if changes[name][best.code] <= changes[name][here.code]:
        return say.pick(f"{text}, i riket {country}.", f"{text}, in Sweden {country}.")
    return say.pick(
        f"{text}, i riket {country} och {best.located('sv')}, där det gick bäst, {highest}.",
        f"{text}, in Sweden {country} and {best.located('en')}, where it went best, {highest}.",
    )


def facts(
    own: pd.Series, alike: pd.DataFrame, changes: pd.DataFrame, here: Place, say: Speech
) -> pd.DataFrame:
    """The figures of the bottom line: kind, nearest twin and development of the municipality.

    Parameters
    ----------
    own
        A row of ``wording.kinds.of``.
    alike
        ``twins.nearest`` of the municipality.
    """
    twin = {"twin": names([alike.index[0]], say)[0], "twin_distance": alike["distance"].iloc[0]}
    row = {**own, **twin, **changes.loc[here.code]}
    return pd.DataFrame(row, index=pd.Index([here.code], name="region_code"))


def summary_title(start: int, end: int, span: tuple[int, int], here: Place, say: Speech) -> str:
    """The table of the bottom line."""
    return say.pick(
        f"{here.genitive('sv')} grupp och närmaste tvilling {span[1]}, utveckling {start}–{end} "
        f"(industrins sysselsatta {span[0]}–{span[1]})",
        f"{here.genitive('en')} group and nearest twin {span[1]}, development {start}–{end} "
        f"(employed in industry {span[0]}–{span[1]})",
    )


def title(start: int, end: int, span: tuple[int, int], say: Speech) -> str:
    """The development of the municipality and its twins."""
    return say.pick(
        f"Utvecklingen {start}–{end}, lönesumman i löpande priser; industrins sysselsatta "
        f"{span[0]}–{span[1]}",
        f"Development {start}–{end}, the wage sum in current prices; employed in industry "
        f"{span[0]}–{span[1]}",
    )


def alternative(changes: pd.DataFrame, say: Speech) -> str:
    """The bars of every panel, highest first."""
    said = []
    for name, values in changes.items():
        told = column(str(name))
        ordered = values.sort_values(ascending=False, kind="stable")
        bars = [
            f"{place} {say.number(value, told.kind)}"
            for place, value in zip(names(list(ordered.index), say), ordered, strict=True)
        ]
        said.append(f"{told.label(say)}: {', '.join(bars)}")
    return f"{say.pick('Stapeldiagram', 'Bar charts')}. {'; '.join(said)}."


def years(span: tuple[int, int], here: Place) -> pd.Series:
    """The years that the caveats name, as their table shows them."""
    return pd.Series(span, index=["start_year", "year"], name=here.code)


def caveats(span: tuple[int, int], say: Speech) -> list[str]:
    """What these comparisons cannot carry.

    Parameters
    ----------
    span
        First and last year of industry.
    """
    start, year = span
    return [
        say.pick(
            "Grupperna är ett sätt att tala om kommuner som egentligen skiljer sig gradvis åt. En "
            "kommun vid gränsen har mer gemensamt med grannar i nästa grupp än med mitten av sin "
            "egen; luta er därför hellre mot tvillingarna.",
            "The groups are a way of speaking about municipalities that differ by degrees. One at "
            "the border has more in common with those across it than with the middle of its own "
            "group; so lean on the twins instead.",
        ),
        say.pick(
            "Tvillingarna beror på vad som jämförs: till hälften vad de sysselsatta arbetar med, "
            "till hälften invånare, utpendling, utbildning, medelålder och skattekraft. Läge, "
            "enskilda företag och inriktning inom industrin ingår inte, för industrin publiceras "
            "per kommun bara som tillverkning och utvinning tillsammans (SNI 2007 B+C).",
            "The twins depend on what is compared: for one half what the employed work in, for "
            "the other inhabitants, out-commuting, education, mean age and tax base. Location, "
            "single firms and the branches of industry are not part of it, for industry by "
            "municipality is published only as manufacturing and mining together (SNI 2007 B+C).",
        ),
        say.pick(
            f"För att alla kommuner ska kunna jämföras används {year}, det sista år för vilket "
            f"rapportens underlag har alla, och industrins utveckling visas bara {start}–{year}: "
            "äldre serier har andra definitioner. Startåret var ett pandemiår, så en uppgång kan "
            "vara återhämtning. Andelarna av de sysselsatta är av dem i kända branscher.",
            f"So that all municipalities can be compared, {year} is used, the last year for which "
            f"this report has all of them, and industry is shown for {start}–{year} only: older "
            "series have other definitions. The base year was a year of the pandemic, so a rise "
            "may be recovery.",
        ),
        say.pick(
            "Lönesumman är i löpande priser: en del av ökningen är inflation. Den följer också "
            "antalet som arbetar i kommunen. Nystartade företag är medel av tre år, för de skiftar "
            "mycket mellan åren i små kommuner.",
            "The wage sum is in current prices: part of its growth is inflation. It also follows "
            "the number who work in the municipality. New firms are means of three years, for they "
            "vary much from year to year in small municipalities.",
        ),
    ]
