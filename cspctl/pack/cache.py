"""What is kept between builds, so that a build after one changed paper works on that alone.

An entry lies under the hash of all that it depends on. For a conversion, that is the paper's bytes
and format, the converter's version and settings, and the fonts it had; for what cspctl worked out
itself (``kept``), the inputs and the code that does it. Entries are written aside and renamed,
carry their own hash, and are made again when it is wrong. The folder may be deleted at any time;
it holds papers, restricted ones too, so it stays with the build and is never published.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from cspctl.pack.kept import Inputs

_CONVERSION, _RESULT = ".conversion", ".result"
_ASIDE = ".aside-"
_DIGEST = hashlib.sha256().digest_size
#: What no build has used for so many days goes, and what was used longest ago beyond so much.
_DAYS = 30
_MOST_BYTES = 500_000_000
_LIBRARIES = (
    *("fonttools", "holidays", "jinja2", "lxml", "markdown-it-py", "markupsafe", "matplotlib"),
    *("openpyxl", "pikepdf", "pillow", "pypdfium2", "python-docx", "pyyaml"),
)
_FONTS = {
    "win32": ("{WINDIR}/Fonts", "{LOCALAPPDATA}/Microsoft/Windows/Fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "{HOME}/Library/Fonts"),
    "linux": (
        *("/usr/share/fonts", "/usr/local/share/fonts"),
        *("{HOME}/.fonts", "{HOME}/.local/share/fonts"),
    ),
}


class Entries:
    """The files of a cache folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """What was stored under a name; None when it is not there, or damaged."""
        path = self._folder / name
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        digest, data = stored[:_DIGEST], stored[_DIGEST:]
        if _seal(name, data) != digest:
            return None
        with suppress(OSError):
            os.utime(path)  # used now: see prune
        return data

    def write(self, name: str, data: bytes) -> None:
        """Store bytes. A folder that cannot be written costs time, not the build."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(prefix=_ASIDE, dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(_seal(name, data) + data)
                Path(aside).replace(self._folder / name)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise

    def prune(self) -> None:
        """Remove what recent builds did not use, and what a killed build left half written."""
        now = time.time()
        room = _MOST_BYTES
        for used, size, name in sorted(self._entries(), reverse=True):
            room -= size
            old = now - used > (3600 if name.startswith(_ASIDE) else _DAYS * 86400)
            if old or room < 0:
                with suppress(OSError):
                    (self._folder / name).unlink()

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                if entry.name.endswith((_CONVERSION, _RESULT)) or entry.name.startswith(_ASIDE):
                    with suppress(OSError):
                        told = entry.stat()
                        yield told.st_mtime, told.st_size, entry.name


def _seal(name: str, data: bytes) -> bytes:
    """An entry's own hash. Its name is in it, so that an entry copied over another is damaged."""
    told = hashlib.sha256(f"{name}\n".encode())
    told.update(data)
    return told.digest()


class Conversions:
    """PDFs in ``folder``; ``converter`` says which program with which settings makes them."""

    def __init__(self, folder: Path, converter: str) -> None:
        self._entries = Entries(folder)
        self._made_by = f"{converter}\n{fonts()}"

    def find(self, content: bytes, ending: str) -> bytes | None:
        """The PDF of a file of that content and ending; None when it is not there, or damaged."""
        return self._entries.read(self._name(content, ending))

    def keep(self, content: bytes, ending: str, pdf: bytes) -> None:
        """Store a conversion."""
        self._entries.write(self._name(content, ending), pdf)

    def prune(self) -> None:
        """See :meth:`Entries.prune`."""
        self._entries.prune()

    def _name(self, content: bytes, ending: str) -> str:
        paper = hashlib.sha256(content).hexdigest()
        key = hashlib.sha256(f"{paper}\n{ending}\n{self._made_by}".encode()).hexdigest()
        return f"{key}{_CONVERSION}"


class Results:
    """What cspctl worked out (:class:`cspctl.pack.kept.Kept`) in ``folder``.

    ``code`` says by which code; what other code worked out is never found.
    """

    def __init__(self, folder: Path, code: str) -> None:
        self._entries = Entries(folder)
        self._code = code

    def find(self, kind: str, inputs: Inputs) -> bytes | None:
        """An answer; None when it is not there, or damaged."""
        return self._entries.read(self._name(kind, inputs))

    def keep(self, kind: str, inputs: Inputs, answer: bytes) -> None:
        """Store an answer."""
        self._entries.write(self._name(kind, inputs), answer)

    def prune(self) -> None:
        """See :meth:`Entries.prune`."""
        self._entries.prune()

    def _name(self, kind: str, inputs: Inputs) -> str:
        told = hashlib.sha256()
        for value in (self._code, kind, *inputs):
            data = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
            told.update(f"{type(value).__name__} {len(data)}\n".encode())
            told.update(data)
        return f"{told.hexdigest()}{_RESULT}"


def code(top: Path | None = None, path: Sequence[str] = sys.path) -> str:
    """A hash of cspctl's own code, and of the versions of all that it works with.

    ``top`` is the folder of the code, ``path`` where libraries are looked for. It is made of what
    every file holds, and of no file's date: whoever changes the code meets no old answer.
    """
    start = str(top or Path(__file__).parent.parent)
    told = hashlib.sha256()
    for name in sorted(_sources(start)):
        with open(start + name, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds, each build
            data = file.readall()
        told.update(f"{name} {len(data)}\n".encode("utf-8", "surrogatepass"))
        told.update(data)
    told.update("\n".join([*_versions(path), sys.version, sys.platform]).encode())
    return told.hexdigest()


def _sources(top: str) -> Iterator[str]:
    """The Python files below a folder, as they are named from there."""
    for folder, _, names in os.walk(top):
        yield from (f"{folder[len(top) :]}/{name}" for name in names if name.endswith(".py"))


def _versions(path: Sequence[str]) -> Iterator[str]:
    """What installers have noted of our libraries: ``lxml-5.3.0.dist-info``.

    ``importlib.metadata`` would say the same, and import half of the mail library first.
    """
    for folder in path:
        with suppress(OSError):  # an archive, or no longer there
            for name in sorted(os.listdir(folder or ".")):  # noqa: PTH208 - names are all we want
                library = name.partition("-")[0].lower().replace("_", "-")
                if library in _LIBRARIES and name.endswith((".dist-info", ".egg-info")):
                    yield name


def fonts(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """A hash of the fonts on this machine: another font is another line break."""
    known = {"HOME": str(Path.home()), **environ}
    found = []
    for place in _FONTS.get(platform, _FONTS["linux"]):
        try:
            folder = place.format_map(known)
        except KeyError:  # a folder of Windows that this user does not have
            continue
        for where, _, names in os.walk(folder):
            found += [f"{name} {os.lstat(f'{where}/{name}').st_size}" for name in names]
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
