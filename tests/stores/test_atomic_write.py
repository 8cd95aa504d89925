"""A file is written whole or not at all."""

import stat
from pathlib import Path

import pytest

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.atomic_write import write_atomically


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_takes_the_place_of_the_one_before_and_leaves_nothing_else(tmp_path: Path, *, durable: bool) -> None:
    write_atomically(tmp_path / "line.wav", b"one", durable=durable)
    write_atomically(tmp_path / "line.wav", b"two", durable=durable)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("line.wav", b"two")]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "show.toml").write_bytes(b"one")
    (tmp_path / "show.toml").chmod(0o640)
    write_atomically(tmp_path / "show.toml", b"two")
    assert stat.S_IMODE((tmp_path / "show.toml").stat().st_mode) == 0o640


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "line.wav" / "inside").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"line\.wav: the disk said .*A folder stands where a file is needed"):
        write_atomically(tmp_path / "line.wav", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["line.wav"]


def test_the_file_appears_only_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "line.wav").write_bytes(b"one")
    seen: list[bytes] = []
    replace = Path.replace

    def look_first(self: Path, target: Path) -> Path:
        seen.extend((self.read_bytes(), target.read_bytes()))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", look_first)
    write_atomically(tmp_path / "line.wav", b"two")
    assert seen == [b"two", b"one"]
