"""E-mail addresses and telephone numbers that are nobody's to publish.

The site names how to reach the boards' contacts and nobody else. An address in somebody's words
(minutes, an action, a plan) is taken out, with a Problem at its place; services' own numbers
(03, 08 and 116) are meant for the public and stay.
"""

import dataclasses
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cspctl.model.board import Person
from cspctl.model.record import Record, replace
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.problems import Location, Problem, warning
from cspctl.queries.people import Directory

NO_EMAIL = "(e-mail address not published)"
NO_PHONE = "(telephone number not published)"

_EMAIL = re.compile(r"[\w.+'’-]*\w@\w[\w-]*(?:\.[\w-]+)*\.\w{2,}", re.UNICODE)
_LONGEST = 254  # characters of an address (RFC 5321, 4.5.3.1.3, with its brackets)
_MARKED_UP = re.compile(rf"\[([^\]]*)\]\(mailto:[^)\s]*\)|<?(?:mailto:)?({_EMAIL.pattern})>?")
_CALLED = re.compile(r"\[([^\]]*)\]\(tel:([^)\s]*)\)", re.IGNORECASE)
# United Kingdom numbers: eleven digits, or ten, that begin with 0, 0044 or +44 (Ofcom's numbering
# plan), with blanks, brackets, hyphens or dashes between; with full stops only in groups of three
# to five figures, as dates have them too.
_BETWEEN = r"[\s()\u2010-\u2013-]{0,2}"
_PHONE = re.compile(
    r"(?:(?<![\w./:-])|(?<=[A-Za-z][:.]))"
    rf"(?:\(?(?:\+|00)44\)?[\s.-]?(?:\(0\)\s?)?|\(?0)[1-9](?:(?:{_BETWEEN}\d){{8,9}}"
    r"|\d{1,3}\)?\.\d{3,4}[.\s]?\d{3,4})"
    r"(?!\w|-\w|/\d{3,4}\b)"
)
_SERVICE = ("03", "08", "116")
_MEND = (
    "Nothing is needed if the site reads well without it. Otherwise name a post or the board's "
    "contact there."
)


class Kept:
    """The addresses and numbers that may be published: those of the boards' contacts.

    A contact is somebody of the board, or is written out (``Clerk, clerk@example.org``).
    """

    def __init__(self, workspace: Workspace) -> None:
        people: list[Person] = []
        texts: list[str] = []
        for board, folder in workspace.boards.items():
            directory = Directory(workspace, board)
            for text in folder.board.contact:
                person = directory.person(directory.who(text).id)
                people += [person] if person else []
                texts += [text] if person is None else [person.email or "", person.phone or ""]
        self.people = frozenset(person.id for person in people)
        said = "\n".join(texts)
        self.emails = frozenset(address.casefold() for address in _EMAIL.findall(said))
        self.phones = frozenset(_digits(phone) for phone in _PHONE.findall(said))


class Screened:
    """A workspace without addresses that are nobody's to publish.

    ``texts`` are the texts that were changed, as they stand now; ``problems`` say where.
    """

    def __init__(self, workspace: Workspace, kept: Kept) -> None:
        self._kept = kept
        self.texts: list[str] = []
        self.problems: list[Problem] = []
        self.workspace: Workspace = self._walk(workspace, Location("", 0))

    def _walk(self, value: Any, place: Location) -> Any:
        if isinstance(value, str):
            return self._text(value, place)
        if isinstance(value, Person):
            return self._person(value)
        if isinstance(value, Record):
            return self._fields(value, _record_fields(value), value.where)
        if isinstance(value, Mapping):
            changed = {key: self._walk(inner, place) for key, inner in value.items()}
            return changed if any(changed[key] is not value[key] for key in value) else value
        if hasattr(value, "_fields"):
            named = zip(value._fields, value, strict=True)
            return self._fields(value, named, lambda name: _place(value, name, place))
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            at = getattr(value, "location", place)
            pairs = ((one.name, getattr(value, one.name)) for one in dataclasses.fields(value))
            return self._fields(value, pairs, lambda _: at)
        if isinstance(value, tuple):
            inner = tuple(self._walk(one, place) for one in value)
            return inner if any(a is not b for a, b in zip(inner, value, strict=True)) else value
        return value

    def _fields(self, value: Any, pairs: Iterable[tuple[str, Any]], where: Any) -> Any:
        changes = {}
        for name, inner in pairs:
            walked = self._walk(inner, where(name.rstrip("_")))
            if walked is not inner:
                changes[name] = walked
        return replace(value, **changes) if changes else value

    def _person(self, person: Person) -> Person:
        """A person's own address stays only if they are a contact; nothing is said of it."""
        if person.id in self._kept.people:
            return person
        return replace(person, email=None, phone=None)

    def _text(self, text: str, place: Location) -> str:
        if "@" not in text and "mailto:" not in text and not _PHONE.search(text):
            return text
        clean = _CALLED.sub(self._call, _MARKED_UP.sub(self._email, text))
        clean = _PHONE.sub(self._phone, clean)
        if clean != text:
            self.texts.append(clean)
            message = "An e-mail address or telephone number stands here, and is not published."
            self.problems.append(warning("H801", message, place, _MEND))
            return clean
        return text

    def _email(self, found: re.Match[str]) -> str:
        address = found.group(2)
        if address is None:
            return found.group(1)
        return found.group(0) if address.casefold() in self._kept.emails else NO_EMAIL

    def _call(self, found: re.Match[str]) -> str:
        """A link that dials; of one that is not to be published the words stay."""
        return found.group(0) if self._may_be_called(found.group(2)) else found.group(1)

    def _phone(self, found: re.Match[str]) -> str:
        return found.group(0) if self._may_be_called(found.group(0)) else NO_PHONE

    def _may_be_called(self, number: str) -> bool:
        digits = _digits(number)
        return digits.startswith(_SERVICE) or digits in self._kept.phones


def _place(value: Any, name: str, place: Location) -> Location:
    """Where a field of a folder was read; fields of others are where the whole is."""
    if isinstance(value, BoardFolder) and name == "terms_of_reference":
        return Location(f"{value.folder}/terms-of-reference.md", 0)
    return place


def _record_fields(value: Record) -> Iterator[tuple[str, Any]]:
    yield from ((name, inner) for name, inner in vars(value).items() if name != "place")


def _digits(phone: str) -> str:
    """A number as dialled in the country: 02079460011."""
    digits = re.sub(r"\D", "", phone.replace("(0)", "")).removeprefix("00")
    return f"0{digits[2:]}" if digits.startswith("44") else digits


def addresses_in(text: str, kept: Kept) -> list[str]:
    """The e-mail addresses of a text that may not be published; for the finished pages.

    A domain in ``.invalid`` is nobody's (RFC 2606): the ids of a calendar's entries have one.
    """
    # A calendar breaks its lines at 75 bytes (RFC 5545, 3.1).
    text = text.replace("\r\n ", "")
    if "@" in text:
        text = html.unescape(text)  # o'neil@ is o&#39;neil@ on a page
    found = set()
    place = text.find("@")
    while place >= 0:  # most pages have none, and to look at every word of all takes seconds
        start = max(0, place - _LONGEST)
        for match in _EMAIL.finditer(text[start : place + _LONGEST]):
            # Of others that are near, this may see only a part.
            if match.start() <= place - start < match.end():
                found.add(match.group().casefold())
        place = text.find("@", place + 1)
    return sorted(one for one in found - kept.emails if not one.endswith(".invalid"))
