"""The browser that the site's pages are looked at in: one for all tests, skipped where missing."""

import os
import shutil

import made
import pytest
from browser import launched


def required(name: str) -> str:
    """Where a program is; without it the test is skipped, or fails when programs are required."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CSPCTL_REQUIRE_PROGRAMS"):
            pytest.fail(f"{name} is required here (CSPCTL_REQUIRE_PROGRAMS) and not installed")
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium."""
    with launched(required("chromium")) as browser:
        yield browser


@pytest.fixture(scope="session")
def java():
    """The Java that runs the HTML checker."""
    return required("java")


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """Both editions of a site with every kind of page: edition -> its folder."""
    root = made.workspace(tmp_path_factory.mktemp("boards"))
    return {edition: made.built(root, edition) for edition in ("public", "members")}
