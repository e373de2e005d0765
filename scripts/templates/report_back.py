"""report-back.docx: to residents, on what they said (cspctl/documents/plans, ReportBack)."""

from lxml import etree

from templates.look import WIDTH
from templates.opening import opening
from templates.package import Template
from templates.word import Column, each, p, strong, table, when


def report_back() -> Template:
    """Each recommendation in the order in which somebody asks: said, answered, done, next."""
    return Template(
        marks=[("marking", "{{ marking }}")],
        title="{{ head.board }} - {{ title }}: report back",
        body=[
            *opening("{{ title }}", "You said, we did, what is next: report at {{ as_at }}"),
            *when("marking", p("Marking", "{{ marking }}")),
            p("", "{{ introduction }}"),
            p("", "{{ summary }}"),
            *when("recommendations", p("Heading1", "At a glance"), _glance()),
            *each(
                "one in recommendations",
                p("Heading1", "Recommendation {{ one.number }}: {{ one.title }}"),
                *when("one.withheld", p("Note", "This recommendation is not published.")),
                *when("one.restricted", p("Note", "Restricted: not for publication.")),
                *_told(),
            ),
            *when(
                "short_names",
                p("Heading1", "Short names in this report"),
                *each("short, words in short_names", p("", strong("{{ short }}"), ": {{ words }}")),
            ),
            *when(
                "head.contact",
                p("Heading1", "Ask us"),
                p("", "If you have a question about this report: {{ head.contact }}"),
            ),
        ],
    )


def _glance() -> etree._Element:
    return table(
        "The recommendations at a glance",
        "Each recommendation with the answer to it and how far it is.",
        "one in recommendations",
        [
            Column("No.", 1.4, [p("TableText", "{{ one.number }}")]),
            Column("You said", WIDTH - 8.8, [p("TableText", "{{ one.title }}")]),
            Column("Our answer", 3.2, [p("TableText", "{{ one.answer }}")]),
            Column("How far it is", 4.2, [p("TableText", "{{ one.stands }}")]),
        ],
    )


def _told() -> list[etree._Element]:
    """What is told of one recommendation."""
    return [
        *when("one.said", p("Heading2", "You said, in short"), p("", "{{ one.said }}")),
        *when("one.why", p("Heading2", "Why it matters"), p("", "{{p one.why }}")),
        *when(
            "one.answered or one.answer_text",
            p("Heading2", "Our answer"),
            *when("one.answered", p("", strong("{{ one.answered }}"))),
            *when("one.answer_text", p("", "{{ one.answer_text }}")),
        ),
        *when(
            "one.acts or one.listed or one.note",
            p("Heading2", "Actions: what was done, and what is next"),
        ),
        *when("one.acts", _acts()),
        *when("one.listed", p("", "{{p one.listed }}")),
        *when("one.note", p("", "{{ one.note }}")),
        *when("one.who", p("", strong("{{ one.who_is }}: "), "{{ one.who }}")),
    ]


def _acts() -> etree._Element:
    act = [
        *when("act.name", p("TableTitle", "{{ act.name }}")),
        p("TableText", "{{ act.text }}"),
    ]
    to_come = [
        p("TableText", "{{p act.next }}"),
        *when("act.who", p("TableText", strong("{{ one.who_is }}: "), "{{ act.who }}")),
        *when("act.by", p("TableText", strong("When: "), "{{ act.by }}")),
    ]
    return table(
        "Recommendation {{ one.number }}, action by action",
        "Each action, what was done about it, and what is next.",
        "act in one.acts",
        [
            Column("Action", 5.8, act),
            Column("What was done", WIDTH - 10.6, [p("TableText", "{{p act.done }}")]),
            Column("What is next", 4.8, to_come),
        ],
        prose="act.long",
    )
