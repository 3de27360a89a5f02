"""A group of commands that imports the module of a command when it is called, and not for the help."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

from ice_quiz.language.printable import printable


class Lazy(NamedTuple):
    """Where a command is: a module with a function `command`; and its line in the help."""

    module: str
    help: str


class LazyGroup(click.Group):
    """A group that is made with `sections=`: `Lazy` commands by name, under the headings of the help."""

    def __init__(self, *args: Any, sections: Mapping[str, Mapping[str, Lazy]], **settings: Any) -> None:
        """The rest is click's."""
        super().__init__(*args, **settings)
        self._sections = sections
        self._lazy = {name: lazy for section in sections.values() for name, lazy in section.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of the help."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported."""
        if cmd_name not in self._lazy:
            return None
        command = import_module(self._lazy[cmd_name].module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands in the help; their lines begin at one column under all headings."""
        widest = max(map(len, self._lazy))
        for heading, commands in self._sections.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), lazy.help) for name, lazy in commands.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; where there is none, what may have been meant."""
        name = args[0]
        if name in self._lazy or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from ice_quiz.language.nearest import nearest

        close = nearest(name, self._lazy)
        hint = f"Did you mean `{close}`?" if close else f"To study a deck: `{ctx.command_path} study DECK`."
        raise click.UsageError(f"There is no command “{printable(name)}”. {hint}", ctx)
