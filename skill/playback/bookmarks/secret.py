"""Secret: the deployment's secret, and the keys that it makes of the ids of listeners and devices."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from skill.playback.bookmarks.bookmarks import BookmarksError

SECRET_NAME = "secret"  # noqa: S105 - the name, not the secret
"""The name of the file, beside the bookmarks."""

_LENGTH = 32


def load_or_create_secret(path: Path) -> bytes:
    """Return the secret in this file; create one that only the file's owner can read if the file is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _create_file(path, secrets.token_hex(_LENGTH).encode())
        secret = path.read_bytes().strip()
    except OSError as refusal:
        raise _make_error(path, str(refusal)) from refusal
    if len(secret) < _LENGTH:
        raise _make_error(path, "it is too short")
    return secret


def hash_listener(secret: bytes, listener: str) -> str:
    """Return the key of a listener in the store."""
    return rekey(secret, hashlib.sha256(listener.encode("utf-8", "surrogatepass")).hexdigest())


def hash_device(secret: bytes, listener_key: str, device: str) -> str:
    """Return the key in the store of a device of the listener with this key; empty for no device."""
    return rekey(secret, f"{listener_key} {device}") if device else ""


def rekey(secret: bytes, plain_hash: str) -> str:
    """Return the key of a listener whose id was hashed without a secret, as old files have it."""
    return hmac.digest(secret, plain_hash.encode("utf-8", "surrogatepass"), "sha256").hex()


def _create_file(path: Path, secret: bytes) -> None:
    """Create the file whole, unless another process has created it meanwhile."""
    unfinished = path.with_name(f".{os.urandom(8).hex()}.unfinished")
    try:
        unfinished.touch(mode=0o600)
        with unfinished.open("wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(unfinished)
    except FileExistsError:
        return
    finally:
        unfinished.unlink(missing_ok=True)


def _make_error(path: Path, reason: str) -> BookmarksError:
    return BookmarksError(
        f"{path}: the secret of the bookmarks cannot be kept there ({reason}). Set WARM_RECALL_SECRET instead, or name "
        "bookmarks in a folder that can be written: --state sqlite:PATH."
    )
