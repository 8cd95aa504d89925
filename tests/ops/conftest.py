"""What the tests of AWS stand on: the function's zip, and the emulator."""

import platform
import sys
from collections.abc import Iterator

import pytest

from ops.function_zip import FunctionZip, build_function_zip
from tests.ops.emulator import Emulator, run_guarded_emulator

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
MACHINE = {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x86_64")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> FunctionZip:
    """The function, for this Python and processor."""
    return build_function_zip(architecture=MACHINE, python=HERE, out=tmp_path_factory.mktemp("zip"))


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """An account of AWS on loopback with nothing in it; whoever runs in this process, and its children, may do all."""
    with pytest.MonkeyPatch.context() as environment, run_guarded_emulator(tmp_path_factory.mktemp("aws")) as found:
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
            environment.delenv(name, raising=False)
        for name, value in found.environment.items():
            environment.setenv(name, value)
        yield found
