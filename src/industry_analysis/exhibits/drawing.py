"""An axes' figure as inline SVG, with a text alternative.

The trap: several figures stand in one page, so each gets ids of its own; and a figure is
closed once it is drawn.
"""

import hashlib
import re
from io import StringIO

import matplotlib.pyplot as plt
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure


def svg(ax: Axes, alternative: str) -> str:
    """Draw an axes' figure as inline SVG with a text alternative, and close the figure."""
    drawn = whole_figure(ax)
    text = StringIO()
    drawn.savefig(text, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(drawn)
    body = text.getvalue()
    body = body[body.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
    body = _own_ids(_rounded(body))
    # the reader's machine may lack the font: Verdana has the same widths
    body = body.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    head, drawing = body.split(">", maxsplit=1)
    box = re.search(r'viewBox="[^"]*"', head)
    opened = Markup('<svg xmlns="{}" xmlns:xlink="{}" {} role="img" aria-label="{}">').format(
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
        Markup(box[0] if box else ""),
        alternative,
    )
    return opened + Markup(drawing)


def whole_figure(ax: Axes) -> Figure:
    """The figure that an axes is in, also where it is in a part of it."""
    return ax.figure.canvas.figure


def _rounded(body: str) -> str:
    """Two decimals of a point in what is drawn: finer cannot be seen, and doubles a map's size."""

    def short(drawn: re.Match[str]) -> str:
        return re.sub(r"-?\d+\.\d{3,}", lambda n: f"{float(n[0]):.2f}", drawn[0])

    return re.sub(r' (?:d|x|y|transform)="[^"]*"', short, body)


def _own_ids(body: str) -> str:
    """Several figures stand in one page: keep the ids that are used, under a name of their own."""
    prefix = "f" + hashlib.sha256(body.encode()).hexdigest()[:8]
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', body))
    body = re.sub(r' id="([^"]+)"', lambda m: f' id="{prefix}{m[1]}"' if m[1] in used else "", body)
    return re.sub(r'((?:href="#|url\(#))', rf"\1{prefix}", body)
