#!/usr/bin/env python3
"""Networks of one step each with an input and what NumPy says comes out: tests/data/steps.bin, which steps_test.cpp reads.

usage: make_steps.py OUT
The file: for each case u32 length and name, u32 length and network, then the input and the output, each as u32 rank, u32
sides, f32 numbers.
"""

import struct
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))

import convert_networks as networks  # noqa: E402

random = np.random.default_rng(20261121)


def some(*shape):
    return random.uniform(-2, 2, shape).astype(np.float32)


def seen(array):
    """An array as the program sees it: large ones are kept in eight bits."""
    if array.size < networks.FEWEST_IN_BYTES or array.ndim < 2:
        return array
    rows = array.reshape(array.shape[0], -1)
    scales = (np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127).astype(np.float32)
    return (np.round(rows / scales[:, None]) * scales[:, None]).astype(np.float32).reshape(array.shape)


def finished(x, activation, scale, shift):
    done = {"none": lambda: x, "relu": lambda: np.maximum(x, 0), "sigmoid": lambda: 1 / (1 + np.exp(-x)),
            "hard_sigmoid": lambda: np.clip(x / 6 + 0.5, 0, 1), "steep_hard_sigmoid": lambda: np.clip(x * 0.2 + 0.5, 0, 1),
            "hard_swish": lambda: x * np.clip(x + 3, 0, 6) / 6, "swish": lambda: x / (1 + np.exp(-x))}[activation]()
    return done * scale + shift


def windows(x, high, wide, strides, margins):
    """[channels, rows, columns, high, wide] of a picture with margins of zeros."""
    top, left, bottom, right = margins
    padded = np.pad(x[0].astype(np.float64), ((0, 0), (top, bottom), (left, right)))
    view = np.lib.stride_tricks.sliding_window_view(padded, (high, wide), axis=(1, 2))
    return view[:, ::strides[0], ::strides[1]]


def convolve(x, weights, bias, numbers):
    view = windows(x, *weights.shape[2:], numbers[:2], numbers[2:])
    return (np.einsum("crxhw,ochw->orx", view, weights.astype(np.float64)) + bias[:, None, None])[None]


def convolve_apart(x, weights, bias, numbers):
    view = windows(x, *weights.shape[2:], numbers[:2], numbers[2:])
    return (np.einsum("crxhw,chw->crx", view, weights[:, 0].astype(np.float64)) + bias[:, None, None])[None]


def deconvolve(x, weights, bias, side):
    spread = np.einsum("ki,iyx->kyx", weights.astype(np.float64), x[0]).reshape(len(bias), side, side, *x.shape[2:])
    out = spread.transpose(0, 3, 1, 4, 2).reshape(len(bias), x.shape[2] * side, x.shape[3] * side)
    return (out + bias[:, None, None])[None]


def normalise(x, factor, summand, epsilon):
    x = x.astype(np.float64)
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + epsilon) * factor + summand


def softmax(x):
    powers = np.exp(x.astype(np.float64) - x.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def average_windows(x, high, wide):
    channels, rows, columns = x.shape[1], x.shape[2] // high, x.shape[3] // wide
    return x[:, :, :rows * high, :columns * wide].reshape(1, channels, rows, high, columns, wide).mean((3, 5))


def case(name, kind, x, others, numbers, expected, activation="none", scale=1.0, shift=0.0, finish=True):
    """`others`: the inputs besides x. `finish`: whether the tail is still to come."""
    out = finished(expected, activation, scale, shift) if finish else expected
    return name, kind, x, others, numbers, activation, scale, shift, out


def convolutions():
    for name, shape, form, numbers in (
            ("one pixel", (1, 5, 4, 9), (7, 5, 1, 1), (1, 1, 0, 0, 0, 0)),
            ("three by three", (1, 3, 7, 21), (6, 3, 3, 3), (1, 1, 1, 1, 1, 1)),
            ("every second", (1, 3, 9, 40), (16, 3, 3, 3), (2, 2, 1, 1, 1, 1)),
            ("a row", (1, 12, 1, 33), (10, 12, 1, 3), (1, 1, 0, 1, 0, 1)),
            ("odd margins", (1, 2, 6, 11), (13, 2, 2, 5), (2, 3, 1, 4, 0, 2)),
            ("many", (1, 40, 5, 17), (25, 40, 1, 1), (1, 1, 0, 0, 0, 0))):
        x, w, b = some(*shape), some(*form), some(form[0])
        yield case(f"convolve {name}", "convolve", x, [w, b], numbers, convolve(x, seen(w), b, numbers), "hard_swish", 0.7, -0.2)
    for name, shape, side, numbers in (
            ("three", (1, 4, 6, 37), 3, (1, 1, 1, 1, 1, 1)), ("five", (1, 11, 7, 12), 5, (2, 1, 2, 2, 2, 2)),
            ("across", (1, 3, 5, 70), 3, (1, 2, 1, 1, 1, 1)), ("both", (1, 2, 9, 13), 3, (2, 2, 1, 1, 1, 1))):
        x, w, b = some(*shape), some(shape[1], 1, side, side), some(shape[1])
        yield case(f"apart {name}", "convolve_apart", x, [w, b], numbers, convolve_apart(x, seen(w), b, numbers), "swish", 1.5, 0.25)
    for out, into, side in ((5, 7, 2), (1, 24, 2), (3, 2, 3)):
        x, w, b = some(1, into, 3, 19), some(out * side * side, into), some(out)
        yield case(f"deconvolve to {out}", "deconvolve", x, [w, b], (side,), deconvolve(x, seen(w), b, side), "sigmoid")


def products():
    for shape, out in (((1, 9, 12), 35), ((3, 4), 5), ((1, 1, 20), 16)):
        x, w, b = some(*shape), some(out, shape[-1]), some(out)
        yield case(f"dense to {out}", "dense", x, [w, b], (), x.astype(np.float64) @ seen(w).T + b, "relu")
    a, b = some(1, 2, 7, 5), some(1, 2, 5, 18)
    yield case("multiply_matrices", "multiply_matrices", a, [b], (), a.astype(np.float64) @ b)
    a, b, spread = some(1, 3, 5, 7), some(1, 3, 5, 7), some(1, 3, 1, 1)
    yield case("add", "add", a, [b], (), a + b)
    yield case("multiply each", "multiply", a, [b], (), a * b)
    yield case("multiply spread", "multiply", a, [spread], (), a * spread)


def single_numbers():
    far = np.array([[[-100, -88, -7, -3, 0, 3, 7, 20, 60, 88, 100]]], dtype=np.float32)
    for activation in networks.ACTIVATIONS:
        x = np.concatenate([some(1, 3, 11), far], axis=1)
        yield case(f"activate {activation}", "activate", x, [], (), x.astype(np.float64), activation, 1.25, -0.5)
    x = some(2, 5, 19) * 10
    yield case("softmax", "softmax", x, [], (), softmax(x))
    x, factor, summand = some(1, 6, 21), some(21), some(21)
    yield case("normalise", "normalise", x, [factor, summand], (), normalise(x, factor, summand, 1e-5), shift=1e-5, finish=False)
    x = some(1, 4, 5, 9)
    yield case("average_all", "average_all", x, [], (), x.mean((2, 3), keepdims=True))
    yield case("average_windows", "average_windows", x, [], (2, 3), average_windows(x, 2, 3))


def moves():
    x = some(1, 4, 3, 2, 5)
    yield case("transpose", "transpose", x, [], (2, 0, 3, 1, 4), x.transpose(2, 0, 3, 1, 4))
    yield case("reshape", "reshape", x, [], (0, 12, -1), x.reshape(1, 12, 10))
    x = some(3, 2, 4)
    yield case("take", "take", x, [], (1,), x[1])
    x, first, second = some(1, 2, 3, 5), some(1, 4, 3, 5), some(1, 1, 3, 5)
    yield case("enlarge", "enlarge", x, [], (3,), x.repeat(3, 2).repeat(3, 3))
    yield case("concatenate", "concatenate", x, [first, second], (1,), np.concatenate([x, first, second], 1))


def network(kind, others, numbers, activation, scale, shift):
    head = networks.MAGIC + struct.pack("<II", len(others), 1) + b"".join(networks.packed_constant(each) for each in others)
    places = [len(others), *range(len(others))]  # what comes in stands behind the constants
    return head + struct.pack("<IIIIff", networks.KINDS.index(kind), networks.ACTIVATIONS.index(activation), len(places),
                              len(numbers), scale, shift) + struct.pack(f"<{len(places)}I{len(numbers)}i", *places, *numbers)


def counted(data):
    return struct.pack("<I", len(data)) + data


def tensor(array):
    array = np.ascontiguousarray(array, dtype=np.float32)
    return struct.pack(f"<I{array.ndim}I", array.ndim, *array.shape) + array.tobytes()


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    out = b""
    for cases in (convolutions, products, single_numbers, moves):
        for name, kind, x, others, numbers, activation, scale, shift, expected in cases():
            out += counted(name.encode()) + counted(network(kind, others, numbers, activation, scale, shift))
            out += tensor(x) + tensor(expected)
    Path(arguments[0]).write_bytes(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
