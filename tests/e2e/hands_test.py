#!/usr/bin/env python3
"""What the hands do in the real window: what was logged offers the next column, and what was said is copied by a press."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

SAID = "please refund"

# Places on a window of 1440 × 900 at scale 1.
TABS = (900, 140, 520, 40)
DRAWER = (900, 20, 500, 140)
CONTACT_MINE = (987, 295)
CONTACT_TEXT = (1171, 232)
CONTACT_SAID = (950, 473)
SIDES = (960, 280, 110, 30)
OFFER = (421, 857)
NOTE = (240, 830, 400, 60)
MIDDLE = (520, 220, 400, 300)


class Hands(unittest.TestCase):
    def test_what_was_logged_offers_the_next_column_and_is_copied_by_a_press(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "手机退货", "--platform", "商城", "--paid", "328")
            desk.open_window()
            desk.changed("the drawer", DRAWER, lambda: desk.key("Down", "Return"))
            for _ in range(2):
                desk.changed("the next tab", TABS, lambda: desk.key("ctrl+Tab"))
            desk.changed("my side", SIDES, lambda: desk.click(*CONTACT_MINE))
            desk.click(*CONTACT_TEXT)
            desk.type(SAID)
            desk.changed("the note", NOTE, lambda: desk.key("ctrl+Return"))
            desk.changed("the question of the column", MIDDLE, lambda: desk.click(*OFFER))
            desk.key("Return")
            wait_until("the card in its column", lambda: self.case(desk)["stage"] == "contacted")
            desk.copy_text("something else")
            desk.settle()
            desk.click(*CONTACT_SAID)
            wait_until("what was said in the clipboard", lambda: desk.copied_text() == SAID)
            desk.key("ctrl+z")
            wait_until("one step back", lambda: self.case(desk)["stage"] == "evidence")
            self.assertEqual(len(self.case(desk)["contacts"]), 1)
            desk.close_window()

    @staticmethod
    def case(desk):
        return desk.json("show", "1")["case"]


if __name__ == "__main__":
    unittest.main()
