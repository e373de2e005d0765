"""The desk of the site: packs, papers and templates from disk."""

import hashlib
from collections.abc import Mapping

from cspctl import template_store
from cspctl.problems import CannotRun, Location, error
from cspctl.site.packs import Copy
from cspctl.store import Folder

BELOW = "site"


class SiteDesk:
    """What ``cspctl.site`` needs from outside."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def read(self, path: str) -> bytes:
        """A file by its path in the workspace."""
        return self._folder.read(path)

    def cleared(self, copy: Copy) -> bytes:
        """A file of a pack as the gate cleared it; CannotRun when it has changed since."""
        data = self._folder.read(copy.source)
        if hashlib.sha256(data).hexdigest() != copy.sha256:
            message = "This file changed while the site was built."
            place = Location(copy.source, 0)
            raise CannotRun(error("H803", message, place, "Build the site again."))
        return data

    def template(self, name: str) -> tuple[str, bytes]:
        """A file of templates/site/: the workspace's own, or else the packaged one."""
        own = f"templates/{BELOW}/{name}"
        try:
            return own, self._folder.read(own)
        except FileNotFoundError:
            return f"{BELOW}/{name} (packaged)", template_store.packaged(f"{BELOW}/{name}")
        except OSError as fault:
            message = f"This template cannot be read ({fault.strerror or fault})."
            raise CannotRun(error("T403", message, Location(own), "Look at the file.")) from None

    def own_templates(self) -> Mapping[str, bytes]:
        """The workspace's own templates of the site and of packs, by name."""
        root = self._folder.root / "templates"
        found = [*root.glob("*.docx"), *(root / BELOW).glob("*")]
        return {
            path.relative_to(root).as_posix(): self._folder.read(
                path.relative_to(self._folder.root).as_posix()
            )
            for path in sorted(found)
            if path.is_file()
        }
