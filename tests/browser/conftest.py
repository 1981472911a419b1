"""Chromium, for what only a real browser can tell.

The trap: the browser is the system's own (Debian's ``chromium``), not one that playwright would
download, so where there is none these tests are skipped.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
headless = pytest.importorskip("headless")


@pytest.fixture(scope="session")
def chromium() -> Iterator[playwright.Browser]:
    """A headless browser that asks nobody but the pages it is shown."""
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(headless.chromium())
        except headless.NoBrowserError as error:
            pytest.skip(str(error))
        yield browser
