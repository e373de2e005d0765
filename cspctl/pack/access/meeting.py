"""The papers of a meeting, each through the checks. The answer is for the manager alone."""

from collections.abc import Callable
from dataclasses import dataclass

from cspctl.model.agenda import Cover, Item, Paper, printed
from cspctl.model.workspace import Meeting
from cspctl.pack.access.examining import Finding, examine


@dataclass(frozen=True, slots=True)
class Examined:
    """A paper and what was found. ``file`` is relative to the meeting's folder.

    ``authors`` are as written on its cover sheet; ``restricted`` says that the public has no copy.
    """

    item: str
    file: str
    title: str
    authors: tuple[str, ...]
    restricted: bool
    findings: tuple[Finding, ...]


def examine_papers(meeting: Meeting, read: Callable[[str], bytes]) -> tuple[Examined, ...]:
    """Every paper that the agenda names, in printed order, the restricted ones too.

    Args:
        meeting: the meeting; one without an agenda has no papers.
        read: gives the bytes of a file of the workspace, or raises OSError.
    """
    found = []
    for number, letter, item, parent in meeting.agenda.numbered() if meeting.agenda else ():
        for paper in item.papers:
            cover = _cover(meeting, paper)
            found.append(
                Examined(
                    item=printed(number, letter),
                    file=paper.file,
                    title=paper.title or (cover.title if cover else None) or item.title,
                    authors=cover.author if cover else (),
                    restricted=_is_restricted(paper, item, parent),
                    findings=_findings(f"{meeting.folder}/{paper.file}", read),
                )
            )
    return tuple(found)


def _cover(meeting: Meeting, paper: Paper) -> Cover | None:
    if isinstance(paper.cover, Cover):
        return paper.cover
    lying = meeting.papers.get(paper.file)
    return lying.cover if lying else None


def _is_restricted(paper: Paper, item: Item, parent: Item | None) -> bool:
    return any(
        held is not None
        for held in (paper.restricted, item.restricted, parent.restricted if parent else None)
    )


def _findings(file: str, read: Callable[[str], bytes]) -> tuple[Finding, ...]:
    try:
        data = read(file)
    except OSError as fault:
        return (Finding("not-examined", (fault.strerror or str(fault),)),)
    return examine(data, file)
