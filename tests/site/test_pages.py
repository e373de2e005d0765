"""Every page of the site, both editions, is held to every check in a real browser."""

import checks
from browser import reading

CHECKS = [
    checks.axe,
    checks.reflow,
    checks.large_text,
    checks.printed,
    checks.keyboard,
    checks.skip_link,
]


def pages(folder):
    """The paths of a site's pages, sorted."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert len(found) > 20
    return found


def main_part(path):
    return path.read_text(encoding="utf-8").partition("<main")[2]


def test_every_page_passes_every_check(chromium, sites):
    """Of the members' edition those that differ from the public's in more than their banner."""
    faults = []
    for edition, folder in sites.items():
        with reading(chromium, folder) as reader:
            for name in pages(folder):
                public = sites["public"] / name
                known = edition != "public" and public.exists()
                if known and main_part(public) == main_part(folder / name):
                    continue
                page = reader.open(name)
                found = [fault for check in CHECKS for fault in check(page)]
                faults += [f"{edition} {name}: {fault}" for fault in [*reader.faults, *found]]
    assert faults == []
