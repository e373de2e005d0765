"""Whether a restyled template still fits its document: tried on data, and read tag by tag."""

from collections.abc import Collection
from dataclasses import fields

from cspctl.problems import CannotRun, Location, Problem, warning
from cspctl.restyling.samples import samples
from cspctl.restyling.views import VIEWS, known_paths, variables
from cspctl.writers.docx.faults import Faults
from cspctl.writers.docx.render import render
from cspctl.writers.docx.variables import Use, uses

LEFT_OUT = "T405"


def check(
    name: str,
    restyled: bytes,
    packaged: bytes,
    *,
    file: str,
    left_out: Collection[str] = (),
) -> list[Problem]:
    """The problems of a template called ``name``; ``file`` is its path for their locations.

    Errors are those of rendering it with full data, with the public edition's and with none, and
    variables that its document does not have, wherever they stand. Warnings (T405) name what the
    packaged template prints, or asks about, and this one no longer does, but for those that are
    ``left_out`` on purpose (as that template writes them: ``item.duration``).
    """
    found: dict[Problem, None] = {}
    for _, view in samples(name):
        values = {field.name: getattr(view, field.name) for field in fields(view)}
        try:
            render(restyled, values, name=file)
        except CannotRun as fault:
            found.update(dict.fromkeys(fault.problems))
    if any(problem.code == "T403" for problem in found):
        return list(found)
    own = uses(restyled)
    found.update(dict.fromkeys(_unknown(name, own, file)))
    found.update(dict.fromkeys(_left_out(name, own, uses(packaged), file, left_out)))
    return sorted(found, key=lambda problem: (problem.severity != "error", problem.location))


def _unknown(name: str, own: list[Use], file: str) -> tuple[Problem, ...]:
    """Fields that no record has, in places too that no data leads to."""
    known = known_paths(VIEWS[name])
    faults = Faults(file)
    for use in own:
        if use.guarded:
            continue
        before = ""
        for part in use.path.split("."):
            names = known.get(before)
            # Below a text, prose or a pair there is nothing to be known by name.
            if names is None:
                break
            if part not in names:
                if before:
                    faults.unknown(part, use.tag.place, use.tag.source, names)
                break
            before = f"{before}.{part}".lstrip(".")
    return faults.stopping().problems


def _left_out(
    name: str, own: list[Use], packaged: list[Use], file: str, meant: Collection[str]
) -> list[Problem]:
    meant_to_print = {use.path: use for use in reversed(packaged) if use.printed}
    printed = {use.path for use in own if use.printed}
    used = {use.path for use in own}
    missing: dict[str, Use] = {}
    for use in packaged:
        wanted = meant_to_print.get(use.path)
        if use.path not in (used if wanted is None else printed):
            missing.setdefault(use.path, wanted or use)
    docs = {one.path: one.doc for one in variables(VIEWS[name], packaged)}
    problems = []
    for path, use in missing.items():
        if use.written in meant:
            continue
        doc = docs.get(path) or docs.get(path.rpartition(".")[0], "")
        holds = f" ({doc})" if doc else ""
        verb = "printed" if use.printed else "used"
        message = f"'{use.written}'{holds} is no longer {verb}."
        mend = f"Put {use.tag.source} back; --left-out {use.written} if that is meant."
        problems.append(warning(LEFT_OUT, message, Location(file), mend))
    return problems
