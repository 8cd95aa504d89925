"""The store in a folder, on a real disk."""

import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.folder import ABANDONED_AFTER_S, UNFINISHED_FOLDER, FolderStore
from audio_pipeline.stores.store import Store
from tests.contracts.store_contract import StoreContract, item


class TestFolderStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        return FolderStore(tmp_path / "kept")


class TestCacheInFolder(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        return FolderStore(tmp_path / "kept", durable=False)


@pytest.fixture
def folder(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path)


def test_an_item_is_a_file_of_its_name_that_others_may_read(folder: FolderStore) -> None:
    folder.put(item(b"warm", "a/b.mp3"))
    assert (folder.root / "a/b.mp3").read_bytes() == b"warm"
    before = os.umask(0o022)
    os.umask(before)
    assert stat.S_IMODE((folder.root / "a/b.mp3").stat().st_mode) == 0o666 & ~before


def test_an_address_names_the_folder() -> None:
    assert FolderStore.from_address("folder:build/out") == FolderStore(Path("build/out"))
    assert FolderStore.from_address("folder:~/out") == FolderStore(Path.home() / "out")


@pytest.mark.parametrize("address", ["", "folder:", "folder", "build", "s3://bucket/x"])
def test_what_names_no_folder_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(StoreError, match=r"names no folder.*folder:DIR"):
        FolderStore.from_address(address)


def test_the_home_of_nobody_is_refused() -> None:
    with pytest.raises(StoreError, match=r"folder:~nobody-here/out.*whole path"):
        FolderStore.from_address("folder:~nobody-here/out")


def test_a_name_in_the_folder_is_its_url(folder: FolderStore) -> None:
    assert folder.url_for("programmes/hug/3fa9.mp3") == "programmes/hug/3fa9.mp3"


def test_what_a_killed_writer_left_is_swept_and_what_is_being_written_is_not(folder: FolderStore) -> None:
    folder.put(item())
    left, fresh = (folder.root / UNFINISHED_FOLDER / name for name in ("left", "fresh"))
    for path in (left, fresh):
        path.write_bytes(b"ha")
    long_ago = time.time() - ABANDONED_AFTER_S - 1
    os.utime(left, (long_ago, long_ago))
    folder.put(item())
    assert fresh.exists()
    assert not left.exists()


WRITER = """
import sys
from pathlib import Path
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob
store = FolderStore(Path(sys.argv[1]))
letters = [bytes([97 + n]) * 3_000_000 for n in range(26)]
print("ready", flush=True)
while True:
    for data in letters:
        held = store.get("catalog.json")
        blob = Blob(name="catalog.json", data=data, content_type="")
        store.put_if_match(blob, expected_etag=held.etag if held else None)
"""


@pytest.mark.parametrize("wait_ms", [5, 17, 31, 52])
def test_a_writer_killed_in_the_middle_leaves_whole_items_and_no_lock(folder: FolderStore, wait_ms: int) -> None:
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(folder.root)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            while (held := folder.get("catalog.json")) is None or held.data == b"after":
                time.sleep(0.001)
            time.sleep(wait_ms / 1000)
            writer.send_signal(signal.SIGKILL)
        held = folder.get("catalog.json")
        assert held is not None
        assert len(held.data) == 3_000_000
        assert len(set(held.data)) == 1
        assert folder.put_if_match(item(b"after", "catalog.json"), expected_etag=held.etag)
        assert {path.name for path in folder.root.iterdir() if not path.name.startswith(".")} == {"catalog.json"}


def test_a_reader_beside_a_writer_never_meets_a_half(folder: FolderStore) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder.root)], stdout=subprocess.PIPE) as writer:
        try:
            while not (held := folder.get("catalog.json")):
                time.sleep(0.001)
            for _ in range(200):
                held = folder.get("catalog.json")
                assert held is not None
                assert held.data == held.data[:1] * 3_000_000
        finally:
            writer.kill()


FULL_DISK = """
mount -t tmpfs -o size=256k none "$1" || exit 77
exec "$2" -c '
import sys
from pathlib import Path
from audio_pipeline.errors import StoreError
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob
store = FolderStore(Path(sys.argv[1]))
store.put(Blob(name="small", data=b"x" * 1000, content_type=""))
try:
    store.put(Blob(name="big", data=b"x" * 1_000_000, content_type=""))
except StoreError as full:
    print(full)
print(sorted(str(p.relative_to(sys.argv[1])) for p in Path(sys.argv[1]).rglob("*") if p.is_file()))
store.put(Blob(name="small", data=b"y" * 1000, content_type=""))
' "$1"
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="no unshare here to mount a small disk with")
def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", FULL_DISK, "-"]
    done = subprocess.run(
        [*command, str(tmp_path), sys.executable],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("this machine does not let us mount a small disk")
    said, left = done.stdout.splitlines()
    assert f'{tmp_path}/big: the disk said "no space left on device". Make room' in said
    assert left == "['small']"
    assert done.returncode == 0, done.stderr


def test_a_write_cut_short_leaves_nothing(folder: FolderStore) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    folder.put(item(b"first"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StoreError, match="file too large"):
            folder.put(item(b"x" * 1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (folder.root / "programmes/hug/3fa9.mp3").read_bytes() == b"first"
    assert list((folder.root / UNFINISHED_FOLDER).iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is allowed to root")
def test_a_folder_that_may_not_be_written_is_said(folder: FolderStore) -> None:
    folder.root.chmod(0o500)
    with pytest.raises(StoreError, match=r"permission denied.*Give yourself the right"):
        folder.put(item())


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="A file stands where a folder is needed"):
        FolderStore(tmp_path / "file").put(item())
    with pytest.raises(StoreError, match="A file stands where a folder is needed"):
        FolderStore(tmp_path / "file").put_if_match(item(), expected_etag=None)


BOTH = """
import sys
from pathlib import Path
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.checksummed import put_checked, get_checked
store = FolderStore(Path(sys.argv[1]), durable=False)
sound = sys.argv[2].encode() * 1_000_000
for _ in range(60):
    put_checked(store, "clips/aa.wav", sound, "")
    found = get_checked(store, "clips/aa.wav")
    assert found is not None and len(set(found)) == 1 and len(found) == 1_000_000
"""


def test_two_processes_that_put_the_same_name_both_read_something_whole(folder: FolderStore) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", BOTH, str(folder.root), letter]) for letter in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert list((folder.root / UNFINISHED_FOLDER).iterdir()) == []


@pytest.mark.parametrize("where", [0, 500, -1])
def test_a_damaged_blob_is_a_missing_one(folder: FolderStore, where: int) -> None:
    put_checked(folder, "clips/aa.wav", b"warm" * 250, "")
    blob = bytearray((folder.root / "clips/aa.wav").read_bytes())
    blob[where] ^= 1
    (folder.root / "clips/aa.wav").write_bytes(blob)
    assert get_checked(folder, "clips/aa.wav") is None
    (folder.root / "clips/aa.wav").write_bytes(blob[:20])
    assert get_checked(folder, "clips/aa.wav") is None
    put_checked(folder, "clips/aa.wav", b"warm" * 250, "")
    assert get_checked(folder, "clips/aa.wav") == b"warm" * 250
