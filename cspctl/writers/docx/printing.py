"""A view on its template, with the properties that every document of a board has."""

import datetime as dt
from dataclasses import fields
from typing import Any

from cspctl.writers.docx.render import render
from cspctl.writers.properties import CoreProperties


def print_view(template: bytes, view: Any, *, name: str, creator: str, day: dt.date) -> bytes:
    """Print a view (a dataclass of cspctl.documents) on the template called ``name``.

    The file is dated by ``day``, the meeting's, and not by today: the same input gives the same
    bytes on every day. CannotRun with every fault of the template.
    """
    made = dt.datetime.combine(day, dt.time(), dt.UTC)
    properties = CoreProperties(creator=creator, created=made, modified=made, language="en-GB")
    data = {entry.name: getattr(view, entry.name) for entry in fields(view)}
    return render(template, data, name=name, properties=properties)
