"""Whatever is written whole goes through one writer: app::Files, and for files of cases the store."""

import re
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
WRITES = re.compile(r"\bofstream\b|\bfopen\b|\bO_CREAT\b|\bmkstemp\b|\bO_WRONLY\b")
WRITERS = {"platform/files/posix/files.cpp", "platform/files/posix/fresh_file.cpp", "store/disk/posix/disk.cpp",
           "platform/instance/linux/front_door.cpp"}  # the last makes a lock, and writes nothing into it


class Writers(unittest.TestCase):
    def test_nobody_else_opens_a_file_to_write(self):
        for path in sorted(SOURCE.rglob("*")):
            if path.suffix in {".h", ".cpp"} and str(path.relative_to(SOURCE)) not in WRITERS:
                self.assertIsNone(WRITES.search(path.read_text(encoding="utf-8")), path)

    def test_the_writers_are_there(self):
        for name in WRITERS:
            self.assertRegex((SOURCE / name).read_text(encoding="utf-8"), WRITES)


if __name__ == "__main__":
    unittest.main()
