"""The sheets of the files that users fill in, column by column: what the rows of each are.

Templates, checks, the store, exports and the tables for analysis are all made from these lists.
The trap: headers are Swedish, as the files' users are; the names in code and store are English.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "key", "text", "municipality", "sni", "snis", "size", "sizes", "date", "score", "count",
    "theme", "subtheme", "status", "yesno",
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes
    ----------
    name
        In the store and in tables for analysis.
    header
        In the file.
    kind
        How its cells are read and checked.
    meaning
        What it says, in Swedish, for the sheet that explains.
    example
        A cell as a user would write it.
    required
        Whether every row needs it.
    """

    name: str
    header: str
    kind: Kind
    meaning: str
    example: str = ""
    required: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file: its name there, what a row is, its columns and the key of a row."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, name: str) -> Column:
        """Give the column that goes by a name."""
        return next(column for column in self.columns if column.name == name)


INVENTED = Column(
    "invented",
    "Påhittat",
    "yesno",
    "ja på varje rad om uppgifterna är påhittade exempel. Behövs inte annars.",
)
_COMPANY = Column(
    "company",
    "Företagsnyckel",
    "key",
    "Er egen beteckning på företaget, samma i alla blad. Inte namn, inte personnummer.",
    "F001",
    required=True,
)
# described once: in Ram, or on one of the company's rows in Intervjuer
_DESCRIPTION = (
    Column(
        "municipality",
        "Kommun",
        "municipality",
        "Kommunen där verksamheten ligger, namn eller fyrsiffrig kod. "
        "Får vara tom om en annan rad med samma nyckel har den.",
        "Karlskoga",
    ),
    Column(
        "sni",
        "SNI 2007",
        "sni",
        "Näringsgren enligt SNI 2007, två till fem siffror eller avdelningens bokstav. "
        "Får vara tom om en annan rad med samma nyckel har den.",
        "25.620",
    ),
    Column(
        "size_class",
        "Storleksklass",
        "size",
        "Antal anställda i klass. Får vara tom om en annan rad med samma nyckel har den.",
        "10–49 anställda",
    ),
    Column(
        "group",
        "Koncern",
        "key",
        "Beteckning på koncernen, samma för alla dess företag. Tom om företaget står ensamt.",
        "K07",
    ),
)
DESCRIPTION = tuple(column.name for column in _DESCRIPTION)

INTERVIEWS = Sheet(
    "interviews",
    "Intervjuer",
    "ett behov som ett företag har berättat om; ett företag utan behov får en rad utan tema",
    (
        _COMPANY,
        *_DESCRIPTION,
        Column(
            "date",
            "Intervjudatum",
            "date",
            "Dagen för intervjun, som datum eller text ÅÅÅÅ-MM-DD.",
            "2026-03-12",
            required=True,
        ),
        Column("interviewer", "Intervjuare", "text", "Vem som intervjuade.", "A. Ek"),
        Column("theme", "Tema", "theme", "Vad behovet gäller.", "Kompetens"),
        Column("subtheme", "Undertema", "subtheme", "Närmare bestämt.", "Specifik kompetens"),
        Column(
            "need",
            "Behov",
            "text",
            "Behovet i intervjuarens ord, utan namn på personer.",
            "CNC-operatörer som kan femaxliga maskiner",
        ),
        Column(
            "importance",
            "Betydelse (1–5)",
            "score",
            "Hur viktigt behovet är för företaget: 1 obetydligt, 5 avgörande.",
            "5",
        ),
        Column(
            "performance",
            "Tillgodosett (1–5)",
            "score",
            "Hur väl behovet är tillgodosett i dag: 1 inte alls, 5 helt.",
            "2",
        ),
        Column("quote", "Citat", "text", "Företagets egna ord.", "Vi får tacka nej till order."),
        Column(
            "consent",
            "Samtycke till citat",
            "yesno",
            "ja om företaget har sagt att citatet får publiceras. Tom räknas som nej.",
            "nej",
        ),
        Column("wish", "Önskemål", "text", "Vad företaget önskar av andra.", "Kvällskurs"),
        Column("next_step", "Överenskommet nästa steg", "text", "Vad ni kom överens om.", "Möte"),
        Column("responsible", "Ansvarig", "text", "Vem som ska göra det.", "A. Ek"),
        Column("due", "Klart senast", "date", "När det ska vara gjort.", "2026-06-30"),
        Column("status", "Status", "status", "Hur långt det har kommit.", "Öppet"),
    ),
    ("company", "date", "interviewer", "theme", "subtheme", "need"),
)

FRAME = Sheet(
    "frame",
    "Ram",
    "ett företag eller arbetsställe i den grupp som intervjuerna ska säga något om",
    (_COMPANY, *_DESCRIPTION),
    ("company",),
)

OFFERS = Sheet(
    "offers",
    "Erbjudanden",
    "ett program inom ett tema; ett program med flera teman får flera rader",
    (
        Column(
            "programme",
            "Program",
            "text",
            "Vad det heter.",
            "Kvällskurs i svarvning",
            required=True,
        ),
        Column("provider", "Utförare", "text", "Vem som ger det.", "Yrkeshögskolan", required=True),
        Column("theme", "Tema", "theme", "Vad det gäller.", "Kompetens", required=True),
        Column(
            "sizes",
            "För storleksklasser",
            "sizes",
            "Storleksklasser med semikolon emellan. Tom betyder alla.",
            "1–9 anställda; 10–49 anställda",
        ),
        Column(
            "snis",
            "För SNI 2007",
            "snis",
            "Koder med semikolon emellan; 25 står för allt som börjar på 25. Tom betyder alla.",
            "25; 28",
        ),
        Column("capacity", "Platser", "count", "Hur många företag som får plats.", "12"),
        Column("valid_from", "Gäller från", "date", "Första dagen.", "2026-01-01"),
        Column("valid_to", "Gäller till", "date", "Sista dagen.", "2026-12-31"),
    ),
    ("programme", "provider", "theme"),
)

NAMES = Sheet(
    "names",
    "Namn",
    "ett företags namn, som förvaras skilt från svaren; lämna bladet tomt om ni kan",
    (
        _COMPANY,
        Column("name", "Företagsnamn", "text", "Företagets namn.", "Exempel AB", required=True),
    ),
    ("company",),
)

SHEETS = {sheet.name: sheet for sheet in (INTERVIEWS, FRAME, OFFERS, NAMES)}
