"""Command group: the list of all commands, each imported when it is called."""

from importlib import import_module

import click

COMMANDS = {
    "new": "Write a new file, with a title and an example text to replace.",
    "check": "Find every fault in the content.",
    "say": "Speak one line, just as a programme would.",
    "preview": "Hear one programme, as it would be published.",
    "plan": "Show what a build would make, why, and what it would cost; make nothing.",
    "build": "Speak, mix and encode what changed, and write the catalog.",
    "watch": "Build, and again whenever something is saved, until Ctrl-C.",
    "publish": "Build, show what changes, then publish it.",
    "history": "List what was published to a target, and when.",
    "rollback": "Make an earlier edition public again.",
    "prune": "Delete what only old editions need from a target.",
    "export": "Write a built show as plain files for a phone, a player or a media server.",
    "site": "Write the pages of the site from what is built, and show them.",
    "voices": "List the voices, where they run, and their licence.",
    "schema": "Print the JSON Schema of the front matter.",
    "cache": "Show how big the cache is, what is in it, and how much of it the current content uses.",
}
"""The commands in the order in which an editor needs them, each in the module of its name.

With each stands the first sentence of its help, so that a list of the commands imports none of them.
"""


class CommandGroup(click.Group):
    """A click group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name; None if there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"{__package__}.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of the commands with their summaries."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
