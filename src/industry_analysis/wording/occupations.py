"""Names of occupations, groups of them and levels of education, in a text and in a table.

The trap: occupations have Swedish names only; in an English text they are marked as Swedish, so
that a screen reader says them right.
"""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from industry_analysis.wording.speech import MISSING, Speech

_GROUPS = {
    "managers": ("Chefer och arbetsledare", "Managers and supervisors"),
    "engineers": ("Civilingenjörer", "Graduate engineers"),
    "technicians": ("Ingenjörer och tekniker", "Engineering technicians"),
    "metal": ("Metall och verkstad", "Metal and workshop trades"),
    "maintenance": ("Underhåll och industriel", "Maintenance and electricians"),
    "crafts": ("Finmekanik, tryck och trä", "Precision, printing and wood trades"),
    "operators": ("Maskin- och processoperatörer", "Machine and process operators"),
    "assemblers": ("Montörer", "Assemblers"),
}
_EDUCATION = {
    "förgymnasial utbildning kortare än 9 år": (
        "Förgymnasial, kortare än 9 år",
        "Compulsory, less than 9 years",
    ),
    "förgymnasial utbildning, 9 (10) år": ("Förgymnasial, 9 (10) år", "Compulsory, 9 (10) years"),
    "gymnasial utbildning, högst 2 år": (
        "Gymnasial, högst 2 år",
        "Upper secondary, at most 2 years",
    ),
    "gymnasial utbildning, 3 år": ("Gymnasial, 3 år", "Upper secondary, 3 years"),
    "eftergymnasial utbildning, mindre än 3 år": (
        "Eftergymnasial, kortare än 3 år",
        "Post-secondary, less than 3 years",
    ),
    "eftergymnasial utbildning, 3 år eller mer": (
        "Eftergymnasial, 3 år eller mer",
        "Post-secondary, 3 years or more",
    ),
    "forskarutbildning": ("Forskarutbildning", "Postgraduate"),
    "compulsory": ("Förgymnasial", "Compulsory"),
    "secondary": ("Gymnasial", "Upper secondary"),
    "tertiary": ("Eftergymnasial", "Post-secondary"),
}
# level of a table's rows -> what its keys are called
NAMED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "occupation_group": _GROUPS,
    "education": _EDUCATION,
}
WORDS = {
    "stora": ("stora", "good"),
    "medelstora": ("medelstora", "moderate"),
    "små": ("små", "limited"),
    "öka": ("öka", "grow"),
    "vara oförändrad": ("oförändrad", "unchanged"),
    "minska": ("minska", "shrink"),
    "stable": ("säker", "stable"),
    "uncertain": ("osäker", "uncertain"),
    "too small": ("för liten", "too small"),
}


def group_name(group: str, say: Speech) -> str:
    """What a group of occupations is called."""
    return say.pick(*_GROUPS[group])


def word(value: object, say: Speech) -> str:
    """A class of the barometer, or how sure a quotient is; ``–`` where none is published."""
    return say.pick(*WORDS[value]) if isinstance(value, str) else MISSING


def in_text(name: str) -> str:
    """An occupation inside a sentence: a small letter first, and no ``m.fl.`` at the end."""
    plain = re.sub(r" m\.(fl|m)\.$", "", name)
    return plain[0].lower() + plain[1:] if plain[1:2].islower() else plain


def in_swedish(text: str, names: Sequence[str], say: Speech) -> str:
    """A text with the Swedish names in it marked as Swedish, where the text is not.

    Parameters
    ----------
    text
        Plain text.
    names
        As they stand in the text.
    """
    if say.lang == "sv" or not names:
        return text
    longest_first = sorted((str(escape(name)) for name in names), key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    marked = re.sub(pattern, lambda m: f'<span lang="sv">{m[0]}</span>', str(escape(text)))
    return Markup(marked)
