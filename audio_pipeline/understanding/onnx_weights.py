"""ONNX weights: the tensors in the bytes of an ONNX file, to be read or written in place.

The package onnx does far more and takes longer to import than all else that the skill needs. The file is a message of
Protocol Buffers: https://protobuf.dev/programming-guides/encoding, with the fields of
https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GRAPH, _INITIALIZER = 7, 5
"""The fields that lead to the tensors: of the model, and of its graph."""

_DIMENSION, _DATA_TYPE, _NAME, _RAW_DATA = 1, 2, 8, 9
"""The fields of a tensor."""

_DTYPES = {1: "<f4", 3: "<i1"}
"""The types of numbers that are read, by ONNX's number for them."""

_VARINT, _FIXED_64, _BYTES = 0, 1, 2
"""The kinds of fields; any other takes four bytes."""


def read_tensors(file: bytearray) -> dict[str, NDArray[Any]]:
    """Return the tensors of floats and of int8 numbers by name; writing to one changes the file's bytes."""
    graphs = (value for field, value in _read_fields(memoryview(file)) if field == _GRAPH)
    messages = (value for graph in graphs for field, value in _read_fields(graph) if field == _INITIALIZER)
    return dict(tensor for message in messages if (tensor := _read_tensor(message)))


def _read_tensor(message: memoryview) -> tuple[str, NDArray[Any]] | None:
    """Return the name of a tensor and its numbers; None if they are of another type."""
    import numpy as np

    fields = list(_read_fields(message))
    shape, values = [value for field, value in fields if field == _DIMENSION], dict(fields)
    if values[_DATA_TYPE] not in _DTYPES or _RAW_DATA not in values:
        return None
    numbers = np.frombuffer(values[_RAW_DATA], _DTYPES[values[_DATA_TYPE]])
    return bytes(values[_NAME]).decode(), numbers.reshape(shape)


def _read_fields(message: memoryview) -> Iterator[tuple[int, Any]]:
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
