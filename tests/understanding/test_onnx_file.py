"""Tensors of an ONNX file are found by name, and written in place; nodes and tensors can be written anew."""

import struct
from typing import Any

import numpy as np
import pytest

from audio_pipeline.understanding.onnx_file import (
    Node,
    read_fields,
    read_node,
    read_tensors,
    write_field,
    write_node,
    write_tensor,
)


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


def test_a_node_that_is_written_is_read_again() -> None:
    node = Node("Concat", ("one", "another"), ("both",))
    assert read_node(memoryview(write_node(node, axis=0))) == node


def test_a_number_of_an_attribute_may_be_negative() -> None:
    written = write_node(Node("ReduceMax", ("one",), ("greatest",)), axes=(-1,))
    assert field(8, (1 << 64) - 1) in written


@pytest.mark.parametrize("dtype", [np.float32, np.uint8, np.int8])
def test_a_tensor_that_is_written_is_read_again(dtype: type) -> None:
    numbers: Any = np.frombuffer(bytes(range(24)), dtype).reshape(2, -1)
    file = bytearray(field(7, write_field(5, write_tensor("numbers", numbers))))
    assert np.array_equal(read_tensors(file)["numbers"], numbers)
    assert read_tensors(file)["numbers"].dtype == dtype


def test_fields_that_are_written_are_read_again() -> None:
    message = write_field(3, 70_000) + write_field(8, b"some bytes")
    assert [
        (number, value if isinstance(value, int) else bytes(value))
        for number, value in read_fields(memoryview(message))
    ] == [
        (3, 70_000),
        (8, b"some bytes"),
    ]
