"""Chromium, for what only a real browser can tell.

The trap: the browser is the system's own (Debian's ``chromium``), not one that playwright would
download, so where there is none these tests are skipped.
"""

import os
import shutil
from collections.abc import Iterator

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[playwright.Browser]:
    """A headless browser that asks nobody but the pages it is shown."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("no Chromium on this machine (Debian, Ubuntu: apt install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=["--disable-background-networking", "--disable-component-update"],
            chromium_sandbox=os.name != "posix" or os.geteuid() != 0,  # root cannot have one
        )
        yield browser
        browser.close()
