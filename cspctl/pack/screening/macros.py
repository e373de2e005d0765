"""Macros, and controls and ribbons that call them."""

import posixpath
import re

from cspctl.pack.screening.elements import drop, local
from cspctl.pack.screening.package import XML, Package
from cspctl.pack.screening.report import Log
from cspctl.writers.ooxml import CONTENT_TYPES, CT

_KINDS = frozenset(
    (
        "vbaProject",
        "vbaProjectSignature",
        "vbaProjectSignatureAgile",
        "vbaProjectSignatureV3",
        "wordVbaData",
        "xlMacrosheet",
        "xlIntlMacrosheet",
        "control",
        "activeXControlBinary",
        "extensibility",
        "keyMapCustomizations",
        "ctrlProp",
        "attachedToolbars",
        "webextensiontaskpanes",
        "webextension",
    )
)
_CLICKS = ("{*}hlinkClick", "{*}hlinkHover", "{*}hlinkMouseOver")
_RUNNING = re.compile(r"(?i)\s*ppaction://(macro|program|ole)")
_ELEMENTS = ("control", "controls", "mcds")
_PLAIN = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    ),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    ),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    ),
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    ),
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    ),
}


def clean(package: Package, log: Log) -> None:
    """Take out macros and what runs them, and the content type that announces them."""
    _actions(package, log)
    meant = [(source, link) for source, link in package.all_links() if link.kind in _KINDS]
    loose = [
        name
        for name in package.parts
        if posixpath.basename(name).lower().startswith("vbaproject") and name.endswith(".bin")
    ]
    announced = package.content_type(package.main()) in _PLAIN
    if not (meant or loose or announced):
        return
    if not log.found("macros", _place(package, loose)):
        return
    for source, link in meant:
        for element, _ in package.naming(source, link):
            if local(element) in (*_ELEMENTS, "sheet"):
                drop(element)
                package.touch(source)
        package.unlink(source, link)
        if link.target in package.parts:
            package.drop(link.target)
    for name in loose:
        if name in package.parts:
            package.drop(name)
    for override in package.tree(CONTENT_TYPES).iter(f"{CT}Override"):
        kind = override.get("ContentType", "")
        if kind in _PLAIN:
            override.set("ContentType", _PLAIN[kind])
            package.touch(CONTENT_TYPES)


def _actions(package: Package, log: Log) -> None:
    """Clicks on drawings of a presentation that run something."""
    for name in [name for name in package.parts if name.startswith("ppt/") and name.endswith(XML)]:
        found = [
            click
            for click in package.tree(name).iter(*_CLICKS)
            if _RUNNING.match(click.get("action", ""))
        ]
        if found and log.found("macros", f"an action that runs something, in {name}"):
            for click in found:
                drop(click)
            package.touch(name)


def _place(package: Package, loose: list[str]) -> str:
    return "a macro project" if loose else "controls or the file's type"
