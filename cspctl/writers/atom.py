"""A feed (RFC 4287) that feed readers and mail programs take in.

Addresses are relative to the feed's own, so that the site can lie anywhere.
"""

import datetime as dt

from lxml import etree

from cspctl.documents.site.news import Feed, News
from cspctl.writers.docx.sandbox import clean

_ATOM = "http://www.w3.org/2005/Atom"
_TYPES = {
    "PDF": "application/pdf",
    "Word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "Excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def atom(feed: Feed) -> bytes:
    """The feed as a file."""
    top = "../" * feed.path.count("/")
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.updated))
    _text(_text(root, "author"), "name", feed.author)
    _link(root, "self", "application/atom+xml", feed.path.rpartition("/")[2])
    _link(root, "alternate", "text/html", "index.html")
    for news in feed.entries:
        _entry(_text(root, "entry"), news, top)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(entry: etree._Element, news: News, top: str) -> None:
    _text(entry, "id", news.id)
    _text(entry, "title", news.title)
    _text(entry, "updated", _moment(news.on))
    _text(entry, "published", _moment(news.on))
    _link(entry, "alternate", "text/html", f"{top}{news.path}")
    for file in news.downloads:
        kind = _TYPES.get(file.format, "application/octet-stream")
        link = _link(entry, "enclosure", kind, f"{top}{file.path}")
        link.set("title", clean(f"{file.name} ({file.format}, {file.size})"))
    _text(entry, "summary", news.summary)


def _text(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    found = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text:
        found.text = clean(text)
    return found


def _link(parent: etree._Element, rel: str, kind: str, href: str) -> etree._Element:
    return _with(_text(parent, "link"), rel=rel, type=kind, href=href)


def _with(element: etree._Element, **attributes: str) -> etree._Element:
    for name, value in attributes.items():
        element.set(name, value)
    return element


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
