"""Delivery plans in which everything that their documents can print is there."""

FULL_PLANS = {
    "packs/board/plans/roads.yaml": """
id: roads
title: Safer roads, 12-month plan
kind: sub-group
owner: roads
version: 1st draft
updated: 2018-02-01
period: 2016-09/2018-08
key_targets: [Fewer people hurt, Slower traffic]
themes:
  - number: 1
    title: Speed
    description: Roads where people live
    aim: Nobody is killed
    why: [Children cross here, Older people too]
    measures: [Speed at noon, Speed at night]
    commitments:
      - number: 1
        text: Count the cars
        outcomes: [We know the speed, We know the hours]
        lead: deputy
        due: 2017-12
        due_note: before the holidays
        reports: quarterly
        steps: [{text: Buy a counter, lead: adviser, progress: Bought}, {text: Set it up}]
        updates:
          - {quarter: 2017/18-Q3, date: 2017-12-01, rag: G, text: A counter is chosen}
          - {quarter: 2017/18-Q4, date: 2018-02-20, rag: R, text: The counter is broken}
        actions: [1]
      - {number: 2, text: Paint the lines, lead: chair, due: 2018-05-01, rag: A}
      - {number: 3, text: Watch the junction,
         restricted: {public_title: Watch a junction, reason: A case is open}}
  - {number: 2, title: Parking, restricted: {public_title: Parking, reason: A case is open}}
""",
    "packs/board/plans/strategy.yaml": """
id: strategy
title: Safer streets strategy
kind: strategy
owner: chair
version: Agreed
period: 2016-04/2020-03
themes:
  - number: 1
    title: Light
    description: Streets at night
    aim: Nobody walks in the dark
    measures: [People say so, Fewer falls]
    commitments:
      - number: 1
        text: Mend the lamps
        lead: deputy
        due: 2017-12
        due_note: before the holidays
        steps: [{text: Count the lamps, progress: 400 counted}]
        updates:
          - {quarter: 2017/18-Q3, date: 2017-12-01, rag: G, text: Half are mended}
          - {quarter: 2017/18-Q4, date: 2018-02-20, rag: R, text: The money is gone}
      - {number: 2, text: Plant trees, lead: chair}
  - {number: 2, title: Parking, restricted: {public_title: Parking, reason: A case is open}}
""",
    "packs/board/plans/assembly.yaml": """
id: assembly
title: What the assembly recommended
kind: recommendations
owner: chair
themes:
  - number: 4
    title: Lights that work
    description: Mend every lamp within a week
    why: [We fall in the dark, BC cars do not see us]
    response: {decision: in-part, date: 2018-01-10, text: Within a month, referred_to: police}
    commitments:
      - number: 1
        text: Mend the lamps
        lead: deputy
        due: 2018-05
        due_note: before the summer
        steps: [{text: Count the lamps, progress: 400 counted}, {text: Buy lamps}]
        updates: [{quarter: 2017/18-Q3, date: 2017-12-01, rag: G, text: Half are mended}]
      - {number: 2, text: Tell us where to call, lead: chair}
  - {number: 5, title: Parking, restricted: {public_title: Parking, reason: A case is open}}
  - number: 6
    title: A voice for residents
    response: {text: The answer comes in May}
    commitments: [{number: 1, text: Ask us each year, lead: chair}]
""",
}
EMPTY_PLANS = {
    "packs/board/plans/roads.yaml": "id: roads\ntitle: A plan\n",
    "packs/board/plans/strategy.yaml": "id: strategy\ntitle: A strategy\nkind: strategy\n",
    "packs/board/plans/assembly.yaml": "id: assembly\ntitle: A report\nkind: recommendations\n",
}
PLAN_OF = {
    "delivery-plan": "roads",
    "plan-update": "roads",
    "progress-report": "strategy",
    "report-back": "assembly",
}
