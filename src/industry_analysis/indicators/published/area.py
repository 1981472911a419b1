"""Published figures of climate, energy and location: names, units and how they are read.

One call a figure. The trap: energy is published for some municipalities only, and where
a figure is of municipalities alone, Sweden's value is the publisher's mean of them.
"""

from industry_analysis.indicators.published.figures import enter

# ---- climate and energy ----

enter(
    "emissions",
    "N00401",
    ("Utsläpp av växthusgaser", "Greenhouse gas emissions"),
    ("ton CO2e per invånare", "tonnes CO2e per inhabitant"),
    (
        "Utsläpp till luft av växthusgaser, ton koldioxidekvivalenter per invånare. Upplagan är "
        "äldre än den i kapitlet om klimatomställningen och kan avvika från den.",
        "Emissions of greenhouse gases, tonnes of carbon dioxide equivalents per inhabitant. The "
        "edition is older than that in the chapter on the climate transition and may differ.",
    ),
    kind="number",
    direction="lower",
)
enter(
    "industrial_energy",
    "N45911",
    ("Industrins energianvändning", "Energy use of industry"),
    ("MWh per invånare", "MWh per inhabitant"),
    (
        "Slutlig användning av energi i industri och byggverksamhet, MWh per invånare.",
        "Final use of energy in industry and construction, MWh per inhabitant.",
    ),
    kind="number",
)
enter(
    "energy_use",
    "N45905",
    ("Energianvändning", "Energy use"),
    ("MWh per invånare", "MWh per inhabitant"),
    (
        "Slutlig användning av energi inom det geografiska området, MWh per invånare.",
        "Final use of energy within the area, MWh per inhabitant.",
    ),
    kind="number",
)
enter(
    "wind_power",
    "N45904",
    ("Vindkraft", "Wind power"),
    ("MWh", "MWh"),
    (
        "Elproduktion från vindkraft under året, MWh.",
        "Electricity produced from wind in the year, MWh.",
    ),
    kind="count",
)
enter(
    "electricity_production",
    "N45926",
    ("Elproduktion", "Electricity production"),
    ("MWh", "MWh"),
    (
        "Elproduktion inom det geografiska området under året, MWh.",
        "Electricity produced within the area in the year, MWh.",
    ),
    kind="count",
)
enter(
    "electricity_balance",
    "N45932",
    ("Elbalans", "Electricity balance"),
    ("MWh per invånare", "MWh per inhabitant"),
    (
        "Elproduktion minus elanvändning inom det geografiska området, MWh per invånare.",
        "Electricity produced less electricity used within the area, MWh per inhabitant.",
    ),
    kind="number",
)
enter(
    "solar_power",
    "N45970",
    ("Solceller", "Solar panels"),
    ("MW", "MW"),
    ("Installerad effekt i solcellsanläggningar, MW.", "Installed capacity of solar panels, MW."),
    kind="number",
)
enter(
    "power_outages",
    "N45933",
    ("Elavbrott", "Power outages"),
    ("minuter per kund", "minutes per customer"),
    (
        "Genomsnittlig avbrottstid per kund under året (SAIDI), minuter.",
        "Mean time without power per customer in the year (SAIDI), minutes.",
    ),
    kind="number",
    direction="lower",
)

# ---- location ----

enter(
    "broadband_fast",
    "N07918",
    ("Bredband om minst 1 Gbit/s", "Broadband of at least 1 Gbit/s"),
    ("andel av hushållen", "share of households"),
    (
        "Andelen hushåll med tillgång till, eller möjlighet att ansluta till, minst 1 Gbit/s.",
        "The part of the households that have, or can connect to, at least 1 Gbit/s.",
    ),
    direction="higher",
)
enter(
    "business_climate",
    "U07451",
    ("Företagsklimat (Insikt)", "Business climate (Insikt)"),
    ("index 0–100", "index 0–100"),
    (
        "Hur nöjda företag är med kommunens myndighetsutövning, alla områden.",
        "How satisfied firms are with the municipality's exercise of authority, all areas.",
    ),
    kind="number",
    direction="higher",
)
enter(
    "building_permits",
    "U07447",
    ("Företagsklimat, bygglov", "Business climate, building permits"),
    ("index 0–100", "index 0–100"),
    (
        "Hur nöjda företag är med kommunens handläggning av bygglov.",
        "How satisfied firms are with the municipality's handling of building permits.",
    ),
    kind="number",
    direction="higher",
)
enter(
    "environment_inspection",
    "U07449",
    ("Företagsklimat, miljö- och hälsoskydd", "Business climate, environment and health"),
    ("index 0–100", "index 0–100"),
    (
        "Hur nöjda företag är med kommunens miljö- och hälsoskydd.",
        "How satisfied firms are with the municipality's environmental and health inspection.",
    ),
    kind="number",
    direction="higher",
)
enter(
    "business_promotion",
    "N40009",
    ("Näringslivsfrämjande", "Business promotion"),
    ("kr per invånare", "SEK per inhabitant"),
    (
        "Kommunens nettokostnad för näringslivsfrämjande åtgärder, kronor per invånare.",
        "The municipality's net cost of promoting business, kronor per inhabitant.",
    ),
    kind="count",
)
