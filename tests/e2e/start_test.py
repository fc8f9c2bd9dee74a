#!/usr/bin/env python3
"""The first start and what can go wrong at it: an account with nothing in its home, folders that are not there."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402


class FirstStart(unittest.TestCase):
    def new_case_in(self, desk, file):
        """The board opens with nothing asked, takes a case, and keeps it in its file."""
        desk.open_window("--lang", "zh")
        desk.key("n")
        desk.settle()
        desk.type("first")
        desk.settle()
        desk.key("Return")
        desk.file = desk.folder / file
        wait_until("the case in the file", lambda: desk.file.exists() and desk.cases())
        self.assertEqual([case["title"] for case in desk.cases()], ["first"])
        desk.close_window()

    def test_an_empty_home_opens_an_empty_board(self):
        with Desk() as desk:
            self.new_case_in(desk, "home/.local/share/recoup/refunds.recoup")
            data = desk.folder / "home/.local/share/recoup"
            self.assertEqual(data.stat().st_mode & 0o777, 0o700)
            self.assertTrue((desk.folder / "home/.config/recoup/settings.json").is_file())
            desk.open_window("--lang", "zh")
            desk.close_window()

    def test_a_data_folder_that_is_nowhere_is_made(self):
        with Desk() as desk:
            desk.environment["XDG_DATA_HOME"] = str(desk.folder / "not/there yet")
            self.new_case_in(desk, "not/there yet/recoup/refunds.recoup")

    def test_the_command_line_starts_in_an_empty_home_as_well(self):
        for verb in (["init"], ["add", "--title", "first"], ["demo"]):
            with Desk() as desk:
                if verb == ["demo"]:
                    desk.open_window("demo")
                    desk.close_window()
                else:
                    desk.run(desk.program, *verb)
                made = [path.name for path in (desk.folder / "home/.local/share/recoup").glob("*.recoup")]
                self.assertEqual(made, ["demo.recoup" if verb == ["demo"] else "refunds.recoup"])


if __name__ == "__main__":
    unittest.main()
