#!/usr/bin/env python3
"""Proof is kept whatever it is: odd, broken and huge pictures go in byte for byte, with their size, in little memory."""

import hashlib
import io
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import odd_pictures  # noqa: E402

PROGRAM = os.environ["RECOUP_PROGRAM"]
MOST_MEMORY_BYTES = 64 << 20


def limit_memory():
    """All that a program writes to: what it takes, its stacks, its data."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))


class Home:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {"HOME": folder, "LANG": "C.UTF-8"}
        self.run("init")
        self.run("add", "--title", "t")

    def command(self, *arguments):
        return [PROGRAM, "--file", str(self.folder / "a.recoup"), *arguments]

    def run(self, *arguments):
        return subprocess.run(self.command(*arguments), check=True, capture_output=True, text=True,
                              env=self.environment).stdout

    def attach(self, files):
        paths = []
        for name, data in files.items():
            paths.append(self.folder / name)
            paths[-1].write_bytes(data)
        self.run("attach", "1", *map(str, paths))
        return {item["name"]: item for item in json.loads(self.run("--json", "evidence", "1"))["evidence"]}


class Pictures(unittest.TestCase):
    def kept(self, files):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(folder)
            found = home.attach(files)
            self.assertEqual(set(found), set(files))
            for name, data in files.items():
                with self.subTest(name):
                    self.assertEqual(found[name]["sha256"], hashlib.sha256(data).hexdigest())
                    self.assertEqual(found[name]["file_class"], "picture")
            home.run("check")
            return found

    def test_what_is_cut_off_or_damaged_is_kept_and_drawn(self):
        for name, item in self.kept(odd_pictures.broken()).items():
            self.assertEqual((item["width"], item["height"]), (1080, 2400), name)

    def test_other_kinds_are_drawn_by_their_first_frame(self):
        files = odd_pictures.kinds()
        for name, item in self.kept(files).items():
            self.assertEqual((item["width"], item["height"]), Image.open(io.BytesIO(files[name])).size, name)

    def test_the_size_is_that_of_the_picture_turned_upright(self):
        for name, item in self.kept(odd_pictures.turned()).items():
            on_its_side = int(name.split("-")[1][0]) >= 5
            self.assertEqual((item["width"], item["height"]), (200, 300) if on_its_side else (300, 200), name)

    def test_the_costliest_pictures_take_little_memory(self):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(folder)
            for name, data in odd_pictures.heavy().items():
                path = home.folder / name
                path.write_bytes(data)
                done = subprocess.run(home.command("attach", "1", str(path)), check=False, capture_output=True, text=True,
                                      env=home.environment, preexec_fn=limit_memory)
                self.assertEqual(done.returncode, 0, f"{name}: {done.stderr}")
                self.assertEqual(done.stderr, "", name)
            for item in json.loads(home.run("--json", "evidence", "1"))["evidence"]:
                self.assertEqual(item["file_class"], "picture", item["name"])



if __name__ == "__main__":
    unittest.main()
