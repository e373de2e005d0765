"""A drafted agenda as the text of agenda.yaml, whose comments teach."""

import datetime as dt
from collections.abc import Sequence

from cspctl.changes.agenda_drafting import Drafted, Row
from cspctl.edit.rendering import Style, item
from cspctl.model.workspace import BoardFolder

_DASH = 2


def agenda_text(folder: BoardFolder, day: dt.date, drafted: Drafted) -> str:
    """The whole file. It depends on what was drafted alone, so that a second run gives the same."""
    board = folder.board.id
    lines = [
        "# yaml-language-server: $schema=../../../.cspctl/schema/agenda.json",
        f"# The agenda of {day.day} {day:%B %Y}, from the standing items and the forward plan.",
        "# From here on it is yours: reorder, add and delete items. Their numbers follow from",
        "# their order, a part under items: gets a letter.",
        f"#   cspctl agenda paper {board} {day} ITEM FILE  adds a paper to an item",
        f"#   cspctl agenda draft {board} {day}             shows what the plan has now",
        f"#   cspctl pack build {board} {day}               builds the pack",
        "# invited: [a-person]            # who comes besides the members",
    ]
    if drafted.left_out:
        lines.append(f"# Left out, as the plan says: {'; '.join(drafted.left_out)}.")
    parts = (
        ("Opening", drafted.opening),
        ("Business: decisions first, information last", drafted.business),
        ("Restricted: withheld from the public", drafted.restricted),
        ("Closing", drafted.closing),
    )
    if not drafted.rows:
        return "\n".join([*lines, "items: []"]) + "\n"
    blocks = [_part(name, rows) for name, rows in parts if rows]
    return "\n".join([*lines, "items:", "\n\n".join(blocks)]) + "\n"


def _part(name: str, rows: Sequence[Row]) -> str:
    indent = " " * _DASH
    return f"{indent}# {name}\n" + "\n\n".join(
        "\n".join(
            [
                *(f"{indent}# {' '.join(comment.split())}" for comment in row.comments),
                item(row.fields, _DASH, _DASH + 2, Style()),
            ]
        )
        for row in rows
    )
