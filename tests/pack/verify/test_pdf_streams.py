"""What is left out of a PDF's streams and objects before they are compared gives nothing away."""

import io
import random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from planting import pdf_files

from cspctl.pack.verify.pdf_figures import Figures
from cspctl.pack.verify.pdf_objects import Found, Objects, gather
from cspctl.pack.verify.words import RUN, normalised, words

LINES = (
    *("q", "Q", "BT", "/Standard<</MCID 3>>BDC", "0 0 1 rg 12 700.5 Td", "123456 0 R", "]", ""),
    *("the depot", "goes to", "D:20260311120000", "2026-03-11T10:00:00Z", "x\x02", "-", "two-"),
    *("\ufffe", "1 2 3", "(we hear)", "__", "é", "soft\xad", "[<01>1<02>]TJ", "<0102> Tj"),
)


def said_of(streams):
    figures = Figures()
    return [figures.said(stream) for stream in streams]


def runs_of(texts):
    found = (words(normalised(text)) for text in texts)
    return {
        tuple(flat[at : at + length])
        for flat in found
        for length in range(1, RUN + 1)
        for at in range(len(flat) - length + 1)
    }


def without_figures(stream):
    """How streams were read before lines were left out, figure by figure."""
    from cspctl.pack.verify import pdf_figures

    text = pdf_figures._GLYPHS.sub(b" ", stream).decode("utf-8", "replace")
    return " ".join(word for word in text.split() if len(word) > 5 or not word.isdecimal())


@pytest.mark.parametrize("seed", range(60))
def test_every_run_of_a_stream_is_said_at_least_once(seed, monkeypatch):
    monkeypatch.setattr("cspctl.pack.verify.pdf_figures._MOST", 20 if seed % 2 else 500_000)
    chance = random.Random(seed)
    known = chance.sample(LINES, chance.randint(2, len(LINES)))
    ends = chance.choice(["\n", "\n", "\r\n", "\r"])
    streams = [ends.join(chance.choices(known, k=chance.randint(0, 40))).encode() for _ in range(8)]
    assert runs_of(map(without_figures, streams)) <= runs_of(said_of(streams))


def test_what_was_said_is_not_said_again():
    lines = b"\n".join(b"/Standard <</MCID %d >> BDC\n%d 700 Td\nEMC" % (n, n) for n in range(99))
    first, second = said_of([lines, lines])
    assert len(first) < len(lines) / 20
    assert second == ""
    leak = lines.replace(b"50 700 Td", b"50 700 Td (the depot goes to Quillfeather, we hear)")
    assert "Quillfeather" in said_of([lines, leak])[1]


def with_objects(plant, **saving):
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.Kept = Array(document.make_indirect(item) for item in plant(document))
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def many(document):
    font = document.make_stream(b"letters", {"/Length1": 7})
    other = document.make_stream(b"(no font)")
    for number in range(30):
        yield Dictionary(S=Name.Span, P=font, K=number)
        yield Dictionary(S=Name.Span, P=other, K=number)
        yield Dictionary(T=String(f"see {number} 0 R"), P=font)
        yield Dictionary(T=String(f"two\nlines {number} 0 R\n"), P=font)
        yield Dictionary(T=String(f"étage {number} 0 R Ω"))
        yield Dictionary({f"/Key{number}#0a(": Array([Name("/a\n<b>"), number])})
    yield Dictionary(FontFile2=font)
    yield Dictionary(Odd=Array([Name.FontFile2, other]))


@pytest.mark.parametrize("data", [*pdf_files("ZQX-CANARY-17").values(), with_objects(many)])
def test_one_object_of_a_kind_says_what_all_of_them_say(data):
    every, once = Found(), Found()
    with pikepdf.open(io.BytesIO(data)) as document:
        objects = Objects(document)
        for item in document.objects:
            gather(item, every)
        for item in objects.distinct():
            gather(item, once)
    assert once == every
    assert list(once.texts) == list(every.texts)
    assert list(once.technical) == list(every.technical)


def test_objects_that_differ_in_references_alone_are_looked_at_once():
    with pikepdf.open(io.BytesIO(with_objects(many))) as document:
        chosen = Objects(document).distinct()
        # Sixty of one kind, that differ in figures and in what they refer to; and two streams.
        assert len(chosen) == len(document.objects) - 60
        found = Found()
        for item in chosen:
            gather(item, found)
        # The name of a font's file in a list is not the key of one.
        assert len(found.fonts) == 1


def test_a_stream_of_objects_is_read_by_what_the_pdf_has_only_if_it_is_the_same():
    packed = pikepdf.ObjectStreamMode.generate
    with pikepdf.open(io.BytesIO(with_objects(many, object_stream_mode=packed))) as document:
        objects = Objects(document)
        streams = [item for item in objects.streams if item.get("/Type") == Name.ObjStm]
        assert len(streams) > 1
        for item in streams:
            data = item.read_bytes()
            found = objects.packed(item, data)
            assert runs_of([without_figures(data)]) <= runs_of([found.decode("latin-1")])
            for other in (data.replace(b"/S", b"/T"), data + b"(x)", data[:-9], b"x" + data):
                assert objects.packed(item, other) is None
        script = document.make_stream(b"7 0 (x)")
        assert objects.packed(script, b"7 0 (x)") is None
