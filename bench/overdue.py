"""``actions overdue`` against Taskwarrior, on 16 and on 10,000 actions, in the same run.

    python bench/overdue.py [RUNS]

Taskwarrior (Debian: apt-get install taskwarrior) gets the same tasks with the same due dates and
lists what is overdue: a third of them, or all. Both write to a pipe. Runs are taken in turn
(A B A B ...), so that a machine that slows down slows both; the table has medians of whole
processes and their ratio, and nothing fails.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

TODAY = date.today()
# How many actions, and one in how many of them is overdue.
LOGS = ((16, 3), (10_000, 3), (10_000, 1))
TEXT = (
    "Write protocol {number} on houses in multiple occupation and the possible displacement of "
    "vulnerable people, for the partnership to sign off"
)


def target(number: int, every: int) -> date:
    """One action in ``every`` is overdue, by up to 100 days; the others are due in up to 100."""
    days = number % 100 + 1
    return TODAY - timedelta(days) if number % every == 0 else TODAY + timedelta(days)


def workspace(folder: Path, size: int, every: int) -> list[str]:
    """A workspace with so many actions, and the command that lists what is overdue."""
    board = folder / "packs" / "csp"
    board.mkdir(parents=True)
    (board / "board.yaml").write_text(
        "id: csp\nname: Community Safety Partnership\npeople:\n"
        + "".join(f"  - {{id: lead-{n}, name: Director {n}}}\n" for n in range(10))
    )
    rows = [
        f"  - number: {number}\n"
        f"    action: {TEXT.format(number=number)}\n"
        f"    lead: lead-{number % 10}\n"
        f"    start: {TODAY - timedelta(120)}\n"
        f"    target: {target(number, every)}\n"
        "    state: open\n\n"
        for number in range(1, size + 1)
    ]
    (folder / "actions.yaml").write_text("board: csp\nactions:\n" + "".join(rows))
    return [sys.executable, "-m", "cspctl", "-C", str(folder), "actions", "overdue"]


def tasks(folder: Path, size: int, every: int) -> list[str]:
    """A Taskwarrior database with the same tasks, and the command that lists what is overdue."""
    (folder / "data").mkdir(parents=True)
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder / 'data'}\nconfirmation=no\nverbose=nothing\n")
    task = ["task", f"rc:{settings}"]
    added = "".join(
        json.dumps(
            {
                "description": TEXT.format(number=number),
                "project": "csp",
                "tags": [f"lead{number % 10}"],
                "entry": f"{TODAY - timedelta(120):%Y%m%d}T000000Z",
                "due": f"{target(number, every):%Y%m%d}T120000Z",
                "status": "pending",
            }
        )
        + "\n"
        for number in range(1, size + 1)
    )
    subprocess.run([*task, "import", "-"], input=added.encode(), capture_output=True, check=True)
    return [*task, "rc.defaultwidth=200", "overdue"]


def main() -> None:
    """Time the commands and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print("| actions | overdue | Taskwarrior ms | cspctl ms | cspctl user ms | ratio of medians |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size, every in LOGS:
        with tempfile.TemporaryDirectory() as top:
            commands = [
                tasks(Path(top) / "task", size, every),
                workspace(Path(top) / "cspctl", size, every),
            ]
            times: list[list[float]] = [[], []]
            used: list[float] = []
            for turn in range(runs + 1):
                for place, command in enumerate(commands):
                    before, began = os.times(), time.perf_counter()
                    done = subprocess.run(command, capture_output=True, check=True)
                    taken = (time.perf_counter() - began) * 1000
                    if done.stdout.count(b"Write protocol") != size // every:
                        sys.exit(f"{command[0]} lists other actions than it should")
                    if turn:  # the first turn fills the caches
                        times[place].append(taken)
                        if place:
                            used.append((os.times().children_user - before.children_user) * 1000)
        peer, own = (statistics.median(taken) for taken in times)
        cpu = statistics.median(used)
        print(
            f"| {size:,} | {size // every:,} | {peer:.0f} | {own:.0f} | {cpu:.0f} "
            f"| {own / peer:.1f} |"
        )


if __name__ == "__main__":
    main()
