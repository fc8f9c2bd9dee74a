#!/usr/bin/env python3
"""Hands that are faster than the machine: the program stands still while they type, and finds all of it at once."""

import pathlib
import signal
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

TITLES = ["4 of 45 n/d 2024-12", "1n2n3n4", "/search n"]


class Typing(unittest.TestCase):
    def at_a_stand(self, desk, act):
        """What hands do between two frames."""
        desk.window.send_signal(signal.SIGSTOP)
        act()
        desk.window.send_signal(signal.SIGCONT)

    def titles(self, desk):
        return sorted(case["title"] for case in desk.cases())

    def test_a_title_typed_straight_after_n_within_one_frame(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "Earlier", "--platform", "Shop", "--paid", "328")
            desk.open_window("--lang", "en", "--file", str(desk.file))
            for done, title in enumerate(TITLES, 1):
                def write(title=title):
                    desk.key("n")
                    desk.type(title)
                    desk.key("Return")
                self.at_a_stand(desk, write)
                wait_until("the case in the file", lambda done=done: len(desk.cases()) > done)
                desk.settle()
            self.assertEqual(self.titles(desk), sorted(["Earlier", *TITLES]))
            desk.close_window()


if __name__ == "__main__":
    unittest.main()
