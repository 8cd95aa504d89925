"""Try image: build infra/Dockerfile in clean roots, run it as compose.yaml does, and tell what it is.

It needs root, mmdebstrap and the package registries, and takes some minutes: "scripts/try-image --help".
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from audio_pipeline.catalog import NAME, to_json
from tests.catalogs import CATALOG
from tests.infra.image import BIN, REPOSITORY, Stage, build_image, measure_bytes, run, running

PORT = 5000
READY_WITHIN_S = 120

_LOCK = "requirements-skill.lock"


def main() -> None:
    """Build and run, or exit with what does not hold."""
    words = argparse.ArgumentParser(prog="scripts/try-image", description=__doc__)
    words.add_argument("--lock", type=Path, default=REPOSITORY / _LOCK, help=f"another file than {_LOCK}")
    words.add_argument("--bases", type=Path, help="a folder that keeps a fresh Debian for the next time")
    asked = words.parse_args()
    if os.getuid() or not shutil.which("mmdebstrap"):
        sys.exit("It takes root and mmdebstrap: apt-get install mmdebstrap.")
    with tempfile.TemporaryDirectory(prefix="try-image.") as folder:
        began_s = time.monotonic()
        bases = asked.bases or Path(folder) / "bases"
        bases.mkdir(exist_ok=True)
        lock = shutil.copy(asked.lock, Path(folder) / _LOCK)
        image = build_image(Path(folder), Path(lock), bases)
        figures = {"built_s": round(time.monotonic() - began_s), "image_mb": round(measure_bytes(image.root) / 1e6)}
        print(json.dumps({**figures, **_run(image, Path(folder))}, indent=1))  # noqa: T201 - what it is for


def _run(image: Stage, folder: Path) -> Mapping[str, Any]:
    """Run the image; exit if it is not as compose.yaml needs it."""
    published, state = folder / "published", folder / "state"
    for each in (published, state):
        each.mkdir()
    (published / NAME).write_text(to_json(CATALOG), encoding="utf-8")
    os.chown(state, *map(int, image.user.split(":")))
    folder.chmod(0o755)
    variables = {
        "WARM_RECALL_CATALOG": "/srv/warm-recall",
        "WARM_RECALL_AUDIO_BASE_URL": "https://recall.example",
        "WARM_RECALL_SKILL_ID": "amzn1.ask.skill.try",
        "WARM_RECALL_METRICS": "127.0.0.1:9464",
    }
    _check_commands(image)
    began_s = time.monotonic()
    with running(image, variables, {"/srv/warm-recall": published, "/var/lib/warm-recall": state}) as process:
        _wait_until(lambda: _get(PORT, "/healthz") == b"ok\n", "it does not answer /healthz")
        ready_s = time.monotonic() - began_s
        _wait_until(lambda: _count_workers(process.pid) == os.cpu_count(), "there is not one worker for each core")
        _check(_get(PORT, "/readyz") == b"ready\n", "it has no catalog")
        _check(b"warm_recall_worker_starts_total" in _get(9464, "/metrics"), "it has no metrics")
        _check({_find_user(each) for each in (process.pid, *_children(process.pid))} == {10_001}, "it runs as root")
        run(image, image.health)
        _wait_until((state / "cache" / "warm-recall" / "models").exists, "its models are not kept")
        _check(_cannot_write(process.pid), "its root can be written")
    _check(process.returncode == 0, f"it ended with {process.returncode}")
    return {
        "ready_s": round(ready_s, 1),
        "workers": os.cpu_count(),
        "state": sorted(each.name for each in state.iterdir()),
    }


def _check_commands(image: Stage) -> None:
    """Exit unless each command that the image brings along tells what it does."""
    commands = sorted((image.root / BIN[1:]).iterdir())
    _check("warm-recall-skill" in {each.name for each in commands}, "it has no command warm-recall-skill")
    for each in commands:
        try:
            run(image, (f"{BIN}/{each.name}", "--help"))
        except subprocess.CalledProcessError as failed:
            _check(False, f"its command {each.name} ends with {failed.returncode}")  # noqa: FBT003


def _get(port: int, path: str) -> bytes:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        body: bytes = answer.read()
        return body
    return b""


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def _count_workers(pid: int) -> int:
    return len(_children(pid))


def _find_user(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Uid:"))


def _cannot_write(pid: int) -> bool:
    """Return whether root itself is refused in the mounts of the process."""
    inside = Path(f"/proc/{pid}/root")
    command = ["nsenter", "--mount", f"--target={pid}", "touch", f"{inside.readlink()}/etc/written"]
    return subprocess.run(command, check=False, capture_output=True).returncode != 0


def _wait_until(holds: Any, otherwise: str) -> None:
    end_s = time.monotonic() + READY_WITHIN_S
    while not holds():
        _check(time.monotonic() < end_s, otherwise)
        time.sleep(0.2)


def _check(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        sys.exit(f"The image is not as it must be: {otherwise}.")


if __name__ == "__main__":
    main()
