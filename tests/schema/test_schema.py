"""The JSON Schemas say what the models say: what the loader reads passes, and what it refuses not.

Documents are made of the models themselves, field by field, so that a new field or kind is tried
on the day it is written.
"""

import datetime as dt
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cspctl.loading.reader import Reader
from cspctl.model import kinds
from cspctl.model.kinds import Choice, Many, Of, Off, Text
from cspctl.model.record import Record, holds, specs
from cspctl.schema import DOCUMENTS, Document, document_of, schema_of
from cspctl.source import Source, parse

ROOT = Path(__file__).parent.parent.parent
VALIDATORS = {
    name: jsonschema.Draft7Validator(schema_of(document)) for name, document in DOCUMENTS.items()
}
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31)).map(dt.date.isoformat)
MONTHS = DAYS.map(lambda day: day[:7])
WORDS = st.sampled_from(["csp", "Visit the tower", "É: # 3", "1", "no", "2017-12-13", "a, b [c]"])
NUMBERS = st.integers(0, 999_999).map(str)
COUNTED = st.integers(1, 999_999).map(str)
REFERENCES = st.tuples(st.sampled_from(["", "csp/", "a-b/"]), COUNTED).map("".join)
YESES = st.sampled_from(["yes", "no", "true", "false", "Yes", "NO", "True"])
SAMPLES = {
    kinds.DATE.parse: DAYS,
    kinds.TIMES.parse: st.sampled_from(["13:00", "9:05", "13:00-16:00", "13:00 – 16:30"]),
    kinds.YES.parse: YESES,
    kinds.WHOLE.parse: NUMBERS,
    kinds.COUNTED.parse: COUNTED,
    kinds.DECIMAL.parse: st.sampled_from(["17.1", "-3", "+4.25", "12%", "0"]),
    kinds.SHARE.parse: st.sampled_from(["1/3", "10/10"]),
    kinds.ID.parse: st.sampled_from(["csp", "chair-snb", "5", "A_b"]),
    kinds.FILE.parse: st.sampled_from(["papers/05.docx", "a b.pdf", "papers\\x.md", "..a/b"]),
    kinds.TARGET.parse: DAYS
    | st.sampled_from(["next-meeting", "ongoing", "Next-Meeting", "ONGOING"]),
    kinds.QUARTER.parse: st.sampled_from(["2017/18-Q3", "1999/00-Q4"]),
    kinds.DUE.parse: DAYS | MONTHS | st.sampled_from(["ongoing", "Ongoing", "2017/18-Q3"]),
    kinds.PERIOD.parse: st.sampled_from(["2017-09/2018-08", "2017-01/2017-01"]),
    kinds.SPAN.parse: DAYS
    | MONTHS
    | st.sampled_from(["2017/18-Q3", "2017/18-q1", "2017/18", "2017/2018", "2016-10/2017-09"]),
    kinds.REFERENCE.parse: REFERENCES,
    kinds.ITEM.parse: st.sampled_from(["5", "5(a)", "5 (A)", "12b", "0"]),
    kinds.MEETING.parse: DAYS | DAYS.map("snb/{}".format),
}
WRONG = {
    kinds.DATE.parse: ["13/12/2017", "2017-12-1", "soon", "5", "yes"],
    kinds.TIMES.parse: ["1pm", "13.00", "13:00-"],
    kinds.YES.parse: ["maybe", "1", "y"],
    kinds.WHOLE.parse: ["many", "-1", "1.5", "1000000"],
    kinds.COUNTED.parse: ["0", "-1", "one", "1000000", "000"],
    kinds.DECIMAL.parse: ["about 3", "1,5", ".", "1,204", "£3"],
    kinds.SHARE.parse: ["third", "1:3", "1/3000"],
    kinds.ID.parse: ["a b", "é", "-a", "a/b"],
    kinds.FILE.parse: ["/etc/x", "C:/x", "../x", "a/../b", "a\\..\\b", ".."],
    kinds.TARGET.parse: ["soon", "13/12/2017", "next meeting", "yes", "7"],
    kinds.QUARTER.parse: ["2017-Q3", "Q3", "2017/18-Q5"],
    kinds.DUE.parse: ["soon", "2017-13", "2017-Q3", "2017"],
    kinds.PERIOD.parse: ["2017", "2017-09", "2017-09/2018-13"],
    kinds.SPAN.parse: ["soon", "2017", "2017-13", "2017-Q3", "13/12/2017", "2017-09/17", "yes"],
    kinds.REFERENCE.parse: ["0", "csp/", "csp/0", "a b/1", "csp/x"],
    kinds.ITEM.parse: ["x", "5(ab)", "1000", "5.1"],
    kinds.MEETING.parse: ["snb", "13/12/2017", "a b/2017-12-13", "3"],
}


def read(record, data):
    """The loader's problems with a document: its scalars are written as they are."""
    source = Source("x.yaml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    top, problems = parse(source)
    reader = Reader()
    reader.record(record, top)
    return [str(one) for one in (*problems, *reader.problems)]


def errors(name, data):
    return [f"{list(one.path)}: {one.message}" for one in VALIDATORS[name].iter_errors(data)]


def typed(data):
    """Numbers, dates and yes/no as readers of YAML see them that type by the look of a scalar."""
    if isinstance(data, dict):
        return {key: typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [typed(value) for value in data]
    return yaml.safe_load(data) if re.fullmatch(r"[-\w]+", data) else data


def values(kind, depth):
    if isinstance(kind, Text):
        return WORDS
    if isinstance(kind, Choice):
        also = [spelt for word, _ in kind.also for spelt in (word, word.title())]
        return st.sampled_from(
            [*kind.options, kind.options[-1].upper(), kind.options[0].title(), *also]
        )
    if isinstance(kind, Many):
        several = st.lists(values(kind.of, depth), max_size=2)
        return several | values(kind.of, depth) if kind.or_one else several
    if isinstance(kind, Of | Off):
        records = documents(kind.record(), depth - 1)
        if isinstance(kind, Off) or kind.switch:
            return YESES | records
        return values(specs(kind.record())[kind.short].kind, 0) | records if kind.short else records
    return SAMPLES[kind.parse]


def documents(record, depth=3):
    """Documents that the loader accepts: what is required, and some of the rest."""
    known = specs(record)
    plain = {
        key: spec
        for key, spec in known.items()
        if depth > 0 or spec.required or not _nested(spec.kind)
    }
    return st.fixed_dictionaries(
        {key: values(spec.kind, depth) for key, spec in plain.items() if spec.required},
        optional={
            key: values(spec.kind, depth) for key, spec in plain.items() if not spec.required
        },
    )


def _nested(kind):
    inner = kind.of if isinstance(kind, Many) else kind
    return isinstance(inner, Of | Off)


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_the_loader_reads_the_schema_accepts(name, data):
    document = data.draw(documents(DOCUMENTS[name].record))
    assert read(DOCUMENTS[name].record, document) == []
    assert errors(name, document) == []
    assert errors(name, typed(document)) == []


WORDS_OF_THE_MODELS = [kind for kind in vars(kinds).values() if isinstance(kind, kinds.Word)]


@pytest.mark.parametrize("kind", WORDS_OF_THE_MODELS, ids=lambda kind: kind.name)
def test_what_a_kind_refuses_the_schema_refuses(kind):
    wrong = WRONG[kind.parse]

    class Held(Record):
        """A record with one field."""

        key: object = holds(kind, "the value")

    schema = schema_of(Document("held", Held, "A record", "held"))
    check = jsonschema.Draft7Validator(schema).is_valid
    assert all(read(Held, {"key": text}) for text in wrong)
    assert [text for text in wrong if check({"key": text})] == []
    looked = [text for text in wrong if re.fullmatch(r"-?[\d.]+|yes", text)]
    assert [text for text in looked if check({"key": yaml.safe_load(text)})] == []
    assert not check({"key": ["a", "b"]})
    assert not check({"key": {"a": "b"}})
    assert check({"key": None})
    assert check({})


def test_every_kind_of_word_is_tried():
    assert {kind.parse for kind in WORDS_OF_THE_MODELS} == set(SAMPLES) == set(WRONG)


ROW = {"number": 1, "action": "Visit"}
BAD = [
    ("actions", {}),
    ("actions", {"actions": "none"}),
    ("actions", {"actions": [{"number": 1}]}),
    ("actions", {"actions": [{**ROW, "targt": "2017-12-13"}]}),
    ("actions", {"actions": [{**ROW, "target": "13/12/2017"}]}),
    ("actions", {"actions": [{**ROW, "state": "opne"}]}),
    ("actions", {"actions": [{**ROW, "state": ["open"]}]}),
    ("actions", {"actions": [{**ROW, "action": "..."}]}),
    ("actions", {"actions": [{**ROW, "action": ""}]}),
    ("actions", {"actions": [{**ROW, "action": None}]}),
    ("actions", {"actions": [{**ROW, "restricted": None}]}),
    ("actions", {"actions": [{**ROW, "restricted": "perhaps"}]}),
    ("actions", {"actions": [{**ROW, "restricted": {"raeson": "x"}}]}),
    ("actions", {"actions": [{**ROW, "lead": {"name": "x"}}]}),
    ("actions", {"actions": [{**ROW, "lead": ["x", None]}]}),
    ("actions", {"actions": [{**ROW, "updates": [{"note": "no date"}]}]}),
    ("board", {"name": "no id"}),
    ("board", {"id": "csp", "regime": "parish"}),
    ("board", {"id": "csp", "terms": {"quorum": 4}}),
    ("board", {"id": "csp", "terms": {"quorum": {"at_least": -1}}}),
    ("board", {"id": "csp", "standing_items": {"opening": [{"title": "A", "items": [{}]}]}}),
    ("agenda", {"items": [{"title": "A", "papers": ["../x.pdf"]}]}),
    ("agenda", {"items": [{"title": "A", "papers": [{"title": "no file"}]}]}),
    ("agenda", {"items": [{"title": "A", "items": [{"title": "B", "items": [{"titel": "C"}]}]}]}),
    ("agenda", {"items": [{"title": "A", "late": "yes"}]}),
    ("forward-plan", {"meetings": [{"time": "13:00"}]}),
    ("minutes", {"interests": [{"item": 3}]}),
    ("people", {"subgroups": []}),
    ("paper", {"date": "yesterday"}),
    ("plan", {"id": "vawg", "title": "V", "commitments": [{"number": 1}]}),
]


@pytest.mark.parametrize(("name", "data"), BAD)
def test_a_bad_document_fails_as_it_does_in_the_loader(name, data):
    assert read(DOCUMENTS[name].record, data)
    assert errors(name, data)


def test_a_date_may_have_been_read_as_one_and_nothing_may_stand_behind_a_key():
    row = {**ROW, "target": dt.date(2017, 12, 13), "state": None, "updates": None, "number": "7"}
    assert errors("actions", {"actions": [row]}) == []
    assert errors("actions", {"actions": None}) == []


def test_a_field_or_record_that_is_added_is_in_the_schema_with_its_words():
    class Inner(Record):
        """What stands inside."""

        name: str = holds(kinds.TEXT, "its name", required=True)
        more: "tuple[Inner, ...]" = holds(Many(Of(lambda: Inner)), "others like it")

    class Outer(Record):
        """What stands outside. And a second sentence."""

        inner: Inner = holds(Of(lambda: Inner), "the inner one")

    assert schema_of(Document("outer", Outer, "An outer file", "outer")) == {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "An outer file",
        "description": "What stands outside. And a second sentence.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "inner": {
                "description": "the inner one",
                "anyOf": [{"$ref": "#/definitions/Inner"}, {"type": "null"}],
            }
        },
        "definitions": {
            "Inner": {
                "description": "What stands inside.",
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "name": {
                        "description": "its name",
                        "not": {"anyOf": [{"type": ["array", "object", "null"]}, {"const": "..."}]},
                        "minLength": 1,
                    },
                    "more": {
                        "description": "others like it",
                        "anyOf": [
                            {
                                "type": "array",
                                "items": {"anyOf": [{"$ref": "#/definitions/Inner"}]},
                            },
                            {"type": "null"},
                        ],
                    },
                },
                "required": ["name"],
            }
        },
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_is_a_schema_of_draft_7(name):
    jsonschema.Draft7Validator.check_schema(schema_of(DOCUMENTS[name]))


EXAMPLE = [ROOT / "actions.yaml", *sorted((ROOT / "packs").rglob("*"))]
STARTER = sorted((ROOT / "cspctl" / "starter").rglob("*.yaml"))


def test_every_file_of_the_worked_example_is_valid():
    seen = set()
    for path in EXAMPLE:
        name = path.relative_to(ROOT).as_posix()
        document = document_of(name)
        if document is None or not path.is_file():
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            text = text.split("---\n")[1] if text.startswith("---\n") else "{}"
        seen.add(document.name)
        assert errors(document.name, yaml.safe_load(text)) == [], name
    assert seen >= set(DOCUMENTS)


def test_every_yaml_file_names_its_schema_for_editors():
    files = [(ROOT, path) for path in EXAMPLE if path.suffix == ".yaml"]
    files += [(ROOT / "cspctl" / "starter", path) for path in STARTER]
    assert len(files) > 12
    for root, path in files:
        name = path.relative_to(root).as_posix().replace("/meeting/", "/2026-02-11/")
        first = path.read_text("utf-8").split("\n")[0]
        up = "../" * name.count("/")
        kind = document_of(name).name
        assert first == f"# yaml-language-server: $schema={up}.cspctl/schema/{kind}.json", name
