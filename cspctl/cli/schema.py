"""``cspctl schema``: the JSON Schema of each kind of file, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.printing import say
from cspctl.cli.session import session
from cspctl.problems import CannotRun, Location, error


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The kind of file, such as actions.")
    ] = None,
    write: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Write them all, as .cspctl/schema/actions.json."),
    ] = None,
) -> None:
    """Print the JSON Schema (draft 7) of a kind of file, or write all of them into a folder.

    An editor that knows YAML then names wrong keys while they are typed and offers the right ones:
    the first line of a file says where its schema is. Without NAME, the kinds are listed.
    """
    from cspctl.reporters.rows import as_json
    from cspctl.schema import DOCUMENTS, schema_of

    if write is not None:
        run = session(ctx)
        for kind in DOCUMENTS if name is None else [_known(name)]:
            say(write_schema(run.start / write, kind))
    elif name is None:
        for kind, document in DOCUMENTS.items():
            say(f"{kind:14}{document.title}")
    else:
        say(as_json(schema_of(DOCUMENTS[_known(name)])))


def write_schema(folder: Path, name: str) -> str:
    """Write the schema of a kind of file into a folder; the path of it."""
    from cspctl.output import write_whole
    from cspctl.reporters.rows import as_json
    from cspctl.schema import DOCUMENTS, schema_of

    path = folder / f"{name}.json"
    write_whole(path, f"{as_json(schema_of(DOCUMENTS[name]))}\n".encode())
    return path.as_posix()


def _known(name: str) -> str:
    from difflib import get_close_matches

    from cspctl.schema import DOCUMENTS

    if name in DOCUMENTS:
        return name
    near = get_close_matches(name.removesuffix(".yaml"), DOCUMENTS, 1, 0.5)
    mend = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(DOCUMENTS)}."
    message = f"There is no kind of file called '{name}'."
    raise CannotRun(error("F001", message, Location("schema", 0), mend))
