"""What makes a build faster, and changes nothing else of it."""

from typing import NamedTuple

from cspctl.pack.kept import NOTHING_KEPT, Kept
from cspctl.pack.workers import Alone, Helpers


class Tools(NamedTuple):
    """Answers of earlier builds, and who works things out beside this process."""

    kept: Kept = NOTHING_KEPT
    helpers: Helpers = Alone()


BARE = Tools()
