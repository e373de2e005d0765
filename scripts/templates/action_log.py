"""action-log.docx: the action log on its side (cspctl/documents/action_log.py, ActionLog)."""

from templates.look import WIDE
from templates.opening import contact, opening
from templates.package import Template
from templates.word import Column, p, table, when

_COUNTS = (
    "{{ open }} open action{% if open != 1 %}s{% endif %}, {{ overdue }} overdue, as at {{ as_at }}"
)


def action_log() -> Template:
    """One row an action; the RAG stands in words on its colour."""
    small = "TableSmall"
    others = when("row.others", p("TableNote", "with {{ row.others }}"))
    update = 4.4
    widths = {"No.": 1.2, "Lead": 3.7, "Start": 2.4, "Target date": 2.5, "RAG": 2.8, "State": 1.6}
    columns = [
        Column("No.", widths["No."], [p(small, "{{ row.number }}")]),
        Column("Action", WIDE - sum(widths.values()) - update, [p(small, "{{ row.action }}")]),
        Column("Lead", widths["Lead"], [p(small, "{{ row.lead }}"), *others]),
        Column("Start", widths["Start"], [p(small, "{{ row.start }}")]),
        Column("Target date", widths["Target date"], [p(small, "{{ row.target }}")]),
        Column("Update", update, [p(small, "{{ row.update }}")]),
        Column("RAG", widths["RAG"], [p(small, "{% cellbg row.rag_fill %}{{ row.rag }}")]),
        Column("State", widths["State"], [p(small, "{{ row.state }}")]),
    ]
    log = table(
        "Action log",
        "The board's actions, each with its lead, dates, the latest news, RAG and state.",
        "row in rows",
        columns,
        heading="TableSmallHeading",
    )
    return Template(
        title="{{ head.board }} - Action log",
        wide=True,
        body=[
            *opening("Action log", _COUNTS),
            *when("rows", log),
            *when("not rows", p("", "There are no actions.")),
            p("Note", "Red: overdue. Amber: due soon, or without a target date. Green: on course. "
              "Blue: done."),
            *when("charts", p("Heading1", "The log in charts"), p("", "{{p charts }}")),
            *contact(),
        ],
    )  # fmt: skip
