"""Links whose words do not say where they lead."""

_VAGUE = frozenset(
    (
        "click here",
        "click",
        "here",
        "link",
        "this link",
        "follow this link",
        "more",
        "more information",
        "read more",
        "find out more",
        "see here",
        "this page",
        "this",
        "download",
    )
)


def is_vague(words: str) -> bool:
    """Whether the words of a link mean nothing when they are read by themselves.

    A screen reader lists the links of a document without the text around them. An empty link is
    another fault, and a picture that is a link has its alternative text.
    """
    return " ".join(words.split()).strip(" .,:;!>»()[]").casefold() in _VAGUE
