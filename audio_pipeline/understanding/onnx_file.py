"""ONNX file: the nodes and tensors in the bytes of an ONNX file, to be read or written.

The package onnx does far more and takes longer to import than all else that the skill needs. The file is a message of
Protocol Buffers: https://protobuf.dev/programming-guides/encoding, with the fields of
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAPH, NODE, INITIALIZER = 7, 1, 5
"""The fields that lead to the nodes and the tensors: of the model, and of its graph."""

_DIMENSION, _DATA_TYPE, _NAME, _RAW_DATA = 1, 2, 8, 9
"""The fields of a tensor."""

_INPUT, _OUTPUT, _OPERATION, _ATTRIBUTE = 1, 2, 4, 5
"""The fields of a node."""

_NODE_TEXTS = frozenset({_INPUT, _OUTPUT, _OPERATION})

_ATTRIBUTE_NAME, _ATTRIBUTE_INTEGER, _ATTRIBUTE_INTEGERS, _ATTRIBUTE_TYPE = 1, 3, 8, 20
_INTEGER_TYPE, _INTEGERS_TYPE = 2, 7
"""The fields of an attribute, and its types."""

_DTYPES = {1: "<f4", 2: "|u1", 3: "|i1"}
"""The types of numbers that are known, by ONNX's number for them."""

_VARINT, _FIXED_64, _BYTES = 0, 1, 2
"""The kinds of fields; any other takes four bytes."""


@dataclass(frozen=True, slots=True)
class Node:
    """One operation, and the names of what it reads and makes."""

    operation: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


def read_tensors(file: bytearray) -> dict[str, NDArray[Any]]:
    """Return the tensors of floats and of 8-bit numbers by name; writing to one changes the file's bytes."""
    graphs = (value for field, value in read_fields(memoryview(file)) if field == GRAPH)
    messages = (value for graph in graphs for field, value in read_fields(graph) if field == INITIALIZER)
    return dict(tensor for message in messages if (tensor := _read_tensor(message)))


def read_node(message: memoryview) -> Node:
    """Return the node in a message."""
    fields = [(field, bytes(value).decode()) for field, value in read_fields(message) if field in _NODE_TEXTS]
    inputs, outputs = (tuple(text for field, text in fields if field == each) for each in (_INPUT, _OUTPUT))
    return Node(dict(fields)[_OPERATION], inputs, outputs)


def write_node(node: Node, **attributes: int | Sequence[int]) -> bytes:
    """Return the message of a node with these attributes."""
    texts = [*((_INPUT, each) for each in node.inputs), *((_OUTPUT, each) for each in node.outputs)]
    parts = [(field, text.encode()) for field, text in (*texts, (_OPERATION, node.operation))]
    parts += [(_ATTRIBUTE, _write_attribute(name, value)) for name, value in attributes.items()]
    return b"".join(write_field(*each) for each in parts)


def write_tensor(name: str, numbers: NDArray[Any]) -> bytes:
    """Return the message of a tensor of floats or of 8-bit numbers."""
    type_number = next(number for number, dtype in _DTYPES.items() if numbers.dtype == dtype)
    shape = b"".join(write_field(_DIMENSION, size) for size in numbers.shape)
    parts: list[tuple[int, int | bytes]] = [
        (_DATA_TYPE, type_number),
        (_NAME, name.encode()),
        (_RAW_DATA, numbers.tobytes()),
    ]
    return shape + b"".join(write_field(field, value) for field, value in parts)


def write_field(field: int, value: int | bytes | memoryview) -> bytes:
    """Return a field of a message: a number, or bytes."""
    if isinstance(value, int):
        return _write_varint(field << 3 | _VARINT) + _write_varint(value)
    return _write_varint(field << 3 | _BYTES) + _write_varint(len(value)) + bytes(value)


def _write_attribute(name: str, value: int | Sequence[int]) -> bytes:
    if isinstance(value, int):
        values, type_number = [(_ATTRIBUTE_INTEGER, value)], _INTEGER_TYPE
    else:
        values, type_number = [(_ATTRIBUTE_INTEGERS, each) for each in value], _INTEGERS_TYPE
    parts: list[tuple[int, int | bytes]] = [(_ATTRIBUTE_NAME, name.encode()), *values, (_ATTRIBUTE_TYPE, type_number)]
    return b"".join(write_field(field, part) for field, part in parts)


def _read_tensor(message: memoryview) -> tuple[str, NDArray[Any]] | None:
    """Return the name of a tensor and its numbers; None if they are of another type."""
    import numpy as np

    fields = list(read_fields(message))
    shape, values = [value for field, value in fields if field == _DIMENSION], dict(fields)
    if values[_DATA_TYPE] not in _DTYPES or _RAW_DATA not in values:
        return None
    numbers = np.frombuffer(values[_RAW_DATA], _DTYPES[values[_DATA_TYPE]])
    return bytes(values[_NAME]).decode(), numbers.reshape(shape)


def read_fields(message: memoryview) -> Iterator[tuple[int, Any]]:
    """Yield the number of each field and its value: a number, or the part of the message that it fills."""
    at = 0
    while at < len(message):
        key, at = _read_varint(message, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _read_varint(message, at)
            yield key >> 3, value
            continue
        size, at = _read_varint(message, at) if kind == _BYTES else (8 if kind == _FIXED_64 else 4, at)
        yield key >> 3, message[at : at + size]
        at += size


def _read_varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins here, seven bits a byte, the lowest first; and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:  # noqa: PLR2004 - the eighth bit says that another byte follows
            return number, at


def _write_varint(number: int) -> bytes:
    """Return a number, seven bits a byte, the lowest first; a negative one as a number of 64 bits."""
    number, data = number % (1 << 64), bytearray()
    while number > 0x7F:  # noqa: PLR2004 - as above
        data.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*data, number])
