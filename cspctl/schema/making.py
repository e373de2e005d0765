"""Records to JSON Schema, draft 7, which is what editors read.

The schema accepts whatever the loader accepts: a scalar may be written as text, number, date or
yes/no, for the loader reads every one as text. It is the wider of the two where JSON Schema
cannot say more (an end before its beginning); the loader, in ``cspctl check``, has the last word.
"""

import inspect
import re
from typing import Any

from cspctl.model.kinds import YES, Choice, Kind, Many, Of, Off, Text, Word
from cspctl.model.record import Record, Spec, specs
from cspctl.schema.documents import Document

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]
# Any single value: a reader of YAML may have made a number or a date of it already.
_TEXT: Schema = {"not": {"anyOf": [{"type": ["array", "object", "null"]}, {"const": "..."}]}}
_TEXT_OR_BLANK: Schema = {"not": {"anyOf": [{"type": ["array", "object"]}, {"const": "..."}]}}


def schema_of(document: Document) -> Schema:
    """The whole schema of a kind of file."""
    definitions: dict[str, Schema] = {}
    top = _record(document.record, definitions)
    return {
        "$schema": DRAFT,
        "title": document.title,
        **top,
        "definitions": {name: definitions[name] for name in sorted(definitions)},
    }


def _record(cls: type[Record], definitions: dict[str, Schema]) -> Schema:
    known = specs(cls)
    schema: Schema = {
        "description": _said(cls),
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _field(spec, definitions) for key, spec in known.items()},
    }
    required = [key for key, spec in known.items() if spec.required]
    return schema | ({"required": required} if required else {})


def _field(spec: Spec, definitions: dict[str, Schema]) -> Schema:
    if isinstance(spec.kind, Text) and not spec.required:
        return {"description": spec.doc, **_TEXT_OR_BLANK}
    held = _kind(spec.kind, definitions, required=spec.required)
    return {"description": spec.doc, **_or_blank(held, spec)}


def _or_blank(held: Schema, spec: Spec) -> Schema:
    """Nothing behind the colon means left out; a required text and ``restricted`` say something."""
    withholds = isinstance(spec.kind, Of) and spec.kind.switch
    if withholds or (spec.required and not isinstance(spec.kind, Many)):
        return held
    return _any(held, {"type": "null"})


def _kind(kind: Kind, definitions: dict[str, Schema], *, required: bool = False) -> Schema:
    if isinstance(kind, Text):
        return {**_TEXT, "minLength": 1} if required else dict(_TEXT)
    if isinstance(kind, Choice):
        return _choice(kind)
    if isinstance(kind, Word):
        return dict(kind.schema)
    if isinstance(kind, Many):
        of = _kind(kind.of, definitions, required=True)
        several = {"type": "array", "items": of}
        return _any(of, several) if kind.or_one else several
    return _map(kind, definitions)


def _choice(kind: Choice) -> Schema:
    """The words as an editor offers them, or in the other spellings that the loader reads."""
    words = (*kind.options, *(word for word, _ in kind.also))
    spelt = "|".join(_any_case(word) for word in words)
    return _any({"enum": list(kind.options)}, {"type": "string", "pattern": f"^({spelt})$"})


def _any_case(option: str) -> str:
    letters = (
        f"[{letter.upper()}{letter.lower()}]" if letter.isalpha() else "[-_ ]" for letter in option
    )
    return "".join(letters)


def _map(kind: Of | Off, definitions: dict[str, Schema]) -> Schema:
    cls = kind.record()
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # a record may hold others of its own kind
        definitions[cls.__name__] = _record(cls, definitions)
    reference = {"$ref": f"#/definitions/{cls.__name__}"}
    if isinstance(kind, Off) or kind.switch:
        return _any(dict(YES.schema), reference)
    if kind.short:
        return _any(_kind(specs(cls)[kind.short].kind, definitions, required=True), reference)
    return {"anyOf": [reference]}


def _any(*options: Schema) -> Schema:
    """One of several; those that are themselves such a choice are taken apart."""
    flat: list[Schema] = []
    for option in options:
        flat += option["anyOf"] if set(option) == {"anyOf"} else [option]
    return {"anyOf": flat}


def _said(cls: type[Record]) -> str:
    """The first sentence of a record's docstring, without the marks of code."""
    first = (inspect.getdoc(cls) or "").partition("\n\n")[0]
    return re.sub(r"``", "", " ".join(first.split()))
