"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cspctl.problems import Location, Problem, Severity
from cspctl.rules.context import Context


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken; the rule adds its code and severity.

    ``message`` says what is wrong, ``mend`` what to do; ``action`` is the full name of the action
    that is meant (``csp/13``), when there is one.
    """

    location: Location
    message: str
    mend: str = ""
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of meaning: ``check`` looks through a workspace and touches nothing else.

    ``doc`` is the docstring of the rule's module: what is forbidden in its first line, then why,
    then a bad and a good example. It becomes the rule's page in docs/rules.md, and the tests run
    its examples.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Context], Iterator[Finding]]
    doc: str | None

    def problems(self, context: Context) -> Iterator[Problem]:
        """What the rule finds, as problems."""
        for found in self.check(context):
            yield Problem(
                self.code, self.severity, found.message, found.location, found.mend, found.action
            )
