"""Command group: all commands, in the order of the day, each loaded when it is typed."""

from importlib import import_module
from typing import NamedTuple

import click


class _CommandEntry(NamedTuple):
    module: str
    summary: str
    """The first sentence of its help: a list of all commands need not load them."""


COMMANDS = {
    "new": _CommandEntry("new", "Write a new file that is in order from the start."),
    "check": _CommandEntry("check", "Find everything that is wrong with what is written."),
    "say": _CommandEntry("say_and_preview", "Speak one line, just as a programme would."),
    "preview": _CommandEntry("say_and_preview", "Hear one programme, as it would be published."),
    "plan": _CommandEntry("plan", "Tell what a build would make, why, and what it would cost; make nothing."),
    "build": _CommandEntry("build", "Speak, mix and encode what changed, and write the catalog."),
    "watch": _CommandEntry("watch", "Build, and again whenever something is saved, until Ctrl-C."),
    "publish": _CommandEntry("publish", "Build, then send what changed into the world."),
    "voices": _CommandEntry("voices", "List the voices, where they run, and their licence."),
    "schema": _CommandEntry("check", "Print the JSON Schema of the front matter."),
    "cache": _CommandEntry(
        "cache", "Tell how big the cache is, what holds it, and how much of it the present words use."
    ),
}
"""Where each of them is: a start pays for the one that was typed, and not for the others."""


class CommandGroup(click.Group):
    """The commands there are."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As they stand there."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None if there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"{__package__}.{COMMANDS[cmd_name].module}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each of them does."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])
