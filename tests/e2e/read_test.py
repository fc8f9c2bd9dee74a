#!/usr/bin/env python3
"""The first minute without typing: a fresh home, a screenshot, Ctrl+V, Enter; and a screenshot that comes into a folder
that is watched. At 100 and at 125 %, in both languages."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
PAYMENT = PICTURES / "payment-success.png"
ORDER = "20261120220014886301"

DIALOG = (260, 260, 300, 430)
COLUMNS = (90, 140, 1300, 60)
TRAY = (90, 60, 1340, 46)


def texts_in(file):
    """How many pictures the file holds the text of."""
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM texts").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def can_read():
    return subprocess.run([os.environ["RECOUP_PROGRAM"], "text", str(PAYMENT)], capture_output=True, check=False).returncode == 0


@unittest.skipUnless(can_read(), "this build has no networks")
class Reading(unittest.TestCase):
    def check_case(self, case):
        self.assertEqual(case["paid_minor"], 32800)
        self.assertEqual(case["order_no"], ORDER)
        self.assertEqual(case["platform"], "海豚数码旗舰店")

    def make_case(self, language, scale):
        with Desk() as desk:
            settings = desk.folder / "home/.config/recoup/settings.json"
            settings.write_text(json.dumps({"first_view": "board", "scale": scale}))
            desk.recoup("init")
            desk.open_window("--lang", language, "--file", str(desk.file))
            desk.copy_picture(PAYMENT)
            desk.changed("the dialog", DIALOG, lambda: desk.key("ctrl+v"))
            wait_until("the picture to be read", lambda: texts_in(desk.file) == 1)
            desk.settle()
            desk.changed("the new card", COLUMNS, lambda: desk.key("Return"))
            wait_until("the case in the file", desk.cases)
            [case] = desk.cases()
            self.check_case(desk.json("show", str(case["id"]))["case"])
            desk.close_window()
            desk.recoup("check")

    def test_a_case_of_a_pasted_screenshot_in_chinese(self):
        self.make_case("zh", 1)

    def test_a_case_of_a_pasted_screenshot_in_english_at_125_percent(self):
        self.make_case("en", 1.25)

    def test_a_screenshot_that_comes_into_a_watched_folder_becomes_a_case_and_the_next_goes_into_it(self):
        with Desk() as desk:
            folder = desk.folder / "手机"
            folder.mkdir()
            desk.recoup("init")
            desk.recoup("inbox", "watch", str(folder))
            desk.open_window()
            desk.changed("the tray", TRAY, lambda: shutil.copy(PAYMENT, folder / "一.png"))
            desk.changed("the dialog", DIALOG, lambda: desk.key("alt+n"))
            wait_until("the picture to be read", lambda: texts_in(desk.file) == 1)
            desk.settle()
            desk.key("Return")
            wait_until("the case in the file", desk.cases)
            [case] = desk.cases()
            self.check_case(desk.json("show", str(case["id"]))["case"])
            desk.changed("the tray again", TRAY, lambda: shutil.copy(PICTURES / "payment-failed.png", folder / "二.png"))
            desk.key("alt+Delete")
            wait_until("the refusal", lambda: desk.recoup("inbox", "--json").count('"number"') == 0)
            self.assertEqual(sorted(path.name for path in folder.iterdir()), ["一.png", "二.png"])
            desk.close_window()
            desk.recoup("check")


if __name__ == "__main__":
    unittest.main()
