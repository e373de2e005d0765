"""What is kept between builds changes how long a build takes, and nothing else."""

import datetime as dt
import io
import os
import sys
from dataclasses import dataclass

import docx
import pikepdf
import pytest
from helpers import loaded
from verify.planting import everywhere

from cspctl import template_store
from cspctl.pack import screened, workers
from cspctl.pack.build import build
from cspctl.pack.cache import Results, _versions, code
from cspctl.pack.kept import NOTHING_KEPT, recall, recall_all, recall_view
from cspctl.pack.tools import Tools
from cspctl.pack.verify import kept_pieces
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.kept_pieces import (
    from_bytes,
    own_words,
    to_bytes,
    unpack_all,
    unpacked_pages,
    unpacked_rest,
)
from cspctl.pack.verify.own_words import own_pieces
from cspctl.pack.verify.passages import Passage, UnreadPages
from cspctl.pack.verify.unpacking import unpack
from cspctl.pack.verify.withheld import withheld_of
from cspctl.pack.workers import Workers
from cspctl.problems import CannotRun
from cspctl.queries.withhold import for_public
from cspctl.writers.docx import printing
from cspctl.writers.xlsx import action_log

DAY = dt.date(2026, 3, 11)
FOLDER = "packs/b/2026-03-11"


def paper(*paragraphs, author="Ann Quill"):
    document = docx.Document()
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(pages):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


PAGE = pdf(1)
FILES = {
    "packs/b/board.yaml": "id: b\nname: The Board\n",
    f"{FOLDER}/agenda.yaml": (
        "items:\n  - {title: Lamps, papers: [papers/lamps.docx]}\n"
        "  - {title: Roads, papers: [papers/roads.docx, papers/map.pdf]}\n"
        "  - {title: A deal, restricted: yes, papers: [papers/deal.docx]}\n"
    ),
    f"{FOLDER}/papers/lamps.docx": paper("Forty lamps are lit on the seafront."),
    f"{FOLDER}/papers/roads.docx": paper("Nine roads were mended in the spring."),
    f"{FOLDER}/papers/map.pdf": pdf(2),
    f"{FOLDER}/papers/deal.docx": paper("The depot goes to Quillfeather for a song."),
}


class Desk:
    """Everything from memory; every file converts to a page."""

    def __init__(self, files):
        self.files = files

    def paper(self, file):
        return self.files[file]

    def template(self, name):
        return f"{name}.docx", template_store.packaged(f"{name}.docx")

    def convert(self, files, known=None):
        return dict.fromkeys(files, PAGE)

    def stage(self, words):
        pass


def built(kept, changes=(), **more):
    files = FILES | dict(changes)
    found = loaded(files)
    tools = Tools(kept=kept, **more)
    return build(found.workspace, found.problems, "b", DAY, DAY, Desk(files), tools=tools)


@pytest.fixture
def kept(tmp_path):
    return Results(tmp_path / "cache", "this code")


@pytest.fixture
def worked_on(monkeypatch):
    """Notes the papers that are screened, and those that are taken apart."""
    noted = {"screened": [], "apart": []}

    def noting(what, make):
        def made(*inputs):
            noted[what].append(next(value for value in inputs if isinstance(value, bytes)))
            return make(*inputs)

        return made

    made = noting("screened", screened.screened_answer)
    monkeypatch.setattr(screened, "screened_answer", made)
    monkeypatch.setattr(kept_pieces, "unpacked", noting("apart", kept_pieces.unpacked))
    return noted


def test_a_warm_build_is_the_cold_one_byte_for_byte(kept, worked_on):
    without = built(NOTHING_KEPT)
    assert len(worked_on["screened"]) == len(worked_on["apart"]) == 4
    cold = built(kept)
    for noted in worked_on.values():
        noted.clear()
    warm = built(kept)
    assert worked_on == {"screened": [], "apart": []}
    assert warm == cold == without


def test_a_changed_paper_is_worked_on_alone(kept, worked_on):
    built(kept)
    for noted in worked_on.values():
        noted.clear()
    new = paper("Fifty lamps are lit on the seafront.")
    change = {f"{FOLDER}/papers/lamps.docx": new}
    warm = built(kept, change)
    assert worked_on == {"screened": [new], "apart": [new]}
    assert warm == built(NOTHING_KEPT, change)


@pytest.fixture
def printed(monkeypatch):
    """Notes what is printed on templates and written as workbooks."""
    noted = []

    def print_view(template, view, **named):
        noted.append(type(view).__name__)
        return real(template, view, **named)

    def workbook(book):
        noted.append(type(book).__name__)
        return real_workbook(book)

    real, real_workbook = printing.print_view, action_log.workbook
    monkeypatch.setattr(printing, "print_view", print_view)
    monkeypatch.setattr(action_log, "workbook", workbook)
    return noted


def test_what_says_the_same_is_not_printed_again(kept, printed):
    cold = built(kept)
    views = {"FrontSheet", "Slip", "ActionLog", "ActionLogBook"}
    assert {*printed} == views | {"PaperView"}
    printed.clear()
    changed = {f"{FOLDER}/papers/roads.docx": paper("Ten roads were mended in the spring.")}
    assert built(kept, changed).files.keys() == cold.files.keys()
    assert printed == []


@pytest.mark.parametrize(
    ("file", "old", "new", "views"),
    [
        (f"{FOLDER}/agenda.yaml", "Lamps", "Lanterns", {"FrontSheet", "PaperView"}),
        (
            *("packs/b/board.yaml", "The Board\n", "The Board\norganisation: The Council\n"),
            {"FrontSheet", "Slip", "ActionLog", "ActionLogBook", "PaperView"},
        ),
    ],
)
def test_what_says_something_else_is_printed_anew(kept, printed, file, old, new, views):
    built(kept)
    printed.clear()
    changes = {file: FILES[file].replace(old, new)}
    warm = built(kept, changes)
    assert {*printed} == views
    assert warm.files == built(NOTHING_KEPT, changes).files


def test_another_template_is_printed_on(kept, monkeypatch):
    before = built(kept)
    other = template_store.packaged("slip.docx")
    monkeypatch.setattr(Desk, "template", lambda self, name: (f"{name}.docx", other))
    with pytest.raises(CannotRun, match="T401"):
        built(kept)
    monkeypatch.undo()
    assert built(kept).files == before.files


@dataclass(frozen=True)
class One:
    value: object


@dataclass(frozen=True)
class Other:
    value: object


def test_views_are_told_apart_by_every_value_and_type(kept):
    views = [One(1), One("1"), One(True), One(1.0), Other(1), One((1,)), One([1]), One(One(1)), 1]
    for _ in range(2):
        for place, view in enumerate(views):
            made = recall_view(kept, "k", view, ("on a",), lambda n=place: str(n).encode())
            assert made == str(place).encode()
    assert recall_view(kept, "k", One(1), ("on b",), lambda: b"new") == b"new"
    assert recall_view(kept, "other kind", One(1), ("on a",), lambda: b"new") == b"new"


def test_another_policy_screens_again(kept, worked_on):
    built(kept)
    worked_on["screened"].clear()
    board = b"id: b\nname: The Board\nscreening: {properties: warn}\n".decode()
    warned = built(kept, {"packs/b/board.yaml": board})
    assert len(worked_on["screened"]) == 4
    assert len(warned.warnings) > 0


@pytest.mark.parametrize("spoil", [lambda data: data[:-3], lambda data: data + b"x", lambda _: b""])
def test_damaged_entries_are_made_again(kept, tmp_path, worked_on, spoil):
    cold = built(kept)
    entries = sorted((tmp_path / "cache").iterdir())
    whole = {path: path.read_bytes() for path in entries}
    for path in entries:
        path.write_bytes(spoil(path.read_bytes()))
    for noted in worked_on.values():
        noted.clear()
    assert built(kept) == cold
    assert len(worked_on["screened"]) == len(worked_on["apart"]) == 4
    assert {path: path.read_bytes() for path in entries} == whole


def test_what_other_code_worked_out_is_not_found(kept, tmp_path):
    kept.keep("screened", (b"paper", ".docx"), b"answer")
    assert kept.find("screened", (b"paper", ".docx")) == b"answer"
    for kind, inputs in (
        ("pieces", (b"paper", ".docx")),
        ("screened", (b"paper", ".pdf")),
        ("screened", ("paper", ".docx")),
        ("screened", (b"paper.", "docx")),
    ):
        assert kept.find(kind, inputs) is None
    other = Results(tmp_path / "cache", "other code")
    assert other.find("screened", (b"paper", ".docx")) is None


def test_the_code_is_told_apart_by_every_line_of_it(tmp_path):
    assert code() == code()
    (tmp_path / "a.py").write_text("WORDS = 6\n")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.py").write_text("")
    before = code(tmp_path)
    (tmp_path / "a.py").write_text("WORDS = 7\n")
    changed = code(tmp_path)
    (tmp_path / "b" / "c.py").rename(tmp_path / "b" / "d.py")
    assert len({before, changed, code(tmp_path)}) == 3


def test_code_of_the_same_length_and_date_is_told_apart(tmp_path):
    file = tmp_path / "a.py"
    file.write_text("WORDS = 6\n")
    before, told = code(tmp_path), file.stat()
    file.write_text("WORDS = 7\n")
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert code(tmp_path) != before


@pytest.mark.parametrize("note", ["lxml-{}.dist-info", "Python_DocX-{}.egg-info"])
def test_another_version_of_a_library_is_other_code(tmp_path, note):
    libraries = tmp_path / "lib"
    found = []
    for version in ("1.0", "1.1"):
        (libraries / note.format(version)).mkdir(parents=True)
        found.append(code(tmp_path, [str(tmp_path / "gone"), str(libraries)]))
        (libraries / note.format(version)).rmdir()
    assert len({*found, code(tmp_path, [str(libraries)])}) == 3


def test_every_library_that_papers_are_read_with_is_noted_here():
    noted = {name.partition("-")[0].lower() for name in _versions(sys.path)}
    assert {"jinja2", "lxml", "pikepdf", "pillow", "pypdfium2", "python_docx"} <= noted


def test_a_leak_is_found_by_what_was_kept(kept):
    leak = {f"{FOLDER}/papers/roads.docx": paper("The depot goes to Quillfeather, we hear.")}
    agenda = FILES[f"{FOLDER}/agenda.yaml"]
    closed = agenda.replace("papers/roads.docx, ", "")
    assert closed != agenda
    public = {"public/pack-public.docx": leak[f"{FOLDER}/papers/roads.docx"]}
    found = loaded(FILES | {f"{FOLDER}/agenda.yaml": closed})
    papers = {name: data for name, data in FILES.items() if "/papers/" in name}

    def gate(take_apart, own):
        workspace = found.workspace
        return withheld_of(
            workspace, for_public(workspace), papers, own_words=own, take_apart=take_apart
        )

    plain = gate(unpack, None)
    for _ in range(2):  # worked out, then found
        again = gate(unpack_all(papers, kept), own_words(kept))
        assert again == plain
        problems = verify(public, again)
        assert problems == verify(public, plain)
        assert {problem.code for problem in problems} == {"V601"}


def test_pieces_come_back_as_they_were():
    for name, data in everywhere("ZQX-CANARY-17").items():
        pieces = list(unpack(name, data))
        assert from_bytes(to_bytes(pieces)) == pieces, name
    assert from_bytes(to_bytes(own_pieces())) == list(own_pieces())
    odd = [Passage("a", "half \ud800 of a pair, \x1e, \0"), UnreadPages("a", ("17", "18"))]
    assert from_bytes(to_bytes(odd)) == odd


@pytest.mark.parametrize(
    "answer",
    [
        *(b"", b"{}", b"17", b"[17]", b"[[]]", b'[["passage"]]', b"\xff", b"[" * 100_000),
        *(b'[["passage", "a", "b", "c"]]', b'[["passage", "a", 5, "text"]]', b'[["block", "a"]]'),
        *(b'[["__class__", "a", "b"]]', b'[[["passage"], "a", "b", "text"]]', b'"passage"'),
    ],
)
def test_an_answer_of_another_shape_is_worked_out_again(kept, answer):
    templates = [template_store.packaged(name) for name in template_store.names()]
    data = paper("Forty lamps.")
    kept.keep("own words", tuple(templates), answer)
    kept.keep("pieces", ("a.docx", data), answer)
    assert own_words(kept) == list(own_pieces())
    assert list(unpack_all({"x/a.docx": data}, kept)("a.docx", data)) == list(
        unpack("a.docx", data)
    )


def test_both_halves_of_a_pdf_are_the_whole():
    files = [data for data in everywhere("ZQX-CANARY-17").values() if data.startswith(b"%PDF-")]
    assert len(files) > 10
    for data in [*files, PAGE, PAGE[:200]]:
        whole = list(unpack("a.pdf", data))
        rest = from_bytes(unpacked_rest("a.pdf", data))
        pages = [piece for piece in rest if isinstance(piece, UnreadPages)]
        assert len(pages) == (data != PAGE[:200])
        halves = [*(from_bytes(unpacked_pages(data)) if pages else []), *rest]
        assert set(halves) - set(pages) == set(whole)


def test_a_refused_paper_is_refused_in_every_build(kept):
    locked = {f"{FOLDER}/papers/lamps.docx": b"PK\x03\x04 no zip"}
    told = []
    for _ in range(2):
        with pytest.raises(CannotRun) as fault:
            built(kept, locked)
        told.append([str(problem) for problem in fault.value.problems])
    assert told[0] == told[1] != []


def test_only_what_is_missing_is_asked_and_the_order_stays(kept):
    recall(kept, "length", lambda data: str(len(data)).encode(), b"bb")
    asked = []

    def run(make, inputs):
        asked.extend(inputs)
        return [make(*one) for one in inputs]

    answers = recall_all(kept, "length", lambda data: b"new", [(b"a",), (b"bb",), (b"c",)], run)
    assert answers == [b"new", b"2", b"new"]
    assert asked == [(b"a",), (b"c",)]


def test_helpers_make_the_same_pack_whether_they_live_or_not(kept, monkeypatch):
    monkeypatch.setattr("cspctl.pack.build._WORTH_HELP", 1)
    monkeypatch.setattr("cspctl.pack.gate._LARGE", 1_000)
    alone = built(NOTHING_KEPT)
    for none_starts in (False, True):
        if none_starts:
            monkeypatch.setattr(workers, "_start_process", lambda: None)
        helpers = Workers(2)
        try:
            for answers in (NOTHING_KEPT, kept, kept):
                assert built(answers, helpers=helpers) == alone
        finally:
            helpers.close()
