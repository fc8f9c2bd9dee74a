#!/usr/bin/env python3
"""Packs of which one bit was changed, as a folder and as an archive: `recoup pack check` finds every one, and so does
`sha256sum -c` where it looks: tools/crash packs."""

import argparse
import collections
import multiprocessing.pool
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from verbs import NOW  # noqa: E402

LISTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")


class Packs:
    """The demo's case with the most evidence, as a folder and as an archive."""

    def __init__(self, program):
        self.program = program
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="recoup-flips-"))
        self.file = self.root / "demo.recoup"
        self.run("demo", "--out", self.file)
        self.folder, self.archive = self.root / "pack", self.root / "pack.zip"
        for out in (self.folder, self.archive):
            self.run("pack", "1", "--file", self.file, "--out", out, "--now", NOW, "--with", "contacts,history")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def run(self, *arguments):
        subprocess.run([self.program, *map(str, arguments)], check=True, capture_output=True,
                       env={"HOME": str(self.root), "LANG": "C.UTF-8", "PATH": os.environ["PATH"]})

    def is_found(self, pack):
        done = subprocess.run([self.program, "pack", "check", str(pack)], check=False, capture_output=True, text=True,
                              env={"HOME": str(self.root), "LANG": "C.UTF-8"})
        return done.returncode == 1 and done.stdout.strip() != "" and done.stderr == ""

    def files(self):
        return [path for path in sorted(self.folder.rglob("*")) if path.is_file()]

    def try_one(self, seed):
        """Nothing when the change was found, else what was changed."""
        chance = random.Random(seed)
        with tempfile.TemporaryDirectory(dir=self.root) as place:
            if seed % 2:
                pack = changed = pathlib.Path(place) / "pack.zip"
                shutil.copy(self.archive, pack)
            else:
                pack = pathlib.Path(place) / "pack"
                shutil.copytree(self.folder, pack)
                changed = pack / chance.choice(self.files()).relative_to(self.folder)
            content = bytearray(changed.read_bytes())
            at = chance.randrange(len(content))
            content[at] ^= 1 << chance.randrange(8)
            changed.write_bytes(content)
            if not self.is_found(pack):
                return f"seed {seed}: byte {at} of {changed.name} was not found"
            listed = pack.is_dir() and changed.name not in LISTS
            if listed and all(subprocess.run(["sha256sum", "--quiet", "--strict", "-c", name], cwd=pack, check=False,
                                             capture_output=True).returncode == 0 for name in LISTS):
                return f"seed {seed}: sha256sum did not find byte {at} of {changed.name}"
        return None


def missed(program, count):
    """What was not found of so many changes."""
    with Packs(program) as packs, multiprocessing.pool.ThreadPool(os.cpu_count()) as pool:
        return [wrong for wrong in pool.imap_unordered(packs.try_one, range(count)) if wrong]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("count", nargs="?", type=int, default=10_000, metavar="N")
    given = parser.parse_args()
    wrong = missed(given.program, given.count)
    for one in wrong[:20]:
        print("  " + one)
    counts = collections.Counter(found=given.count - len(wrong), missed=len(wrong))
    print(f"{given.count} changed packs: {counts['found']} found, {counts['missed']} missed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
