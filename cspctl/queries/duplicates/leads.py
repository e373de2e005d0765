"""Who is to do it: the opening words of an action before "to", "will" or "to be"."""

from collections.abc import Sequence

from cspctl.queries.duplicates.concepts import Concepts
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.words import Word

_LONGEST = 9
_BINDING = frozenset(["and", "or", "of", "the", "for", "with", "from", "a", "in", "on", "at"])
_QUANTIFIERS = frozenset(("the", "all", "each", "every", "both", "our", "any"))
_AUXILIARY = frozenset(["to", "will", "shall", "should", "must"])
_NOT_A_VERB = frozenset(
    [
        "be",
        "the",
        "a",
        "an",
        "all",
        "each",
        "every",
        "any",
        "our",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
    ]
)
_ASKING = frozenset(
    ["ask", "invite", "request", "remind", "tell", "task", "get", "require", "encourage", "urge"]
)


def lead_of(words: Sequence[Word], lexicon: Lexicon, known: Concepts) -> tuple[int, int, int]:
    """Where the lead stands: (first word of it, after its last, first word of the action).

    Read are `X to do`, `X will do`, `Topic - X to do` is left as it stands; and `Ask X to do`,
    where X is an agency, post or name that is known. (0, 0, 0) without one.
    """
    first = 1 if words and words[0].plain in _ASKING else 0
    for at in range(first + 1, min(len(words) - 1, first + _LONGEST)):
        plain = words[at].plain
        if words[at].paused and plain not in _BINDING and not words[at].capital:
            break
        if plain in _AUXILIARY:
            follows = words[at + 1].written
            verbal = follows.lower() not in _NOT_A_VERB and not follows[0].isupper()
            if verbal and _leads(words[first:at], lexicon, known, opening=first == 0):
                return first, at, at + 1
            if plain == "to":
                break
        if (
            first
            and plain in {"for", "whether", "if"}
            and _leads(words[first:at], lexicon, known, opening=False)
        ):
            return first, at, at + 1
    return 0, 0, 0


def _leads(words: Sequence[Word], lexicon: Lexicon, known: Concepts, *, opening: bool) -> bool:
    """Whether these words name who does it: a known name, an agency, a post, or an unknown name."""
    sequence = tuple(word.stem for word in words)
    if sequence in lexicon.names or " ".join(sequence) in known.agency_names:
        return True
    bare = tuple(word for word in sequence if word not in _QUANTIFIERS)
    if not bare:
        return opening
    if bare in lexicon.names or " ".join(bare) in known.agency_names:
        return True
    verb = any(
        len(phrase) == 1 and concept in known.verbs
        for phrase, concept in known.phrases.get(sequence[0], ())
    )
    if verb and sequence[0] not in known.roles:
        return False
    if sequence[0] in known.everybody or sequence[-1] in known.roles or bare[-1] in known.roles:
        return True
    if not opening:
        return False
    named = [word for word in words if word.plain not in _BINDING]
    if len(named) == 1:
        return named[0].capital and named[0].plain not in known.spellings
    return len(named) <= 5 and all(word.capital for word in named)
