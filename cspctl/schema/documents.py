"""The kinds of file that a board keeps, and the record that each is read into."""

import re
from typing import NamedTuple

from cspctl.model.action import ActionsFile
from cspctl.model.agenda import Agenda, Cover
from cspctl.model.board import Board, PeopleFile
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.forward_plan import ForwardPlan
from cspctl.model.minutes import MinutesHead
from cspctl.model.performance import Performance
from cspctl.model.record import Record

_MEETING = r"packs/[^/]+/\d{4}-\d\d-\d\d/"


class Document(NamedTuple):
    """A kind of file: what it is called, its record, and which files of a workspace it is.

    ``title`` is what an editor shows. In a Markdown file the record is the front matter.
    """

    name: str
    record: type[Record]
    title: str
    files: str


DOCUMENTS = {
    document.name: document
    for document in (
        Document("actions", ActionsFile, "An action log", r"(packs/[^/]+/)?actions\.yaml"),
        Document("agenda", Agenda, "The agenda of a meeting", _MEETING + r"agenda\.yaml"),
        Document("board", Board, "A board", r"packs/[^/]+/board\.yaml"),
        Document(
            "forward-plan",
            ForwardPlan,
            "The forward plan of a board",
            r"packs/[^/]+/forward-plan\.yaml",
        ),
        Document(
            "minutes", MinutesHead, "The front matter of the minutes", _MEETING + r"minutes\.md"
        ),
        Document(
            "paper",
            Cover,
            "The cover sheet of a paper: its front matter, or its side file",
            _MEETING + r".+\.(md|[A-Za-z]+\.yaml)",
        ),
        Document(
            "people", PeopleFile, "People and agencies of several boards", r"packs/people\.yaml"
        ),
        Document(
            "performance",
            Performance,
            "The figures that a board follows",
            r"packs/[^/]+/performance\.yaml",
        ),
        Document("plan", DeliveryPlan, "A delivery plan", r"packs/[^/]+/plans/[^/]+\.yaml"),
    )
}


def document_of(file: str) -> Document | None:
    """The kind of a workspace's file; None for what is none of them."""
    found = (one for one in DOCUMENTS.values() if re.fullmatch(one.files, file))
    return next(found, None)
