"""The picture of a county's interviews that may be shown: made once, the same for all its pages.

The trap: all pages of a county are one publication, so a picture is of all its municipalities;
one of some of them beside it would be another publication, which nothing protects.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from industry_analysis.disclosure import DisclosureError, Rules, Statement, audit
from industry_analysis.needs.followup.standing import STATES
from industry_analysis.needs.picture import tables
from industry_analysis.needs.picture.changes import few_changed, same
from industry_analysis.needs.picture.estimates import estimates
from industry_analysis.needs.picture.frames import frames
from industry_analysis.needs.picture.protection import Counts, Edition, counts
from industry_analysis.needs.read import Survey


@dataclass(frozen=True)
class Picture:
    """What interviews say, as far as it may be told. Missing numbers are withheld: ``..``.

    Codes are those of the codebook; ``all`` is a margin. Whether a number is there says the
    column ``shown``, or that of its own name with ``_shown``.

    Attributes
    ----------
    response
        One row per municipality and size, and per industry: ``met``, ``companies`` in the
        frame, and ``rate``, per cent.
    needs
        One row per domain (``county``, ``municipality``, ``size``, ``industry``), ``code`` and
        ``theme``: ``companies`` with a need in it, of those ``met``, and ``share``, per cent of
        them; not weighted.
    subthemes
        One row per theme and sub-theme, of the county: ``companies`` with a need in it.
    follow_up
        One row per ``state``, how far needs have come, by ``municipality`` or by ``theme``:
        ``needs``. A company can have several.
    themes, priorities, order
        As in `Estimates`: weighted where ``weighted`` says so.
    places
        The municipalities that it is of.
    weighted
        Whether estimates stand for all companies of the frame; else for those met alone.
    invented
        Whether all of it is invented examples, which whatever is shown must say.
    stands
        The number of the earlier edition that stands, because too few came since; 0 for none.
    statements
        What it tells, for the next edition.
    empty
        Whether there were no interviews.
    """

    response: pd.DataFrame
    needs: pd.DataFrame
    subthemes: pd.DataFrame
    follow_up: pd.DataFrame
    themes: pd.DataFrame
    priorities: pd.DataFrame
    order: pd.DataFrame
    places: tuple[str, ...]
    weighted: bool
    invented: bool
    stands: int
    statements: tuple[Statement, ...]

    empty: bool

    @property
    def framed(self) -> bool:
        """Whether there is a frame of all companies."""
        return bool(self.response.companies.notna().any())

    def of(self, table: str, *keys: str) -> pd.DataFrame:
        """Give a table's rows of a domain and code, or of a municipality: as places name them."""
        return part(getattr(self, table), keys)

    def states(self, by: Literal["theme", "municipality"]) -> pd.DataFrame:
        """Give the needs by how far they have come, as ``followup.states`` does; with ``all``."""
        other = "municipality" if by == "theme" else "theme"
        rows = self.follow_up[self.follow_up[other].eq("all")]
        wide = rows.pivot(index=by, columns="state", values="needs")
        return wide.rename(columns={"all": "needs"}).loc[rows[by].unique(), ["needs", *STATES]]


KEYS = ("domain", "municipality", "code")


def part(table: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Rows of a table by its first keys: ``("municipality", "1880")`` of needs."""
    columns = [column for column in KEYS if column in table]
    for column, key in zip(columns, keys, strict=False):
        table = table[table[column].astype(str).eq(key)]
    return table


@dataclass(frozen=True)
class Made:
    """A picture, and what lies behind it, which no page may show.

    Attributes
    ----------
    picture
        What may be shown.
    counts
        All cells, and what the attacker has to go on.
    """

    picture: Picture
    counts: Counts

    def report(self) -> pd.DataFrame:
        """The attacker's report of what the picture tells, as from `disclosure.audit`."""
        behind = self.counts
        told = [*behind.known, *behind.told]
        return audit(told, behind.asked, behind.truth, whole=behind.whole)


def make(
    survey: Survey,
    *,
    places: Sequence[str],
    earlier: Sequence[Edition] = (),
    rules: Rules,
) -> Made:
    """Make the picture; that of the last edition stands where a new one would tell less.

    Parameters
    ----------
    survey
        As from `needs.read.survey`.
    places
        Codes of all municipalities of a county.
    earlier
        Its earlier editions, the oldest first.
    rules
        What is sensitive.

    Raises
    ------
    DisclosureError
        If the first edition cannot be protected.
    """
    if not earlier:
        return _make(survey, places, (), rules)
    before = make(earlier[-1].survey, places=places, earlier=earlier[:-1], rules=rules)
    standing = replace(before, picture=replace(before.picture, stands=len(earlier)))
    if same(*(tables.companies(one, places) for one in (survey, earlier[-1].survey))):
        return standing
    try:
        made = _make(survey, places, earlier, rules)
    except DisclosureError:
        return standing
    # ASSUME: an edition is a new one only if it tells as many numbers as the last did.
    news = made.counts.cells["shown"].sum() >= before.counts.cells["shown"].sum()
    return made if news else standing


def _make(survey: Survey, places: Sequence[str], earlier: Sequence[Edition], rules: Rules) -> Made:
    said = tables.companies(survey, places)
    behind = counts(survey, said, places=places, earlier=earlier, rules=rules)
    before = [tables.companies(edition.survey, places) for edition in earlier]
    found = estimates(
        said,
        behind,
        themes=list(survey.codes.themes),
        sizes=list(survey.codes.size_classes),
        rules=rules,
        without=few_changed(said, before, rules=rules),
    )
    shown = frames(behind, tables.dimensions(survey, places), framed=len(said.frame) > 0)
    picture = Picture(
        **shown,
        themes=found.themes,
        priorities=found.priorities,
        order=found.order,
        places=tuple(places),
        weighted=found.weighted,
        invented=survey.invented,
        stands=0,
        statements=(*behind.told, *found.statements),
        empty=said.met.empty,
    )
    return Made(picture, behind)
