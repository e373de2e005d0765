"""What the codes of the site mean."""

from cspctl.loading.codes import Shape
from cspctl.problems import Severity

CODES = (
    Shape(
        "H801",
        Severity.WARNING,
        "Address taken out: an e-mail address or telephone number stands in somebody's words.",
        "The public site names how to reach a board's contact, and nobody else. Services' own "
        "numbers (03, 08 and 116) stay.",
    ),
    Shape(
        "H802",
        Severity.ERROR,
        "Address on a page: a finished page holds an e-mail address that is no contact's.",
        "The last look before anything is written; it should find nothing.",
    ),
    Shape(
        "H803",
        Severity.WARNING,
        "Left out: a file of a pack is missing, or is not as it was when it was issued or built.",
        "What is offered is what was published. While the site is written it is an error.",
    ),
    Shape(
        "H804",
        Severity.ERROR,
        "Folder refused: a site or a plan's documents would be written over something else.",
        "Only what cspctl wrote before is replaced or removed. The members' edition is never "
        "written into the public one, nor the public one around the members'.",
    ),
)
