"""PowerPoint's own log of who changed what in a presentation, and when."""

from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log

_KINDS = ("changesInfo", "revisionInfo")


def clean(package: Package, log: Log) -> None:
    """Take out the log, which nobody is shown."""
    found = package.linked(package.main(), *_KINDS)
    if found and log.found("changes", "the log of who changed what"):
        for link in found:
            package.drop(link.target)
