"""What the measures are that are put together in a chapter, and have no entry in the register.

Keys are names of columns. The trap: a share or a ratio in a table that no measure of the method
appendix explains; a test walks all tables and names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from industry_analysis.wording.columns import column


@dataclass(frozen=True)
class Gloss:
    """A measure as the method appendix tells it, with texts by language."""

    label: Mapping[str, str]
    definition: Mapping[str, str]
    reading: Mapping[str, str]


def gloss(name: str) -> Gloss:
    """The entry of a measure; a name without one is a KeyError."""
    (sv, en), (read_sv, read_en) = _TEXTS[name]
    head = column(name)
    return Gloss(
        {"sv": head.sv, "en": head.en}, {"sv": sv, "en": en}, {"sv": read_sv, "en": read_en}
    )


# what it is and how it is read, each in Swedish and English
_TEXTS = {
    "own_change": (
        (
            "Förändringen av antalet sysselsatta minus den förändring som platsen hade fått om "
            "branschen vuxit i samma takt där som i riket.",
            "The change in the number employed less the change that the place would have had if "
            "the sector had grown at the national rate there.",
        ),
        (
            "Över noll har det gått bättre än i riket, under noll sämre; varför säger talet inte.",
            "Above zero it went better than in Sweden, below zero worse; why, it does not say.",
        ),
    ),
    "exposure_index": (
        (
            "Tolv nyckeltal i fyra delar: beroende, arbetsmarknad, företagande och befolkning. "
            "Varje del är medelvärdet av sina nyckeltal i standardavvikelser, indexet "
            "medelvärdet av delarna. För rangens intervall slumpas vikterna 4\u00a0000 gånger.",
            "Twelve figures in four parts: dependence, labour market, enterprise and population. "
            "Each part is the mean of its figures in standard deviations, the index the mean of "
            "the parts. For the interval of the rank the weights are drawn 4,000 times.",
        ),
        (
            "0 är den genomsnittliga kommunen, högre är mer sårbar. Läs rangen med sitt intervall: "
            "där två intervall överlappar beror ordningen på vikterna.",
            "0 is the mean municipality, higher is more vulnerable. Read the rank with its "
            "interval: where two overlap, the order depends on the weights.",
        ),
    ),
    "among_most": (
        (
            "Andelen av de slumpade viktningarna som placerar kommunen bland den femtedel av "
            "Sveriges kommuner som är mest sårbar.",
            "The part of the random weightings that place the municipality in the most "
            "vulnerable fifth of Sweden's.",
        ),
        (
            "100 % är att den hamnar där vilka vikter man än väljer, 0 % att den aldrig gör det.",
            "100% is that it comes there whatever weights are chosen, 0% that it never does.",
        ),
    ),
    "lost_share": (
        (
            "De arbeten som försvinner i räkneexemplet som andel av alla arbeten i kommunen; "
            "industrins andel efteråt räknas på dem som är kvar.",
            "The jobs that go in the worked example as a share of all jobs in the municipality; "
            "industry's share afterwards is of those that are left.",
        ),
        (
            "Ett räkneexempel, ingen prognos: följdverkningar på andra arbeten ingår inte.",
            "A worked example, not a forecast: effects on other jobs are not included.",
        ),
    ),
    "destination_share": (
        (
            "Andelen av de sysselsatta som bor i kommunen som arbetar i den kommun dit flest "
            "pendlar.",
            "The part of the employed residents who work in the municipality to which most "
            "commute.",
        ),
        (
            "En hög andel är ett starkt beroende av grannens arbetsmarknad.",
            "A large share is a strong dependence on the neighbour's labour market.",
        ),
    ),
    "kind_certainty": (
        (
            "Andelen av nya dragningar av kommunerna i vilka kommunen stannar i sin grupp.",
            "The part of new draws of the municipalities in which it stays in its group.",
        ),
        (
            "100 % är alltid, 50 % hälften av gångerna: då ligger den mellan två grupper.",
            "100% is always, 50% half of the time: then it lies between two groups.",
        ),
    ),
    "kind_returns": (
        (
            "Hur väl gruppen kommer tillbaka när kommunerna dras på nytt: de gemensamma "
            "kommunernas andel av alla i den ena eller andra (Jaccardmått).",
            "How well the group comes back when municipalities are drawn anew: those in common as "
            "a part of all in either (the Jaccard measure).",
        ),
        (
            "Över 75 % är gruppen giltig, under 60 % ska man inte lita på den.",
            "Above 75% the group is valid, under 60% it is not to be trusted.",
        ),
    ),
    "twin_distance": (
        (
            "Hur olika två kommuner är i branschsammansättning och nyckeltal, delat med det "
            "vanliga avståndet mellan två kommuner.",
            "How different two municipalities are in sectors and key figures, over the usual "
            "distance between two municipalities.",
        ),
        (
            "0 är lika, 1 är så olika som två kommuner brukar vara.",
            "0 is alike, 1 is as different as two municipalities usually are.",
        ),
    ),
    "twin_survives": (
        (
            "Andelen av slumpade viktningar av måtten i vilka tvillingen är kvar bland de åtta "
            "närmaste.",
            "The part of random weightings of the measures in which the twin stays among the "
            "eight nearest.",
        ),
        (
            "100 % är en tvilling hur man än väger, en låg andel en som beror på vikterna.",
            "100% is a twin however it is weighed, a low share one that depends on the weights.",
        ),
    ),
    "ads_share": (
        (
            "Yrkets del av de räknade platsannonserna under året.",
            "The occupation's part of the job ads counted over the year.",
        ),
        (
            "Annonser är inte lediga jobb; jämför med andelen i riket.",
            "Ads are not vacancies; compare with the share in Sweden.",
        ),
    ),
    "complexity": (
        (
            "Högt för yrken eller branscher som få kommuner har, och då kommuner med många; för "
            "en kommun medelvärdet av dem den har.",
            "High for occupations or sectors that few municipalities have, and those "
            "municipalities with many; for a municipality the mean of those it has.",
        ),
        (
            "I standardavvikelser. Följer mest kommunernas storlek och säger inget om hur svårt "
            "eller välbetalt arbetet är.",
            "In standard deviations. Mostly follows the size of the municipalities and says "
            "nothing of how hard or well paid the work is.",
        ),
    ),
    "with_diversity": (
        (
            "Korrelationen över landets kommuner mellan komplexitet och antalet yrken.",
            "The correlation over Sweden's municipalities of complexity with the number of "
            "occupations.",
        ),
        (
            "Nära 1 säger komplexiteten inte mycket mer än hur stor kommunen är.",
            "Near 1 complexity says little more than how large the municipality is.",
        ),
    ),
    "returns": (
        (
            "Andelen av 200 omdragningar av annonserna i vilka yrket är bland de tio närmaste.",
            "The part of 200 redraws of the ads in which the occupation is among the ten nearest.",
        ),
        (
            "Nära 100 % är ett säkert svar; runt 50 % kunde slumpen lika gärna ge ett annat yrke.",
            "Near 100% is a safe answer; around 50% chance might as well give another occupation.",
        ),
    ),
    "complexity_beyond": (
        (
            "Kommunens värde minus vad kommuner med lika många annonser brukar ha, enligt en rät "
            "linje över logaritmen av antalet annonser; på samma sätt för besläktad mångfald.",
            "The municipality's value less what municipalities with as many ads usually have, by "
            "a straight line over the logarithm of the ads; likewise for related variety.",
        ),
        (
            "Över noll är mer än storleken ger, under noll mindre.",
            "Above zero is more than size gives, below zero less.",
        ),
    ),
    "gas_change": (
        (
            "Utsläppen sista året jämfört med det år som rubriken nämner, i procent; samma sak för "
            "industrins utsläpp.",
            "Emissions in the last year against the year that the heading names, in per cent; "
            "likewise for industry's emissions.",
        ),
        (
            "Under noll är minskade utsläpp; de kan ha minskat för att en anläggning lades ned.",
            "Below zero is lower emissions; they may be lower because a plant closed.",
        ),
    ),
    "gas_industry_share": (
        (
            "Industrins utsläpp av växthusgaser som andel av alla utsläpp inom kommunen.",
            "Industry's greenhouse gas emissions as a share of all within the municipality.",
        ),
        (
            "El och fjärrvärme som industrin köper räknas inte hit utan till energisektorn.",
            "Electricity and heat that industry buys are not counted here but as energy.",
        ),
    ),
    "fossil_share": (
        (
            "Koldioxid från fossila källor som andel av all koldioxid från anläggningen.",
            "Carbon dioxide from fossil sources as a share of all from the plant.",
        ),
        (
            "0 % är bara biobränsle, 100 % bara fossilt; ett språng kan vara ändrad rapportering.",
            "0% is biomass only, 100% fossil only; a step may be a change of reporting.",
        ),
    ),
    "share_of_buildings": (
        (
            "Industribyggnadernas markyta som andel av alla byggnaders.",
            "The ground area of industrial buildings as a share of that of all buildings.",
        ),
        (
            "Högre är mer industriyta; den säger inte om någon står tom.",
            "Higher is more industrial area; it does not tell whether any stands empty.",
        ),
    ),
}

GLOSSED = tuple(_TEXTS)
