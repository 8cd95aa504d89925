"""The checksum of the LAME tag, against its definition."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.signal.crc import crc16, joined


def bit_by_bit(data: bytes) -> int:
    """CRC-16/ARC as its definition has it: reflected, from nothing."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xA001 * (crc & 1)
    return crc


def test_the_check_value_of_every_table_of_checksums() -> None:
    assert crc16(b"123456789") == 0xBB3D


def test_nothing_sums_up_to_nothing() -> None:
    assert crc16(b"") == 0


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=900), more=st.integers(0, 3))
def test_many_blocks_at_once_sum_up_to_the_bytes_one_by_one(data: bytes, more: int) -> None:
    long = data + bytes(range(256)) * more
    assert crc16(long) == bit_by_bit(long)


@settings(max_examples=50, deadline=None)
@given(stretches=st.lists(st.binary(max_size=400), max_size=6))
def test_stretches_summed_apart_sum_up_to_the_whole(stretches: list[bytes]) -> None:
    assert joined((bit_by_bit(each), len(each)) for each in stretches) == bit_by_bit(b"".join(stretches))
