"""Markdown papers: remarks that no reader sees, pictures from elsewhere, hidden characters."""

import re

from cspctl.pack.screening.report import Log, Refusal

MAX_BYTES = 4 * 1024 * 1024
_REMARK = re.compile(r"[ \t]*<!--.*?(?:-->|\Z)", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?((?:[a-z][a-z0-9+.-]*:|//|/|\\|\.\./)[^)]*)\)", re.I)
_RUNNING = re.compile(
    r"<(script|iframe|object|embed|link|meta|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S
)
# Characters without width, and those that turn the direction of the text around.
_UNSEEN = re.compile("[\u200b\u2060\u2062-\u2064\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def screened(data: bytes, log: Log) -> bytes:
    """Markdown without what a reader does not see; Refusal for what is no text."""
    if len(data) > MAX_BYTES:
        raise Refusal("bomb")
    text = _decoded(data)
    cleaned = _without(text, _REMARK, "", "comments", log)
    cleaned = _without(cleaned, _RUNNING, "", "scripts", log)
    cleaned = _without(cleaned, _PICTURE, r"\1", "links", log)
    cleaned = _without(cleaned, _UNSEEN, "", "hidden_text", log)
    return data if cleaned == text else cleaned.encode()


def _without(text: str, wanted: re.Pattern[str], instead: str, hazard: str, log: Log) -> str:
    found = wanted.search(text)
    if found is None:
        return text
    line = text.count("\n", 0, found.start()) + 1
    return wanted.sub(instead, text) if log.found(hazard, f"line {line}") else text


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refusal("damaged", "it is no text in UTF-8") from None
    if "\x00" in text:
        raise Refusal("disguised")
    return text
