#!/usr/bin/env python3
"""The story of the program, by hand in the real window: paste two screenshots, name the case, set a deadline in 24
hours, drag it to contacted, close, open, find it by two Chinese characters, undo the move, export the originals."""

import datetime
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, sha256, wait_until  # noqa: E402

PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
FIRST = PICTURES / "payment-success.png"
SECOND = PICTURES / "support-chat.png"
TITLE = "支付显示失败，银行卡已被扣款"

# Places on a window of 1440 × 900 at scale 1.
DIALOG = (260, 260, 300, 430)  # its pictures
DIALOG_TITLE = (600, 160, 560, 56)
DEADLINE_24H = (830, 628)
FIRST_CARD = (210, 260)
SECOND_COLUMN = (490, 400)
SECOND_COLUMN_TITLE = (372, 184, 230, 40)  # of its first card
MIDDLE = (560, 240, 320, 140)
DRAWER = (900, 20, 500, 100)
EXPORT = (1356, 31)
EXPORT_DIALOG = (480, 270, 480, 300)
EXPORT_FOLDER = (700, 396)
SEARCH = (1000, 30)
COLUMNS = (90, 140, 1300, 60)


class Story(unittest.TestCase):
    def test_from_two_screenshots_to_exported_originals_in_the_window(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window()

            desk.copy_picture(FIRST)
            desk.changed("the dialog with the first picture", DIALOG, lambda: desk.key("ctrl+v"))
            desk.copy_picture(SECOND)
            desk.changed("the second picture", DIALOG, lambda: desk.key("ctrl+v"))
            desk.copy_text(TITLE)
            desk.key("ctrl+a")
            desk.changed("the title", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.click(*DEADLINE_24H)
            desk.settle()
            desk.changed("the new card", COLUMNS, lambda: desk.key("Return"))
            wait_until("the case in the file", desk.cases)
            [case] = desk.cases()
            self.assertEqual(case["title"], TITLE)
            self.assertEqual(case["evidence_count"], 2)
            moment = datetime.datetime.fromisoformat
            left = moment(case["next_deadline"]["due_at"]) - moment(case["created_at"])
            self.assertEqual(round(left.total_seconds() / 60), 24 * 60)

            desk.drag(FIRST_CARD, SECOND_COLUMN)
            desk.changed("the question for the deadline", MIDDLE, desk.drop)
            desk.key("Return")
            wait_until("the move in the file", lambda: desk.cases()[0]["stage"] == "contacted")
            desk.close_window()
            self.assertEqual([path.name for path in desk.folder.glob("board*")], ["board.recoup"])

            desk.open_window()
            desk.copy_text("扣款")
            desk.click(*SEARCH)
            desk.settle()
            desk.changed("the card is found, its words are marked", SECOND_COLUMN_TITLE, lambda: desk.key("ctrl+v"))
            marked = desk.region(*SECOND_COLUMN_TITLE)
            desk.copy_text("没有")
            desk.key("ctrl+a")
            desk.changed("nothing found", SECOND_COLUMN_TITLE, lambda: desk.key("ctrl+v"))
            desk.key("ctrl+a")
            desk.copy_text("扣款")
            desk.key("ctrl+a")
            desk.changed("found again", SECOND_COLUMN_TITLE, lambda: desk.key("ctrl+v"))
            self.assertEqual(desk.region(*SECOND_COLUMN_TITLE), marked)
            desk.key("ctrl+a")
            desk.changed("all again", SECOND_COLUMN_TITLE, lambda: desk.key("BackSpace"))
            desk.click(700, 860)
            desk.key("ctrl+z")
            wait_until("the undo in the file", lambda: desk.cases()[0]["stage"] == "evidence")

            desk.settle()
            desk.changed("the drawer", DRAWER, lambda: desk.click(*FIRST_CARD))
            desk.changed("the export dialog", EXPORT_DIALOG, lambda: desk.click(*EXPORT))
            out = desk.folder / "originals"
            desk.copy_text(str(out))
            desk.click(*EXPORT_FOLDER)
            desk.key("ctrl+a")
            desk.changed("the folder's name", EXPORT_DIALOG, lambda: desk.key("ctrl+v"))
            desk.key("Return")
            wait_until("two files", lambda: out.is_dir() and len(list(out.glob("*.png"))) == 2)
            self.assertEqual({sha256(path) for path in out.iterdir()}, {sha256(FIRST), sha256(SECOND)})
            desk.close_window()
            desk.recoup("check")

    def test_the_same_by_command_line(self):
        with Desk() as desk:
            desk.recoup("init")
            number = str(desk.json("add", "--title", TITLE, "--problem", "payment_failure", "--paid", "328.00")["id"])
            attached = desk.json("attach", number, str(FIRST), str(SECOND))["evidence"]
            self.assertEqual([item["sha256"] for item in attached], [sha256(FIRST), sha256(SECOND)])
            desk.recoup("deadline", "add", number, "--in", "24h", "--title", "等待平台答复")
            desk.recoup("move", number, "contacted")
            found = desk.json("list", "--search", "扣款")["cases"]
            self.assertEqual([case["stage"] for case in found], ["contacted"])
            self.assertEqual(desk.json("list", "--search", "没有")["cases"], [])
            desk.recoup("undo")
            self.assertEqual(desk.cases()[0]["stage"], "evidence")
            out = desk.folder / "originals"
            desk.recoup("extract", number, "--out", str(out))
            self.assertEqual({sha256(path) for path in out.iterdir()}, {sha256(FIRST), sha256(SECOND)})
            desk.recoup("check")

    def test_the_window_shows_what_the_command_line_changes(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window()
            desk.changed("the card of another program", COLUMNS, lambda: desk.recoup("add", "--title", "别处新建"))
            desk.close_window()


if __name__ == "__main__":
    unittest.main()
