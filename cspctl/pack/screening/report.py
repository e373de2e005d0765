"""What a screening found, and what was done about it."""

from typing import Literal, NamedTuple

from cspctl.model.board import Screening
from cspctl.pack.screening.hazards import CLEAN, HAZARDS, REFUSE
from cspctl.problems import Location, Problem, Severity

Done = Literal["cleaned", "warned", "refused"]
#: What comes of numbers that are none, and of what holds itself: no program writes such a file.
OF_DAMAGE = (ValueError, OverflowError, RecursionError)
_MOST = 50  # findings of one hazard in one file; more would tell nobody more


class Finding(NamedTuple):
    """A hazard in a paper: its place in words, and what was done."""

    hazard: str
    place: str
    done: Done

    @property
    def severity(self) -> Severity | None:
        """How much it matters; None for what was cleaned and needs nobody."""
        if self.done == "cleaned":
            return None
        return Severity.ERROR if self.done == "refused" else Severity.WARNING


class Screened(NamedTuple):
    """A paper after screening. ``data`` is empty when it is refused."""

    data: bytes
    findings: tuple[Finding, ...]
    name: str

    @property
    def refused(self) -> bool:
        """Whether the paper may not be used."""
        return any(finding.done == "refused" for finding in self.findings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """An error for what is refused, a warning for what stays and is to be looked at."""
        found = []
        for finding in self.findings:
            if finding.severity is None:
                continue
            hazard = HAZARDS[finding.hazard]
            place = f" ({finding.place})" if finding.place else ""
            message = f"This paper holds {hazard.what}{place}."
            found.append(
                Problem(hazard.code, finding.severity, message, Location(self.name, 0), hazard.mend)
            )
        return tuple(found)


class Refusal(Exception):
    """The paper cannot be screened further: a hazard, and the place of it."""

    def __init__(self, hazard: str, place: str = "") -> None:
        super().__init__(hazard)
        self.hazard = hazard
        self.place = place


class Log:
    """Takes findings down, and answers what is to be done about each."""

    def __init__(self, policy: Screening) -> None:
        self._policy = policy
        self._findings: dict[Finding, None] = {}

    def found(self, hazard: str, place: str, *, cleanable: bool = True) -> bool:
        """Take a finding down. True when it is to be cleaned, which the caller then does.

        ``cleanable`` is False for what nothing can take out: it is warned of instead.
        """
        choice = getattr(self._policy, hazard)
        done: Done = "refused" if choice == REFUSE else "warned"
        if choice == CLEAN and cleanable:
            done = "cleaned"
        finding = Finding(hazard, place, done)
        if sum(known.hazard == hazard for known in self._findings) < _MOST:
            self._findings[finding] = None
        return done == "cleaned"

    def holds(self, hazard: str) -> bool:
        """Whether anything of a hazard was found."""
        return any(found.hazard == hazard for found in self._findings)

    def refused(self, hazard: str, place: str) -> None:
        """Take down what is refused whatever the policy says."""
        self._findings[Finding(hazard, place, "refused")] = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order in which they were met."""
        return tuple(self._findings)
