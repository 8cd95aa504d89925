"""Errors: every failure says what is left behind and how to go on."""

from collections.abc import Iterator
from contextlib import contextmanager


class OpsError(Exception):
    """What went wrong, what is left behind, and how to go on."""

    def __init__(self, what: str, *, left: str, go_on: str) -> None:
        super().__init__(f"{what}\nLeft behind: {left}\nTo go on: {go_on}")


NOTHING_CHANGED = "nothing was changed."


@contextmanager
def translate_aws_errors(step: str, *, left: str = NOTHING_CHANGED, go_on: str = "") -> Iterator[None]:
    """Raise whatever AWS refuses in this step as an OpsError."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as refusal:
        hint = go_on or "mend what AWS says, then run the same command again: it goes on where it stopped."
        raise OpsError(f"{step}: AWS says: {refusal}", left=left, go_on=hint) from refusal
