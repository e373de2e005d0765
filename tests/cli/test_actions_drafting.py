"""``actions chase``: an e-mail draft a lead, read back by the standard library's parser."""

import email
import email.policy
import json
from html.parser import HTMLParser

import pytest
from helpers import run, written

CSP = """\
id: csp
name: Community Safety <Board> & Co
contact: clerk
people:
  - {id: clerk, name: The Clerk, email: clerk@example.org, phone: "020 7946 0000"}
  - {id: fire, name: Fire Commander, initials: FC, email: fire@example.org, capacity: member}
  - {id: silent, name: No Address, capacity: member}
  - {id: broken, name: Bad Address, email: "x@example.org>, <y@example.org"}
  - {id: gone, name: Left Long Ago, email: gone@example.org, until: 2017-10-01}
agencies:
  - {id: nps, name: Probation Service}
subgroups:
  - {id: vawg, name: Violence Group, chair: fire}
"""
SNB = """\
id: snb
name: Neighbourhood Board
people:
  - {id: fire, name: Fire Commander, email: fire@example.org}
  - {id: clerk, name: Another Clerk, email: other@example.org}
"""
PLAN = "meetings: [{date: 2017-09-12}, {date: 2018-01-10}]\n"
LOG = """\
actions:
  - {number: 1, board: csp, action: "Visit <b>every</b> tower & say so", lead: FC, state: open,
     target: 2017-12-13, updates: [{date: 2017-12-01, note: Half of them seen}]}
  - {number: 2, board: csp, action: Secret visit, lead: fire, others: [clerk], state: open,
     target: 2018-01-09, restricted: yes}
  - {number: 3, board: csp, action: Work plan, lead: vawg, state: open, target: 2017-12-01}
  - {number: 4, board: csp, action: Later than the meeting, lead: fire, state: open,
     target: 2018-02-01}
  - {number: 5, board: csp, action: Done, lead: fire, state: closed, target: 2017-12-01}
  - {number: 6, board: csp, action: For nobody reached, state: open, target: 2017-12-01,
     lead: [silent, broken, nps, A Stranger]}
  - {number: 7, board: csp, action: Nobody's, state: open, target: 2017-12-01}
  - {number: 8, board: csp, action: Left behind, state: open, target: 2017-12-01, lead: gone}
  - {number: 1, board: snb, action: Fire doors, lead: fire, state: open, target: 2017-12-19}
  - {number: 2, board: snb, action: Other clerk, lead: clerk, state: open, target: 2017-12-19}
  - {number: 9, board: csp, action: First clerk, lead: clerk, state: open, target: 2017-12-19}
"""
FILES = {
    "packs/csp/board.yaml": CSP,
    "packs/csp/forward-plan.yaml": PLAN,
    "packs/snb/board.yaml": SNB,
    "packs/snb/forward-plan.yaml": PLAN,
    "actions.yaml": LOG,
}


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, FILES)


def chase(root, *words):
    return run("-C", root, "--today", "2017-12-20", "actions", "chase", *words)


def mail(root, name, folder="build/chase"):
    data = (root / folder / name).read_bytes()
    return email.message_from_bytes(data, policy=email.policy.default)


def body(draft, kind="plain"):
    """One of the two texts; the parser leaves the line ends of the wire in them."""
    return draft.get_body((kind,)).get_content().replace("\r\n", "\n")


class Cells(HTMLParser):
    """The rows of a page's table as the texts of their cells."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def test_one_draft_a_lead_with_the_actions_of_all_boards(root):
    said = chase(root)
    assert said.code == 0
    assert sorted(path.name for path in (root / "build/chase").iterdir()) == [
        "clerk-2.eml",
        "clerk.eml",
        "fire.eml",
        "gone.eml",
        "manifest.json",
    ]
    draft = mail(root, "fire.eml")
    assert draft["To"] == "Fire Commander <fire@example.org>"
    assert draft["From"] == "The Clerk <clerk@example.org>"
    assert draft["X-Unsent"] == "1"
    assert draft["Date"].datetime.isoformat() == "2017-12-20T00:00:00+00:00"
    assert draft["Subject"] == (
        "Overdue actions: Community Safety <Board> & Co and Neighbourhood Board"
    )
    assert draft.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in draft.iter_parts()] == ["text/plain", "text/html"]
    rows = Cells(body(draft, "html")).rows
    assert rows == [
        ["No.", "Board", "Action", "Target", "Overdue", "Last update"],
        ["csp/3", f"{NAME}, for Violence Group", "Work plan", "01/12/2017", "19 days", "none yet"],
        [
            "csp/1",
            NAME,
            "Visit <b>every</b> tower & say so",
            "13/12/2017",
            "7 days",
            "01/12/2017: Half of them seen",
        ],
        ["snb/1", "Neighbourhood Board", "Fire doors", "19/12/2017", "1 day", "none yet"],
        ["csp/2", NAME, "RESTRICTED Secret visit", "09/01/2018", "no", "none yet"],
    ]


NAME = "Community Safety <Board> & Co"


def test_the_text_says_the_same(root):
    chase(root)
    text = body(mail(root, "fire.eml"))
    assert text.startswith("Dear Fire Commander,\n\nThese actions are yours in the log at 20 Dec")
    assert (
        "csp/1: Visit <b>every</b> tower & say so\n"
        f"   {NAME}\n"
        "   Target 13/12/2017, OVERDUE by 7 days\n"
        "   01/12/2017: Half of them seen\n"
    ) in text
    assert "please do not forward this message" in text
    assert text.endswith("Thank you\n\nThe Clerk\n020 7946 0000\n")


def test_a_restricted_action_goes_to_its_leads_alone(root):
    chase(root)
    holding = [
        path.name for path in (root / "build/chase").glob("*.eml") if b"Secret" in path.read_bytes()
    ]
    assert holding == ["fire.eml"]
    assert "forward" not in body(mail(root, "clerk.eml"))


def test_an_action_of_a_restricted_item_is_marked_too(tmp_path):
    agenda = "items: [{title: Open}, {title: Gangs, restricted: yes}]\n"
    log = (
        "actions:\n  - {number: 1, board: csp, action: See them, lead: fire, state: open,\n"
        "     target: 2017-12-01, raised: {meeting: 2017-09-12, item: 2}}\n"
    )
    files = {**FILES, "packs/csp/2017-09-12/agenda.yaml": agenda, "actions.yaml": log}
    chase(written(tmp_path, files))
    assert "RESTRICTED. See them" in body(mail(tmp_path, "fire.eml"))


def test_who_cannot_be_written_to_is_named(root):
    said = chase(root)
    assert said.err.splitlines()[1:] == [
        "No draft: A Stranger is nobody that the board knows (csp/6).",
        "No draft: Bad Address has an e-mail address that cannot be one (csp/6).",
        "No draft: No Address has no e-mail address (csp/6).",
        "No draft: Probation Service is an agency, which has no address of its own (csp/6).",
        "No draft: nobody has no lead (csp/7).",
        "Left Long Ago left on 2017-10-01.",
    ]
    manifest = json.loads((root / "build/chase/manifest.json").read_text())
    drafts = {one["file"]: one["overdue"] for one in manifest["drafts"]}
    assert drafts["fire.eml"] == ["csp/3", "csp/1", "snb/1"]
    assert len(manifest["unreached"]) == 5


def test_two_people_under_one_id_get_their_own_drafts(root):
    chase(root)
    assert {mail(root, name)["To"] for name in ("clerk.eml", "clerk-2.eml")} == {
        "The Clerk <clerk@example.org>",
        "Another Clerk <other@example.org>",
    }


def test_the_same_day_gives_the_same_bytes_and_old_drafts_go(root):
    chase(root)
    before = (root / "build/chase/fire.eml").read_bytes()
    (root / "build/chase/mine.txt").write_text("stays")
    chase(root, "--lead", "FC")
    assert (root / "build/chase/fire.eml").read_bytes() == before
    left = sorted(path.name for path in (root / "build/chase").iterdir())
    assert left == ["fire.eml", "manifest.json", "mine.txt"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--board", "snb"], ["clerk.eml", "fire.eml"]),
        (["--lead", "vawg"], ["fire.eml"]),
        (["--lead", "Fire Commander", "--board", "csp"], ["fire.eml"]),
        (["--lead", "silent"], []),
    ],
)
def test_board_and_lead_choose(root, words, names):
    chase(root, *words, "--output", root / "drafts")
    assert sorted(path.name for path in (root / "drafts").glob("*.eml")) == names


def test_a_workspaces_own_template_wins_and_runs_in_the_sandbox(root):
    written(root, {"templates/chase.txt.j2": "Subject: {{ boards }}!\n\nHello {{ lead }}\n"})
    chase(root)
    assert mail(root, "gone.eml")["Subject"] == f"{NAME}!"
    assert body(mail(root, "gone.eml")) == "Hello Left Long Ago\n"
    written(root, {"templates/chase.html.j2": "\n{{ lead.__class__ }}{{ led }}{{ f() }}"})
    said = chase(root)
    assert said.code == 2
    assert "templates/chase.html.j2:2:1: error T404: A tag uses a call" in said.err
    assert "templates/chase.html.j2:2:1: error T401: 'led' is not known. Did you mean 'lead'?" in (
        said.err
    )
    written(root, {"templates/chase.txt.j2": "Hello\n"})
    assert "does not begin with its subject" in chase(root).err


@pytest.mark.parametrize("folder", ["packs/csp", "templates", "."])
def test_the_boards_own_folders_are_not_written_to(root, folder):
    said = chase(root, "--output", root / folder)
    assert (said.code, "This folder holds the board's own files." in said.err) == (2, True)


def test_a_name_cannot_bring_a_header_of_its_own(tmp_path):
    board = 'id: csp\nname: "A\\nBcc: x@example.org"\npeople:\n'
    board += '  - {id: fire, name: "Fire\\nX-Evil: 1", email: fire@example.org}\n'
    log = "actions: [{number: 1, board: csp, action: A, lead: fire, target: 2017-12-01}]\n"
    chase(written(tmp_path, {"packs/csp/board.yaml": board, "actions.yaml": log}))
    draft = mail(tmp_path, "fire.eml")
    assert set(draft.keys()) == {
        *("To", "Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type")
    }


def test_letters_beyond_ascii_come_through(tmp_path):
    board = "id: csp\nname: Bòrd Sàbhailteachd – àraidh\npeople:\n"
    board += "  - {id: fire, name: Siân Ó Fire, email: fire@example.org}\n"
    log = "actions: [{number: 1, board: csp, action: Tŷ “A”, lead: fire, target: 2017-12-01}]\n"
    chase(written(tmp_path, {"packs/csp/board.yaml": board, "actions.yaml": log}))
    draft = mail(tmp_path, "fire.eml")
    assert draft["To"].addresses[0].display_name == "Siân Ó Fire"
    assert draft["Subject"] == "Overdue actions: Bòrd Sàbhailteachd – àraidh"
    assert "csp/1: Tŷ “A”" in body(draft)
    data = (tmp_path / "build/chase/fire.eml").read_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_nobody_to_chase(root):
    said = run("-C", root, "--today", "2017-01-01", "actions", "chase", "--board", "snb")
    assert said.code == 0


def test_unknown_board(root):
    assert chase(root, "--board", "cps").code == 2
