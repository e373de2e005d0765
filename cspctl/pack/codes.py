"""What the codes of a pack build mean: faults that stop it before any file is written."""

from cspctl.loading.codes import Shape
from cspctl.problems import Severity

CODES = (
    Shape(
        "C701",
        Severity.ERROR,
        "Paper unreadable: a paper of the agenda is damaged, protected or not what its name says.",
        "A pack without the paper, or with half of it, would go out unnoticed.",
    ),
    Shape(
        "C702",
        Severity.ERROR,
        "Not converted: LibreOffice made no PDF of a paper.",
        "It leaves off without a word on files that it cannot read, and can hang on others.",
    ),
    Shape(
        "C703",
        Severity.ERROR,
        "LibreOffice missing: what was asked for needs it.",
        "Word files, the log and every check work without it; PDF and page numbers do not.",
    ),
    Shape(
        "C704",
        Severity.ERROR,
        "Restriction unreadable: a value of `restricted` is neither yes, no nor a map of its keys.",
        "What may be restricted is never published on a guess.",
    ),
    Shape(
        "C705",
        Severity.ERROR,
        "Not as built: the agenda, a paper or a file of the pack changed after the build.",
        "What is published is what was built, and what later builds are compared with.",
    ),
    Shape(
        "C706",
        Severity.ERROR,
        "Issued already: the pack was published before.",
        "A second issue would forget the first; late papers go into a supplement.",
    ),
    Shape(
        "C707",
        Severity.ERROR,
        "Late without a reason: a paper came after the pack, and its item does not say why.",
        "What was not open to inspection is taken for special reasons only, which are minuted.",
    ),
    Shape(
        "C708",
        Severity.ERROR,
        "Nothing late: no paper came after the pack was issued.",
        "An empty supplement helps nobody.",
    ),
    Shape(
        "C709",
        Severity.ERROR,
        "No public edition: what was asked for is restricted as a whole.",
        "A document with nothing in it would say that there is something.",
    ),
)
