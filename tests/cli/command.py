"""The command as it is wired, run in this process."""

from dataclasses import dataclass

from click.testing import CliRunner

from audio_pipeline.__main__ import BACKENDS, cli


@dataclass(frozen=True)
class Typed:
    """What came of it."""

    exit_code: int
    exception: BaseException | None
    stdout: str
    stderr: str

    @property
    def output(self) -> str:
        """All that is seen at a terminal."""
        return self.stderr + self.stdout


def typed(*words: str) -> Typed:
    done = CliRunner(mix_stderr=False).invoke(cli, words, obj=BACKENDS)
    return Typed(exit_code=done.exit_code, exception=done.exception, stdout=done.stdout, stderr=done.stderr)
