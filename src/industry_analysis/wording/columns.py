"""What each column of a frame is called, and how its values are written.

One dictionary for tables, charts and the tests that compare text with table. The trap: an
indicator of the register is not listed here, it brings its own label and kind.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from industry_analysis.indicators import register
from industry_analysis.indicators.published import published
from industry_analysis.places import Language
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


_OF_EMPLOYED = ("andel av de sysselsatta", "share of the employed")
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
    "distance": Column("Avstånd, km", "Distance, km", "number"),
    "inhabitants": Column("Invånare 20–64 år", "Inhabitants aged 20–64", "count"),
    "median_county": Column("Median i länet", "Median of the county", "count"),
    "median_country": Column("Median, Sveriges kommuner", "Median, all municipalities", "count"),
    "reach_rank": Column("Rang, Sverige", "Rank, Sweden", "rank"),
    "places": Column("Antal kommuner", "Number of municipalities", "count"),
    "industrial_area": Column("Industribyggnader, tusen m²", "Industrial, 1,000 m²", "count"),
    "share_of_buildings": Column("Andel av alla byggnader", "Share of all buildings", "share"),
    "median": Column("Median, kommuner", "Median, municipalities", "row"),
    "standing": Column("Rang, Sverige", "Rank, Sweden", "text"),
    "county_standing": Column("Rang, länet", "Rank, county", "text"),
}

# the chapter of kinds and twins
_COLUMNS |= {
    "kind": Column("Grupp", "Group", "text"),
    "kind_size": Column("Kommuner i gruppen", "Municipalities in the group", "count"),
    "kind_in_county": Column("Kommuner i länet", "Municipalities in the county", "count"),
    "kind_returns": Column("Andel som återkommer", "Share that comes back", "share"),
    "kind_certainty": Column("Säkerhet i gruppen", "Certainty of the group", "share"),
    "kind_next": Column("Närmast därefter", "Next nearest group", "text"),
    "sector_industry": Column(
        "Tillverkning och utvinning", "Manufacturing and mining", "share", _OF_EMPLOYED
    ),
    "sector_land": Column(
        "Jord, skog, energi, bygg, transport",
        "Land, energy, construction, transport",
        "share",
        _OF_EMPLOYED,
    ),
    "sector_trade": Column(
        "Handel, besöksnäring, kultur", "Trade, hospitality, culture", "share", _OF_EMPLOYED
    ),
    "sector_business": Column(
        "Företagstjänster, it, finans", "Business services, IT, finance", "share", _OF_EMPLOYED
    ),
    "sector_public": Column(
        "Förvaltning, skola, vård", "Administration, education, care", "share", _OF_EMPLOYED
    ),
    "twin": Column("Närmaste tvilling", "Nearest twin", "text"),
    "twin_distance": Column("Avstånd (vanligt är 1)", "Distance (usual is 1)", "ratio"),
    "twin_survives": Column("Kvar vid andra vikter", "Stays with other weights", "share"),
    "twin_shared": Column("Förenar mest", "Most in common", "text"),
    "twin_apart": Column("Skiljer mest", "Differs most", "text"),
    "wage_sum_growth": Column("Lönesumma, procent", "Wage sum, per cent", "share_change"),
    "new_firms_change": Column(
        "Nystartade företag per 1 000 inv.", "New firms per 1,000 inh.", "points"
    ),
    "education_change": Column(
        "Eftergymnasialt utbildade, procentenheter",
        "Post-secondary education, percentage points",
        "points",
    ),
    "industry_growth": Column(
        "Industrins sysselsatta, procent", "Employed in industry, per cent", "share_change"
    ),
    "twins_better": Column("Mått med bättre utveckling", "Measures that went better", "count"),
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
_KNOWN_GROUPS = {
    code: names for code, names in SNI_GROUPS.items() if code not in ("all", "US", "A-U+US")
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


def industry_names(lang: Language) -> dict[str, str]:
    """The name of each of the 15 groups of SNI 2007 by its code, to rename a table's labels by."""
    said = Speech(lang)
    return {code: said.pick(*names) for code, names in _KNOWN_GROUPS.items()}


def industry_words() -> dict[Hashable, dict[str, str]]:
    """The same inside a sentence, in both languages, as `clustering.describe_groups` asks."""
    return {code: {"sv": sv.lower(), "en": en.lower()} for code, (sv, en) in _KNOWN_GROUPS.items()}
