"""What published figures say of needs, theme by theme: the parts, their direction, and why.

Keys are the themes of the interviews. The trap: a part is a condition that companies work
under, not a need that one of them has told of; it says where others are better off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from industry_analysis.indicators.register import Text

Raises = Literal["higher", "lower"]


@dataclass(frozen=True)
class Part:
    """A figure that a theme's indicated need is made of.

    Attributes
    ----------
    raises
        Which values are a greater need.
    about
        The sub-theme that it speaks of; empty for all of the theme.
    why
        Why it indicates a need of manufacturing companies, in Swedish and English.
    """

    raises: Raises
    about: str
    why: Text


def _part(raises: Raises, about: str, sv: str, en: str) -> Part:
    return Part(raises, about, {"sv": sv, "en": en})


# ASSUME: a need is indicated where the conditions that industry works under are weaker than in
# other municipalities, comparative need in Bradshaw's sense (1972). It is no need that a company
# has told of, and what all municipalities lack does not show.
PARTS: Mapping[str, Mapping[str, Part]] = {
    # ASSUME: many ads, little schooling, low unemployment, few inhabitants per industrial job and
    # a shrinking working age make it harder for industry to find people. Unemployment counts so
    # although it may also come of people lacking the skills asked for.
    "competence": {
        "production_ads_rate": _part(
            "higher",
            "specific",
            "Ju fler som söks i produktionens yrken per sysselsatt, desto fler platser har "
            "företagen att fylla.",
            "The more people are sought in production occupations per employed, the more places "
            "companies have to fill.",
        ),
        "higher_education": _part(
            "lower",
            "specific",
            "Där få är högutbildade är det svårare för industrin att hitta ingenjörer och chefer.",
            "Where few are highly educated, industry finds it harder to recruit engineers and "
            "managers.",
        ),
        "compulsory_only": _part(
            "higher",
            "general",
            "Industrins yrken kräver oftast gymnasieutbildning, och den som saknar den behöver "
            "utbildas först.",
            "Occupations in industry mostly ask for upper secondary education, and those without "
            "it need training first.",
        ),
        "unemployment": _part(
            "lower",
            "general",
            "Där få är arbetslösa finns färre lediga att anställa.",
            "Where few are unemployed, fewer are free to be hired.",
        ),
        "people_per_industrial_job": _part(
            "lower",
            "general",
            "Där många industriarbetsplatser delar på invånarna konkurrerar företagen om samma "
            "människor.",
            "Where many workplaces of industry share the inhabitants, companies compete for the "
            "same people.",
        ),
        "working_age_forecast": _part(
            "lower",
            "general",
            "Där den arbetsföra befolkningen väntas minska blir det svårare att ersätta dem som "
            "går i pension.",
            "Where the population of working age is expected to shrink, those who retire are "
            "harder to replace.",
        ),
    },
    # ASSUME: few engineers and technicians among those that industry looks for are few who can
    # bring new technology into the companies (absorptive capacity, Cohen & Levinthal 1990). That
    # a company seeks none may also mean that it needs none.
    # ASSUME: broadband of households stands for that of workplaces, which is not in the data.
    "technology": {
        "technical_ads_share": _part(
            "lower",
            "production",
            "Där industrin söker få ingenjörer och tekniker har företagen färre som kan införa ny "
            "teknik.",
            "Where industry looks for few engineers and technicians, companies have fewer who can "
            "introduce new technology.",
        ),
        "broadband_fast": _part(
            "lower",
            "digitalisation",
            "Uppkopplade maskiner och system kräver snabbt bredband; uppgiften gäller hushåll.",
            "Connected machines and systems need fast broadband; the figure is of households.",
        ),
    },
    # ASSUME: the more an industry emits and the more energy it uses per employed, and the longer
    # the power is out, the greater its need in the transition. Plants that are already changing
    # are not told apart from those that are not.
    "sustainability": {
        "emissions_per_employed": _part(
            "higher",
            "environment",
            "Industri med stora utsläpp per sysselsatt har mest att ställa om.",
            "Industry with large emissions per employed has most to change.",
        ),
        "industrial_energy_per_employed": _part(
            "higher",
            "energy",
            "Industri som använder mycket energi per sysselsatt är känsligast för pris, effekt "
            "och nya krav.",
            "Industry that uses much energy per employed is most exposed to prices, capacity and "
            "new requirements.",
        ),
        "outages_mean": _part(
            "higher",
            "energy",
            "Långa elavbrott stoppar produktionen, och fler processer ska drivas med el.",
            "Long power outages stop production, and more processes are to run on electricity.",
        ),
    },
    # ASSUME: companies that are less satisfied with permits and inspection need more help there.
    # All kinds of firms answer, not industry alone. Capital, premises and land are not in any
    # published figure, so the theme is indicated by permits alone.
    "investment": {
        "building_permits_mean": _part(
            "lower",
            "permits",
            "Företag som är missnöjda med bygglov har svårare att bygga ut; alla slags företag "
            "har svarat.",
            "Firms dissatisfied with building permits find it harder to expand; firms of all "
            "kinds have answered.",
        ),
        "environment_inspection_mean": _part(
            "lower",
            "permits",
            "Industrin behöver tillstånd och tillsyn enligt miljöbalken oftare än andra; alla "
            "slags företag har svarat.",
            "Industry needs environmental permits and inspection more often than others; firms of "
            "all kinds have answered.",
        ),
    },
    # ASSUME: industry that shrinks, few new firms, and little industry within reach are a need
    # for growth, customers and suppliers. Growing companies have needs as well, which do not
    # show here. The breadth of industries is left out: it follows the number of inhabitants
    # (rank correlation 0.97 in 2022).
    "establishment": {
        "industry_recent_change": _part(
            "lower",
            "market",
            "Där industrins sysselsättning minskar behöver företagen nya marknader, eller platsen "
            "nya företag.",
            "Where employment in industry falls, companies need new markets, or the place new "
            "companies.",
        ),
        "new_firms_mean": _part(
            "lower",
            "",
            "Där få företag startas fylls det på med färre nya tillverkare och underleverantörer; "
            "alla branscher räknas.",
            "Where few firms are started, fewer new manufacturers and suppliers follow; all "
            "industries count.",
        ),
        "industry_within_reach": _part(
            "lower",
            "suppliers",
            "Där det finns lite industri inom räckhåll är det längre till kunder och leverantörer.",
            "Where little industry is within reach, customers and suppliers are further away.",
        ),
    },
}
# ASSUME: leadership, strategy and collaboration have no indicated need: no published figure of a
# municipality speaks of them, and none is put in their place.
RAISES: Mapping[str, Raises] = {
    name: part.raises for parts in PARTS.values() for name, part in parts.items()
}
THEME_OF: Mapping[str, str] = {name: theme for theme, parts in PARTS.items() for name in parts}


def covered(theme: str) -> tuple[str, ...]:
    """The sub-themes that a theme's parts speak of, none for a theme without parts."""
    return tuple(dict.fromkeys(p.about for p in PARTS.get(theme, {}).values() if p.about))
