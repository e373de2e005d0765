"""One run of ``check``: its settings, what it finds, its baseline and its fixes."""

import gc
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cspctl import __version__
from cspctl.checking import baseline as baselines
from cspctl.checking import settings as settings_file
from cspctl.checking.baseline import Entry
from cspctl.checking.codes import CODES
from cspctl.checking.judging import Judged, judge, ordered
from cspctl.checking.selection import Layer, is_chosen
from cspctl.checking.settings import Settings
from cspctl.checking.since import brought_in
from cspctl.cli.printing import note, print_problems
from cspctl.cli.session import Session
from cspctl.loading import Files
from cspctl.loading.codes import CODES as SHAPES
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.reporters.problems import summary
from cspctl.reporters.report import Explained
from cspctl.store import Folder

if TYPE_CHECKING:
    from cspctl.checking.fixes import Fix


class Checking:
    """What a run was asked for. ``paths`` are files and folders of the workspace; none is all."""

    def __init__(
        self,
        run: Session,
        command: Layer,
        paths: Sequence[str],
        since: str | None,
        baseline: str | None,
        *,
        writing: bool,
    ) -> None:
        self._run = run
        self._command = command
        self._paths = paths
        self._since = since
        self._writing = writing
        self._baseline = Path()
        self.settings, self._faults = self._read_settings()
        self._baseline = self._baseline_file(baseline)
        self._entries, faults = self._read_baseline(baseline)
        self._faults += faults
        self._found: tuple[Problem, ...] = ()
        self._passed = self._known = 0

    def problems(self) -> tuple[Problem, ...]:
        """Check the files as they are now: all that is to be reported."""
        self._found = self._look(Folder(self._run.folder.root))
        return self._found

    def summary(self) -> str:
        """How many problems there are, and how many were passed over, in words."""
        said = [summary(self._found) if self._found else "No problems"]
        if self._passed:
            said.append(f"{self._passed} let pass by a waiver")
        if self._known:
            said.append(f"{self._known} in the baseline")
        return "; ".join(said) + ("" if self._found else ".")

    def write_baseline(self) -> str:
        """List today's problems in the baseline; what was written, in words."""
        from cspctl.output import write_whole

        judged = self._judge(self._run.folder, self._faults)
        data = baselines.written(judged.problems)
        write_whole(self._baseline, data)
        shown = self._shown(self._baseline)
        self._entries, _ = baselines.read(data, shown)
        count = sum(entry.times for entry in self._entries)
        said = f"Wrote {count} {'problem' if count == 1 else 'problems'} to {shown}."
        if self._baseline != self._run.folder.root / self.settings.baseline:
            said += f' Name it in cspctl.toml: baseline = "{shown}" below [check].'
        return said

    def show_fixes(self) -> bool:
        """Print what the fixes would change as a diff; whether there are any."""
        from cspctl.cli.actions.writing import print_diff

        files = self._run.folder
        changed, found = self._fixed(files)
        print_diff(files, changed)
        note(f"{_count(len(found))} would be made; nothing was written.")
        return bool(found)

    def fix(self) -> None:
        """Mend what is safe, under the workspace's lock, and say each fix."""
        from cspctl.storage import Writing

        with Writing(self._run.folder.root) as files:
            changed, found = self._fixed(files)
            files.write(changed)
        for one in found:
            note(str(one))
        if not found:
            note("There is nothing that can be fixed safely.")

    def codes(self) -> dict[str, Explained]:
        """Every code in words."""
        from cspctl.rules import rules

        explained = {
            shape.code: Explained(
                shape.code, "", shape.severity, shape.meaning, f"{shape.meaning}\n\n{shape.why}"
            )
            for shape in (*SHAPES, *CODES)
        }
        for rule in rules():
            text = (rule.doc or "").strip()
            first = text.split("\n")[0]
            explained[rule.code] = Explained(rule.code, rule.name, rule.severity, first, text)
        return explained

    def version(self) -> str:
        """The version of cspctl."""
        return __version__

    def repository_folder(self) -> str:
        """Where the workspace lies below the top of its repository; '' for the top, or for none."""
        root = self._run.folder.root
        top = next((one for one in (root, *root.parents) if (one / ".git").exists()), root)
        below = root.relative_to(top).as_posix()
        return "" if below == "." else below

    def _look(self, files: Files) -> tuple[Problem, ...]:
        judged = self._judge(files, self._faults)
        self._passed = judged.passed
        found, stale = self._without_known(judged)
        self._known = len(judged.problems) - len(found)
        found += stale
        if self._since is not None:
            found = brought_in(found, self._before)
        return ordered(problem for problem in found if self._within(problem))

    @cached_property
    def _before(self) -> list[Problem]:
        """The problems of the revision that is compared with."""
        from cspctl.cli.revision import Revision

        assert self._since is not None
        judged = self._judge(Revision(self._run.folder.root, self._since))
        found, stale = self._without_known(judged)
        return found + stale

    def _judge(self, files: Files, also: Sequence[Problem] = ()) -> Judged:
        # Going through what was read takes the collector as long as reading and checking it.
        gc.disable()
        try:
            return judge(files, self._run.today, self.settings, self._command, also)
        finally:
            gc.freeze()
            gc.enable()

    def _without_known(self, judged: Judged) -> tuple[list[Problem], list[Problem]]:
        def chosen(code: str) -> bool:
            return is_chosen(code, [self.settings.layer, self._command])

        found, stale = baselines.without_known(judged.problems, self._entries, chosen)
        return found, stale if judged.whole and chosen("W605") else []

    def _fixed(self, files: Files) -> "tuple[dict[str, bytes], list[Fix]]":
        """The files as the fixes make them, and those fixes; one that cannot be made is told."""
        from cspctl.checking.fixes import fixes
        from cspctl.edit import apply

        changed: dict[str, bytes] = {}
        made: list[Fix] = []
        by_file: dict[str, list[Fix]] = {}
        for one in fixes(self._look(files), files.read):
            by_file.setdefault(one.edit.file, []).append(one)
        for name, wanted in by_file.items():
            try:
                changed[name] = apply(name, files.read(name), [one.edit for one in wanted])
                made += wanted
            except CannotRun as fault:
                print_problems(fault.problems)
        return changed, made

    def _within(self, problem: Problem) -> bool:
        file = problem.location.file
        return not self._paths or any(
            path == "" or file == path or file.startswith(f"{path}/") for path in self._paths
        )

    def _read_settings(self) -> tuple[Settings, list[Problem]]:
        name = settings_file.FILE
        if not os.path.lexists(self._run.folder.root / name):
            return Settings(), []
        data, faults = self._bytes(self._run.folder.root / name, name)
        return (Settings(), faults) if data is None else settings_file.read(data)

    def _baseline_file(self, stated: str | None) -> Path:
        """The baseline: the command line's, or else the settings', or else the usual one."""
        if stated is not None:
            return (self._run.start / stated).resolve()
        return self._run.folder.root / (self.settings.baseline or baselines.DEFAULT)

    def _read_baseline(self, stated: str | None) -> tuple[list[Entry], list[Problem]]:
        """The entries of a baseline that was asked for; none when it is not there yet."""
        if self._writing or not (stated or self.settings.baseline):
            return [], []
        data, faults = self._bytes(self._baseline, self._shown(self._baseline))
        if data is None and stated:
            raise CannotRun(*faults)
        return ([], faults) if data is None else baselines.read(data, self._shown(self._baseline))

    def _shown(self, path: Path) -> str:
        root = self._run.folder.root
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

    def _bytes(self, path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
        try:
            return path.read_bytes(), []
        except OSError as fault:
            message = f"This file cannot be read ({fault.strerror or fault})."
            mend = "Write it with: cspctl check --write-baseline." if path == self._baseline else ""
            return None, [error("F001", message, Location(name, 0), mend)]


def _count(fixes: int) -> str:
    return f"{fixes or 'No'} {'fix' if fixes == 1 else 'fixes'}"
