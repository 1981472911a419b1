"""What each column of a frame is called, and how its values are written.

One dictionary for tables, charts and the tests that compare text with table. The trap: an
indicator of the register is not listed here, it brings its own label and kind.
"""

from dataclasses import dataclass

from industry_analysis.indicators import register
from industry_analysis.indicators.published import published
from industry_analysis.wording.speech import Kind, PlainKind, Speech


@dataclass(frozen=True)
class Column:
    """A column's heading in two languages, and the kind and unit of its values.

    The kind ``"row"`` is that of the figure that each row is about.
    """

    sv: str
    en: str
    kind: Kind | PlainKind
    units: tuple[str, str] = ("", "")

    def unit(self, say: Speech) -> str:
        """What the values are counted in, where that is told."""
        return say.pick(*self.units)

    def label(self, say: Speech) -> str:
        """The heading in a language."""
        return say.pick(self.sv, self.en)


_COLUMNS = {
    "year": Column("År", "Year", "year"),
    "start_year": Column("Jämfört med år", "Compared with year", "year"),
    "series": Column("Serie", "Series", "text"),
    "employed": Column("Sysselsatta", "Employed", "count"),
    "employed_start": Column("Sysselsatta startåret", "Employed in the base year", "count"),
    "all_industries": Column("Sysselsatta i alla branscher", "Employed in all sectors", "count"),
    "women": Column("Kvinnor", "Women", "count"),
    "women_share": Column("Andel kvinnor", "Share of women", "share"),
    "share": Column("Andel av alla sysselsatta", "Share of all employed", "share"),
    "reference_share": Column("Andel i riket", "Share in Sweden", "share"),
    "location_quotient": Column("Lokaliseringskvot", "Location quotient", "ratio"),
    "change": Column("Förändring", "Change", "change"),
    "relative_change": Column("Förändring, procent", "Change, per cent", "share_change"),
    "expected_change": Column("Vid rikets takt", "At the national rate", "change"),
    "own_change": Column("Lokal del", "Local part", "change"),
    "rank": Column("Rang i länet efter andel", "Rank in the county by share", "text"),
    "unknown": Column("Okänd bransch", "Unknown sector", "count"),
    "unknown_share": Column("Andel okänd bransch", "Share of unknown sector", "share"),
    "rams": Column("Industrin, RAMS 16–74", "Industry, RAMS 16–74", "count"),
    "register": Column("Industrin, BAS", "Industry, BAS", "count"),
    "break_year": Column("År med båda serierna", "Year with both series", "year"),
    "country_unknown": Column("Okänd bransch i riket", "Unknown sector in Sweden", "count"),
    "country_unknown_before": Column(
        "Okänd bransch i riket året före", "Unknown sector in Sweden the year before", "count"
    ),
    "unknown_before": Column("Okänd bransch startåret", "Unknown sector in the base year", "count"),
    "jump_year": Column("Året för språnget", "Year of the step", "year"),
    "jump": Column("Språnget", "The step", "change"),
    "yearly_change": Column("Mot året före", "On the year before", "change"),
    "county_rank": Column("Rang bland länen", "Rank among the counties", "text"),
    "lower": Column("Slump, lägst", "Chance, lowest", "ratio"),
    "upper": Column("Slump, högst", "Chance, highest", "ratio"),
    "fewer": Column("En arbetsplats färre", "One workplace fewer", "ratio"),
    "more": Column("En arbetsplats fler", "One workplace more", "ratio"),
    "mark": Column("Säkerhet", "Certainty", "text"),
    "own_part": Column("Lokal del", "Local part", "change"),
    "homothetic": Column("Vid rikets branschstruktur", "At Sweden's structure", "change"),
    "allocation": Column("Av specialiseringen", "From the specialisation", "change"),
    "median": Column("Median, kommuner", "Median, municipalities", "row"),
    "standing": Column("Rang, Sverige", "Rank, Sweden", "text"),
    "county_standing": Column("Rang, länet", "Rank, county", "text"),
}

# the county's scorecard
_COLUMNS |= {
    "ranked": Column("Kommuner med uppgift", "Municipalities with a value", "count"),
    "best_fifth": Column("I bästa femtedelen", "Among the best fifth", "count"),
    "last_fifth": Column("I sista femtedelen", "Among the last fifth", "count"),
    "risen": Column("Stigit på fem år", "Up in five years", "count"),
    "fallen": Column("Sjunkit på fem år", "Down in five years", "count"),
    "unsteady": Column("Ostadiga", "Unsteady", "count"),
    "compared": Column("Jämförda", "Compared", "count"),
}

# the county's diversification
_COLUMNS |= {
    "ads": Column("Annonser", "Job ads", "count"),
    "ads_year": Column("År för annonserna", "Year of the ads", "year"),
    "industrial_ads": Column(
        "Annonser i industriella och tekniska yrken",
        "Ads for industrial and technical occupations",
        "count",
    ),
    "counted_ads": Column("Räknade annonser", "Ads counted", "count"),
    "left_out": Column("Ej räknade, försäljning", "Not counted, sales", "count"),
    "compared_industrial": Column(
        "Jämförda industriella och tekniska yrken",
        "Industrial and technical occupations compared",
        "count",
    ),
    "common_industrial": Column("… vanliga här", "… common here", "count"),
    "near_more": Column("… nära och mer komplexa", "… near and more complex", "count"),
    "near_less": Column("… nära och mindre komplexa", "… near and less complex", "count"),
    "far_more": Column("… längre bort och mer komplexa", "… farther and more complex", "count"),
    "far_less": Column("… längre bort och mindre komplexa", "… farther and less complex", "count"),
    "with_diversity": Column(
        "Korrelation, komplexitet och antal yrken",
        "Correlation, complexity and number of occupations",
        "ratio",
    ),
    "ad_ratio": Column("Annonskvot", "Ad quotient", "ratio"),
    "with_it": Column("Kommuner där det är vanligt", "Municipalities where common", "count"),
    "density": Column("Närhet", "Nearness", "share"),
    "relative_complexity": Column("Relativ komplexitet", "Relative complexity", "score"),
    "quadrant": Column("Läge", "Quadrant", "text"),
    "returns": Column("Återkommer", "Returns", "share"),
    "nearest_in": Column("Bland de tre närmaste i", "Among the three nearest in", "count"),
    "complexity": Column("Komplexitet", "Complexity", "score"),
    "complexity_at_size": Column("Vid dess storlek", "At its size", "score"),
    "complexity_beyond": Column("Skillnad", "Difference", "score"),
    "related_variety_at_size": Column("Vid dess storlek", "At its size", "bits"),
    "related_variety_beyond": Column("Skillnad", "Difference", "score"),
    "here": Column("Länet specialiserat", "County specialised", "mark"),
    "places_with": Column("Specialiserade kommuner", "Municipalities specialised", "count"),
}

SNI_GROUPS = {
    "A": ("Jordbruk, skogsbruk och fiske", "Agriculture, forestry and fishing"),
    "B+C": ("Tillverkning och utvinning", "Manufacturing and mining"),
    "D+E": ("Energi, vatten och avfall", "Energy, water and waste"),
    "F": ("Byggverksamhet", "Construction"),
    "G": ("Handel", "Trade"),
    "H": ("Transport och magasinering", "Transport and storage"),
    "I": ("Hotell och restaurang", "Hotels and restaurants"),
    "J": ("Information och kommunikation", "Information and communication"),
    "K": ("Finans och försäkring", "Finance and insurance"),
    "L": ("Fastighetsverksamhet", "Real estate"),
    "M+N": ("Företagstjänster", "Business services"),
    "O": ("Offentlig förvaltning och försvar", "Public administration and defence"),
    "P": ("Utbildning", "Education"),
    "Q": ("Vård och omsorg", "Health and social care"),
    "R+S+T+U": ("Kultur och personliga tjänster", "Culture and personal services"),
    "all": ("Alla kända branscher", "All known sectors"),
    "US": ("Okänd bransch", "Unknown sector"),
    "A-U+US": ("Samtliga", "All"),
}

_SERIES = {
    "RAMS 16+": ("RAMS, 16 år och äldre", "RAMS, 16 and older"),
    "RAMS 16–74": ("RAMS, 16–74 år", "RAMS, 16–74"),
    "BAS register": ("BAS, årsregister", "BAS, annual register"),
}


def series_name(series: str, say: Speech) -> str:
    """The name of a series of employment; another is given as it is."""
    return say.pick(*_SERIES.get(series, (series, series)))


def column(name: str) -> Column:
    """Find a column by name: among these, published figures, or the register of indicators.

    Raises
    ------
    KeyError
        If no column goes by the name.
    """
    if name in _COLUMNS:
        return _COLUMNS[name]
    if name in published():
        figure = published()[name]
        units = (figure.unit["sv"], figure.unit["en"])
        return Column(figure.label["sv"], figure.label["en"], figure.kind, units)
    parts = register()["shift_share"].parts
    if name in parts:
        return Column(parts[name]["sv"], parts[name]["en"], "change")
    entry = register()[name]
    return Column(entry.label["sv"], entry.label["en"], entry.kind)


def industry(code: str, say: Speech) -> str:
    """The name of an SNI 2007 group; a code of a finer level is given as it is."""
    sv, en = SNI_GROUPS.get(code, (code, code))
    return say.pick(sv, en)
