"""A column of a table: its heading in two languages, and how its values are written.

The trap: the kind ``"row"`` is not one kind, it is that of the figure each row is about.
"""

from dataclasses import dataclass

from industry_analysis.wording.speech import Kind, PlainKind, Speech


@dataclass(frozen=True)
class Column:
    """A column's heading in two languages, and the kind and unit of its values.

    The kind ``"row"`` is that of the figure that each row is about.
    """

    sv: str
    en: str
    kind: Kind | PlainKind
    units: tuple[str, str] = ("", "")

    def unit(self, say: Speech) -> str:
        """What the values are counted in, where that is told."""
        return say.pick(*self.units)

    def amount(self, value: float, say: Speech) -> str:
        """A value with its unit, where the number or the name does not show what it counts."""
        number = say.number(value, self.kind)
        index = self.unit(say).startswith("index")
        return number if self.kind in ("share", "ratio") or index else f"{number} {self.unit(say)}"

    def label(self, say: Speech) -> str:
        """The heading in a language."""
        return say.pick(self.sv, self.en)


_OF_EMPLOYED = ("andel av de sysselsatta", "share of the employed")
