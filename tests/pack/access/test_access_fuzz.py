"""Whatever a paper holds, it is examined or told to be unreadable; nothing is raised."""

import io
import re
import zipfile

import pytest
from access_papers import image, pdf, png, show, tag, word, workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from cspctl.pack.access import CHECKS, examine


def _pictured(made, slide):
    slide.shapes.add_picture(io.BytesIO(png()), 0, 0)


def _scanned(document):
    document.pages[0].Resources.XObject = Dictionary(I=image(document))


SOUND = {
    "a.docx": word(lambda document: document.add_picture(io.BytesIO(png()))),
    "a.xlsx": workbook(),
    "a.pptx": show(_pictured),
    "a.pdf": pdf(_scanned, lambda d: tag(d, "Table", tag(d, "TR"))),
    "a.md": b"---\ntitle: A\n---\n## A\n\n![](a) [here](b)\n",
}
OFTEN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def spoilt(data, changes):
    """Bytes with some of them written over."""
    made = bytearray(data)
    for place, value in changes:
        made[place % len(made)] = value
    return bytes(made)


def changes(most=8):
    pair = st.tuples(st.integers(0, 10**6), st.integers(0, 255))
    return st.lists(pair, min_size=1, max_size=most)


@pytest.mark.parametrize("name", SOUND)
@OFTEN
@given(changes=changes())
def test_bytes_that_were_written_over(name, changes):
    assert all(finding.check in CHECKS for finding in examine(spoilt(SOUND[name], changes), name))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
@OFTEN
@given(data=st.data())
def test_values_of_an_office_file_that_no_program_writes(name, data):
    """Each stated value of one part may be anything; the XML stays well-formed."""
    with zipfile.ZipFile(io.BytesIO(SOUND[name])) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    own = sorted(
        part for part in parts if re.search(r"/(document|styles|sheet1|slide1)\.xml", part)
    )
    part = data.draw(st.sampled_from([*own, *(p for p in parts if p.endswith("theme1.xml"))]))
    value = data.draw(st.sampled_from(["", "-1", "x", "9" * 40, "²", "1e9", "\u0661"]))
    share = data.draw(st.integers(1, 9))
    count = 0

    def other(match):
        nonlocal count
        count += 1
        return f'="{value}"' if count % share == 0 and "://" not in match[0] else match[0]

    text = parts[part].decode()
    begin = text.find("?>") + 2 if text.startswith("<?") else 0
    parts[part] = (text[:begin] + re.sub(r'="[^"]*"', other, text[begin:])).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    assert all(finding.check in CHECKS for finding in examine(out.getvalue(), name))


ODD = {
    "number": lambda: -1,
    "yes": lambda: True,
    "name": lambda: Name.Odd,
    "text": lambda: String("odd"),
    "list": lambda: Array([1, Name.Odd]),
    "map": lambda: Dictionary(S=1, K=2),
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "key",
    ["/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/Metadata"],
)
def test_objects_of_another_kind_in_a_pdf(key, odd):
    def spoil(document):
        document.Root[key] = ODD[odd]()

    assert all(finding.check in CHECKS for finding in examine(pdf(spoil, pages=21), "a.pdf"))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("key", ["/K", "/RoleMap"])
def test_tags_of_another_kind(key, odd):
    def spoil(document):
        document.Root.StructTreeRoot[key] = ODD[odd]()
        document.docinfo["/Title"] = ODD[odd]()
        document.pages[0].Resources = Dictionary(XObject=ODD[odd]())

    assert all(finding.check in CHECKS for finding in examine(pdf(spoil), "a.pdf"))
