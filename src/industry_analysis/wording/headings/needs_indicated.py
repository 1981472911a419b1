"""The columns of what statistics indicate, of the two beside each other, and of visits.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "need_standing": Column(
        "Rang, Sverige (1 är störst behov)", "Rank, Sweden (1 is the greatest need)", "text"
    ),
    "need_interval": Column("Rang med andra vikter", "Rank with other weights", "text"),
    "need_known": Column("Kända nyckeltal", "Known figures", "text"),
    "need_period": Column("År", "Year", "text"),
    "need_without": Column(
        "Temats rang utan nyckeltalet", "Rank of the theme without the figure", "text"
    ),
    "said_by": Column("Gäller", "Of", "text"),
    "need_category": Column("Visar behov", "Show a need", "text"),
    "visit_reasons": Column("Skäl", "Reasons", "text"),
    "building_permits_mean": Column(
        "Nöjdhet med bygglov, treårsmedel",
        "Satisfaction with building permits, three-year mean",
        "number",
        ("index 0–100", "index 0–100"),
    ),
    "environment_inspection_mean": Column(
        "Nöjdhet med miljö- och hälsoskydd, treårsmedel",
        "Satisfaction with environmental inspection, three-year mean",
        "number",
        ("index 0–100", "index 0–100"),
    ),
    "industry_recent_change": Column(
        "Industrins sysselsatta, förändring",
        "Employed in industry, change",
        "share_change",
        ("andel", "share"),
    ),
}
