"""LibreOffice under guard: what converts, what does not, and what never happens."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from cspctl.cli.desk import DiskDesk
from cspctl.pack import office, office_process, office_run, office_standby
from cspctl.pack.counting import destinations, pages
from cspctl.pack.office_installed import installed
from cspctl.pack.office_profile import write_profile
from cspctl.pack.office_standby import Standby
from cspctl.problems import CannotRun
from cspctl.store import Folder


def word(*texts, edit=None):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    if edit:
        edit(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def program(tmp_path, script):
    """A stand-in for soffice."""
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_many_files_become_tagged_pdfs(soffice, tmp_path):
    sheet = BytesIO()
    book = Workbook()
    book.active["A1"] = "cell"
    book.save(sheet)
    heard = []
    made = office.to_pdf(
        {
            "a/report.docx": word("one"),
            "b/report.docx": word("two"),
            "sheet.XLSX": sheet.getvalue(),
        },
        workdir=tmp_path / "work",
        on_progress=heard.append,
        soffice=soffice,
    )
    assert list(made) == ["a/report.docx", "b/report.docx", "sheet.XLSX"]
    assert sorted(heard) == sorted(made)
    assert [pages(pdf) for pdf in made.values()] == [1, 1, 1]
    assert b"/MarkInfo" in made["a/report.docx"]
    assert made["a/report.docx"] != made["b/report.docx"]
    assert left_in(tmp_path / "work") == []


def test_a_damaged_file_is_named_and_stops_no_other(soffice, tmp_path):
    files = {"good.docx": word("a"), "bad.docx": b"PK\x03\x04 nothing", "also.docx": word("b")}
    with pytest.raises(office.NotConverted) as fault:
        office.to_pdf(files, workdir=tmp_path / "work", soffice=soffice)
    (problem,) = fault.value.problems
    assert (problem.code, problem.location.file) == ("C702", "bad.docx")
    assert "could not convert bad.docx" in problem.message
    assert sorted(fault.value.converted) == ["also.docx", "good.docx"]
    assert left_in(tmp_path / "work") == []


def test_a_stuck_converter_is_killed_with_its_children(tmp_path):
    note = tmp_path / "child"
    stuck = program(tmp_path, f"sleep 300 & echo $! > {note}; wait")
    with pytest.raises(office.NotConverted) as fault:
        office.to_pdf({"a.docx": b"x"}, workdir=tmp_path / "work", timeout=0.5, soffice=stuck)
    assert "did not finish a.docx within 0.5 seconds" in fault.value.problems[0].message
    assert not alive(int(note.read_text()))
    assert left_in(tmp_path / "work") == []


def alive(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        return not Path("/proc").is_dir()
    return state != "Z"  # killed, and waiting for somebody to take note


def test_nothing_is_left_when_the_caller_breaks_off(tmp_path):
    slow = program(
        tmp_path,
        'while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2\n'
        'mkdir -p "$out"; for f; do printf "%%PDF-1.7 %%%%EOF" > "$out/$(basename "$f" .docx).pdf";'
        " sleep 60; done",
    )

    def interrupt(name):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.to_pdf(
            {"a.docx": b"x", "b.docx": b"y"},
            workdir=tmp_path / "work",
            on_progress=interrupt,
            processes=1,
            soffice=slow,
        )
    assert left_in(tmp_path / "work") == []


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_killed_build_leaves_no_process_and_no_file(tmp_path, how):
    note = tmp_path / "child"
    stuck = program(tmp_path, f"sleep 300 & echo $! > {note}.new; mv {note}.new {note}; wait")
    work = tmp_path / "work"
    code = (
        "import signal, sys; from pathlib import Path; from cspctl.pack.office import to_pdf; "
        # Where the tests run in the background, Ctrl-C would be ignored by what they start.
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "to_pdf({'a.docx': b'x'}, workdir=Path(sys.argv[1]), soffice=Path(sys.argv[2]))"
    )
    run = subprocess.Popen([sys.executable, "-c", code, work, stuck], stderr=subprocess.DEVNULL)
    within(20, note.exists)
    run.send_signal(how)
    run.wait(timeout=20)
    within(20, lambda: not alive(int(note.read_text())))
    within(20, lambda: left_in(work) == [])


def within(seconds, true):
    """Wait until something is true; a failure when it does not become so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_converter_that_does_not_end_holds_nobody_up_and_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(office_process, "_LEAVES", 0.2)
    note = tmp_path / "child"
    lingers = program(
        tmp_path,
        'while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2\n'
        'mkdir -p "$out"; for f; do printf "%%PDF-1.7 %%%%EOF" > "$out/$(basename "$f" .docx).pdf";'
        f" done; sleep 300 & echo $! > {note}; wait",
    )
    with ExitStack() as later:
        made = office.to_pdf(
            {"a.docx": b"x"}, workdir=tmp_path / "work", soffice=lingers, later=later, timeout=60
        )
        assert made == {"a.docx": b"%PDF-1.7 %%EOF"}
        within(20, note.exists)
        assert alive(int(note.read_text()))
        assert left_in(tmp_path / "work") != []
    within(20, lambda: not alive(int(note.read_text())))
    assert left_in(tmp_path / "work") == []


def test_exit_code_0_without_a_pdf_is_a_fault(tmp_path):
    with pytest.raises(office.NotConverted):
        office.to_pdf({"a.docx": b"x"}, workdir=tmp_path, soffice=program(tmp_path, "exit 0"))


def test_a_name_cannot_reach_out_of_the_folder(tmp_path):
    seen = tmp_path / "seen"
    tell = program(tmp_path, f'for f; do last=$f; done; echo "$last" >> {seen}')
    with pytest.raises(office.NotConverted):
        office.to_pdf({"../../--help;x.docx": b"x"}, workdir=tmp_path / "work", soffice=tell)
    for line in seen.read_text().splitlines():
        assert Path(line).is_relative_to((tmp_path / "work").resolve())
        assert Path(line).name == "file1.docx"


def test_no_link_is_followed(soffice, tmp_path):
    """A remote picture is not fetched, as a server of our own can tell."""
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/spy.png"

    def link(document):
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import parse_xml

        rel = document.part.relate_to(url, RELATIONSHIP_TYPE.IMAGE, is_external=True)
        document.element.body.insert(0, parse_xml(LINKED_PICTURE.format(rel=rel)))

    try:
        files = {"paper.docx": word("text", edit=link)}
        made = office.to_pdf(files, workdir=tmp_path, soffice=soffice)
    finally:
        server.shutdown()
        server.server_close()
    assert pages(made["paper.docx"]) == 1
    assert asked == []


LINKED_PICTURE = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing>'
    '<wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:link="{rel}"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def test_the_override_is_believed_and_a_wrong_one_is_a_problem(tmp_path):
    own = program(tmp_path, "exit 0")
    assert office.find_soffice({"CSPCTL_SOFFICE": str(own)}) == own
    assert office.find_soffice({"PATH": str(tmp_path)}) == own
    with pytest.raises(CannotRun) as fault:
        office.find_soffice({"CSPCTL_SOFFICE": str(tmp_path / "none")})
    assert fault.value.problems[0].code == "C703"


def test_absence_is_a_problem_with_its_mend(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "_usual_places", lambda environ: [])
    with pytest.raises(CannotRun) as fault:
        office.find_soffice({"PATH": str(tmp_path)})
    assert "Install LibreOffice" in fault.value.problems[0].mend


def test_bookmarks_become_destinations(soffice, tmp_path):
    def mark(document):
        from docx.oxml import parse_xml

        w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        document.add_page_break()
        paragraph = document.add_paragraph("here")._p
        paragraph.insert(0, parse_xml(f'<w:bookmarkStart {w} w:id="1" w:name="Item2"/>'))
        paragraph.append(parse_xml(f'<w:bookmarkEnd {w} w:id="1"/>'))

    files = {"a.docx": word("one", edit=mark)}
    pdf = office.to_pdf(files, workdir=tmp_path, soffice=soffice)["a.docx"]
    assert destinations(pdf)["Item2"] == 2
    assert office.version(soffice).startswith("LibreOffice")


def test_what_an_installation_says_of_itself(tmp_path):
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "versionrc").write_text("[Version]\nAllLanguages=en\nbuildid=40(Build:2)\nVendor=x\n")
    (folder / "bootstraprc").write_text("[Bootstrap]\nProductKey=LibreOffice 7.4\n")
    (folder / "soffice.bin").write_bytes(b"x")
    start = program(folder, "exit 0")
    link = tmp_path / "soffice"
    link.symlink_to(start)
    first = installed(link)
    assert (first.build, first.version) == ("40(Build:2)", "7.4")
    assert first.files
    assert office.identity(link) == first.files
    (folder / "soffice.bin").write_bytes(b"an update of the same version")
    assert installed(link).files not in ("", first.files)


def test_a_program_that_says_nothing_of_itself_is_asked(tmp_path):
    own = program(tmp_path, "echo LibreOffice 99.1")
    assert installed(own) == ("", "", "")
    assert office.identity(own) == "LibreOffice 99.1"


def test_no_conversion_is_a_first_run(soffice, tmp_path):
    """LibreOffice's own tests of the first run make files in its profile that tell of them."""
    write_profile(tmp_path / "profile", installed(soffice))
    (tmp_path / "a.txt").write_text("a")
    command = [
        *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.txt"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "a.pdf").is_file()
    assert not (tmp_path / "profile" / "user" / "GraphicsRenderTests.log").exists()


def test_a_killed_converter_leaves_no_temporary_file_of_its_own(tmp_path):
    note = tmp_path / "note"
    stuck = program(
        tmp_path, f'echo secret > "$TMPDIR/lu1.tmp"; echo "$TMPDIR" > {note}; sleep 300'
    )
    with pytest.raises(office.NotConverted):
        office.to_pdf({"a.docx": b"x"}, workdir=tmp_path / "work", timeout=0.5, soffice=stuck)
    assert Path(note.read_text().strip()).is_relative_to((tmp_path / "work").resolve())
    assert left_in(tmp_path / "work") == []


def test_a_libreoffice_that_converts_nothing_is_no_fault_of_the_papers(tmp_path, monkeypatch):

    monkeypatch.setenv("CSPCTL_SOFFICE", str(program(tmp_path, "exit 1")))
    desk = DiskDesk(Folder(tmp_path))
    assert desk.convert({"a.docx": b"x", "b.docx": b"y"}) is None
    assert "converts nothing" in desk.unconverted


@pytest.mark.skipif(not office_standby.AVAILABLE, reason="not used on this system")
def test_one_on_standby_converts_what_it_is_handed(soffice, tmp_path):
    with closing(Standby(soffice, tmp_path)) as standby:
        alone = office.to_pdf({"a.docx": word("a")}, workdir=tmp_path, soffice=soffice)
        made = office.to_pdf(
            {"a.docx": word("a")}, workdir=tmp_path, soffice=soffice, standby=standby
        )
        assert pages(made["a.docx"]) == pages(alone["a.docx"]) == 1
        assert standby.process.wait(20) == 0  # it was this one that did it, and it ended by itself
        more = {f"{name}.docx": word(name) for name in "bcdefgh"}
        again = office.to_pdf(more, workdir=tmp_path, soffice=soffice, standby=standby)
        assert list(again) == list(more)
    assert left_in(tmp_path) == []


@pytest.mark.skipif(not office_standby.AVAILABLE, reason="not used on this system")
def test_one_on_standby_that_nobody_wanted_ends(soffice, tmp_path):
    standby = Standby(soffice, tmp_path)
    standby.close()
    assert standby.process.returncode == 0
    assert left_in(tmp_path) == []


def test_without_the_one_on_standby_files_are_converted_all_the_same(soffice, tmp_path):
    """It is dead, or does not listen: then the second start is a LibreOffice of its own."""
    standby = Standby(program(tmp_path, "exit 3"), tmp_path)
    standby.process.wait(20)
    files = {"a.docx": word("a"), "bad.docx": b"PK\x03\x04 nothing"}
    with pytest.raises(office.NotConverted) as fault:
        office.to_pdf(files, workdir=tmp_path / "work", soffice=soffice, standby=standby)
    assert list(fault.value.converted) == ["a.docx"]
    standby.close()
    assert left_in(tmp_path / "work") == []


def test_a_stuck_one_is_killed_with_the_one_on_standby(tmp_path):
    note = tmp_path / "children"
    stuck = program(tmp_path, f"sleep 300 & echo $! >> {note}; wait")
    standby = Standby(stuck, tmp_path)
    with pytest.raises(office.NotConverted):
        office.to_pdf(
            {"a.docx": b"x"},
            workdir=tmp_path / "work",
            timeout=0.5,
            soffice=stuck,
            standby=standby,
        )
    standby.close()
    assert len(note.read_text().split()) >= 2
    assert not any(alive(int(child)) for child in note.read_text().split())
    assert left_in(tmp_path) == ["children", "soffice", "work"]


def test_standby_is_only_a_guess_from_what_is_newer(tmp_path):
    folder = Folder(tmp_path)
    paper, built = tmp_path / "packs/b/1/papers/a.docx", tmp_path / "build/manifest.json"
    for path in (paper, built):
        path.parent.mkdir(parents=True)
    assert not folder.is_newer("packs/none", "build/manifest.json")
    paper.touch()
    assert folder.is_newer("packs/b/1", "build/manifest.json")
    built.touch()
    for path in (tmp_path / "packs").rglob("*"):
        os.utime(path, (1, 1))
    assert not folder.is_newer("packs/b/1", "build/manifest.json")
    os.utime(paper, (time.time() + 60, time.time() + 60))
    assert folder.is_newer("packs/b/1", "build/manifest.json")
    assert not folder.is_newer("..", "build/manifest.json")


def test_short_files_are_not_worth_a_process_of_their_own(tmp_path):
    def processes(*sizes):
        jobs = []
        for number, size in enumerate(sizes):
            path = tmp_path / f"{number}.docx"
            path.write_bytes(b"x" * size)
            jobs.append(office_run.Job(path.name, path, path))
        return [[job.path.stat().st_size for job in share] for share in office_run.shares(jobs, 2)]

    assert processes(6_000, 8_000, 6_000) == [[8_000, 6_000, 6_000]]
    assert processes(900_000) == [[900_000]]
    assert processes(70_000, 90_000, 30_000) == [[90_000], [70_000, 30_000]]


@pytest.mark.skipif(not office_standby.AVAILABLE, reason="not used on this system")
def test_a_first_build_has_another_on_standby_for_its_front_sheets(soffice, tmp_path):
    paper = tmp_path / "packs" / "b" / "1" / "a.docx"
    paper.parent.mkdir(parents=True)
    paper.touch()
    # Made once: python-docx writes the time of day into its files.
    papers = {name: word(name) for name in ("a.docx", "b.docx", "late.docx", "front.docx")}

    def build(*names):
        desk = DiskDesk(Folder(tmp_path))
        desk.expect("packs/b/1", "build/manifest.json")
        try:
            assert desk.convert({name: papers[name] for name in names})
            assert list(desk.convert({"front.docx": papers["front.docx"]})) == ["front.docx"]
        finally:
            desk.done()
        return [standby.process.returncode for standby in desk._standbys]

    assert build("a.docx", "b.docx") == [0, 0]
    assert build("a.docx", "b.docx", "late.docx") == [0]
    (tmp_path / "build" / "manifest.json").touch()
    assert build("a.docx") == []
