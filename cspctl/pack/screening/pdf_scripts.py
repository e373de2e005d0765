"""Scripts and actions in a PDF. A link to a page or to the web stays; what runs by itself goes.

Source: ISO 32000-1, 12.6.4 (action types).
"""

import re
from typing import TYPE_CHECKING, Any

from cspctl.pack.screening.pdf_tree import dictionaries
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

_HARMLESS = frozenset(("/GoTo", "/URI", "/Named", "/Thread", "/Hide"))
_RUNNING = re.compile(r"(?i)\s*(javascript|vbscript|data):")
_OWN_DISK = re.compile(r"(?i)\s*(file:|\\\\|[a-z]:[\\/])")
_FETCHING = frozenset(("/GoToR", "/GoToE", "/SubmitForm", "/ImportData"))


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Take out JavaScript, launches, actions at opening and of pages and fields, and XFA forms."""
    import pikepdf

    cleaned = False
    root = document.Root
    names: Any = root.get("/Names")
    listed = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    if listed and log.found("scripts", "scripts of the whole document"):
        del names["/JavaScript"]
        cleaned = True
    # An array is only the page to show first.
    opening = root.get("/OpenAction")
    acts = isinstance(opening, pikepdf.Dictionary) and not _is_harmless(opening)
    if acts and log.found("scripts", "an action when it is opened"):
        del root["/OpenAction"]
        cleaned = True
    for item in dictionaries(document):
        cleaned = _additional(item, log) or _action(item, log) or cleaned
    return cleaned


def _additional(item: Any, log: Log) -> bool:
    import pikepdf

    if not isinstance(item.get("/AA"), pikepdf.Dictionary):
        return False
    where = "actions of a page" if item.get("/Type") == pikepdf.Name.Page else "actions"
    if not log.found("scripts", where):
        return False
    del item["/AA"]
    return True


def _action(item: Any, log: Log) -> bool:
    """Actions of a link, a bookmark or a field, and those that follow on another."""
    import pikepdf

    cleaned = False
    for key in ("/A", "/Next", "/PA"):
        actions = item.get(key)
        many = isinstance(actions, pikepdf.Array)
        acting = list(actions) if isinstance(actions, pikepdf.Array) else [actions]
        kept = [action for action in acting if not _is_taken_out(action, log)]
        if len(kept) == len(acting):
            continue
        if many and kept:
            item[key] = pikepdf.Array(kept)
        else:
            del item[key]
        cleaned = True
    return cleaned


def _is_taken_out(action: Any, log: Log) -> bool:
    import pikepdf

    if not isinstance(action, pikepdf.Dictionary) or "/S" not in action:
        return False
    kind = str(action.get("/S"))
    if kind == "/URI":
        address = str(action.get("/URI", ""))
        if _RUNNING.match(address):
            return log.found("scripts", "an address that is a script")
        return bool(_OWN_DISK.match(address)) and log.found("links", "a link to a file")
    if kind in _HARMLESS:
        return False
    hazard = "links" if kind in _FETCHING else "scripts"
    return log.found(hazard, f"an action of the kind {kind[1:]}")


def _is_harmless(action: Any) -> bool:
    return str(action.get("/S", "")) in _HARMLESS and "/Next" not in action
