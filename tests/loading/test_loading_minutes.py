"""minutes.md: front matter, headings, ACTION and DECISION lines, RESTRICTED."""

import datetime as dt

import pytest
from helpers import BARE, loaded, said

from cspctl.model.minutes import Decision, MinutedAction, Passage
from cspctl.model.record import specs

NAME = "packs/b/2017-12-13/minutes.md"


def read(text):
    found = loaded({**BARE, NAME: text})
    return found.workspace.boards["b"].meetings[dt.date(2017, 12, 13)].minutes, found.problems


def pieces(text):
    minutes, problems = read(f"## 1. Title\n{text}")
    assert problems == ()
    return minutes.sections[0].pieces


def headings(text):
    minutes, problems = read(text)
    assert problems == ()
    return [(section.number, section.title, section.level) for section in minutes.sections]


def test_front_matter_and_sections_know_their_lines():
    minutes, problems = read(
        "---\n"
        "status: confirmed\n"
        "present: [chair, A. Member]\n"
        "interests: []\n"
        "substitutes: [{for: probation, person: A. Deputy}]\n"
        "---\n"
        "Before all headings.\n"
        "\n"
        "## 3. Fire safety\n"
        "What was said,\n"
        "on two lines.\n"
        "\n"
        "DECISION: Keep it on the agenda.\n"
    )
    assert problems == ()
    assert minutes.head.status == "confirmed"
    assert minutes.head.present == ("chair", "A. Member")
    assert minutes.head.substitutes[0].for_ == "probation"
    assert [(piece.text, piece.location.line) for piece in minutes.opening] == [
        ("Before all headings.", 7)
    ]
    (section,) = minutes.sections
    assert (section.number, section.title, section.location.line) == ("3", "Fire safety", 9)
    assert [(type(piece), piece.text, piece.location.line) for piece in section.pieces] == [
        (Passage, "What was said,\non two lines.", 10),
        (Decision, "Keep it on the agenda.", 13),
    ]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("## 3. Fire safety", "3", "Fire safety"),
        ("## 3 Fire safety", "3", "Fire safety"),
        ("## 3) Fire safety", "3", "Fire safety"),
        ("## 3: Fire safety", "3", "Fire safety"),
        ("## 03. Fire safety", "3", "Fire safety"),
        ("## Item 3: Fire safety", "3", "Fire safety"),
        ("## 5(a). Safer Borough", "5(a)", "Safer Borough"),
        ("## 5 (a) Safer Borough", "5(a)", "Safer Borough"),
        ("## 5(A) Safer Borough", "5(a)", "Safer Borough"),
        ("## 5a. Safer Borough", "5(a)", "Safer Borough"),
        ("## 5a) Safer Borough", "5(a)", "Safer Borough"),
        ("## 5 A walk in the park", "5", "A walk in the park"),
        ("## 10. Closed #", "10", "Closed"),
        ("## 2017 in review", "", "2017 in review"),
        ("# Any other business", "", "Any other business"),
    ],
)
def test_a_heading_ties_its_section_to_an_item(line, number, title):
    assert headings(line + "\nText.\n") == [(number, title, line.index(" "))]


def test_deeper_headings_without_a_number_belong_to_the_text():
    text = "## 1. First\n### Background\nText.\n#### 1(a). Part\n## Last\n"
    assert headings(text) == [("1", "First", 2), ("1(a)", "Part", 4), ("", "Last", 2)]


@pytest.mark.parametrize(
    ("line", "number", "lead", "by", "text"),
    [
        ("ACTION: DE to write", None, (), None, "DE to write"),
        ("**ACTION:** DE to write", None, (), None, "DE to write"),
        ("**ACTION**: DE to write", None, (), None, "DE to write"),
        ("**ACTION: DE to write**", None, (), None, "DE to write"),
        ("- ACTION: DE to write", None, (), None, "DE to write"),
        ("2. ACTION: DE to write", None, (), None, "DE to write"),
        ("ACTION 4: DE to write", 4, (), None, "DE to write"),
        ("ACTION [enforcement]: Write", None, ("enforcement",), None, "Write"),
        ("ACTION 12 [a, b, by 2017-12-13]: Write", 12, ("a", "b"), "2017-12-13", "Write"),
        ("ACTION [by 2017-12-13]: Write", None, (), "2017-12-13", "Write"),
        ("ACTION[a]: Write: now", None, ("a",), None, "Write: now"),
        ("Action: DE to write", None, (), None, "DE to write"),
        ("**Action:** DE to write", None, (), None, "DE to write"),
        ("Action [DE, by 2017-12-13]: write", None, ("DE",), "2017-12-13", "write"),
    ],
)
def test_an_action_line(line, number, lead, by, text):
    (piece,) = pieces(line + "\n")
    assert isinstance(piece, MinutedAction)
    assert (piece.number, piece.lead, piece.by, piece.text) == (number, lead, by, text)
    assert (piece.location.line, piece.location.column) == (2, 1)


def test_an_action_runs_to_the_end_of_its_paragraph():
    found = pieces(
        "ACTION: Write the protocol\nfor the partnership.\n"
        "ACTION: Circulate it.\n"
        "DECISION: Agreed.\n"
        "\n"
        "ACTION: Last\n### Heading\nText.\n"
    )
    assert [(type(piece).__name__, piece.text) for piece in found] == [
        ("MinutedAction", "Write the protocol for the partnership."),
        ("MinutedAction", "Circulate it."),
        ("Decision", "Agreed."),
        ("MinutedAction", "Last"),
        ("Passage", "### Heading\nText."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The ACTION: plan was noted.",
        "Actions: none",
        "ACTIONABLE: yes",
        "In ACTION 4 we",
        "Action plan: it was noted",
        "Action 4: reported as done",
        "Action: none.",
    ],
)
def test_a_sentence_is_not_taken_for_an_action(line):
    assert [type(piece) for piece in pieces(line + "\n")] == [Passage]


def test_what_looks_like_the_next_action_is_no_part_of_the_one_before():
    found = pieces(
        "ACTION: Write\nthe protocol.\nACTION (SR): order whistles\nDecision: Keep it.\n"
    )
    assert [(type(piece).__name__, piece.text, piece.location.line) for piece in found] == [
        ("MinutedAction", "Write the protocol.", 2),
        ("Passage", "ACTION (SR): order whistles", 4),
        ("Decision", "Keep it.", 5),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ACTION:\n\n", "2:1 F005"),
        ("ACTION [a: Write\n", "2:1 F004"),
        ("ACTION 3: **\n", "2:1 F005"),
    ],
)
def test_a_broken_action_line_is_told(text, place):
    _, problems = read(f"## 1. Title\n{text}")
    assert said(problems) == [place]


@pytest.mark.parametrize(
    "line",
    [
        "RESTRICTED",
        "**RESTRICTED**",
        "RESTRICTED.",
        "[RESTRICTED]",
        "> RESTRICTED",
        "Restricted",
        "RESTRICTED: paragraph 7",
        "RESTRICTED - names of victims",
    ],
)
def test_a_line_restricted_withholds_its_section(line):
    minutes, problems = read(f"## 1. First\nText.\n\n{line}\n\nMore.\n## 2. Second\n")
    assert problems == ()
    assert [bool(section.restricted) for section in minutes.sections] == [True, False]


def test_a_heading_that_says_restricted_withholds_its_section():
    minutes, _ = read("## 1. First (RESTRICTED)\n## 2. Second\n")
    assert [bool(section.restricted) for section in minutes.sections] == [True, False]


@pytest.mark.parametrize(
    "line", ["Restricted access was discussed.", "It is RESTRICTED.", "UNRESTRICTED"]
)
def test_a_sentence_with_the_word_withholds_nothing(line):
    minutes, _ = read(f"## 1. First\n{line}\n")
    assert minutes.sections[0].restricted is None


def test_restricted_before_the_first_heading_is_told_and_publishes_nothing():
    minutes, problems = read("---\nstatus: draft\n---\nRESTRICTED\nSecret.\n## 1. First\n")
    assert said(problems) == ["4:1 F004"]
    assert minutes.opening == ()


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends_read_the_same(ends):
    text = "---\nstatus: draft\n---\n## 1. First\nACTION: a\nb\n\nRESTRICTED\n"
    plain, _ = read(text)
    other, problems = read(text.replace("\n", ends))
    assert problems == ()
    assert other == plain


def test_minutes_without_front_matter_or_with_a_broken_one_keep_their_sections():
    assert headings("## 1. First\n") == [("1", "First", 2)]
    minutes, problems = read("---\nstatus: draft: x\npresent: [a]\n---\n## 1. First\n")
    assert said(problems) == ["2:14 F001"]
    assert minutes.head.present == ("a",)
    assert len(minutes.sections) == 1


def test_a_head_of_the_wrong_kind_keeps_the_body():
    minutes, problems = read("---\n- a list\n---\n## 1. First\n")
    assert said(problems) == ["2:1 F001"]
    assert len(minutes.sections) == 1


def test_every_field_of_the_front_matter_is_read():
    from cspctl.model.minutes import MinutesHead

    minutes, problems = read(
        "---\nboard: b\ndate: 2017-12-13\ntime: 13:00-16:00\nvenue: V\nstatus: draft\n"
        "confirmed: 2018-03-28\ncorrections: [a]\nchair: c\npresent: [a]\n"
        "substitutes: [{for: a, person: b}]\napologies: [a]\nin_attendance: [a]\nnote_taker: a\n"
        "interests: [{person: a, item: 5, kind: personal, nature: n, withdrew: yes}]\n---\n"
    )
    assert problems == ()
    assert all(getattr(minutes.head, key) for key in specs(MinutesHead))
