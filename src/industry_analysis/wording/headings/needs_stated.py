"""The columns of what companies said, as far as it may be told, by name.

The trap: their values are text, for a count that is withheld is written ``..``, which is no zero.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "stated_companies": Column("Företag med behovet", "Companies with the need", "text"),
    "stated_met": Column("Intervjuade företag", "Companies met", "text"),
    "stated_share": Column("Andel, procent", "Share, per cent", "text"),
    "estimated_share": Column(
        "Uppskattad andel, procent (95\u00a0% intervall)",
        "Estimated share, per cent (95% interval)",
        "text",
    ),
    "stated_importance": Column(
        "Hur viktigt, 1–5 (95\u00a0% intervall)", "Importance, 1–5 (95% interval)", "text"
    ),
    "stated_performance": Column(
        "Hur väl mött, 1–5 (95\u00a0% intervall)", "How well met, 1–5 (95% interval)", "text"
    ),
    "stated_quadrant": Column("Läge", "Position", "text"),
    "stated_rank": Column(
        "Plats i ordningen (95\u00a0% intervall)", "Place in the order (95% interval)", "text"
    ),
    "frame_companies": Column("Företag i ramen", "Companies in the frame", "text"),
    "response_rate": Column("Intervjuade, procent", "Met, per cent", "text"),
    "said_level": Column("Företagen", "Companies", "text"),
}
