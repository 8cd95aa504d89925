"""Zip platform: for which processor and which Python the libraries in a function's zip were built."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ops.errors import OpsError

_MACHINES = {b"\xb7\x00": "arm64", b"\x3e\x00": "x86_64"}
"""The processors of AWS Lambda, by the two bytes (e_machine) with which the head of an ELF file names them."""

_ELF, _MACHINE = b"\x7fELF", slice(18, 20)
_LIBRARY = re.compile(r"\.so(\.\d+)*$")
_PYTHON = re.compile(r"\.cpython-(\d)(\d+)-[^/]*\.so$")
"""The Python in a library's name; one without runs on several, or is none of Python's."""


def require_platform(path: Path, *, architecture: str, python: str) -> None:
    """Raise OpsError if what is in a zip does not run on this processor and this Python."""
    try:
        with zipfile.ZipFile(path) as archive:
            architectures, pythons = set(_list_architectures(archive)), set(_list_pythons(archive))
    except (OSError, zipfile.BadZipFile, zlib.error) as fault:
        raise _make_refusal(f"{path}: its libraries cannot be read ({fault}).", architecture, python) from fault
    if (architectures, pythons) != ({architecture}, {python}):
        built = f"for {_join(architectures, 'no processor')} and Python {_join(pythons, 'of no version')}"
        what = f"{path}: it was built {built}, and the function has {architecture} and Python {python}."
        raise _make_refusal(what, architecture, python)


def _list_architectures(archive: zipfile.ZipFile) -> Iterator[str]:
    for each in archive.namelist():
        if _LIBRARY.search(each):
            with archive.open(each) as library:
                head = library.read(_MACHINE.stop)
            if head.startswith(_ELF):
                yield _MACHINES.get(head[_MACHINE], f"processor 0x{head[_MACHINE][::-1].hex()}")


def _list_pythons(archive: zipfile.ZipFile) -> Iterator[str]:
    for each in archive.namelist():
        if match := _PYTHON.search(each):
            yield f"{match[1]}.{match[2]}"


def _join(found: set[str], none: str) -> str:
    return " and ".join(sorted(found)) or none


def _make_refusal(what: str, architecture: str, python: str) -> OpsError:
    return OpsError(
        what,
        left="the stack, whose function is as it was, and the published show.",
        go_on="leave --zip out, and deploy makes the right one; or make it: "
        f"scripts/package-lambda --architecture {architecture} --python {python}",
    )
