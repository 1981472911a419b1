"""Put the figures and the notebooks into the wheel, so that an installed package works anywhere."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CarryHome(BuildHookInterface):
    """Not in an editable install: there the package finds its own checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add ``data/raw`` and ``notebooks`` to a standard wheel."""
        if version == "standard":
            build_data["force_include"]["data/raw"] = "industry_analysis/_home/data/raw"
            build_data["force_include"]["notebooks"] = "industry_analysis/_home/notebooks"
