"""Integer products: lets the encoder's model multiply with its int8 weights as they are.

onnxruntime would widen them to floats when it loads the model: four times the memory of each process. Here the other
factor of each product, rows of floats, becomes two 7-bit numbers for each float: it is rounded to a 63rd of the
greatest of its row, and what is left to a 126th of that. The result is as exact as with 14 bits, and takes no longer.
It does not depend on the other rows and, because sums of integers are exact, not on the processor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from audio_pipeline.understanding.onnx_file import (
    GRAPH,
    INITIALIZER,
    NODE,
    Node,
    read_fields,
    read_node,
    read_tensors,
    write_field,
    write_node,
    write_tensor,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GREATEST = 63
"""The greatest 7-bit number: with 8 bits, processors without VNNI would cut off the sum of two products at 32,767."""

_REST_SHARE = 1 / (2 * _GREATEST)
"""What is left after rounding is at most half a step; this part of a step is one."""

_ZERO = 64
"""What stands for 0: the numbers have no sign, as the fastest products want it."""

_LEAST = 1e-12
"""Instead of the greatest of a row of zeros."""

_ONE, _STEP, _REST, _TINY, _ZERO_POINT = "one", "step", "rest", "tiny", "zero_point"
"""The names of the constants in the model."""

_FLOAT = 1
"""ONNX's number for the type of floats."""


def use_integer_products(model: bytes) -> bytes:
    """Return the bytes of an ONNX file whose matrices of int8 numbers, `NAME_q` with `NAME_scale`, are not widened."""
    return b"".join(
        write_field(field, _rewrite_graph(value, read_tensors(bytearray(model))) if field == GRAPH else value)
        for field, value in read_fields(memoryview(model))
    )


def _rewrite_graph(graph: memoryview, tensors: dict[str, NDArray[Any]]) -> bytes:
    nodes = [read_node(value) for field, value in read_fields(graph) if field == NODE]
    matrices = {each.inputs[1] for each in nodes if each.operation == "MatMul" and f"{each.inputs[1]}_q" in tensors}
    constants = (write_field(INITIALIZER, each) for each in _write_constants())
    return b"".join([*_rewrite_parts(graph, matrices), *constants])


def _rewrite_parts(graph: memoryview, matrices: set[str]) -> Iterator[bytes]:
    """Yield the fields of the graph without what widens the matrices, and with other products."""
    widened, split = {name for each in matrices for name in (each, f"{each}_f")}, set[str]()
    for field, value in read_fields(graph):
        node = read_node(value) if field == NODE else None
        if node is None or not widened.intersection((*node.inputs, *node.outputs)):
            yield write_field(field, value)
        elif node.operation == "MatMul":
            factor, matrix = node.inputs
            if factor not in split:
                split.add(factor)
                yield from _write_nodes(_list_split_nodes(factor))
            yield from _write_nodes(_list_product_nodes(factor, matrix, node.outputs[0]))


def _write_constants() -> Iterator[bytes]:
    import numpy as np

    constants = {_ONE: 1, _STEP: 1 / _GREATEST, _REST: _REST_SHARE, _TINY: _LEAST}
    yield from (write_tensor(name, np.array(number, dtype=np.float32)) for name, number in constants.items())
    yield write_tensor(_ZERO_POINT, np.array(_ZERO, dtype=np.uint8))


Operation = tuple[str, tuple[str, ...], tuple[str, ...], dict[str, Any]]
"""The name of an operation, its inputs, its outputs and its attributes."""


def _list_split_nodes(factor: str) -> Iterator[Operation]:
    """Yield what splits a factor into two 7-bit numbers for each float, and makes one batch of them."""
    yield "Abs", (factor,), (f"{factor}_size",), {}
    yield "ReduceMax", (f"{factor}_size",), (f"{factor}_greatest",), {"axes": (-1,), "keepdims": 1}
    yield "Mul", (f"{factor}_greatest", _STEP), (f"{factor}_step0",), {}
    yield "Max", (f"{factor}_step0", _TINY), (f"{factor}_step",), {}
    yield "Div", (factor, f"{factor}_step"), (f"{factor}_steps",), {}
    yield "QuantizeLinear", (f"{factor}_steps", _ONE, _ZERO_POINT), (f"{factor}_coarse",), {}
    yield "DequantizeLinear", (f"{factor}_coarse", _ONE, _ZERO_POINT), (f"{factor}_rounded",), {}
    yield "Sub", (f"{factor}_steps", f"{factor}_rounded"), (f"{factor}_left",), {}
    yield "QuantizeLinear", (f"{factor}_left", _REST, _ZERO_POINT), (f"{factor}_fine",), {}
    yield "Concat", (f"{factor}_coarse", f"{factor}_fine"), (f"{factor}_parts",), {"axis": 0}


def _list_product_nodes(factor: str, matrix: str, product: str) -> Iterator[Operation]:
    """Yield what multiplies both parts with a matrix, adds them up and scales the sums."""
    yield "MatMulInteger", (f"{factor}_parts", f"{matrix}_q", _ZERO_POINT), (f"{product}_sums",), {}
    yield "Cast", (f"{product}_sums",), (f"{product}_floats",), {"to": _FLOAT}
    yield "Split", (f"{product}_floats",), (f"{product}_coarse", f"{product}_fine"), {"axis": 0}
    yield "Mul", (f"{product}_fine", _REST), (f"{product}_rest",), {}
    yield "Add", (f"{product}_coarse", f"{product}_rest"), (f"{product}_whole",), {}
    yield "Mul", (f"{product}_whole", f"{factor}_step"), (f"{product}_scaled",), {}
    yield "Mul", (f"{product}_scaled", f"{matrix}_scale"), (product,), {}


def _write_nodes(operations: Iterator[Operation]) -> Iterator[bytes]:
    for name, inputs, outputs, attributes in operations:
        yield write_field(NODE, write_node(Node(name, inputs, outputs), **attributes))
