"""The columns of tables on the follow-up of needs, by name.

The trap: they are counts that the protected picture lets through; ``..`` is withheld, not zero.
"""

from industry_analysis.wording.headings.column import Column

COLUMNS = {
    "followup_needs": Column("Behov", "Needs", "count"),
    "followup_nothing_agreed": Column("Inget överenskommet", "Nothing agreed", "count"),
    "followup_open": Column("Öppna", "Open", "count"),
    "followup_in_progress": Column("Pågår", "In progress", "count"),
    "followup_done": Column("Klara", "Done", "count"),
    "followup_closed": Column("Avslutade utan åtgärd", "Closed without action", "count"),
    "followup_still_open": Column("Inte avslutade", "Not finished", "count"),
    "followup_age_quarter": Column("Under ett kvartal", "Under a quarter", "count"),
    "followup_age_half": Column("Kvartal till halvår", "Quarter to half a year", "count"),
    "followup_age_year": Column("Halvår till ett år", "Half a year to a year", "count"),
    "followup_age_older": Column("Ett år eller mer", "A year or more", "count"),
    "followup_overdue": Column("Över tiden", "Overdue", "count"),
    "followup_unassigned": Column("Utan ansvarig", "Without a responsible", "count"),
    "followup_undated": Column("Utan datum", "Without a date", "count"),
    "followup_agreed": Column("Överenskomna steg", "Steps agreed", "count"),
    "followup_done_in_time": Column("Klara i tid", "Done in time", "count"),
    "followup_done_late": Column("Klara för sent", "Done late", "count"),
    "followup_done_unknown": Column("Klara, okänt när", "Done, unknown when", "count"),
    "followup_under_way": Column("På väg", "Under way", "count"),
    "followup_days_known": Column("Klara med känd dag", "Done on a known day", "count"),
    "followup_median_days": Column("Dagar till klart, median", "Days to done, median", "count"),
    "followup_asking": Column("Företag som söker", "Companies that ask", "count"),
    "followup_offered": Column("Ryms i erbjudanden", "Can have an offer", "count"),
    "followup_unmet": Column("Utan erbjudande", "Without an offer", "count"),
    "followup_programmes": Column("Program", "Programmes", "count"),
    "followup_places": Column("Platser", "Places", "text"),
    "followup_companies": Column("Företag i ramen", "Companies in the frame", "count"),
    "followup_met": Column("Mötta", "Met", "count"),
    "followup_alive": Column("Mötta senaste året", "Met in the last year", "count"),
    "followup_never": Column("Aldrig mötta", "Never met", "count"),
    "followup_share_met": Column("Andel mötta", "Share met", "share"),
}
