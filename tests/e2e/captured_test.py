#!/usr/bin/env python3
"""When a proof was captured, as the program understands it: from files that other encoders write, and from their names."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from captured_names import MOMENTS  # noqa: E402
from stating_files import files, png  # noqa: E402

PROGRAM = os.environ["RECOUP_PROGRAM"]
SOME_OTHER_DAY_S = 1577836800  # 2020-01-01


def captured(contents):
    """What is kept of files with these (name, bytes), whose own time is another day: (name, moment, where it is from)."""
    with tempfile.TemporaryDirectory() as home:
        def recoup(*arguments):
            return subprocess.run([PROGRAM, "--file", f"{home}/a.recoup", *arguments], check=True, capture_output=True,
                                  text=True, env={"HOME": home, "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}).stdout

        paths = []
        for number, (name, data) in enumerate(contents):
            path = pathlib.Path(home, str(number), name)
            path.parent.mkdir()
            path.write_bytes(data)
            os.utime(path, (SOME_OTHER_DAY_S, SOME_OTHER_DAY_S))
            paths.append(str(path))
        recoup("init")
        recoup("add", "--title", "t")
        recoup("attach", "1", *paths)
        found = json.loads(recoup("--json", "evidence", "1"))["evidence"]
    return [(item["name"], item["captured_at"][:19].replace("T", " "), item["captured_from"]) for item in found]


class Captured(unittest.TestCase):
    def test_a_file_states_it_wherever_its_kind_may(self):
        found = captured(files().items())
        self.assertEqual(found, [(name, "2024-05-06 12:34:56", "exif") for name in files()])

    def test_a_name_tells_it_as_phones_and_programs_give_them(self):
        names = [(name, moment) for moment, some in MOMENTS.items() for name in some]
        # Each a picture of its own, or they were the same proof.
        found = captured((name, png() + number.to_bytes(2, "big")) for number, (name, _) in enumerate(names))
        wanted = [(name, moment or "2020-01-01 08:00:00", "name" if moment else "file_time") for name, moment in names]
        self.assertEqual(found, wanted)


if __name__ == "__main__":
    unittest.main()
