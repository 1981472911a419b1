"""A key figure that is shown as published, and the list of all of them.

The trap: the list holds what the modules beside this one have entered; importing the package
imports them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from industry_analysis.indicators.register import Direction, Kind, Text


@dataclass(frozen=True, eq=False)
class Published:
    """A key figure that is shown as its publisher gives it.

    Attributes
    ----------
    name
        The key among the figures, and the name of its column.
    kpi
        The publisher's identity, in Kolada.
    label, unit, definition
        Texts with the keys ``"sv"`` and ``"en"``.
    kind, direction
        As in `register.Indicator`.
    factor
        What the published value is multiplied by: 0.01 where it is in per cent.
    """

    name: str
    kpi: str
    label: Text
    unit: Text
    definition: Text
    kind: Kind
    direction: Direction
    factor: float

    @property
    def reading(self) -> Text:
        """How a value is read, and where it is from."""
        better = {
            "higher": ("Högre är bättre", "Higher is better"),
            "lower": ("Lägre är bättre", "Lower is better"),
            "neither": ("Varken högt eller lågt är bättre i sig", "Neither is better in itself"),
        }
        sv, en = better[self.direction]
        return {"sv": f"{sv}. Kolada {self.kpi}.", "en": f"{en}. Kolada {self.kpi}."}


_figures: dict[str, Published] = {}


def published() -> Mapping[str, Published]:
    """Give all published figures by name; read-only."""
    return MappingProxyType(_figures)


def enter(
    name: str,
    kpi: str,
    label: tuple[str, str],
    unit: tuple[str, str],
    definition: tuple[str, str],
    *,
    kind: Kind = "share",
    direction: Direction = "neither",
) -> None:
    """Enter a figure; its texts are Swedish and English, and a share is published in per cent."""
    _figures[name] = Published(
        name=name,
        kpi=kpi,
        label=_text(*label),
        unit=_text(*unit),
        definition=_text(*definition),
        kind=kind,
        direction=direction,
        factor=0.01 if kind == "share" else 1.0,
    )


def _text(sv: str, en: str) -> Text:
    return MappingProxyType({"sv": sv, "en": en})
