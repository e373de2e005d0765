"""Who is to do it: the opening words of an action before "to", "will" or "to be"."""

from collections.abc import Sequence

from cspctl.queries.duplicates.concepts import Concepts
from cspctl.queries.duplicates.lexicon import Lexicon
from cspctl.queries.duplicates.words import Word

_LONGEST = 9
_BINDING = frozenset(("and", "or", "of", "the", "for", "with", "from", "a", "in", "on", "at"))
_QUANTIFIERS = frozenset(("the", "all", "each", "every", "both", "our", "any"))
_AUXILIARY = frozenset(("to", "will", "shall", "should", "must"))
_PROMISING = frozenset(("agreed", "needs", "asked", "offered", "undertook", "is", "are", "has"))
_DETERMINERS = frozenset(("their", "its", "this", "that", "these", "those", "an", "be"))
_NOT_A_VERB = _QUANTIFIERS | _DETERMINERS | {"a"}
_ASKING = frozenset(
    ("ask", "invite", "request", "remind", "tell", "task", "get", "require", "encourage", "urge")
)


def lead_of(words: Sequence[Word], lexicon: Lexicon, known: Concepts) -> tuple[int, int, int]:
    """Where the lead stands: (first word of it, after its last, first word of the action).

    Read are `X to do`, `X will do`, `X agreed to do`, where X may be a name that nobody knows; and
    `Ask X to do`, where X is an agency, a post or a known name. (0, 0, 0) without one.
    """
    first = 1 if words and words[0].plain in _ASKING else 0
    for at in range(first + 1, min(len(words) - 1, first + _LONGEST)):
        plain = words[at].plain
        if words[at].paused and plain not in _BINDING and not words[at].capital:
            break
        if plain in _AUXILIARY:
            last = at - (words[at - 1].plain in _PROMISING and at > first + 1)
            if _verbal(words[at + 1]) and _leads(
                words[first:last], lexicon, known, opening=first == 0
            ):
                return first, last, at + 1
            if plain == "to":
                break
        if (
            first
            and plain in {"for", "whether", "if"}
            and _leads(words[first:at], lexicon, known, opening=False)
        ):
            return first, at, at + 1
    return 0, 0, 0


def _verbal(word: Word) -> bool:
    """Whether a word may be the verb after "to": no name, no determiner, no noun in -ing."""
    noun = word.plain.endswith("ing") and word.stem != word.plain
    return not (word.capital or noun or word.plain in _NOT_A_VERB)


def _leads(words: Sequence[Word], lexicon: Lexicon, known: Concepts, *, opening: bool) -> bool:
    """Whether these words name who does it: a known name, an agency, a post, or an unknown name."""
    sequence = tuple(word.stem for word in words)
    if sequence in lexicon.names or known.is_agency(sequence):
        return True
    bare = tuple(word for word in sequence if word not in _QUANTIFIERS)
    if not bare:
        return opening
    if bare in lexicon.names or known.is_agency(bare):
        return True
    if sequence[0] in known.verb_stems and sequence[0] not in known.roles:
        return False
    if sequence[0] in known.everybody or sequence[-1] in known.roles or bare[-1] in known.roles:
        return True
    if not opening:
        return False
    named = [word for word in words if word.plain not in _BINDING]
    if len(named) == 1:
        return named[0].capital and named[0].plain not in known.spellings
    return len(named) <= 5 and all(word.capital for word in named)
