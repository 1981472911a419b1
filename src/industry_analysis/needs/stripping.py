"""Quotes without what tells whose they are: names, places, numbers, addresses.

Texts in, texts out, with a mark where something was taken. The trap: it is a help, not a
guarantee. A name in small letters that nobody listed, a number in words, a way of speaking or
what the quote is about may still tell; so a person reads every quote before it is shown.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

MARK = "[…]"
_TAKEN = "\ue000"  # stands for the mark while words are looked at; private characters go first
# letters on both sides of a point are of an address; t.ex. has one letter on a side
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\w{2}\.\w{2})\S*", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-–'’.&/+]\w+)*")
_STARTS = re.compile(r"(?:^|[.!?:;…•–\n])[\s\"'”“’»«(–-]*$")
_ROW = re.compile(rf"{_TAKEN}(?:[\s,&/+–-]*{_TAKEN})+")
_INTRODUCES = frozenset(("heter", "hette", "kallas", "kallad", "called", "named"))
_FORMS = frozenset(("ab", "hb", "kb", "ek", "för", "aktiebolag", "publ", "i", "och", "&"))
# ASSUME: abbreviations that everybody uses tell of nobody; all others in capitals may be a firm.
_ABBREVIATIONS = frozenset(
    ("AI", "CAD", "CE", "CNC", "ERP", "EU", "HR", "I", "ISO", "IT", "LIA", "OK", "SFI", "VD", "YH")
)
_WORDS = """
a about all allt alla an and andra annars at att av bara bland both bra but by både båda can de
dem den denna deras dessa det detta det där då efter eftersom ej en ett even every finns folk for
framför från färre fler flera får för företag företagen första ganska genom ge gör ha hade han har
he hela här hittills hon how hur i ibland if in ingen inget inte inom is it its ja jag just kan
kanske kommer kommunen kunde kunder kunderna lite länge man mellan men mer mest mindre more most
mycket många måste nej no not now nu när någon något några of often ofta ok om on once one our oss
pengar personal på redan samma samt sedan she ska skulle so som something sometimes staten sådana
så tack the their then there these they this those tid tiden till to trots tyvärr under ungefär
utan vad var vara varför varje vem vet vi vid vilka vilken vill vilket vårt vår våra väldigt we
what when where which while who why with without yes you åt är även över
"""
_COMMON = frozenset(_WORDS.split())
_FEWEST_WORDS, _WORDS_A_MARK, _SHORT = 4, 3, 5


@dataclass(frozen=True)
class Known:
    """What is known to tell whose a quote is, and which words tell nothing.

    Attributes
    ----------
    names
        Of companies and people, and keys; as they are written.
    places
        Of municipalities, counties and localities.
    ordinary
        Words, in small letters, that somebody wrote in small letters: where one begins a
        sentence it is no name.
    """

    names: Collection[str] = ()
    places: Collection[str] = ()
    ordinary: Collection[str] = field(default_factory=frozenset)


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that texts write in small letters."""
    words = (word for text in texts for word in re.findall(r"\w+", _plain(text)))
    return frozenset(word for word in words if word.islower())


def stripped(texts: Iterable[str], known: Known) -> list[str]:
    """Take out of each text what may tell whose it is, and put `MARK` in its place.

    Taken are e-mail and web addresses; every word with a digit, so telephone, organisation and
    personal numbers, amounts, years and keys; the names that are known, their words, and words
    that hold these; places; the word after *heter*; and every word with a capital, unless it is
    a common abbreviation or begins a sentence and is known to be ordinary.

    Parameters
    ----------
    texts
        As somebody wrote them. Marks of direction and other unseen characters are left out.
    known
        What is known to tell.
    """
    # ASSUME: every number in digits is taken, for turnover, people employed, years and dates tell
    # a company apart; and a capital is a name unless the word is known to be none.
    whole, telling = _whole(known.names), _telling(known.names)
    # a place that is called as a common word is, such as Vi, is not told from it
    places = frozenset(it for it in map(_plain, known.places) if it.casefold() not in _COMMON)
    without = (whole.sub(_TAKEN, _ADDRESS.sub(_TAKEN, _plain(text))) for text in texts)
    marked = ("".join(_parts(text, telling, places, known.ordinary)) for text in without)
    return [" ".join(_ROW.sub(_TAKEN, it).replace(_TAKEN, MARK).split()) for it in marked]


def _whole(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as it is written, the longest first."""
    parted = sorted((_plain(name).split() for name in names), key=lambda words: -len(str(words)))
    either = "|".join(r"\s+".join(map(re.escape, words)) for words in parted if words)
    return re.compile(rf"(?<!\w)(?:{either or '(?!)'})s?(?!\w)", re.IGNORECASE)


def is_bare(text: str) -> bool:
    """Whether so little is left of a stripped text that it says nothing.

    That is under four words, or under three for each mark.
    """
    words = len(re.findall(r"[^\W\d_]{2,}", text))
    return words < _FEWEST_WORDS or words < _WORDS_A_MARK * text.count(MARK)


def _plain(text: str) -> str:
    """Text in one form, without what is not seen: controls, directions, private characters."""
    seen = unicodedata.normalize("NFKC", text)
    spaced = re.sub(r"[\t\r\v\f\u2028\u2029]", " ", seen)
    return "".join(c for c in spaced if c == "\n" or not unicodedata.category(c).startswith("C"))


def _telling(names: Iterable[str]) -> frozenset[str]:
    """The words of names that tell: all but legal forms, common words and single letters."""
    words = {word.casefold() for name in names for word in re.findall(r"\w+", _plain(name))}
    return frozenset(it for it in words if len(it) > 1 and it not in _FORMS | _COMMON)


def _parts(
    text: str, telling: frozenset[str], places: frozenset[str], ordinary: Collection[str]
) -> Iterator[str]:
    """The text in pieces, with the mark for each word that tells."""
    long = tuple(it.casefold() for it in places if len(it) > _SHORT)
    at, before = 0, ""
    for found in _WORD.finditer(text):
        yield text[at : found.start()]
        word, starts = found[0], bool(_STARTS.search(text[: found.start()]))
        tells = (
            before in _INTRODUCES
            or any(map(str.isnumeric, word))
            or any(_is_of(part, telling) for part in re.split(r"\W", word))
            or not places.isdisjoint((word, word.removesuffix("s")))
            # a long name of a place also in small letters and before an ending
            or word.casefold().startswith(long)
            or any(_is_name(part, starts, ordinary) for part in re.split(r"\W", word) if part)
        )
        yield _TAKEN if tells else word
        at, before = found.end(), word.casefold()
    yield text[at:]


def _is_of(part: str, telling: Iterable[str]) -> bool:
    """Whether a word is one of a name, or holds one of four letters or more."""
    folded = part.casefold()
    return any(folded in (it, f"{it}s") or (len(it) > 3 and it in folded) for it in telling)


def _is_name(part: str, starts: bool, ordinary: Collection[str]) -> bool:
    if part.islower() or part in _ABBREVIATIONS:
        return False
    if not part[0].isupper():
        return part != part.lower()
    folded = part.casefold()
    known = folded in _COMMON or folded in ordinary
    return not (starts and known and part[1:] == part[1:].lower())
