"""Published figures of those who live and work in a place: names, units and how they are read.

One call a figure. The trap: a rate of residents says nothing of those who commute in.
"""

from industry_analysis.indicators.published.figures import enter

_OF_POPULATION = ("andel av befolkningen", "share of the population")

# ---- labour market ----

enter(
    "unemployment",
    "N03920",
    ("Arbetslöshet 18–65 år", "Unemployment, aged 18–65"),
    _OF_POPULATION,
    (
        "Andelen inskrivna arbetslösa av invånarna 18–65 år, årsmedelvärde.",
        "The registered unemployed as a part of the inhabitants aged 18–65, yearly mean.",
    ),
    direction="lower",
)
enter(
    "youth_unemployment",
    "N03921",
    ("Arbetslöshet 16–24 år", "Unemployment, aged 16–24"),
    _OF_POPULATION,
    (
        "Andelen inskrivna arbetslösa av invånarna 16–24 år, årsmedelvärde.",
        "The registered unemployed as a part of the inhabitants aged 16–24, yearly mean.",
    ),
    direction="lower",
)
enter(
    "long_term_unemployment",
    "N03926",
    ("Långtidsarbetslöshet 25–65 år", "Long-term unemployment, aged 25–65"),
    _OF_POPULATION,
    (
        "Andelen långtidsarbetslösa av invånarna 25–65 år, årsmedelvärde.",
        "The long-term unemployed as a part of the inhabitants aged 25–65, yearly mean.",
    ),
    direction="lower",
)
enter(
    "employment_rate",
    "N02267",
    ("Sysselsättningsgrad 20–64 år", "Employment rate, aged 20–64"),
    _OF_POPULATION,
    (
        "Andelen sysselsatta av invånarna 20–64 år.",
        "The employed as a part of the inhabitants aged 20–64.",
    ),
    direction="higher",
)
enter(
    "neither_work_nor_study",
    "N02797",
    ("Unga som varken arbetar eller studerar", "Young people neither working nor studying"),
    _OF_POPULATION,
    (
        "Andelen av invånarna 16–24 år som varken arbetar eller studerar.",
        "The part of the inhabitants aged 16–24 who neither work nor study.",
    ),
    direction="lower",
)
enter(
    "in_commuting",
    "N02276",
    ("Inpendling", "In-commuting"),
    ("andel av de sysselsatta", "share of the employed"),
    (
        "Andelen av dem som arbetar i kommunen som bor i en annan.",
        "The part of those who work in the municipality who live in another.",
    ),
)
enter(
    "out_commuting",
    "N02279",
    ("Utpendling", "Out-commuting"),
    ("andel av de sysselsatta", "share of the employed"),
    (
        "Andelen av de sysselsatta som bor i kommunen som arbetar i en annan.",
        "The part of the employed who live in the municipality who work in another.",
    ),
)
enter(
    "employed_residents",
    "N02202",
    ("Sysselsatta som bor i kommunen", "Employed who live in the municipality"),
    ("personer", "persons"),
    (
        "Antalet sysselsatta som bor i kommunen, var de än arbetar.",
        "The number of employed who live in the municipality, wherever they work.",
    ),
    kind="count",
)
enter(
    "work_accidents",
    "N00998",
    ("Arbetsolyckor", "Accidents at work"),
    ("per 1 000 sysselsatta", "per 1,000 employed"),
    (
        "Anmälda arbetsolyckor per 1 000 sysselsatta.",
        "Reported accidents at work per 1,000 employed.",
    ),
    kind="number",
    direction="lower",
)

# ---- demography ----

enter(
    "population",
    "N01951",
    ("Invånare", "Inhabitants"),
    ("invånare", "inhabitants"),
    ("Antalet invånare vid årets slut.", "The number of inhabitants at the end of the year."),
    kind="count",
)
enter(
    "population_change",
    "N01958",
    ("Befolkningsförändring på fem år", "Change of population in five years"),
    ("andel", "share"),
    (
        "Förändringen av antalet invånare under de senaste fem åren.",
        "The change in the number of inhabitants in the last five years.",
    ),
    direction="higher",
)
enter(
    "working_age",
    "N01955",
    ("Invånare 20–64 år, antal", "Inhabitants aged 20–64, number"),
    ("invånare", "inhabitants"),
    ("Antalet invånare 20–64 år vid årets slut.", "The number aged 20–64 at the end of the year."),
    kind="count",
)
enter(
    "mean_age",
    "N00959",
    ("Medelålder", "Mean age"),
    ("år", "years"),
    ("Invånarnas medelålder.", "The mean age of the inhabitants."),
    kind="number",
)
enter(
    "dependency_ratio",
    "N00927",
    ("Demografisk försörjningskvot", "Dependency ratio"),
    ("kvot", "ratio"),
    (
        "Invånare under 20 och över 64 år per invånare 20–64 år.",
        "Inhabitants under 20 and over 64 years per inhabitant aged 20–64.",
    ),
    kind="ratio",
    direction="lower",
)
enter(
    "working_age_share",
    "N01961",
    ("Invånare 20–64 år", "Inhabitants aged 20–64"),
    _OF_POPULATION,
    (
        "Andelen av invånarna som är 20–64 år.",
        "The part of the inhabitants who are 20–64 years old.",
    ),
    direction="higher",
)
enter(
    "elderly_share",
    "N01960",
    ("Invånare 65 år och äldre", "Inhabitants aged 65 and older"),
    _OF_POPULATION,
    (
        "Andelen av invånarna som är 65 år eller äldre.",
        "The part of the inhabitants who are 65 or older.",
    ),
)
enter(
    "population_forecast",
    "N02838",
    ("Befolkningen om tio år", "Population in ten years"),
    ("förväntad förändring", "expected change"),
    (
        "Den förväntade förändringen av antalet invånare på tio år, enligt framskrivning.",
        "The expected change in the number of inhabitants in ten years, by projection.",
    ),
    direction="higher",
)
enter(
    "working_age_forecast",
    "N02840",
    ("Invånare 20–66 år om tio år", "Inhabitants aged 20–66 in ten years"),
    ("förväntad förändring", "expected change"),
    (
        "Den förväntade förändringen av antalet invånare 20–66 år på tio år, enligt framskrivning.",
        "The expected change in the number of inhabitants aged 20–66 in ten years, by projection.",
    ),
    direction="higher",
)

# ---- education ----

enter(
    "higher_education",
    "N01724",
    ("Högutbildade 25–64 år", "Highly educated, aged 25–64"),
    _OF_POPULATION,
    (
        "Andelen av invånarna 25–64 år med minst tre års eftergymnasial utbildning.",
        "The part of the inhabitants aged 25–64 with three years or more after upper secondary.",
    ),
    direction="higher",
)
enter(
    "post_secondary",
    "N01982",
    ("Eftergymnasialt utbildade 25–64 år", "Post-secondary education, aged 25–64"),
    _OF_POPULATION,
    (
        "Andelen av invånarna 25–64 år med eftergymnasial utbildning.",
        "The part of the inhabitants aged 25–64 with post-secondary education.",
    ),
    direction="higher",
)
enter(
    "upper_secondary",
    "N01983",
    ("Gymnasialt utbildade 25–64 år", "Upper secondary education, aged 25–64"),
    _OF_POPULATION,
    (
        "Andelen av invånarna 25–64 år med gymnasial utbildning som högsta.",
        "The part of the inhabitants aged 25–64 with upper secondary education as their highest.",
    ),
)
enter(
    "compulsory_only",
    "N01984",
    ("Förgymnasialt utbildade 25–64 år", "Compulsory education only, aged 25–64"),
    _OF_POPULATION,
    (
        "Andelen av invånarna 25–64 år med förgymnasial utbildning som högsta.",
        "The part of the inhabitants aged 25–64 with compulsory education as their highest.",
    ),
    direction="lower",
)
enter(
    "vocational_programmes",
    "N17839",
    ("Elever på yrkesprogram", "Pupils in vocational programmes"),
    ("andel av eleverna", "share of the pupils"),
    (
        "Andelen av eleverna i kommunens egna gymnasieskolor som går ett yrkesprogram.",
        "The part of the pupils in the municipality's own schools in a vocational programme.",
    ),
)
