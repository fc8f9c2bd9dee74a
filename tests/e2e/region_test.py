#!/usr/bin/env python3
"""Another country, in the real window: on a British desktop the first start asks for region and currency, Enter takes
what it guessed, a case typed in pounds is one of the UK; the command line goes by the same settings."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

# Places on a window of 1440 × 900 at scale 1.
MIDDLE = (560, 240, 500, 500)
AMOUNT = (720, 262)
TITLE = (600, 160, 560, 56)


class Region(unittest.TestCase):
    def test_from_the_first_start_to_a_case_in_pounds(self):
        with Desk() as desk:
            desk.environment.update(LANG="en_GB.UTF-8", TZ="Europe/London")
            desk.recoup("init")
            desk.open_window()
            desk.changed("the question gone", MIDDLE, lambda: desk.key("Return"))
            kept = wait_until("the settings", lambda: self.settings(desk))
            self.assertEqual((kept["region"], kept["currency"]), ("UK", "GBP"))

            desk.changed("the dialog", MIDDLE, lambda: desk.key("n"))
            desk.changed("the title", TITLE, lambda: desk.type("A kettle that never came"))
            desk.click(*AMOUNT)
            desk.settle()
            desk.type("12.50")
            desk.key("Return")
            wait_until("the case in the file", desk.cases)
            case = desk.json("show", "1")["case"]
            self.assertEqual((case["jurisdiction"], case["currency"], case["paid_minor"]), ("UK", "GBP", 1250))
            desk.close_window()

            desk.recoup("add", "--title", "From the command line", "--paid", "£3")
            case = desk.json("show", "2")["case"]
            self.assertEqual((case["jurisdiction"], case["currency"], case["paid_minor"]), ("UK", "GBP", 300))

    def settings(self, desk):
        try:
            kept = json.loads((desk.folder / "home/.config/recoup/settings.json").read_text())
        except (OSError, ValueError):
            return None
        return kept if "region" in kept else None


if __name__ == "__main__":
    unittest.main()
