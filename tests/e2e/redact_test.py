#!/usr/bin/env python3
"""Covering a picture in the window by keys alone: what is proposed, a nudge, undo; then the picture that leaves the file
says none of what was covered, and the original is as it came."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, sha256, wait_until  # noqa: E402

SCREENS = pathlib.Path(__file__).parents[1] / "data/screens"
ORDER = SCREENS / "order-redact.png"
PANEL = (1110, 70, 320, 500)
DRAWER = (890, 130, 540, 400)
PICTURE = (984, 320)  # the first of the evidence


def can_read():
    return subprocess.run([os.environ["RECOUP_PROGRAM"], "text", str(ORDER)], capture_output=True, check=False).returncode == 0


@unittest.skipUnless(can_read(), "this build has no networks")
class Redacting(unittest.TestCase):
    def boxes(self, desk):
        return desk.json("redact", "1")["boxes"]

    def test_what_is_covered_by_keys_is_in_no_picture_that_leaves_the_file(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "台灯", "--problem", "goods_quality", "--order", "SL20261117083305")
            desk.recoup("attach", "1", str(ORDER))
            desk.recoup("ocr", "1")
            proposed = desk.json("redact", "1", "--suggest")["suggested"]
            self.assertGreaterEqual(len(proposed), 4)
            (desk.folder / "home/.config/recoup/settings.json").write_text(json.dumps({"first_view": "today"}))
            desk.open_window()
            desk.changed("the case", DRAWER, lambda: desk.key("space"))
            desk.changed("its evidence", DRAWER, lambda: desk.key("ctrl+Tab"))
            desk.changed("the viewer", DRAWER, lambda: desk.click(*PICTURE))
            desk.changed("covering", PANEL, lambda: desk.key("r"))
            desk.changed("all of it", PANEL, lambda: desk.key("Return"))
            wait_until("the boxes in the file", lambda: len(self.boxes(desk)) == len(proposed))
            before = self.boxes(desk)
            desk.key("Tab")
            desk.key("Right")
            desk.key("shift+Down")
            wait_until("the nudge in the file", lambda: self.boxes(desk) != before)
            after = self.boxes(desk)
            self.assertEqual((after[0]["x"] - before[0]["x"], after[0]["y"] - before[0]["y"]), (1, 10))
            desk.key("ctrl+z")
            wait_until("undo", lambda: self.boxes(desk) == before)
            desk.key("r")
            desk.close_window()
            self.check_pictures(desk)
            desk.recoup("check")

    def check_pictures(self, desk):
        out = desk.folder / "out"
        desk.recoup("extract", "1", "--out", str(out), "--shown")
        [shown] = out.iterdir()
        said = desk.recoup("text", str(shown))
        for word in ("李晓", "138", "0000 0000", "柳荫路", "6222", "4823"):
            self.assertNotIn(word, said)
        self.assertIn("SL20261117083305", said)
        desk.recoup("extract", "1", "--out", str(desk.folder / "originals"))
        [original] = (desk.folder / "originals").iterdir()
        self.assertEqual(sha256(original), sha256(ORDER))


if __name__ == "__main__":
    unittest.main()
