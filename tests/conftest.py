"""Which tests share a process when they run on all cores.

The trap: what a module computes once for all its tests is computed again in every process that
gets one of them, so a file stays together, and a report's proofs with the report.
"""

import pytest

# files that read all of a chapter's reports, which are made once for all that share a process
READS = {"test_vulnerability.py": "vulnerability", "test_wording_is_true.py": "structure"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, but for those about one chapter, which go with it."""
    for item in items:
        file = item.path.name
        chapter = READS.get(file)
        if file == "test_wording_agrees.py" and hasattr(item, "callspec"):
            chapter = item.callspec.params.get("name")
        group = f"report {chapter}" if chapter else file
        item.add_marker(pytest.mark.xdist_group(str(group)))
