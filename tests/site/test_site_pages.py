"""The pages of the site: what each says of a workspace that is all in the test."""

import pytest
from making import Desk, made, text_of
from small_site import FILES, Reading, links_lead_somewhere, read, sound

from cspctl.problems import CannotRun


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
    assert "Status Confirmed on 11 February 2026 In the chair Chief Executive" in said
    assert "ACTION: Circulate the list of towers. Action by: Director of Enforcement" in said


def test_membership_has_seats_subgroups_and_terms(site):
    said = text_of(site.files["csp/membership.html"])
    assert "Chief Executive (Chair) London Borough of Barking" in said
    assert "Violence Against Women and Girls Chaired by: Director of Enforcement" in said
    assert "Terms The board keeps Barking safe. Aims More." in said


def test_every_link_leads_somewhere(site):
    links_lead_somewhere(site)


def test_every_page_has_one_first_heading_a_title_of_its_own_and_ids_once(site):
    sound(site)
    titles = [page.title for page in read(site).values()]
    assert "Home - Partnership boards" in titles
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
    own["templates/site/crest.png"] = b"\x89PNG\r\n\x1a\n"
    own["templates/site/notes.txt"] = "not for the site"
    files = made({**FILES, **own}).files
    assert files["crest.png"] == own["templates/site/crest.png"]
    assert "notes.txt" not in files
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
