"""The page of a meeting: where its minutes are, and what its agenda leads to."""

import hashlib
import json

from making import made, text_of
from small_site import FILES, links_lead_somewhere, sound

PACK = b"A pack."
ISSUED = {
    "issued": "2026-02-20",
    "manifest": {
        "files": [{"file": "public/pack-public.pdf", "sha256": hashlib.sha256(PACK).hexdigest()}]
    },
    "texts": {},
    "supplements": [],
}
MINUTES_OF = "packs/csp/2026-01-14/minutes.md"
DRAFT = (
    FILES["packs/csp/2026-01-14/minutes.md"]
    .replace("status: confirmed\n", "")
    .replace("confirmed: 2026-02-11\n", "")
)
NEXT = {
    **FILES,
    "packs/csp/2026-01-14/minutes.md": DRAFT,
    "packs/csp/2026-03-11/agenda.yaml": "items: [{title: Minutes, minutes_of: 2026-01-14}]\n",
    "packs/csp/2026-03-11/issued.json": json.dumps(ISSUED),
    "build/csp-2026-03-11/public/pack-public.pdf": PACK,
}
NOTHING = "The site has no papers and no minutes of this meeting."


def test_draft_minutes_in_a_published_pack_are_told_of_where_they_belong():
    site = made(NEXT)
    meeting = text_of(site.files["csp/2026-01-14.html"])
    told = "Minutes To be confirmed; the draft is in the papers of the meeting on 11 March 2026"
    assert told in meeting
    assert "Fire safety" not in meeting  # the page has no draft itself
    board = text_of(site.files["csp/index.html"])
    assert "Minutes to be confirmed: in the papers of the meeting on 11 March 2026" in board
    assert NOTHING not in board
    links_lead_somewhere(site)


def test_without_such_a_pack_the_site_says_that_it_has_nothing_of_the_meeting():
    files = {name: data for name, data in NEXT.items() if "2026-03-11" not in name}
    site = made(files)
    assert NOTHING in text_of(site.files["csp/index.html"])
    assert "To be confirmed" not in text_of(site.files["csp/2026-01-14.html"])
    # Confirmed minutes are on the page itself.
    confirmed = {
        **NEXT,
        "packs/csp/2026-01-14/minutes.md": FILES["packs/csp/2026-01-14/minutes.md"],
    }
    assert "To be confirmed" not in text_of(made(confirmed).files["csp/2026-01-14.html"])


def test_the_words_about_drafts_are_true_of_packs_too():
    about = text_of(made(NEXT).files["about.html"])
    assert "Pages show minutes once the board has confirmed them, plans once they are" in about
    assert "They hold the minutes that the board was to confirm, marked as a draft" in about


MINUTES = """\
---
status: confirmed
confirmed: 2026-02-11
---
## 1. Fire safety
DECISION: Keep it.

DECISION: Ask again.

## 2. Sub-groups
Welcome.

### 2(a) Youth
Heard.

## 4. Sealed
Canary.

## 1. Fire safety again
More.
"""
AGENDA = """\
items:
  - title: Fire safety
  - {title: Sub-groups, items: [{title: Youth}]}
  - {title: Not minuted}
  - {title: Sealed, restricted: yes}
"""


def test_an_item_leads_to_its_minutes_and_decisions_once_they_are_confirmed():
    files = {
        **FILES,
        "packs/csp/2026-01-14/agenda.yaml": AGENDA,
        "packs/csp/2026-01-14/minutes.md": MINUTES,
        "packs/csp/2026-01-14/issued.json": json.dumps(ISSUED),
    }
    site = made(files)
    page = site.files["csp/2026-01-14.html"].decode()
    assert "1. Fire safety Minutes of this item, 2 decisions 2. Sub-groups" in text_of(
        page.encode()
    )
    assert page.count("Minutes of this item") == 3  # not of what was not minuted or is withheld
    assert 'href="../csp/2026-01-14.html#minute-2-a"' in page
    assert 'id="minute-2-a"' in page
    links_lead_somewhere(site)
    sound(site)
    draft = {**files, "packs/csp/2026-01-14/minutes.md": MINUTES.replace("confirmed\n", "draft\n")}
    assert "Minutes of this item" not in made(draft).files["csp/2026-01-14.html"].decode()


def test_the_home_page_lists_the_five_soonest_meetings_and_each_boards_next():
    days = "".join(f"  - {{date: 2026-04-{day:02}}}\n" for day in range(1, 21))
    other = "id: snb\nname: Neighbourhood Board\n"
    files = {
        **FILES,
        "packs/csp/forward-plan.yaml": f"meetings:\n{days}",
        "packs/snb/board.yaml": other,
        "packs/snb/forward-plan.yaml": "meetings: [{date: 2026-09-02}]\n",
    }
    home = text_of(made(files).files["index.html"])
    listed = home.partition("Next meetings")[2]
    assert listed.count("April 2026: ") == 5
    assert "Sunday 5 April 2026: Community Safety Partnership" in listed
    assert "Neighbourhood Board Meets next on Wednesday 2 September 2026" in home
