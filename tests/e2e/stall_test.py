#!/usr/bin/env python3
"""A stall is answered in two actions: what they wrote is pasted on the case, Ctrl+Enter copies the reply and keeps both."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

DRAWER = (900, 220, 500, 600)
STALL = "亲，系统显示一切正常，可能是您的操作问题哦"


class Stall(unittest.TestCase):
    def test_a_stall_is_answered_in_two_actions_and_taken_back_in_one(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "视频会员无法播放", "--platform", "星河视频", "--paid", "25", "--order", "XH2026")
            desk.recoup("log", "1", "--text", "请退款")
            desk.recoup("move", "1", "contacted")
            desk.recoup("deadline", "add", "1", "--in", "6h", "--title", "等待对方答复")
            desk.open_window()
            desk.changed("the drawer", DRAWER, lambda: desk.key("Down", "Return"))
            desk.copy_text(STALL)
            desk.changed("the reply", DRAWER, lambda: desk.key("ctrl+shift+v"))
            desk.key("ctrl+Return")
            wait_until("both sentences in the file", lambda: len(self.case(desk)["contacts"]) == 3)
            case = self.case(desk)
            theirs, mine = case["contacts"][1:]
            self.assertEqual((theirs["direction"], theirs["pushback"], theirs["words"]), ("in", "system_normal", STALL))
            self.assertEqual(mine["direction"], "out")
            for part in (f"“{STALL}”", "不等于我这边没有问题", "请指出是哪一步", "25.00 元"):
                self.assertIn(part, mine["text"])
            wait_until("the reply on the clipboard", lambda: desk.copied_text() == mine["text"])
            waits = [row for row in case["deadlines"] if row["done_at"] is None]
            self.assertEqual([row["title"] for row in waits], ["等待对方答复"], "the old wait gave way to the new one")
            self.assertIn(case["turn"], ("merchant", "platform"))
            desk.key("ctrl+z")
            wait_until("one step back", lambda: len(self.case(desk)["contacts"]) == 1)
            desk.close_window()

    @staticmethod
    def case(desk):
        return desk.json("show", "1")["case"]


if __name__ == "__main__":
    unittest.main()
