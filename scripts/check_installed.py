"""Check that everything the project requires is installed beside this Python, in a version that will do.

    .venv/bin/python scripts/check_installed.py pyproject.toml pipeline skill

The words after the file are the extras to look at. pip installs a lock without resolving it, and `pip check` looks at
no extras: so each requirement is followed here, through the packages it leads to and the extras it asks of them.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

try:
    from packaging.requirements import Requirement
except ModuleNotFoundError:
    sys.exit("packaging is not installed, so nothing else can be looked at. Put it into the lock: scripts/lock.")

Need = tuple[str, Requirement]
"""Who requires it, and what."""


def main(file: str, *extras: str) -> None:
    """Say what is missing and what to do, with status 1; say nothing if all is there."""
    if found := sorted(set(faults(project_needs(Path(file), extras)))):
        listed = "".join(f"\n  {fault}" for fault in found)
        hint = "The lock is not complete for this Python and system: write it anew with scripts/lock."
        sys.exit(f"{sys.prefix} lacks what is required:{listed}\n{hint}")


def project_needs(file: Path, extras: Iterable[str]) -> Iterator[Need]:
    """What a pyproject.toml requires here, with these extras."""
    project = tomllib.loads(file.read_text("utf-8"))["project"]
    name, optional = project["name"], project.get("optional-dependencies", {})
    yield from ((name, need) for need in applicable(project.get("dependencies", ())))
    yield from ((f"{name}[{extra}]", need) for extra in extras for need in applicable(optional[extra]))


def package_needs(name: str, extra: str) -> Iterator[Need]:
    """What an installed package requires here, for one of its extras; all it requires by itself if that is empty."""
    who = f"{name}[{extra}]" if extra else name
    yield from ((who, need) for need in applicable(distribution(name).requires or (), extra))


def applicable(requirements: Iterable[str], extra: str = "") -> Iterator[Requirement]:
    """Those that are meant for this Python and system, and for this extra."""
    for need in map(Requirement, requirements):
        if need.marker is None or need.marker.evaluate({"extra": extra}):
            need.marker = None
            yield need


def faults(needs: Iterable[Need]) -> Iterator[str]:
    """Every requirement that is not met, however deep; each package is looked into once for each of its extras."""
    left, seen = list(needs), set[tuple[str, str]]()
    while left:
        who, need = left.pop()
        try:
            version = distribution(need.name).version
        except PackageNotFoundError:
            yield f"{need.name} is not installed, and {who} requires {need}"
            continue
        if not need.specifier.contains(version, prereleases=True):
            yield f"{need.name} {version} is installed, and {who} requires {need}"
        new = {(need.name, extra) for extra in ("", *need.extras)} - seen
        seen |= new
        left += [deeper for name, extra in sorted(new) for deeper in package_needs(name, extra)]


if __name__ == "__main__":
    main(*sys.argv[1:])
