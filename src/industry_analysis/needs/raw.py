"""A sheet as a file has it: rows of cells as they are, nothing judged.

The trap: blank rows are kept, so that a row's place is its number in Excel less one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RawSheet:
    """The cells of one sheet.

    Attributes
    ----------
    title
        Empty for a CSV file.
    rows
        The first is the header; a cell is text, a number, a date, a truth value or None.
    merged
        Ranges of merged cells, such as ``A2:A5``.
    formulas
        Row and column, both from 0, of cells with a formula.
    """

    title: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[str] = ()
    formulas: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    @property
    def filled(self) -> bool:
        """Whether anything stands below the header."""
        return any(cell not in (None, "") for row in self.rows[1:] for cell in row)
