"""The manifest: what the pack holds, item by item, and the hash of every file."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from cspctl.model.agenda import Item, letter_of, printed
from cspctl.pack.numbering import Numbering
from cspctl.pack.sheets import Edition


def manifest(
    edition: Edition,
    numbering: Numbering,
    papers: Mapping[str, bytes],
    files: Mapping[str, bytes],
    *,
    screening: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """The manifest of an edition as JSON (docs/files.md, What commands answer).

    ``papers`` are the papers' bytes as received, by their path in the workspace; ``files`` those
    made. The full edition lists what ``screening`` found, too, and how the actions stand, which
    is what the next meeting's log is compared with.
    """
    items = [
        _item(edition, item, str(place), "", numbering, papers)
        for place, item in enumerate(edition.agenda.items, start=1)
    ]
    answer: dict[str, Any] = {
        "board": edition.board.board.id,
        "date": edition.day.isoformat(),
        "edition": "public" if edition.public else "full",
        "items": items,
        "files": [{"file": name, "sha256": _sha256(files[name])} for name in sorted(files)],
    }
    if not edition.public:
        answer["screening"] = list(screening)
        answer["actions"] = [
            {"id": action.name, "state": "open" if action.is_open else "closed"}
            for action in edition.workspace.actions_of(edition.board.board.id)
        ]
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()


def _item(
    edition: Edition,
    item: Item,
    number: str,
    letter: str,
    numbering: Numbering,
    papers: Mapping[str, bytes],
) -> dict[str, Any]:
    name = printed(number, letter)
    pages = numbering.of(name)
    folder = edition.meeting.folder
    listed = [
        {"file": paper.file, "sha256": _sha256(papers[f"{folder}/{paper.file}"])}
        for paper in item.papers
        if f"{folder}/{paper.file}" in papers
    ]
    return {
        "number": number,
        "letter": letter or None,
        "title": item.title,
        "first_page": pages.first if pages else None,
        "last_page": pages.last if pages else None,
        "withheld": item.restricted is not None,
        "papers": listed,
        "items": [
            _item(edition, part, number, letter_of(place), numbering, papers)
            for place, part in enumerate(item.items)
        ],
    }


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
