"""Nothing goes into the public edition that the leak gate stops; each Problem names the file.

Pages are compared with everything that the edition does not show: what is restricted, and also
drafts, agendas not published yet, and people's addresses. The files of packs are compared with
what is restricted, as ``pack verify`` does: they were put before the board.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from cspctl.model.workspace import Workspace
from cspctl.pack.verify.folder import compared
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.withheld import Withheld, withheld_of
from cspctl.problems import Location, Problem, error
from cspctl.queries.withhold import for_public
from cspctl.site.addresses import addresses_in
from cspctl.site.editions import Shown
from cspctl.site.packs import Copy

# Names no meeting: then the withheld papers of all meetings are compared, and no open ones.
_NO_MEETING = ("", dt.date.min)
Read = Callable[[str], bytes]
_BUILT_BEFORE = (
    "Do not publish this file: it was built before that was withheld. Build the pack again, and "
    "if it was issued, issue it again too."
)
_MISSING_MEND = "Run 'cspctl check' to see which one, put it back, and build the site again."


def leaks(
    workspace: Workspace,
    shown: Shown,
    pages: Mapping[str, bytes],
    copies: Sequence[Copy],
    read: Read,
    templates: Mapping[str, bytes],
    made_without: Callable[[], Mapping[str, bytes]],
) -> list[Problem]:
    """Everything that keeps the public edition from being written; empty when all is clear.

    Args:
        workspace: the whole workspace.
        shown: what the edition shows of it.
        pages: the files of the site by their paths, all but those of packs.
        copies: the files of packs.
        read: gives a file by its path in the workspace; OSError when it cannot be read.
        templates: the workspace's own templates, by name.
        made_without: makes the pages as if there were no drafts and nothing else that is not
            restricted and not published; asked only when words of theirs are found.
    """
    public = for_public(workspace)
    papers, problems = _papers(workspace, compared(workspace, public, *_NO_MEETING), read)
    withheld = withheld_of(
        workspace,
        shown.workspace,
        papers,
        printed_texts=(*shown.changed, *_open_papers(public)),
        templates=templates,
        numbered=True,
        unrestricted=public,
    )
    problems += _without_chance(pages, withheld, made_without)
    problems += _addresses(pages, shown, templates)
    if copies:
        problems += _copies(workspace, public, copies, read, templates)
    return list(dict.fromkeys(problems))


def _without_chance(
    pages: Mapping[str, bytes],
    withheld: Withheld,
    made_without: Callable[[], Mapping[str, bytes]],
) -> Iterator[Problem]:
    """What is found in the pages, but not what stands in a draft and in a page by chance."""
    found = verify(pages, withheld)
    if found and any(not thing.restricted for thing in withheld.things):
        others = made_without()
        same = {path for path in pages if others.get(path) == pages[path]}
        changed = {path: data for path, data in pages.items() if path not in same}
        found = verify(changed, withheld)
        found += verify({path: pages[path] for path in same}, withheld.restricted_only())
    yield from found


def _open_papers(public: Workspace) -> Iterator[str]:
    """The words of open papers, published or not: no page has them, and plans may say the same."""
    for board in public.boards.values():
        for meeting in board.meetings.values():
            for paper in meeting.papers.values():
                yield paper.body or ""
                if paper.cover is not None:
                    yield paper.cover.purpose or ""
                    yield from paper.cover.recommendations


def _papers(
    workspace: Workspace, files: Sequence[str], read: Read
) -> tuple[dict[str, bytes], list[Problem]]:
    found: dict[str, bytes] = {}
    problems = []
    for file in files:
        try:
            found[file] = read(file)
        except OSError:
            message = "A withheld paper cannot be read, so that nothing can be compared with it."
            folder = file.partition("/papers/")[0]
            problems.append(error("V603", message, Location(folder, 0), _MISSING_MEND))
    return found, problems


def _addresses(
    pages: Mapping[str, bytes], shown: Shown, templates: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Addresses on the finished pages; what the workspace's own templates say is meant."""
    if shown.kept is None:
        return
    own = "\n".join(data.decode("utf-8", "replace") for data in templates.values())
    for path, data in pages.items():
        text = data.decode("utf-8", "replace")
        found = [one for one in addresses_in(text, shown.kept) if one not in own]
        if found:
            message = "This page holds an e-mail address that is not a board's contact."
            mend = "Do not publish it; tell the makers of cspctl, who should have taken it out."
            yield error("H802", message, Location(path, 0), mend)


def _copies(
    workspace: Workspace,
    public: Workspace,
    copies: Sequence[Copy],
    read: Read,
    templates: Mapping[str, bytes],
) -> Iterator[Problem]:
    wanted: set[str] = set()
    for board, day in {(copy.board, copy.day) for copy in copies}:
        wanted |= set(compared(workspace, public, board, day))
    papers, problems = _papers(workspace, sorted(wanted), read)
    yield from problems
    withheld = withheld_of(workspace, public, papers, templates=templates)
    for copy in copies:
        yield from _copy(copy, withheld, read)


def _copy(copy: Copy, withheld: Withheld, read: Read) -> Iterator[Problem]:
    data = read(copy.source)
    if hashlib.sha256(data).hexdigest() != copy.sha256:
        message = "This file changed while the site was built."
        yield error("V604", message, Location(copy.source, 0), "Build the site again.")
        return
    for found in verify({copy.source: data}, withheld):
        # No pack is built with such words in it: they were open when this one was.
        yield found._replace(mend=_BUILT_BEFORE) if found.code == "V601" else found
