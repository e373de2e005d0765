"""Layers of a PDF that are switched off: on no screen, and in the file all the same.

Source: ISO 32000-1, 8.11 (optional content).
"""

from typing import TYPE_CHECKING, Any

from cspctl.pack.screening.pdf_tree import dictionaries
from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Take out what stands on layers that are off, then the list of layers when none is left."""
    import pikepdf

    layers = document.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return False
    off = _off(layers)
    hide = off or any(
        item.get("/Type") == pikepdf.Name.OCMD and _is_off(item, off)
        for item in dictionaries(document)
    )
    if not hide or not log.found("hidden_text", "layers that are switched off"):
        return False
    for page in document.pages:
        _without(document, page.obj, off, set())
        notes = page.obj.get("/Annots")
        if isinstance(notes, pikepdf.Array):
            kept = [note for note in notes if not _is_off(note.get("/OC"), off)]
            page.obj.Annots = pikepdf.Array(kept)
    # What is on shows by itself; the names of layers may say what was on them.
    del document.Root["/OCProperties"]
    return True


def _off(layers: Any) -> set[tuple[int, int]]:
    """The layers that are off when the file is opened, or are switched off then."""
    import pikepdf

    default = layers.get("/D", pikepdf.Dictionary())
    listed = [item.objgen for item in default.get("/OFF", [])]
    if default.get("/BaseState") == pikepdf.Name.OFF:
        on = {item.objgen for item in default.get("/ON", [])}
        listed += [item.objgen for item in layers.get("/OCGs", []) if item.objgen not in on]
    by_event: dict[str, Any] = {
        str(usage.get("/Event")): usage.get("/OCGs", [])
        for usage in default.get("/AS", [])
        if isinstance(usage, pikepdf.Dictionary)
    }
    printed = {
        layer.objgen for layer in by_event.get("/Print", []) if _state(layer, "Print") == "/ON"
    }
    listed += [
        layer.objgen
        for layer in by_event.get("/View", [])
        if _state(layer, "View") == "/OFF" and layer.objgen not in printed
    ]
    return set(listed)


def _state(layer: Any, use: str) -> str:
    """What a layer says of its own state on a screen (``View``) or on paper (``Print``)."""
    import pikepdf

    usage = layer.get("/Usage") if isinstance(layer, pikepdf.Dictionary) else None
    about = usage.get(f"/{use}") if isinstance(usage, pikepdf.Dictionary) else None
    return str(about.get(f"/{use}State")) if isinstance(about, pikepdf.Dictionary) else ""


def _is_off(layer: Any, off: set[tuple[int, int]]) -> bool:
    import pikepdf

    if not isinstance(layer, pikepdf.Dictionary):
        return False
    if layer.get("/Type") != pikepdf.Name.OCMD:
        return layer.objgen in off
    groups = layer.get("/OCGs")
    members = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
    dark = [one.objgen in off for one in members if isinstance(one, pikepdf.Dictionary)]
    said = layer.get("/VE")
    if isinstance(said, pikepdf.Array):
        return not _is_true(said, off, 0)
    policy = str(layer.get("/P", "/AnyOn"))
    return bool(dark) and {
        "/AllOn": any(dark),
        "/AnyOff": not any(dark),
        "/AllOff": not all(dark),
    }.get(policy, all(dark))


def _is_true(said: Any, off: set[tuple[int, int]], level: int) -> bool:
    """Whether an expression of layers (8.11.2.2) is true: shown."""
    import pikepdf

    if not isinstance(said, pikepdf.Array):
        return not (isinstance(said, pikepdf.Dictionary) and said.objgen in off)
    if level > 32 or not len(said):
        return False
    values = [_is_true(one, off, level + 1) for one in list(said)[1:]]
    operator = str(said[0])
    if operator == "/Not":
        return not all(values)
    return any(values) if operator == "/Or" else all(values)


def _without(
    document: "pikepdf.Pdf", holder: Any, off: set[tuple[int, int]], seen: set[tuple[int, int]]
) -> None:
    """Leave out hidden stretches of a page's or a drawing's content, and hidden drawings."""
    import pikepdf

    resources: Any = holder.get("/Resources")
    resources = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
    drawings: Any = resources.get("/XObject")
    hidden = set()
    for name, drawing in list(drawings.items()) if isinstance(drawings, pikepdf.Dictionary) else ():
        if _is_off(drawing.get("/OC"), off):
            hidden.add(name)
            del drawings[name]
        elif drawing.get("/Subtype") == pikepdf.Name.Form and drawing.objgen not in seen:
            seen.add(drawing.objgen)
            _without(document, drawing, off, seen)
    named: Any = resources.get("/Properties")
    named = named if isinstance(named, pikepdf.Dictionary) else {}
    marks = {name for name, layer in named.items() if _is_off(layer, off)}
    if not marks and not hidden:
        return
    content = pikepdf.unparse_content_stream(_shown(holder, marks, hidden))
    if isinstance(holder, pikepdf.Stream):
        holder.write(content)
    else:
        holder.Contents = document.make_stream(content)
    for name in marks:
        del named[name]


def _shown(holder: Any, marks: set[str], hidden: set[str]) -> list[Any]:
    import pikepdf

    kept: list[Any] = []
    open_marks: list[bool] = []  # for each marked stretch that is open, whether it is hidden
    for step in pikepdf.parse_content_stream(holder):
        operator = str(step.operator)
        if operator in ("BDC", "BMC"):
            names = [str(operand) for operand in step.operands if isinstance(operand, pikepdf.Name)]
            open_marks.append(operator == "BDC" and names[:1] == ["/OC"] and names[-1] in marks)
            if not any(open_marks):
                kept.append(step)
            continue
        if operator == "EMC":
            if not any(open_marks):
                kept.append(step)
            del open_marks[-1:]
            continue
        inside = any(open_marks)
        drawn = operator == "Do" and str(step.operands[0]) in hidden
        # The state of drawing goes on behind a hidden stretch, so only what paints is left out.
        if drawn or (inside and operator in _PAINTING):
            continue
        kept.append(step)
    return kept


_PAINTING = frozenset(
    (
        "Tj",
        "TJ",
        "'",
        '"',
        "Do",
        "sh",
        "INLINE IMAGE",
        "f",
        "F",
        "f*",
        "B",
        "B*",
        "b",
        "b*",
        "S",
        "s",
    )
)
