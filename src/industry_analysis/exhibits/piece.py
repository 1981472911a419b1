"""A piece of a report: HTML that JupyterLab and the pages show alike, and what it says of itself.

The trap: everything is escaped but the chart's SVG, which is made by us.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader


@dataclass(frozen=True, repr=False)
class Exhibit:
    """A piece of HTML with what the run should know of it."""

    html: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Exhibit of {len(self.html)} characters>"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        return {"text/html": self.html}, {"industry_analysis": dict(self.facts)}


@cache
def macros(of: str = "exhibits") -> Any:
    """The templates of all exhibits, or of the bench."""
    environment = Environment(autoescape=True, loader=PackageLoader("industry_analysis"))
    return environment.get_template(f"{of}.html.jinja").module
