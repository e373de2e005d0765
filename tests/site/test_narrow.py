"""On a phone of 320 pixels: no word is broken, and nothing is hidden without a sign."""

import pytest
from browser import reading
from making import made
from small_site import FILES

ROWS = "".join(
    f"      - {{quarter: {quarter}, date: {date}, rag: {rag}, text: Told}}\n"
    for quarter, date, rag in (
        ("2024/25-Q4", "2025-04-02", "R"),
        ("2025/26-Q1", "2025-07-02", "A"),
        ("2025/26-Q2", "2025-10-02", "A"),
        ("2025/26-Q3", "2026-01-02", "G"),
    )
)
PLAN = f"""\
id: long
title: Neighbourhood policing and recommendations of 2024
period: 2025-01/2026-12
commitments:
  - number: 1
    text: Make it safe
    updates:
{ROWS}"""
ASSEMBLY = """\
id: assembly
title: Citizens' assembly on neighbourhood policing, recommendations of 2024
kind: recommendations
themes: [{number: 1, title: Light the underpass}]
"""
# Every word of the headings that stands in more than one line.
BROKEN = """() => {
  const found = [];
  for (const heading of document.querySelectorAll("h1, h2")) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/[A-Za-z]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
        if (tops.size > 1) found.push(word[0]);
      }
    }
  }
  return found;
}"""
CHART = """() => {
  const box = document.querySelector(".chart .scroll"), own = box.getBoundingClientRect();
  const sign = document.querySelector(".chart .sideways");
  return {
    hidden: box.scrollWidth > box.clientWidth,
    sign: getComputedStyle(sign).display !== "none",
    end: box.querySelector("svg").getBoundingClientRect().right <= own.right + 1,
  };
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    plans = {"packs/csp/plans/long.yaml": PLAN, "packs/csp/plans/assembly.yaml": ASSEMBLY}
    root = tmp_path_factory.mktemp("narrow")
    for path, data in made({**FILES, **plans}).files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.mark.parametrize("page", ["recommendations/assembly.html", "plans/long.html"])
def test_no_word_of_a_heading_is_broken(chromium, folder, page):
    with reading(chromium, folder, width=320) as reader:
        assert reader.open(f"csp/{page}").evaluate(BROKEN) == []


def test_a_chart_that_is_wider_says_so_and_shows_its_latest_quarter(chromium, folder):
    with reading(chromium, folder, width=320) as reader:
        found = reader.open("csp/plans/long.html").evaluate(CHART)
    assert found == {"hidden": True, "sign": True, "end": True}
    with reading(chromium, folder, width=1280) as reader:
        found = reader.open("csp/plans/long.html").evaluate(CHART)
    assert found == {"hidden": False, "sign": False, "end": True}


def test_the_numbers_of_a_chart_are_stacked_and_whole(chromium, folder):
    with reading(chromium, folder, width=320) as reader:
        page = reader.open("csp/plans/long.html")
        cell = page.locator(".stack td[data-label=Green]").last
        assert cell.inner_text() == "1"
        right = cell.evaluate("(cell) => cell.getBoundingClientRect().right")
    assert right <= 320


LONG = (
    "Safeguarding and Neighbourhood Partnership for Health and Wellbeing, Community Safety and Resi"
)
NAMES = [f"{LONG}dents of the Whole of the Borough and its Two Neighbours", "Neighbourhood" * 6]


@pytest.mark.parametrize("name", NAMES, ids=["many words", "one long word"])
@pytest.mark.parametrize("boards", [(), ("csp",)], ids=["several boards", "one board"])
def test_a_long_name_of_a_board_makes_no_page_wider_than_the_phone(
    chromium, tmp_path, name, boards
):
    plans = {"packs/csp/plans/long.yaml": PLAN, "packs/csp/plans/assembly.yaml": ASSEMBLY}
    board = FILES["packs/csp/board.yaml"].replace("Community Safety Partnership", name)
    files = {**FILES, **plans, "packs/csp/board.yaml": board}
    site = made(files, boards=boards).files
    for path, data in site.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    wide = {}
    with reading(chromium, tmp_path, width=320) as reader:
        for path in sorted(path for path in site if path.endswith(".html")):
            width = reader.open(path).evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[path] = width
    assert wide == {}
