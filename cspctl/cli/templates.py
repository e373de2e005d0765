"""``cspctl templates``: the Word templates, to restyle in Word, and those of the site."""

from collections.abc import Sequence
from typing import Annotated

import typer

from cspctl import template_store
from cspctl.cli.printing import Format, note, print_rows, say, screen_width
from cspctl.cli.session import session
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.reporters import problems as problem_reporter
from cspctl.reporters.rows import as_csv, as_json

FOLDER = "templates"
Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]...", help="Templates such as agenda; all when left out."),
]
Formats = Annotated[Format, typer.Option("--format", help="How to print the answer.")]


def export(
    ctx: typer.Context,
    names: Names = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a template that is there already.")
    ] = False,
) -> None:
    """Put the packaged templates into the workspace's templates folder, to restyle them in Word.

    Those of the site come only by name: 'site' for all of them, 'site/board' for one. A template
    that is there already is left as it is; asked for by its name, that exits with 1.
    """
    from cspctl.output import write_whole

    root = session(ctx).folder.root
    refused = False
    word, site = template_store.names(), template_store.names("site")
    for name in _chosen(names, (*word, *site)) if names else word:
        path = root / FOLDER / name
        data = template_store.packaged(name)
        shown = f"{FOLDER}/{name}"
        if path.is_file() and path.read_bytes() == data:
            say(f"{shown}: there already, as packaged")
        elif path.exists() and not force:
            note(f"{shown}: there already and changed; left as it is (--force writes over it)")
            refused = True
        else:
            said = "written over" if path.exists() else "written"
            write_whole(path, data)
            say(f"{shown}: {said}")
    raise typer.Exit(int(refused and bool(names)))


def check(
    ctx: typer.Context,
    names: Names = None,
    left_out: Annotated[
        list[str] | None,
        typer.Option(
            "--left-out", metavar="VARIABLE", help="Left out on purpose, such as item.duration."
        ),
    ] = None,
    format: Formats = Format.TEXT,
) -> None:
    """Try your own Word templates with full and with empty data; exit with 1 for problems.

    Named are all faults of the tags, every variable that the document does not have, and every
    one that the packaged template prints and this one no longer does.
    """
    from cspctl.restyling.checking import check as check_one

    run = session(ctx)
    folder = run.folder.root / FOLDER
    found: list[Problem] = []
    own = sorted(path.name for path in folder.glob("*.docx") if not path.name.startswith("~$"))
    chosen = _chosen(names, own)
    for name in chosen:
        place = f"{FOLDER}/{name}"
        if name in _checked():
            packaged = template_store.packaged(name)
            data = run.folder.read(place)
            found += check_one(name, data, packaged, file=place, left_out=left_out or ())
        else:
            found.append(_no_document(name))
    if format is Format.TEXT:
        if found:
            say(problem_reporter.as_text(found))
        checked = f"{len(chosen)} Word {'template' if len(chosen) == 1 else 'templates'}"
        note(f"{checked} in {FOLDER}/: {problem_reporter.summary(found)}")
    else:
        answer = problem_reporter.as_rows(found)
        print_rows({"problems": answer}, answer, (), format)
    raise typer.Exit(int(bool(found)))


def fields(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A template, such as agenda.")
    ] = None,
    format: Formats = Format.TEXT,
) -> None:
    """List what each Word template may use: variables, what kind they are, and what they hold."""
    from cspctl.reporters.folding import hung
    from cspctl.restyling.views import VIEWS, variables
    from cspctl.writers.docx.variables import uses

    rows = []
    for template in _chosen([name] if name else None, _checked()):
        for one in variables(VIEWS[template], uses(template_store.packaged(template))):
            rows.append(
                {
                    "template": template,
                    "variable": one.written,
                    "path": one.path,
                    "kind": one.kind,
                    "holds": one.doc,
                    "tag": one.tag or f"{{{{ {one.written} }}}}",
                }
            )
    if format is Format.JSON:
        say(as_json({"fields": rows}))
    elif format is Format.CSV:
        say(as_csv(rows, list(rows[0])))
    else:
        wide = screen_width()
        before = ""
        for row in rows:
            if row["template"] != before:
                if before:
                    say()
                before = row["template"]
                say(before)
            kind = "" if row["kind"].startswith("list") else f"{row['kind']}: "
            say(hung(f"  {row['variable']:<20} ", f"{kind}{row['holds']}", wide))
            if row["tag"] != f"{{{{ {row['variable']} }}}}":
                say(f"  {'':<20} {row['tag']}")


def _checked() -> list[str]:
    """The packaged Word templates that documents are printed on."""
    from cspctl.restyling.views import VIEWS

    return [name for name in template_store.names() if name in VIEWS]


def _chosen(names: list[str] | None, known: Sequence[str]) -> list[str]:
    """The templates asked for, ``agenda`` or ``agenda.docx``; CannotRun for one there is not."""
    if not names:
        return list(known)
    chosen = []
    for name in names:
        found = [one for one in known if name in _names_of(one)]
        if not found:
            raise CannotRun(_unknown(name, known))
        chosen += found
    return chosen


def _names_of(one: str) -> tuple[str, ...]:
    """What a template may be asked for as: ``site/board.html.j2``, ``site/board``, ``site``."""
    return (one, one.rpartition(".")[0], one.partition(".")[0], one.partition("/")[0])


def _unknown(name: str, known: Sequence[str]) -> Problem:
    message = f"There is no template '{name}' here."
    return error("F001", message, Location(FOLDER, 0), _nearest(name, known))


def _no_document(name: str) -> Problem:
    message = "No document is printed on a template of this name."
    return error("T403", message, Location(f"{FOLDER}/{name}", 0), _nearest(name, _checked()))


def _nearest(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1, 0.5)
    there = ", ".join(known) or "none"
    return f"Did you mean '{near[0]}'?" if near else f"There are: {there}."
