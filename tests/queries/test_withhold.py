"""Nothing that is restricted is in the public workspace, and everything open still is.

A withheld value holds a word that begins with ``zq``; the whole public workspace is walked for it,
whatever classes it is made of. Where a record was read (``place``) is no part of what it says.
"""

import datetime as dt
import re
from collections.abc import Mapping

import pytest
from helpers import loaded

from cspctl.queries.withhold import for_public, unreadable

DAY = dt.date(2017, 12, 13)
FOLDER = "packs/b/2017-12-13"
BOARD = "id: b\npeople: [{id: known, name: Known Person}]\n"


def words_of(thing, place="", seen=None):
    """Every text in a thing, with the way to it."""
    seen = set() if seen is None else seen
    if isinstance(thing, str):
        yield place, thing
        return
    if thing is None or isinstance(thing, int | float | dt.date | dt.time) or id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from words_of(key, place + "{}", seen)
            yield from words_of(value, f"{place}[{key}]", seen)
    elif isinstance(thing, tuple | list | set | frozenset):
        for number, value in enumerate(thing):
            yield from words_of(value, f"{place}[{number}]", seen)
    else:
        names = [*getattr(thing, "__dict__", {}), *getattr(type(thing), "__slots__", ())]
        assert names, f"nothing is known of {type(thing)} at {place}"
        for name in names:
            if name not in ("place", "location"):
                yield from words_of(getattr(thing, name, None), f"{place}.{name}", seen)


def public(files):
    found = loaded({"packs/b/board.yaml": BOARD, **files})
    assert found.problems == ()
    return for_public(found.workspace)


def leaks(workspace):
    return [f"{place}: {text}" for place, text in words_of(workspace) if "zq" in text.casefold()]


def texts(workspace):
    return {text for _, text in words_of(workspace)}


def test_the_walk_sees_every_place_a_word_can_be_in():
    files = {
        f"{FOLDER}/agenda.yaml": (
            "venue: zqvenue\n"
            "items:\n"
            "  - title: A zqtitle\n"
            "    restricted: {reason: zqreason, may_see: [zqsee]}\n"
            "    papers: [{file: papers/zqfile.md, cover: {author: zqauthor}}]\n"
        ),
        f"{FOLDER}/papers/zqfile.md": "---\ntitle: zqcover\n---\nzqbody\n",
        f"{FOLDER}/minutes.md": "## 1. zqsection\nzqsaid\n\nACTION [zqlead]: zqdo\n",
        "actions.yaml": (
            "actions: [{number: 1, action: zqaction, "
            "updates: [{date: 2017-12-13, note: zqnote}]}]\n"
        ),
        "packs/b/plans/p.yaml": "id: p\ntitle: P\nthemes: [{number: 1, title: zqtheme}]\n",
    }
    found = loaded({"packs/b/board.yaml": BOARD, **files})
    seen = {word for _, text in words_of(found.workspace) for word in re.findall(r"zq\w+", text)}
    planted = {word for text in files.values() for word in re.findall(r"zq\w+", text)}
    assert seen == planted | {"zqfile"}


ITEM = """items:
  - title: Open item
    note: Open note
    presenter: [Open presenter]
    papers:
      - file: papers/01-open.md
        title: Open paper
  - title: zqtitle
    note: zqnote
    presenter: [known, zqpresenter]
    reason: decision
    to_follow: zqfollow
    late: {reason: zqlate, agreed_by: zqagreed}
    duration: 20
    restricted:
      paragraph: 7
      reason: zqreason
      public_interest: zqinterest
      may_see: [zqmaysee]
      public_title: Open public title
      review: 2018-12-13
    papers:
      - file: papers/02-zqfile.docx
        title: zqpaper
        cover:
          title: zqcover
          author: zqauthor
          on_behalf_of: zqbehalf
          contact: zqcontact
          marking: zqmarking
          purpose: zqpurpose
          recommendations: [zqrecommendation]
          background_papers: [zqbackground]
          appendices: [{title: zqappendix, file: papers/03-zqappendix.pdf}]
      - papers/04-zqside.docx
      - papers/05-zqmatter.md
    items:
      - title: zqpart
        note: zqpartnote
        papers: [papers/06-zqpart.pdf]
  - title: Open last item
    minutes_of: 2017-09-12
    plan: p
"""
PAPERS = {
    f"{FOLDER}/papers/01-open.md": "---\ntitle: Open cover\n---\nOpen body\n",
    f"{FOLDER}/papers/02-zqfile.docx": b"zq",
    f"{FOLDER}/papers/02-zqfile.docx.yaml": "title: zqside\n",
    f"{FOLDER}/papers/03-zqappendix.pdf": b"zq",
    f"{FOLDER}/papers/04-zqside.docx": b"zq",
    f"{FOLDER}/papers/04-zqside.docx.yaml": "title: zqside\nappendices: [{title: zqdeeper}]\n",
    f"{FOLDER}/papers/05-zqmatter.md": "---\ntitle: zqmatter\nauthor: zqwho\n---\n# zqbody\n",
    f"{FOLDER}/papers/06-zqpart.pdf": b"zq",
    f"{FOLDER}/papers/07-zqunnamed.md": "zqunnamed\n",
}


def test_a_restricted_item_keeps_its_place_and_its_public_title_and_nothing_else():
    seen = public({f"{FOLDER}/agenda.yaml": ITEM, **PAPERS})
    assert leaks(seen) == []
    meeting = seen.boards["b"].meetings[DAY]
    assert [item.title for item in meeting.agenda.items] == [
        "Open item",
        "Open public title",
        "Open last item",
    ]
    item = meeting.agenda.items[1]
    assert (item.presenter, item.duration, item.papers, item.items) == (("known",), 20, (), ())
    assert (item.restricted.paragraph, item.restricted.public_title) == ((7,), "Open public title")
    assert list(meeting.papers) == ["papers/01-open.md"]
    assert {
        "Open note",
        "Open presenter",
        "Open paper",
        "Open cover",
        "Open body\n",
    } <= texts(seen)
    last = meeting.agenda.items[2]
    assert (last.minutes_of, last.plan) == ((None, dt.date(2017, 9, 12)), ("p",))


def test_without_a_public_title_the_items_own_is_shown():
    agenda = "items:\n  - title: Shown title\n    note: zqnote\n    restricted: yes\n"
    seen = public({f"{FOLDER}/agenda.yaml": agenda})
    assert leaks(seen) == []
    assert seen.boards["b"].meetings[DAY].agenda.items[0].title == "Shown title"


def test_a_restricted_part_of_an_open_item():
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": (
                "items:\n"
                "  - title: Open whole\n"
                "    papers: [papers/00-open.md]\n"
                "    items:\n"
                "      - title: zqpart\n"
                "        note: zqnote\n"
                "        restricted: {public_title: Open part title}\n"
                "        papers: [papers/01-zq.md]\n"
                "      - title: Open part\n"
                "        note: Open part note\n"
                "        items: [{title: zqdeep, restricted: yes, papers: [papers/02-zq.md]}]\n"
            ),
            f"{FOLDER}/papers/00-open.md": "Open body\n",
            f"{FOLDER}/papers/01-zq.md": "zqbody\n",
            f"{FOLDER}/papers/02-zq.md": "zqbody\n",
        }
    )
    assert leaks(seen) == []
    (item,) = seen.boards["b"].meetings[DAY].agenda.items
    assert [part.title for part in item.items] == ["Open part title", "Open part"]
    assert {"Open whole", "Open part note", "Open body\n"} <= texts(seen)


def test_a_restricted_paper_of_an_open_item():
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": (
                "items:\n"
                "  - title: Open item\n"
                "    papers:\n"
                "      - papers/01-open.md\n"
                "      - file: papers/02-zqfile.md\n"
                "        title: zqtitle\n"
                "        restricted: {reason: zqreason, public_title: Open paper title}\n"
                "  - title: Open other\n"
                "    papers:\n"
                "      - papers/02-zqfile.md\n"
                "      - file: papers/03-zqappendix.pdf\n"
            ),
            # The open paper lists the withheld one, by its file and by its title.
            f"{FOLDER}/papers/01-open.md": (
                "---\nappendices: [{title: x, file: papers/02-zqfile.md}, {title: zqtitle}, Open]\n"
                "---\nOpen body\n"
            ),
            f"{FOLDER}/papers/02-zqfile.md": (
                "---\nappendices: [{title: zqappendix, file: papers/03-zqappendix.pdf}]\n---\nzq\n"
            ),
            f"{FOLDER}/papers/03-zqappendix.pdf": b"zq",
        }
    )
    assert leaks(seen) == []
    meeting = seen.boards["b"].meetings[DAY]
    first, second = meeting.agenda.items
    assert [(paper.file, paper.title) for paper in first.papers] == [
        ("papers/01-open.md", None),
        ("", "Open paper title"),
    ]
    assert [bool(paper.restricted) for paper in second.papers] == [True, True]
    appendices = meeting.papers["papers/01-open.md"].cover.appendices
    assert [appendix.title for appendix in appendices] == ["Open"]


AGENDA = """items:
  - title: Open first
  - title: Strategic assessment
    restricted: {public_title: Open public title}
  - title: Open third
    items:
      - title: zqpart
        restricted: {public_title: Open part title}
      - title: Open part
  - title: Open fourth
"""


@pytest.mark.parametrize(
    "text",
    [
        "## 2. zqtitle\nzqsaid\n\nACTION: zqdo\nDECISION: zqdecided\n",
        "## 02. zqtitle\nzqsaid\n",
        "## Item 2: zqtitle\nzqsaid\n",
        "### 2. zqtitle\nzqsaid\n",
        "## 2. zqtitle\n### zqdeeper\nzqsaid\n",
        "## 2. zqtitle\n### 2(a). zqdeeper\nzqsaid\n",
        "## 2. x\n## 2(a). zqsame level\nzqsaid\n",
        "## 2. x\n## 2.1 zqsub\nzqsaid\n",
        "## 2.1 zqsub\nzqsaid\n",
        "## 2. x\n## zqunnumbered\nzqsaid\n",
        "## Strategic assessment\nzqsaid\n",
        "## 7. Strategic assessment\nzqsaid\n",
        "## 3(a). zqtitle\nzqsaid\n",
        "## 3(A) zqtitle\nzqsaid\n",
        "## 3a. zqtitle\nzqsaid\n",
        "## 4. zqtitle\nzqsaid\n\nRESTRICTED\n",
        "## 4. zqtitle\n**RESTRICTED**\nzqsaid\n\nDECISION: zq\n### zqdeeper\n",
        "## 4. zqtitle\nRESTRICTED: names of zqvictims\n",
        "## 4. zqtitle\nRESTRICTED\n### 4(a). zqpart\nzqsaid\n",
        "## 4. zqtitle\nRESTRICTED\n## 4(a). zqpart\nzqsaid\n",
        "## zqtitle (RESTRICTED)\nzqsaid\n",
    ],
)
def test_the_minutes_of_a_restricted_item_are_withheld(text):
    minutes = f"Open opening\n\n## 1. Open first\nOpen said\n\n{text}## 5. Open last\nOpen end\n"
    found = loaded(
        {
            "packs/b/board.yaml": BOARD,
            f"{FOLDER}/agenda.yaml": AGENDA.replace("zqpart", "Part"),
            f"{FOLDER}/minutes.md": minutes,
        }
    )
    seen = for_public(found.workspace)
    assert leaks(seen) == []
    shown = seen.boards["b"].meetings[DAY].minutes
    titles = [section.title for section in shown.sections]
    assert (titles[0], titles[-1]) == ("Open first", "Open last")
    assert {"Open opening", "Open said", "Open end"} <= texts(seen)


def test_sections_show_the_public_title_or_that_they_are_restricted():
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": AGENDA,
            f"{FOLDER}/minutes.md": (
                "## 2. Strategic assessment\nzq\n## 3(a). Part\nzq\n## 3(b). Open part\nOpen said\n"
                "## 4. Open fourth\nRESTRICTED\n## 9. zqunknown\nRESTRICTED\n"
            ),
        }
    )
    assert leaks(seen) == []
    shown = seen.boards["b"].meetings[DAY].minutes.sections
    assert [(section.number, section.title) for section in shown] == [
        ("2", "Open public title"),
        ("3(a)", "Open part title"),
        ("3(b)", "Open part"),
        ("4", "Open fourth"),
        ("9", "Restricted item"),
    ]


def test_a_heading_with_the_number_and_title_of_an_open_item_is_open():
    agenda = "items:\n  - {title: Performance, restricted: yes}\n  - title: Performance\n"
    minutes = "## 1. Performance\nzqsaid\n## 2. Performance\nOpen said\n"
    seen = public({f"{FOLDER}/agenda.yaml": agenda, f"{FOLDER}/minutes.md": minutes})
    assert leaks(seen) == []
    assert "Open said" in texts(seen)


def test_an_interest_in_a_restricted_item_keeps_its_nature_to_itself():
    head = (
        "---\ninterests:\n"
        "  - {person: known, item: 2, nature: zqnature}\n"
        "  - {person: known, item: 3(A), nature: zqnature}\n"
        "  - {person: known, item: 1, nature: Open nature}\n---\n"
    )
    seen = public({f"{FOLDER}/agenda.yaml": AGENDA, f"{FOLDER}/minutes.md": head})
    assert leaks(seen) == []
    assert "Open nature" in texts(seen)


@pytest.mark.parametrize(
    "row",
    [
        "restricted: yes, lead: zq, outcome: zq, updates: [{date: 2017-12-14, note: zq}]",
        "restricted: {reason: zqreason, may_see: zq}",
        "raised: {meeting: 2017-12-13, item: 2, text: zqtext}",
        'raised: {meeting: 2017-12-13, item: "02"}',
        'raised: {meeting: 2017-12-13, item: "2(b)"}',
        'raised: {meeting: 2017-12-13, item: "3(A)"}',
        'start: 2017-12-13, raised: {item: "3(a)"}',
        'raised: {item: "3(a)"}',
        'raised: {meeting: 2017-12-13, item: "4"}',
        "raised: {meeting: 2017-12-13, text: 'Watch the zqhouse'}",
        "start: 2017-12-13",
    ],
    ids=lambda row: row[:40],
)
def test_an_action_of_a_restricted_item_or_section_is_withheld(row):
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": AGENDA.replace("{public_title: Open public title}", "yes")
            .replace("{public_title: Open part title}", "yes")
            .replace("zqpart", "Part"),
            f"{FOLDER}/minutes.md": (
                "## 4. Open fourth\nRESTRICTED\n\nACTION: Watch the zqhouse.\n\nACTION 8: Other.\n"
            ),
            "actions.yaml": (
                "actions:\n"
                f"  - {{number: 1, action: Watch the zqhouse, {row}}}\n"
                "  - {number: 2, action: Open action, lead: Open lead, start: 2017-12-13,"
                " raised: {meeting: 2017-12-13, item: 1}}\n"
                "  - {number: 8, action: zqnumbered in the minutes}\n"
                "  - {number: 9, action: Open of another meeting, start: 2017-09-12,"
                " raised: {item: 2}}\n"
            ),
        }
    )
    assert leaks(seen) == []
    assert [action.number for action in seen.actions] == [2, 9]
    assert {"Open action", "Open lead"} <= texts(seen)


def test_an_action_with_a_public_title_shows_that_and_its_number():
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": AGENDA.replace("zqpart", "Part"),
            "actions.yaml": (
                "actions:\n"
                "  - {number: 1, action: zq, lead: zq, target: 2018-01-01, restricted:"
                " {public_title: Open own title}}\n"
                "  - {number: 2, action: zq, raised: {meeting: 2017-12-13, item: 2}}\n"
            ),
        }
    )
    assert leaks(seen) == []
    assert [(action.number, action.action, action.lead) for action in seen.actions] == [
        (1, "Open own title", ()),
        (2, "Open public title", ()),
    ]


def test_a_forward_plan_withholds_its_own_items_and_those_of_the_agenda():
    plan = """meetings:
  - date: 2017-12-13
    items:
      - title: zqtitle
        presenter: [known, zqpresenter]
        comments: zqcomments
        restricted: {reason: zqreason, public_title: Open plan title}
        items: [{title: zqpart, comments: zqcomments}]
      - title: Strategic assessments (TBC)
        comments: zqcomments
        presenter: zqpresenter
      - title: Open item
        comments: Open comments
        items:
          - {title: zqpart, restricted: {public_title: Open part title}, comments: zq}
          - {title: Open part}
  - date: 2018-03-28
    items: [{title: Strategic assessment, comments: Open comments of another meeting}]
"""
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": AGENDA.replace("zqpart", "Part"),
            "packs/b/forward-plan.yaml": plan,
        }
    )
    assert leaks(seen) == []
    december, march = seen.boards["b"].forward_plan.meetings
    assert [item.title for item in december.items] == [
        "Open plan title",
        "Open public title",
        "Open item",
    ]
    assert [item.presenter for item in december.items] == [("known",), (), ()]
    assert [part.title for part in december.items[2].items] == ["Open part title", "Open part"]
    assert {"Open comments", "Open comments of another meeting"} <= texts(seen)
    assert march.items[0].restricted is None


def test_restricted_standing_items_are_not_there():
    board = (
        BOARD
        + "standing_items:\n  closing: [{title: zq, restricted: yes}]\n  opening: [{title: A}]\n"
    )
    assert leaks(public({"packs/b/board.yaml": board})) == []


def test_each_board_withholds_its_own():
    seen = public(
        {
            f"{FOLDER}/agenda.yaml": "items: [{title: A, restricted: yes}]\n",
            "packs/c/board.yaml": "id: c\n",
            "packs/c/2017-12-13/agenda.yaml": "items: [{title: B, note: Open note}]\n",
            "actions.yaml": (
                "board: c\nactions:\n  - {number: 1, action: Open, start: 2017-12-13,"
                " raised: {item: 1}}\n"
            ),
        }
    )
    assert {"Open note", "Open"} <= texts(seen)
    assert len(seen.actions) == 1


def test_nothing_open_is_changed():
    files = {
        "packs/b/board.yaml": BOARD,
        f"{FOLDER}/agenda.yaml": "items: [{title: A, papers: [papers/1.md]}]\n",
        f"{FOLDER}/papers/1.md": "Body\n",
        f"{FOLDER}/minutes.md": "## 1. A\nText.\n\nACTION: Do.\n",
        "packs/b/forward-plan.yaml": "meetings: [{date: 2017-12-13, items: [{title: A}]}]\n",
        "packs/b/plans/p.yaml": "id: p\ntitle: P\n",
        "actions.yaml": "actions: [{number: 1, action: Do, raised: {item: 1}}]\n",
    }
    workspace = loaded(files).workspace
    assert for_public(workspace) == workspace


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        (f"{FOLDER}/agenda.yaml", "items:\n  - title: A\n    restricted: perhaps\n", "3:5"),
        (f"{FOLDER}/agenda.yaml", "items:\n  - title: A\n    restricted:\n", "3:5"),
        (f"{FOLDER}/agenda.yaml", "items:\n  - title: A\n    resticted: yes\n", "2:5"),
        (
            f"{FOLDER}/agenda.yaml",
            "items:\n  - title: A\n    items:\n      - title: B\n        restricted: x\n",
            "5:9",
        ),
        (
            f"{FOLDER}/agenda.yaml",
            "items:\n  - title: A\n    papers:\n      - file: a.md\n        restricted: x\n",
            "5:9",
        ),
        (
            "packs/b/2017-09-12/agenda.yaml",
            "items:\n  - title: A\n    restricted: [yes]\n",
            "3:5",
        ),
        (
            "packs/b/forward-plan.yaml",
            "meetings:\n  - date: 2017-12-13\n    items:\n      - {title: A, restricted: x}\n",
            "4:20",
        ),
        ("actions.yaml", "actions:\n  - number: 1\n    action: a\n    restricted: x\n", "4:5"),
    ],
)
def test_a_restriction_that_cannot_be_read_stops_publication(file, text, place):
    found = loaded({"packs/b/board.yaml": BOARD, file: text})
    problems = unreadable(found.workspace, "b")
    assert [f"{p.location.line}:{p.location.column}" for p in problems] == [place]
    assert problems[0].location.file == file
    assert unreadable(found.workspace, "none") == []
