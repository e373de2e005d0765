"""What every page is held to in a browser. Each check gives the faults in words, [] for none."""

import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.2 AA with all before it, and what axe's makers advise beyond it.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = {
    "runOnly": {"type": "tag", "values": _RULES},
    "resultTypes": ["violations"],
    "preload": False,  # it would fetch the style sheet once more, which a page may not
}
# The rows of a long list are all made by one template: the first and the last ones stand for them.
_CONTEXT = {"exclude": [[".rows > li:nth-child(n+16):nth-last-child(n+6)"]]}
_axe = Axe()
_SCRIPT = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")


def _ask(page: Page, question: str) -> Any:
    return page.evaluate(f"() => {{ {_SCRIPT}\n return {question}; }}")


def axe(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its best practice."""
    found = _axe.run(page, context=_CONTEXT, options=_AXE).response["violations"]
    return [
        f"axe {rule['id']}: {rule['help']}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]


def reflow(page: Page) -> list[str]:
    """At 320 pixels the page does not scroll sideways, and no heading breaks a word (WCAG 1.4.10).

    A wide table may scroll, inside a box of its own that the keyboard reaches and that has a name.
    """
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    found = _ask(page, "reflow(320)")
    page.set_viewport_size(before)
    return found


def large_text(page: Page) -> list[str]:
    """With text twice as large nothing is cut off, and all of it is larger (WCAG 1.4.4)."""
    return _ask(page, "largeText()")


def keyboard(page: Page, most: int = 40) -> list[str]:
    """Tab stops at every control in order, shows where it is, and is caught nowhere.

    Of a page with more than ``most`` stops the first ones are walked.
    """
    stops = _ask(page, "walk()")
    faults = []
    for place, expected in enumerate(stops[:most]):
        page.keyboard.press("Tab")
        at = _ask(page, "stopped()")
        if at["place"] != place:
            return [*faults, f"Tab goes to {at['told']} instead of {expected}"]
        if not at["marked"]:
            faults.append(f"focus does not show: {at['told']}")
        if not at["clear"]:
            faults.append(f"focus is out of sight: {at['told']}")
    return faults


def skip_link(page: Page) -> list[str]:
    """The first stop leads past the navigation, into the page's own words."""
    _ask(page, "atTop()")
    page.keyboard.press("Tab")
    target = page.evaluate("() => document.activeElement.getAttribute('href') || ''")
    if not re.fullmatch(r"#[\w-]+", target):
        return [f"the first stop is no skip link, it leads to '{target}'"]
    page.keyboard.press("Enter")
    if not _ask(page, f"leadsToMain('{target}')"):
        return [f"the skip link leads to {target}, which is not the main part"]
    page.keyboard.press("Tab")
    return ["after the skip link Tab is before the main part"] if _ask(page, "beforeMain()") else []


def printed(page: Page) -> list[str]:
    """On paper the navigation and the controls are gone, and every word of the main part stays.

    Measured at the width of A4 with margins of 15 mm, where nothing can be scrolled to.
    """
    before = page.viewport_size
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    faults = _ask(page, "onPaper(680)")
    page.emulate_media(media="screen")
    page.set_viewport_size(before)
    return faults
