"""progress-report.docx: a strategy's quarter (cspctl/documents/plans, ProgressReport)."""

from lxml import etree

from cspctl.writers.docx.names import element
from templates.look import WIDTH
from templates.opening import contact, details, opening
from templates.package import Template
from templates.plan_tables import (
    HEADING,
    SMALL,
    due_table,
    late,
    number,
    rag_cell,
    silent_table,
    turn_table,
)
from templates.word import Column, each, labelled, p, table, when


def progress_report() -> Template:
    """A page of summary with the chart, what changed, then each theme and its measures."""
    return Template(
        marks=[("marking", "{{ marking }}")],
        title="{{ head.board }} - {{ title }}: progress report",
        body=[
            *opening("{{ title }}", "Progress report for {{ quarter }}"),
            *when("marking", p("Marking", "{{ marking }}")),
            *details(owner="Owner", period="Period", version="Version", as_at="As at"),
            p("Heading1", "Summary"),
            p("", "{{ summary }}"),
            *when("since", p("", "{{ since }}")),
            p("", "{{p chart }}"),
            *when(
                "themes",
                *when("chart", _new_page(p("Heading1", _CHANGED))),
                *when("not chart", p("Heading1", _CHANGED)),
                *when("changed", turn_table("changed")),
                *when("not changed", p("", "No commitment changed its colour.")),
                p("Heading1", "Overdue"),
                *when("overdue", due_table("overdue", "Overdue commitments", is_late=True)),
                *when("not overdue", p("", "No commitment is overdue.")),
                p("Heading1", "No news for two quarters"),
                p("", "{{ silent_note }}"),
                *when("silent", silent_table("silent")),
            ),
            *each(
                "theme in themes",
                *when("loop.first", _new_page(p("Heading1", _HEADING))),
                *when("not loop.first", p("Heading1", _HEADING)),
                *when("theme.withheld", p("Note", _WITHHELD)),
                *when("theme.description", p("", "{{ theme.description }}")),
                *when("theme.aim", labelled("Aim", "{{ theme.aim }}", "")),
                *when("theme.summary", p("", "{{ theme.summary }}")),
                *when("theme.lines", _lines()),
                *when(
                    "not theme.lines and not theme.withheld",
                    p("", "No commitments yet."),
                ),
                *when(
                    "theme.measures",
                    p("Heading2", "How residents will know"),
                    p("", "{{p theme.measures }}"),
                ),
            ),
            *contact(),
        ],
    )


_CHANGED = "What changed since the last quarter"
_HEADING = "{% if theme.heading %}{{ theme.heading }}{% else %}Commitments{% endif %}"
_WITHHELD = (
    "{% if head.public %}This part of the strategy is restricted and is not published."
    "{% else %}Restricted: not for publication.{% endif %}"
)


def _new_page(heading: etree._Element) -> etree._Element:
    """A heading that begins a page."""
    heading[0].append(element("pageBreakBefore"))
    return heading


def _lines() -> etree._Element:
    commitment = [
        p(SMALL, "{{ line.text }}"),
        *when("line.lead", p("TableNote", "{{ line.lead }}")),
        *when("line.due", p("TableNote", "Due: {{ line.due }}")),
        *late(),
    ]
    update = [
        *when("line.reported", p("TableNote", "{{ line.reported }}")),
        *when("line.update", p(SMALL, "{{ line.update }}")),
        p(SMALL, "{{p line.steps }}"),
    ]
    return table(
        "Commitments{% if theme.heading %}: {{ theme.heading }}{% endif %}",
        "Each commitment with its lead and date, its RAG and the latest update.",
        "line in theme.lines",
        [
            number(),
            Column("Commitment", 6.0, commitment),
            Column("RAG", 2.5, rag_cell()),
            Column("Latest update", WIDTH - 10.0, update),
        ],
        heading=HEADING,
        prose="line.long",
    )
