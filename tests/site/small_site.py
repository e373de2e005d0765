"""A workspace with a bit of everything, and how its pages are read."""

import re
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

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
confirmed: 2026-02-11
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


def links_lead_somewhere(site):
    """Each to a file of the site, and to an id that is on it."""
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


def sound(site):
    """Each page has one first heading, headings in order, a title of its own, and ids once."""
    pages = read(site)
    titles = [page.title for page in pages.values()]
    assert len(set(titles)) == len(titles)
    for path, page in pages.items():
        assert page.levels.count(1) == 1, path
        assert len(set(page.ids)) == len(page.ids), path
        steps = zip(page.levels, page.levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), path
