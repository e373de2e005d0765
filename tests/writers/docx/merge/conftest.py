"""The merger under test."""

import pytest
from merge_looking import Merged

from cspctl.writers.docx.merge import Part, merge


@pytest.fixture
def merged():
    """Merge documents (bytes), named A, B, C, ..., with options for each by its letter."""

    def make(*files, **options):
        parts = [
            Part(data, f"{letter}.docx", letter, **options.get(letter, {}))
            for letter, data in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", files, strict=False)
        ]
        return Merged(merge(parts, title="Pack", date="2017-12-13"))

    return make
