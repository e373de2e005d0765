"""Start-up against a one-command Typer program that prints one line, in the same run.

    python bench/startup.py [RUNS]

Prints the median of each whole process and its ratio to the Typer program, and fails nothing:
the aim is a ratio of at most 2. Runs are taken in turn (A B C A B C ...), so that a machine that
slows down slows all of them.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PEER = '''
import typer
app = typer.Typer()

@app.command()
def main() -> None:
    """Print one line."""
    print("hello")

app()
'''


def main() -> None:
    """Time the commands and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        peer = Path(folder) / "one_command.py"
        peer.write_text(PEER)
        run = [sys.executable, "-m", "cspctl"]
        commands = {
            "a Typer program of one command": [sys.executable, str(peer)],
            "cspctl --version": [*run, "--version"],
            "cspctl actions overdue": [*run, "--today", "2017-12-20", "actions", "overdue"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(runs + 1):
            for name, command in commands.items():
                began = time.perf_counter()
                done = subprocess.run(
                    command, cwd=ROOT, capture_output=True, env=os.environ, check=False
                )
                if done.returncode:
                    sys.exit(f"{name} failed: {done.stderr.decode()}")
                if turn:  # the first turn fills the caches
                    times[name].append((time.perf_counter() - began) * 1000)
    base = statistics.median(next(iter(times.values())))
    print("| command | median ms | least ms | ratio of medians |")
    print("| --- | --- | --- | --- |")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"| {name} | {middle:.0f} | {min(taken):.0f} | {middle / base:.2f} |")


if __name__ == "__main__":
    main()
