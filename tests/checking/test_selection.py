"""Which codes are looked for: the longer beginning wins, later layers speak last."""

import pytest

from cspctl.checking.selection import Layer, is_chosen, severity
from cspctl.problems import Severity


@pytest.mark.parametrize(
    ("code", "layers", "expected"),
    [
        ("A104", [], True),
        ("A104", [Layer()], True),
        ("A104", [Layer(select=("A",))], True),
        ("G201", [Layer(select=("A",))], False),
        ("A104", [Layer(select=())], False),
        ("G201", [Layer(select=("A",), extend=("G2",))], True),
        ("A104", [Layer(ignore=("A1",))], False),
        ("A104", [Layer(select=("A104",), ignore=("A1",))], True),
        ("A101", [Layer(select=("A1",), ignore=("A1",))], False),
        ("A104", [Layer(select=("A",), ignore=("A104",))], False),
        # The command line's --select forgets the settings; its --ignore adds to them.
        ("A104", [Layer(ignore=("A104",)), Layer(select=("A",))], True),
        ("G201", [Layer(select=("G",)), Layer(select=("A",))], False),
        ("A101", [Layer(ignore=("A101",)), Layer(ignore=("A104",))], False),
        ("A101", [Layer(ignore=("A101",)), Layer(extend=("A101",))], True),
        # An unreadable file is always told.
        ("F001", [Layer(select=("A",), ignore=("F",))], True),
        ("F002", [Layer(select=("A",))], False),
    ],
)
def test_a_code_is_looked_for_or_not(code, layers, expected):
    assert is_chosen(code, layers) is expected


def test_the_severity_of_the_longest_beginning_in_the_last_word_that_speaks():
    everybody = {"A": Severity.ERROR, "A105": Severity.WARNING}
    board = {"A10": Severity.ERROR}
    assert severity("A108", [everybody]) is Severity.ERROR
    assert severity("A105", [everybody]) is Severity.WARNING
    assert severity("A105", [everybody, board]) is Severity.ERROR
    assert severity("G201", [everybody, board]) is None
    assert severity("F001", [{"F": Severity.WARNING}]) is None
