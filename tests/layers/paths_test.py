"""Paths become text and text becomes paths by portable::utf8 and portable::path_of alone; what differs between systems
lies in the folders that bear their names."""

import re
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
SYSTEMS = {"posix", "linux", "windows", "macos"}
# By the way of the locale's bytes, or as Windows has none.
RAW = re.compile(r"(?:\.|->)(?:generic_)?(?:u8|w)?string\(\)|\bu8path\(|\.native\(\)|\b(?:fs|filesystem)::path\([^)\"]")
HEADERS = re.compile(r"#include <(?:unistd|fcntl|dlfcn|spawn|poll|pwd|signal|windows|shlobj|sys/\w+|X11/\w+)\.h>")


def sources(but):
    for path in sorted(SOURCE.rglob("*")):
        relative = path.relative_to(SOURCE)
        if path.suffix in {".h", ".cpp"} and not but & set(relative.parts):
            yield relative, path.read_text(encoding="utf-8")


class Paths(unittest.TestCase):
    def test_no_path_becomes_text_by_itself(self):
        for path, text in sources(SYSTEMS | {"portable"}):
            for number, line in enumerate(text.splitlines(), 1):
                if found := RAW.search(line.split("//")[0]):
                    self.fail(f"src/{path}:{number}: {found[0]}; see portable/path_text.h")

    def test_only_folders_of_a_system_know_it(self):
        for path, text in sources(SYSTEMS | {"console", "bus"}):
            if found := HEADERS.search(text):
                self.fail(f"src/{path}: {found[0]} belongs into a folder named after the system")

    def test_the_rules_would_find_something(self):
        self.assertTrue(any(RAW.search(text) for _, text in sources({"windows"})))
        self.assertTrue(any(HEADERS.search(text) for _, text in sources({"windows"})))


if __name__ == "__main__":
    unittest.main()
