"""What an attacker must be left in doubt of: of which cell, how far, and who it is.

An ask is a row of the audit. The trap: an attacker who is in the table knows some cells as well
as if they were published.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from industry_analysis.disclosure.statements import Cell

OUTSIDER = "outsider"


@dataclass(frozen=True)
class Ask:
    """An attacker must not be able to exclude any number from low to high, nor get closer.

    Attributes
    ----------
    cell
        What is to be protected.
    low, high
        The interval that what can be derived must contain.
    width
        How wide it must be at least, wherever it lies; 0 to ask nothing of it.
    attacker
        Who derives it.
    knows
        Cells that this attacker knows beside what is published, and their numbers.
    """

    cell: Cell
    low: float
    high: float
    width: float = 0.0
    attacker: str = OUTSIDER
    knows: tuple[tuple[Cell, float], ...] = ()


def by_attacker(asked: Sequence[Ask]) -> list[list[Ask]]:
    """The asks of each attacker, who knows the same in all of them."""
    groups: dict[tuple[str, tuple[tuple[Cell, float], ...]], list[Ask]] = {}
    for ask in asked:
        groups.setdefault((ask.attacker, ask.knows), []).append(ask)
    return list(groups.values())
