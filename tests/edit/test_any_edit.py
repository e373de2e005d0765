"""Random edits of random logs, read again by a parser that is not ours.

Whatever the log looks like, an edit must bring about exactly what was asked, and every comment
and every line of the other rows must be there as before.
"""

import copy
import re

import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cspctl.edit import Drop, Insert, Put, apply
from cspctl.edit.page import Page
from cspctl.source import decode, parse

FILE = "actions.yaml"
ORDER = ("number", "action", "lead", "target", "was", "raised", "state", "outcome", "updates")
NASTY = [
    "",
    "~",
    "null",
    "yes",
    "12",
    "2017-12-13",
    "a: b",
    "ends:",
    "x #y",
    "x # y",
    "#x",
    "- x",
    "-x",
    "?",
    "? x",
    "@x",
    "`x`",
    "%x",
    "&x",
    "*x",
    "!x",
    "| x",
    "> x",
    "[x",
    "{x}",
    "a, b",
    "it's",
    'say "so"',
    "'both' \"marks\"",
    "back\\slash",
    "...",
    "---",
    " lead",
    "trail ",
    "two\nlines",
    "two\n\n lines\n",
    "\n first",
    "tab\there",
    "£5 – café 🎈",
    "no\u00a0break",
    "line\u2028sep",
    "=",
    "<<",
    "http://example.org/a?b=c#d",
    "13:00",
    "x" * 3000,
]
words = st.sampled_from(NASTY) | st.text(
    st.sampled_from(list("abz :#-,[]{}'\"\\\n\t&*!|>%@`?~0é🎈")), max_size=12
)
comments = st.sampled_from(["", "", "", " # note", "  # it's: [a]", " #\ttab"])


def block_scalar(draw, text, pad):
    """A text in one of the ways a person writes it behind a key."""
    ways = ["double"]
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9]", text):
        ways += ["plain", "plain", "single", "folded", "literal"]
    way = draw(st.sampled_from(ways))
    if way == "plain":
        return text
    if way == "single":
        return f"'{text}'"
    if way in ("folded", "literal"):
        mark = draw(st.sampled_from(["", "-", "+"]))
        return (">" if way == "folded" else "|") + mark + f"\n{pad}  {text}"
    return '"' + text.encode("unicode_escape").decode().replace('"', '\\"') + '"'


def flow(value):
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if value else ""
    if isinstance(value, list):
        return f"[{', '.join(flow(one) or 'a' for one in value)}]"
    return f"{{{', '.join(f'{key}: {flow(one)}' for key, one in value.items())}}}"


simple = st.sampled_from(["", "open", "Write it", "the chair", "7", "a b"])
rows = st.fixed_dictionaries(
    {"number": st.integers(1, 99).map(str)},
    optional={
        "action": simple,
        "lead": simple | st.lists(simple, max_size=3),
        "raised": st.fixed_dictionaries({"meeting": st.just("2017-09-12"), "item": simple}),
        "state": st.sampled_from(["open", "", "~"]),
        "updates": st.lists(
            st.fixed_dictionaries({"date": st.just("2017-10-01"), "note": simple}), max_size=2
        ),
    },
)


@st.composite
def logs(draw):
    """The text of a log, with the comments, gaps, marks and line ends of many hands."""
    held = draw(st.lists(rows, max_size=4))
    offset = draw(st.sampled_from([0, 2, 4]))
    lines = draw(st.sampled_from(["", "# log\n", "board: csp\n", "# log\n\nboard: csp # ours\n"]))
    whole = draw(st.sampled_from(["block", "block", "block", "flow"]))
    if not held:
        lines += "actions:" + draw(st.sampled_from([" []", "", " ~", " [ ]"])) + draw(comments)
    elif whole == "flow":
        gap = draw(st.sampled_from([" ", "\n  "]))
        lines += f"actions: [{gap.strip(' ')}"
        lines += "".join(f"{gap}{flow(row)}," for row in held)
        lines = lines if draw(st.booleans()) else lines[:-1]
        lines += draw(st.sampled_from(["]", "\n]", " # last\n]"]))
    else:
        lines += "actions:" + draw(comments)
        for row in held:
            pad = " " * offset
            if draw(st.integers(0, 4)) == 0:
                lines += f"\n{pad}- {flow(row)}" + draw(comments)
                continue
            first = True
            for key, value in row.items():
                lines += f"\n{pad}- " if first else f"\n{pad}  "
                first = False
                lines += f"{key}:"
                deep = pad + "  "
                if isinstance(value, str):
                    text = block_scalar(draw, value, deep) if value and value != "~" else value
                    lines += f" {text}" if text else ""
                    if not text.startswith(("|", ">")):
                        lines += draw(comments)
                elif value and isinstance(value, list) and draw(st.booleans()):
                    inner = deep + draw(st.sampled_from(["", "  "]))
                    for one in value:
                        if isinstance(one, dict):
                            body = f"\n{inner}  ".join(
                                f"{name}: {flow(text)}" for name, text in one.items()
                            )
                            lines += draw(comments) + f"\n{inner}- {body}"
                        else:
                            lines += f"\n{inner}- {flow(one) or 'a'}" + draw(comments)
                else:
                    lines += f" {flow(value)}" + draw(comments)
            lines += draw(st.sampled_from(["", "", "\n", f"\n{pad}  # between", "\n\n# out"]))
    lines += draw(st.sampled_from(["", "\n", "\n\n", "\n# end", "\nnote: x\n"]))
    text = lines.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"]))
    return text.encode(encoding)


def plain(text):
    """A text as a parser of another make reads it, None where nothing is written."""
    return value_of(yaml.compose(text, yaml.BaseLoader))


def value_of(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(one) for one in node.value]
    return None if node.style is None and node.value in ("~", "null") else node.value or None


def tidy(value):
    if isinstance(value, dict):
        return {key: tidy(one) for key, one in value.items()}
    if isinstance(value, list):
        return [tidy(one) for one in value]
    # cspctl takes no notice of line ends at the end of a text: how many a block of text has
    # depends on the blank lines behind it.
    return value.rstrip("\n") or None if value else None


values = words | st.lists(words, max_size=3) | st.fixed_dictionaries({"item": words})
updates = st.fixed_dictionaries({"date": st.just("2017-12-01"), "note": words})


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(logs(), st.data())
def test_an_edit_does_what_was_asked_and_nothing_else(data, draws):
    source, _ = decode(data, FILE)
    assert source is not None
    top, problems = parse(source)
    assume(top is not None and not problems)
    before = plain(source.text)
    expected = copy.deepcopy(before)
    held = top.entries["actions"][1]
    nodes = getattr(held, "items", [])
    edits, touched = [], set()
    for _ in range(draws.draw(st.integers(1, 3))):
        place = draws.draw(st.integers(0, len(nodes)))
        if place == len(nodes):
            row = {"number": 99, "action": draws.draw(words), "lead": draws.draw(values)}
            edits.append(Insert(FILE, None, "actions", (row,)))
            expected["actions"] = [*(expected["actions"] or []), row | {"number": "99"}]
            continue
        key = draws.draw(st.sampled_from(ORDER[1:]))
        if (place, key) in touched:
            continue
        touched.add((place, key))
        node, row = nodes[place], expected["actions"][place]
        way = draws.draw(st.sampled_from(["put", "put", "drop", "insert"]))
        if way == "drop" and key in row:
            edits.append(Drop(FILE, node, key))
            del row[key]
        elif way == "insert" and not isinstance(row.get(key), dict):
            kind = updates if key == "updates" else words
            added = draws.draw(st.lists(kind, min_size=1, max_size=2))
            old = row.get(key)
            old = old if isinstance(old, list) else [old] if old else []
            after = draws.draw(st.sampled_from([None, *range(-1, len(old))]))
            if not isinstance(row.get(key), list):
                after = None
            edits.append(Insert(FILE, node, key, tuple(added), ORDER, after))
            where = len(old) if after is None else after + 1
            row[key] = old[:where] + added + old[where:]
        else:
            value = draws.draw(values)
            edits.append(Put(FILE, node, key, value, ORDER))
            row[key] = value
    assume(edits)

    after = apply(FILE, data, edits)

    new, _ = decode(after, FILE)
    assert tidy(plain(new.text)) == tidy(expected)
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe"):
        assert after.startswith(mark) == data.startswith(mark)
    for comment in ("# log", "# between", "# out", "# end", "# ours"):
        assert new.text.count(comment) == source.text.count(comment)
    changed = {id(edit.at) for edit in edits}
    for node in nodes:
        if id(node) not in changed:
            row = source.text[node.start.index : Page(source.text).end(node)]
            assert row in new.text
    if "\r\n" in source.text:
        assert not re.search(r"(?<!\r)\n", new.text)
