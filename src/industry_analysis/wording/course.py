"""What the sentences on how the twins have fared are taken from, with its years.

Rows of both frames are municipalities and Sweden. The trap: industry is compared in fewer years
than the rest, so a sentence says the years of its own measure.
"""

from typing import NamedTuple

import pandas as pd

from industry_analysis.places import SWEDEN

INDUSTRY = "industry_growth"


class Course(NamedTuple):
    """How a municipality, its twins and the country have fared, and in which years.

    Attributes
    ----------
    changes
        ``twins.development`` of the municipality, its twins, nearest first, and the country.
    latest
        ``twins.until_latest`` of the same.
    figures, industry
        First and last year of the figures, and of industry where all have them.
    """

    changes: pd.DataFrame
    latest: pd.DataFrame
    figures: tuple[int, int]
    industry: tuple[int, int]

    @property
    def last_year(self) -> int:
        """The latest year that anything is told of."""
        later = self.latest.year.astype(int) if self.goes_on else ()
        return max(self.figures[1], self.industry[1], *later)

    @property
    def goes_on(self) -> bool:
        """Whether later years are known of any municipality; Sweden's alone compare with none."""
        return len(self.latest.index.drop(SWEDEN.code, errors="ignore")) > 0

    def years(self, name: str) -> str:
        """The years of one of the changes."""
        start, end = self.industry if name == INDUSTRY else self.figures
        return f"{start}–{end}"
