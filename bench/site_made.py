"""A made-up organisation for bench/site.py: ten boards with actions, meetings and plans.

Texts are of the length of real ones, and each is different, so that nothing is gained by keeping
what was made once.
"""

import datetime as dt
import json
import random
from pathlib import Path

from duplicates import logged

BOARDS = 10
TODAY = dt.date(2026, 3, 2)
_PEOPLE = 12
_ITEMS = 10
_COMMITMENTS = 20
_DAY = dt.timedelta(days=1)


def organisation(folder: Path, share: float) -> dict[str, int]:
    """Write the files of a share of 10,000 actions, 200 meetings and 50 plans; how many of each."""
    dice = random.Random(7)
    many = {name: round(share * whole) for name, whole in _WHOLE.items()}
    texts = list(logged(many["actions"]))
    for board in range(BOARDS):
        own = folder / "packs" / f"b{board}"
        own.mkdir(parents=True)
        (own / "board.yaml").write_text(_board(board))
        days = _days(len(range(board, many["meetings"], BOARDS)))
        (own / "forward-plan.yaml").write_text(
            "meetings:\n" + "".join(f"  - {{date: {day}, status: held}}\n" for day in days)
        )
        for day in days:
            _meeting(own / str(day), f"b{board}", day, dice)
        (own / "actions.yaml").write_text(_log(board, texts[board::BOARDS], days, dice))
        (own / "plans").mkdir()
        for number in range(board, many["plans"], BOARDS):
            (own / "plans" / f"p{number}.yaml").write_text(_plan(number, dice))
    return many


_WHOLE = {"actions": 10_000, "meetings": 200, "plans": 50}
_WORDS = """the board noted that partners report progress against their targets and agreed to review
    funding housing safety burglary licensing schools probation victims prevention patrols data"""


def _said(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(_WORDS.split(), k=count)).capitalize()


def _board(board: int) -> str:
    people = "".join(
        f"  - {{id: p{n}, name: Director of Service {board}-{n}, agency: a{n % 4}, "
        f"capacity: {'chair' if not n else 'member'}}}\n"
        for n in range(_PEOPLE)
    )
    agencies = "".join(f"  - {{id: a{n}, name: Agency {n}}}\n" for n in range(4))
    return (
        f"id: b{board}\nname: Partnership Board {board}\npeople:\n{people}agencies:\n{agencies}"
        "terms: {notice: {clear_working_days: 5}}\n"
    )


def _days(count: int) -> list[dt.date]:
    return [TODAY - (7 + 28 * place) * _DAY for place in reversed(range(count))]


def _meeting(folder: Path, board: str, day: dt.date, dice: random.Random) -> None:
    folder.mkdir()
    titles = [_said(dice, 6) for _ in range(_ITEMS)]
    secret = _ITEMS // 2
    agenda, minutes = [], []
    for number, title in enumerate(titles, start=1):
        closed = "\n    restricted: {public_title: A sensitive matter}" if number == secret else ""
        agenda.append(f"  - title: {title}\n    presenter: p{number}\n    duration: 10{closed}\n")
        minutes.append(
            f"## {number}. {title}\n\n{_said(dice, 60)}.\n\n{_said(dice, 40)}.\n\n"
            f"DECISION: {_said(dice, 12)}.\n"
        )
    head = "".join(
        [
            "---\nstatus: confirmed\nchair: p0\n",
            f"present: [{', '.join(f'p{n}' for n in range(_PEOPLE - 2))}]\n",
            "apologies: [p10]\n---\n",
        ]
    )
    (folder / "agenda.yaml").write_text("items:\n" + "".join(agenda))
    (folder / "minutes.md").write_text(head + "\n".join(minutes))
    issued = {
        "board": board,
        "date": str(day),
        "issued": str(day - 8 * _DAY),
        "manifest": {"board": board, "date": str(day), "files": [], "items": []},
        "texts": {},
        "supplements": [],
    }
    (folder / "issued.json").write_text(json.dumps(issued))


def _log(board: int, texts: list[str], days: list[dt.date], dice: random.Random) -> str:
    rows = [f"board: b{board}\nactions:\n"]
    for number, text in enumerate(texts, start=1):
        start = dice.choice(days)
        target = start + dice.randrange(30, 400) * _DAY
        state = "open"
        if number % 3 == 0:
            state = f"closed\n    closed: {start + 20 * _DAY}\n    outcome: {_said(dice, 6)}"
        rows.append(
            f"  - number: {number}\n    action: {text}\n    lead: p{dice.randrange(_PEOPLE)}\n"
            f"    raised: {{meeting: {start}, item: {dice.randrange(1, _ITEMS)}}}\n"
            f"    target: {target}\n    state: {state}\n"
            f"    updates: [{{date: {start + 10 * _DAY}, note: {_said(dice, 12)}}}]\n"
        )
    return "".join(rows)


def _plan(number: int, dice: random.Random) -> str:
    rows = [
        f"id: p{number}\ntitle: Plan {number}, {_said(dice, 4)}\nstatus: agreed\n"
        "themes:\n  - number: 1\n    title: Prevention\n    commitments:\n"
    ]
    for place in range(1, _COMMITMENTS + 1):
        rag = dice.choice("RAG")
        rows.append(
            f"      - number: {place}\n        text: {_said(dice, 15)}\n"
            f"        lead: p{place % 9}\n"
            f"        due: 2026-0{1 + place % 9}\n        updates:\n"
            + _update("2025/26-Q2", rag, dice)
            + _update("2025/26-Q3", "G", dice)
        )
    return "".join(rows)


def _update(quarter: str, rag: str, dice: random.Random) -> str:
    return f"          - {{quarter: {quarter}, rag: {rag}, text: {_said(dice, 12)}}}\n"
