"""Which tests share a process when they run on all cores.

The trap: what a module computes once for all its tests is computed again in every process that
gets one of them, so a file stays together, and a report's proofs with the report.
"""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, but for those about one chapter, which go with it."""
    for item in items:
        chapter = getattr(item, "callspec", None) and item.callspec.params.get("name")
        of_reports = item.path.name == "test_wording_agrees.py" and chapter
        group = f"report {chapter}" if of_reports else item.path.name
        item.add_marker(pytest.mark.xdist_group(str(group)))
