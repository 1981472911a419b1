"""The choices a reader could dispute, as the code states them in its ``# ASSUME:`` comments.

The trap: only modules that this process has loaded are read, which are those it computes with.
"""

import inspect
import re
import sys

_COMMENT = re.compile(r"# ASSUME: (.*(?:\n[ \t]*# ?.*)*)")


def assumptions() -> list[str]:
    """Give the text of each ``# ASSUME:`` comment of the loaded package, module by module."""
    loaded = sorted(name for name in sys.modules if name.startswith("industry_analysis."))
    sources = (inspect.getsource(sys.modules[name]) for name in loaded if name != __name__)
    return [_unwrapped(found) for source in sources for found in _COMMENT.findall(source)]


def _unwrapped(comment: str) -> str:
    """One line of text from a comment of several."""
    lines = [line.strip().removeprefix("#").strip() for line in comment.splitlines()]
    text = " ".join(lines)
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
