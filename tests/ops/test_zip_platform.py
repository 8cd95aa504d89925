"""A zip for another processor or another Python than the function's is refused with the command that mends it."""

import zipfile
from pathlib import Path

import pytest

from ops.errors import OpsError
from ops.function_zip import FunctionZip
from ops.zip_platform import require_platform
from tests.ops.conftest import HERE, MACHINE
from tests.ops.zips import write_zip


def test_the_zip_that_is_built_is_for_what_it_was_built_for(built: FunctionZip) -> None:
    require_platform(built.path, architecture=MACHINE, python=HERE)


@pytest.mark.parametrize(
    ("architecture", "python", "told"),
    [
        ("x86_64", "3.13", "it was built for x86_64 and Python 3.13, and the function has arm64 and Python 3.13"),
        ("arm64", "3.12", "it was built for arm64 and Python 3.12, and the function has arm64 and Python 3.13"),
        ("riscv64", "3.13", "it was built for processor 0x00f3 and Python 3.13"),
    ],
)
def test_another_processor_or_python_is_named_beside_the_functions(
    architecture: str, python: str, told: str, tmp_path: Path
) -> None:
    file = write_zip(tmp_path / "skill.zip", architecture, python)
    with pytest.raises(OpsError) as refused:
        require_platform(file, architecture="arm64", python="3.13")
    assert told in str(refused.value)
    assert "scripts/package-lambda --architecture arm64 --python 3.13" in str(refused.value)


def test_a_zip_that_was_put_together_of_two_is_refused(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "skill.zip", "arm64", "3.13")
    with (
        zipfile.ZipFile(file, "a") as archive,
        zipfile.ZipFile(write_zip(tmp_path / "o.zip", "x86_64", "3.13")) as other,
    ):
        archive.writestr("onnxruntime/libonnxruntime.so.1.20", other.read(other.namelist()[-1]))
    with pytest.raises(OpsError, match="built for arm64 and x86_64"):
        require_platform(file, architecture="arm64", python="3.13")


def test_a_zip_without_a_library_is_no_function_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "skill.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("skill/lambda_main.py", "handler = None")
    with pytest.raises(OpsError, match="built for no processor and Python of no version"):
        require_platform(file, architecture="arm64", python="3.13")
