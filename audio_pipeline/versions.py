"""Versions: of the packages that are installed, which name what they make.

Read off the names of their folders: to load importlib.metadata takes longer than a build with nothing to do.
"""

import functools
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_INFO = r"(.+?)-([^-]+)\.(?:dist|egg)-info"
"""The folder an installer leaves beside a package (binary distribution format)."""


@functools.cache
def find_version(package: str) -> str:
    """The installed version of a package, without loading the package."""
    return find_installed_versions().get(_normalise_name(package)) or _load_version(package)


@functools.cache
def find_installed_versions() -> Mapping[str, str]:
    """The version of every package that a folder on the path speaks of; the first one is what is imported."""
    named = (re.fullmatch(_INFO, name) for folder in reversed(sys.path) for name in _list_names(Path(folder)))
    return {_normalise_name(found[1]): found[2] for found in named if found}


def _list_names(folder: Path) -> list[str]:
    return [each.name for each in os.scandir(folder)] if folder.is_dir() else []


def _normalise_name(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def _load_version(package: str) -> str:
    """What an unusual installer wrote down, in a zip file say."""
    from importlib.metadata import version

    return version(package)
