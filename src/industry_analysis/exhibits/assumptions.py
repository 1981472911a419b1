"""The choices a reader could dispute, as the code states them in its ``# ASSUME:`` comments.

Only modules that the figures come from are read: those asked for, and what they import of
ours. The trap: a package that gathers modules imports all of them, so one that computes takes
each function from where it is defined.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from io import StringIO
from types import ModuleType

from babel.messages.pofile import read_po

_COMMENT = re.compile(r"^[ \t]*# ASSUME: (.*(?:\n[ \t]*#(?! ASSUME:) ?.*)*)", re.MULTILINE)
_OURS = "industry_analysis"


def assumptions(modules: Iterable[str], lang: str = "en") -> list[tuple[str, str]]:
    """Give the text of each ``# ASSUME:`` comment of modules and of what they import of ours.

    Parameters
    ----------
    modules
        Full names of loaded modules, such as ``industry_analysis.maps``.
    lang
        ``"en"``, the language of the code, or one with a catalogue ``assumptions.<lang>.po``.

    Returns
    -------
    list of (str, str)
        A text and its language each, in the order of the modules' names. What the catalogue
        lacks is in English.
    """
    behind: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name not in behind:
            behind.add(name)
            waiting += _imported(sys.modules[name])
    told = translations(lang)
    sources = (inspect.getsource(sys.modules[name]) for name in sorted(behind))
    found = (text for source in sources for text in stated(source))
    return [(told[text], lang) if text in told else (text, "en") for text in found]


def stated(source: str) -> list[str]:
    """The texts of the ``# ASSUME:`` comments of a module's source, each as one line."""
    return [_unwrapped(comment) for comment in _COMMENT.findall(source)]


@cache
def translations(lang: str) -> dict[str, str]:
    """Texts in a language by the English ones; none for English."""
    if lang == "en":
        return {}
    text = files(__package__).joinpath(f"assumptions.{lang}.po").read_text(encoding="utf-8")
    messages = read_po(StringIO(text), locale=lang)
    return {str(m.id): str(m.string) for m in messages if m.id and m.string}


def _imported(module: ModuleType) -> Iterator[str]:
    """What of ours a module imports; a module taken out of a package, not the whole package."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_OURS):
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in sys.modules else str(node.module)


def _unwrapped(comment: str) -> str:
    """One line of text from a comment of several."""
    lines = [line.strip().removeprefix("#").strip() for line in comment.splitlines()]
    text = " ".join(lines)
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
