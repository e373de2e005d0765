"""What helpers begin with early is what the gate looks at, and nothing that only has its name."""

import io
import zipfile

import pytest

from cspctl.pack import gate
from cspctl.pack.gate import TakenApart
from cspctl.pack.verify.unpacking import unpack
from cspctl.pack.workers import Alone

NAME = "public/pack-public.docx"


class Noted(Alone):
    """Works nothing out before it is asked, and notes what was begun."""

    def __init__(self):
        self.begun = []

    def start(self, make, *inputs):
        self.begun.append((make.__name__, inputs[0]))
        return super().start(make, *inputs)


def document(words):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        text = f'<w:document xmlns:w="urn:w"><w:t>{words}</w:t></w:document>'
        package.writestr("word/document.xml", text)
    return made.getvalue()


@pytest.fixture
def helpers(monkeypatch):
    monkeypatch.setattr(gate, "_LARGE", 10)
    return Noted()


def test_a_file_is_begun_with_once_and_its_pieces_are_those_of_its_bytes(helpers):
    data = document("A bridge.")
    apart = TakenApart(helpers)
    apart.begin({NAME: data})
    apart.begin({NAME: data, "public/small.txt": b"small"})
    assert helpers.begun == [("unpacked", NAME)]
    assert list(apart(NAME, data)) == list(unpack(NAME, data))


def test_other_bytes_of_that_name_are_taken_apart_themselves(helpers):
    apart = TakenApart(helpers)
    apart.begin({NAME: document("A bridge.")})
    written = document("The Orchid cell.")
    assert list(apart(NAME, written)) == list(unpack(NAME, written))
    assert "Orchid" in repr(list(apart(NAME, written)))


def test_the_same_bytes_of_another_name_are_taken_apart_themselves(helpers):
    apart = TakenApart(helpers)
    data = document("A bridge.")
    apart.begin({NAME: data})
    other = "public/other.docx"
    assert list(apart(other, data)) == list(unpack(other, data))
