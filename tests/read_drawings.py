"""What a reader of a figure reads: its texts as they are drawn, and what is wrong with them.

The trap: a figure holds more texts than are drawn (ticks beyond the ends of an axis), so those
that draw themselves are taken. A slanted text's own box is slanted too.
"""

from collections.abc import Iterator
from itertools import combinations
from unittest.mock import patch

from matplotlib.figure import Figure
from matplotlib.text import Text
from shapely import Polygon, affinity, box

from industry_analysis.charts.look import SMALLEST

HAIR = 1.2  # pixels of 0.01 inch: what is left of a letter's own room


def faults(figure: Figure) -> list[str]:
    """Texts that lie on one another, leave the figure or are too small, in words."""
    written = drawn_texts(figure)
    boxes = [(text, letters(text)) for text in written]
    return [*_small(written), *_outside(figure, boxes), *_colliding(boxes)]


def drawn_texts(figure: Figure) -> list[Text]:
    """The texts that a drawing of the figure writes, each once."""
    drawn: dict[Text, None] = {}
    draw = Text.draw

    def noted(text: Text, renderer: object, *more: object, **options: object) -> None:
        if text.get_visible() and text.get_text().strip():
            drawn[text] = None
        draw(text, renderer, *more, **options)

    with patch.object(Text, "draw", noted):
        figure.draw_without_rendering()
    return list(drawn)


def letters(text: Text) -> Polygon:
    """The box around a text's letters, slanted as they are, in pixels."""
    upright = box(*text.get_window_extent().extents)
    slant = text.get_rotation()
    if slant % 90 == 0:
        return upright
    text.set_rotation(0)
    flat = box(*text.get_window_extent().extents)
    text.set_rotation(slant)
    # both have the same middle, so the flat one turned about it is the slanted one
    (x, y), (to_x, to_y) = flat.centroid.coords[0], upright.centroid.coords[0]
    return affinity.rotate(affinity.translate(flat, to_x - x, to_y - y), slant)


def _small(texts: list[Text]) -> Iterator[str]:
    for text in texts:
        if text.get_fontsize() < SMALLEST:
            yield f"{text.get_text()!r} is of {text.get_fontsize():g} points"


def _outside(figure: Figure, boxes: list[tuple[Text, Polygon]]) -> Iterator[str]:
    page = box(*figure.bbox.extents).buffer(HAIR)
    for text, area in boxes:
        if not page.contains(area):
            yield f"{text.get_text()!r} leaves the figure"


def _colliding(boxes: list[tuple[Text, Polygon]]) -> Iterator[str]:
    cores = [(text, area.buffer(-HAIR)) for text, area in boxes]
    for (one, area), (other, beside) in combinations(cores, 2):
        if area.intersects(beside):
            yield f"{one.get_text()!r} lies on {other.get_text()!r}"
