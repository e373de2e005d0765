"""``plan chase --drafts``: an e-mail draft to every author who owes a paper."""

from email import message_from_bytes, policy

from helpers import run, written

FILES = {
    "packs/b/board.yaml": (
        "id: b\nname: The Board\ncontact: cee\npeople:\n"
        "  - {id: ann, name: Ann Archer, email: ann@example.org}\n"
        "  - {id: bob, name: Bob Baker}\n"
        "  - {id: cee, name: Clerk, email: cee@example.org, phone: '020 7946 0000'}\n"
        "terms: {notice: {days: 7}, reports_due: {working_days_before_notice: 3}}\n"
    ),
    "packs/b/forward-plan.yaml": (
        "meetings:\n  - date: 2026-03-11\n    items:\n"
        "      - {title: Homes & <b>fire</b>, presenter: ann, report: awaited}\n"
        "      - {title: Roads, presenter: bob, report: to-follow}\n"
        "      - {title: Parks, report: awaited}\n"
        "      - {title: Done, presenter: ann, report: received}\n"
    ),
}


def test_each_author_gets_one_draft_and_who_cannot_be_reached_is_named(tmp_path):
    written(tmp_path, FILES)
    done = run("-C", tmp_path, "--today", "2026-03-03", "plan", "chase", "b", "--drafts")
    assert done.code == 0, done.err
    assert "Bob Baker has no e-mail address ('Roads')" in done.err
    assert "nobody is to present 'Parks'" in done.err
    (file,) = (tmp_path / "build/chase-papers").iterdir()
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (message["To"], message["From"], message["X-Unsent"]) == (
        "Ann Archer <ann@example.org>",
        "Clerk <cee@example.org>",
        "1",
    )
    assert message["Subject"] == "Papers overdue: The Board"
    text = message.get_body(("plain",)).get_content()
    assert "Homes & <b>fire</b>" in text
    assert "For the meeting of Wednesday 11 March 2026" in text
    assert "LATE by" in text
    assert "Done" not in text
    html = message.get_body(("html",)).get_content()
    assert "Homes &amp; &lt;b&gt;fire&lt;/b&gt;" in html


def test_two_runs_write_the_same_bytes(tmp_path):
    written(tmp_path, FILES)
    words = ("-C", tmp_path, "--today", "2026-03-03", "plan", "chase", "b", "--drafts")
    run(*words)
    first = (tmp_path / "build/chase-papers/b-ann.eml").read_bytes()
    run(*words)
    assert (tmp_path / "build/chase-papers/b-ann.eml").read_bytes() == first


def test_the_boards_own_folders_are_refused(tmp_path):
    written(tmp_path, FILES)
    place = tmp_path / "packs" / "b"
    done = run("-C", tmp_path, "plan", "chase", "b", "--drafts", "--output", place)
    assert done.code == 2
    assert "holds the board's own files" in done.err
