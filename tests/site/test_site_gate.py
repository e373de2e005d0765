"""Nothing withheld, no draft and nobody's address is in the public edition; the gate proves it."""

import datetime as dt

import pytest
from canaries import FILES, canaries
from helpers import loaded
from making import Desk, made, text_of

from cspctl.problems import CannotRun
from cspctl.site import making
from cspctl.site.addresses import Kept, addresses_in
from cspctl.site.making import Leaking


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


def test_the_members_edition_marks_what_is_restricted_or_a_draft():
    site = made(FILES, members=True)
    minutes = text_of(site.files["csp/2026-01-14.html"])
    assert "2. Canary18 Restricted Canary19 was said." in minutes  # restricted by its item
    assert "3. Any other business Restricted Canary21 was said." in minutes
    to_come = text_of(site.files["csp/2026-03-11.html"])
    assert "Draft The pack of this meeting is not issued yet." in to_come
    draft = text_of(site.files["csp/2026-02-11.html"])
    assert "Canary24. Draft minutes" in draft
    assert "Draft The board has not confirmed these minutes yet." in draft
    assert "Canary31 Restricted" in text_of(site.files["csp/plans.html"])


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

    def lets_through(workspace, published, today):
        shown = whole(workspace, published, today)
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


@pytest.mark.parametrize("board", ["name: I\n", "id: index.html\n"])
@pytest.mark.parametrize("members", [False, True])
def test_a_board_that_no_address_can_be_made_of_is_told_by_its_name(board, members):
    """Its folder would stand where the site's own first page stands."""
    files = {**FILES, "packs/index.html/board.yaml": board}
    with pytest.raises(CannotRun) as found:
        made(files, members=members)
    (problem,) = found.value.problems
    assert problem.code == "F004"
    assert problem.location.file == "packs/index.html/board.yaml"
    assert "'index.html' cannot be an id" in problem.message
    assert made(files, members=members, boards=("csp",)).files


def test_minutes_that_cannot_be_read_stop_the_public_edition():
    with pytest.raises(CannotRun):
        made({**FILES, "packs/csp/2026-01-14/agenda.yaml": "items: [{title: a, restricted: [}]"})


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
