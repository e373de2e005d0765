"""Reading a few lines again must judge as reading the whole file does, whatever was written."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cspctl.edit.operations import Put
from cspctl.edit.page import Page, Splice
from cspctl.edit.planning import Planner
from cspctl.edit.verifying import Planned, _whole, _windows, is_as_asked
from cspctl.edit.wanted import gather
from cspctl.source import Source, parse

LOG = """\
board: csp
actions:
- number: 1
  action: |
    One
  state: open
- number: 2
  action: Two # a note
  raised: {meeting: 2017-09-12}

- number: 3
  action: 'Three'
# end
note: last
"""
junk = st.sampled_from(["\n...\n", "\n---\n", "\n- ", "\nkey:", "\n"]) | st.text(
    st.sampled_from(list("ab :#-\n'\"|>[]{},&*?!%@.\t~0=")), max_size=8
)


@settings(max_examples=600, deadline=None)
@given(
    row=st.integers(0, 2),
    offset=st.sampled_from(["", "  ", "    "]),
    spoilt=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 4), junk), max_size=2),
)
def test_lines_read_alone_say_what_they_say_among_the_others(row, offset, spoilt):
    """Whatever is spoilt in the row's own lines, it is seen as it would be in the whole file."""
    text = re.sub(r"(?m)^(?=- |  )", offset, LOG)
    source = Source("actions.yaml", text)
    top, problems = parse(source)
    assert not problems
    at = top.entries["actions"][1].items[row]
    (wanted,) = gather([Put("actions.yaml", at, "state", "closed")], top)
    plan = Planned(wanted, Planner(Page(text)).plan(wanted))
    (window,) = _windows(Page(text), top, [plan])
    for place, length, written in spoilt:
        start = window.start + place % (window.stop - window.start)
        end = min(start + length, window.stop)
        if all(end <= one.start or start > one.end for one in plan.splices):
            plan.splices.append(Splice(start, end, written))
    asked = is_as_asked(source, top, [plan])
    assert asked == _whole(source, top, [plan])
    assert asked or spoilt
