#!/usr/bin/env python3
"""How much `recoup rescue` saves of a file of which one byte was changed, or one page was torn: tools/crash damage. What
it saved is held against the whole file by an independent reader."""

import argparse
import collections
import json
import multiprocessing.pool
import os
import pathlib
import random
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import board  # noqa: E402
from faults import Driver  # noqa: E402
from verbs import NOW  # noqa: E402

PAGE = 4096
SECTOR = 512
ROWS = ("cases", "evidence", "deadlines", "slots", "contacts", "routes", "platforms", "clauses", "originals", "history")


def flip(content, chance):
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def tear(content, chance):
    """The later sectors of a page are those of another page, as after a write that was cut off."""
    page, other = (PAGE * chance.randrange(len(content) // PAGE) for _ in range(2))
    begin = SECTOR * chance.randrange(1, PAGE // SECTOR)
    content[page + begin:page + PAGE] = content[other + begin:other + PAGE]


HARMS = {"flipped byte": flip, "torn page": tear}


def rows_of(held):
    """How many rows of each table."""
    return collections.Counter({table: len(held[table]) for table in ROWS})


def saved(driver, whole, harm, seed):
    """The rows that were saved, or why none were, or why what was made is not whole."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=driver.root))
    try:
        content = bytearray(whole)
        HARMS[harm](content, random.Random(seed))
        (folder / "board.recoup").write_bytes(content)
        done = driver.start(folder, ("rescue", str(folder / "board.recoup"), "--out", str(folder / "new.recoup"),
                                     "--json"), NOW)
        if done.returncode != 0:
            return "refused" if len(done.stderr.splitlines()) == 1 else f"untrue words: {done.stderr}"
        held = board.read(folder / "new.recoup")
        if isinstance(held, str):
            return f"not whole: {held}"
        if len(json.loads(done.stdout)["cases"]) != len(held["cases"]):
            return "untrue count"
        return rows_of(held)
    finally:
        shutil.rmtree(folder)


def measure(driver, whole, harm, count):
    """Prints what came of so many; whether nothing was wrong."""
    full = rows_of(board.read(driver.board(()) / "board.recoup"))
    with multiprocessing.pool.ThreadPool(os.cpu_count()) as pool:
        results = pool.map(lambda seed: saved(driver, whole, harm, seed), range(count))
    refused = results.count("refused")
    wrong = [result for result in results if isinstance(result, str) and result != "refused"]
    rows = sum((result for result in results if not isinstance(result, str)), collections.Counter())
    parts = ", ".join(f"{table} {100 * rows[table] / (count * full[table]):.2f} %" for table in ROWS)
    everything = sum(result == full for result in results)
    print(f"{count} with a {harm}: all saved of {everything}, nothing of {refused}, wrong {len(wrong)}\n  {parts}", flush=True)
    for result in wrong[:10]:
        print(f"  {result}")
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("flips", nargs="?", type=int, default=2000)
    parser.add_argument("tears", nargs="?", type=int, default=500)
    given = parser.parse_args()
    with Driver(given.program, "") as driver:
        whole = (driver.board(()) / "board.recoup").read_bytes()
        good = [measure(driver, whole, harm, count) for harm, count in zip(HARMS, (given.flips, given.tears))]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
