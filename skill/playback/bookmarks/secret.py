"""Secret: the deployment's secret, and the keys that it makes of the ids of listeners and devices."""

import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from skill.playback.bookmarks.bookmarks import BookmarksError

SECRET_NAME = "secret"  # noqa: S105 - the name, not the secret
"""The name of the file, beside the bookmarks."""

_LENGTH = 32

_N_KEYS = 16
"""The keys that are kept in memory: those of the requests under way, which need them to load and to save."""


def load_or_create_secret(path: Path) -> bytes:
    """Return the secret in this file; create one that only the file's owner can read if the file is missing."""
    try:
        if not path.exists():
            _create_file(path, secrets.token_hex(_LENGTH).encode())
        secret = path.read_bytes().strip()
    except OSError as refusal:
        raise _make_error(path, str(refusal)) from refusal
    if len(secret) < _LENGTH:
        raise _make_error(path, "it is too short")
    return secret


def take_secret_along(named: bytes, source: Path | None, target: Path | None) -> bytes:
    """Return the secret of a copy, whose keys are of use with the same secret alone; put it beside a file without one.

    `named` is that of the environment, or empty; source and target are the files of a secret, None for a table.
    BookmarksError if the two stores would not have the same one.
    """
    kept = _read_if_there(source)
    if named and kept not in (b"", named):
        raise _make_copy_error(f"{source} has another one than WARM_RECALL_SECRET", "Set the variable to that one")
    secret = named or kept
    if not secret:
        raise _make_copy_error(f"{source or 'WARM_RECALL_SECRET'} is not there", "Set WARM_RECALL_SECRET to it")
    if not named and target is None:
        why = "whoever serves from the table needs it"
        raise _make_copy_error(f"it is in {source} alone", f"Set WARM_RECALL_SECRET to what is in there: {why}")
    if not named and target:
        if _read_if_there(target) not in (b"", secret):
            raise _make_copy_error(f"{target} has another one than {source}", "Copy to a folder without one")
        _create_file(target, secret)
    return secret


@lru_cache(maxsize=_N_KEYS)
def hash_listener(secret: bytes, listener: str) -> str:
    """Return the key of a listener in the store."""
    return rekey(secret, hashlib.sha256(listener.encode("utf-8", "surrogatepass")).hexdigest())


@lru_cache(maxsize=_N_KEYS)
def hash_device(secret: bytes, listener_key: str, device: str) -> str:
    """Return the key in the store of a device of the listener with this key; empty for no device."""
    return rekey(secret, f"{listener_key} {device}") if device else ""


def rekey(secret: bytes, plain_hash: str) -> str:
    """Return the key of a listener whose id was hashed without a secret, as old files have it."""
    return hmac.digest(secret, plain_hash.encode("utf-8", "surrogatepass"), "sha256").hex()


def _read_if_there(path: Path | None) -> bytes:
    """Return the secret in a file; empty if there is none."""
    try:
        return path.read_bytes().strip() if path else b""
    except FileNotFoundError:
        return b""
    except OSError as refusal:
        raise _make_copy_error(f"{path} cannot be read ({refusal.strerror})", "Let yourself read it") from refusal


def _create_file(path: Path, secret: bytes) -> None:
    """Create the file whole, unless another process has created it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
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


def _make_copy_error(reason: str, hint: str) -> BookmarksError:
    return BookmarksError(
        f"With another secret every listener would be a new one, so the copy needs the old one, but {reason}. {hint}."
    )


def _make_error(path: Path, reason: str) -> BookmarksError:
    return BookmarksError(
        f"{path}: the secret of the bookmarks cannot be kept there ({reason}). Set WARM_RECALL_SECRET instead, or name "
        "bookmarks in a folder that can be written: --state sqlite:PATH."
    )
