"""A language: how it writes numbers, changes, ranks and lists.

The trap: missing is ``–`` and withheld ``..``; neither is ever written as zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from babel.numbers import format_decimal, format_percent

from industry_analysis.indicators.register import Kind as IndicatorKind
from industry_analysis.places import Language

MISSING = "–"
Kind = IndicatorKind | Literal["change", "share_change", "points"]
PlainKind = Literal["year", "text", "rank", "row"]

WITHHELD = ".."
End = Literal["best", "highest", "lowest", "most_vulnerable"]
ENDS: dict[End, tuple[str, str]] = {
    "best": ("bästa", "best"),
    "highest": ("högsta", "highest"),
    "lowest": ("lägsta", "lowest"),
    "most_vulnerable": ("mest sårbara", "most vulnerable"),
}
# ASSUME: the perturbation of the BAS register, some persons a cell, explains a difference of
# up to five persons between two years.
NOISE = 5

_SV_ORDINALS = (
    *("", "", "näst ", "tredje ", "fjärde ", "femte ", "sjätte ", "sjunde ", "åttonde "),
    *("nionde ", "tionde ", "elfte ", "tolfte "),
)
_EN_ORDINALS = (
    *("", "", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth "),
    *("ninth ", "tenth ", "eleventh ", "twelfth "),
)


@dataclass(frozen=True)
class Speech:
    """How one language writes things.

    Attributes
    ----------
    lang
        ``"sv"`` or ``"en"``.

    Raises
    ------
    ValueError
        For another language.
    """

    lang: Language

    def __post_init__(self) -> None:
        if self.lang not in ("sv", "en"):
            raise ValueError(f"the reports are in 'sv' and 'en', not in {self.lang!r}")

    def pick(self, sv: str, en: str) -> str:
        """The text of this language."""
        return sv if self.lang == "sv" else en

    def number(self, value: float, kind: Kind | PlainKind) -> str:
        """Write a value as its kind asks; a missing one as ``–``."""
        if isinstance(value, str):
            return value
        if pd.isna(value):
            return MISSING
        if kind in ("year", "rank"):
            return str(int(value))
        if kind in ("text", "row"):
            return str(value)
        if kind == "mark":
            return self.pick("ja", "yes") if value else self.pick("nej", "no")
        patterns = {
            "count": "#,##0",
            "change": "+#,##0;−#,##0",
            "points": "+#,##0.0;−#,##0.0",
            "ratio": "0.00",
            "index": "0.000",
            "score": "+0.00;−0.00",
            "number": "#,##0.0",
            "bits": "0.00",
        }
        if kind in ("share", "share_change"):
            pattern = "#,##0.0 %" if self.lang == "sv" else "#,##0.0%"
            signed = f"+{pattern};−{pattern}" if kind == "share_change" else pattern
            written = format_percent(value, format=signed, locale=self.lang)
        else:
            written = format_decimal(value, format=patterns[kind], locale=self.lang)
        return _without_signed_zero(written).replace(" ", "\u00a0").replace("-", "−")

    def count(self, value: float) -> str:
        """Persons without a sign: ``5 447``."""
        return self.number(abs(value), "count")

    def share(self, value: float) -> str:
        """A part of one in per cent, without a sign: ``32,8 %``."""
        return self.number(abs(value), "share")

    def moved(self, change: float, *, sv: str, en: str) -> str:
        """Say which way a number of persons moved, the subject in each language's order.

        ``ökade antalet med 1 195`` after an adverbial, ``the number rose by 1,195``; a change
        within the perturbation is no movement.
        """
        if change == 0:
            return self.pick(f"var {sv} oförändrat", f"{en} was unchanged")
        if abs(change) <= NOISE:
            signed = self.number(change, "change")
            return self.pick(
                f"var {sv} i stort sett oförändrat ({signed})",
                f"{en} was virtually unchanged ({signed})",
            )
        verb, size = self._verb(change), self.count(change)
        return self.pick(f"{verb} {sv} med {size}", f"{en} {verb} by {size}")

    def went(self, start: float, end: float, *, sv: str, en: str, kind: Kind = "count") -> str:
        """The same with both numbers: ``ökade antalet från 4 252 till 5 447``."""
        first, last = self.number(start, kind), self.number(end, kind)
        if first == last:
            return self.pick(
                f"var {sv} {last} både först och sist", f"{en} was {last} at both ends"
            )
        if kind == "count" and abs(end - start) <= NOISE:
            return self.pick(
                f"var {sv} i stort sett oförändrat, {first} och {last}",
                f"{en} was virtually unchanged, {first} and {last}",
            )
        verb = self._verb(end - start)
        return self.pick(
            f"{verb} {sv} från {first} till {last}", f"{en} {verb} from {first} to {last}"
        )

    def _verb(self, change: float) -> str:
        return self.pick("ökade", "rose") if change > 0 else self.pick("minskade", "fell")

    def would_have_moved(self, change: float) -> str:
        """The same of what did not happen: ``ökat med 188``, ``have risen by 188``."""
        if change == 0:
            return self.pick("varit oförändrat", "have been unchanged")
        if change > 0:
            return self.pick(
                f"ökat med {self.count(change)}", f"have risen by {self.count(change)}"
            )
        return self.pick(
            f"minskat med {self.count(change)}", f"have fallen by {self.count(change)}"
        )

    def superlative(self, rank: int, places: int, *, tied: bool = False) -> str:
        """The rank among so many, from the nearer end: ``den näst högsta``, ``den lägsta``."""
        if tied:
            return self.pick(f"på delad plats {rank}", f"tied at number {rank}")
        from_below = places + 1 - rank
        sv, en, order = (
            ("högsta", "highest", rank) if rank <= from_below else ("lägsta", "lowest", from_below)
        )
        if order >= len(_SV_ORDINALS):
            return self.pick(f"nummer {rank} uppifrån", f"number {rank} from the top")
        return self.pick(f"den {_SV_ORDINALS[order]}{sv}", f"the {_EN_ORDINALS[order]}{en}")

    def among(self, rank: float, places: float) -> str:
        """A rank with how many are ranked: ``178 av 290``; missing where there is none."""
        if pd.isna(rank):
            return MISSING
        return self.pick(f"{rank:.0f} av {places:.0f}", f"{rank:.0f} of {places:.0f}")

    def placed(self, rank: float, places: float, end: End) -> str:
        """A rank with the end it is counted from: ``plats 17 av 290 från den högsta``."""
        sv, en = ENDS[end]
        first = en if rank == 1 else f"{rank:.0f}{_suffix(int(rank))} {en}"
        return self.pick(
            f"plats {rank:.0f} av {places:.0f} från den {sv}", f"{first} of {places:.0f}"
        )

    def listed(self, things: Sequence[str]) -> str:
        """Things in a row: ``a, b och c``."""
        if len(things) < 2:
            return "".join(things)
        return f"{', '.join(things[:-1])} {self.pick('och', 'and')} {things[-1]}"


def capital(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """A heading as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def _suffix(number: int) -> str:
    """What makes an English ordinal of a number: 1st, 2nd, 3rd, 4th, 11th."""
    teens = 10 < number % 100 < 14
    return "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _without_signed_zero(written: str) -> str:
    """A change that rounds to nothing has no sign."""
    if any(digit in written for digit in "123456789"):
        return written
    return written.lstrip("+−-")
