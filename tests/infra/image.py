"""Image: carries out the steps of infra/Dockerfile in clean roots, where there is no Docker.

It knows the instructions that this Dockerfile has, and stops at any other. A root is a folder with a fresh Debian, made
by mmdebstrap; a step runs in it by chroot, so that it sees nothing of this machine but its network.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
DOCKERFILE = REPOSITORY / "infra" / "Dockerfile"
BIN = "/opt/warm-recall/bin"
"""Where the image has its commands."""

_BASE = re.compile(r"debian:([a-z]+)-slim")
_SLIM = (
    *(f"--dpkgopt=path-exclude=/usr/share/{each}/*" for each in ("doc", "info", "locale", "man")),
    '--aptopt=DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb"; }',
    '--aptopt=Dir::Cache::pkgcache ""',
    '--aptopt=Dir::Cache::srcpkgcache ""',
)
"""What the slim image of Debian leaves out, too."""

_VARIABLES = ("PIP_CERT", "PIP_DEFAULT_TIMEOUT", "http_proxy", "https_proxy")
"""What this machine needs to reach the package registries."""

_MOUNTS = """
mount -t tmpfs tmpfs {root}/tmp
mount -t proc proc {root}/proc
mount --bind /dev {root}/dev
mount -o remount,bind,ro {root}
"""

_OF_THIS_MACHINE = ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A root, and what the instructions so far have set."""

    root: Path
    folder: str = "/"
    user: str = ""
    variables: Mapping[str, str] = field(default_factory=lambda: {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin"})
    command: tuple[str, ...] = ()
    health: tuple[str, ...] = ()


def read_instructions(text: str) -> Iterator[tuple[str, str]]:
    """Yield each instruction with its words, on one line."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, words = line.partition(" ")
            yield name, words.strip()


def build_image(folder: Path, lock: Path, bases: Path) -> Stage:
    """Carry out all steps; the last stage is the image. The lock is that of the extras that the image has."""
    stages: dict[str, Stage] = {}
    stage = None
    for name, words in read_instructions(DOCKERFILE.read_text("utf-8")):
        print(f"{name} {words[:110]}", flush=True)  # noqa: T201 - it takes minutes
        if name == "FROM":
            base, _, alias = words.partition(" AS ")
            stage = _begin(base, folder / (alias or "image"), bases)
        if stage is None:
            raise ValueError(f"{name}: there is no FROM before it")
        stage = _carry_out(name, words, stage, stages, lock)
        stages[stage.root.name] = stage
    if stage is None:
        raise ValueError(f"{DOCKERFILE}: it has no stage")
    return stage


def _begin(base: str, root: Path, bases: Path) -> Stage:
    """Make a root of the release that a base names."""
    match = _BASE.fullmatch(base)
    if match is None:
        raise ValueError(f"{base}: only debian:RELEASE-slim is known here")
    fresh = bases / match[1]
    if not fresh.exists():
        subprocess.run(["mmdebstrap", "--variant=minbase", "--mode=root", *_SLIM, match[1], fresh], check=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", fresh, root], check=True)
    return Stage(root=root)


def _carry_out(  # noqa: PLR0911 - one for each instruction
    name: str, words: str, stage: Stage, stages: Mapping[str, Stage], lock: Path
) -> Stage:
    match name:
        case "FROM" | "EXPOSE" | "VOLUME":
            return stage
        case "RUN":
            run(stage, ("sh", "-e", "-c", words))
        case "COPY":
            _copy(words, stage, stages, lock)
        case "WORKDIR":
            (stage.root / words[1:]).mkdir(parents=True, exist_ok=True)
            return replace(stage, folder=words)
        case "ENV":
            pairs = (each.partition("=") for each in shlex.split(words))
            return replace(stage, variables={**stage.variables, **{key: value for key, _, value in pairs}})
        case "USER":
            return replace(stage, user=words)
        case "CMD":
            return replace(stage, command=tuple(json.loads(words)))
        case "HEALTHCHECK":
            return replace(stage, health=tuple(json.loads(words.partition("CMD ")[2])))
        case _:
            raise ValueError(f"{name}: this instruction is not known here")
    return stage


def _copy(words: str, stage: Stage, stages: Mapping[str, Stage], lock: Path) -> None:
    *sources, target = (each for each in words.split() if not each.startswith("--from="))
    match = re.match(r"--from=(\S+)", words)
    origin = stages[match[1]].root if match else REPOSITORY
    place = stage.root / f"{stage.folder}/{target}".lstrip("/") if target.startswith(".") else stage.root / target[1:]
    for source in sources:
        found = lock if source == lock.name and not match else origin / source.lstrip("/")
        if found.is_dir():
            shutil.copytree(
                found, place, symlinks=True, ignore=shutil.ignore_patterns("__pycache__") if not match else None
            )
        else:
            shutil.copy(found, place / source if place.is_dir() else place)


def run(stage: Stage, command: tuple[str, ...]) -> None:
    """Run a command in a root, with the network of this machine."""
    variables = {**stage.variables, **{name: os.environ[name] for name in _VARIABLES if name in os.environ}}
    words = [f"{name}={value}" for name, value in variables.items()]
    with _lend_network(stage.root):
        subprocess.run(["chroot", stage.root, "env", "-i", f"--chdir={stage.folder}", *words, *command], check=True)


@contextmanager
def _lend_network(root: Path) -> Iterator[None]:
    """Lend a root what this machine reaches the network with, and take it back."""
    before = {each: (root / each).read_bytes() if (root / each).exists() else None for each in _OF_THIS_MACHINE}
    for each in _OF_THIS_MACHINE:
        (root / each).parent.mkdir(parents=True, exist_ok=True)
        (root / each).write_bytes(Path("/", each).read_bytes())
    try:
        yield
    finally:
        for each, data in before.items():
            (root / each).unlink(missing_ok=True) if data is None else (root / each).write_bytes(data)


def measure_bytes(root: Path) -> int:
    """Return the size of all files of an image."""
    told = subprocess.run(["du", "--summarize", "--block-size=1", root], check=True, capture_output=True, text=True)
    return int(told.stdout.split()[0])


@contextmanager
def running(
    stage: Stage, variables: Mapping[str, str], folders: Mapping[str, Path]
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the command of an image as compose.yaml does: no user of this machine, a root that cannot be written."""
    words = [f"{name}={value}" for name, value in {**stage.variables, **variables}.items()]
    for target in folders:
        (stage.root / target[1:]).mkdir(parents=True, exist_ok=True)
    mounts = "".join(
        f"mount --bind {shlex.quote(str(source))} {shlex.quote(str(stage.root / target[1:]))}\n"
        for target, source in folders.items()
    )
    root = shlex.quote(str(stage.root))
    command = shlex.join([*("env", "-i", f"--chdir={stage.folder}"), *words, *stage.command])
    script = f"set -e\nmount --bind {root} {root}\n{mounts}{_MOUNTS.format(root=root)}"
    script += f"exec chroot --userspec={stage.user} {root} {command}\n"
    with subprocess.Popen(["unshare", "--mount", "sh", "-c", script]) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(60)
