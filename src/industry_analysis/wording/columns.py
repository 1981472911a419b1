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
    # emissions, plants and energy (the chapter transition)
    "gas_industry": Column("Industri", "Industry", "count"),
    "gas_power": Column("El och fjärrvärme", "Power and heat", "count"),
    "gas_transport": Column("Transporter", "Transport", "count"),
    "gas_farming": Column("Jordbruk", "Agriculture", "count"),
    "gas_machines": Column("Arbetsmaskiner", "Machinery", "count"),
    "gas_waste": Column("Avfall", "Waste", "count"),
    "gas_heating": Column("Egen uppvärmning", "Own heating", "count"),
    "gas_products": Column("Produkter", "Products", "count"),
    "gas_total": Column("Alla utsläpp, ton", "All emissions, tonnes", "count"),
    "gas_change": Column(
        "Alla utsläpp mot basåret", "All emissions against the base year", "share_change"
    ),
    "gas_change_recent": Column(
        "Alla utsläpp mot mellanåret", "All emissions against the year between", "share_change"
    ),
    "industry_change": Column(
        "Industrin mot basåret", "Industry against the base year", "share_change"
    ),
    "industry_change_recent": Column(
        "Industrin mot mellanåret", "Industry against the year between", "share_change"
    ),
    "recent_year": Column("Mellanår", "Year between", "year"),
    "employed_year": Column("År för sysselsatta", "Year of the employed", "year"),
    "power_year": Column("År för elen", "Year of electricity", "year"),
    "edition": Column("Upplaga", "Edition", "year"),
    "earlier_edition": Column("Tidigare upplaga", "Earlier edition", "year"),
    "earlier_first": Column("Dess första år", "Its first year", "year"),
    "earlier_last": Column("Dess sista år", "Its last year", "year"),
    "abroad_year": Column("Utrikes transporter från", "International transport from", "year"),
    "plants_year": Column("Anläggningarnas sista år", "Last year of the plants", "year"),
    "trading_year": Column("Utsläppshandelns sista år", "Last year of trading", "year"),
    "emissions_year": Column("Utsläpp per invånare till", "Emissions per inhabitant to", "year"),
    "gas_industry_share": Column("Industrins andel", "Industry's share", "share"),
    "step_start": Column("Året före", "The year before", "count"),
    "step_end": Column("Det året", "That year", "count"),
    "counter_start": Column("Året före, motpart", "The year before, counterpart", "count"),
    "counter_end": Column("Det året, motpart", "That year, counterpart", "count"),
    "counter": Column("Motpart", "Counterpart", "text"),
    "rank_lowest": Column("Rang, lägst först", "Rank, lowest first", "text"),
    "eprtr_sector": Column("Sektor", "Sector", "text"),
    "annex_i_activity": Column("Kod", "Code", "text"),
    "exposed": Column("Utsatt bransch", "Exposed industry", "text"),
    "pollutants": Column("Ämnen", "Pollutants", "count"),
    "last_release_year": Column("Senaste utsläppsår", "Last year of release", "year"),
    "number": Column("Nr", "No.", "count"),
    "co2": Column("Koldioxid, ton", "Carbon dioxide, tonnes", "count"),
    "co2_fossil": Column("Fossil, ton", "Fossil, tonnes", "count"),
    "fossil_share": Column("Fossil andel", "Fossil share", "share"),
    "releasing": Column("Med utsläpp över tröskeln", "With releases above the threshold", "count"),
    "free_allocation": Column("Gratis tilldelning", "Free allocation", "count"),
    "verified": Column("Verifierade utsläpp", "Verified emissions", "count"),
    "installations": Column("I utsläppshandeln", "In emissions trading", "count"),
    "first_year": Column("Första år", "First year", "year"),
    "last_year": Column("Sista år", "Last year", "year"),
    "plants": Column("Rapporterande anläggningar", "Reporting plants", "count"),
    "activities": Column("Koder som räknas", "Codes that count", "text"),
    "published_years": Column("År med uppgift", "Years published", "count"),
    "all_years": Column("Av år", "Of years", "count"),
    "last_published": Column("Senaste år", "Latest year", "year"),
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
