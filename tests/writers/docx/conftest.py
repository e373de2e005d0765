"""Two independent validators for the Word files that tests make."""

import pytest


@pytest.fixture
def sound(tmp_path):
    """Return a function that has two independent validators look at a file."""
    import ooxml_integrity
    from openxml_audit import OpenXmlValidator

    def look(data):
        path = tmp_path / "out.docx"
        path.write_bytes(data)
        errors = [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
        errors += [str(finding) for finding in ooxml_integrity.check(str(path))]
        assert errors == []

    return look
