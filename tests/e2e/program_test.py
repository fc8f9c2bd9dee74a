#!/usr/bin/env python3
"""What is shipped: one file of at most 20 MB that needs nothing beside it but the system's C library and the window
libraries."""

import os
import re
import subprocess
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


if __name__ == "__main__":
    unittest.main()
