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

    def named(self, say: Speech) -> str:
        """The heading with its unit, less what the heading or the per cent sign tells already."""
        label, unit = self.label(say), self.unit(say)
        what, per, base = unit.partition(" per ")
        if per and f"per {base}" in label.lower():
            unit = what
        told = set(unit.lower().split()) <= set(label.lower().split())
        told |= self.kind in ("share", "share_change") and unit in ("andel", "share")
        return label if told else f"{label}, {unit}"

    def amount(self, value: float, say: Speech) -> str:
        """A value with its unit, where the number or the name does not show what it counts."""
        number = say.number(value, self.kind)
        index = self.unit(say).startswith("index")
        return number if self.kind in ("share", "ratio") or index else f"{number} {self.unit(say)}"

    def label(self, say: Speech) -> str:
        """The heading in a language."""
        return say.pick(self.sv, self.en)


_OF_EMPLOYED = ("andel av de sysselsatta", "share of the employed")
