"""Problems as SARIF 2.1.0, the form that code-scanning pages take in.

The standard is OASIS's "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

import hashlib
import json
from collections import Counter
from typing import Any
from urllib.parse import quote

from cspctl.problems import Problem
from cspctl.reporters.report import Explained, Report

_BASE = "%SRCROOT%"


def report(found: Report) -> str:
    """One run with its rules and a result for each problem."""
    codes = sorted({problem.code for problem in found.problems})
    places = {code: place for place, code in enumerate(codes)}
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for problem in found.problems:
        key = (problem.code, problem.subject, problem.words)
        seen[key] += 1
        results.append(_result(found, problem, places[problem.code], (*key, str(seen[key]))))
    driver = {
        "name": "cspctl",
        "semanticVersion": found.version,
        "rules": [_rule(found.codes[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The top folder of the repository."}}
        },
        "results": results,
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(one: Explained) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": one.code,
        "shortDescription": {"text": one.summary},
        "help": {"text": one.text, "markdown": one.text},
        "defaultConfiguration": {"level": str(one.severity)},
    }
    return rule | ({"name": one.name} if one.name else {})


def _result(found: Report, problem: Problem, place: int, key: tuple[str, ...]) -> dict[str, Any]:
    location = problem.location
    physical = {
        "artifactLocation": {"uri": quote(found.path(problem)), "uriBaseId": _BASE},
        "region": {"startLine": max(1, location.line), "startColumn": max(1, location.column)},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": place,
        "level": str(problem.severity),
        "message": {"text": f"{problem.message} {problem.mend}".rstrip()},
        "locations": [{"physicalLocation": physical}],
        # Made of what is said about what, and never of lines: it stays when lines move.
        "partialFingerprints": {
            "problem/v1": hashlib.sha256("\0".join(key).encode()).hexdigest()[:32]
        },
    }
