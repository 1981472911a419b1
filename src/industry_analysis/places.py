"""Municipalities, counties and Sweden: by code, name or slug, and how they are written in a text.

The trap: ``0180`` is text; as a number it would lose its zero and be no code at all.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from industry_analysis.errors import UnknownPlace

Language = Literal["sv", "en"]
Kind = Literal["municipality", "county", "country"]

# official names that do not follow the rule "a final consonant other than s, x, z takes an s"
_MUNICIPALITY_NAMES = {"Falun": "Falu", "Kalmar": "Kalmar", "Orust": "Orust"}
_LAST = str.maketrans("åäö", "{|}")  # the characters after z
_ISLANDS = frozenset(("Gotland", "Hammarö", "Lidingö", "Orust", "Tjörn", "Öckerö"))


@dataclass(frozen=True, order=True)
class Place:
    """A municipality, a county or Sweden.

    Attributes
    ----------
    code
        Four digits, two digits, or ``00`` for Sweden.
    name
        As the publisher writes it: ``Karlskoga``, ``Örebro län``, ``Sverige``.
    """

    code: str
    name: str

    @property
    def kind(self) -> Kind:
        """Say which kind of region the code is of."""
        if self.code == "00":
            return "country"
        return "county" if len(self.code) == 2 else "municipality"

    @property
    def slug(self) -> str:
        """The name in a file name: ``upplands-vasby``, ``orebro-lan``."""
        return _slug(self.name)

    @property
    def county_code(self) -> str:
        """The code of the county it lies in, or is."""
        return self.code[:2]

    def in_text(self, lang: Language) -> str:
        """The name as a text has it: ``Örebro län`` / ``Örebro County``, ``riket`` / ``Sweden``."""
        if self.kind == "country":
            return {"sv": "riket", "en": "Sweden"}[lang]
        if self.kind == "county" and lang == "en":
            return f"{_county_stem(self.name)} County"
        return self.name

    def located(self, lang: Language) -> str:
        """The name with its preposition: ``i Laxå``, ``på Gotland``, ``in Örebro County``."""
        if lang == "en":
            return f"{'on' if self.name in _ISLANDS else 'in'} {self.in_text(lang)}"
        return f"{'på' if self.name in _ISLANDS else 'i'} {self.in_text(lang)}"

    def genitive(self, lang: Language) -> str:
        """The name as an owner: ``Laxås``, ``Borås`` (no second s), ``Falun's``."""
        name = self.in_text(lang)
        if lang == "en":
            return f"{name}'s"
        return name if name[-1] in "sxz" else f"{name}s"

    def official(self, lang: Language) -> str:
        """The administrative name: ``Hallsbergs kommun``, ``Municipality of Hallsberg``."""
        if self.kind != "municipality":
            return self.in_text(lang)
        if lang == "en":
            return f"Municipality of {self.name}"
        plain = self.name[-1].lower() in "aeiouyåäösxz"
        stem = _MUNICIPALITY_NAMES.get(self.name, self.name if plain else self.name + "s")
        return f"{stem} kommun"


SWEDEN = Place("00", "Sverige")


def _county_stem(name: str) -> str:
    """``Hallands län`` is the county of Halland, ``Örebro län`` that of Örebro."""
    return name.removesuffix(" län").removesuffix("s")


def _slug(text: str) -> str:
    # without its ring Håbo would be Habo, another municipality
    ringed = unicodedata.normalize("NFC", text).lower().replace("håbo", "haabo")
    plain = unicodedata.normalize("NFKD", ringed).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def _municipalities() -> tuple[Place, ...]:
    from industry_analysis import load

    return tuple(Place(*row) for row in load.municipalities().itertuples(index=False))


@cache
def counties() -> tuple[Place, ...]:
    """Give the 21 counties in order of code."""
    from industry_analysis import load

    return tuple(Place(*row) for row in load.counties().itertuples(index=False))


def municipalities(county_code: str | None = None) -> tuple[Place, ...]:
    """Give the municipalities of a county, or all 290, in order of code."""
    return tuple(p for p in _municipalities() if county_code in (None, p.county_code))


def beside(place: Place) -> tuple[Place, ...]:
    """The places to show beside each other: a place, its county, and Sweden.

    A county of one municipality is not shown beside it, for the two are the same.
    """
    county_of = county(place.county_code)
    alone = place == county_of or len(municipalities(county_of.code)) == 1
    return (place, SWEDEN) if alone else (place, county_of, SWEDEN)


def alphabetical(some: Iterable[Place]) -> list[Place]:
    """Places by name as a Swedish reader expects, with Å, Ä and Ö last."""
    return sorted(some, key=lambda place: in_alphabet(place.name))


def in_alphabet(name: str) -> str:
    """What to sort a name by, so that Å, Ä and Ö come last."""
    return name.lower().translate(_LAST)


def codes(of: Iterable[Place]) -> list[str]:
    """The codes of places, in their order."""
    return [place.code for place in of]


def names(lang: Language) -> dict[str, str]:
    """The name of every region by its code, for the rows of a table that has the codes.

    ``frame.rename(index=places.names("en"))`` names municipalities, counties and Sweden.
    """
    everywhere = (SWEDEN, *counties(), *_municipalities())
    return {place.code: place.in_text(lang) for place in everywhere}


def municipality(wanted: str) -> Place:
    """Find a municipality by code, name or slug.

    ``1880``, ``Örebro``, ``orebro`` and ``Örebro kommun`` are the same.

    Raises
    ------
    UnknownPlace
        If there is none; the message gives the nearest names.
    """
    return _find(wanted, _municipalities(), "municipality")


def county(wanted: str) -> Place:
    """Find a county by code, name or slug: ``18``, ``Örebro län``, ``orebro-lan``, ``Örebro``.

    Raises
    ------
    UnknownPlace
        If there is none; the message gives the nearest names.
    """
    return _find(wanted, counties(), "county")


def region(code: str) -> Place:
    """Find any region by its code: ``00``, ``18`` or ``1883``.

    Raises
    ------
    UnknownPlace
        If no region has the code.
    """
    if code == SWEDEN.code:
        return SWEDEN
    return county(code) if len(str(code)) == 2 else municipality(code)


@cache
def _names(place: Place) -> frozenset[str]:
    """All the names a place goes by, without capitals, and their slugs."""
    names = {place.code, place.name, place.official("sv")}
    if place.kind == "county":
        names |= {place.in_text("en"), _county_stem(place.name), place.name.removesuffix(" län")}
    else:
        names |= {f"{place.name} kommun"}
    return frozenset(name.casefold() for name in names) | {_slug(name) for name in names}


@cache
def _by_name(among: tuple[Place, ...]) -> dict[str, Place]:
    return {name: place for place in among for name in _names(place)}


def _find(wanted: str, among: tuple[Place, ...], kind: str) -> Place:
    if not isinstance(wanted, str):
        raise UnknownPlace(
            f"a {kind} code is text, in quotes; got {wanted!r}, a {type(wanted).__name__} "
            "(with papermill: -r, not -p)"
        )
    by_name = _by_name(among)
    for name in (wanted.strip().casefold(), _slug(wanted)):
        if name in by_name:
            return by_name[name]
    near = [f"0{wanted}", *difflib.get_close_matches(wanted.casefold(), by_name, n=5, cutoff=0.5)]
    found = (by_name[name] for name in near if name in by_name)
    names = dict.fromkeys(f"{place.name} ({place.code})" for place in found)
    hint = f"; nearest: {', '.join(list(names)[:3])}" if names else ""
    raise UnknownPlace(f"no {kind} goes by {wanted!r}{hint}")
