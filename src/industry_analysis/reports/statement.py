"""The accessibility statement of a county's pages, as the law on digital public service asks.

What it says of the pages is the workbook's own assessment; who publishes them, and how to be
reached, only the publisher knows. The trap: what is not told is said to be missing, so a page with
such a sentence is not yet one to publish.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from industry_analysis import folders
from industry_analysis.places import Language, Place

# the day that every page of Örebro county was last looked at, see CONTRIBUTING
ASSESSED = date(2026, 11, 24)
FILE = "accessibility.html"
_TEMPLATES = Path(__file__).parent / "templates"
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "title": "Tillgänglighetsredogörelse: industrin i {place}",
        "skip": "Till innehållet",
        "index": "Alla rapporter för",
        "footer": "Redogörelse enligt lagen (2018:1937) om tillgänglighet till digital offentlig "
        "service.",
    },
    "en": {
        "title": "Accessibility statement: industry in {place}",
        "skip": "Skip to content",
        "index": "All reports for",
        "footer": "Statement under the Swedish Act on Accessibility to Digital Public Service.",
    },
}


def write(
    out: Path, county: Place, lang: Language, *, publisher: str = "", contact: str = ""
) -> Path:
    """Write ``accessibility.html`` beside a county's pages, whole or not at all; give its path.

    Parameters
    ----------
    out
        The folder of the pages.
    publisher
        The organisation responsible for the pages; where empty, the page says that it is missing.
    contact
        An e-mail address, a link or a telephone number; where empty, the same.

    Raises
    ------
    OSError
        If the disk is full; an earlier page is kept.
    """
    from babel.dates import format_date
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    place = county.in_text(lang)
    environment = Environment(autoescape=True, loader=FileSystemLoader(_TEMPLATES))
    html = environment.get_template("statement.html.jinja").render(
        lang=lang,
        words={key: text.format(place=place) for key, text in _WORDS[lang].items()},
        style=Markup((_TEMPLATES / "report" / "page.css").read_text(encoding="utf-8")),
        county=place,
        publisher=publisher.strip(),
        contact=contact.strip(),
        assessed=format_date(ASSESSED, "long", locale={"sv": "sv_SE", "en": "en_GB"}[lang]),
    )
    folders.write_atomically(out / FILE, html.encode())
    return out / FILE
