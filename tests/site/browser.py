"""A real browser, Debian's Chromium, and pages opened in it as their readers open them."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

# As root in a container Chromium has no sandbox; the rest keeps it from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def launched(program: str) -> Iterator[Browser]:
    """The browser, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Reader:
    """Somebody at a browser: ``faults`` gathers what no page may do while it is read.

    A request that leaves ``home`` (a folder's address, ``file:///...`` or ``http://...``) is
    refused and told of, as are errors of scripts and whatever else the browser complains of.
    """

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open a page of the site by its path, anew also where only the fragment is another."""
        if "#" in name:
            self.page.goto("about:blank")
        self.faults.clear()
        self.page.goto(f"{self.home}{name}", wait_until="load")
        return self.page


@contextlib.contextmanager
def reading(
    browser: Browser, home: Path | str, *, width: int = 1280, script: bool = True
) -> Iterator[Reader]:
    """Somebody who reads the site in a folder, or at an address that ends in a slash."""
    address = home.as_uri() + "/" if isinstance(home, Path) else home
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, locale="en-GB"
    )
    page = context.new_page()
    reader = Reader(page, address)

    def asked(route, request):
        if request.url.startswith(address):
            route.continue_()
        else:
            reader.faults.append(f"a request leaves the site: {_short(request.url)}")
            route.abort()

    context.route("**/*", asked)
    page.on("pageerror", lambda fault: reader.faults.append(f"script error: {fault}"))
    page.on(
        "console",
        lambda said: (
            said.type in ("error", "warning")
            and reader.faults.append(f"the browser complains: {said.text}")
        ),
    )
    try:
        yield reader
    finally:
        context.close()


def _short(url: str) -> str:
    return urlsplit(url)._replace(query="").geturl()[:100]
