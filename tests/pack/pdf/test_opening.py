"""A PDF opened out of memory is the PDF, on any machine, and leaves no file open behind it."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest

from cspctl.pack.pdf import opening
from cspctl.pack.pdf.opening import opened

WORDS = b"BT /F1 12 Tf (Lamps) Tj ET"
OWN_FILES = Path("/proc/self/fd")


def pdf(**saving):
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.pages[0].Contents = document.make_stream(WORDS)
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def without_memory(monkeypatch):
    def none(name):
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(os, "memfd_create", none, raising=False)


def on_windows(monkeypatch):
    monkeypatch.setattr(opening.sys, "platform", "win32")


def as_it_is(monkeypatch):
    pass


MACHINES = [as_it_is, without_memory, on_windows]


@pytest.mark.parametrize("machine", MACHINES)
def test_it_is_read_to_the_last_byte_when_it_is_asked_for(machine, monkeypatch):
    machine(monkeypatch)
    document = opened(pdf())
    assert document.pages[0].Contents.read_bytes() == WORDS


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("data", [b"", b"no PDF", pdf()[:100]])
def test_what_is_no_pdf_is_told_as_such(machine, data, monkeypatch):
    machine(monkeypatch)
    with pytest.raises(pikepdf.PdfError):
        opened(data)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_locked_one_is_told_as_such(machine, monkeypatch):
    machine(monkeypatch)
    with pytest.raises(pikepdf.PasswordError):
        opened(pdf(encryption=pikepdf.Encryption(user="a", owner="b")))


@pytest.mark.parametrize("machine", MACHINES)
def test_a_damaged_one_is_mended_as_ever(machine, monkeypatch):
    machine(monkeypatch)
    data = pdf()
    assert len(opened(data[: data.index(b"startxref")]).pages) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="files that are memory are Linux's own")
def test_python_is_not_asked_for_every_few_bytes(monkeypatch):
    monkeypatch.setattr(opening, "BytesIO", None)
    assert len(opened(pdf()).pages) == 1


@pytest.mark.skipif(not OWN_FILES.exists(), reason="lists its open files in /proc alone")
def test_no_file_stays_open_behind_it():
    before = len(list(OWN_FILES.iterdir()))
    for data in (pdf(), b"no PDF", b""):
        with suppress(pikepdf.PdfError):
            opened(data).close()
    assert len(list(OWN_FILES.iterdir())) == before
