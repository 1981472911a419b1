"""Chromium, for what only a real browser can tell.

The trap: the browser is the system's own (Debian's ``chromium``), not one that playwright would
download, so where there is none these tests are skipped.
"""

from collections.abc import Iterator

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
audit = pytest.importorskip("audit", reason="axe-playwright-python is not installed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[playwright.Browser]:
    """A headless browser that asks nobody but the pages it is shown."""
    with audit.chromium() as browser:
        if browser is None:
            pytest.skip(audit.MISSING)
        yield browser
