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
from types import ModuleType

_COMMENT = re.compile(r"# ASSUME: (.*(?:\n[ \t]*# ?.*)*)")
_OURS = "industry_analysis"


def assumptions(modules: Iterable[str]) -> list[str]:
    """Give the text of each ``# ASSUME:`` comment of modules and of what they import of ours.

    Parameters
    ----------
    modules
        Full names of loaded modules, such as ``industry_analysis.maps``.

    Returns
    -------
    list of str
        A sentence each, in the order of the modules' names.
    """
    behind: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name not in behind:
            behind.add(name)
            waiting += _imported(sys.modules[name])
    sources = (inspect.getsource(sys.modules[name]) for name in sorted(behind - {__name__}))
    return [_unwrapped(found) for source in sources for found in _COMMENT.findall(source)]


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
