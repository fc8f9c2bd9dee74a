#!/usr/bin/env python3
"""Kills verbs that write at random moments. Afterwards the file is whole, holds all or nothing of what the verb does,
and all of it where the verb had said so: tools/crash kills."""

import argparse
import collections
import multiprocessing.pool
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from faults import Driver, Outcome, held, verdict  # noqa: E402
from verbs import VERBS  # noqa: E402


def duration_s(driver, name):
    """Of a run that nobody disturbs."""
    folder = driver.prepare(name)
    began = time.monotonic()
    driver.start(folder, VERBS[name].arguments, VERBS[name].now)
    shutil.rmtree(folder)
    return time.monotonic() - began


def kill(driver, name, after_s, opened_first):
    """What a verb leaves that is killed so long after its start. Who comes next is the program itself, or another."""
    folder = driver.prepare(name)
    try:
        process = subprocess.Popen(driver.command(folder, VERBS[name].arguments, VERBS[name].now), env=driver.variables,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(after_s)
        process.kill()
        out, err = process.communicate()
        if opened_first and (folder / "board.recoup").exists():
            driver.done(folder, ("list",), VERBS[name].now)
        return Outcome(process.returncode, out.replace(str(folder), ""), err, held(folder))
    finally:
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("injector")  # of the clean runs: it changes nothing
    parser.add_argument("kills", nargs="?", type=int, default=1_000, metavar="N")
    given = parser.parse_args()
    chance = random.Random(given.kills)
    counts = collections.Counter()
    with Driver(given.program, given.injector) as driver:
        times_s = {name: duration_s(driver, name) for name in VERBS if driver.look(name)}

        def judged(choice):
            name, part, opened_first = choice
            found = kill(driver, name, part * times_s[name], opened_first)
            before, after, _ = driver.look(name)
            wrong = verdict(VERBS[name], before, after, found)
            if wrong:
                print(f"{wrong}: {name} killed at {part:.3f} of its time: {found}", flush=True)
            return wrong or ("killed" if found.exit < 0 else "too late")

        choices = [(chance.choice(list(VERBS)), chance.random(), chance.random() < 0.5) for _ in range(given.kills)]
        with multiprocessing.pool.ThreadPool(os.cpu_count()) as pool:
            for word in pool.imap_unordered(judged, choices):
                counts[word] += 1
    wrong = counts.total() - counts["killed"] - counts["too late"]
    print(f"{counts.total()} kills of {len(VERBS)} verbs, {counts['too late']} of them too late: {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
