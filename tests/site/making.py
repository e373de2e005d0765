"""A site of a workspace that is all in the test."""

import datetime as dt
import html
import re
from collections.abc import Mapping

from helpers import Files, loaded

from cspctl import template_store
from cspctl.site.making import Made, make_site


class Desk(Files):
    """Files of a workspace, its own templates of the site among them, as ``SiteDesk`` has them."""

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(2, "no such file", path)
        return super().read(path)

    def template(self, name: str) -> tuple[str, bytes]:
        own = f"templates/site/{name}"
        if own in self.files:
            return own, self.read(own)
        return f"site/{name} (packaged)", template_store.packaged(f"site/{name}")

    def own_templates(self) -> Mapping[str, bytes]:
        own = [name for name in self.names() if name.startswith("templates/")]
        return {name.removeprefix("templates/"): self.read(name) for name in own}


def made(
    files: Mapping[str, str | bytes | OSError],
    today: str = "2026-03-02",
    *,
    members: bool = False,
    boards: tuple[str, ...] = (),
) -> Made:
    """An edition of the site; the desk has what the workspace has, and built packs beside it."""
    read = {name: data for name, data in files.items() if not name.startswith(("build", "templ"))}
    found = loaded(read)
    edition = "members" if members else "public"
    day = dt.date.fromisoformat(today)
    return make_site(found.workspace, found.problems, day, edition, Desk(files), boards)


def text_of(page: bytes) -> str:
    """What a page says, without its marks, in one line."""
    shown = re.sub(rb"<!doctype.*?<body>", b"", page, flags=re.S | re.I)
    joined = re.sub(r"</?(?:a|code|em|span|strong|time)\b[^>]*>", "", shown.decode())
    words = re.sub(r"<[^>]*>", " ", joined)
    return " ".join(html.unescape(words).split())
