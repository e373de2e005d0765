"""What the plotting library writes as SVG, made fit to stand in a page beside others."""

import hashlib
import re

from lxml import etree

from cspctl.documents.charts import Chart
from cspctl.writers.docx.sandbox import clean

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FONTS = "'DejaVu Sans', Verdana, Arial, sans-serif"


def cleaned(data: bytes, chart: Chart, prefix: str) -> str:
    """One ``svg`` element: named, with ids of its own, without rules that reach outside it."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    root = etree.fromstring(data, parser)
    for gone in [*root.iter(f"{_SVG}metadata"), *root.iter(f"{_SVG}style")]:
        parent = gone.getparent()
        assert parent is not None
        # Its rules would hold for the whole page; the root has them as attributes instead.
        parent.remove(gone)
    start = prefix or "c" + hashlib.sha256(data + chart.alt.encode()).hexdigest()[:10]
    _own_ids(root, start)
    root.set("stroke-linejoin", "round")
    root.set("stroke-linecap", "butt")
    root.set("role", "img")
    root.set("aria-labelledby", f"{start}-title")
    root.set("aria-describedby", f"{start}-desc")
    description = _words("desc", f"{start}-desc", chart.alt)
    root.insert(0, description)
    root.insert(0, _words("title", f"{start}-title", chart.title))
    for element in root.iter(etree.Element):
        _styles_as_attributes(element)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _styles_as_attributes(element: etree._Element) -> None:
    """Write a style out as attributes: a page may forbid styles within it, as the site's do."""
    style = element.attrib.pop("style", "")
    for rule in filter(None, map(str.strip, str(style).split(";"))):
        name, _, value = rule.partition(":")
        value = value.strip().replace("'DejaVu Sans'", _FONTS)
        element.set(name.strip(), value)


def _own_ids(root: etree._Element, start: str) -> None:
    """Keep the ids that something refers to, each with the chart's own beginning."""
    used: set[str] = set()
    for element in root.iter():
        target = element.get(_HREF)
        if target is not None:
            del element.attrib[_HREF]
            used.add(target.removeprefix("#"))
            element.set("href", f"#{start}-{target.removeprefix('#')}")
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            found = _REFERENCE.findall(value)
            if found:
                used.update(found)
                element.set(name, _REFERENCE.sub(rf"url(#{start}-\1)", value))
    for element in root.iter():
        identity = element.get("id")
        if identity in used:
            element.set("id", f"{start}-{identity}")
        elif identity is not None:
            del element.attrib["id"]


def _words(tag: str, identity: str, text: str) -> etree._Element:
    made = etree.Element(f"{_SVG}{tag}", id=identity)
    made.text = clean(text)
    return made
