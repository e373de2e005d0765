"""minutes.docx and minutes-table.docx, the two layouts of minutes.

Their view is MinutesView (cspctl/documents/minutes.py).
"""

from lxml import etree

from cspctl.writers.docx.names import element
from templates.look import WIDTH
from templates.opening import contact, opening
from templates.package import Template
from templates.word import Column, each, labelled, p, table, when

_ACTION_BY = 4.2
_NUMBER = 1.8


WITHHELD = (
    "{% if head.public %}This part of the minutes is restricted and is not published."
    "{% else %}Restricted: not for publication.{% endif %}"
)


def minutes() -> Template:
    """Each item under a heading of its own, outside the tables: there Word's navigation sees it."""
    return _minutes(
        when("opening", _said("row in opening", "Opening of the meeting")),
        each(
            "part in parts",
            *when("part.level == 1", p("Heading1", "{{ part.number }}. {{ part.title }}")),
            *when("part.level != 1", p("Heading2", "{{ part.number }}. {{ part.title }}")),
            *when("part.withheld", p("Note", WITHHELD)),
            *when("part.rows", _said("row in part.rows", "{{ part.title }}")),
        ),
    )


def minutes_table() -> Template:
    """The other layout: one numbered table of two columns, and who acts below each action."""
    return _minutes(
        each("row in opening", *_row()),
        [
            table(
                "Minutes",
                "Each item with its number, what was said, and who is to act.",
                "part in parts",
                [
                    Column("Item", _NUMBER, [p("MinuteText", "{{ part.number }}")]),
                    Column(
                        "Minute",
                        WIDTH - _NUMBER,
                        [
                            *when("part.level == 1", _level(p("Heading1", "{{ part.title }}"))),
                            *when("part.level != 1", _level(p("Heading2", "{{ part.title }}"))),
                            *when("part.withheld", p("Note", WITHHELD)),
                            *each("row in part.rows", *_row()),
                            # A cell has a paragraph behind whatever stands in it.
                            p("MinuteText", ""),
                        ],
                    ),
                ],
                style="MinutesTable",
                heading="MinuteHeading",
                prose="part.rows or not part.rows",
            )
        ],
    )


def _level(heading: etree._Element) -> etree._Element:
    """A heading without space above it, level with the number beside it."""
    heading[0].append(element("spacing", before="0"))
    return heading


def _row() -> list[etree._Element]:
    return [
        p("MinuteText", "{{p row.blocks }}"),
        *when("row.action_by", p("ActionBy", "Action by: {{ row.action_by }}")),
    ]


def _minutes(*said: list[etree._Element]) -> Template:
    """The frame that both layouts share: who was there, what was said, corrections, contact."""
    return Template(
        title="{{ head.board }} - Minutes of {{ head.date }}",
        marks=[("draft", "Draft")],
        body=[
            *opening(
                "Minutes",
                "{{ head.date }}{% if head.time %}, {{ head.time }}{% endif %}",
            ),
            p("Marking", "{{ status }}"),
            *when("head.venue", labelled("Venue", "{{ head.venue }}")),
            *_people("Chair", "chair", many=False),
            *_people("Present", "present"),
            *_people("Substitutes", "substitutes"),
            *_people("Apologies", "apologies"),
            *_people("In attendance", "in_attendance"),
            *_people("Note taker", "note_taker", many=False),
            labelled(
                "Declarations of interest",
                '{% if interests %}{{ interests|join("; ") }}{% else %}none declared{% endif %}',
            ),
            *(element for part in said for element in part),
            *when(
                "corrections",
                p("Heading1", "Corrections"),
                *each("correction in corrections", p("", "{{ correction }}")),
            ),
            *contact(),
        ],
    )


def _people(label: str, name: str, *, many: bool = True) -> list[etree._Element]:
    shown = f'{{{{ {name}|join("; ") }}}}' if many else f"{{{{ {name} }}}}"
    return when(name, labelled(label, shown))


def _said(loop: str, title: str) -> etree._Element:
    return table(
        f"Minutes: {title}",
        "What was said, decided and asked for, and beside each action who is to do it.",
        loop,
        [
            Column("Minute", WIDTH - _ACTION_BY, [p("MinuteText", "{{p row.blocks }}")]),
            Column("Action by", _ACTION_BY, [p("ActionBy", "{{ row.action_by }}")]),
        ],
        style="MinutesTable",
        heading="MinuteHeading",
        prose='row.kind == "text"',
    )
