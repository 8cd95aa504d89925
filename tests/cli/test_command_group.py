"""All commands are there, and the list of them says what each says of itself."""

import click
import pytest

from audio_pipeline.__main__ import cli
from audio_pipeline.cli.command_group import COMMANDS
from tests.cli.command import typed


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command
    assert command.name == name
    assert COMMANDS[name] == command.get_short_help_str(limit=200)


def test_the_list_is_in_the_order_of_the_day() -> None:
    lines = [line.split() for line in typed("--help").output.split("Commands:")[1].splitlines()]
    assert [words[0] for words in lines if words and words[0] in COMMANDS] == list(COMMANDS)


def test_an_unknown_command_is_wrong_usage() -> None:
    done = typed("plans")
    assert done.exit_code == 2
    assert "No such command" in done.output
