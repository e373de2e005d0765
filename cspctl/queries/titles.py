"""Whether two titles name one item: a plan, an agenda and minutes seldom write it alike."""

import re

_SMALL = {
    *("a", "an", "and", "for", "of", "on", "the", "to", "s"),
    *("update", "updates", "report", "reports", "item"),
}


def title_words(title: str) -> frozenset[str]:
    """A title's words without case, marks, ``(TBC)``, plural endings and words that say little."""
    folded = re.sub(r"\(\s*tbc\s*\)", " ", title.casefold()).replace("’", "'").replace("'s", "")
    words = re.findall(r"[a-z0-9]+", folded.replace("-", ""))
    kept = [word.removesuffix("s") if len(word) > 3 else word for word in words]
    meaningful = [word for word in kept if word not in _SMALL]
    return frozenset(meaningful or kept)


def same_title(first: str, second: str) -> bool:
    """Whether two titles are the same but for case, marks and words that say little."""
    return title_words(first) == title_words(second)
