"""What is wanted of a map, as splices of the text it stands in."""

import re

from cspctl import source
from cspctl.edit import blocks, flows
from cspctl.edit.operations import Value, leaf
from cspctl.edit.page import Page, Splice
from cspctl.edit.rendering import Style, behind_key, in_flow, is_leaf, on_one_line
from cspctl.edit.scalars import plain_is_safe, scalar
from cspctl.edit.wanted import Field, Wanted

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")


class Planner:
    """Plans the splices of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.style = Style(page.eol, page.dash)

    def plan(self, wanted: Wanted) -> list[Splice]:
        """The splices that bring about what is wanted of one map."""
        at = wanted.at
        out: list[Splice] = []
        new: dict[str, Field] = {}
        gone: list[str] = []
        for key, one in wanted.fields.items():
            if key not in at.entries:
                if not one.dropped:
                    new[key] = one
            elif one.dropped:
                gone.append(key)
            else:
                out += self._change(at, key, one)
        for key in gone:
            out += self._drop(at, key)
        if new:
            out += self._add(at, new, gone)
        return out

    def _drop(self, at: source.Mapping, key: str) -> list[Splice]:
        if at.flow:
            return flows.drop(self.page, self._spans(at), list(at.entries).index(key))
        return blocks.drop_field(self.page, at, key)

    def _add(self, at: source.Mapping, new: dict[str, Field], gone: list[str]) -> list[Splice]:
        if not at.flow:
            return blocks.add_fields(self.page, at, new, gone, self.style)
        texts = [f"{key}: {in_flow(one.whole())}" for key, one in new.items()]
        if not at.entries:
            place = int(at.start.index) + 1
            return [Splice(place, place, ", ".join(texts))]
        return flows.insert(self.page, self._spans(at), len(at.entries) - 1, texts)

    def _spans(self, at: source.Mapping) -> list[flows.Span]:
        return [
            flows.Span(key.start.index, max(self.page.end(key), self.page.end(value)))
            for key, value in at.entries.values()
        ]

    def _change(self, at: source.Mapping, key: str, one: Field) -> list[Splice]:
        written, value = at.entries[key]
        if one.value is not None:
            return self._put(at, written, value, one.value)
        out: list[Splice] = []
        for place, new in one.items.items():
            if isinstance(value, source.Sequence):
                held = value.items[place]
                out.append(self._put_item(held, new, flow=value.flow))
            else:
                out += self._put(at, written, value, new)
        if one.added:
            out += self._insert(at, written, value, one)
        return out

    def _put_item(self, held: source.Node, new: Value, *, flow: bool) -> Splice:
        start, end = held.start.index, self.page.end(held)
        line = in_flow(new) if flow else on_one_line(new)
        return Splice(start, end, line or in_flow(new))

    def _put(
        self, at: source.Mapping, key: source.Scalar, old: source.Node, new: Value
    ) -> list[Splice]:
        """Write a value in place of another, whatever the two are."""
        start, end = int(old.start.index), self.page.end(old)
        if not (isinstance(old, source.Scalar) or old.flow):
            return self._put_for_lines(at, key, end, new)
        tail = ""
        head = _BLOCK_HEAD.match(self.text, start) if isinstance(old, source.Scalar) else None
        if head and not at.flow:
            tail = self.text[head.end() : self.page.line_end(start)].rstrip()
        marks = self.text[start : start + 1] if start < end else ""
        line = in_flow(new) if at.flow else on_one_line(new)
        if line is None and is_leaf(new) and (tail or self.page.rest(end)):
            line = scalar(leaf(new), flow=False, marks='"')
        elif line is not None and is_leaf(new) and marks in ("'", '"'):
            line = scalar(leaf(new), flow=at.flow, marks=marks)
        if line is None:
            return self._put_lines(at, key, start, end, new)
        if start == end:
            line = f" {line}" if self.page.colon(key) is not None else f": {line}"
        return [Splice(start, end, line + tail)]

    def _put_lines(
        self, at: source.Mapping, key: source.Scalar, start: int, end: int, new: Value
    ) -> list[Splice]:
        """Write a value that wants lines of its own in place of one that stands on one line."""
        colon = self.page.colon(key) or start
        if "#" in self.text[colon:start]:
            colon = start
        written = behind_key(new, at.start.column, self.style)
        if is_leaf(new):
            return [Splice(colon, end, written)]
        place = self.page.line_end(end)
        return [Splice(colon, end, ""), Splice(place, place, written)]

    def _put_for_lines(
        self, at: source.Mapping, key: source.Scalar, end: int, new: Value
    ) -> list[Splice]:
        """Write a value in place of a list or map that stands on lines of its own."""
        colon = self.page.colon(key) or end
        first = self.page.line_end(colon)
        line = on_one_line(new)
        if line is None and is_leaf(new):
            line = scalar(leaf(new), flow=False, marks='"')
        if line is None:
            return [Splice(first, end, behind_key(new, at.start.column, self.style))]
        return [Splice(colon, colon, f" {line}"), Splice(first, end, "")]

    def _insert(
        self, at: source.Mapping, key: source.Scalar, old: source.Node, one: Field
    ) -> list[Splice]:
        if isinstance(old, source.Mapping):
            raise ValueError(f"'{key.text}' is no list")
        if isinstance(old, source.Scalar):
            if old.blank:
                return self._put(at, key, old, one.in_place([]))
            return [self._into_list(old, one)]
        if not old.items:
            return self._put(at, key, old, one.in_place([]))
        out: list[Splice] = []
        for after, values in one.added.items():
            place = len(old.items) - 1 if after is None else after
            if old.flow:
                spans = [flows.Span(held.start.index, self.page.end(held)) for held in old.items]
                out += flows.insert(self.page, spans, place, [in_flow(value) for value in values])
            else:
                out += blocks.insert_items(self.page, old, place, values, self.style)
        return out

    def _into_list(self, old: source.Scalar, one: Field) -> Splice:
        """Make a list of a single value and the added ones."""
        start, end = int(old.start.index), self.page.end(old)
        written = self.text[start:end]
        safe = plain_is_safe(old.text, flow=True) and "\n" not in written and "\r" not in written
        quoted = written[:1] in ("'", '"')
        first = written if quoted or (old.plain and safe) else scalar(old.text, flow=True)
        texts = []
        for value in one.in_place([old]):
            texts.append(first if value is old else in_flow(value))
        return Splice(start, end, f"[{', '.join(texts)}]")
