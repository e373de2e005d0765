"""paper.docx: a paper behind its cover sheet, or the cover alone (cspctl/documents/paper.py)."""

from lxml import etree

from templates.opening import details, opening
from templates.package import Template
from templates.word import each, numbered, p, tab, when


def paper() -> Template:
    """The cover sheet's sections are 1 and 2; the body's own headings go on from there."""
    asked = "purpose or recommendations or body"
    return Template(
        title="{{ head.board }} - {{ subject }}",
        marks=[("marking", "{{ marking }}")],
        body=[
            *opening("{{ subject }}", "{{ date }}"),
            *details(
                author="Author",
                on_behalf_of="On behalf of",
                contact="Contact",
                marking="Marking",
            ),
            *when(
                asked,
                numbered("Heading1", "1", "Purpose"),
                *when("purpose", p("", "{{ purpose }}")),
                *when("not purpose", p("", "No purpose is stated.")),
                numbered("Heading1", "2", "Recommendations"),
                *each(
                    "number, text in recommendations",
                    p("NumberedParagraph", "{{ number }}", tab(), "{{ text }}"),
                ),
                *when("not recommendations", p("", "There are no recommendations.")),
            ),
            *_listed("appendices", "List of appendices"),
            *_listed("background_papers", "Background papers"),
            p("", "{{p body }}"),
        ],
    )


def _listed(name: str, title: str) -> list[etree._Element]:
    return when(
        name,
        p("Heading2", title),
        *each(f"entry in {name}", p("", "{{ entry }}")),
    )
