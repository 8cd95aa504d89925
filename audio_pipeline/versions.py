"""Versions: find the versions of installed packages, on which the names of cached files depend.

They are read from the names of folders: loading importlib.metadata takes longer than a build with nothing to do.
"""

import functools
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_INFO = r"(.+?)-([^-]+)\.(?:dist|egg)-info"
"""The name of the folder that an installer writes beside a package (binary distribution format)."""


@functools.cache
def find_version(package: str) -> str:
    """Return the installed version of a package, without loading the package."""
    if installed := find_installed_versions().get(_normalise_name(package)):
        return installed
    # An unusual installer, for example of a zip file, leaves no such folder.
    from importlib.metadata import version

    return version(package)


@functools.cache
def find_installed_versions() -> Mapping[str, str]:
    """Return the version of every package with a folder on the path; of two, the one that is imported."""
    folders = filter(Path.is_dir, map(Path, reversed(sys.path)))
    matches = (re.fullmatch(_INFO, entry.name) for folder in folders for entry in os.scandir(folder))
    return {_normalise_name(match[1]): match[2] for match in matches if match}


def _normalise_name(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
