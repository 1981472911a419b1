"""What is wrong with a file, by sheet, row and column, said in Swedish or English.

A fault stops the whole file; a remark tells what was passed over. The trap: details are what the
user wrote, so they are shown as text and cut short, never run or formatted.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from industry_analysis.errors import DataError
from industry_analysis.places import Language

_SHOWN = 10  # faults of one kind in one column that are told one by one
_LENGTH = 60

# rule -> (Swedish, English)
_TEXTS = {
    # the file
    "no file": ("filen finns inte", "there is no such file"),
    "unreadable": ("filen kan inte läsas: {value}", "the file cannot be read: {value}"),
    "empty file": ("filen är tom", "the file is empty"),
    "lock file": (
        "är Excels låsfil, inte arbetsboken; ange {value}",
        "is Excel's lock file, not the workbook; give {value}",
    ),
    "open": (
        "filen är öppen i Excel ({value} finns): spara, stäng och kör igen. Om Excel inte är "
        "igång, ta bort {value}",
        "the file is open in Excel ({value} is there): save, close and run again. If Excel is "
        "not running, delete {value}",
    ),
    "old format": (
        "är det gamla formatet .xls eller en annan äldre Office-fil: spara som .xlsx",
        "is the old format .xls or another older Office file: save as .xlsx",
    ),
    "password": (
        "är skyddad med lösenord: spara en kopia utan lösenord",
        "is protected by a password: save a copy without",
    ),
    "macros": ("innehåller makron: spara som .xlsx", "holds macros: save as .xlsx"),
    "not a workbook": (
        "är varken .xlsx eller .csv: {value}",
        "is neither .xlsx nor .csv: {value}",
    ),
    "too large": (
        "är större än {value} uppackad och läses inte",
        "is larger than {value} unpacked and is not read",
    ),
    "not a table": ("är ingen hel CSV-fil: {value}", "is not a whole CSV file: {value}"),
    "no sheets": (
        "inget av mallens blad finns i filen; dess blad: {value}",
        "none of the template's sheets is in the file; its sheets: {value}",
    ),
    "no rows": ("filen har inga ifyllda rader", "the file has no rows filled in"),
    "part invented": (
        "{column}: raden är inte märkt ja, men andra rader är det; påhittat och riktigt blandas "
        "inte",
        "{column}: the row is not marked ja, but others are; invented and real are not mixed",
    ),
    # sheets and columns
    "sheet near": ("bladet heter inte {value}; menas {hint}?", "no such sheet; is it {hint}?"),
    "sheet twice": ("bladet finns två gånger: {value}", "the sheet is there twice: {value}"),
    "no header": (
        "rad 1 saknar mallens kolumnrubriker ({hint} …)",
        "row 1 lacks the template's column headers ({hint} …)",
    ),
    "column missing": ("kolumnen {column} saknas", "the column {column} is missing"),
    "column near": (
        "kolumnen {value} finns inte i mallen; menas {column}?",
        "the column {value} is not in the template; is it {column}?",
    ),
    "column twice": ("kolumnen {column} finns två gånger", "the column {column} is there twice"),
    "merged": (
        "sammanfogade celler {value}: dela upp dem och fyll i varje rad",
        "merged cells {value}: split them and fill in each row",
    ),
    "beyond": (
        "det står något till höger om mallens kolumner: {value}",
        "something stands to the right of the columns: {value}",
    ),
    # cells
    "formula": (
        "{column}: cellen har en formel, {value}; klistra in värdet i stället",
        "{column}: the cell has a formula, {value}; paste its value instead",
    ),
    "excel error": (
        "{column}: cellen visar Excels fel {value}",
        "{column}: the cell shows Excel's error {value}",
    ),
    "control": (
        "{column}: cellen har tecken som inte kan lagras: {value}",
        "{column}: the cell has characters that cannot be stored: {value}",
    ),
    "required": ("{column} är tom", "{column} is empty"),
    "not text": (
        "{column}: {value} ska vara text",
        "{column}: {value} should be text",
    ),
    "personal number": (
        "{column}: {value} ser ut som ett personnummer; använd en egen nyckel",
        "{column}: {value} looks like a personal identity number; use a key of your own",
    ),
    "municipality": (
        "{column}: ingen kommun heter {value}{hint}",
        "{column}: no municipality goes by {value}{hint}",
    ),
    "sni": ("{column}: {value} finns inte i SNI 2007", "{column}: {value} is not in SNI 2007"),
    "sni 2002": (
        "{column}: {value} finns inte i SNI 2007 men kan vara SNI 2002, där {hint} i SNI 2007",
        "{column}: {value} is not in SNI 2007 but may be SNI 2002, where {hint} in SNI 2007",
    ),
    "date text": (
        "{column}: {value} är inget datum; skriv ÅÅÅÅ-MM-DD",
        "{column}: {value} is no date; write YYYY-MM-DD",
    ),
    "date number": (
        "{column}: {value} är ett tal; formatera cellen som datum eller skriv ÅÅÅÅ-MM-DD",
        "{column}: {value} is a number; format the cell as a date or write YYYY-MM-DD",
    ),
    "date future": ("{column}: {value} har inte varit än", "{column}: {value} is yet to come"),
    "date old": ("{column}: {value} är före år 2000", "{column}: {value} is before 2000"),
    "date order": (
        "{column}: {value} är före {hint}",
        "{column}: {value} is before {hint}",
    ),
    "score": (
        "{column}: {value} är inget helt tal från 1 till 5",
        "{column}: {value} is not a whole number from 1 to 5",
    ),
    "count": (
        "{column}: {value} är inget helt tal från 0 och uppåt",
        "{column}: {value} is not a whole number of 0 or more",
    ),
    "code": (
        "{column}: {value} finns inte i kodboken{hint}",
        "{column}: {value} is not in the codebook{hint}",
    ),
    "size as date": (
        "{column}: Excel har gjort om klassen till ett datum, {value}; skriv till exempel {hint}",
        "{column}: Excel has made the class a date, {value}; write for example {hint}",
    ),
    "yesno": ("{column}: {value} är varken ja eller nej", "{column}: {value} is not ja or nej"),
    # rows
    "repeated": ("raden upprepar rad {value}", "the row repeats row {value}"),
    "company twice": (
        "{column} {value} finns redan på rad {hint}",
        "{column} {value} is already on row {hint}",
    ),
    "described otherwise": (
        "{column}: företaget {value} har {hint} på en annan rad",
        "{column}: the company {value} has {hint} on another row",
    ),
    "not described": (
        "{column} saknas för företaget {value} på alla dess rader",
        "{column} is missing for the company {value} on all its rows",
    ),
    "no such company": (
        "{column} {value} finns varken i Intervjuer eller Ram",
        "{column} {value} is neither in Intervjuer nor Ram",
    ),
    "theme missing": (
        "Tema är tom, men raden har {column}",
        "Tema is empty, but the row has {column}",
    ),
    "subtheme elsewhere": (
        "{column}: {value} hör inte till temat {hint}",
        "{column}: {value} does not belong to the theme {hint}",
    ),
    # remarks
    "sheet passed over": ("bladet läses inte", "the sheet is not read"),
    "column passed over": ("kolumnen {value} läses inte", "the column {value} is not read"),
    "sheet absent": ("bladet finns inte i filen", "the sheet is not in the file"),
    "windows": (
        "filen lästes som Windows-1252; se efter att å, ä och ö är rätt",
        "the file was read as Windows-1252; see that å, ä and ö are right",
    ),
    "sni mixed": (
        "{column}: {value} koder finns bara i SNI 2002. Hela kolumnen är troligen SNI 2002, och "
        "koder som finns i båda betyder då något annat",
        "{column}: {value} codes are of SNI 2002 alone. The whole column is probably SNI 2002, "
        "and codes that are in both then mean something else",
    ),
}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong, or was passed over, in a file.

    Attributes
    ----------
    file, sheet
        Where; the sheet is empty if it is the file itself.
    row
        As Excel numbers rows; 0 if it is the whole sheet.
    column
        Its header in the file.
    rule
        What is broken.
    value, hint
        What the user wrote, and what was perhaps meant.
    """

    file: str
    sheet: str
    row: int
    column: str
    rule: str
    value: str = ""
    hint: str = ""

    def said(self, lang: Language) -> str:
        """The fault as one line: ``Intervjuer rad 7: Tema är tom``."""
        where = f"{self.file} {self.sheet}".strip()
        if self.row:
            where += f" {'rad' if lang == 'sv' else 'row'} {self.row}"
        return f"{where}: {said(self.rule, lang, self.column, self.value, self.hint)}"


class IntakeError(DataError):
    """A file is not taken in; ``faults`` are all that is wrong with it."""

    def __init__(self, faults: Iterable[Fault], lang: Language = "sv") -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(told(self.faults, lang)))


class Wrong(Exception):
    """A cell breaks a rule; `hint` says what was perhaps meant."""

    def __init__(self, rule: str, hint: str = "") -> None:
        self.rule, self.hint = rule, hint
        super().__init__(rule)


def said(rule: str, lang: Language, column: str = "", value: str = "", hint: str = "") -> str:
    """What a rule says of a cell; `value` is set apart from the sentence by quotation marks."""
    text = _TEXTS[rule][0 if lang == "sv" else 1]
    return text.format(column=column, value=short(value), hint=hint)


def short(value: object) -> str:
    """What a user wrote, on one line and cut short."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
    return line if len(line) <= _LENGTH else f"{line[: _LENGTH - 1]}…"


def told(faults: Sequence[Fault], lang: Language) -> list[str]:
    """A line for each fault; of many alike in one column the first ones, then how many more."""
    alike: dict[tuple[str, str, str, str], list[Fault]] = defaultdict(list)
    for fault in sorted(faults):
        alike[fault.file, fault.sheet, fault.column, fault.rule].append(fault)
    shown = sorted(fault for group in alike.values() for fault in group[:_SHOWN])
    lines = [fault.said(lang) for fault in shown]
    for group in alike.values():
        if more := len(group) - _SHOWN:
            lines += [_more(group[0], more, lang)] if more > 0 else []
    return lines


def _more(fault: Fault, more: int, lang: Language) -> str:
    where = " ".join(filter(None, (fault.file, fault.sheet, fault.column)))
    rows = {"sv": f"… och {more} rader till av samma slag", "en": f"… and {more} more such rows"}
    return f"{where}: {rows[lang]}"
