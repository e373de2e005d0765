"""The workbook through LibreOffice, as a lead who has no Excel opens and saves it."""

import datetime as dt
import subprocess

from cspctl.documents.action_log_book import action_log_book
from cspctl.documents.sent import decode
from cspctl.model.action import Action
from cspctl.model.board import Board
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.readers import read_tables
from cspctl.writers.sent import sent_texts
from cspctl.writers.xlsx.action_log import workbook


def test_libreoffice_keeps_the_cells_and_what_was_sent(soffice, tmp_path):
    actions = tuple(
        Action(number=number, board="b", action=f"=Write {number}", rag="G")
        for number in range(1, 60)
    )
    space = Workspace(
        boards={"b": BoardFolder(Board(id="b", name="B"), "packs/b")}, actions=actions
    )
    book = action_log_book(space, dt.date(2017, 12, 20))
    (tmp_path / "log.xlsx").write_bytes(workbook(book))
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            tmp_path / "saved",
            tmp_path / "log.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = read_tables((tmp_path / "saved/log.xlsx").read_bytes())
    rows = found.tables[0].rows
    assert [row.cells[1].text for row in rows[3:]] == [action.action for action in actions]
    assert decode(sent_texts(found.properties)) == decode(book.sent)
