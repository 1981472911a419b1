"""What may leave the house: which numbers to withhold, and what an outsider could still derive.

Tables in, tables out. Companies' answers become cells of tables that are published together
(`tabulate`), sensitive ones among them by rule; `protect` chooses what else to withhold; what
is told are statements; `audit` plays the attacker on them, and `page_faults` and
`workbook_faults` read what was really written. The trap: protection holds for all that is
published together, so whatever was not given to `protect` and `audit` is not protected.
"""

from industry_analysis.disclosure.asked import asks
from industry_analysis.disclosure.asks import Ask
from industry_analysis.disclosure.attack import intervals
from industry_analysis.disclosure.audit import audit, refuse_disclosure
from industry_analysis.disclosure.dimensions import Dimensions
from industry_analysis.disclosure.editions import between_editions, of_earlier
from industry_analysis.disclosure.protection import information, protect
from industry_analysis.disclosure.records import from_records, records
from industry_analysis.disclosure.rules import Rules, sensitive
from industry_analysis.disclosure.statements import Cell, DisclosureError, Statement, cell
from industry_analysis.disclosure.suppression import suppress
from industry_analysis.disclosure.tables import Table, Tabulation, tabulate
from industry_analysis.disclosure.written import WITHHELD, page_faults, workbook_faults

__all__ = [
    "WITHHELD",
    "Ask",
    "Cell",
    "Dimensions",
    "DisclosureError",
    "Rules",
    "Statement",
    "Table",
    "Tabulation",
    "asks",
    "audit",
    "between_editions",
    "cell",
    "from_records",
    "information",
    "intervals",
    "of_earlier",
    "page_faults",
    "protect",
    "records",
    "refuse_disclosure",
    "sensitive",
    "suppress",
    "tabulate",
    "workbook_faults",
]
