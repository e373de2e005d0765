"""The patterns that look for one letter first find what the plain ones find."""

import random
import re

import pytest

from cspctl.pack.verify import words

BROKEN = re.compile(r"(?<=\w)(?:[-\u2010\u2011\xad]\s*[\r\n]+\s*|[\x02\ufffe]\s*)(?=\w)")
NUMBER = re.compile(r"(?<!\w)(?:\+|0)\d{2,}(?:[ ()-]{0,2}\d){4,}")
LETTERS = (
    *("a", "é", "_", "0", "5", "+", "-", "\u2010", "\u2011", "\xad", "\x02", "\ufffe", " ", "\n"),
    *("\r", "(", ")", "T", ":", "2026", "D:", "12", "01234", "\u200b", "2026-03-11", "T10:00", "Z"),
)


@pytest.mark.parametrize("seed", range(20))
def test_the_same_is_found(seed):
    chance = random.Random(seed)
    for _ in range(1000):
        text = "".join(chance.choices(LETTERS, k=chance.randint(1, 18)))
        assert words._BROKEN.sub("", text) == BROKEN.sub("", text), repr(text)
        assert words._NUMBER.findall(text) == NUMBER.findall(text), repr(text)
        if words._STAMP.search(text):
            assert "D:" in text or words._IN_STAMPS.search(text), repr(text)
