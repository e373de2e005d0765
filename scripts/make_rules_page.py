"""Make docs/rules.md, the page of every code that `cspctl check` prints.

Run it from the repository's top folder, with the package installed::

    python scripts/make_rules_page.py

The rules' part is made of the docstrings in cspctl/rules, the files' part of
cspctl/loading/codes.py, the waivers' part of cspctl/checking/codes.py. A test compares the page
with what this would write.
"""

import re
from pathlib import Path

from cspctl.checking.codes import CODES as WAIVERS
from cspctl.loading.codes import CODES
from cspctl.pack.codes import CODES as BUILDING
from cspctl.rules import Rule, rules
from cspctl.site.codes import CODES as SITE

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
GROUPS = {
    "A": "The action log",
    "B": "Boards",
    "D": "Delivery plans",
    "G": "Agendas and their papers",
    "K": "Performance",
    "M": "Minutes",
    "P": "Forward plans",
}
OPENING = """\
<!-- Made by scripts/make_rules_page.py; change the docstrings in cspctl/rules instead. -->
# What `cspctl check` finds

Every problem has a code that stays as it is, a place (file, line and column), and a sentence that
says what to do. An error makes `cspctl check` exit with 1; a warning does so only with `--strict`.
The codes of one kind of file begin with one letter, so that a letter stands for all of them.

The examples are read as on 2 March 2026, in a workspace with one board, `csp`, whose Chief
Executive is in the chair, with the Director of Enforcement (`enforcement`, DE) and the Head of
Housing (`housing`, HH) as members, seven days of notice, and meetings on 14 January, 11 March and
10 June 2026. The tests run every one of them.
"""
ELSEWHERE = """\
`cspctl pack build` stops at the faults below, each of them an error. Codes that begin with S are
the screening's and those with V the leak gate's (screening.md), T those of Word templates
(templates.md), and I those of an import (actions.md)."""

SITE_OPENING = "`cspctl site build` says these besides (site.md):"


def page(found: tuple[Rule, ...]) -> str:
    """The whole page as Markdown."""
    lines = [OPENING, "| Code | Name | Severity | What is wrong |", "|---|---|---|---|"]
    for shape in CODES:
        lines.append(f"| {shape.code} | | {shape.severity} | {shape.meaning} |")
    for rule in found:
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        lines.append(f"| {link} | {rule.name} | {rule.severity} | {_first_line(rule)} |")
    for shape in WAIVERS:
        lines.append(f"| {shape.code} | | {shape.severity} | {shape.meaning} |")
    for title, shapes in (
        ("Files: F001 to F008", CODES),
        ("Waivers and the baseline: W601 to W605 (docs/check.md)", WAIVERS),
    ):
        lines += ["", f"## {title}", "", "| Code | Why |", "|---|---|"]
        lines += [f"| {shape.code} | {shape.why} |" for shape in shapes]
    group = ""
    for rule in found:
        if rule.code[0] != group:
            group = rule.code[0]
            lines += ["", f"## {GROUPS[group]}: {group}"]
        lines += ["", f"### {rule.code} {rule.name}", "", f"*{rule.severity}* — {_body(rule)}"]
    lines += ["", "## What other commands say", "", ELSEWHERE, "", "| Code | What is wrong | Why |"]
    lines.append("|---|---|---|")
    lines += [f"| {shape.code} | {shape.meaning} | {shape.why} |" for shape in BUILDING]
    lines += [
        "",
        SITE_OPENING,
        "",
        "| Code | Severity | What is wrong | Why |",
        "|---|---|---|---|",
    ]
    lines += [f"| {one.code} | {one.severity} | {one.meaning} | {one.why} |" for one in SITE]
    return "\n".join(lines) + "\n"


def _first_line(rule: Rule) -> str:
    return (rule.doc or "").split("\n")[0]


def _body(rule: Rule) -> str:
    """The docstring, each block with its file's path above it."""
    text = re.sub(r"```(\w+) (\S+)\n", r"`\2`\n\n```\1\n", rule.doc or "")
    return text.strip()


if __name__ == "__main__":
    PAGE.write_text(page(rules()), encoding="utf-8", newline="\n")
