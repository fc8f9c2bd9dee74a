#!/usr/bin/env python3
"""Both networks as a whole give what ONNX Runtime gives with the files they come from.

Passed over where ONNX Runtime is not installed (186 MB, for this alone):
    npm install --ignore-scripts --prefix build/second-engine onnxruntime-node@1.20.1
"""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "build/second-engine"
NETWORKS = ROOT / "build/sources/networks"
SCREEN = ROOT / "tests/data/screens/payment-success.png"

sys.path.insert(0, str(ROOT / "tools"))

import convert_networks  # noqa: E402


def standard(image, mean, deviation):
    """As the networks want pictures: blue, green and red apart."""
    array = np.asarray(image.convert("RGB"), dtype=np.float32)[:, :, ::-1] / 255
    return ((array - mean) / deviation).astype(np.float32).transpose(2, 0, 1)[None]


def write(path, array):
    path.write_bytes(struct.pack(f"<I{array.ndim}I", array.ndim, *array.shape) + np.ascontiguousarray(array).tobytes())


def read(path):
    data = path.read_bytes()
    rank, = struct.unpack_from("<I", data)
    return np.frombuffer(data, np.float32, offset=4 + 4 * rank).reshape(struct.unpack_from(f"<{rank}I", data, 4))


@unittest.skipUnless((ENGINE / "node_modules/onnxruntime-node").exists() and shutil.which("node"), "no ONNX Runtime here")
@unittest.skipUnless(NETWORKS.exists(), "no networks here")
class SecondEngine(unittest.TestCase):
    def both(self, network, x):
        """(ours, theirs) for an input."""
        source = NETWORKS / network
        with tempfile.TemporaryDirectory() as folder:
            names = [Path(folder) / name for name in ("network", "input", "ours", "theirs")]
            names[0].write_bytes(convert_networks.convert(str(source)))
            write(names[1], x)
            subprocess.run([os.environ["RECOUP_RUN_NETWORK"], names[0], names[1], names[2]], check=True)
            subprocess.run(["node", Path(__file__).parent / "second_engine/run.mjs", ENGINE, source, names[1], names[3]], check=True)
            return read(names[2]), read(names[3])

    def test_the_finder_draws_the_same_map(self):
        image = Image.open(SCREEN).resize((320, 704), Image.Resampling.BOX)
        ours, theirs = self.both("ch_PP-OCRv4_det_infer.onnx",
                                 standard(image, np.float32([0.485, 0.456, 0.406]), np.float32([0.229, 0.224, 0.225])))
        self.assertEqual(ours.shape, theirs.shape)
        self.assertGreater((theirs > 0.3).mean(), 0.02)
        self.assertLess(np.abs(ours - theirs).mean(), 0.002)
        self.assertGreater(((ours > 0.3) == (theirs > 0.3)).mean(), 0.998)

    def test_the_recogniser_says_the_same_at_each_place(self):
        for box in ((538, 1116, 1014, 1168), (62, 985, 251, 1057), (305, 645, 772, 746)):
            line = Image.open(SCREEN).crop(box)
            line = line.resize((48 * line.width // line.height, 48), Image.Resampling.BILINEAR)
            ours, theirs = self.both("ch_PP-OCRv4_rec_infer.onnx", standard(line, np.float32(0.5), np.float32(0.5)))
            self.assertEqual(ours.shape, theirs.shape)
            powers = np.exp(ours - ours.max(-1, keepdims=True))  # the last softmax is left out of ours
            likely = powers / powers.sum(-1, keepdims=True)
            self.assertEqual(likely.argmax(-1).tolist(), theirs.argmax(-1).tolist())
            self.assertLess(np.abs(likely - theirs).max(), 0.1)


if __name__ == "__main__":
    unittest.main()
