"""Out of scope: questions that the skill does not answer; nor does it answer a question nearest to one of these."""

from importlib import resources

_FILE = resources.files("audio_pipeline.understanding") / "out_of_scope.txt"

OUT_OF_SCOPE_QUESTIONS = tuple(
    line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")
)
