#!/usr/bin/env python3
"""A large paste in the real window: one case, in order, while the hands go on typing; a clipboard whose owner has died
says so and harms nothing."""

import pathlib
import sys
import unittest
import urllib.parse
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

DIALOG_TITLE = (600, 160, 560, 56)
COLUMNS = (90, 140, 1300, 60)
COUNT = 60


def png(width, height, shade):
    """A grey screenshot, each its own."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    rows = (b"\0" + bytes([shade]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Paste(unittest.TestCase):
    def test_sixty_files_are_one_case_while_the_hands_go_on(self):
        with Desk() as desk:
            desk.recoup("init")
            files = []
            for i in range(COUNT):
                files.append(desk.folder / f"shot {i}.png")
                files[-1].write_bytes(png(1080, 2400, i))
            desk.open_window()
            addresses = "\r\n".join("file://" + urllib.parse.quote(str(path)) for path in files)
            desk.copy(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"], addresses.encode())
            desk.changed("the dialog", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.key("ctrl+a")
            desk.type("large paste")
            desk.key("Return")
            wait_until("all of them in the file", lambda: desk.cases() and desk.cases()[0]["evidence_count"] == COUNT)
            [case] = desk.cases()
            self.assertEqual(case["title"], "large paste")
            shown = desk.json("show", str(case["id"]))
            self.assertEqual([item["name"] for item in shown["case"]["evidence"]], [path.name for path in files])
            desk.close_window()
            desk.recoup("check")

    def test_a_clipboard_whose_owner_has_died_changes_nothing(self):
        with Desk() as desk:
            desk.recoup("init")
            shot = desk.folder / "shot.png"
            shot.write_bytes(png(100, 200, 90))
            desk.open_window()
            owner = desk.start(["xclip", "-quiet", "-selection", "clipboard", "-t", "image/png", "-i", str(shot)],
                               env=desk.environment)
            wait_until("the owner", lambda: "image/png" in desk.clipboard_types())
            owner.kill()
            owner.wait()
            desk.changed("the note", (400, 800, 640, 90), lambda: desk.key("ctrl+v"))
            self.assertEqual(desk.cases(), [])
            desk.close_window()


if __name__ == "__main__":
    unittest.main()
