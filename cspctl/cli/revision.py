"""A workspace as it stood at a revision of git, read without touching the files on disk."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from cspctl.problems import CannotRun, Location, error
from cspctl.store import SKIPPED

_PATIENCE = 120.0
_OPTION = Location("--since", 0)


class Revision:
    """The files of a workspace at a revision, as ``Folder`` gives those of today.

    CannotRun when git is not installed, the folder is in no repository, or there is no such
    revision. Links are left out: git keeps where they lead and not what stands there.
    """

    def __init__(self, root: Path, revision: str) -> None:
        self._root = root
        commit = self._commit(revision)
        self._blobs: dict[str, bytes] = {}
        listed = self._git("ls-tree", "-r", "-z", commit, "--", "actions.yaml", "packs")
        for row in listed.split(b"\0"):
            about, _, path = row.partition(b"\t")
            words = about.split()
            if len(words) == 3 and words[0].startswith(b"100") and _is_ours(path):
                self._blobs[path.decode("utf-8", "surrogateescape")] = words[2]
        self._texts = self._contents([name for name in self._blobs if _is_text(name)])

    def names(self) -> Sequence[str]:
        """Every file that cspctl may read."""
        return sorted(self._blobs)

    def read(self, name: str) -> bytes:
        """The bytes of a YAML or Markdown file; OSError for any other."""
        if name not in self._texts:
            raise FileNotFoundError(2, "it is not there at this revision", name)
        return self._texts[name]

    def _commit(self, revision: str) -> str:
        if revision and not revision.startswith("-"):
            done = self._run("rev-parse", "--verify", "--quiet", revision + "^{commit}")
            if not done.returncode:
                return done.stdout.decode().strip()
        inside = self._run("rev-parse", "--git-dir")
        if inside.returncode:
            said = inside.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
            message = f"The workspace is in no git repository (git says: {said})."
            raise CannotRun(error("F001", message, _OPTION, "Leave --since out."))
        message = f"git knows no revision '{revision}'."
        mend = "Look at 'git log'; in CI, fetch the whole history (fetch-depth: 0)."
        raise CannotRun(error("F001", message, _OPTION, mend))

    def _contents(self, names: Sequence[str]) -> dict[str, bytes]:
        wanted = b"\n".join(self._blobs[name] for name in names) + b"\n"
        answer = self._git("cat-file", "--batch", given=wanted) if names else b""
        found, place = {}, 0
        for name in names:
            end = answer.index(b"\n", place)
            size = int(answer[place:end].split()[2])
            found[name] = answer[end + 1 : end + 1 + size]
            place = end + size + 2
        return found

    def _git(self, *words: str, given: bytes = b"") -> bytes:
        done = self._run(*words, given=given)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise CannotRun(error("F001", f"git could not read the revision ({said}).", _OPTION))
        return done.stdout

    def _run(self, *words: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        command = ["git", "-C", str(self._root), *words]
        try:
            return subprocess.run(
                command, input=given, capture_output=True, timeout=_PATIENCE, check=False
            )
        except FileNotFoundError:
            message = "git is not installed, and --since asks it for the earlier files."
            raise CannotRun(error("F001", message, _OPTION, "Install git.")) from None
        except subprocess.TimeoutExpired:
            message = f"git did not answer in {_PATIENCE:.0f} seconds."
            raise CannotRun(error("F001", message, _OPTION, "Run it again.")) from None


def _is_ours(path: bytes) -> bool:
    folders = path.decode("utf-8", "surrogateescape").split("/")[:-1]
    return not any(name in SKIPPED or name.startswith(".") for name in folders)


def _is_text(name: str) -> bool:
    return name.endswith((".yaml", ".md"))
