"""Why something cannot be shown, in one sentence of each language.

The trap: a refusal is for the person who chose; a fault in the figures is another error.
"""

from industry_analysis.errors import WorkbookError
from industry_analysis.wording import Speech


class Refusal(WorkbookError):
    """What was chosen has no figure to show; the message is the English sentence."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self._both = (sv, en)

    def said(self, say: Speech) -> str:
        """The sentence in a language."""
        return say.pick(*self._both)
