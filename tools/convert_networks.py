#!/usr/bin/env python3
"""Turn one of PP-OCRv4's networks (ONNX) into the form that src/ocr/net reads: steps in the order they are taken, each with
what belongs to it folded in, and weights of eight bits.

usage: convert_networks.py NETWORK.onnx OUT     a file that exists is left alone

What is folded: normalisation, factors and summands into the weights before them, activations into the step they follow, and
the many small steps of a layer normalisation into one. The last softmax is left out: the reader needs it for few characters.
A network that asks for anything else fails the build. Needs Debian's python3-onnx.
"""

import os
import struct
import sys
from pathlib import Path

import numpy as np

# As src/ocr/net/step.h counts them.
KINDS = ["convolve", "convolve_apart", "deconvolve", "dense", "multiply_matrices", "add", "multiply", "activate",
         "average_all", "average_windows", "transpose", "reshape", "softmax", "take", "enlarge", "concatenate", "normalise"]
ACTIVATIONS = ["none", "relu", "sigmoid", "hard_sigmoid", "steep_hard_sigmoid", "hard_swish", "swish"]
HARD_SIGMOIDS = {1 / 6: "hard_sigmoid", 0.2: "steep_hard_sigmoid"}  # by their slope
WEIGHTED = {"Conv", "ConvTranspose", "MatMul"}
MAGIC = b"RECOUPN1"
FEWEST_IN_BYTES = 256  # smaller weights stay as they are


class Node:
    def __init__(self, kind, inputs, output, attributes=None):
        self.kind = kind
        self.inputs = list(inputs)
        self.output = output
        self.attributes = attributes or {}
        self.activation = "none"
        self.scale = 1.0
        self.shift = 0.0

    def has_tail(self):
        return self.activation != "none" or self.is_moved()

    def is_moved(self):
        return self.scale != 1.0 or self.shift != 0.0


class Graph:
    """Nodes in their order, and the arrays that are constant."""

    def __init__(self, path):
        import onnx
        from onnx import helper, numpy_helper

        graph = onnx.load(path).graph
        self.constants = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
        self.nodes = []
        for node in graph.node:
            attributes = {each.name: helper.get_attribute_value(each) for each in node.attribute}
            if node.op_type == "Constant":
                self.constants[node.output[0]] = numpy_helper.to_array(attributes["value"])
            else:
                self.nodes.append(Node(node.op_type, node.input, node.output[0], attributes))
        self.input = graph.input[0].name
        self.output = graph.output[0].name

    def maker(self, name):
        return next((node for node in self.nodes if node.output == name), None)

    def users(self, name):
        return [node for node in self.nodes if name in node.inputs]

    def only_user(self, node, kind=None):
        users = self.users(node.output)
        return users[0] if len(users) == 1 and kind in (None, users[0].kind) else None

    def is_constant(self, name):
        return name in self.constants

    def constant_input(self, node):
        """The array among the two inputs of a node, or None."""
        return next((self.constants[name] for name in node.inputs if self.is_constant(name)), None)

    def scalar_input(self, node):
        array = self.constant_input(node)
        return float(array.reshape(-1)[0]) if array is not None and array.size == 1 else None

    def remove(self, *nodes):
        self.nodes = [node for node in self.nodes if node not in nodes]

    def replace(self, old, new):
        """`new` stands where the last of the old ones stood."""
        self.nodes[self.nodes.index(old[-1])] = new
        self.remove(*old)

    def add_constant(self, name, array):
        self.constants[name] = np.asarray(array, dtype=np.float32)
        return name


def shape_numbers(graph, name):
    """What the integers of a reshape mean: 0 keeps the side, -1 is whatever is left."""
    if graph.is_constant(name):
        return graph.constants[name].reshape(-1).tolist()
    node = graph.maker(name)
    if node.kind == "Cast":
        return shape_numbers(graph, node.inputs[0])
    if node.kind == "Concat":
        return [number for each in node.inputs for number in shape_numbers(graph, each)]
    if node.kind == "Slice":
        start, end = node.attributes["starts"][0], node.attributes["ends"][0]
        return [0] * (end - start) if start == 0 else [-1]
    raise SystemExit(f"a shape is reckoned by {node.kind}, which is not known")


def fix_shapes(graph):
    reckoned = {"Shape", "Cast"}
    for node in graph.nodes:
        if node.kind == "Reshape":
            node.attributes["shape"] = shape_numbers(graph, node.inputs.pop())
    integers = set()
    for node in list(graph.nodes):
        known = [name in integers or (graph.is_constant(name) and graph.constants[name].dtype != np.float32)
                 for name in node.inputs]
        if node.kind in reckoned or (node.kind in {"Slice", "Concat"} and all(known)):
            integers.add(node.output)
            graph.remove(node)


def chain(graph, node, kinds):
    """The nodes that follow one another from here, each the only user of the one before; None when they do not."""
    found = []
    for kind in kinds:
        node = graph.only_user(node, kind)
        if node is None:
            return None
        found.append(node)
    return found


def fuse_hard_swish(graph):
    for node in list(graph.nodes):
        follow = chain(graph, node, ["Clip", "Mul", "Div"]) if node.kind == "Add" else None
        if not follow or graph.scalar_input(node) != 3.0 or node.inputs[0] not in follow[1].inputs:
            continue
        limits = follow[0].attributes or dict(zip(("min", "max"), (graph.constants[name] for name in follow[0].inputs[1:])))
        if float(limits["min"]) != 0.0 or float(limits["max"]) != 6.0 or graph.scalar_input(follow[2]) != 6.0:
            raise SystemExit("a hard swish of another kind")
        graph.replace([node, *follow], Node("hard_swish", [node.inputs[0]], follow[2].output))


def fuse_swish(graph):
    for node in list(graph.nodes):
        follow = chain(graph, node, ["Sigmoid", "Mul"]) if node.kind == "Mul" else None
        if follow and graph.scalar_input(node) == 1.0 and node.inputs[0] in follow[1].inputs:
            graph.replace([node, *follow], Node("swish", [node.inputs[0]], follow[1].output))


def fuse_normalisation(graph):
    for node in list(graph.nodes):
        minus = graph.only_user(node, "Sub") if node.kind == "ReduceMean" else None
        users = graph.users(minus.output) if minus else []
        follow = chain(graph, users[0], ["ReduceMean", "Add", "Sqrt", "Div", "Mul", "Add"]) if len(users) == 2 else None
        if not follow:
            continue
        epsilon = graph.scalar_input(follow[1])
        factor, summand = graph.constant_input(follow[4]), graph.constant_input(follow[5])
        fused = Node("normalise", [node.inputs[0], graph.add_constant(node.output + ":factor", factor),
                                   graph.add_constant(node.output + ":summand", summand)], follow[5].output)
        fused.shift = epsilon
        graph.replace([node, minus, users[0], *follow], fused)


def fuse_takes(graph):
    for node in list(graph.nodes):
        squeeze = graph.only_user(node, "Squeeze") if node.kind == "Slice" else None
        if squeeze:
            start, axis = node.attributes["starts"][0], node.attributes["axes"][0]
            if axis != 0 or node.attributes["ends"][0] != start + 1 or squeeze.attributes["axes"] != [0]:
                raise SystemExit("a slice of another kind")
            graph.replace([node, squeeze], Node("take", [node.inputs[0]], squeeze.output, {"index": start}))
        elif node.kind == "Squeeze" and node.attributes["axes"] == [2]:
            node.kind, node.attributes = "Reshape", {"shape": [0, 0, -1]}


def channels_first(graph, node):
    """The weights of a node with one row for each channel that comes out, and its bias."""
    weights = graph.constants[node.inputs[1]].astype(np.float64)
    if node.kind == "ConvTranspose":
        weights = np.moveaxis(weights, 1, 0)
    if node.kind == "MatMul":
        weights = weights.T
    bias = graph.constants[node.inputs[2]].astype(np.float64) if len(node.inputs) > 2 else np.zeros(weights.shape[0])
    return np.array(weights), np.array(bias)


def is_of_channels(array, count, is_matrix):
    """Whether an array says one number for all, or one for each channel."""
    if array.size == 1:
        return True
    channel = array.ndim - (1 if is_matrix else 3)
    return array.size == count and channel >= 0 and array.shape[channel] == count


def fold_linear(graph):
    for node in [each for each in graph.nodes if each.kind in WEIGHTED and graph.is_constant(each.inputs[1])]:
        weights, bias = channels_first(graph, node)
        as_rows = (-1,) + (1,) * (weights.ndim - 1)
        while (follower := graph.only_user(node)) is not None:
            if follower.kind == "BatchNormalization":
                gamma, beta, mean, variance = (graph.constants[name].astype(np.float64) for name in follower.inputs[1:])
                factor = gamma / np.sqrt(variance + follower.attributes["epsilon"])
                weights, bias = weights * factor.reshape(as_rows), (bias - mean) * factor + beta
            elif follower.kind in {"Mul", "Add"} and (array := graph.constant_input(follower)) is not None \
                    and is_of_channels(array, len(bias), node.kind == "MatMul"):
                values = np.broadcast_to(array.astype(np.float64).reshape(-1), bias.shape)
                if follower.kind == "Mul":
                    weights, bias = weights * values.reshape(as_rows), bias * values
                else:
                    bias = bias + values
            else:
                break
            node.output = follower.output
            graph.remove(follower)
        node.inputs[1:] = [graph.add_constant(node.output + ":weights", weights),
                           graph.add_constant(node.output + ":bias", bias)]
        node.attributes["folded"] = True


def hard_sigmoid(slope, middle):
    for known, name in HARD_SIGMOIDS.items():
        if np.allclose([slope, middle], [known, 0.5], atol=1e-6):
            return name
    raise SystemExit("a hard sigmoid of another kind")


def name_activations(graph):
    for node in graph.nodes:
        if node.kind == "HardSigmoid":
            node.kind = hard_sigmoid(node.attributes["alpha"], node.attributes["beta"])
        node.kind = {"Relu": "relu", "Sigmoid": "sigmoid"}.get(node.kind, node.kind)
        if node.kind in ACTIVATIONS:
            node.kind, node.activation = "activate", node.kind
        elif node.kind == "Mul" and (factor := graph.scalar_input(node)) is not None:
            node.inputs = [name for name in node.inputs if not graph.is_constant(name)]
            node.kind, node.scale = "activate", factor


def fold_tails(graph):
    for node in [each for each in graph.nodes if each.kind in WEIGHTED | {"activate"}]:
        if node not in graph.nodes:
            continue
        while (follower := graph.only_user(node)) is not None:
            if follower.kind == "activate" and follower.activation != "none" and not node.has_tail():
                node.activation, node.scale, node.shift = follower.activation, follower.scale, follower.shift
            elif follower.kind == "activate" and follower.activation == "none":
                node.scale, node.shift = node.scale * follower.scale, node.shift * follower.scale
            elif follower.kind == "Add" and (summand := graph.scalar_input(follower)) is not None:
                node.shift += summand
            else:
                break
            node.output = follower.output
            graph.remove(follower)


def fold_gated_sums(graph):
    """x + x * gate is x * (1 + gate)."""
    for node in [each for each in graph.nodes if each.kind == "Mul"]:
        gate, total = graph.maker(node.inputs[1]), graph.only_user(node, "Add")
        if gate and total and node.inputs[0] in total.inputs and gate.activation != "none" and graph.only_user(gate):
            gate.shift += 1.0
            node.output = total.output
            graph.remove(total)


def leave_out_last_softmax(graph):
    last = graph.nodes[-1]
    if last.kind == "Softmax":
        graph.output = last.inputs[0]
        graph.remove(last)


def step_of(graph, node):
    """(kind, inputs, numbers) as the file has them; weights are brought into rows, one for each channel that comes out."""
    a = node.attributes
    if node.kind == "Conv":
        weights = graph.constants[node.inputs[1]]
        if set(a["dilations"]) != {1}:
            raise SystemExit("a dilated convolution")
        apart = a["group"] != 1
        if apart and (a["group"] != weights.shape[0] or weights.shape[1] != 1):
            raise SystemExit("a convolution in groups")
        return "convolve_apart" if apart else "convolve", node.inputs, [*a["strides"], *a["pads"]]
    if node.kind == "ConvTranspose":
        weights = graph.constants[node.inputs[1]]
        out, into, high, wide = weights.shape
        if list(a["strides"]) != [high, wide] or high != wide or any(a["pads"]) or a["group"] != 1:
            raise SystemExit("a transposed convolution of another kind")
        graph.constants[node.inputs[1]] = np.moveaxis(weights, 1, 3).reshape(out * high * wide, into)
        return "deconvolve", node.inputs, [high]
    if node.kind == "MatMul":
        return ("dense" if "folded" in a else "multiply_matrices"), node.inputs, []
    if node.kind == "AveragePool":
        if any(a["pads"]) or a["kernel_shape"] != a["strides"]:
            raise SystemExit("an average of windows that overlap")
        return "average_windows", node.inputs, a["kernel_shape"]
    if node.kind == "Resize":
        scales = graph.constants[node.inputs[2]].tolist()
        if a["mode"] != b"nearest" or scales[:2] != [1, 1] or scales[2] != scales[3]:
            raise SystemExit("a change of size of another kind")
        return "enlarge", node.inputs[:1], [int(scales[2])]
    simple = {"Add": ("add", []), "Mul": ("multiply", []), "GlobalAveragePool": ("average_all", []),
              "Transpose": ("transpose", a.get("perm")), "Reshape": ("reshape", a.get("shape")), "Softmax": ("softmax", []),
              "take": ("take", [a.get("index")]), "Concat": ("concatenate", [a.get("axis")]), "activate": ("activate", []),
              "normalise": ("normalise", [])}
    if node.kind not in simple:
        raise SystemExit(f"the step {node.kind} is not known")
    kind, numbers = simple[node.kind]
    return kind, node.inputs, numbers


def packed_constant(array):
    array = np.ascontiguousarray(array, dtype=np.float32)
    in_bytes = array.size >= FEWEST_IN_BYTES and array.ndim > 1
    out = struct.pack(f"<II{array.ndim}I", int(in_bytes), array.ndim, *array.shape)
    if not in_bytes:
        return out + array.tobytes()
    rows = array.reshape(array.shape[0], -1)
    scales = (np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127).astype(np.float32)
    return out + scales.tobytes() + np.round(rows / scales[:, None]).astype(np.int8).tobytes()


def packed(graph):
    steps = [(node, *step_of(graph, node)) for node in graph.nodes]
    names = list(dict.fromkeys(name for _, _, inputs, _ in steps for name in inputs if graph.is_constant(name)))
    places = {name: place for place, name in enumerate([*names, graph.input, *(node.output for node in graph.nodes)])}
    if graph.nodes[-1].output != graph.output:
        raise SystemExit("what comes out is not what the last step gives")
    out = MAGIC + struct.pack("<II", len(names), len(steps))
    out += b"".join(packed_constant(graph.constants[name]) for name in names)
    for node, kind, inputs, numbers in steps:
        out += struct.pack("<IIIIff", KINDS.index(kind), ACTIVATIONS.index(node.activation), len(inputs), len(numbers),
                           node.scale, node.shift)
        out += struct.pack(f"<{len(inputs)}I{len(numbers)}i", *(places[name] for name in inputs), *numbers)
    return out


def convert(path):
    graph = Graph(path)
    fix_shapes(graph)
    fuse_hard_swish(graph)
    fuse_swish(graph)
    fuse_normalisation(graph)
    fuse_takes(graph)
    fold_linear(graph)
    name_activations(graph)
    fold_tails(graph)
    fold_gated_sums(graph)
    leave_out_last_softmax(graph)
    return packed(graph)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, out = arguments
    if Path(out).exists():  # named after what it is made of
        return 0
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    part = Path(f"{out}.{os.getpid()}")
    part.write_bytes(convert(source))
    part.replace(out)  # whole or not at all
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
