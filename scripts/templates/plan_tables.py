"""The tables that the documents of delivery plans share (cspctl/documents/plans/)."""

from lxml import etree

from templates.look import WIDTH
from templates.word import Column, p, strong, table, when

SMALL = "TableSmall"
HEADING = "TableSmallHeading"


def number() -> Column:
    """The column of the numbers."""
    return Column("No.", 1.5, [p(SMALL, "{{ line.number }}")])


def counts_table() -> etree._Element:
    """How many commitments have each RAG, now and a quarter ago."""
    return table(
        "Commitments by RAG",
        "How many commitments are red, amber, green, done and not rated, now and a quarter ago.",
        "count in counts",
        [
            Column("RAG", 4.6, [p("TableText", "{% cellbg count.fill %}{{ count.rag }}")]),
            Column("Now", 3.4, [p("TableText", "{{ count.now }}")]),
            Column("A quarter ago", 3.4, [p("TableText", "{{ count.before }}")]),
        ],
    )


def due_table(name: str, title: str, *, is_late: bool) -> etree._Element:
    """Commitments with their dates, and how late they are."""
    return table(
        title,
        "Each commitment with who leads it and when it is due.",
        f"line in {name}",
        [
            number(),
            Column("Commitment", WIDTH - 8.6, [p(SMALL, "{{ line.text }}")]),
            Column("Lead", 3.6, [p(SMALL, "{{ line.lead }}")]),
            Column("Due", 3.5, [p(SMALL, "{{ line.due }}"), *(late() if is_late else [])]),
        ],
        heading=HEADING,
    )


def turn_table(name: str) -> etree._Element:
    """What got worse or better."""
    return table(
        "Changes since the last quarter",
        "Each commitment that got worse or better, with its RAG before and now.",
        f"line in {name}",
        [
            number(),
            Column("Commitment", WIDTH - 8.7, [p(SMALL, "{{ line.text }}")]),
            Column("Change", 2.2, [p(SMALL, "{{ line.way }}")]),
            Column("Before", 2.5, [p(SMALL, "{% cellbg line.was_fill %}{{ line.was }}")]),
            Column("Now", 2.5, [p(SMALL, "{% cellbg line.now_fill %}{{ line.now }}")]),
        ],
        heading=HEADING,
    )


def silent_table(name: str) -> etree._Element:
    """What nobody reported on."""
    return table(
        "Commitments without news",
        "Each commitment on which nothing was reported for two whole quarters.",
        f"line in {name}",
        [
            number(),
            Column("Commitment", WIDTH - 8.6, [p(SMALL, "{{ line.text }}")]),
            Column("Lead", 3.6, [p(SMALL, "{{ line.lead }}")]),
            Column("Last reported", 3.5, [p(SMALL, "{{ line.last }}")]),
        ],
        heading=HEADING,
    )


def late() -> list[etree._Element]:
    """How late a line is, in a paragraph of its own."""
    return when("line.late", p(SMALL, strong("{{ line.late }}")))


def rag_cell() -> list[etree._Element]:
    """The RAG in words on its colour, and which way it went."""
    return [
        p(SMALL, "{% cellbg line.rag_fill %}{{ line.rag }}"),
        *when("line.direction", p("TableNote", "{{ line.direction }}")),
    ]
