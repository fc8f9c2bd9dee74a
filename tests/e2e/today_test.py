#!/usr/bin/env python3
"""The demo worked through in the real window, by keys alone, until nothing is mine to do."""

import os
import pathlib
import struct
import subprocess
import sys
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, sha256, wait_until  # noqa: E402

NOW = "2026-11-28T15:20:00+08:00"
LIST = (90, 100, 900, 660)
MIDDLE = (560, 240, 320, 140)
PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
ORDER = "20261120220014886301"  # of payment-success.png


def can_read():
    command = [os.environ["RECOUP_PROGRAM"], "text", str(PICTURES / "payment-success.png")]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class Today(unittest.TestCase):
    def setUp(self):
        self.pictures = iter(("payment-success.png", "order-detail.png", "topup-result.png", "phone-hot.png"))

    def test_the_demo_is_worked_through_by_keys_alone(self):
        with Desk() as desk:
            self.open_demo(desk)
            steps = 0
            while mine := self.mine(desk):
                steps += 1
                self.assertLess(steps, 20, mine)
                self.work(desk, mine[0])
            self.assertGreaterEqual(steps, 5)
            self.assertEqual(len(desk.json("today", "--now", NOW)["waiting"]), 9)
            desk.close_window()

    @unittest.skipUnless(can_read(), "this build has no networks")
    def test_new_screenshots_are_put_into_their_case_or_refused_by_keys_alone(self):
        with Desk() as desk:
            folder = desk.folder / "手机"
            folder.mkdir()
            desk.begin_with("today")
            desk.recoup("demo", "--lang", "zh", "--now", NOW, "--out", str(desk.file))
            desk.recoup("remind", "--now", NOW)
            [case] = [one for one in desk.cases() if one["order_no"] == ORDER]
            desk.recoup("inbox", "watch", str(folder), "--now", NOW)
            desk.open_window("--lang", "zh", "--now", NOW, "--file", str(desk.file), busy=LIST)
            picture = self.changed_copy(PICTURES / "payment-success.png", folder / "一.png")
            item = wait_until("the screenshot in today", lambda: self.pictures_row(desk))
            self.assertEqual(item["id"], case["id"])
            wait_until("the screenshot to be read", lambda: self.pictures_row(desk)["action"]["kind"] == "put_in")
            self.choose_pictures(desk)
            desk.key("Return")
            wait_until("the screenshot in its case", lambda: sha256(picture) in self.digests(desk, case["id"]))
            self.assertIsNone(self.pictures_row(desk))
            self.changed_copy(PICTURES / "payment-failed.png", folder / "二.png")
            wait_until("the next one", lambda: self.pictures_row(desk))
            self.choose_pictures(desk)
            desk.key("Delete")
            wait_until("the refusal", lambda: self.pictures_row(desk) is None)
            self.assertEqual(sorted(path.name for path in folder.iterdir()), ["一.png", "二.png"])
            desk.close_window()

    def changed_copy(self, source, target):
        """The same picture with other bytes: the demo holds the first. Comes whole, as phones' tools put it."""
        data = source.read_bytes()
        text = b"tEXtnote\0again"
        chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
        part = target.parent.parent / target.name
        part.write_bytes(data[:33] + chunk + data[33:])
        part.rename(target)
        return target

    def pictures_row(self, desk):
        rows = [one for one in self.mine(desk) if one["urgency"] == "pictures"]
        return rows[0] if rows else None

    def choose_pictures(self, desk):
        place = [one["urgency"] for one in self.mine(desk)].index("pictures")
        desk.settle()
        desk.key("Home", *["Down"] * place)
        desk.settle()

    def digests(self, desk, number):
        return [one["sha256"] for one in desk.json("evidence", str(number))["evidence"]]

    def test_one_step_is_taken_back_by_one_undo(self):
        with Desk() as desk:
            self.open_demo(desk)
            before = self.mine(desk)
            self.work(desk, before[0])
            desk.key("ctrl+z")
            wait_until("the step to be taken back", lambda: self.mine(desk) == before)
            desk.close_window()

    def open_demo(self, desk):
        desk.begin_with("today")
        desk.recoup("demo", "--lang", "zh", "--now", NOW, "--out", str(desk.file))
        desk.recoup("remind", "--now", NOW)  # else the list of what was missed stands in front
        desk.open_window("--lang", "zh", "--now", NOW, "--file", str(desk.file), busy=LIST)

    def mine(self, desk):
        return desk.json("today", "--now", NOW)["mine"]

    def work(self, desk, item):
        """The first of the list, as the window shows it large, by its key."""
        before = self.mine(desk)
        kind = item["action"]["kind"]
        if kind == "open_slot":
            return self.add_proof(desk, item, before)
        desk.key("Return")
        wait_until(f"{kind} of {item['id']} to be done", lambda: self.mine(desk) != before)
        if kind.startswith("copy"):
            said = desk.json("contact", "list", str(item["id"]))["contacts"][-1]
            self.assertEqual(said["direction"], "out")
            wait_until("what was said on the clipboard", lambda: desk.copied_text() == said["text"])
        desk.settle()

    def add_proof(self, desk, item, before):
        """Enter opens the slot; the screenshot on the clipboard goes there."""
        desk.copy_picture(PICTURES / next(self.pictures))
        desk.changed("the picker", MIDDLE, lambda: desk.key("Return"))
        desk.key("ctrl+v")
        wait_until("the proof", lambda: self.mine(desk) != before)
        desk.key("Escape")
        desk.settle()


if __name__ == "__main__":
    unittest.main()
