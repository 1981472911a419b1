"""The columns of the chapter *transition*, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "gas_industry": Column("Industri", "Industry", "count", ("ton", "tonnes")),
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
    "gas_change_last": Column(
        "Alla utsläpp mot året före", "All emissions against the year before", "share_change"
    ),
    "outages_mean": Column(
        "Elavbrott i medel, minuter per kund och år",
        "Power outages in the mean, minutes per customer and year",
        "number",
    ),
    "outages_from": Column("Elavbrott från år", "Power outages from year", "year"),
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
    "power_year": Column("År för elen", "Year of electricity", "year"),
    "edition": Column("Upplaga", "Edition", "year"),
    "earlier_edition": Column("Tidigare upplaga", "Earlier edition", "year"),
    "earlier_first": Column("Dess första år", "Its first year", "year"),
    "earlier_last": Column("Dess sista år", "Its last year", "year"),
    "abroad_year": Column("Utrikes transporter från", "International transport from", "year"),
    "plants_year": Column("Anläggningarnas sista år", "Last year of the plants", "year"),
    "trading_year": Column("Utsläppshandelns sista år", "Last year of trading", "year"),
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
