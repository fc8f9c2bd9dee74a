#!/usr/bin/env python3
"""What is shipped: one file of at most 20 MB that needs nothing beside it but the system's C library and the window
libraries."""

import json
import os
import re
import resource
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["RECOUP_PROGRAM"]
MOST_BYTES = 20_000_000
SYSTEM = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "libglfw.so.3", "libX11.so.6"}


class Program(unittest.TestCase):
    def test_it_is_small(self):
        self.assertLessEqual(os.path.getsize(PROGRAM), MOST_BYTES)

    def test_it_needs_only_what_a_desktop_has(self):
        headers = subprocess.run(["readelf", "-d", PROGRAM], capture_output=True, text=True, check=True).stdout
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", headers))
        self.assertTrue(needed, headers)
        self.assertEqual(needed - SYSTEM, set())

    def test_a_limit_of_file_sizes_is_told_like_a_full_disk(self):
        with tempfile.TemporaryDirectory() as folder:
            def run(*arguments, limit=resource.RLIM_INFINITY):
                return subprocess.run([PROGRAM, "--file", f"{folder}/a.recoup", *arguments], check=False,
                                      capture_output=True, text=True, env={"HOME": folder, "LANG": "C.UTF-8"},
                                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(run("init").returncode, 0)
            size = os.path.getsize(f"{folder}/a.recoup")
            refused = run("add", "--title", "t", "--note", "x" * 100_000, limit=size)
            self.assertEqual(refused.returncode, 3, refused.stderr)
            self.assertEqual(len(refused.stderr.splitlines()), 1, refused.stderr)
            self.assertEqual(run("check").returncode, 0)
            self.assertEqual(json.loads(run("--json", "list").stdout)["cases"], [])

    def test_memory_that_runs_out_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            def run(*arguments, limit=resource.RLIM_INFINITY):
                return subprocess.run([PROGRAM, "--file", f"{folder}/a.recoup", *arguments], check=False,
                                      capture_output=True, text=True, env={"HOME": folder, "LANG": "C.UTF-8"},
                                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
            self.assertEqual(run("init").returncode, 0)
            refused = run("screenshot", "--size", "8000x8000", "--out", f"{folder}/a.png", limit=200 << 20)
            self.assertEqual(refused.returncode, 1)
            self.assertEqual(refused.stderr, "There is not enough memory, so it was not finished; the file is whole. Close "
                                             "other programs and try again.\n")
            self.assertEqual(os.listdir(folder), ["a.recoup"])
            self.assertEqual(run("check").returncode, 0)

    def test_what_it_writes_never_costs_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file, picture = f"{folder}/a.recoup", f"{folder}/a.png"

            def run(*arguments, limit=resource.RLIM_INFINITY):
                return subprocess.run([PROGRAM, "--file", file, *arguments], check=False, capture_output=True,
                                      env={"HOME": folder, "LANG": "C.UTF-8"},
                                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))

            def read(path):
                with open(path, "rb") as opened:
                    return opened.read()

            self.assertEqual(run("init").returncode, 0)
            whole = read(file)
            draw = ("screenshot", "--size", "200x200", "--out")
            for out in (file, f"{folder}/../{os.path.basename(folder)}/a.recoup", f"{file}-journal"):
                self.assertEqual(run(*draw, out, "--overwrite").returncode, 1)
            self.assertEqual(read(file), whole)
            self.assertEqual(run(*draw, picture, limit=100).returncode, 1)
            self.assertEqual(sorted(os.listdir(folder)), ["a.recoup"])
            self.assertEqual(run(*draw, picture).returncode, 0)
            self.assertTrue(read(picture).startswith(b"\x89PNG"))
            self.assertTrue(run(*draw, "/proc/self/fd/1").stdout.startswith(b"\x89PNG"))


if __name__ == "__main__":
    unittest.main()
