"""Small templates, built with python-docx, and a reader of what comes out."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cspctl.problems import CannotRun
from cspctl.writers.docx.render import render


class Template:
    """A Word template in the making: ``Template("one paragraph", "another")``."""

    def __init__(self, *paragraphs):
        self.document = docx.Document()
        for text in paragraphs:
            self.document.add_paragraph(text)

    def runs(self, *texts, **look):
        """Add a paragraph whose text Word has cut into these runs; the first has the look."""
        paragraph = self.document.add_paragraph()
        for number, text in enumerate(texts):
            run = paragraph.add_run(text)
            if number == 0:
                for name, value in look.items():
                    setattr(run.font, name, value)
        return self

    def table(self, *rows):
        table = self.document.add_table(0, len(rows[0]))
        for texts in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, texts, strict=False):
                cell.text = text
        return self

    def xml(self, inner):
        """Add an element, written as XML with the prefix ``w``."""
        body = self.document.element.body
        made = parse_xml(inner.replace(">", f" {nsdecls('w', 'r')}>", 1))
        body.insert(len(body) - 1, made)
        return self

    @property
    def bytes(self):
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def render(self, **view):
        return Rendered(render(self.bytes, view, name="templates/test.docx"))

    def problems(self, **view):
        """Render, which must fail, and return the problems."""
        with pytest.raises(CannotRun) as caught:
            render(self.bytes, view, name="templates/test.docx")
        return list(caught.value.problems)


class Rendered:
    """What came out."""

    def __init__(self, data):
        self.data = data
        self.document = docx.Document(io.BytesIO(data))

    @property
    def texts(self):
        return [paragraph.text for paragraph in self.document.paragraphs]

    @property
    def rows(self):
        (table, *_) = self.document.tables
        return [[cell.text for cell in row.cells] for row in table.rows]

    def part(self, name):
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(name).decode()

    def names(self):
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.namelist()
