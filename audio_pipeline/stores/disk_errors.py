"""Disk errors: turn errors of the operating system into messages that say how to mend them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audio_pipeline.errors import StoreError

_FULL_HINT = "Make room there or choose another folder, then run it again: what is finished is kept"
_RIGHTS_HINT = "Give yourself the right to read and write there, or choose another folder"
_FILE_IN_THE_WAY_HINT = "A file stands where a folder is needed: move it away, or choose another folder"
_HINTS = {
    errno.ENOSPC: _FULL_HINT,
    errno.EDQUOT: _FULL_HINT,
    errno.EACCES: _RIGHTS_HINT,
    errno.EPERM: _RIGHTS_HINT,
    errno.EROFS: _RIGHTS_HINT,
    errno.ENOTDIR: _FILE_IN_THE_WAY_HINT,
    errno.EEXIST: _FILE_IN_THE_WAY_HINT,
    errno.EISDIR: "A folder stands where a file is needed: move it away, or choose another name",
}


@contextmanager
def translate_os_errors(path: Path) -> Iterator[None]:
    """Raise StoreError about this path in place of an OSError."""
    try:
        yield
    except OSError as refusal:
        reason = (refusal.strerror or str(refusal)).lower()
        hint = _HINTS.get(refusal.errno or 0, "Check the disk, then run it again")
        raise StoreError(f'the disk said "{reason}"', where=str(path), hint=hint) from refusal
