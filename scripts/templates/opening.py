"""What documents of a meeting have in common in their text."""

from lxml import etree

from templates.word import labelled, p, when


def opening(title: str, subtitle: str) -> list[etree._Element]:
    """Board and item, title, and a line below it."""
    return [
        p("AboveTitle", "{{ head.board }}{% if head.item %}, Item {{ head.item }}{% endif %}"),
        p("Title", title),
        p("Subtitle", subtitle),
    ]


def details(**labels: str) -> list[etree._Element]:
    """A block of facts, each with its label; a fact that is empty is left out.

    The keyword is the field of the view and its value the label: ``author="Author"``.
    """
    return [
        element
        for name, label in labels.items()
        for element in when(name, labelled(label, f"{{{{ {name} }}}}"))
    ]


def contact() -> list[etree._Element]:
    """Whom to ask about the document."""
    return when("head.contact", labelled("Contact", "{{ head.contact }}", "Note"))
