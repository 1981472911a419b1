"""The system's own Chromium without a window, asking nobody but the pages it is shown.

The trap: playwright would download a browser of its own; the one of the machine is taken.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowserError(SystemExit):
    """There is no Chromium on this machine; a tool that needs it ends with that."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the browser, and close it afterwards.

    Raises
    ------
    NoBrowserError
        If the machine has none.
    """
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        raise NoBrowserError("no Chromium on this machine (Debian, Ubuntu: apt install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=["--disable-background-networking", "--disable-component-update"],
            chromium_sandbox=os.name != "posix" or os.geteuid() != 0,  # root cannot have one
        )
        yield browser
        browser.close()
