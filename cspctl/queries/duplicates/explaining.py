"""Why two actions are taken for one, in words."""

from cspctl.queries.duplicates.reading import Reading
from cspctl.queries.duplicates.records import Statement


def why(a: Statement, b: Statement, one: Reading, other: Reading) -> str:
    """Words such as "same words but for 'brought back to December meeting'; same lead"."""
    alone = [
        " ".join(reading.shown[c] for c in reading.weight if c not in against.weight)
        for reading, against in ((one, other), (other, one))
    ]
    named = " and ".join(f"'{words}'" for words in alone if words)
    said = f"same words but for {named}" if named else "same words"
    if (a.leads and a.leads == b.leads) or (one.who and one.who == other.who):
        said += "; same lead"
    elif a.leads and b.leads and not (a.leads & b.leads):
        said += "; other leads"
    return said
