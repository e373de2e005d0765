"""Which rows of a file are in the log already."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cspctl.importing.people import keys, people_named
from cspctl.importing.records import LogRow
from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.queries.duplicates import Lexicon, Statement, find
from cspctl.queries.people import Directory
from cspctl.queries.repeated import distinct_pairs

# The share of words in their order that two rows of one number must have in common.
SAME_NUMBER_LIKENESS = 0.6
# The share of the shorter text's words that is enough when number and start are the same too.
SHARED_WORDS = 0.25
# Enough of a text to know it by, whatever somebody put into a cell.
_MOST_WORDS = 300
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the action that it is; None for a row that the log does not have.

    ``why`` says in words how it was recognised, ``meant`` that it was by its meaning alone;
    ``alike`` is the action that it resembles and is not.
    """

    row: LogRow
    action: Action | None
    why: str = ""
    alike: str = ""
    meant: bool = False


def match_rows(rows: Sequence[LogRow], workspace: Workspace, board: str) -> list[Match]:
    """Match each row with the board's log: by number and words, by words, then by meaning."""
    actions = workspace.actions_of(board)
    by_number = {action.number: action for action in actions}
    by_words: dict[str, list[Action]] = {}
    for action in actions:
        by_words.setdefault(_folded(action.action), []).append(action)
    matches: dict[int, Match] = {}
    taken: set[int] = set()

    def settle(place: int, action: Action, why: str) -> None:
        matches[place] = Match(rows[place], action, why)
        taken.add(action.number)

    for place, row in enumerate(rows):
        numbered = by_number.get(row.number) if row.number else None
        if numbered and _folded(numbered.action) == _folded(row.action):
            settle(place, numbered, "same number, same words")
    for place, row in enumerate(rows):
        same = by_words.get(_folded(row.action), [])
        if place not in matches and same:
            free = [action for action in same if action.number not in taken]
            settle(place, (free or same)[0], "same words")
    for place, row in enumerate(rows):
        numbered = by_number.get(row.number) if row.number else None
        if place not in matches and numbered and _likeness(numbered.action, row.action):
            settle(place, numbered, "same number, other words")
        elif place not in matches and numbered and row.start and row.start == numbered.begun:
            shared = _shared(numbered.action, row.action)
            if shared:
                matches[place] = Match(
                    row, numbered, f"same number and start; {shared}", meant=True
                )
    left = [place for place in range(len(rows)) if place not in matches]
    for place, match in _by_meaning(left, rows, workspace, board).items():
        matches[place] = match
    return [matches.get(place, Match(row, None)) for place, row in enumerate(rows)]


def _by_meaning(
    places: Sequence[int], rows: Sequence[LogRow], workspace: Workspace, board: str
) -> dict[int, Match]:
    """Match what is left as ``actions duplicates`` would: the same meaning in other words."""
    actions = {action.name: action for action in workspace.actions_of(board)}
    if not places or not actions:
        return {}
    directory = Directory(workspace, board)
    statements = [
        Statement(
            name, _known_by(action.action), frozenset(keys(action.lead, directory, None)), board
        )
        for name, action in actions.items()
    ]
    by_key = {f"row {place}": place for place in places}
    for key, place in by_key.items():
        row = rows[place]
        lead = people_named(row.lead, directory, row.start)
        leads = frozenset(keys(lead, directory, row.start))
        statements.append(Statement(key, _known_by(row.action), leads, board))
    found = find(statements, Lexicon.of(directory.names()), distinct_pairs(workspace.actions))
    best: dict[int, tuple[float, Match]] = {}
    for group in found.groups:
        for key in by_key.keys() & set(group.actions):
            place = by_key[key]
            name = f"{board}/{rows[place].number}"
            if name in group.actions:
                why = f"the same in other words as {group.keep}, and the same number"
                best[place] = (1.0, Match(rows[place], actions[name], why, meant=True))
    for pair in (pair for group in found.groups for pair in group.pairs):
        name, key = (pair.a, pair.b) if pair.a in actions else (pair.b, pair.a)
        if name not in actions or key not in by_key:
            continue
        place = by_key[key]
        if place not in best or best[place][0] < pair.score:
            best[place] = (pair.score, Match(rows[place], actions[name], pair.why, meant=True))
    matches = {place: match for place, (_, match) in best.items()}
    for alike in found.similar:
        name, key = (alike.a, alike.b) if alike.a in actions else (alike.b, alike.a)
        if name in actions and key in by_key and by_key[key] not in matches:
            place = by_key[key]
            matches[place] = Match(rows[place], None, alike=f"{name} ({alike.differs})")
    return matches


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _known_by(text: str) -> str:
    return " ".join(word[:_LONGEST_WORD] for word in text.split()[:_MOST_WORDS])


def _shared(first: str, second: str) -> str:
    """The words that two texts share, when they are enough for rows of one number and day."""
    one, other = (
        {word for word in _folded(text).split()[:_MOST_WORDS] if len(word) > 2}
        for text in (first, second)
    )
    shared = one & other
    enough = len(shared) >= 2 and len(shared) >= SHARED_WORDS * min(len(one), len(other))
    return f"both say {', '.join(sorted(shared)[:5])}" if enough else ""


def _likeness(first: str, second: str) -> bool:
    one, other = _folded(first).split()[:_MOST_WORDS], _folded(second).split()[:_MOST_WORDS]
    if not one or not other:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_NUMBER_LIKENESS
