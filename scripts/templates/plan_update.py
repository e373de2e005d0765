"""plan-update.docx: what a sub-group reports (cspctl/documents/plans, PlanUpdate)."""

from lxml import etree

from templates.look import WIDTH
from templates.opening import contact, details, opening
from templates.package import Template
from templates.plan_tables import (
    HEADING,
    SMALL,
    counts_table,
    due_table,
    number,
    rag_cell,
    silent_table,
    turn_table,
)
from templates.word import Column, each, numbered, p, tab, table, when


def plan_update() -> Template:
    """Sections 1 and 2 are a paper's own: the purpose, and what the board is asked to do."""
    purpose = "To tell the board what was reported for {{ quarter }}, and how the plan stands."
    return Template(
        marks=[("marking", "{{ marking }}")],
        title="{{ head.board }} - {{ title }}: update",
        body=[
            *opening("{{ title }}", "Update at {{ as_at }}"),
            *when("marking", p("Marking", "{{ marking }}")),
            *details(
                owner="Sub-group",
                author="Author",
                period="Period of the plan",
                version="Version of the plan",
            ),
            numbered("Heading1", "1", "Purpose"),
            p("", purpose),
            numbered("Heading1", "2", "Recommendations"),
            *each(
                "number, text in recommendations",
                p("NumberedParagraph", "{{ number }}", tab(), "{{ text }}"),
            ),
            *when("not recommendations", p("", "There are no recommendations.")),
            numbered("Heading1", "3", "How the plan stands"),
            p("", "{{ summary }}"),
            *when("counts", counts_table()),
            *when(
                "commitments",
                *_section(4, "What was reported", "reported", _reported(), "Nothing was reported."),
                *_section(
                    5,
                    "Overdue",
                    "overdue",
                    due_table("overdue", "Overdue commitments", is_late=True),
                    "No commitment is overdue.",
                ),
                *_section(
                    6,
                    "What got worse or better",
                    "turned",
                    turn_table("turned"),
                    "No commitment changed its colour since it was last reported on.",
                ),
                numbered("Heading1", "7", "No news for two quarters"),
                p("", "{{ silent_note }}"),
                *when("silent", silent_table("silent")),
                *_section(
                    8,
                    "Due by the end of next quarter",
                    "coming",
                    due_table("coming", "Commitments due soon", is_late=False),
                    "No commitment has a date by the end of next quarter.",
                ),
                *_section(
                    9,
                    "Open actions of the action log",
                    "actions",
                    _actions(),
                    "No open action of the log is linked to the plan.",
                ),
            ),
            *contact(),
        ],
    )


def _section(
    number: int, title: str, name: str, content: etree._Element, nothing: str
) -> list[etree._Element]:
    """A section that says so when it has nothing to show."""
    return [
        numbered("Heading1", str(number), title),
        *when(name, content),
        *when(f"not {name}", p("", nothing)),
    ]


def _reported() -> etree._Element:
    commitment = [
        p(SMALL, "{{ line.text }}"),
        *when("line.lead", p("TableNote", "{{ line.lead }}")),
    ]
    return table(
        "What was reported",
        "Each commitment that was reported on, with its lead, its RAG and what was reported.",
        "line in reported",
        [
            number(),
            Column("Commitment", 5.4, commitment),
            Column("RAG", 2.5, rag_cell()),
            Column("Reported", WIDTH - 9.4, [p(SMALL, "{{ line.update }}")]),
        ],
        heading=HEADING,
        prose="line.long",
    )


def _actions() -> etree._Element:
    rag = p(SMALL, "{% cellbg action.rag_fill %}{{ action.rag }}")
    return table(
        "Open actions that serve the plan",
        "Each open action of the log with its lead, date, RAG and the commitments it serves.",
        "action in actions",
        [
            Column("Action", 1.7, [p(SMALL, "{{ action.number }}")]),
            Column("What is to be done", WIDTH - 12.4, [p(SMALL, "{{ action.action }}")]),
            Column("Lead", 3.3, [p(SMALL, "{{ action.lead }}")]),
            Column("Target date", 2.7, [p(SMALL, "{{ action.target }}")]),
            Column("RAG", 2.5, [rag]),
            Column("Serves", 2.2, [p(SMALL, "{{ action.serves }}")]),
        ],
        heading=HEADING,
    )
