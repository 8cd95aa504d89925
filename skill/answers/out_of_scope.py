"""Out of scope: questions that are not ours to answer. A question nearer to these than to any answer gets none."""

from importlib import resources

_FILE = resources.files("skill.answers") / "out_of_scope.txt"

OUT_OF_SCOPE_QUESTIONS = tuple(
    line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")
)
