"""Words to stems: `escalated`, `escalates` and `escalation` are one word here.

Lighter than Porter's stemmer and rougher than a dictionary: a stem only has to be the same for the
forms of one word and different for different words of the field. It is never shown.
"""

from functools import lru_cache

# Longest first within a family: (ending, what stands instead, letters that must remain).
_INFLECTIONS = (
    ("ies", "y", 2),
    ("sses", "ss", 2),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("xes", "x", 2),
    ("s", "", 3),
)
_DERIVATIONS = (
    ("isation", "is", 3),
    ("ization", "is", 3),
    ("ations", "at", 3),
    ("ation", "at", 3),
    ("ators", "at", 3),
    ("ator", "at", 3),
    ("ating", "at", 3),
    ("ated", "at", 3),
    ("ate", "at", 3),
    ("ships", "", 4),
    ("ship", "", 4),
    ("mentary", "", 4),
    ("ments", "", 4),
    ("ment", "", 4),
    ("ances", "", 4),
    ("ance", "", 4),
    ("ences", "", 4),
    ("ence", "", 4),
    ("ability", "abl", 3),
    ("ibility", "ibl", 3),
    ("ities", "", 4),
    ("ity", "", 4),
    ("ness", "", 4),
    ("ingly", "", 4),
    ("ings", "", 3),
    ("ing", "", 3),
    ("edly", "", 4),
    ("ed", "", 3),
    ("ions", "", 4),
    ("ion", "", 4),
    ("ives", "", 4),
    ("ive", "", 4),
    ("als", "", 5),
    ("al", "", 5),
    ("ers", "", 5),
    ("er", "", 5),
    ("ents", "", 5),
    ("ent", "", 5),
    ("ants", "", 5),
    ("ant", "", 5),
    ("age", "", 4),
    ("ages", "", 4),
    ("ly", "", 4),
    ("ful", "", 4),
)
_IRREGULAR = {
    "brought": "bring",
    "sent": "send",
    "wrote": "write",
    "written": "write",
    "held": "hold",
    "met": "meet",
    "took": "take",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "made": "make",
    "found": "find",
    "sought": "seek",
    "drew": "draw",
    "drawn": "draw",
    "drafting": "draft",
    "put": "put",
    "ran": "run",
    "spent": "spend",
    "spoke": "speak",
    "spoken": "speak",
    "gone": "go",
    "went": "go",
    "shown": "show",
    "findings": "finding",
    "finding": "finding",
    "meeting": "meeting",
    "meetings": "meeting",
    "building": "building",
    "buildings": "building",
    "location": "location",
    "locations": "location",
    "locality": "locality",
    "localities": "locality",
    "briefing": "briefing",
    "briefings": "briefing",
    "membership": "membership",
    "arrangement": "arrangement",
    "arrangements": "arrangement",
    "alternative": "alternative",
    "alternatives": "alternative",
    "employee": "employee",
    "employees": "employee",
    "publicity": "publicity",
    "performance": "performance",
    "lighting": "lighting",
    "parking": "parking",
    "prisoner": "prisoner",
    "prisoners": "prisoner",
    "detainee": "detainee",
    "detainees": "detainee",
    "trustee": "trustee",
    "trustees": "trustee",
    "traveller": "traveller",
    "travellers": "traveller",
    "guidance": "guidance",
    "employer": "employer",
    "employers": "employer",
    "election": "election",
    "partnership": "partnership",
    "partnerships": "partnership",
    "commissioner": "commissioner",
    "commissioners": "commissioner",
    "department": "department",
    "statement": "statement",
    "assembly": "assembly",
    "university": "university",
    "children": "child",
    "people": "person",
    "men": "man",
    "women": "woman",
    "thieves": "theft",
    "thief": "theft",
    "halves": "half",
    "analyses": "analyse",
    "analysis": "analyse",
    "analytical": "analyse",
    "policies": "policy",
    "policy": "policy",
    "news": "news",
    "this": "this",
    "was": "was",
    "has": "has",
    "is": "is",
    "as": "as",
    "its": "its",
    "bus": "bus",
    "buses": "bus",
    "gas": "gas",
    "status": "status",
    "during": "during",
    "evening": "evening",
    "string": "string",
    "station": "station",
    "stations": "station",
    "national": "nation",
    "organisation": "organisation",
    "organisations": "organisation",
    "organization": "organisation",
    "organizations": "organisation",
}
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one lower-case word; words of three letters and words with digits stay."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _inflected(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead, remain in _DERIVATIONS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= remain and _VOWELS & set(rest):
            word = rest + instead
            break
    return _undoubled(word)


def _inflected(word: str) -> str:
    """Singular and third person: `policies` to `policy`, `meets` to `meet`, but not `address`."""
    for ending, instead, remain in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= remain:
            return word if ending == "s" and word[-2] in "su" else word[: -len(ending)] + instead
    return word


def _undoubled(word: str) -> str:
    """`patroll` to `patrol`, `agree` and `agre` alike, `sourc` and `source` alike."""
    if len(word) > 3 and word[-1] == "e":
        word = word.rstrip("e")
    kept = "aeiou" if len(word) > 4 else "aeioulsf"  # patroll, vett; not call, pass, staff
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in kept:
        word = word[:-1]
    if len(word) > 4 and word[-1] == "i":
        word = word[:-1] + "y"
    return word
