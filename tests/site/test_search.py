"""The search of the action log in a real browser: by mouse, by keyboard, and by its address."""

import re

import pytest
from browser import reading


@pytest.fixture(scope="module")
def reader(chromium, sites):
    with reading(chromium, sites["public"]) as someone:
        yield someone


def names(page):
    """The actions that are listed, by name."""
    return page.locator("#actions .number").all_inner_texts()


def said(page):
    return page.locator("#count").inner_text()


def wait_for(page, count):
    page.wait_for_function(
        "count => document.getElementById('count').textContent.startsWith(count)", arg=count
    )


def test_at_first_the_most_pressing_are_listed_and_nothing_is_asked(reader):
    page = reader.open("actions.html")
    assert said(page).startswith("100 of ")
    assert len(names(page)) == 100
    assert "#" not in page.url
    assert reader.faults == []


def test_words_are_found_in_any_order_without_case_and_accents(reader):
    page = reader.open("actions.html")
    page.fill("#words", "CAFE  bold")
    wait_for(page, "1 action")
    assert names(page) == ["t/3"]
    assert page.url.endswith("#q=CAFE++bold") or page.url.endswith("#q=CAFE+bold")


@pytest.mark.parametrize(
    ("field", "choice", "fragment", "first"),
    [
        ("#board", "snb", "board=snb", "snb/"),
        ("#lead", "Head of Three", "lead=Head+of+Three", "t/"),
        ("#agency", 'Police <of> "Somewhere"', "agency=Police+%3Cof%3E+%22Somewhere%22", "t/"),
        ("#rag", "B", "rag=B", "t/"),
        ("#state", "closed", "state=closed", "t/"),
    ],
)
def test_a_choice_filters_and_stands_in_the_address(reader, field, choice, fragment, first):
    page = reader.open("actions.html")
    before = said(page)
    page.select_option(field, choice)
    page.wait_for_function(
        "before => document.getElementById('count').textContent !== before", arg=before
    )
    assert page.url.endswith(f"actions.html#{fragment}")
    assert all(name.startswith(first) for name in names(page)[:3])
    listed = page.locator("#actions").inner_html()
    again = reader.open(f"actions.html#{fragment}")
    assert again.locator(field).input_value() == choice
    assert again.locator("#actions").inner_html() == listed


def test_filters_work_together_and_clearing_brings_all_back(reader):
    page = reader.open("actions.html#board=t&state=overdue&lead=Director+of+Two")
    together = said(page)
    assert re.fullmatch(r"\d+ actions found\.", together)
    texts = page.locator("#actions > li").all_inner_texts()
    assert all("overdue" in text and "Director of Two" in text for text in texts)
    page.click("button[type=reset]")
    wait_for(page, "100 of ")
    assert len(names(page)) == 100
    assert page.evaluate("document.activeElement.id") == "words"
    assert "#" not in page.url


def test_what_is_found_is_announced_and_nothing_found_says_what_to_do(reader):
    page = reader.open("actions.html")
    assert page.locator("#count").get_attribute("role") == "status"
    page.fill("#words", "zzzz")
    wait_for(page, "No action found.")
    assert names(page) == []


def test_more_are_shown_by_keyboard_and_the_focus_goes_to_the_first_of_them(reader):
    page = reader.open("actions.html#board=t")
    assert len(names(page)) == 100
    page.focus("#more button")
    page.keyboard.press("Enter")
    assert len(names(page)) == 200
    assert page.evaluate("document.activeElement.id") == names(page)[100].replace("/", "-")
    page.click("#more button")
    total = int(re.match(r"\d+", said(page))[0])
    assert len(set(names(page))) == total
    assert page.locator("#more").is_hidden()


def test_the_whole_search_can_be_done_by_keyboard(reader):
    page = reader.open("actions.html")
    page.focus("#words")
    page.keyboard.type("body worn")
    page.keyboard.press("Enter")
    wait_for(page, "1 action found")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "board"


def test_a_hit_looks_just_as_in_its_boards_log(reader, sites):
    """The script and the template make the same of an action."""
    own = {}
    for name in ("t/actions.html", "t/actions-2.html", "t/actions-3.html", "csp/actions.html"):
        page = reader.open(name)
        for key, text in page.evaluate(ROWS):
            own[key] = flat(text).replace('href="../', 'href="')
    page = reader.open("actions.html#q=+&board=t")
    page.evaluate(
        "() => { for (let i = 0; i < 3; i++) document.querySelector('#more button').click() }"
    )
    page2 = "() => [...document.querySelectorAll('li.action')].map(row => [row.id, row.outerHTML])"
    found = {key: flat(text) for key, text in page.evaluate(page2)}
    assert len(found) > 200
    assert {key: own[key] for key in found} == {
        key: text.replace(' tabindex="-1"', "") for key, text in found.items()
    }


ROWS = "() => [...document.querySelectorAll('li.action')].map(row => [row.id, row.outerHTML])"


def flat(markup):
    """Markup without the space that browsers pass over."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", markup))


def test_an_anchor_of_the_page_is_no_search(reader):
    page = reader.open("actions.html#by-board")
    assert len(names(page)) == 100


def test_a_board_log_leads_to_the_search_of_its_actions(reader):
    page = reader.open("csp/actions.html")
    page.click("text=Search these actions")
    page.wait_for_function("() => /found/.test(document.getElementById('count').textContent)")
    assert {name.partition("/")[0] for name in names(page)} == {"csp"}
