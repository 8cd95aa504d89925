"""Sealed: damage counts as absence."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.stores.checksummed import add_checksum, get_checked, put_checked, verify_checksum
from audio_pipeline.stores.folder import FolderStore


@given(data=st.binary(max_size=500))
def test_what_is_sealed_comes_back(data: bytes) -> None:
    assert verify_checksum(add_checksum(data)) == data


@given(data=st.binary(max_size=500), where=st.integers(min_value=0), flipped=st.integers(1, 255))
def test_one_changed_byte_anywhere_breaks_the_seal(data: bytes, where: int, flipped: int) -> None:
    blob = bytearray(add_checksum(data))
    blob[where % len(blob)] ^= flipped
    assert verify_checksum(bytes(blob)) is None


@given(data=st.binary(max_size=500), kept=st.integers(min_value=0))
def test_a_blob_cut_short_is_missing(data: bytes, kept: int) -> None:
    blob = add_checksum(data)
    assert verify_checksum(blob[: kept % len(blob)]) is None


@given(blob=st.binary(max_size=100))
def test_what_nobody_sealed_is_missing(blob: bytes) -> None:
    assert verify_checksum(blob) is None


def test_a_damaged_item_is_a_missing_one_until_it_is_kept_again(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    assert get_checked(store, "clips/aa") is None
    put_checked(store, "clips/aa", b"warm", "application/octet-stream")
    assert get_checked(store, "clips/aa") == b"warm"
    (tmp_path / "clips/aa").write_bytes(b"")
    assert get_checked(store, "clips/aa") is None
    put_checked(store, "clips/aa", b"warm", "application/octet-stream")
    assert get_checked(store, "clips/aa") == b"warm"
