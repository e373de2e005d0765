"""Plans, recommendations, figures and agendas that lead to them, as pages."""

import datetime as dt
import json

from helpers import loaded
from making import made, text_of
from small_site import FILES, links_lead_somewhere, sound
from template_views import filled, part

from cspctl.documents.plans.making import plan_documents
from cspctl.queries.withhold import for_public

VAWG = """\
id: vawg
title: Safer women
status: agreed
owner: [vawg]
themes:
  - number: 1
    title: Awareness
    aim: More victims come forward
    commitments:
      - number: 1
        text: Train the front line
        lead: de
        due: 2026-01
        updates: [{quarter: 2025/26-Q2, rag: R}, {quarter: 2025/26-Q3, rag: A, text: Begun}]
      - {number: 2, text: Print a leaflet, rag: B}
"""
ASSEMBLY = """\
id: assembly
title: Citizens' assembly
kind: recommendations
status: agreed
themes:
  - number: 4
    title: Keep in touch with victims
    description: Say what became of a report.
    response: {decision: accepted, text: We agree., date: 2025-10-01, referred_to: de}
    commitments:
      - number: 1
        text: Ring within a week
        lead: de
        due: 2026-06
        updates: [{quarter: 2025/26-Q3, date: 2025-12-01, rag: G, text: A first team rings.}]
      - {number: 2, text: Write each month, restricted: {public_title: A second action}}
"""
FIGURES = """\
indicators:
  - id: marac
    title: Repeat referrals
    unit: "%"
    better: lower
    thresholds: {green: 18, amber: 25}
    values: [{period: 2025/26-Q2, value: 26}, {period: 2025/26-Q3, value: 17.1}]
"""
PLANS = {
    **FILES,
    "packs/csp/plans/vawg.yaml": VAWG,
    "packs/csp/plans/assembly.yaml": ASSEMBLY,
    "packs/csp/performance.yaml": FIGURES,
    "packs/csp/plans/draft.yaml": VAWG.replace("id: vawg", "id: draft")
    .replace("agreed", "draft")
    .replace("Safer women", "Safer streets"),
}


def test_a_plan_is_a_page_theme_by_theme_with_rag_in_words():
    site = made(PLANS)
    said = text_of(site.files["csp/plans/vawg.html"])
    assert "The plan has 2 commitments: 1 amber and 1 done. 1 is overdue." in said
    assert "1. Awareness Aim: More victims come forward" in said
    assert "1.1 Train the front line Amber Better, was red 30 days overdue" in said
    assert "Lead Director of Enforcement Due January 2026" in said
    assert "Latest update October to December 2025: Begun" in said
    assert "Q2 2025/26" in said  # the numbers of the chart, as a table
    page = site.files["csp/plans/vawg.html"]
    assert b'<strong class="tag tag-done">Done</strong>' in page
    assert b"<svg" in page
    assert b"<style" not in page
    assert b"<script" not in page


def test_figures_have_a_table_a_trend_a_chart_and_its_numbers():
    page = made(PLANS).files["csp/performance.html"]
    said = text_of(page)
    assert "Repeat referrals 17.1% Q3 2025/26 Green Better: down from 26% in Q2 2025/26" in said
    assert "Rating Green up to 18%, amber up to 25%, red above that" in said
    assert "Q2 2025/26 26% Red" in said
    assert page.count(b"<svg") == 2  # the trend and the chart
    assert page.count(b'role="img"') == 2
    assert b" style=" not in page  # the page's own policy forbids it


def test_a_draft_plan_is_in_the_members_edition_alone_and_is_marked():
    assert "csp/plans/draft.html" not in made(PLANS).files
    said = text_of(made(PLANS, members=True).files["csp/plans/draft.html"])
    assert "Draft This is a draft, and is not published." in said


def test_a_recommendation_says_what_was_done_and_what_is_next():
    said = text_of(made(PLANS).files["csp/recommendations/assembly.html"])
    assert "4. Keep in touch with victims" in said
    assert "You said, in short Say what became of a report. Our answer We accepted" in said
    assert "Our answer We accepted this recommendation on 1 October 2025." in said
    assert "Actions: what was done, and what is next Action 1: Ring within a week" in said
    assert "What was done 1 December 2025: A first team rings." in said
    assert "What is next Who: Director of Enforcement When: by the end of June 2026" in said
    assert "A second action What was done What is done about this is not published." in said
    assert "Write each month" not in said


MORE = (
    ASSEMBLY
    + """\
  - {number: 5, title: Watch Orchid, restricted: {public_title: A garage},
     response: {decision: referred, referred_to: de}, commitments: [{number: 1, text: Ask Orchid}]}
  - number: 6
    title: Mend the lamps
    response: {text: The answer comes in May.}
    commitments: [{number: 1, text: Count them, lead: de}, {number: 2, text: Buy some, lead: de}]
"""
)


def test_the_page_and_the_word_file_say_the_same_of_what_is_withheld_or_not_decided():
    files = {**PLANS, "packs/csp/plans/assembly.yaml": MORE}
    said = text_of(made(files).files["csp/recommendations/assembly.html"])
    assert "4. Keep in touch with victims Our answer: Accepted. Started" in said
    assert "5. A garage Not published" in said
    assert "5. A garage Withheld This recommendation is not published. 6. Mend" in said
    assert "6. Mend the lamps Our answer: See below. Nothing reported yet" in said
    assert (
        "Our answer The answer comes in May. Actions: what was done, and what is next "
        "Action 1: Count them Action 2: Buy some "
        "Nothing has been reported on these 2 actions yet, and no steps or dates are recorded. "
        "Who was asked: Director of Enforcement"
    ) in said
    members = text_of(made(files, members=True).files["csp/recommendations/assembly.html"])
    assert "5. Watch Orchid Restricted Nothing reported yet" in members
    space, day = for_public(loaded(files).workspace), dt.date(2026, 3, 2)
    board = space.boards["csp"]
    (made_of,) = plan_documents(space, board, board.plans["assembly"], day, day, public=True)
    told = made_of.view
    word = " ".join(part(filled("report-back.docx", told)).itertext())
    for words in (
        *(told.introduction, told.summary, "This recommendation is not published."),
        *("You said, in short", "Actions: what was done, and what is next", "See below"),
        "Nothing has been reported on these 2 actions yet, and no steps or dates are recorded.",
    ):
        assert (words in said, words in word) == (True, True), words


def test_the_home_page_leads_to_what_became_of_recommendations():
    said = text_of(made(PLANS).files["index.html"])
    assert "What became of residents’ recommendations Citizens' assembly This report covers" in said


def test_pages_of_plans_have_links_that_lead_somewhere_and_headings_in_order():
    for members in (False, True):
        site = made(PLANS, members=members)
        links_lead_somewhere(site)
        sound(site)


AGENDA = """\
items:
  - {title: Minutes, minutes_of: 2026-01-14}
  - title: Sub-groups
    presenter: de
    items:
      - {title: Safer women, reason: decision, plan: [vawg, draft], papers: [papers/p.md]}
  - {title: Residents, plan: assembly, performance: yes, membership: yes, forward_plan: yes}
"""


def test_an_agenda_leads_to_the_pages_that_it_is_about():
    issued = {"issued": "2026-02-20", "manifest": {"files": []}, "texts": {}, "supplements": []}
    files = {
        **PLANS,
        "packs/csp/2026-03-11/agenda.yaml": AGENDA,
        "packs/csp/2026-03-11/papers/p.md": "---\ntitle: A report\n---\n",
        "packs/csp/2026-03-11/issued.json": json.dumps(issued),
    }
    site = made(files)
    said = text_of(site.files["csp/2026-03-11.html"])
    assert "1. Minutes The meeting on 14 January 2026" in said
    assert "(a) Safer women A report Safer women For decision" in said
    assert "The figures today Membership today The forward plan today" in said
    links_lead_somewhere(site)
    assert (
        'href="../csp/recommendations/assembly.html"' in site.files["csp/2026-03-11.html"].decode()
    )
    # The members see the draft plan, and an agenda that is not issued yet is marked as a draft.
    members = {name: text for name, text in files.items() if not name.endswith(".json")}
    page = text_of(made(members, members=True).files["csp/2026-03-11.html"])
    assert "Draft The pack of this meeting is not issued yet." in page
    assert "Safer streets" in page
