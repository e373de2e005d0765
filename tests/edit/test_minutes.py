"""An action's number, written into the minutes."""

import pytest

from cspctl.edit import NumberAction, apply
from cspctl.problems import CannotRun

MINUTES = """\
---
status: draft
---
## 3. Fire safety

ACTION [enforcement, by 2017-12-13]: Write the protocol.
- **ACTION:** PS to find the
  funding.
ACTION 7: Done: ACTION of old.
DECISION: Keep it.
""".replace("\n", "\r\n").encode("utf-8-sig")


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (6, b"ACTION [enforcement", b"ACTION 4 [enforcement"),
        (7, b"**ACTION:**", b"**ACTION 4:**"),
        (9, b"ACTION 7:", b"ACTION 4:"),
    ],
)
def test_the_number_stands_behind_the_word(line, old, new):
    file = "packs/csp/2017-09-12/minutes.md"
    assert apply(file, MINUTES, [NumberAction(file, line, 4)]) == MINUTES.replace(old, new)


@pytest.mark.parametrize("line", [1, 2, 4, 8, 10, 99])
def test_a_line_where_no_action_begins_is_refused(line):
    with pytest.raises(CannotRun, match="No ACTION of the minutes begins on this line"):
        apply("minutes.md", MINUTES, [NumberAction("minutes.md", line, 4)])
