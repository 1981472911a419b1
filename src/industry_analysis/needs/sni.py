"""Codes of industries as users write them, and how SNI 2002 is told from SNI 2007.

The trap: most two-digit codes are in both and mean different industries; 28 is metal goods in
SNI 2002 and machines in SNI 2007. Only a code that SNI 2007 lacks gives the older one away.
"""

from functools import cache

from industry_analysis.needs.faults import Wrong

# divisions of SNI 2002 in mining, manufacturing and supply: the last digit of their last group,
# what they were, and where that is in SNI 2007
_DIVISIONS_2002 = {
    "10": (3, "kol- och torvutvinning", "05, 08"),
    "11": (2, "utvinning av olja och gas", "06, 09"),
    "13": (2, "utvinning av metallmalmer", "07"),
    "14": (5, "annan mineralutvinning", "08"),
    "15": (9, "livsmedel och drycker", "10, 11"),
    "16": (0, "tobak", "12"),
    "17": (7, "textil", "13"),
    "18": (3, "kläder", "14"),
    "19": (3, "läder", "15"),
    "20": (5, "trävaror", "16"),
    "21": (2, "massa och papper", "17"),
    "22": (3, "förlag och grafisk produktion", "18, 58"),
    "23": (3, "petroleumprodukter", "19"),
    "24": (7, "kemikalier och läkemedel", "20, 21"),
    "25": (2, "gummi och plast", "22"),
    "26": (8, "icke-metalliska mineraler", "23"),
    "27": (5, "stål och metall", "24"),
    "28": (7, "metallvaror", "25"),
    "29": (7, "maskiner", "28"),
    "30": (0, "kontorsmaskiner och datorer", "26"),
    "31": (6, "andra elektriska maskiner", "27"),
    "32": (3, "teleprodukter", "26"),
    "33": (5, "precisionsinstrument och optik", "26, 32"),
    "34": (3, "motorfordon", "29"),
    "35": (5, "andra transportmedel", "30"),
    "36": (6, "möbler och annan tillverkning", "31, 32"),
    "37": (2, "återvinning", "38"),
    "40": (3, "el, gas och värme", "35"),
    "41": (0, "vattenförsörjning", "36"),
}


@cache
def _codes() -> frozenset[str]:
    from industry_analysis import load

    return frozenset(load.industries().sni2007)


@cache
def _sections() -> frozenset[str]:
    return frozenset("ABCDEFGHIJKLMNOPQRSTU")


def code(raw: object) -> str:
    """Give a code of SNI 2007 without its point: ``25.620`` is ``25620``, ``c`` is ``C``.

    Parameters
    ----------
    raw
        Text, or a number as Excel makes of a code; a number may have lost a leading zero.

    Raises
    ------
    Wrong
        If SNI 2007 has no such code; rule ``sni 2002`` if its division was one of SNI 2002's.
    """
    if isinstance(raw, float) and not raw.is_integer():
        # ASSUME: a number with decimals is a code with its point, so 25.62 is 25620 or 2562
        written = f"{raw}"
    else:
        written = str(int(raw)) if isinstance(raw, int | float) else str(raw)
    bare = "".join(written.upper().removeprefix("SNI").replace(".", "").split())
    if bare in _sections() or bare in _codes():
        return bare
    if not isinstance(raw, str) and f"0{bare}" in _codes():
        return f"0{bare}"
    if _may_be_2002(bare):
        _, what, now = _DIVISIONS_2002[bare[:2]]
        raise Wrong("sni 2002", f"{bare[:2]} är {what}: {now}")
    raise Wrong("sni")


def _may_be_2002(bare: str) -> bool:
    """Whether the group that a code lies in was one of SNI 2002's."""
    if not (bare.isascii() and bare.isdigit() and 2 <= len(bare) <= 5):
        return False
    last, *_ = _DIVISIONS_2002.get(bare[:2], (-1,))
    first = min(last, 1)
    return last >= 0 and (len(bare) == 2 or first <= int(bare[2]) <= last)


def codes(raw: object) -> str:
    """Give several codes, which semicolons part in the file, as ``25;28``."""
    return ";".join(code(part) for part in _parts(raw))


def _parts(raw: object) -> list[object]:
    if not isinstance(raw, str):
        return [raw]
    return [part.strip() for part in raw.split(";") if part.strip()]
