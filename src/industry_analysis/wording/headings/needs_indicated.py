"""The columns of what statistics indicate, of the two beside each other, and of visits.

The trap: a name has one meaning in the whole workbook, so another chapter's is not used anew.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "need_standing": Column(
        "Rang, Sverige (1 är störst behov)", "Rank, Sweden (1 is the greatest need)", "text"
    ),
    "need_interval": Column(
        "Rang i 95\u00a0% av viktningarna och utan något av nyckeltalen",
        "Rank in 95% of the weightings and without any one of the figures",
        "text",
    ),
    "need_known": Column("Kända nyckeltal", "Known figures", "text"),
    "need_remark": Column("Anmärkning", "Remark", "text"),
    "need_period": Column("År", "Year", "text"),
    "need_without": Column(
        "Temats rang utan nyckeltalet", "Rank of the theme without the figure", "text"
    ),
    "need_theme": Column("Tema", "Theme", "text"),
    "need_raises": Column("Räknas som behov", "Counts as a need", "text"),
    "need_why": Column("Varför", "Why", "text"),
    "said_share": Column(
        "Företag som har behovet (95\u00a0% intervall)",
        "Companies with the need (95% interval)",
        "text",
    ),
    "said_by": Column("Gäller", "Of", "text"),
    "said_companies": Column("Svarande företag", "Companies that answered", "text"),
    "said_middle": Column("Medel av temana", "Mean of the themes", "text"),
    "need_category": Column("Jämförelse", "Comparison", "text"),
    "visit_rank": Column("Ordning", "Order", "rank"),
    "visit_companies": Column("Företag", "Companies", "count"),
    "visit_answered": Column("Intervjuade", "Interviewed", "count"),
    "visit_planned": Column("Av de första besöken", "Of the first visits", "count"),
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
    "industry_growth": Column(
        "Industrins sysselsatta, förändring",
        "Employed in industry, change",
        "share_change",
        ("andel", "share"),
    ),
}
