#!/usr/bin/env python3
"""A subscription in the window by keys alone, from an empty home: entered in one line, asked about by Today when its day has
come, made a case by one key. A purchase likewise; and what the command line entered stands in the open window."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

LIST = (280, 200, 900, 400)
HEAD = (280, 70, 900, 60)


class Watch(unittest.TestCase):
    def enter(self, desk, line):
        desk.key("a")
        desk.settle()
        desk.type(line)
        desk.settle()
        desk.changed("the entry in the list", LIST, lambda: desk.key("Return"))
        desk.settle()

    def test_a_subscription_is_entered_renewed_and_made_a_case_by_keys(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window()
            desk.changed("the list of subscriptions", LIST, lambda: desk.key("6"))
            self.enter(desk, "Spotify 10.99 monthly yesterday")
            [row] = wait_until("the subscription", lambda: desk.json("subscriptions")["watched"])
            self.assertEqual((row["title"], row["amount_minor"], row["cycle"]), ("Spotify", 1099, "month"))
            self.assertEqual(desk.cases(), [])
            desk.key("Escape")
            desk.settle()
            desk.key("Down")
            desk.settle()
            desk.key("c")
            [case] = wait_until("the case", desk.cases)
            self.assertEqual((case["title"], case["problem"]), ("Spotify", "subscription"))
            desk.key("ctrl+z")
            wait_until("the case taken back", lambda: not desk.cases())
            desk.close_window()
            desk.recoup("check")

    def test_what_the_command_line_enters_stands_in_the_open_window(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window()
            desk.changed("the list", LIST, lambda: desk.key("6"))
            desk.changed("the count", HEAD, lambda: desk.recoup("purchases", "add", "Lamp 20, return 7 days"))
            desk.close_window()


if __name__ == "__main__":
    unittest.main()
