"""supplement.docx: a supplement's front sheet (cspctl/documents/supplement.py, SupplementSheet)."""

from lxml import etree

from templates.look import WIDTH
from templates.opening import contact
from templates.package import Template
from templates.word import Column, labelled, p, run, strong, table, when

_ITEM, _PRESENTER, _PAGES = 1.5, 3.5, 2.6


def supplement() -> Template:
    """The late items in a table, each with the reason for which it is taken."""
    items = table(
        "Late items",
        "The items that came after the pack was issued, each with the reason for which it is "
        "taken, who presents it and its pages.",
        "item in items",
        [
            Column("Item", _ITEM, [p("TableText", "{{ item.number }}"
                   "{% if item.letter %}({{ item.letter }}){% endif %}")]),
            Column("Title", WIDTH - _ITEM - _PRESENTER - _PAGES, _title()),
            Column("Presented by", _PRESENTER, [p("TableText", "{{ item.presenter }}")]),
            Column("Pages", _PAGES, _pages()),
        ],
    )  # fmt: skip
    return Template(
        title="{{ head.board }} - Supplement {{ supplement }}",
        body=[
            p("Title", "{{ head.board }}"),
            p("Subtitle", strong("Supplement {{ supplement }} to the agenda")),
            *when("head.date", labelled("Date", "{{ head.date }}")),
            *when("head.venue", labelled("Venue", "{{ head.venue }}")),
            items,
            *contact(),
        ],
    )


def _title() -> list[etree._Element]:
    """The item in bold, below it why it is late and who agreed."""
    agreed = "{% if item.agreed_by %} (agreed by {{ item.agreed_by }}){% endif %}"
    return [
        p("TableTitle", "{{ item.title }}"),
        *when("item.reason", p("TableNote", "Reason for lateness: {{ item.reason }}", agreed)),
    ]


def _pages() -> list[etree._Element]:
    edition = "{% if head.public %}withheld{% else %}restricted{% endif %}"
    return [
        *when(
            "item.pages",
            p(
                "TableText",
                "{{r item.pages }}",
                run("{% if item.withheld %} " + edition + "{% endif %}"),
            ),
        ),
        *when("not item.pages", p("TableText", "No paper")),
    ]
