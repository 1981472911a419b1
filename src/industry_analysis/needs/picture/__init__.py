"""What may be told of a county's interviews: counts, estimates and follow-up, protected as one.

`of_store` makes the picture of the store, `audit` holds written pages against it, `audited` is the
table of what can be derived, and `record` keeps what was told for the next edition. The trap:
whatever a page shows of interviews and is not in the picture is protected by nothing; a table
more is a line in ``tables``.
"""

from collections.abc import Sequence

from industry_analysis.disclosure import Rules
from industry_analysis.needs.picture.audited import audited
from industry_analysis.needs.picture.made import Made, Picture, make
from industry_analysis.needs.picture.pages import AuditError, audit, vetting
from industry_analysis.needs.picture.protection import Edition
from industry_analysis.needs.picture.shelf import editions, forget, of_store, record
from industry_analysis.needs.picture.tables import INDUSTRIES
from industry_analysis.needs.read import Survey

__all__ = [
    "INDUSTRIES",
    "AuditError",
    "Edition",
    "Made",
    "Picture",
    "audit",
    "audited",
    "editions",
    "forget",
    "make",
    "of",
    "of_store",
    "record",
    "vetting",
]


def of(
    survey: Survey,
    *,
    places: Sequence[str],
    earlier: Sequence[Edition] = (),
    rules: Rules | None = None,
) -> Picture:
    """Give what may be told of a survey; `of_store` does it for the store, and keeps it.

    Parameters
    ----------
    survey, places, earlier
        As in `make`.
    rules
        What is sensitive, the default rules if not told.
    """
    return make(survey, places=places, earlier=earlier, rules=rules or Rules()).picture
