"""minutes.docx: minutes with a column for who acts (cspctl/documents/minutes.py, MinutesView)."""

from lxml import etree

from templates.look import WIDTH
from templates.opening import contact, opening
from templates.package import Template
from templates.word import Column, each, labelled, p, table, when

_ACTION_BY = 4.2


def minutes() -> Template:
    """Each item under a heading of its own, outside the tables: there Word's navigation sees it."""
    withheld = (
        "{% if head.public %}This part of the minutes is restricted and is not published."
        "{% else %}Restricted: not for publication.{% endif %}"
    )
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
            *when("opening", _said("row in opening", "Opening of the meeting")),
            *each(
                "part in parts",
                *when("part.level == 1", p("Heading1", "{{ part.number }}. {{ part.title }}")),
                *when("part.level != 1", p("Heading2", "{{ part.number }}. {{ part.title }}")),
                *when("part.withheld", p("Note", withheld)),
                *when("part.rows", _said("row in part.rows", "{{ part.title }}")),
            ),
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
