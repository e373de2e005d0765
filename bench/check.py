"""``cspctl check`` on 10,000 actions against yamllint and check-jsonschema on the same file.

    python bench/check.py [ACTIONS] [RUNS]

Wants yamllint and check-jsonschema beside cspctl (pip install yamllint check-jsonschema). Times
whole commands in turn (A B A B ...), each in a process of its own, and prints medians. cspctl reads
the file, checks its shape and runs every rule of the action log, with and without the search for
repeated actions (A108); yamllint looks at the layout of the YAML, and check-jsonschema at the shape
that ``cspctl schema actions`` states.
"""

import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from duplicates import logged

TODAY = dt.date(2026, 3, 2)
BOARD = """\
id: csp
people:
"""


def workspace(folder: Path, size: int) -> Path:
    """Write a board and its log; the log's path. Every third action is closed."""
    dice = random.Random(size)
    board = [BOARD, *(f"  - {{id: p{n}, name: Post {n}, capacity: member}}\n" for n in range(20))]
    rows = ["board: csp\nactions:\n"]
    for number, text in enumerate(logged(size), start=1):
        start = TODAY - dt.timedelta(days=dice.randrange(1, 700))
        rows.append(
            f"  - number: {number}\n"
            f"    action: {text}\n"
            f"    lead: p{dice.randrange(20)}\n"
            f"    start: {start}\n"
            f"    target: {start + dt.timedelta(days=90)}\n"
        )
        if number % 3:
            rows.append("    state: open\n")
        else:
            closed = start + dt.timedelta(days=80)
            rows.append(f"    state: closed\n    closed: {closed}\n    outcome: Done\n")
        rows.append(
            f"    updates:\n      - date: {start + dt.timedelta(days=1)}\n"
            f"        by: p{dice.randrange(20)}\n        note: Work goes on\n"
        )
    (folder / "packs" / "csp").mkdir(parents=True)
    (folder / "packs" / "csp" / "board.yaml").write_text("".join(board), encoding="utf-8")
    log = folder / "actions.yaml"
    log.write_text("".join(rows), encoding="utf-8")
    return log


def main() -> None:
    """Time the commands and print a table."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    module = [sys.executable, "-m"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = str(workspace(folder, size))
        cspctl = [*module, "cspctl", "-C", name, "--today", TODAY.isoformat()]
        subprocess.run(
            [*cspctl, "schema", "actions", "--write", name], check=True, stdout=subprocess.DEVNULL
        )
        check = [*cspctl, "check", "--select", "A,F", "--statistics"]
        schema = ["--schemafile", str(folder / "actions.json")]
        commands = {
            "cspctl check, without A108": [*check, "--ignore", "A108"],
            "cspctl check": check,
            "yamllint": [*module, "yamllint", "-d", "relaxed", log],
            "check-jsonschema": [*module, "check_jsonschema", *schema, log],
        }
        times: dict[str, list[float]] = {command: [] for command in commands}
        for _ in range(runs):
            for command, words in commands.items():
                began = time.perf_counter()
                done = subprocess.run(words, capture_output=True, env=os.environ, check=False)
                if done.returncode not in (0, 1) or b"No module named" in done.stderr:
                    sys.exit(f"{command} failed: {done.stderr.decode()}")
                times[command].append(time.perf_counter() - began)
        print(f"{size:,} actions, {Path(log).stat().st_size / 1e6:.1f} MB, median of {runs} runs\n")
    print("| Command | Seconds | Times cspctl without A108 | Times cspctl |\n|---|---:|---:|---:|")
    without, whole = (statistics.median(taken) for taken in list(times.values())[:2])
    for command, taken in times.items():
        middle = statistics.median(taken)
        print(f"| {command} | {middle:.2f} | {middle / without:.1f} | {middle / whole:.1f} |")


if __name__ == "__main__":
    main()
