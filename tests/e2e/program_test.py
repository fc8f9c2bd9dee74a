#!/usr/bin/env python3
"""What is shipped: one file of at most 25 MB that needs nothing beside it but the system's C library, of 2022 or later."""

import json
import os
import re
import resource
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["RECOUP_PROGRAM"]
MOST_BYTES = 25_000_000
SYSTEM = {"libc.so.6", "libm.so.6"}
LOADER = re.compile(r"ld-linux-.*\.so\.[0-9]+")  # which no program is without
NEWEST_GLIBC = (2, 35)  # Ubuntu 22.04


class Program(unittest.TestCase):
    def test_it_is_small(self):
        self.assertLessEqual(os.path.getsize(PROGRAM), MOST_BYTES)

    def read(self, *what):
        return subprocess.run(["readelf", *what, PROGRAM], capture_output=True, text=True, check=True).stdout

    def test_it_needs_the_c_library_alone(self):
        headers = self.read("--dynamic", "--wide")
        needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", headers))
        self.assertEqual({name for name in needed if not LOADER.fullmatch(name)}, SYSTEM, headers)

    def test_the_c_library_of_2022_is_new_enough(self):
        names = set(re.findall(r"Name: (\S+)", self.read("--version-info", "--wide")))
        versions = {name: re.fullmatch(r"GLIBC_([0-9]+)\.([0-9]+)(\.[0-9]+)?", name) for name in names}
        self.assertTrue(versions)
        self.assertEqual([name for name, version in versions.items() if version is None], [],
                         "among them marks of the loader that came later")
        self.assertLessEqual(max((int(version[1]), int(version[2])) for version in versions.values()), NEWEST_GLIBC)

    def test_a_verb_loads_nothing_of_a_desktop(self):
        with tempfile.TemporaryDirectory() as folder:
            for verb in (["--version"], ["init"], ["add", "--title", "a"], ["list"]):
                done = subprocess.run([PROGRAM, "--file", f"{folder}/a.recoup", *verb], check=True, capture_output=True,
                                      text=True, env={"HOME": folder, "LANG": "C.UTF-8", "LD_DEBUG": "files"})
                loaded = {os.path.basename(path) for path in re.findall(r"calling init: (\S+)", done.stderr)}
                self.assertEqual({name for name in loaded if not LOADER.fullmatch(name)}, SYSTEM, verb)

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
            self.assertEqual(refused.stderr, "There is not enough memory, so it was not finished; the file is intact. Close "
                                             "other programs and try again.\n")
            self.assertEqual(os.listdir(folder), ["a.recoup"])
            self.assertEqual(run("check").returncode, 0)

    def test_a_pipe_that_nobody_reads_and_a_full_output_are_no_harm(self):
        with tempfile.TemporaryDirectory() as folder:
            def run(*arguments, out=subprocess.PIPE, **environment):
                return subprocess.run([PROGRAM, "--file", f"{folder}/a.recoup", *arguments], check=False, stdout=out,
                                      stderr=subprocess.PIPE, text=True,
                                      env={"HOME": folder, "LANG": "C.UTF-8", **environment})

            def unread(*arguments):
                reader, writer = os.pipe()
                os.close(reader)
                try:
                    return run(*arguments, out=writer)
                finally:
                    os.close(writer)
            self.assertEqual(run("init").returncode, 0)
            for quiet in (unread("--licences"), unread("add", "--title", "a"), unread("list")):
                self.assertEqual((quiet.returncode, quiet.stderr), (0, ""))
            with open("/dev/full", "w", encoding="utf-8") as full:
                added = run("add", "--title", "b", out=full)
                self.assertEqual(added.returncode, 0)
                self.assertIn("do not repeat it", added.stderr)
                self.assertEqual(run("list", out=full).returncode, 1)
            self.assertEqual(len(json.loads(run("--json", "list").stdout)["cases"]), 2)
            run("deadline", "add", "1", "--at", "2030-01-04T12:00Z", "--title", "c", "--now", "2029-12-01T12:00:00Z")
            later = ("--now", "2030-01-04T11:30:00Z")
            self.assertEqual(unread("remind", *later).returncode, 0)
            self.assertEqual(len(json.loads(run("remind", "--json", *later).stdout)["told"]), 1, "not lost in the pipe")
            self.assertEqual(json.loads(run("remind", "--json", *later).stdout)["told"], [])
            posix = run("deadline", "add", "1", "--at", "2030-01-05 12:00", "--title", "d", TZ="CST-8")
            self.assertEqual(posix.stderr, "")
            due = json.loads(run("deadline", "list", "1", "--json", TZ="UTC").stdout)["deadlines"][-1]["due_at"]
            self.assertEqual(due, "2030-01-05T04:00:00+00:00")
            self.assertIn("Mars/Olympus", run("list", TZ="Mars/Olympus").stderr)

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
