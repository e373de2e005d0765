"""delivery-plan.docx: a delivery plan on its side (cspctl/documents/plans, PlanTable)."""

from lxml import etree

from templates.look import WIDE
from templates.opening import contact, details, opening
from templates.package import Template
from templates.plan_tables import HEADING, SMALL, late, rag_cell
from templates.word import Column, each, labelled, p, table, when


def delivery_plan() -> Template:
    """A table a theme, under the theme's heading with its aim and measures."""
    return Template(
        marks=[("marking", "{{ marking }}")],
        title="{{ head.board }} - {{ title }}",
        wide=True,
        body=[
            *opening("{{ title }}", "Delivery plan as at {{ as_at }}"),
            *when("marking", p("Marking", "{{ marking }}")),
            *details(owner="Owner", period="Period", version="Version", updated="Last revised"),
            *when(
                "key_targets",
                p("Heading1", "Key targets"),
                p("", "{{p key_targets }}"),
            ),
            *each(
                "section in sections",
                *when("section.heading", p("Heading1", "{{ section.heading }}")),
                *when("section.withheld", p("Note", _WITHHELD)),
                *when("section.description", p("", "{{ section.description }}")),
                *when("section.aim", labelled("Aim", "{{ section.aim }}", "")),
                *_told("Why it matters", "section.why"),
                *_told("How we shall know", "section.measures"),
                *when("section.lines", _table()),
                *when(
                    "not section.lines and not section.withheld",
                    p("", "No commitments yet."),
                ),
            ),
            *when("not sections", p("", "The plan has no commitments yet.")),
            *contact(),
        ],
    )


_WITHHELD = (
    "{% if head.public %}This part of the plan is restricted and is not published."
    "{% else %}Restricted: not for publication.{% endif %}"
)


def _told(label: str, name: str) -> list[etree._Element]:
    """A label, and prose below it."""
    return when(name, p("TableHeading", label), p("", f"{{{{p {name} }}}}"))


def _table() -> etree._Element:
    due = [
        *when("line.due", p(SMALL, "{{ line.due }}")),
        *when("line.due_note", p(SMALL, "{{ line.due_note }}")),
        *late(),
        *when("line.reports", p("TableNote", "{{ line.reports }}")),
        *when(
            "not line.due and not line.due_note and not line.reports and not line.withheld",
            p("TableNote", "No date"),
        ),
    ]
    update = [
        *when("line.reported", p("TableNote", "{{ line.reported }}")),
        p(SMALL, "{{ line.update }}"),
    ]
    commitment = [
        p(SMALL, "{{ line.text }}"),
        p(SMALL, "{{p line.steps }}"),
    ]
    columns = [
        Column("No.", 1.2, [p(SMALL, "{{ line.number }}")]),
        Column("Commitment and steps", 0, commitment),
        Column("Outcomes", 4.9, [p(SMALL, "{{p line.outcomes }}")]),
        Column("Lead", 3.0, [p(SMALL, "{{ line.lead }}")]),
        Column("Due", 2.7, due),
        Column("RAG", 2.0, rag_cell()),
        Column("Latest update", 6.2, update),
    ]
    rest = WIDE - sum(column.width for column in columns)
    columns[1] = Column(columns[1].heading, rest, columns[1].content)
    return table(
        "{{ title }}{% if section.heading %}: {{ section.heading }}{% endif %}",
        "Each commitment with its steps, outcomes, lead, date, RAG and latest update.",
        "line in section.lines",
        columns,
        heading=HEADING,
        prose="line.long",
    )
