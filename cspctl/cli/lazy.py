"""A command group that imports a command's module only when that command is wanted.

Start-up is part of the product: ``cspctl actions overdue`` must not pay for Word or Excel.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from cspctl.cli.commands import Group

# Help is plain text, which a screen reader and grep can follow, and needs no rich.
PLAIN: dict[str, Any] = {"add_completion": False, "rich_markup_mode": None}
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(TyperGroup):
    """A group whose commands are named in ``tree``; see cspctl.cli.commands."""

    tree: "dict[str, str | Group]"

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order in which they are listed."""
        return list(self.tree)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; None when there is none of that name."""
        target = self.tree.get(cmd_name)
        if target is None:
            return None
        if isinstance(target, Group):
            return _group(cmd_name, target)
        module, function = target.split(":")
        app = typer.Typer(**PLAIN)
        app.command(cmd_name, context_settings=SETTINGS)(getattr(import_module(module), function))
        return get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is meant; an unknown one is answered with the nearest name."""
        if args and args[0] not in self.tree and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.tree, 1, 0.5)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(self.tree)}."
            ctx.fail(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)


def group_class(tree: "dict[str, str | Group]") -> type[LazyGroup]:
    """Make a group's class for Typer."""
    return type("Commands", (LazyGroup,), {"tree": tree})


def _group(name: str, group: Group) -> Any:
    app = typer.Typer(
        cls=group_class(group.commands),
        help=group.help,
        no_args_is_help=True,
        context_settings=SETTINGS,
        **PLAIN,
    )
    app.callback()(_nothing)
    command = get_command(app)
    command.name = name
    return command


def _nothing() -> None:
    pass
