#!/usr/bin/env python3
"""The first hour: a fresh account with nothing in its home, a Chinese input method on, a screen at 100 and at 125 %, in
both languages. First start, Ctrl+V, a case named in Chinese, a deadline, a drag, close, open."""

import datetime
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chinese_input import ChineseDesk  # noqa: E402
from desk import sha256, wait_until  # noqa: E402

PICTURE = pathlib.Path(__file__).parents[2] / "assets/demo/pictures/payment-success.png"

# Places on a window of 1440 × 900 at scale 1. What stands in a dialog keeps its place to the middle, what stands on the
# board to the upper left corner.
DIALOG = (260, 260, 300, 430)
# Once the form is scrolled to its end.
DEADLINE_24H = {("zh", 1): (890, 634), ("en", 1): (862, 676), ("zh", 1.25): (877, 702), ("en", 1.25): (899, 702)}
FORM = (900, 500)
FIRST_CARD = (210, 260)
SECOND_COLUMN = (490, 400)
COLUMNS = (90, 140, 1300, 60)
MIDDLE = (560, 240, 320, 140)


class FirstHour(unittest.TestCase):
    def live(self, language, scale):
        with ChineseDesk("ibus", scale) as desk:
            desk.open_window("--lang", language)
            desk.file = desk.folder / "home/.local/share/recoup/refunds.recoup"
            wait_until("the file", desk.file.exists)
            desk.key("Return")  # takes what is guessed of the country, where that is asked
            desk.settle()

            desk.copy_picture(PICTURE)
            desk.changed("the dialog with the picture", DIALOG, lambda: desk.key("ctrl+v"))
            desk.key("BackSpace")  # the name it proposes
            desk.wake()
            desk.type("tuikuan")
            wait_until("candidates", desk.candidates)
            desk.key("space")
            wait_until("no more candidates", lambda: desk.candidates() is None)
            desk.settle()
            desk.run("xdotool", "mousemove", *map(str, FORM), "click", "--repeat", "12", "5")
            desk.settle()
            desk.click(*DEADLINE_24H[language, scale])
            desk.settle()
            desk.changed("the new card", COLUMNS, lambda: desk.key("Return"))
            wait_until("the case in the file", desk.cases)
            [case] = desk.cases()
            self.assertEqual(case["title"], "退款")
            moment = datetime.datetime.fromisoformat
            left = moment(case["next_deadline"]["due_at"]) - moment(case["created_at"])
            self.assertEqual(round(left.total_seconds() / 60), 24 * 60)
            out = desk.folder / "originals"
            desk.recoup("extract", str(case["id"]), "--out", str(out))
            self.assertEqual([sha256(path) for path in out.iterdir()], [sha256(PICTURE)])

            desk.drag([round(at * (1 + (scale - 1) / 2)) for at in FIRST_CARD], SECOND_COLUMN)
            desk.changed("the question for the deadline", MIDDLE, desk.drop)
            desk.key("Return")
            wait_until("the move in the file", lambda: desk.cases()[0]["stage"] == "contacted")
            desk.close_window()

            desk.open_window("--lang", language)
            self.assertEqual([(case["title"], case["stage"]) for case in desk.cases()], [("退款", "contacted")])
            desk.close_window()
            desk.recoup("check")

    def test_in_chinese(self):
        self.live("zh", 1)

    def test_in_chinese_at_125_percent(self):
        self.live("zh", 1.25)

    def test_in_english(self):
        self.live("en", 1)

    def test_in_english_at_125_percent(self):
        self.live("en", 1.25)


if __name__ == "__main__":
    unittest.main()
