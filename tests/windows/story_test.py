#!/usr/bin/env python3
"""The program for Windows as it is unpacked, lived in under Wine by somebody called 张三."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from wine_desk import WineDesk, sha256, wait_until  # noqa: E402

PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
SHOT = PICTURES / "payment-success.png"
TITLE = "支付显示失败，银行卡已被扣款"

DIALOG = (260, 260, 300, 430)
DIALOG_TITLE = (600, 160, 560, 56)
COLUMNS = (90, 140, 1300, 60)
DEADLINE_24H = (850, 643)  # on it before the picture is read, and after, when it lies 16 pixels lower
FIRST_CARD = (210, 260)
SECOND_COLUMN = (490, 400)
SECOND_COLUMN_TITLE = (372, 184, 230, 40)
MIDDLE = (560, 240, 320, 140)


def keep_picture(desk, name):
    """Of the screen, where somebody wants to look at it."""
    if folder := os.environ.get("RECOUP_PICTURES"):
        from PIL import Image
        pixels = desk.region(0, 0, 1440, 900)
        order = "BGRX" if len(pixels) == 1440 * 900 * 4 else "BGR"
        Image.frombytes("RGB", (1440, 900), pixels, "raw", order).save(f"{folder}/{name}")


class Windows(unittest.TestCase):
    def test_from_the_first_start_to_a_case_that_is_reminded_of(self):
        with WineDesk() as desk:
            # A file named in Chinese, in a folder named in Chinese, from the shell.
            self.assertIn("退款.recoup", desk.recoup("init"))
            self.assertIn("退款", desk.refused(1, "init"))

            desk.open_window()
            keep_picture(desk, "windows-first.png")
            desk.key("2")  # the board: today opens first
            desk.copy_picture(SHOT)
            desk.changed("the dialog with the picture", DIALOG, lambda: desk.key("ctrl+v"))
            desk.copy_text(TITLE)
            desk.key("ctrl+a")
            desk.changed("the title", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.click(*DEADLINE_24H)
            desk.settle()
            desk.changed("the new card", COLUMNS, lambda: desk.key("Return"))
            wait_until("the case in the file", desk.cases)
            [case] = desk.cases()
            self.assertEqual(case["title"], TITLE)
            self.assertEqual(case["evidence_count"], 1)
            moment = datetime.datetime.fromisoformat
            left = moment(case["next_deadline"]["due_at"]) - moment(case["created_at"])
            self.assertEqual(round(left.total_seconds() / 60), 24 * 60)

            desk.drag(FIRST_CARD, SECOND_COLUMN)
            desk.changed("the question for the deadline", MIDDLE, desk.drop)
            desk.key("Return")
            wait_until("the move in the file", lambda: desk.cases()[0]["stage"] == "contacted")

            # The open window sees what the command line does.
            desk.changed("the second case on the board", COLUMNS, lambda: desk.recoup("add", "--title", "会员视频打不开"))
            keep_picture(desk, "windows-board.png")
            desk.close_window()

            desk.open_window()
            desk.close_window()
            self.assertEqual([case["title"] for case in desk.cases()], [TITLE, "会员视频打不开"])
            out = desk.home / "Documents/取出"
            desk.recoup("extract", "1", "--out", desk.at(out))
            [original] = out.iterdir()
            self.assertEqual(sha256(original), sha256(SHOT))
            desk.recoup("check")

            desk.recoup("remind", "--install")
            # Wine's Task Scheduler keeps tasks and does not list them.
            [task] = (desk.folder / "prefix/drive_c/windows/system32/tasks").glob("Recoup reminders *")
            self.assertIn(desk.at(desk.file), task.read_bytes().decode("utf-8-sig"))
            desk.recoup("remind", "--uninstall", desk.at(desk.file))
            self.assertFalse(task.exists())

    def test_evidence_whose_name_is_chinese_is_attached_from_the_shell(self):
        with WineDesk() as desk:
            shot = desk.home / "Pictures/聊天 记录.png"
            shot.parent.mkdir(exist_ok=True)
            shutil.copy2(SHOT, shot)
            desk.recoup("init")
            desk.recoup("add", "--title", "手机一周就坏", "--paid", "3299")
            desk.recoup("attach", "1", desk.at(shot))
            [item] = desk.json("show", "1")["case"]["evidence"]
            self.assertEqual(item["name"], "聊天 记录.png")
            listed = subprocess.run(["wine", desk.console, "--file", desk.at(desk.file), "list", "--json"],
                                    env=desk.environment, capture_output=True, check=True).stdout
            self.assertEqual(json.loads(listed)["cases"][0]["title"], "手机一周就坏")

    def test_a_portable_txt_keeps_everything_beside_the_program(self):
        with WineDesk() as desk:
            programs = pathlib.Path(desk.program).parent
            (programs / "portable.txt").touch()
            desk.run("wine", desk.console, "init")
            desk.run("wine", desk.console, "add", "--title", "一")
            self.assertTrue((programs / "data/refunds.recoup").is_file(), list(programs.rglob("*")))
            self.assertEqual(list(desk.home.glob("AppData/*/Recoup")), [])

    def test_two_programs_that_add_at_once_lose_nothing(self):
        with WineDesk() as desk:
            desk.recoup("init")
            adding = [desk.start(["wine", desk.console, "--file", desk.at(desk.file), "add", "--title", f"案 {i}"],
                                 env=desk.environment) for i in range(8)]
            for process in adding:
                self.assertEqual(process.wait(), 0)
            self.assertEqual(sorted(case["title"] for case in desk.cases()), [f"案 {i}" for i in range(8)])
            desk.recoup("check")


if __name__ == "__main__":
    unittest.main()
