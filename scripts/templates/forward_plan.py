"""forward-plan.docx: the year on its side (cspctl/documents/forward_plan.py, PlanView)."""

from lxml import etree

from templates.look import WIDE
from templates.opening import contact, opening
from templates.package import Template
from templates.word import Column, each, labelled, p, table, when


def forward_plan() -> Template:
    """A table a meeting, under its date."""
    small = "TableSmall"
    columns = [
        Column("Item", 0, [p(small, "{{ line.title }}")]),
        Column("Part", 2.3, [p(small, "{{ line.part }}")]),
        Column("Presented by", 4.3, [p(small, "{{ line.presenter }}")]),
        Column("Purpose", 3.1, [p(small, "{{ line.reason }}")]),
        Column("Time", 2.5, [p(small, "{{ line.duration }}")]),
        Column("Report", 2.1, [p(small, "{{ line.report }}")]),
        Column("Comments", 4.8, [p(small, "{{ line.comments }}")]),
    ]
    columns[0] = Column("Item", WIDE - sum(c.width for c in columns), columns[0].content)
    lines = table(
        "Items for {{ meeting.date }}",
        "What the meeting will consider, who presents it and whether its report is there.",
        "line in meeting.lines",
        columns,
        heading="TableSmallHeading",
    )
    heading = "{{ meeting.date }}{% if meeting.status %} ({{ meeting.status }}){% endif %}"
    return Template(
        title="{{ head.board }} - Forward plan",
        wide=True,
        body=[
            *opening("Forward plan", "As at {{ head.date }}"),
            *each(
                "meeting in meetings",
                p("Heading1", heading),
                *_fact("Time", "meeting.time"),
                *_fact("Venue", "meeting.venue"),
                *_fact("Agenda published", "meeting.publish"),
                *when("meeting.lines", lines),
                *when("not meeting.lines", p("", "No items yet.")),
            ),
            *when("not meetings", p("", "No meetings are planned yet.")),
            *contact(),
        ],
    )


def _fact(label: str, name: str) -> list[etree._Element]:
    """A fact of a meeting, kept on the page of its table."""
    return when(name, labelled(label, f"{{{{ {name} }}}}", "MeetingDetail"))
