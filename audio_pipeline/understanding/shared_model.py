"""Shared model: the encoder's model as this machine runs it, in files that several processes map into memory.

Loaded from these files, the model takes a third of the time and a fifth of the memory of each process; its vectors are
the same to the bit. The files fit one encoder, one processor and one version of onnxruntime: the name of their folder
says which.
"""

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from audio_pipeline import import_onnxruntime
from audio_pipeline.understanding.adapter import adapt_model
from audio_pipeline.understanding.integer_products import use_integer_products

_MODEL = "model.onnx"
_FORM = "integer products"
"""What the files of this version are like; those of another version have another name."""

_TIMEOUT_S = 120


def prepare_shared_model(original: Path, encoder: str, folder: Path) -> Path | None:
    """Return the shared model in a folder, made if it is missing; None if it cannot be made there.

    `encoder` is what identify_encoder() returns, which changes with the adapter. Another process makes the model,
    because that takes more memory than this one is to have.
    """
    made = folder / _make_key(encoder) / _MODEL
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("ab") as lock:
            # Several workers start at the same time: one of them makes it.
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                _make_in_another_process(original, made.parent)
    except (OSError, subprocess.SubprocessError):
        return None
    return made


def _make_in_another_process(original: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "audio_pipeline.understanding.shared_model", str(original), str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_S)  # noqa: S603 - our own command


def _make_key(encoder: str) -> str:
    """Return a name for what the files depend on."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text("utf-8", "replace").splitlines() if cpu.exists() else [platform.processor()]
    facts = sorted({each for each in lines if each.startswith(("model name", "flags", "Features"))} or set(lines))
    known = [_FORM, encoder, version("onnxruntime"), platform.platform(), *facts]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def _make(original: Path, folder: Path) -> None:
    """Write the adapted model, optimised for this machine, with its weights in a file of their own."""
    unfinished = folder.with_name(f".{os.urandom(8).hex()}.unfinished")
    unfinished.mkdir(parents=True)
    try:
        onnxruntime = import_onnxruntime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3  # the warning that the files fit this machine only
        options.optimized_model_filepath = str(unfinished / _MODEL)
        for name, value in {
            "optimized_model_external_initializers_file_name": "weights.bin",
            "optimized_model_external_initializers_min_size_in_bytes": "4096",
            "save_external_prepacked_constant_initializers": "1",
        }.items():
            options.add_session_config_entry(f"session.{name}", value)
        model = use_integer_products(adapt_model(original.read_bytes()))
        onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        _flush_to_disk(unfinished)
        if not folder.exists():
            unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _flush_to_disk(folder: Path) -> None:
    """Wait until the files of a folder are on disk: a loss of power leaves them whole, or none."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


if __name__ == "__main__":
    _make(Path(sys.argv[1]), Path(sys.argv[2]))
