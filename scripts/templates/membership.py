"""membership.docx: membership and terms of reference (cspctl/documents/membership.py)."""

from lxml import etree

from templates.look import WIDTH
from templates.opening import contact, opening
from templates.package import Template
from templates.word import Column, p, table, when


def membership() -> Template:
    """Who sits on the board, who advises it, its sub-groups, and its terms."""
    groups = table(
        "Sub-groups",
        "The board's sub-groups and who chairs each.",
        "group in subgroups",
        [
            Column("Sub-group", WIDTH / 2, [p("TableTitle", "{{ group.name }}")]),
            Column("Chair", WIDTH / 2, [p("TableText", "{{ group.chair }}")]),
        ],
    )
    return Template(
        title="{{ head.board }} - Membership and terms of reference",
        body=[
            *opening("Membership and terms of reference", "As at {{ head.date }}"),
            *when("members", p("Heading1", "Members"), _seats("members", "Members")),
            *when("advisers", p("Heading1", "Advisers"), _seats("advisers", "Advisers")),
            *when("subgroups", p("Heading1", "Sub-groups"), groups),
            p("", "{{p terms }}"),
            *contact(),
        ],
    )


def _seats(name: str, title: str) -> etree._Element:
    return table(
        title,
        "Each seat with its post and agency.",
        f"seat in {name}",
        [
            Column("Name", WIDTH * 0.32, [p("TableTitle", "{{ seat.name }}")]),
            Column("Post", WIDTH * 0.36, [p("TableText", "{{ seat.post }}")]),
            Column("Agency", WIDTH * 0.32, [p("TableText", "{{ seat.agency }}")]),
        ],
    )
