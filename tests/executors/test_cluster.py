"""Cluster: the same bytes from many machines, one of which may die; and what is said when there is none."""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.errors import ContentError
from audio_pipeline.executors.cluster import ClusterError, collect_versions, connect_cluster
from audio_pipeline.executors.workers import open_worker_pool
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.s3 import S3Store
from tests import cluster_server, small_show, wide_show
from tests.cluster_server import ROOT
from tests.log_records import list_records
from tests.loopback import find_free_port
from tests.vectors import send_vectors


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def address(logs: Path, s3_endpoint: str) -> Iterator[str]:
    """A cluster of two workers, who have the keys of the loopback store."""
    del s3_endpoint
    with (
        cluster_server.scheduler(logs / "scheduler") as there,
        cluster_server.worker(there, logs / "first"),
        cluster_server.worker(there, logs / "second"),
    ):
        yield there


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wide_show.write(tmp_path_factory.mktemp("content") / "show")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, content: Path) -> dict[str, bytes]:
    """What one thread of this process makes."""
    root = tmp_path_factory.mktemp("here")
    wide_show.built(content, small_show.workshop(root))
    return wide_show.files(root / "out")


@pytest.fixture
def shop(tmp_path: Path, address: str) -> BuildContext:
    return replace(small_show.workshop(tmp_path), cluster=address)


def pid(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def refused(_: int) -> None:
    raise ContentError("no", where="here", hint="Do not")


def asleep(seconds: float) -> None:
    time.sleep(seconds)


def test_a_cluster_makes_the_very_bytes_of_this_machine(
    tmp_path: Path, content: Path, shop: BuildContext, here: dict[str, bytes]
) -> None:
    wide_show.built(content, shop)
    assert wide_show.files(tmp_path / "out") == here


def test_two_processes_make_the_very_bytes_of_one_thread(tmp_path: Path, content: Path, here: dict[str, bytes]) -> None:
    wide_show.built(content, replace(small_show.workshop(tmp_path), jobs=2))
    assert wide_show.files(tmp_path / "out") == here


def test_a_worker_that_is_killed_costs_its_tasks_alone(
    tmp_path: Path, content: Path, shop: BuildContext, logs: Path, here: dict[str, bytes]
) -> None:
    assert shop.cluster
    with cluster_server.worker(shop.cluster, logs / "third") as third:
        building = threading.Thread(target=wide_show.built, args=(content, shop))
        building.start()
        while not list((tmp_path / "cache").glob("chunks/*.mp3")):
            time.sleep(0.01)
        third.send_signal(signal.SIGKILL)
        building.join()
    assert wide_show.files(tmp_path / "out") == here


def test_an_edit_built_by_the_cluster_has_the_bytes_of_a_clean_build_here(tmp_path: Path, shop: BuildContext) -> None:
    content = wide_show.write(tmp_path / "show", wide_show.FORMS[:2])
    wide_show.built(content, shop)
    wide_show.edit(content)
    edited = wide_show.built(content, shop)
    wide_show.built(content, small_show.workshop(tmp_path / "clean"))
    clean = wide_show.files(tmp_path / "clean" / "out")
    assert {name: wide_show.files(tmp_path / "out")[name] for name in clean} == clean
    assert [job.content.id for job in edited.plan.to_make] == ["two", "two-again"]


def test_the_cache_may_be_a_bucket(
    tmp_path: Path, shop: BuildContext, s3_bucket: str, s3_endpoint: str, content: Path, here: dict[str, bytes]
) -> None:
    bucket = S3Store.from_address(f"s3://{s3_bucket}/cache", endpoint_url=s3_endpoint)
    pad = sound_library.sound_key("pad")
    put_checked(bucket, pad, get_checked(shop.cache, pad) or b"", "application/octet-stream")
    send_vectors(bucket)
    assert pickle.loads(pickle.dumps(bucket)) == bucket  # noqa: S301 - our own bytes
    wide_show.built(content, replace(shop, cache=bucket))
    assert wide_show.files(tmp_path / "out") == here


def test_tasks_are_done_by_the_clusters_workers(address: str) -> None:
    with open_worker_pool(1, 40, address) as pool:
        assert os.getpid() not in set(pool.map(pid, range(40)))


def test_without_work_nobody_calls_the_cluster() -> None:
    with open_worker_pool(1, 0, "tcp://127.0.0.1:1") as pool:
        assert isinstance(pool, Executor)


def test_what_fails_on_the_cluster_is_told_as_it_is_here(address: str) -> None:
    with pytest.raises(ContentError, match=r"^here: no\. Do not\.$"), open_worker_pool(1, 1, address) as pool:
        pool.submit(refused, 1).result()


# --- how it ends ----------------------------------------------------------------------------------------------

CHIEF = """
import sys
from concurrent.futures import ThreadPoolExecutor
from audio_pipeline.executors.workers import open_worker_pool
from tests.executors.test_cluster import asleep

try:
    with open_worker_pool(1, 40, sys.argv[1]) as pool:
        begun = [pool.submit(asleep, 0.01) for _ in range(3)]
        for each in begun:
            each.result()
        print("at work", flush=True)
        pool.submit(asleep, 60).result()
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_ctrl_c_ends_a_build_within_a_second_and_the_cluster_is_free_again(address: str) -> None:
    command = [sys.executable, "-c", CHIEF, address]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=ROOT, start_new_session=True) as chief:
        assert chief.stdout is not None
        assert chief.stderr is not None
        assert chief.stdout.readline() == "at work\n"
        begun = time.monotonic()
        os.killpg(chief.pid, signal.SIGINT)
        assert chief.wait(timeout=10) == 130
        took_s = time.monotonic() - begun
        assert chief.stderr.read() == ""
    assert took_s < 1.5


def test_a_cluster_that_goes_away_is_told_in_one_line(logs: Path, caplog: pytest.LogCaptureFixture) -> None:
    with cluster_server.scheduler(logs / "short") as there:
        assert "the cluster has no workers. Start them: dask scheduler; dask worker tcp:" in refusal(there)
        with (
            cluster_server.worker(there, logs / "lone"),
            pytest.raises(ClusterError, match=r"^tcp://\S+: the cluster's scheduler stopped\. [^\n]*$"),
        ):
            left_alone(there)
    assert list_records(caplog) == []


def left_alone(address: str) -> None:
    """At work, when the scheduler is killed."""
    with connect_cluster(address) as pool:
        task = pool.submit(asleep, 60)
        os.kill(cluster_server.process_of(address), signal.SIGKILL)
        task.result()


# --- what is said when there is none --------------------------------------------------------------------------


def refusal(address: str) -> str:
    with pytest.raises(ClusterError) as told, connect_cluster(address):
        pass
    assert "\n" not in str(told.value)
    return str(told.value)


def test_where_nobody_answers_that_is_said_soon() -> None:
    begun = time.monotonic()
    assert "no scheduler answers there. Check the address." in refusal(f"tcp://127.0.0.1:{find_free_port()}")
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("address", ["nonsense", "ws://127.0.0.1:8786", "tcp://127.0.0.1", "127.0.0.1:8786"])
def test_what_is_no_address_is_told_at_once(address: str) -> None:
    assert f"--cluster {address}: this is not the address of a scheduler. Write it as" in refusal(address)


def test_a_secure_address_without_certificates_is_told_at_once() -> None:
    said = refusal(f"tls://127.0.0.1:{find_free_port()}")
    assert "tls:// needs certificates. Name them in Dask's settings" in said


def test_a_scheduler_of_another_time_is_not_worked_with(logs: Path) -> None:
    with cluster_server.scheduler(logs / "other", of_another_time=True) as there:
        assert "the scheduler has distributed 2020.1.0, and this machine 2" in refusal(there)


def test_a_worker_with_other_code_is_not_worked_with(tmp_path: Path, address: str, logs: Path) -> None:
    shutil.copytree(ROOT / "audio_pipeline", tmp_path / "audio_pipeline")
    with (tmp_path / "audio_pipeline" / "content" / "model.py").open("a") as model:
        model.write("# another day\n")
    with cluster_server.worker(address, logs / "strange", code=tmp_path):
        said = refusal(address)
    assert "a worker differs from this machine: Warm Recall is 0.1.0+" in said
    assert f"{collect_versions()['Warm Recall']} here. Install the same there as here." in said
    with open_worker_pool(1, 1, address) as pool:  # who is left is as we are
        assert pool.submit(abs, -1).result() == 1


def test_without_the_extra_it_is_said_what_to_install() -> None:
    program = (
        "import sys; sys.modules['distributed'] = None; from audio_pipeline.executors.cluster import connect_cluster\n"
    )
    program += "try:\n with connect_cluster('tcp://127.0.0.1:1'): pass\nexcept Exception as told: print(told)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said == (
        "--cluster tcp://127.0.0.1:1: this needs the package “distributed”. "
        'Install it: pip install "warm-recall[cluster]".\n'
    )
