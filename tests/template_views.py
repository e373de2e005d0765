"""Views that are full or empty, made from their own types, and the documents printed from them."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_origin, get_type_hints

import ooxml_integrity
from openxml_audit import OpenXmlValidator

from cspctl import template_store
from cspctl.documents.blocks import PageRange, Paragraph, Text
from cspctl.documents.head import Head
from cspctl.writers.docx.render import render
from cspctl.writers.ooxml import parse_xml, read_package

# Fields that choose a look or a place and are not printed themselves.
CHOICES = ("Row.kind", ".fill", "_fill")


class Filled:
    """A view with every list of one and every text a word of its own, kept in ``words``."""

    def __init__(self, cls):
        self.words = {}
        self.view = self._record(cls)

    def _record(self, cls):
        return cls(
            **{
                name: self._value(f"{cls.__name__}.{name}", kind)
                for name, kind in get_type_hints(cls).items()
            }
        )

    def _value(self, path, kind):
        if kind is str and not path.endswith(CHOICES):
            word = f"Word{len(self.words)}"
            self.words[word] = path
            return word
        if get_origin(kind) is tuple:
            if get_args(kind)[-1] is Ellipsis:
                return (self._value(path, get_args(kind)[0]),)
            return tuple(self._value(path, part) for part in get_args(kind))
        if is_dataclass(kind) and kind.__module__ != PageRange.__module__:
            return self._record(kind)
        if kind == PageRange | None:
            return PageRange("Item7", "Item7End", "25", "70")
        if kind in (bool, int):
            return kind(1)
        if path.endswith("fill"):
            return "F8CBC6"
        if path == "Row.kind":
            return "action"
        assert "Paragraph" in str(kind), path  # a block
        word = f"Word{len(self.words)}"
        self.words[word] = path
        return Paragraph((Text(word),))


def empty(cls):
    """A view with nothing in it but the board and the date."""
    nothing = {str: "", bool: False, int: 0}
    values = {name: nothing.get(kind, ()) for name, kind in get_type_hints(cls).items()}
    return cls(**{**values, "head": Head("The Board", "", "1 March 2018", "", "", "")})


def filled(name, view):
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    return render(template_store.packaged(name), values, name=name)


def part(data, name="word/document.xml"):
    return parse_xml(read_package(data)[name])


def words(root):
    return "".join(root.itertext())


def findings(data, path):
    path.write_bytes(data)
    return [
        *map(str, OpenXmlValidator().validate(str(path)).errors),
        *map(str, ooxml_integrity.check(str(path))),
    ]
