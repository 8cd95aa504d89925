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
    sys.exit("packaging is not installed, so nothing else can be checked. Put it into the lock: scripts/lock.")

Need = tuple[str, Requirement]
"""The package that requires something, and the requirement."""


def main(file: str, *extras: str) -> None:
    """Exit with a list of what is missing; do nothing if everything is installed."""
    if unmet := sorted(set(find_unmet(find_project_needs(Path(file), extras)))):
        listed = "".join(f"\n  {line}" for line in unmet)
        hint = "The lock is not complete for this Python and system: write it anew with scripts/lock."
        sys.exit(f"{sys.prefix} lacks required packages:{listed}\n{hint}")


def find_project_needs(file: Path, extras: Iterable[str]) -> Iterator[Need]:
    """Yield the requirements of a pyproject.toml with these extras."""
    project = tomllib.loads(file.read_text("utf-8"))["project"]
    name, optional = project["name"], project.get("optional-dependencies", {})
    yield from ((name, need) for need in select_applicable(project.get("dependencies", ())))
    yield from ((f"{name}[{extra}]", need) for extra in extras for need in select_applicable(optional[extra]))


def find_package_needs(name: str, extra: str) -> Iterator[Need]:
    """Yield the requirements of an installed package for one extra; without an extra, if it is empty."""
    who = f"{name}[{extra}]" if extra else name
    yield from ((who, need) for need in select_applicable(distribution(name).requires or (), extra))


def select_applicable(requirements: Iterable[str], extra: str = "") -> Iterator[Requirement]:
    """Yield the requirements that apply to this Python, system and extra."""
    for need in map(Requirement, requirements):
        if need.marker is None or need.marker.evaluate({"extra": extra}):
            need.marker = None
            yield need


def find_unmet(needs: Iterable[Need]) -> Iterator[str]:
    """Yield a line for each requirement that is not met, also of required packages."""
    queue, seen = list(needs), set[tuple[str, str]]()
    while queue:
        who, need = queue.pop()
        try:
            version = distribution(need.name).version
        except PackageNotFoundError:
            yield f"{need.name} is not installed, and {who} requires {need}"
            continue
        if not need.specifier.contains(version, prereleases=True):
            yield f"{need.name} {version} is installed, and {who} requires {need}"
        new = {(need.name, extra) for extra in ("", *need.extras)} - seen
        seen |= new
        queue += [deeper for name, extra in sorted(new) for deeper in find_package_needs(name, extra)]


if __name__ == "__main__":
    main(*sys.argv[1:])
