"""What is imported while LibreOffice converts: what the last stages import, and all of it."""

import json
import subprocess
import sys

AFTER = """
import json, sys
from cspctl.pack import ahead
before = set(sys.modules)
ahead.imported()
helper = set(sys.modules) - before
ahead.imported(*ahead.OWN)
came = set(sys.modules) - before
from cspctl.pack.pdf_pack import pdf_pack
from cspctl.pack.verify.unpacking import unpack
from cspctl.writers.docx.merge import merge
from cspctl.writers.docx.render import render
list(unpack("a.pdf", b"%PDF-1.7 broken"))
print(json.dumps([sorted(helper), sorted(came), sorted(set(sys.modules) - before - came)]))
"""


def test_the_heavy_modules_are_there_before_they_are_needed():
    run = subprocess.run([sys.executable, "-c", AFTER], capture_output=True, text=True, check=True)
    helper, came, later = json.loads(run.stdout)
    assert not {"jinja2", "openpyxl", "cspctl.pack.pdf_pack"} & set(helper)
    ours = ("cspctl.documents", "cspctl.loading", "cspctl.model", "cspctl.pack.verify.withheld")
    assert not [name for name in helper if name.startswith(ours)]
    assert {"jinja2", "lxml.etree", "pikepdf", "pypdfium2"} <= set(came)
    heavy = ("jinja2", "lxml", "pikepdf", "pypdfium2")
    assert not [name for name in later if name.partition(".")[0] in heavy]
