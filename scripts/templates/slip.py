"""slip.docx: the page in the place of a paper (cspctl/documents/slip.py, Slip)."""

from templates.opening import opening
from templates.package import Template
from templates.word import each, p


def slip() -> Template:
    """What stands here, and why its paper does not."""
    return Template(
        title="{{ head.board }} - {{ title }}",
        body=[
            *opening("{{ title }}", "{{ head.date }}"),
            p("Marking", "{{ heading }}"),
            *each("line in lines", p("", "{{ line }}")),
        ],
    )
