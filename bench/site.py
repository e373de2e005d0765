"""``cspctl site build`` on a growing organisation, against Pelican on the same pages.

    python bench/site.py [RUNS]

Wants Pelican beside cspctl (pip install pelican). The organisation has ten boards, 10,000 actions,
200 meetings and 50 plans, and then a half and a quarter of each. Times are of whole processes, in
turn (A B A B ...), medians; the ratio is of processor time, which other work disturbs less. cspctl
reads the boards' files, makes the public edition, proves that nothing withheld is in it and writes
it; Pelican gets the main part of each of these pages as an HTML file, puts the same layout around
it and writes it: no data, no search, no feed, no proof.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lxml import html
from site_made import TODAY, organisation

THEME = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{{ page.title }} - {{ SITENAME }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="site.css"></head>
<body><a class="skip-link" href="#main">Skip to main content</a>
<header class="site-header"><p class="site-name"><a href="index.html">{{ SITENAME }}</a></p>
<nav class="site-menu" aria-label="Site"><ul>{% for text, path in MENU %}
<li><a href="{{ path }}">{{ text }}</a></li>{% endfor %}</ul></nav></header>
<main id="main" tabindex="-1"><h1>{{ page.title }}</h1>
{{ page.content }}
</main><footer><p>Made from the boards' own records.</p></footer></body></html>
"""
SETTINGS = """\
SITENAME = "Partnership boards"
SITEURL = ""
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
PAGE_PATHS = [""]
ARTICLE_PATHS = []
STATIC_PATHS = []
DIRECT_TEMPLATES = []
TIMEZONE = "Europe/London"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
MENU = [("Home", "index.html"), ("Actions", "actions.html"), ("Overdue", "overdue.html"),
        ("Decisions", "decisions.html"), ("About this site", "about.html")]
"""


def seconds(command: list[str], folder: Path) -> tuple[float, float]:
    """How long a whole process takes, and of that its processor time; ends when it fails."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout[-500:]}{done.stderr[-2000:]}")
    taken, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pelican_project(site: Path, folder: Path) -> None:
    """The pages of a site as Pelican takes them in."""
    (folder / "theme" / "templates").mkdir(parents=True)
    (folder / "theme" / "templates" / "page.html").write_text(THEME)
    (folder / "pelicanconf.py").write_text(SETTINGS)
    for path in site.rglob("*.html"):
        page = html.parse(path).getroot()
        (main,) = page.iter("main")
        title = page.findtext(".//h1")
        inner = "".join(html.tostring(one, encoding="unicode") for one in main)
        name = path.relative_to(site).as_posix()
        out = folder / "content" / name
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(
            f"<html><head><title>{html_text(title)}</title>"
            f'<meta name="save_as" content="{name}"><meta name="slug" content="{name}">'
            f"</head><body>{inner}</body></html>",
            encoding="utf-8",
        )


def html_text(text: str | None) -> str:
    """A text as markup."""
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def compare(share: float, runs: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "ours").mkdir()
        many = organisation(top / "ours", share)
        build = [sys.executable, "-m", "cspctl", "--today", str(TODAY), "site", "build"]
        seconds(build, top / "ours")
        site = top / "ours" / "build" / "site"
        pages = [path.stat().st_size for path in site.rglob("*.html")]
        pelican_project(site, top / "theirs")
        peer = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-q"]
        ours, theirs = [], []
        for _ in range(runs):
            # A clean folder each time, so that every file is written.
            ours.append(seconds([*build, "-o", str(top / f"out{len(ours)}")], top / "ours"))
            theirs.append(seconds([*peer, "-o", str(top / f"peer{len(ours)}")], top / "theirs"))
        written = len(list((top / "peer1").rglob("*.html")))
        assert written == len(pages), f"Pelican wrote {written} of {len(pages)} pages"
    one, own = (statistics.median(times) for times in zip(*ours, strict=True))
    other, others = (statistics.median(times) for times in zip(*theirs, strict=True))
    return (
        f"| {many['actions']:,} | {many['meetings']} | {many['plans']} | {len(pages)} | "
        f"{sum(pages) / 1e6:.0f} | {one:.1f} | {own:.1f} | {1000 * own / many['actions']:.2f} | "
        f"{other:.1f} | {others:.1f} | {own / others:.1f} |"
    )


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print("| Actions | Meetings | Plans | Pages | MB | cspctl s | processor s | ", end="")
    print("per 1,000 actions | Pelican s | processor s | Ratio |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for share in (0.25, 0.5, 1):
        print(compare(share, runs), flush=True)
    print("cores:", os.cpu_count(), "load:", os.getloadavg()[0], file=sys.stderr)


if __name__ == "__main__":
    main()
