"""The categories that tables are divided by, and how they nest.

The trap: a category that nobody is in is a row of the table all the same, of zeros, which tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from industry_analysis.disclosure.statements import refuse


@dataclass(frozen=True)
class Dimensions:
    """The categories of each dimension, and how they nest.

    Attributes
    ----------
    categories
        Dimension to its finest categories, also those that nobody is in.
    parents
        Dimension to category to the wider one it belongs to, where it is hierarchical: a theme
        to its family, a municipality to its county. What has no parent belongs to the total.
    """

    categories: Mapping[str, Sequence[str]]
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def path(self, dimension: str, category: str) -> list[str | None]:
        """The category, all that it belongs to, and None for the total."""
        parent = self.parents.get(dimension, {})
        steps: list[str | None] = [category]
        while (above := parent.get(str(steps[-1]))) is not None:
            if above in steps:
                refuse([f"dimension {dimension!r}: {above!r} belongs to itself"])
            steps.append(above)
        return [*steps, None]

    def nodes(self, dimension: str) -> list[str | None]:
        """All categories, wider ones and the total."""
        paths = (self.path(dimension, category) for category in self.categories[dimension])
        return list(dict.fromkeys(node for path in paths for node in path))

    def children(self, dimension: str) -> dict[str | None, list[str]]:
        """Each wider category, and the total, to what lies directly in it."""
        below: dict[str | None, list[str]] = {}
        for category in self.categories[dimension]:
            path = self.path(dimension, category)
            for node, above in pairwise(path):
                if node is not None and node not in below.setdefault(above, []):
                    below[above].append(node)
        return below
