"""Form fields in Word: boxes to tick, lists to choose from, places to fill in."""

from cspctl.pack.screening.elements import Element, drop, local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import unwrap, w

_CONTROLS = frozenset(("checkbox", "dropDownList", "comboBox", "date", "text", "picture"))


def clean(package: Package, log: Log) -> None:
    """Leave what was filled in as text, without the field around it."""
    for name in text_parts(package):
        root = package.tree(name)
        legacy = list(root.iter(w("ffData")))
        controls = [control for control in root.iter(w("sdt")) if _is_filled_in(control)]
        found = legacy + controls
        if found and log.found("forms", place_of(package, name, found)):
            for element in legacy:
                drop(element)
            for control in controls:
                content = control.find(w("sdtContent"))
                for child in list(control):
                    if child is not content:
                        drop(child)
                if content is not None:
                    unwrap(content)
                unwrap(control)
            package.touch(name)


def _is_filled_in(control: Element) -> bool:
    """Other controls only hold text together, such as a table of contents."""
    return any(local(kind) in _CONTROLS for kind in control.iterfind(f"{w('sdtPr')}/*"))
