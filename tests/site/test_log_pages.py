"""The action log, the registers, the feed and the calendars of the site, on small workspaces."""

import json
import re

from lxml import etree, html
from making import made, text_of

from cspctl.documents.site.log import slugs
from cspctl.documents.site.paging import in_pages, page_of

BOARD = """\
id: b
name: Safety Board
organisation: Council of Somewhere
people:
  - {id: one, name: Director of One, agency: council, capacity: chair}
  - {id: two, name: Head of Two, capacity: member}
agencies: [{id: council, name: The Council}]
terms: {notice: {clear_working_days: 5}, reports_due: {working_days_before_notice: 3}}
"""
PLAN = """\
meetings:
  - {date: 2026-01-14, status: held, time: 10:00-12:00}
  - {date: 2026-06-10, time: 10:00-12:00, venue: Town Hall}
"""
LOG = """\
board: b
actions:
  - {number: 1, action: Later, lead: one, state: open, target: 2026-04-01}
  - {number: 2, action: Late, lead: two, state: open, target: 2026-02-27, start: 2026-01-14}
  - {number: 3, action: Latest, lead: [one, A guest], state: open, target: 2026-01-31}
  - {number: 4, action: Over, lead: one, state: closed, closed: 2026-02-02, outcome: It was done}
  - {number: 5, action: Undated, state: open}
  - {number: 6, action: Hidden words, lead: two, state: open, target: 2026-01-31, start: 2026-01-14,
     restricted: {public_title: A sensitive matter}}
"""
FILES = {
    "packs/b/board.yaml": BOARD,
    "packs/b/forward-plan.yaml": PLAN,
    "packs/b/2026-01-14/minutes.md": (
        "---\nstatus: confirmed\npresent: [one]\nsubstitutes: [{for: two, person: A Deputy}]\n---\n"
        "## 1. Fire\nDECISION: Keep the *drill*.\n\n## 2. Other\nDECISION: Meet in June.\n"
    ),
    "packs/b/2026-01-14/agenda.yaml": "items: [{title: Fire}, {title: Other}]\n",
    "packs/b/2026-01-14/issued.json": json.dumps(
        {
            "board": "b",
            "date": "2026-01-14",
            "issued": "2026-01-05",
            "manifest": {"board": "b", "date": "2026-01-14", "files": [], "items": []},
            "texts": {},
            "supplements": [],
        }
    ),
    "actions.yaml": LOG,
}


def rows(page):
    """The actions of a page by number, and what each says."""
    found = html.fromstring(page).xpath("//li[@class='action']")
    return {row.get("id"): " ".join(row.text_content().split()) for row in found}


def test_a_log_has_the_longest_overdue_first_then_by_target_then_what_is_closed():
    page = made(FILES).files["b/actions.html"]
    assert list(rows(page)) == ["b-3", "b-2", "b-1", "b-5", "b-6", "b-4"]
    assert "5 open, 2 of them overdue; 1 closed." in text_of(page)
    assert "Red 30 days overdue" in rows(page)["b-3"]
    assert "Red 3 days overdue" in rows(page)["b-2"]
    assert "Closed 2 February 2026" in rows(page)["b-4"]
    assert "Outcome: It was done" in rows(page)["b-4"]


def test_a_withheld_row_keeps_its_number_and_says_nothing_of_itself():
    for name in ("b/actions.html", "actions.html"):
        row = rows(made(FILES).files[name])["b-6"]
        assert row.startswith("b/6 A sensitive matter")
        for word in ("Red", "overdue", "Head of Two", "31 January", "Hidden"):
            assert word not in row
    assert "b-6" not in rows(made(FILES).files["overdue.html"])
    members = rows(made(FILES, members=True).files["b/actions.html"])["b-6"]
    assert "Hidden words" in members
    assert "Restricted" in members


def test_the_data_of_the_search_has_the_public_rows_and_no_others():
    script = made(FILES).files["actions-data.js"].decode()
    data = json.loads(script.removeprefix("window.cspctlActions=").rstrip(";\n"))
    found = [dict(zip(data["columns"], row, strict=True)) for row in data["rows"]]
    assert [row["name"] for row in found] == ["b/3", "b/2", "b/1", "b/5", "b/6", "b/4"]
    assert [data["people"][place] for place in found[0]["leads"]] == ["Director of One", "A guest"]
    assert [data["agencies"][place] for place in found[0]["agencies"]] == ["The Council"]
    assert (found[4]["text"], found[4]["rag"], found[4]["target"]) == ("A sensitive matter", "", "")


def test_leads_and_agencies_have_their_open_actions():
    files = made(FILES).files
    index = text_of(files["actions-by-lead.html"])
    assert "Director of One 2 1 A guest 1 1 Head of Two 1 1 Nobody 1 0" in index
    assert list(rows(files["actions-lead-director-of-one.html"])) == ["b-3", "b-1"]
    assert list(rows(files["actions-agency-the-council.html"])) == ["b-3", "b-1"]
    assert list(rows(files["overdue.html"])) == ["b-3", "b-2"]


def test_where_all_is_done_the_lists_say_so():
    done = "board: b\nactions:\n  - {number: 1, action: Done, lead: one, state: closed}\n"
    files = made({"packs/b/board.yaml": BOARD, "actions.yaml": done}).files
    for name in ("actions-by-lead.html", "actions-by-agency.html"):
        assert "No action is open." in text_of(files[name])


def test_names_that_read_alike_get_paths_of_their_own():
    assert slugs(["Head of A", "head of a", "Café & Co", "???", "!!"]) == {
        "Head of A": "head-of-a",
        "head of a": "head-of-a-2",
        "Café & Co": "cafe-co",
        "???": "name",
        "!!": "name-2",
    }


def test_a_list_is_cut_into_pages_that_lead_to_one_another():
    pages = list(in_pages(range(5), "b/actions.html", 2))
    assert [path for path, _, _ in pages] == [
        "b/actions.html",
        "b/actions-2.html",
        "b/actions-3.html",
    ]
    assert [list(some) for _, _, some in pages] == [[0, 1], [2, 3], [4]]
    middle = pages[1][1]
    assert (middle.previous, middle.next) == ("b/actions.html", "b/actions-3.html")
    assert (middle.first, middle.last, middle.total) == (3, 4, 5)
    assert [page_of(place, "a.html", 2) for place in range(5)] == [
        *("a.html", "a.html", "a-2.html", "a-2.html", "a-3.html"),
    ]
    assert [(path, list(some)) for path, _, some in in_pages([], "a.html")] == [("a.html", [])]


def test_a_site_without_actions_has_no_log():
    files = made({"packs/b/board.yaml": BOARD}).files
    assert [name for name in files if "action" in name] == []
    assert "No action is overdue." in text_of(files["overdue.html"])


def test_decisions_stand_under_their_meeting_with_their_minute():
    page = text_of(made(FILES).files["b/decisions.html"])
    assert "Wednesday 14 January 2026" in page
    assert "Keep the *drill*. Minute 1, Fire Meet in June. Minute 2, Other" in page
    draft = {**FILES, "packs/b/2026-01-14/minutes.md": "---\nstatus: draft\n---\nDECISION: No.\n"}
    assert "b/decisions.html" not in made(draft).files


def test_attendance_is_counted_as_board_attendance_counts_it():
    page = text_of(made(FILES).files["b/attendance.html"])
    assert "Director of One (Chair) Present 1 of 1 (100%)" in page
    assert "Head of Two Substitute: A Deputy 0 of 1 (0%)" in page


ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_the_feed_has_what_rfc_4287_asks_for_and_stays_the_same():
    feed = etree.fromstring(made(FILES).files["b/feed.atom"])
    assert feed.findtext("a:title", None, ATOM) == "Safety Board: new papers"
    assert feed.findtext("a:author/a:name", None, ATOM) == "Council of Somewhere"
    assert feed.findtext("a:updated", None, ATOM) == "2026-01-05T00:00:00Z"
    (entry,) = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:title", None, ATOM) == "Safety Board: papers for 14 January 2026"
    assert entry.find("a:link", ATOM).get("href") == "../b/2026-01-14.html"
    ids = [one.text for one in feed.iter(f"{{{ATOM['a']}}}id")]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)
    assert len(set(ids)) == 2
    later = etree.fromstring(made(FILES, today="2026-03-09").files["b/feed.atom"])
    assert [one.text for one in later.iter(f"{{{ATOM['a']}}}id")] == ids
    assert b'href="../b/feed.atom"' in made(FILES).files["b/actions.html"]


def test_papers_that_are_not_out_yet_are_no_news():
    unissued = {name: text for name, text in FILES.items() if "issued" not in name}
    assert b"<entry>" not in made(unissued).files["feed.atom"]
    assert b"<entry>" not in made(FILES, today="2026-01-04").files["feed.atom"]


def test_the_public_calendar_has_the_meetings_and_the_members_one_what_is_to_be_done():
    public = made(FILES).files["b/calendar.ics"].decode()
    assert re.findall(r"UID:(\S+?)@", public) == ["b.meeting.2026-01-14", "b.meeting.2026-06-10"]
    assert "LOCATION:Town Hall" in public
    members = made(FILES, members=True).files["calendar.ics"].decode()
    assert "UID:b.reports.2026-06-10@" in members
    assert "UID:b.action.1@" in members
    assert "b.action.6@" not in members, "what is restricted is in no calendar"
    assert made(FILES).files["b/calendar.ics"].decode() == public


def test_a_withheld_action_stands_under_no_lead_and_not_under_nobody_either():
    public, members = made(FILES), made(FILES, members=True)
    nobody = text_of(public.files["actions-lead-nobody.html"])
    assert "Undated" in nobody
    assert "A sensitive matter" not in nobody
    ways = [path for path in public.files if re.match("actions-(lead|agency)-", path)]
    assert not [path for path in ways if b"sensitive matter" in public.files[path]]
    assert "A sensitive matter" in text_of(public.files["b/actions.html"])  # it is in the log
    assert "Hidden words" in text_of(members.files["actions-lead-head-of-two.html"])
    # Where all that is open is withheld there is nobody to list.
    only = LOG[: LOG.index("  - {number: 1")] + LOG[LOG.index("  - {number: 6") :]
    site = made({**FILES, "actions.yaml": only})
    assert "No action is open." in text_of(site.files["actions-by-lead.html"])
