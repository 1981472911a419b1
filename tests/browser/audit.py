"""What keeps a page from being read by all: rules of axe-core, and what axe does not see.

    python tests/browser/audit.py [FOLDER]

Every page in the folder (``output``) is looked at as it comes, unfolded, on a phone, enlarged to
400 %, with wider text spacing, printed, and by the Tab key alone. The trap: rules find what is
broken, not what is hard to understand.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

import headless
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, ViewportSize
from rich.console import Console
from rich.table import Table

from industry_analysis import folders

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
_OWN_RULES = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
_UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"
# a drawing is an image to axe, which looks at each of its thousand strokes in vain
_EMPTY = "document.querySelectorAll('svg[role=img]').forEach(image => image.replaceChildren())"
# the values of WCAG 1.4.12
_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
_FOCUSED = """() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    const box = document.activeElement.getBoundingClientRect();
    return {
        element: document.activeElement.outerHTML.slice(0, 120),
        nothing: document.activeElement === document.body,
        marked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        seen: box.right > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth,
    }
}"""
_WIDE: ViewportSize = {"width": 1280, "height": 900}
_PHONE: ViewportSize = {"width": 390, "height": 844}
_ENLARGED: ViewportSize = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
_PAPER: ViewportSize = {"width": 672, "height": 979}  # A4 within the margins of the style


@dataclass(frozen=True)
class Fault:
    """A rule that an element of a page breaks, in one of the states the page was looked at."""

    page: str
    state: str
    rule: str
    element: str
    says: str


def faults(page: Page, file: Path, name: str) -> list[Fault]:
    """Open a file and look at it in every state; give what is wrong with it."""
    _open(page, file)
    found = list(_by_keyboard(page, name))
    states: dict[str, Callable[[], object]] = {
        "as it comes": lambda: None,
        "unfolded": lambda: page.evaluate(_UNFOLD),
        "whole in the window": lambda: page.set_viewport_size(_whole(page)),
        "phone": lambda: page.set_viewport_size(_PHONE),
        "enlarged": lambda: page.set_viewport_size(_ENLARGED),
        "spaced": lambda: page.add_style_tag(content=_SPACING),
        "print": lambda: _print(page, file),
    }
    for state, enter in states.items():
        enter()
        found += [Fault(name, state, **fault) for fault in page.evaluate(_OWN_RULES)]
    _open(page, file)
    states = {
        "as it comes": lambda: page.evaluate(_EMPTY),
        "unfolded": states["unfolded"],
        "phone": states["phone"],
        "print": lambda: page.emulate_media(media="print"),
    }
    for state, enter in states.items():
        enter()
        found += _by_axe(page, name, state)
    return found


def _open(page: Page, file: Path) -> None:
    page.emulate_media(media="screen")
    page.set_viewport_size(_WIDE)
    page.goto(file.as_uri())


def _print(page: Page, file: Path) -> None:
    _open(page, file)
    page.set_viewport_size(_PAPER)
    page.emulate_media(media="print")


def _whole(page: Page) -> ViewportSize:
    return {**_WIDE, "height": page.evaluate("document.documentElement.scrollHeight")}


def _by_axe(page: Page, name: str, state: str) -> Iterator[Fault]:
    # colours are the same on a phone, and take axe longest
    rules = {"color-contrast": {"enabled": state != "phone"}}
    options = {"runOnly": RULES, "resultTypes": ["violations"], "rules": rules}
    for rule in Axe().run(page, options=options).response["violations"]:
        for node in rule["nodes"]:
            says = " ".join(node["failureSummary"].split())
            yield Fault(name, state, rule["id"], str(node["target"][-1]), says)


def _by_keyboard(page: Page, name: str) -> Iterator[Fault]:
    """Walk through the page with Tab: the way past the head first, each stop seen and marked."""
    stops = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop["nothing"]:
            break
        stops.append(stop)
    if not stops or 'class="skip"' not in stops[0]["element"]:
        yield Fault(name, "keyboard", "skips-to-content", "body", "the first stop leads elsewhere")
    for stop in stops:
        if not (stop["marked"] and stop["seen"]):
            yield Fault(name, "keyboard", "focus-is-seen", stop["element"], "no outline in sight")


def walk(folder: Path, *, jobs: int) -> dict[str, list[Fault]]:
    """Look at every page in a folder; give its faults by the page's path below the folder."""
    files = sorted(folder.rglob("*.html"))
    if not files:
        raise SystemExit(f"no pages in {folder}: make them with make report")
    shares = [files[first::jobs] for first in range(jobs)]
    with ProcessPoolExecutor(jobs) as pool:
        parts = pool.map(_walk, repeat(folder), shares)
    found = {name: page for part in parts for name, page in part.items()}
    return dict(sorted(found.items()))


def _walk(folder: Path, files: Sequence[Path]) -> dict[str, list[Fault]]:
    with headless.chromium() as browser:
        page = browser.new_context().new_page()
        names = [file.relative_to(folder).as_posix() for file in files]
        return {name: faults(page, folder / name, name) for name in names}


def main(arguments: Sequence[str]) -> int:
    """Walk through a folder, print what is wrong and write it to ``accessible.json`` there."""
    folder = Path(arguments[0]).resolve() if arguments else folders.home() / "output"
    pages = walk(folder, jobs=os.cpu_count() or 1)
    found = [fault for page in pages.values() for fault in page]
    counts = Counter((fault.rule, fault.state) for fault in found)
    table = Table("rule", "state", "elements", "pages", "the first")
    for (rule, state), elements in sorted(counts.items()):
        broken = [f for f in found if (f.rule, f.state) == (rule, state)]
        on = str(len({fault.page for fault in broken}))
        table.add_row(rule, state, str(elements), on, f"{broken[0].page}: {broken[0].element}")
    report = {
        "looked_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "axe": re.findall(r"axe v([\d.]+)", Axe().axe_script)[0],
        "rules": RULES,
        "pages": {name: [asdict(fault) for fault in page] for name, page in pages.items()},
    }
    text = json.dumps(report, ensure_ascii=False, indent=1)
    folders.write_atomically(folder / "accessible.json", f"{text}\n".encode())
    console = Console()
    if found:
        console.print(table)
    console.print(f"{len(pages)} pages, {len(found)} faults: {folder / 'accessible.json'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
