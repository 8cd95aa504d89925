"""The command as it is wired, run in this process."""

from click.testing import CliRunner, Result

from audio_pipeline.__main__ import WORKPLACE, cli


def typed(*words: str) -> Result:
    return CliRunner().invoke(cli, words, obj=WORKPLACE)
