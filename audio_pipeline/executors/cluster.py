"""Cluster: a Dask scheduler's workers as an executor, once it is certain that they would make the very same bytes."""

import functools
import hashlib
import logging
import platform
import re
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from audio_pipeline.errors import PipelineError

_CONNECT_TIMEOUT_S = 5
_START_HINT = "Start them: dask scheduler; dask worker {address} --nworkers -1 --nthreads 1"
_RETRIES = 3
"""So often a task may fail with its worker before the build does."""

_PACKAGES_BEHIND_BYTES = ("av", "gtts", "hibari-tts", "numpy", "pillow", "pydub", "soxr")


class ClusterError(PipelineError):
    """A cluster could not be reached, or would not make what this machine makes."""


@contextmanager
def connect_cluster(address: str) -> Iterator[Executor]:
    """The cluster's workers; what they have not finished in the end is dropped. ClusterError says why not."""
    client = _connect_client(address)
    try:
        _check_versions(client, address)
        pool = client.get_executor(pure=False, retries=_RETRIES)
        try:
            yield pool
        finally:
            pool.shutdown(wait=False)
    except CancelledError as lost:
        mend = "See what became of it, then run it again: what is done is kept"
        raise ClusterError("the cluster's scheduler has gone", where=address, hint=mend) from lost
    except _import_killed_worker() as dead:
        mend = "See in their logs why, memory say, then run it again: what is done is kept"
        raise ClusterError("its workers die of one task after another", where=address, hint=mend) from dead
    finally:
        client.close(timeout=1)


def _connect_client(address: str) -> Any:
    try:
        from distributed import Client, Security
    except ImportError as missing:
        mend = 'Install it: pip install "warm-recall[cluster]"'
        raise ClusterError("this needs the package “distributed”", where=f"--cluster {address}", hint=mend) from missing
    _check_address(address, Security)
    for talkative in ("distributed", "distributed.client", "tornado.application"):
        # What goes wrong is told in one line, by us.
        logging.getLogger(talkative).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of other versions: _compare knows better which of them matter
        try:
            return Client(  # type: ignore[no-untyped-call] # the library has no types
                address, timeout=_CONNECT_TIMEOUT_S, set_as_default=False
            )
        except (OSError, ValueError) as silence:
            mend = f"Check the address. {_START_HINT.format(address=address)}"
            raise ClusterError("no scheduler answers there", where=f"--cluster {address}", hint=mend) from silence


def _check_address(address: str, security: Any) -> None:
    """ClusterError for what nobody can be called by: the library takes long to see that, and leaves loose ends."""
    if not re.fullmatch(r"(tcp|tls)://[^/]+:\d+", address):
        mend = "Write it as the scheduler does when it starts: tcp://HOST:8786"
        raise ClusterError("this is no scheduler's address", where=f"--cluster {address}", hint=mend)
    if address.startswith("tls:") and not security().get_connection_args("client")["ssl_context"]:
        mend = "Name them in Dask's settings, under distributed.comm.tls; or use tcp:// in a network of your own"
        raise ClusterError("tls:// needs certificates", where=f"--cluster {address}", hint=mend)


def _import_killed_worker() -> type[BaseException]:
    from distributed import KilledWorker

    return KilledWorker


def _check_versions(client: Any, address: str) -> None:
    """ClusterError for a scheduler or a worker that is not as we are."""
    scheduler = client.get_versions()["scheduler"]["packages"]["distributed"]
    if scheduler != version("distributed"):
        what = f"the scheduler has distributed {scheduler}, and this machine {version('distributed')}"
        raise ClusterError(what, where=address, hint="Install the same here and there")
    try:
        client.run_on_scheduler(collect_versions)
    except ImportError as lacking:
        mend = "Install the same here and there: a scheduler hands our tasks on, and must know them"
        raise ClusterError("the scheduler has no Warm Recall", where=address, hint=mend) from lacking
    workers = client.run(collect_versions, on_error="return")
    if not workers:
        raise ClusterError("no worker is there", where=address, hint=_START_HINT.format(address=address))
    for worker, told in workers.items():
        if others := _describe_differences(told):
            raise ClusterError(f"a worker is not as this machine is: {others}", where=worker, hint="Install the same")


def _describe_differences(reported: Mapping[str, str] | Exception) -> str:
    """What is otherwise there than here."""
    if isinstance(reported, Exception):
        return f"it has no Warm Recall of this kind ({reported})"
    here = collect_versions()
    return ", ".join(
        f"{name} is {reported.get(name)} there, {here[name]} here" for name in here if reported.get(name) != here[name]
    )


def collect_versions() -> Mapping[str, str]:
    """What decides about the bytes that are made here, by name."""
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "the processor": platform.machine(),
        "Warm Recall": f"{_find_version('warm-recall')}+{_hash_code()}",
        **{package: _find_version(package) for package in _PACKAGES_BEHIND_BYTES},
    }


def _find_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


@functools.cache
def _hash_code() -> str:
    """A fingerprint of our own code: two of one version may differ while somebody works on it."""
    folder = Path(__file__).parents[1]
    code = b"".join(path.read_bytes() for path in sorted(folder.rglob("*.py")))
    return hashlib.sha256(code).hexdigest()[:8]
