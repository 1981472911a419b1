"""The bench in a real JupyterLab: another measure, another region, and nothing from outside.

The trap: JupyterLab draws a cell when it is in sight, so the window is as high as the notebook.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from industry_analysis import folders

pytestmark = pytest.mark.skipif(
    find_spec("js_lib_leaflet") is None, reason="django-js-lib-leaflet is not installed"
)
TOKEN = "bench"
SECONDS = 60  # a machine that does other things too
MAP = ".bench iframe"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on a copy of the notebook, ended with all its kernels in any case."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copy(folders.notebooks() / "bench.ipynb", folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {f"JUPYTER_{kind}_DIR": str(folder / f".{kind}") for kind in ("CONFIG", "DATA")}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings"), "IPYTHONDIR": str(folder / ".i")}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces")}
    source = Path(folders.__file__).parents[1]
    search = os.pathsep.join(filter(None, [str(source), os.environ.get("PYTHONPATH")]))
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
                *(f"--port={port}", "--ip=127.0.0.1", f"--ServerApp.root_dir={folder}"),
                *(f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"),
                "--LabApp.news_url=None",
            ],
            env={
                **os.environ,
                **own,
                folders.VARIABLE: str(folders.home()),
                "PYTHONPATH": search,
            },
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/api/status?token={TOKEN}", server, folder / "lab.log")
            yield f"{address}/lab/tree/bench.ipynb?token={TOKEN}"
        finally:
            _end(server)


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)  # nothing tells when a server listens but asking it
    pytest.fail(log.read_text())


def _end(server: "subprocess.Popen[bytes]") -> None:
    """Ask the server, which ends its kernels, then end what is left of its session."""
    server.terminate()
    try:
        server.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


@pytest.fixture
def page(chromium: Browser, lab: str) -> Iterator[Page]:
    """The notebook with all its cells run; ``page.outside`` is what was asked for elsewhere."""
    page = chromium.new_page(viewport={"width": 1500, "height": 3600})
    page.set_default_timeout(SECONDS * 1000)
    outside: list[str] = []

    def only_here(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    page.route(re.compile(r"^(https?|wss?|ftp):"), only_here)
    page.outside = outside  # type: ignore[attr-defined]
    page.goto(lab)
    page.get_by_text("| Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    yield page
    page.close()


def drawn(page: Page) -> None:
    """Wait until chart, table and map of the bench are there."""
    page.locator(".bench figure svg").wait_for()
    page.locator(".bench table").wait_for()
    page.frame_locator(MAP).locator("path.leaflet-interactive").first.wait_for(state="attached")


def shown(page: Page) -> dict[str, str]:
    """What stands on the bench now: figures as text, the map's key, and the code of each."""
    frame = page.frame_locator(MAP)
    return {
        "chart": page.locator(".bench figure").text_content() or "",
        "table": page.locator(".bench table").inner_text(),
        "map": frame.locator(".key").inner_text(),
        "marked": str(frame.locator('path[stroke="#c2410c"]').first.get_attribute("d")),
        **{
            f"code of the {sort}": page.locator(f"#bench-{sort}").input_value()
            for sort in ("chart", "table", "map")
        },
    }


def test_another_measure_and_another_municipality_are_shown_at_once(page: Page) -> None:
    drawn(page)
    first = shown(page)
    assert "Andel av de sysselsatta" in first["chart"]
    assert page.frame_locator(MAP).locator("path.leaflet-interactive").count() == 290

    page.get_by_label("Mått").select_option(label="Arbetslöshet 18–65 år")
    expect(page.locator(".bench figcaption")).to_contain_text("Arbetslöshet 18–65 år")
    expect(page.frame_locator(MAP).locator(".key")).to_contain_text("Arbetslöshet")
    drawn(page)
    second = shown(page)
    assert {name for name in first if first[name] == second[name]} <= {"marked"}
    expect(page.get_by_label("För", exact=True)).to_be_hidden()

    page.get_by_label("Lägg till").fill("Falun")
    page.get_by_label("Lägg till").press("Enter")
    expect(page.locator(".bench table")).to_contain_text("Falun")
    page.get_by_label("Områden").select_option(label="Karlskoga")
    page.get_by_role("button", name="Ta bort markerade områden").press("Enter")
    expect(page.locator(".bench table")).not_to_contain_text("Karlskoga")
    expect(page.locator("#bench-map")).to_have_value(re.compile(r'marked=\["2080"\]'))
    drawn(page)
    third = shown(page)
    assert {name for name in third if third[name] == second[name]} <= {"map"}
    assert "Karlskoga" not in third["chart"] + third["table"]
    assert '"2080"' in third["code of the chart"]
    page.get_by_role("button", name="Kopiera koden för tabellen").click()
    selected = page.locator("#bench-table").evaluate("t => [t.selectionStart, t.selectionEnd]")
    assert selected == [0, len(third["code of the table"])]
    page.frame_locator(MAP).locator('path[stroke="#c2410c"]').first.hover()
    expect(page.frame_locator(MAP).locator(".leaflet-tooltip")).to_contain_text("Falun")
    assert page.outside == []  # type: ignore[attr-defined]
