"""Lines of minutes that look like an action or a decision and are not read as one.

``ACTION: text`` and ``DECISION: text`` are read (``cspctl.loading.minutes``). Minute takers write
``ACTION SR to ...``, ``ACTION POINT: ...`` or ``It was AGREED that ...`` too; each function turns
such a line into the one to write. What may be running text (``Action was taken``,
``Action plan: ...``, ``it was agreed that``) is none of these.
"""

import re

NOTHING = r"(?:none|nil|n/?a|no(?:ne)? (?:further )?(?:actions?|arising)|-+|–|noted)"
_LONGEST = 70
# What stands before the word: white space, a quotation, a bullet or a number, bold, a table's edge.
_BEFORE = r"^[\s>|]*(?:(?:[-*+•–]|\d{1,3}(?:\.\d{1,2})*[.)]?|\(?[a-z]\))\s+)?[*_]*\s*"
_DASH = r"[-–—]"
_END = rf"\s*[*_]*\s*(?::|{_DASH}(?=\s))\s*[*_]*\s*"
_WHO = r"(?:\((?P<round>[^)]{1,60})\)|\[(?P<square>[^\]]{1,80})\])"
_KIND = r"(?i:\s+(?:points?|items?|required|agreed|arising))?"
_NUMBER = r"(?:\s*[*_]*\s*(?:no\.?\s*)?#?(?P<number>\d{1,6})(?:[./]\d{1,4})?\b)?"
# 'ACTION POINT 4 (SR):', 'Action (SR) -', 'Action for SR:', 'AP4:', 'Actions:'. But 'Action 4:
# done' tells of an action, and 'Action for Children' is somebody.
_LABELLED = re.compile(
    rf"{_BEFORE}(?:(?:ACTIONS?|Actions?(?!\s*\d)){_KIND}|AP(?=\s?\d))[*_]*{_NUMBER}"
    rf"\s*(?:{_WHO}|(?:(?i:for)\s+(?P<named>[A-Z]{{2,5}}(?:(?:,|/| and| &) ?[A-Z]{{2,5}}){{0,4}})"
    rf"|(?i:by)\s+(?P<by>[A-Z][\w .,&/'’-]{{0,50}}?)))?"
    rf"{_END}(?P<text>.*)$"
)
# 'ACTION SR to write', 'Action SR to write'; in capitals whatever follows.
_BARE = re.compile(
    rf"{_BEFORE}(?:ACTIONS?(?:\s+(?:POINTS?|ITEMS?|REQUIRED))?|Action(?=\s+[A-Z]{{2,5}}\s+to\b))"
    rf"[*_]*{_NUMBER}[*_]*\s+(?P<text>[\w(\[].*)$"
)
# '(SR) order', 'SR: order'
_LEAD_FIRST = re.compile(
    r"(?:[(\[](?P<who>[^)\]]{1,60})[)\]][\s*_:–-]*|(?P<initials>[A-Z]{2,5}):\s*)(?P<text>\w.*)$"
)
_NO_ACTION = re.compile(
    r"(?:PLANS?|LOGS?|LISTS?|TRACKERS?|GROUPS?|WEEKS?|DAYS?|TEAMS?|SHEETS?|NOTES?|FRAUD|TAKEN|"
    r"UPDATES?|IS|WAS|WERE|HAS|HAD|FROM|SUMMARY|TABLE|RECORD)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(rf"{NOTHING}[\s.|*_]*$", re.I)
_INLINE = re.compile(r"(?<!\w)ACTIONS?(?:\s+POINTS?)?\s*(?:\([^)]{1,60}\)|\[[^\]]{1,80}\])?\s*:")
# 'AGREED that', 'Resolved: that', 'Decision - keep'; within a line in capitals alone.
_DECIDED = re.compile(
    rf"{_BEFORE}(?:(?i:DECISION)(?:\s*\d{{1,4}})?(?:{_END}|\s+that\s+)"
    rf"|(?:AGREED|RESOLVED)[*_]*(?:{_END}|\s*[,;]?\s+)|(?:Agreed|Resolved)(?:{_END}|\s+that\s+))"
    r"(?P<text>.*)$"
)
_DECIDED_INLINE = re.compile(
    rf"(?<![\w-])(?:AGREED|RESOLVED)[*_]*(?:{_END}|\s*[,;]?\s+(?=(?:that|to|the)\b))(?P<text>.*)$"
)


def unread_action(line: str) -> str | None:
    """The ACTION that a line seems to be, as it should be written; None for other lines."""
    begun = _begun_action(line)
    if begun is None and _INLINE.search(line) and not _is_capitals(line):
        return "ACTION: and the text"
    return begun


def unread_decision(line: str) -> str | None:
    """The DECISION that a line seems to be, as it should be written; None for other lines."""
    found = None if _is_capitals(line) else _DECIDED.match(line) or _DECIDED_INLINE.search(line)
    if found is None:
        return None
    text = re.sub(r"^that\s+", "", _bare(found["text"]))
    return f"DECISION: {_shortened(text[:1].upper() + text[1:]) or 'and the text'}"


def begins_unread(line: str) -> bool:
    """Whether an action or a decision that is not read seems to begin with this line."""
    return bool(_begun_action(line) or (_DECIDED.match(line) and not _is_capitals(line)))


def _begun_action(line: str) -> str | None:
    found = _LABELLED.match(line)
    if found is None:
        found = _BARE.match(line)
        if found is None or _NO_ACTION.match(found["text"]):
            return None
    text = _bare(found["text"])
    if text and _NOTHING.match(text):
        return None
    if text.startswith("[") and "]" not in text:
        return None  # the loader tells of the bracket
    given = found.groupdict()
    who = next((given[key] for key in ("round", "square", "named", "by") if given.get(key)), "")
    first = _LEAD_FIRST.match(text)
    if not who and first:
        who, text = first["who"] or first["initials"], first["text"]
    # The number of an 'action point' is the meeting's own, not the log's.
    own = given["number"] and re.search(r"ACTIONS?\W*\d", line)
    number = f" {given['number']}" if own else ""
    inside = f" [{who.strip()}]" if who.strip() else ""
    return f"ACTION{number}{inside}: {_shortened(text) or 'and the text'}"


def _is_capitals(line: str) -> bool:
    """Whether a line is in capitals throughout, so that no word of it is stressed."""
    return line.upper() == line and len(line.split()) > 3


def _bare(text: str) -> str:
    return text.strip().strip("*_|").strip()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} ..."
