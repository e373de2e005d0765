"""Programs that some tests need: skipped where they are absent, unless they are required."""

import os

import pytest

from cspctl.pack import office
from cspctl.problems import CannotRun


@pytest.fixture(scope="session")
def soffice():
    """LibreOffice; absent, the test is skipped, or fails when CSPCTL_REQUIRE_PROGRAMS is set."""
    try:
        return office.find_soffice()
    except CannotRun:
        if os.environ.get("CSPCTL_REQUIRE_PROGRAMS"):
            pytest.fail("LibreOffice is required here (CSPCTL_REQUIRE_PROGRAMS) and not installed")
        pytest.skip("LibreOffice is not installed")
