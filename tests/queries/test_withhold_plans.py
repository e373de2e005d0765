"""Nothing that a delivery plan withholds is in the public workspace, and what is open is.

A withheld value holds a word that begins with ``zq`` (see test_withhold.py).
"""

import pytest
from helpers import loaded
from test_withhold import leaks, texts

from cspctl.queries.withhold import for_public, unreadable

COMMITMENT = """number: 1
    text: zqtext
    outcomes: [zqoutcome]
    lead: zqlead
    due: 2018-01
    due_note: zqnote
    rag: R
    steps: [{text: zqstep, lead: zqlead, progress: zqprogress}]
    updates: [{quarter: 2017/18-Q3, rag: R, text: zqupdate}]
    actions: [1]
    restricted: """
LOG = """
board: b
actions:
  - {number: 1, action: zqaction, restricted: yes}
  - {number: 2, action: Open}
  - {number: 3, action: zqaction, restricted: {public_title: Open title of an action}}
"""


def public(files):
    found = loaded({"packs/b/board.yaml": "id: b\n", "actions.yaml": LOG, **files})
    assert found.problems == ()
    return for_public(found.workspace)


def plans(files):
    seen = public(files)
    assert leaks(seen) == []
    return seen.boards["b"].plans


@pytest.mark.parametrize("restricted", ["yes", "{public_title: zqtitle, reason: zqreason}"])
def test_a_restricted_plan_is_not_there(restricted):
    text = (
        f"id: p\ntitle: zqtitle\nowner: zqowner\nversion: zqversion\nkey_targets: [zqtarget]\n"
        f"restricted: {restricted}\nthemes: [{{number: 1, title: zqtheme}}]\n"
    )
    seen = plans({"packs/b/plans/p.yaml": text, "packs/b/plans/o.yaml": "id: o\ntitle: Open\n"})
    assert list(seen) == ["o"]


def test_an_agenda_does_not_name_a_withheld_plan_but_keeps_its_place():
    agenda = (
        "items:\n  - {title: A, plan: [o, zqplan]}\n"
        "  - {title: B, items: [{title: C, plan: zqplan}]}\n"
    )
    seen = public(
        {
            "packs/b/plans/zqplan.yaml": "id: zqplan\ntitle: zq\nrestricted: yes\n",
            "packs/b/plans/o.yaml": "id: o\ntitle: Open\n",
            "packs/b/2017-12-13/agenda.yaml": agenda,
        }
    )
    assert leaks(seen) == []
    first, second = next(iter(seen.boards["b"].meetings.values())).agenda.items
    assert (first.plan, second.items[0].plan) == (("o", ""), ("",))


def test_a_plan_that_only_restricted_items_print_belongs_to_them():
    agenda = (
        "items:\n  - {title: A, restricted: yes, plan: [zqplan, both]}\n"
        "  - {title: B, restricted: yes, items: [{title: zq, plan: zqpart}]}\n"
        "  - {title: C, plan: both}\n"
    )
    seen = plans(
        {
            "packs/b/plans/zqplan.yaml": "id: zqplan\ntitle: zq\n",
            "packs/b/plans/zqpart.yaml": "id: zqpart\ntitle: zq\n",
            "packs/b/plans/both.yaml": "id: both\ntitle: Open\n",
            "packs/b/plans/none.yaml": "id: none\ntitle: Open\n",
            "packs/b/2017-12-13/agenda.yaml": agenda,
        }
    )
    assert list(seen) == ["both", "none"]


def test_a_plan_that_could_not_be_read_to_its_end_may_be_restricted_there():
    files = {"packs/b/plans/p.yaml": "id: p\ntitle: zq\nkey_targets: [zq\nrestricted: yes\n"}
    found = loaded({"packs/b/board.yaml": "id: b\n", **files})
    assert [problem.code for problem in found.problems] == ["F001"]
    seen = for_public(found.workspace)
    assert leaks(seen) == []
    assert seen.boards["b"].plans == {}


def test_a_restricted_theme_shows_its_public_title_or_goes():
    theme = (
        "title: zqtitle\n    description: zqdescription\n    aim: zqaim\n    why: [zqwhy]\n"
        "    measures: [zqmeasure]\n    response: {text: zqresponse, referred_to: zqbody}\n"
        "    commitments: [{number: 1, text: zqtext}]\n"
    )
    seen = plans(
        {
            "packs/b/plans/p.yaml": (
                "id: p\ntitle: P\nthemes:\n"
                f"  - number: 1\n    {theme}    restricted: yes\n"
                f"  - number: 2\n    {theme}    restricted:"
                " {paragraph: 7, reason: zqreason, may_see: [zq], public_title: Open title}\n"
                "  - {number: 3, title: Open theme, commitments: [{number: 1, text: Open text}]}\n"
            )
        }
    )
    second, third = seen["p"].themes
    assert (second.number, second.title, second.commitments) == (2, "Open title", ())
    assert (second.restricted.paragraph, second.restricted.bare) == ((7,), True)
    assert (third.number, third.commitments[0].text) == (3, "Open text")


@pytest.mark.parametrize("indent", ["themes:\n- number: 1\n  title: T\n  ", ""])
def test_a_restricted_commitment_shows_its_public_title_or_goes(indent):
    two = COMMITMENT.replace("number: 1", "number: 2")
    seen = plans(
        {
            "packs/b/plans/p.yaml": (
                f"id: p\ntitle: P\n{indent}commitments:\n"
                f"  - {COMMITMENT}{{reason: zqreason}}\n"
                f"  - {two}{{reason: zqreason, public_title: Open title}}\n"
                "  - {number: 3, text: Open text, actions: [1, 2, b/3, 9]}\n"
            )
        }
    )
    second, third = (commitment for _, commitment in seen["p"].placed())
    assert (second.number, second.text, second.updates, second.rag) == (2, "Open title", (), None)
    assert (third.text, third.actions) == ("Open text", ("2", "b/3"))


def test_of_a_restricted_step_or_update_the_words_go():
    seen = plans(
        {
            "packs/b/plans/p.yaml": (
                "id: p\ntitle: P\ncommitments:\n  - number: 1\n    text: Open text\n"
                "    steps:\n"
                "      - {text: zqstep, lead: zqlead, progress: zqprogress, restricted: yes}\n"
                "      - {text: zqstep, progress: zq, restricted: {public_title: Open step}}\n"
                "      - {text: Open last, progress: Open progress}\n"
                "    updates:\n"
                "      - {quarter: 2017/18-Q2, rag: G, text: Open update}\n"
                "      - {quarter: 2017/18-Q3, date: 2017-12-20, rag: R, text: zqupdate,"
                " restricted: yes}\n"
                "      - {quarter: 2017/18-Q4, rag: A, text: zqupdate,"
                " restricted: {reason: zqreason, public_title: Open title}}\n"
            )
        }
    )
    (commitment,) = seen["p"].commitments
    assert [step.text for step in commitment.steps] == ["Open step", "Open last"]
    # The public is not told an older colour than the board.
    assert [(one.rag, one.text) for one in commitment.updates] == [
        ("G", "Open update"),
        ("R", None),
        ("A", "Open title"),
    ]


def test_nothing_open_of_a_plan_is_changed():
    plan = (
        "id: p\ntitle: P\nowner: Somebody\nstatus: draft\n"
        "themes: [{number: 1, title: T, commitments: [{number: 1, text: Open text,"
        " actions: [2], updates: [{quarter: 2017/18-Q3, text: Open update}]}]}]\n"
    )
    files = {"packs/b/board.yaml": "id: b\n", "actions.yaml": LOG, "packs/b/plans/p.yaml": plan}
    workspace = loaded(files).workspace
    seen = for_public(workspace)
    assert seen.boards["b"].plans == workspace.boards["b"].plans
    assert {"Open text", "Open update", "Somebody"} <= texts(seen)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: p\ntitle: P\nrestricted: perhaps\n", "3:1"),
        ("id: p\ntitle: P\nresticted: yes\n", "1:1"),
        ("id: p\ntitle: P\nthemes:\n  - {number: 1, title: T, restricted: x}\n", "4:27"),
        ("id: p\ntitle: P\ncommitments:\n  - {number: 1, text: T, confidential: x}\n", "4:5"),
        (
            "id: p\ntitle: P\nthemes:\n  - number: 1\n    title: T\n    commitments:\n"
            "      - {number: 1, text: T, restricted: }\n",
            "7:30",
        ),
        (
            "id: p\ntitle: P\ncommitments:\n  - number: 1\n    text: T\n"
            "    steps: [{text: T, restricted: x}]\n",
            "6:23",
        ),
        (
            "id: p\ntitle: P\ncommitments:\n  - number: 1\n    text: T\n"
            "    updates: [{quarter: 2017/18-Q3, secret: x}]\n",
            "6:15",
        ),
    ],
)
def test_a_restriction_of_a_plan_that_cannot_be_read_stops_publication(text, place):
    found = loaded({"packs/b/board.yaml": "id: b\n", "packs/b/plans/p.yaml": text})
    problems = unreadable(found.workspace, "b")
    assert [f"{p.location.line}:{p.location.column}" for p in problems] == [place]
    assert problems[0].location.file == "packs/b/plans/p.yaml"
