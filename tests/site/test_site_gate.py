"""Nothing withheld, no draft and nobody's address is in the public edition; the gate proves it."""

import datetime as dt
import hashlib
import json
import re

import pytest
from helpers import loaded
from making import Desk, made

from cspctl.problems import CannotRun
from cspctl.site import making
from cspctl.site.addresses import Kept, addresses_in
from cspctl.site.making import Leaking

# Every restricted, unpublished or private thing of this workspace is called a canary, with a
# number; what is public beside it has no such word.
FILES = {
    "packs/csp/board.yaml": """\
id: csp
name: Safety Board
contact: clerk
people:
  - {id: clerk, name: Boards Manager, email: boards@example.org, phone: "020 7946 0010"}
  - id: hh
    name: Head of Housing
    capacity: member
    email: canary01@example.org
    phone: "020 7946 0999"
standing_items: {opening: [{title: Canary02 standing, restricted: yes}]}
""",
    "packs/csp/forward-plan.yaml": """\
meetings:
  - date: 2026-01-14
    items:
      - title: Fire safety
      - {title: Canary03, restricted: {public_title: Assessment}, comments: canary04}
  - date: 2026-03-11
    publish: 2026-03-04
    items: [{title: Housing, comments: "Ask canary05@example.org"}]
""",
    "packs/csp/2026-01-14/agenda.yaml": """\
items:
  - title: Fire safety
    papers:
      - {file: papers/open.md, title: Towers}
      - {file: papers/canary06.md, title: Canary07, restricted: yes}
  - title: Canary08 item
    note: canary09
    restricted: {public_title: Assessment, reason: canary10, may_see: [canary11]}
    papers: [papers/canary12.md]
""",
    "packs/csp/2026-01-14/papers/open.md": "---\\ncontact: Canary13\\n---\\nOpen words.",
    "packs/csp/2026-01-14/papers/canary06.md": "Canary14 words.",
    "packs/csp/2026-01-14/papers/canary12.md": "Canary15 words.",
    "packs/csp/2026-01-14/minutes.md": """\
---
status: confirmed
present: [hh]
interests: [{person: hh, item: 2, nature: canary16}]
---
## 1. Fire safety
The Head of Housing, canary17@example.org or 020 7946 0123, will look. Helpline 0808 2000 247.

## 2. Canary18
Canary19 was said.

ACTION [hh]: Do canary20.

## 3. Any other business
RESTRICTED

Canary21 was said.
""",
    "packs/csp/2026-03-11/agenda.yaml": "items: [{title: Canary22 not published yet}]\\n",
    "packs/csp/2026-03-11/minutes.md": """\
---
status: draft
---
## 1. Canary23
DECISION: Canary24.
""",
    "packs/csp/plans/draft.yaml": """\
id: draft
title: Canary25 plan
version: 1st draft
commitments: [{number: 1, text: canary26}]
""",
    "packs/csp/plans/open.yaml": """\
id: open
title: Open plan
status: agreed
commitments:
  - number: 1
    text: Lock the doors
    updates: [{quarter: 2025/26-Q3, rag: G, text: "Ask canary27@example.org"}]
  - {number: 2, text: canary28, restricted: yes}
themes:
  - {number: 1, title: Canary29, restricted: yes, commitments: [{number: 1, text: canary30}]}
""",
    "packs/csp/plans/shut.yaml": "id: shut\\ntitle: Canary31\\nrestricted: yes\\nstatus: agreed\\n",
    "packs/csp/performance.yaml": """\
indicators:
  - id: asb
    title: Anti-social behaviour
    unit: reports
    values:
      - {period: 2025/26-Q2, value: 40}
      - {period: 2025/26-Q3, value: 31, note: "From canary36@example.org"}
  - {id: shut, title: Canary37, restricted: yes, values: [{period: 2025/26-Q3, value: 4}]}
""",
    "actions.yaml": """\
board: csp
actions:
  - number: 1
    action: Write the fire plan
    lead: hh
    target: 2026-02-01
    state: open
    updates: [{date: 2026-02-02, note: "Mail canary32@example.org"}]
  - number: 2
    action: canary33
    lead: hh
    state: open
    restricted: {reason: canary34, public_title: Assessment}
  - {number: 3, action: canary35, lead: hh, state: open, restricted: yes}
  - number: 4
    action: Do canary20
    lead: hh
    state: open
    raised: {meeting: 2026-01-14, item: "2"}
""",
}  # fmt: skip
FILES = {name: text.replace("\\n", "\n") for name, text in FILES.items()}


def canaries(data):
    return sorted(set(re.findall(rb"canary\d\d", data.lower())))


def test_no_canary_is_in_any_file_of_the_public_edition():
    site = made(FILES)
    assert {path: canaries(data) for path, data in site.files.items() if canaries(data)} == {}
    assert b"7946 0123" not in site.files["csp/2026-01-14.html"]
    assert b"7946 0999" not in b"".join(site.files.values())


def test_what_is_public_beside_it_is_there():
    page = made(FILES).files["csp/2026-01-14.html"]
    assert b"(e-mail address not published) or (telephone number not published)" in page
    assert b"0808 2000 247" in page
    assert b"Head of Housing" in page
    assert b"31" in made(FILES).files["csp/performance.html"]
    contact = made(FILES).files["csp/index.html"]
    assert b"boards@example.org" in contact
    assert b"020 7946 0010" in contact


def test_the_members_edition_has_what_the_board_has():
    site = made(FILES, members=True)
    seen = set(canaries(b"".join(site.files.values())))
    assert {b"canary08", b"canary19", b"canary22", b"canary23", b"canary31", b"canary37"} <= seen


def test_an_address_that_was_taken_out_is_told_with_its_place():
    told = [(one.code, one.location.file, one.location.line) for one in made(FILES).warnings]
    assert ("H801", "packs/csp/2026-01-14/minutes.md", 7) in told
    assert ("H801", "packs/csp/forward-plan.yaml", 8) in told
    assert ("H801", "actions.yaml", 8) in told
    assert not [place for place in told if "board.yaml" in place[1]]


@pytest.mark.parametrize(
    ("fault", "thing"),
    [
        ("for_public", "item 2 of the meeting of 2026-01-14"),
        ("published", "the meeting of 2026-03-11"),
        ("addresses", "the workspace"),
    ],
)
def test_a_fault_in_the_withholding_is_stopped_by_the_gate(fault, thing, monkeypatch):
    from cspctl.site import editions

    whole = editions.public_edition

    def lets_through(workspace, published):
        shown = whole(workspace, published)
        broken = shown.workspace.boards["csp"]
        theirs = workspace.boards["csp"]
        if fault == "for_public":
            meeting = theirs.meetings[dt.date(2026, 1, 14)]
            broken = broken._replace(meetings={**broken.meetings, meeting.date: meeting})
        elif fault == "published":
            meeting = theirs.meetings[dt.date(2026, 3, 11)]
            broken = broken._replace(meetings={**broken.meetings, meeting.date: meeting})
        else:
            terms = "# Terms\n\nWrite to canary99@example.org."
            broken = broken._replace(terms_of_reference=terms)
        leaking = shown.workspace._replace(boards={"csp": broken})
        site = editions.Shown(leaking, shown.kept, (), ())
        seen.append(shown)
        return site

    seen = []
    monkeypatch.setattr(making, "public_edition", lets_through)
    # The gate judges by the edition as it should be, whatever the pages were made from.
    judge = making.leaks
    monkeypatch.setattr(
        making, "leaks", lambda workspace, shown, *rest: judge(workspace, seen[-1], *rest)
    )
    with pytest.raises(Leaking) as found:
        made(FILES)
    problems = found.value.problems
    assert {one.code for one in problems} <= {"V601", "H802"}
    assert all(one.location.file.endswith((".html", ".xml", ".ics")) for one in problems)
    assert not [one for one in problems if "canary" in one.message.lower()]
    if fault != "addresses":
        assert thing in "\n".join(one.message for one in problems)


def test_a_restriction_that_cannot_be_read_stops_the_public_edition_only():
    log = FILES["actions.yaml"].replace("restricted: yes", "restricted: maybe")
    files = {**FILES, "actions.yaml": log}
    with pytest.raises(CannotRun) as found:
        made(files)
    assert "C704" in {one.code for one in found.value.problems}
    assert made(files, members=True).files


def test_minutes_that_cannot_be_read_stop_the_public_edition():
    with pytest.raises(CannotRun):
        made({**FILES, "packs/csp/2026-01-14/agenda.yaml": "items: [{title: a, restricted: [}]"})


# Packs


def built(text="An open pack."):
    data = text.encode()
    manifest = {
        "board": "csp",
        "date": "2026-01-14",
        "edition": "public",
        "items": [
            {"number": "1", "letter": None, "first_page": 1, "last_page": 4, "items": []},
        ],
        "files": [{"file": "pack-public.md", "sha256": hashlib.sha256(data).hexdigest()}],
    }
    return {
        "build/csp-2026-01-14/public/pack-public.md": data,
        "build/csp-2026-01-14/public/manifest-public.json": json.dumps(manifest),
    }


def issued(on="2026-01-07", text="An open pack."):
    entry = {
        "file": "public/pack-public.md",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    record = {
        "issued": on,
        "manifest": {"board": "csp", "date": "2026-01-14", "items": [], "files": [entry]},
        "texts": {},
        "supplements": [],
    }
    return {"packs/csp/2026-01-14/issued.json": json.dumps(record)}


def agenda_of(site):
    page = site.files["csp/2026-01-14.html"].decode()
    return "Towers" in page


def test_an_agenda_is_public_once_its_pack_is_issued():
    assert not agenda_of(made(FILES))
    assert agenda_of(made({**FILES, **issued()}))
    assert not agenda_of(made({**FILES, **issued(on="2026-03-09")}))
    site = made({**FILES, **built(), **issued()})
    assert [copy.path for copy in site.copies] == ["csp/2026-01-14/pack-public.md"]
    assert "Published on" in site.files["index.html"].decode()


def test_an_agenda_is_public_once_its_notice_is_due_and_its_files_are_built():
    noticed = {**FILES, **built()}
    assert not agenda_of(made(noticed))  # the board has no rule on notice, and no date is stated
    dated = "2026-01-14\n    publish: 2026-01-07\n"
    plan = FILES["packs/csp/forward-plan.yaml"]
    noticed["packs/csp/forward-plan.yaml"] = plan.replace("2026-01-14\n", dated)
    assert agenda_of(made(noticed))
    assert not agenda_of(made(noticed, today="2026-01-06"))
    assert "pages 1 to 4 of the pack" in made(noticed).files["csp/2026-01-14.html"].decode().lower()


def test_a_file_that_is_not_as_it_was_issued_is_left_out_and_told():
    site = made({**FILES, **built("A rebuilt pack."), **issued()})
    assert site.copies == ()
    (told,) = [one for one in site.warnings if one.code == "H803"]
    assert told.location.file == "build/csp-2026-01-14/public/pack-public.md"
    assert agenda_of(site)


def test_a_pack_that_holds_what_is_withheld_stops_the_site():
    with pytest.raises(Leaking) as found:
        made({**FILES, **built("Canary15 words."), **issued(text="Canary15 words.")})
    assert {one.code for one in found.value.problems} == {"V601"}
    assert {one.location.file for one in found.value.problems} == {
        "build/csp-2026-01-14/public/pack-public.md"
    }


def test_the_members_edition_offers_the_whole_pack():
    whole = {"board": "csp", "date": "2026-01-14", "items": [], "files": [
        {"file": "pack.md", "sha256": hashlib.sha256(b"all").hexdigest()},
        {"file": "public/pack-public.md", "sha256": "-"},
    ]}  # fmt: skip
    files = {
        "build/csp-2026-01-14/manifest.json": json.dumps(whole),
        "build/csp-2026-01-14/pack.md": b"all",
    }
    site = made({**FILES, **files}, members=True)
    assert [copy.path for copy in site.copies] == ["csp/2026-01-14/pack.md"]


def test_the_workspace_of_these_tests_is_read_without_a_fault():
    read = loaded(FILES)
    assert [one for one in read.problems if one.severity == "error"] == []
    assert Desk(FILES).own_templates() == {}


def test_an_address_is_found_wherever_it_stands_and_whatever_is_near_it():
    kept = Kept(loaded(FILES).workspace)
    for between in range(0, 300, 7):
        text = f"boards@example.org{' ' * (between + 1)}Ann@example.org <boards@example.org>,"
        assert addresses_in(f"{text} {'x' * 300}", kept) == ["ann@example.org"]
    folded = "UID:b.meeting.2026-01-14@cspctl.inv\r\n alid\r\nDESCRIPTION:eve@exam\r\n ple.org"
    assert addresses_in(folded, kept) == ["eve@example.org"]
    assert addresses_in("No address: @ here, and 5 @ 3 pounds", kept) == []
