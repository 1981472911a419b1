"""Which tests share a process when they run on all cores.

The trap: what a module computes once for all its tests is computed again in every process that
gets one of them, so a file stays together, and a report's proofs with the report.
"""

import shutil

import pytest

# files that use what takes long to make and is made once for all that share a process: all of a
# chapter's reports, or the picture of the invented survey
GROUPS = {
    "test_vulnerability.py": "report vulnerability",
    "test_wording_is_true.py": "report structure",
    "test_needs_pages.py": "invented survey",
    "test_needs_picture_kept.py": "invented survey",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, but for those about one chapter, which go with it."""
    for item in items:
        file = item.path.name
        group = GROUPS.get(file, file)
        if file == "test_wording_agrees.py" and hasattr(item, "callspec"):
            group = f"report {item.callspec.params.get('name')}"
        item.add_marker(pytest.mark.xdist_group(str(group)))


@pytest.fixture(scope="session")
def invented_survey(tmp_path_factory):
    """The store of the invented survey, sealed, with its picture; copy it to use it."""
    from picture_toys import taken_in

    return taken_in(tmp_path_factory.mktemp("invented"))


@pytest.fixture(scope="module")
def store(invented_survey, tmp_path_factory):
    """A copy of that store for the tests of a file."""
    return shutil.copytree(invented_survey, tmp_path_factory.mktemp("copy") / "store")
