"""A canary in every field that can hold words, of everything that can be withheld.

The records are filled by their own description, so that a field that somebody adds tomorrow is
planted here without a line. The public site is searched byte by byte, by nothing of its own.
"""

import json
import re

import pytest
from helpers import run, written

from cspctl.model.action import Action
from cspctl.model.agenda import Item, Paper
from cspctl.model.delivery_plan import Commitment, DeliveryPlan, Theme
from cspctl.model.forward_plan import PlanItem
from cspctl.model.kinds import Choice, Many, Of, Off, Text
from cspctl.model.minutes import MinutesHead
from cspctl.model.performance import Indicator, Measured
from cspctl.model.record import specs

TODAY = "2026-03-02"
# A value of each form of text that may not be just any word; a new form fails loudly.
SAMPLES = {
    "date": "2026-01-07",
    "time": "10:00-12:00",
    "yes or no": "no",
    "number": "7",
    "share": "1/3",
    "target": "2026-02-01",
    "quarter": "2025/26-Q3",
    "period of a figure": "2025/26-Q3",
    "due date": "2026-02",
    "period": "2025-04/2026-03",
    "action": "b/90",
    "item number": "3",
    "meeting": "2026-01-14",
}
# Ids that must be of something that is there.
IDS = {"Item.plan": "open"}
DEEP = 3  # parts of parts


class Planter:
    """Fills records; ``planted`` has every canary and where it was put."""

    def __init__(self):
        self.planted = {}

    def word(self, place):
        canary = f"zqx{len(self.planted):04}canary"
        self.planted[canary] = place
        return canary

    def record(self, kind, deep=0, **own):
        """A map with every field of a record, those in ``own`` as they are (None leaves out)."""
        made = {}
        for name, spec in specs(kind).items():
            if name in own:
                value = own[name]
            else:
                value = self.value(spec.kind, f"{kind.__name__}.{name}", deep)
            if value is not None:
                made[name] = value
        return made

    def value(self, kind, place, deep):
        if isinstance(kind, Text):
            return self.word(place)
        if isinstance(kind, Choice):
            return kind.options[0]
        if isinstance(kind, Many):
            inner = self.value(kind.of, place, deep)
            return None if inner is None else [inner]
        if isinstance(kind, Of | Off):
            return self.record(kind.record(), deep + 1) if deep < DEEP else None
        if kind.name == "id":
            return IDS.get(place) or self.word(place)
        if kind.name == "file":
            return f"papers/{self.word(place)}.md"
        return SAMPLES[kind.name]


def yaml(**whole):
    """JSON is YAML."""
    return json.dumps(whole)


def workspace():
    """Every kind of thing that is withheld, each full of canaries, beside one that is open."""
    plant = Planter()
    restriction = {
        "restricted": {"public_title": "Sensitive matter", "reason": plant.word("reason")}
    }
    shut = {"restricted": "yes"}
    secret = plant.record(Item, minutes_of=None, **restriction)
    half = {"title": "Half open", "papers": [plant.record(Paper, **shut), "papers/open.md"]}
    unissued = plant.record(Item, restricted=None, minutes_of=None)
    head = plant.record(MinutesHead, board=None, date=None, status="draft", confirmed=None)
    inherited = {"raised": {"meeting": "2026-01-14", "item": "1"}}
    plan = {"title": "Open plan", "status": "agreed"}
    files = {
        "packs/b/board.yaml": yaml(
            id="b",
            name="Open Board",
            contact="clerk",
            people=[
                {"id": "clerk", "name": "Open Clerk", "email": "clerk@example.org"},
                {"id": "one", "name": "Open Member", "capacity": "member"}
                | {name: plant.word(f"Person.{name}") for name in ("phone",)}
                | {"email": plant.word("Person.email") + "@example.org"},
            ],
            standing_items={"business": [plant.record(Item, minutes_of=None, **shut)]},
        ),
        "packs/b/forward-plan.yaml": yaml(
            meetings=[
                {"date": "2026-01-14", "items": [{"title": "Open matter"}]},
                {"date": "2026-06-10", "items": [plant.record(PlanItem, **restriction)]},
            ]
        ),
        "packs/b/2026-01-14/agenda.yaml": yaml(items=[secret, half, {"title": "Open matter"}]),
        "packs/b/2026-01-14/papers/open.md": "Open paper.\n",
        "packs/b/2026-01-14/minutes.md": (
            "---\nstatus: confirmed\npresent: [one]\n"
            f"interests: [{{person: one, item: 1, nature: {plant.word('interest')}}}]\n---\n"
            f"## 1. {plant.word('section title')}\n{plant.word('passage')}\n\n"
            f"ACTION [{plant.word('lead')}]: {plant.word('minuted action')}\n\n"
            f"DECISION: {plant.word('decision')}\n\n## 2. Half open\nOpen words.\n\n"
            f"## 4. Other\nRESTRICTED\n\n{plant.word('restricted section')}\n\n"
            f"DECISION: {plant.word('restricted decision')}\n"
        ),
        "packs/b/2026-02-25/agenda.yaml": yaml(items=[unissued]),
        "packs/b/2026-02-25/minutes.md": (
            f"---\n{yaml(**head)}\n---\n## 1. {plant.word('draft title')}\n"
            f"{plant.word('draft')}\n\nDECISION: {plant.word('draft decision')}\n"
        ),
        "packs/b/plans/open.yaml": yaml(
            id="open",
            **plan,
            commitments=[{"number": 1, "text": "Open commitment"}],
            themes=[
                plant.record(Theme, number="1", **shut),
                {"number": 2, "title": "Open theme"}
                | {"commitments": [plant.record(Commitment, number="1", **shut)]},
            ],
        ),
        "packs/b/plans/draft.yaml": yaml(
            **plant.record(DeliveryPlan, id="draft", status="draft", restricted=None)
        ),
        "packs/b/plans/shut.yaml": yaml(
            **plant.record(DeliveryPlan, id="shut", status="agreed", restricted="yes")
        ),
        "packs/b/performance.yaml": yaml(
            indicators=[
                plant.record(Indicator, **shut),
                {"id": "open", "title": "Open indicator"}
                | {"values": [plant.record(Measured, period="2025/26-Q3", value="4", **shut)]},
            ]
        ),
        "actions.yaml": yaml(
            board="b",
            actions=[
                {"number": 1, "action": "Open action", "lead": "one", "state": "open"},
                plant.record(Action, number="90", board=None, **shut),
                plant.record(Action, number="91", board=None, duplicate_of=None, **restriction),
                plant.record(Action, number="92", board=None, restricted=None, **inherited),
            ],
        ),
    }
    named = {
        path for text in files.values() for path in re.findall(r"papers/zqx\d+canary\.md", text)
    }
    for day in ("2026-01-14", "2026-02-25"):
        files |= {f"packs/b/{day}/{path}": f"# {plant.word('a paper')}\n" for path in sorted(named)}
    return files, plant.planted


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    files, planted = workspace()
    root = written(tmp_path_factory.mktemp("canaries"), files)
    # What may be read must be read: a record that the loader drops would hide nothing.
    checked = run("-C", root, "--today", TODAY, "check", "--format", "json", "--select", "F")
    assert json.loads(checked.out)["problems"] == []
    for words in (["pack", "build", "--no-pdf"], ["pack", "issue"]):
        done = run("-C", root, "--today", "2026-01-05", *words[:2], "b", "2026-01-14", *words[2:])
        assert done.code == 0, done.err
    for members in ([], ["--members"]):
        done = run("-C", root, "--today", TODAY, "site", "build", *members)
        assert done.code == 0, done.err
    return root / "build", planted


def found(folder):
    """The canaries in the names and bytes of a folder's files but those of packs."""
    seen = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".docx", ".xlsx"):
            text = path.relative_to(folder).as_posix() + path.read_bytes().decode("utf-8")
            # A calendar folds its lines, and JSON may write a letter as its number.
            text = re.sub(r"\r\n ", "", text).casefold()
            seen |= dict.fromkeys(re.findall(r"zqx\d+canary", text), path.name)
    return seen


def test_the_public_site_has_no_canary(built):
    folder, planted = built
    leaked = {name: planted[name] for name in found(folder / "site")}
    assert leaked == {}
    page = (folder / "site" / "actions-data.js").read_text(encoding="utf-8")
    assert "Open action" in page
    assert "Sensitive matter" in page


def test_the_members_site_has_them_so_that_they_could_have_leaked(built):
    folder, planted = built
    seen = {planted[name] for name in found(folder / "site-members")}
    for place in (
        *("Action.action", "Action.outcome", "Update.note", "Item.title", "decision"),
        *("draft decision", "passage", "Commitment.text", "Theme.title", "DeliveryPlan.title"),
        *("minuted action", "restricted section", "draft", "Action.others"),
    ):
        assert place in seen
    assert len(planted) > 150
