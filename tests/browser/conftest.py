"""Chromium, for what only a real browser can tell.

The trap: the browser is the system's own (Debian's ``chromium``), not one that playwright would
download, so where there is none these tests are skipped.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A headless browser that asks nobody but the pages it is shown."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    import headless

    with ExitStack() as stack:
        try:
            browser = stack.enter_context(headless.chromium())
        except headless.NoBrowserError as error:
            pytest.skip(str(error))
        yield browser
