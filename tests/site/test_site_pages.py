"""The pages of the site: what each says of a workspace that is all in the test."""

import json
import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest
from making import Desk, made, text_of

from cspctl.problems import CannotRun

BOARD = """\
id: csp
name: Community Safety Partnership
organisation: London Borough of Barking
contact: clerk
agencies: [{id: lb, name: London Borough of Barking}]
people:
  - {id: chief, name: Chief Executive, agency: lb, capacity: chair, email: chief@example.org}
  - id: clerk
    name: Boards Manager
    agency: lb
    capacity: officer
    email: boards@example.org
    phone: "020 7946 0010"
  - {id: de, name: Director of Enforcement, agency: lb, capacity: member, email: de@example.org}
subgroups: [{id: vawg, name: Violence Against Women and Girls, chair: de}]
terms:
  notice: {days: 7}
  meetings: {time: "13:00-16:00", venue: Town Hall}
"""
PLAN = """\
meetings:
  - {date: 2026-01-14, status: held}
  - date: 2026-03-11
    items:
      - {title: Knife crime, presenter: de, reason: decision, provisional: yes}
  - {date: 2026-06-10, status: cancelled}
"""
MINUTES = """\
---
status: confirmed
confirmed: 2026-03-11
chair: chief
present: [chief, de]
apologies: [clerk]
---
## 1. Fire safety
The towers were looked at.

DECISION: Keep fire safety on the agenda.

ACTION [de]: Circulate the list of towers.
"""
FILES = {
    "packs/csp/board.yaml": BOARD,
    "packs/csp/forward-plan.yaml": PLAN,
    "packs/csp/terms-of-reference.md": "# Terms\n\nThe board keeps Barking safe.\n\n## Aims\nMore.",
    "packs/csp/2026-01-14/agenda.yaml": "items: [{title: Fire safety}]\n",
    "packs/csp/2026-01-14/minutes.md": MINUTES,
    "packs/snb/board.yaml": "id: snb\nname: Neighbourhood Board\n",
}


# Links that a reader may follow out of the site; nothing is fetched from there.
ABROAD = {"https://www.equalityadvisoryservice.com/"}


class Reading(HTMLParser):
    """The links, ids, headings and titles of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.levels, self.title = [], [], [], ""
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self._in = tag
        self.ids += [told["id"]] if "id" in told else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.links += [told[key] for key in ("href", "src") if key in told]

    def handle_data(self, data):
        if self._in == "title" and not self.title:
            self.title = data


def read(site):
    return {
        path: Reading(data.decode()) for path, data in site.files.items() if path.endswith(".html")
    }


@pytest.fixture(scope="module", params=[False, True], ids=["public", "members"])
def site(request):
    return made(FILES, members=request.param)


def test_the_home_page_has_boards_next_meetings_and_their_notice(site):
    said = text_of(site.files["index.html"])
    assert "Partnership London Borough of Barking The board keeps Barking safe." in said
    assert "Neighbourhood Board No meeting is planned" in said
    assert "Wednesday 11 March 2026: Community Safety Partnership 1:00 pm to 4:00 pm" in said
    assert "The agenda and papers are published by Wednesday 4 March 2026." in said
    assert "10 June 2026" not in said  # cancelled


def test_a_boards_page_says_what_it_is_and_whom_to_ask(site):
    said = text_of(site.files["csp/index.html"])
    assert "The board keeps Barking safe. Next meeting Wednesday 11 March 2026" in said
    assert "Wednesday 10 June 2026 Cancelled" in said
    assert "Chair Chief Executive" in said
    assert "Boards Manager Telephone: 020 7946 0010 E-mail: boards@example.org" in said


def test_a_planned_meeting_shows_what_it_is_to_consider(site):
    said = text_of(site.files["csp/2026-03-11.html"])
    assert "It can change until the agenda is published. Knife crime (TBC)" in said
    assert "For decision, Director of Enforcement" in said


def test_confirmed_minutes_are_a_page_with_decisions_and_actions(site):
    said = text_of(site.files["csp/2026-01-14.html"])
    assert "Decisions Keep fire safety on the agenda. Minute 1, Fire safety" in said
    assert "Status Confirmed on 11 March 2026 In the chair Chief Executive" in said
    assert "ACTION: Circulate the list of towers. Action by: Director of Enforcement" in said


def test_membership_has_seats_subgroups_and_terms(site):
    said = text_of(site.files["csp/membership.html"])
    assert "Chief Executive (Chair) London Borough of Barking" in said
    assert "Violence Against Women and Girls Chaired by: Director of Enforcement" in said
    assert "Terms The board keeps Barking safe. Aims More." in said


def test_every_link_leads_somewhere(site):
    pages = read(site)
    files = site.files.keys() | {copy.path for copy in site.copies}
    for path, page in pages.items():
        for link in page.links:
            if link.startswith("mailto:") or link in ABROAD:
                continue
            assert not re.match(r"[a-z]+:|/", link), f"{path}: {link} leaves the site"
            target, _, anchor = link.partition("#")
            there = normpath(join(dirname(path), target)) if target else path
            assert there in files, f"{path}: {link}"
            assert not anchor or anchor in pages[there].ids, f"{path}: {link}"


def test_every_page_has_one_first_heading_a_title_of_its_own_and_ids_once(site):
    pages = read(site)
    titles = [page.title for page in pages.values()]
    assert len(set(titles)) == len(titles)
    for path, page in pages.items():
        assert page.levels.count(1) == 1, path
        assert len(set(page.ids)) == len(page.ids), path
        steps = zip(page.levels, page.levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), path
    assert "Forward plan - Community Safety Partnership - Partnership boards" in titles


def test_the_page_that_is_shown_and_its_section_are_current(site):
    plan, meeting = site.files["csp/forward-plan.html"], site.files["csp/2026-03-11.html"]
    assert b'forward-plan.html" aria-current="page">Forward plan' in plan
    assert b'csp/index.html" aria-current="true">Overview' in meeting


def test_the_same_workspace_gives_the_same_bytes(site):
    members = "Members only" in text_of(site.files["index.html"])
    assert made(FILES, members=members).files == site.files


def test_the_members_edition_says_on_every_page_that_it_is_not_for_publication():
    for path, data in made(FILES, members=True).files.items():
        if path.endswith(".html"):
            assert "not for publication" in text_of(data), path
            assert b'<meta name="robots" content="noindex' in data, path
    public = made(FILES).files["index.html"]
    assert "not for publication" not in text_of(public)
    assert b"noindex" not in public


def test_boards_that_are_not_wanted_are_not_there():
    files = made(FILES, boards=("snb",)).files
    assert not [path for path in files if path.startswith("csp")]
    assert b"Community Safety" not in files["index.html"]


def test_a_site_of_one_board_is_called_after_it():
    files = made({name: data for name, data in FILES.items() if "/csp/" in name}).files
    title = Reading(files["csp/forward-plan.html"].decode()).title
    assert title == "Forward plan - Community Safety Partnership, London Borough of Barking"


def test_a_workspaces_own_template_and_style_win():
    own = {
        "templates/site/membership.html.j2": "<p>Ours: {{ members|length }}</p>",
        "templates/site/site.css": "p { color: #000 }",
    }
    files = made({**FILES, **own}).files
    assert "Ours: 2" in text_of(files["csp/membership.html"])
    assert files["site.css"] == b"p { color: #000 }"


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("<p>\n{{ membrs }}</p>", "T401", 2),
        ("{% for member in members %}\n{{ member.nme }}\n{% endfor %}", "T401", 2),
        ("<p>\n\n{% if %}</p>", "T402", 3),
        ("{{ members|shuffle }}", "T402", 1),
        ("{% import 'os' as os %}", "T404", 1),
        (b"\xff\xfe\x00", "T403", 1),
    ],
)
def test_a_faulty_template_is_a_problem_with_its_line(template, code, line):
    with pytest.raises(CannotRun) as found:
        made({**FILES, "templates/site/membership.html.j2": template})
    problem = found.value.problems[0]
    assert (problem.code, problem.location.line) == (code, line)
    assert problem.location.file == "templates/site/membership.html.j2"


def test_the_desk_of_these_tests_reads_as_the_real_one(tmp_path):
    from cspctl.cli.site_desk import SiteDesk
    from cspctl.store import Folder

    (tmp_path / "templates" / "site").mkdir(parents=True)
    (tmp_path / "templates" / "site" / "site.css").write_text("p {}")
    real = SiteDesk(Folder(tmp_path))
    fake = Desk({"templates/site/site.css": "p {}"})
    for name in ("site.css", "home.html.j2"):
        assert real.template(name) == fake.template(name)
    assert dict(real.own_templates()) == dict(fake.own_templates())


VAWG = """\
id: vawg
title: Safer women
status: agreed
owner: [vawg]
themes:
  - number: 1
    title: Awareness
    aim: More victims come forward
    commitments:
      - number: 1
        text: Train the front line
        lead: de
        due: 2026-01
        updates: [{quarter: 2025/26-Q2, rag: R}, {quarter: 2025/26-Q3, rag: A, text: Begun}]
      - {number: 2, text: Print a leaflet, rag: B}
"""
ASSEMBLY = """\
id: assembly
title: Citizens' assembly
kind: recommendations
status: agreed
themes:
  - number: 4
    title: Keep in touch with victims
    description: Say what became of a report.
    response: {decision: accepted, text: We agree., date: 2025-10-01, referred_to: de}
    commitments:
      - number: 1
        text: Ring within a week
        lead: de
        due: 2026-06
        updates: [{quarter: 2025/26-Q3, date: 2025-12-01, rag: G, text: A first team rings.}]
      - {number: 2, text: Write each month, restricted: {public_title: A second action}}
"""
FIGURES = """\
indicators:
  - id: marac
    title: Repeat referrals
    unit: "%"
    better: lower
    thresholds: {green: 18, amber: 25}
    values: [{period: 2025/26-Q2, value: 26}, {period: 2025/26-Q3, value: 17.1}]
"""
PLANS = {
    **FILES,
    "packs/csp/plans/vawg.yaml": VAWG,
    "packs/csp/plans/assembly.yaml": ASSEMBLY,
    "packs/csp/performance.yaml": FIGURES,
    "packs/csp/plans/draft.yaml": VAWG.replace("id: vawg", "id: draft")
    .replace("agreed", "draft")
    .replace("Safer women", "Safer streets"),
}


def test_a_plan_is_a_page_theme_by_theme_with_rag_in_words():
    site = made(PLANS)
    said = text_of(site.files["csp/plans/vawg.html"])
    assert "The plan has 2 commitments: 1 amber and 1 done. 1 is overdue." in said
    assert "1. Awareness Aim: More victims come forward" in said
    assert "1.1 Train the front line Amber Better, was red 30 days overdue" in said
    assert "Lead Director of Enforcement Due January 2026" in said
    assert "Latest update October to December 2025: Begun" in said
    assert "Q2 2025/26" in said  # the numbers of the chart, as a table
    page = site.files["csp/plans/vawg.html"]
    assert b'<strong class="tag tag-done">Done</strong>' in page
    assert b"<svg" in page
    assert b"<style" not in page
    assert b"<script" not in page


def test_figures_have_a_table_a_trend_a_chart_and_its_numbers():
    page = made(PLANS).files["csp/performance.html"]
    said = text_of(page)
    assert "Repeat referrals 17.1% Q3 2025/26 Green Better: down from 26% in Q2 2025/26" in said
    assert "Rating Green up to 18%, amber up to 25%, red above that" in said
    assert "Q2 2025/26 26% Red" in said
    assert page.count(b"<svg") == 2  # the trend and the chart
    assert page.count(b'role="img"') == 2
    assert b" style=" not in page  # the page's own policy forbids it


def test_a_draft_plan_is_in_the_members_edition_alone_and_is_marked():
    assert "csp/plans/draft.html" not in made(PLANS).files
    said = text_of(made(PLANS, members=True).files["csp/plans/draft.html"])
    assert "Draft This is a draft, and is not published." in said


def test_a_recommendation_says_what_was_done_and_what_is_next():
    said = text_of(made(PLANS).files["csp/recommendations/assembly.html"])
    assert "4. Keep in touch with victims" in said
    assert "You said Say what became of a report." in said
    assert "Our answer We accepted this recommendation on 1 October 2025." in said
    assert "Action 1: Ring within a week We did 1 December 2025: A first team rings." in said
    assert "What is next Who: Director of Enforcement When: by the end of June 2026" in said
    assert "A second action We did What is done about this is not published." in said
    assert "Write each month" not in said


def test_the_home_page_leads_to_what_became_of_recommendations():
    said = text_of(made(PLANS).files["index.html"])
    assert "What became of residents’ recommendations Citizens' assembly You made 1" in said


def test_pages_of_plans_have_links_that_lead_somewhere_and_headings_in_order():
    for members in (False, True):
        site = made(PLANS, members=members)
        test_every_link_leads_somewhere(site)
        test_every_page_has_one_first_heading_a_title_of_its_own_and_ids_once(site)


AGENDA = """\
items:
  - {title: Minutes, minutes_of: 2026-01-14}
  - title: Sub-groups
    presenter: de
    items:
      - {title: Safer women, reason: decision, plan: [vawg, draft], papers: [papers/p.md]}
  - {title: Residents, plan: assembly, performance: yes, membership: yes, forward_plan: yes}
"""


def test_an_agenda_leads_to_the_pages_that_it_is_about():
    issued = {"issued": "2026-02-20", "manifest": {"files": []}, "texts": {}, "supplements": []}
    files = {
        **PLANS,
        "packs/csp/2026-03-11/agenda.yaml": AGENDA,
        "packs/csp/2026-03-11/papers/p.md": "---\ntitle: A report\n---\n",
        "packs/csp/2026-03-11/issued.json": json.dumps(issued),
    }
    site = made(files)
    said = text_of(site.files["csp/2026-03-11.html"])
    assert "1. Minutes The meeting on 14 January 2026" in said
    assert "(a) Safer women A report Safer women For decision" in said
    assert "The figures today Membership today The forward plan today" in said
    test_every_link_leads_somewhere(site)
    assert (
        'href="../csp/recommendations/assembly.html"' in site.files["csp/2026-03-11.html"].decode()
    )
    # The members see the draft plan, and an agenda that is not issued yet is marked as a draft.
    members = {name: text for name, text in files.items() if not name.endswith(".json")}
    page = text_of(made(members, members=True).files["csp/2026-03-11.html"])
    assert "Draft The pack of this meeting is not issued yet." in page
    assert "Safer streets" in page
