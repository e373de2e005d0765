"""Each check of a page finds the fault that it is there for, and nothing in a page without one."""

from pathlib import Path

import checks
import pytest
from browser import reading

STYLE = """
  body { margin: 0; font: 1rem/1.5 sans-serif } .skip { position: absolute; left: -999rem }
  .skip:focus { left: 0; outline: 3px solid } a:focus, input:focus { outline: 3px solid #000 }
  .wide { overflow-x: auto } table { min-width: 60rem }
  @media print { nav, .skip, form { display: none } table { min-width: 0 } }
"""
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Actions</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>
<body><a class="skip" href="#main">Skip to main content</a>
<header><nav aria-label="Site"><a href="boards.html">Boards</a>
<a href="#w">Plans</a></nav></header>
<main id="main" tabindex="-1"><h1>Actions</h1>
<p>What was agreed, <a href="#w">board by board</a>.</p>
<form><label for="w">Words</label> <input id="w"></form>
<div class="wide" role="region" aria-label="Open actions" tabindex="0"><table><tr><th>Action</th>
<th>Lead</th></tr><tr><td>Write the HMO protocol</td><td>Enforcement</td></tr></table></div>
</main></body></html>"""

CHECKS = {
    "axe": checks.axe,
    "reflow": checks.reflow,
    "large_text": checks.large_text,
    "keyboard": checks.keyboard,
    "skip_link": checks.skip_link,
    "printed": checks.printed,
}
# The check, what is put instead of what, and what it is to say.
FAULTS = [
    ("axe", "<h1>Actions</h1>", "<h1>Actions</h1><h3>Skipped</h3>", "heading-order"),
    ("axe", "<h1>", '<h1 style="color: #999">', "color-contrast"),
    ("axe", '<label for="w">Words</label>', "Words", "axe label"),
    ("reflow", "<p>What", '<p style="width: 400px">What', "scrolls sideways"),
    ("reflow", ' aria-label="Open actions"', "", "has no name"),
    ("reflow", ' tabindex="0"', "", "no place for the keyboard"),
    ("reflow", "<h1>Actions", f"<h1 style='overflow-wrap: anywhere'>{'Words' * 9}", "is broken"),
    ("large_text", "<p>What", '<p style="font-size: 16px">What', "does not grow"),
    ("large_text", "<p>What", '<p style="height: 24px; overflow: hidden">What', "cut off"),
    ("keyboard", '<a href="#w">Plans', '<a tabindex="2" href="#w">Plans', "Tab goes to"),
    ("keyboard", '<a href="#w">Plans', '<a style="outline: 0" href="#w">Plans', "does not show"),
    ("keyboard", '<a href="#w">Plans', '<a onfocus="this.blur()" href="#w">Plans', "Tab goes to"),
    (
        "keyboard",
        '<a href="#w">Plans',
        '<a style="position: absolute; left: -99em" href="#w">Plans',
        "out of sight",
    ),
    ("skip_link", '<a class="skip" href="#main">Skip to main content</a>', "", "is no skip link"),
    ("skip_link", 'href="#main">Skip', 'href="#top">Skip', "not the main part"),
    ("skip_link", 'class="skip" href="#main"', 'class="skip" href="../"', "is no skip link"),
    ("skip_link", ' id="main"', ' id="other"', "not the main part"),
    ("printed", "nav, .skip, form", ".skip, form", "nobody can use it on paper"),
    ("printed", "nav, .skip, form", "nav, .skip, form, p", "not printed"),
    ("printed", "table { min-width: 0 }", "", "cut off on paper"),
]


@pytest.fixture(scope="module")
def reader(chromium, tmp_path_factory):
    with reading(chromium, tmp_path_factory.mktemp("page")) as someone:
        yield someone


def opened(reader, text):
    Path(reader.home.removeprefix("file://"), "page.html").write_text(text, encoding="utf-8")
    return reader.open("page.html")


@pytest.mark.parametrize("name", CHECKS)
def test_a_good_page_has_no_faults(reader, name):
    page = opened(reader, PAGE)
    assert CHECKS[name](page) == []
    assert reader.faults == []


@pytest.mark.parametrize(("name", "good", "bad", "said"), FAULTS)
def test_a_check_finds_its_fault(reader, name, good, bad, said):
    assert good in PAGE
    found = CHECKS[name](opened(reader, PAGE.replace(good, bad, 1)))
    assert said in "\n".join(found)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (
            '<img alt="" src="http://example.org/a.png">',
            "leaves the site: http://example.org/a.png",
        ),
        ("<script>nothing.there()</script>", "script error"),
        ('<img alt="" src="missing.png">', "the browser complains"),
        ('<img alt="" src="../other.png">', "leaves the site: file:///"),
    ],
)
def test_a_reader_notices_what_no_page_may_do(reader, bad, said):
    opened(reader, PAGE.replace("</main>", f"{bad}</main>"))
    assert said in "\n".join(reader.faults)


def test_a_reader_without_scripts_runs_none(chromium, tmp_path):
    text = PAGE.replace("</main>", "<script>document.body.textContent = 'gone'</script></main>")
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    with reading(chromium, tmp_path, script=False) as someone:
        assert "HMO" in someone.open("page.html").inner_text("main")
    with reading(chromium, tmp_path) as someone:
        assert someone.open("page.html").inner_text("body") == "gone"
