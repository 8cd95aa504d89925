"""Tensors of an ONNX file are found by name, and written in place."""

import struct

from audio_pipeline.understanding.onnx_weights import read_tensors


def varint(number: int) -> bytes:
    parts = []
    while number >= 0x80:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])


def field(number: int, content: bytes | int) -> bytes:
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def tensor(name: str, data_type: int, shape: tuple[int, ...], raw: bytes) -> bytes:
    dimensions = b"".join(field(1, each) for each in shape)
    return field(5, dimensions + field(2, data_type) + field(8, name.encode()) + field(9, raw))


FLOATS = struct.pack("<200f", *range(200))
GRAPH = (
    field(1, b"a node")
    + tensor("weights", 1, (100, 2), FLOATS)
    + tensor("small", 3, (3,), b"\x01\xff\x80")
    + tensor("places", 7, (1,), bytes(8))
)
MODEL = field(1, 9) + varint(3 << 3 | 5) + bytes(4) + varint(4 << 3 | 1) + bytes(8) + field(7, GRAPH)


def test_floats_and_int8_numbers_are_read_with_their_shapes() -> None:
    tensors = read_tensors(bytearray(MODEL))
    assert set(tensors) == {"weights", "small"}
    assert tensors["weights"].shape == (100, 2)
    assert tensors["weights"][99].tolist() == [198, 199]
    assert tensors["small"].tolist() == [1, -1, -128]


def test_what_is_written_to_a_tensor_stands_in_the_file() -> None:
    file = bytearray(MODEL)
    read_tensors(file)["weights"][0, 1] = 7.5
    assert len(file) == len(MODEL)
    assert read_tensors(file)["weights"][0].tolist() == [0, 7.5]


def test_a_file_without_a_graph_has_no_tensors() -> None:
    assert read_tensors(bytearray(field(1, 9))) == {}
