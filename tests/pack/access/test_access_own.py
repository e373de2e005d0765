"""What cspctl makes falls short nowhere."""

import pytest
from helpers import run, written
from template_views import Filled, filled

from cspctl import template_store
from cspctl.documents.action_log import ActionLog
from cspctl.documents.agenda import FrontSheet
from cspctl.documents.forward_plan import PlanView
from cspctl.documents.membership import Membership
from cspctl.documents.minutes import MinutesView
from cspctl.documents.paper import PaperView
from cspctl.documents.slip import Slip
from cspctl.pack.access import examine

LONG = "The board heard how the towers are made safe, and what is left to do. " * 30
FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\norganisation: The Council\n"
        "people: [{id: ann, name: Director of Homes, capacity: chair}]\n"
    ),
    "packs/b/forward-plan.yaml": (
        "meetings:\n  - {date: 2026-01-14}\n"
        "  - date: 2026-03-11\n    items: [{title: Lights, presenter: ann}]\n"
    ),
    "packs/b/2026-01-14/minutes.md": (
        f"---\nchair: ann\npresent: [ann]\n---\n## 1. Homes\n{LONG}\n\n"
        "ACTION [ann, by 2026-02-01]: Count the ladders.\n"
    ),
    "packs/b/2026-03-11/agenda.yaml": (
        "items:\n"
        "  - {title: Minutes, minutes_of: 2026-01-14, presenter: chair}\n"
        "  - {title: Action log, action_log: yes}\n"
        "  - {title: Names, restricted: {reason: They are secret}, papers: [papers/03.md]}\n"
        "  - {title: Lights, papers: [papers/04.md]}\n"
        "  - {title: Membership, membership: yes}\n"
        "  - {title: Forward plan, forward_plan: yes}\n"
    ),
    "packs/b/2026-03-11/papers/03.md": "# Names\n\nNobody.\n",
    "packs/b/2026-03-11/papers/04.md": (
        "---\nauthor: ann\npurpose: To light the street\nrecommendations: [Light it]\n---\n"
        f"# Where it is dark\n\n{LONG}\n\n| Street | Lamps |\n|---|---|\n| Broad Street | 4 |\n"
        "\n## Where it is not\n\nSee [the plan of lamps](https://example.org).\n"
    ),
    "actions.yaml": (
        "board: b\nactions:\n  - {number: 1, action: Count the ladders, lead: ann,"
        " target: 2026-02-01, state: open}\n"
        "  - {number: 2, action: Paint them, lead: ann, target: ongoing, state: open}\n"
    ),
}


def test_every_file_of_a_built_pack(tmp_path):
    written(tmp_path, FILES)
    ran = run("-C", tmp_path, "pack", "build", "b", "2026-03-11", "--no-pdf")
    assert ran.code == 0, ran.err
    folder = tmp_path / "build/b-2026-03-11"
    made = {
        path.relative_to(folder).as_posix(): examine(path.read_bytes(), path.name)
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".docx", ".xlsx")
    }
    assert {"pack.docx", "agenda.docx", "minutes.docx", "action-log.xlsx"} <= set(made)
    assert "public/pack-public.docx" in made
    assert {name: findings for name, findings in made.items() if findings} == {}


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("action-log.docx", ActionLog),
        ("agenda.docx", FrontSheet),
        ("forward-plan.docx", PlanView),
        ("membership.docx", Membership),
        ("minutes.docx", MinutesView),
        ("minutes-table.docx", MinutesView),
        ("paper.docx", PaperView),
        ("slip.docx", Slip),
    ],
)
def test_every_document_with_everything_in_it(name, view):
    assert name in template_store.names()
    assert examine(filled(name, Filled(view).view), name) == ()
