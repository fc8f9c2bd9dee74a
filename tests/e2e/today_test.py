#!/usr/bin/env python3
"""The demo worked through in the real window, by keys alone, until nothing is mine to do."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

NOW = "2026-11-28T15:20:00+08:00"
LIST = (90, 100, 900, 660)
MIDDLE = (560, 240, 320, 140)
PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"


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
