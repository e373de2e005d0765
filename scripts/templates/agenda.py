"""agenda.docx: the front sheet (cspctl/documents/agenda.py, FrontSheet)."""

from lxml import etree

from templates.look import WIDTH
from templates.opening import contact
from templates.package import Template
from templates.word import Column, labelled, p, run, strong, table, when

_PAGES = 2.6  # a fixed width: the front sheet must not grow when the ranges are filled in
_ITEM, _PRESENTER, _TIME = 1.5, 3.5, 2.5

_WHEN = "{{ head.date }}{% if head.time %}, {{ head.time }}{% endif %}"


def agenda() -> Template:
    """The items in a table; the range of pages is live."""
    items = table(
        "Agenda",
        "The items of the meeting in order, each with who presents it, the time it is given and "
        "its pages in the pack.",
        "item in items",
        [
            Column("Item", _ITEM, [p("TableText", "{{ item.number }}"
                   "{% if item.letter %}({{ item.letter }}){% endif %}")]),
            Column("Title", WIDTH - _ITEM - _PRESENTER - _TIME - _PAGES, _title()),
            Column("Presented by", _PRESENTER, [p("TableText", "{{ item.presenter }}")]),
            Column("Time", _TIME, [p("TableText", "{{ item.duration }}")]),
            Column("Pages", _PAGES, _pages()),
        ],
        above=("item.exclusion", [p("TableTitle", "Restricted business"),
                                  p("TableNote", "{{ item.exclusion }}")]),
    )  # fmt: skip
    return Template(
        title="{{ head.board }} - Agenda",
        body=[
            p("Title", "{{ head.board }}"),
            p("Subtitle", strong("Agenda")),
            *when("head.date", labelled("Date", _WHEN)),
            *when("head.venue", labelled("Venue", "{{ head.venue }}")),
            *when("members", labelled("Members", '{{ members|join("; ") }}')),
            *when("invited", labelled("Invited", '{{ invited|join("; ") }}')),
            items,
            *when(
                "exempt_review",
                labelled("Review of exempt items", "{{ exempt_review }}", "Note"),
            ),
            *when("restricted_note", p("Note", "{{ restricted_note }}")),
            *contact(),
        ],
    )


def _title() -> list[etree._Element]:
    """The item in bold, its parts set in; below it in small letters what is said of it."""
    lines = []
    for condition, title, note in (
        ("not item.letter", "TableTitle", "TableNote"),
        ("item.letter", "TablePart", "TablePartNote"),
    ):
        said = [
            *when("item.note", p(note, "{{ item.note }}")),
            *when("item.reason", p(note, "{{ item.reason }}")),
            *when('item.status and item.status != "Verbal"', p(note, "{{ item.status }}")),
        ]
        lines += when(condition, p(title, "{{ item.title }}"), *said)
    return lines


def _pages() -> list[etree._Element]:
    """The range, and behind it what is not open to all; or why there are no pages."""
    edition = "{% if head.public %}withheld{% else %}restricted{% endif %}"
    other = (
        "{% if item.withheld %}{% if head.public %}Withheld{% else %}Restricted{% endif %}"
        '{% elif item.status == "Verbal" %}Verbal{% elif item.status %}To follow{% endif %}'
    )
    return [
        *when(
            "item.pages",
            p(
                "TableText",
                "{{r item.pages }}",
                run("{% if item.withheld %} " + edition + "{% endif %}"),
            ),
        ),
        *when("not item.pages", p("TableText", other)),
    ]
