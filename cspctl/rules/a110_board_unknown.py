"""An action belongs to a board that is not in the workspace.

Such an action is in nobody's pack: each board's log shows its own actions only. Each unknown board
is named once a file, at its first action.

Bad (`actions.yaml:4`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: open}
  - {number: 2, board: cps, action: Find the funding, lead: HH, target: 2026-03-11, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator
from difflib import get_close_matches

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find boards that actions name and that have no folder."""
    boards = context.workspace.boards
    # A log without any board is kept by itself; a board that could not be read has its own problem.
    if not boards:
        return
    met: set[tuple[str, str]] = set()
    for action in context.workspace.actions:
        place = action.where("board")
        known = action.board in boards or f"packs/{action.board}/board.yaml" in context.names
        if known or action.board == "?" or (place.file, action.board) in met:
            continue
        met.add((place.file, action.board))
        near = get_close_matches(action.board, boards, 1, 0.5) or list(boards)
        message = f"{action.name} belongs to the board '{action.board}', which is not there."
        mend = f"Boards here: {', '.join(near)}."
        yield Finding(place, message, mend, action.name)


RULE = Rule("A110", "board-unknown", Severity.WARNING, check, __doc__)
