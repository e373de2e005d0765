"""performance.docx: a board's figures on its side (cspctl/documents/performance.py)."""

from templates.look import WIDE
from templates.opening import contact, opening
from templates.package import Template
from templates.word import Column, each, labelled, p, table, when

_AS_AT = "As at {{ as_at }}{% if updated %}; figures brought up to date on {{ updated }}{% endif %}"


def performance() -> Template:
    """A row an indicator, with its trend; then a chart and a table for each."""
    small, note = "TableSmall", "TableNote"
    columns = [
        Column(
            "Indicator",
            0,
            [p(small, "{{ line.title }}"), *when("line.owner", p(note, "{{ line.owner }}"))],
        ),
        Column(
            "Latest",
            4.0,
            [
                p(small, "{{ line.latest }}{% if line.unit %} {{ line.unit }}{% endif %}"),
                p(note, "{{ line.period }}{% if line.provisional %}, provisional{% endif %}"),
            ],
        ),
        Column(
            "Target",
            3.2,
            [p(small, "{{ line.target }}"), *when("line.reached", p(note, "{{ line.reached }}"))],
        ),
        Column("RAG", 2.2, [p(small, "{% cellbg line.rag_fill %}{{ line.rag }}")]),
        Column(
            "Direction",
            5.0,
            [
                p(small, "{{ line.direction }}"),
                *when("line.over_year", p(note, "Over the year: {{ line.over_year }}")),
            ],
        ),
        Column(
            "Trend",
            3.9,
            [
                *when("line.trend", p(small, "{{p line.trend }}")),
                *when("not line.trend and line.rag", p(note, "Too few figures")),
            ],
        ),
    ]  # fmt: skip
    columns[0] = Column("Indicator", WIDE - sum(c.width for c in columns), columns[0].content)
    rows = table(
        "Performance",
        "What the board measures, each with its latest figure, target, RAG, direction and trend.",
        "line in lines",
        columns,
        heading="TableSmallHeading",
    )
    return Template(
        title="{{ head.board }} - Performance",
        wide=True,
        body=[
            *opening("Performance", _AS_AT),
            *when("summary", p("", "{{ summary }}")),
            *when(
                "lines",
                rows,
                p("Note", "Better and worse are against the period before. Trends show each "
                  "indicator's own scale; the figures stand below."),
            ),
            *when("not lines", p("", "The board keeps no figures yet.")),
            *each(
                "line in lines",
                *when(
                    "line.rag",  # of one that is withheld, nothing but its title is there
                    p("Heading1", "{{ line.title }}"),
                    *when("line.rag_fill", labelled("RAG", "{{ line.rag }}", "MeetingDetail")),
                    *_fact("Thresholds", "thresholds"),
                    *_fact("Target", "target"),
                    *_fact("Source", "source"),
                    *when("line.note", p("", "{{p line.note }}")),
                    *when("line.chart", p("", "{{p line.chart }}")),
                ),
            ),
            *contact(),
        ],
    )  # fmt: skip


def _fact(label: str, name: str) -> list:
    """A fact of an indicator."""
    return when(f"line.{name}", labelled(label, f"{{{{ line.{name} }}}}", "MeetingDetail"))
