#!/usr/bin/env python3
"""A disk that fails, is full, or interrupts at any call of any verb that writes: what the program says is so. A sample
of the calls, the same each time and spread evenly; tools/crash faults runs all of them."""

import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from damage import saved  # noqa: E402
from faults import ACTIONS, Driver, judge_all  # noqa: E402
from verbs import VERBS, name_of  # noqa: E402

PROGRAM = os.environ["RECOUP_PROGRAM"]
EACH = 389  # of all runs one in so many: a prime, so that every kind of call is met


READING = {"list", "show", "evidence", "deadline list", "deadline explain", "deadline offers", "channels", "due",
           "history", "check", "stats", "rules", "guide", "playbook list", "completion", "man", "text", "facts", "inbox",
           "contact list", "route list", "today", "playbook show", "platform list", "recognise", "bill", "payments", "print",
           "pack check", "pack compare", "subscriptions", "purchases"}


class Faults(unittest.TestCase):
    def test_the_verbs_are_all_that_write(self):
        """What is not known here only reads, or was forgotten."""
        shown = subprocess.run([PROGRAM, "--help", "--lang", "en"], capture_output=True, text=True, check=True).stdout
        verbs = shown.split("\n\n")[1].splitlines()
        names = {re.match(r"  (\S+(?: \S+)?)  ", line)[1] for line in verbs}
        self.assertEqual(names, {name_of(verb.arguments) for verb in VERBS.values()} | READING)

    def test_what_a_verb_says_is_so_whatever_call_fails(self):
        with Driver(PROGRAM, os.environ["RECOUP_INJECTOR"]) as driver:
            runs = [run for name in VERBS for run in driver.runs(name)]
            wrong = []
            counts = judge_all(driver, runs[::EACH], wrong.append)
            self.assertEqual(wrong, [])
            self.assertGreater(counts["right"], 100)

    def test_what_is_saved_of_a_damaged_file_is_whole_and_said_so(self):
        with Driver(PROGRAM, "") as driver:
            whole = (driver.board(()) / "board.recoup").read_bytes()
            for harm, count in (("flipped byte", 40), ("torn page", 20)):
                results = [saved(driver, whole, harm, seed) for seed in range(count)]
                self.assertEqual([result for result in results if isinstance(result, str) and result != "refused"], [])
                self.assertLess(results.count("refused"), count // 4)


if __name__ == "__main__":
    unittest.main()
