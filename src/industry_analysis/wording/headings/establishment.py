"""The columns of the chapter *establishment*, by name.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "twin_median": Column("Median, tvillingar", "Median of the twins", "row"),
    "twin_best": Column("Bäst av tvillingarna", "Best of the twins", "text"),
    "twin_standing": Column("Rang bland tvillingarna", "Rank among the twins", "text"),
    "locality_population": Column("Invånare i tätorten", "Inhabitants of the locality", "count"),
    "hectares": Column("Landyta, hektar", "Land area, hectares", "count"),
    "location": Column("Läge", "Location", "text"),
}
