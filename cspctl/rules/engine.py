"""Finds the rules in this package and runs them.

A rule is a module named after its code (``a101_number_gap.py``) that holds a docstring, ``check``
and ``RULE``. Nothing else has to be touched to add one.
"""

import datetime as dt
import importlib
import pkgutil
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from types import ModuleType

from cspctl.model.workspace import Workspace
from cspctl.problems import Location, Problem
from cspctl.rules.context import Context
from cspctl.rules.rule import Rule

# The modules of this package that are no rules; everything else here must be one.
SUPPORT = frozenset({"agendas", "context", "delivery", "engine", "people", "rule"})
# A key that the loader could not read looks to a rule as if it had been left out.
_MISREAD = frozenset({"F004", "F006"})


class BrokenRules(Exception):
    """The package of rules is not as it must be; this is a programmer's mistake, not a user's."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of meaning, by code."""
    import cspctl.rules

    names = [found.name for found in pkgutil.iter_modules(cspctl.rules.__path__)]
    chosen = [name for name in names if name not in SUPPORT]
    return gathered(importlib.import_module(f"cspctl.rules.{name}") for name in chosen)


def gathered(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    """The rules of modules, by code; BrokenRules when one is incomplete or not unique."""
    found: dict[str, Rule] = {}
    for module in modules:
        rule = _rule_of(module)
        if rule.code in found:
            raise BrokenRules(f"{module.__name__}: the code {rule.code} stands twice.")
        if any(rule.name == other.name for other in found.values()):
            raise BrokenRules(f"{module.__name__}: the name {rule.name} stands twice.")
        found[rule.code] = rule
    if not found:
        raise BrokenRules("No rule was found: the package cspctl.rules is empty.")
    return tuple(found[code] for code in sorted(found))


def _rule_of(module: ModuleType) -> Rule:
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise BrokenRules(f"{module.__name__}: there is no RULE in this module.")
    if not re.fullmatch(r"[A-Z]\d{3}", rule.code):
        raise BrokenRules(f"{module.__name__}: '{rule.code}' is no code, such as A101.")
    expected = f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    if module.__name__.rpartition(".")[2] != expected:
        raise BrokenRules(f"{module.__name__}: this file of {rule.code} must be {expected}.py.")
    if not (rule.doc or "").strip():
        raise BrokenRules(f"{module.__name__}: the docstring that explains the rule is missing.")
    return rule


def check(
    workspace: Workspace,
    today: dt.date,
    names: Collection[str],
    loaded: Sequence[Problem] = (),
    wanted: Callable[[str], bool] = lambda code: True,
) -> list[Problem]:
    """Everything that the rules find in a workspace, by file, line, column and code.

    ``names`` are the files present, as the loader names them. ``loaded`` are the problems met on
    loading: at a key that could not be read, no rule says anything more. ``today`` is the day to
    reckon at. ``wanted`` says which codes are looked for; a rule of another code does not run.
    """
    context = Context(workspace, today, frozenset(names))
    silent = {problem.location for problem in loaded if problem.code in _MISREAD}
    found = [
        problem
        for rule in rules()
        if wanted(rule.code)
        for problem in rule.problems(context)
        if problem.location not in silent
    ]
    return sorted(found, key=_order)


def _order(problem: Problem) -> tuple[Location, str, str]:
    return problem.location, problem.code, problem.message
