"""The indicators whose tables are all places x industries, for the tests that invent such tables.

The others, of points, areas or facilities, have tests of their own beside their chapter.
"""

from industry_analysis.indicators import register

OTHER_TABLES = {"points", "area", "workers", "technical", "parts"}
OF_COUNTS = [entry for entry in register().values() if not OTHER_TABLES & set(entry.takes)]
