#!/usr/bin/env python3
"""The first start and what can go wrong at it: an account with nothing in its home, folders that are not there."""

import pathlib
import shutil
import sqlite3
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
            shutil.rmtree(desk.folder / "home/.config")
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


TROUBLE = (440, 150, 500, 450)


class StartTrouble(unittest.TestCase):
    """What goes wrong is said in the window, with the way out in front."""

    def damaged(self, desk):
        desk.recoup("init")
        desk.recoup("add", "--title", "kept")
        desk.recoup("backup")
        database = sqlite3.connect(desk.file)
        database.execute("UPDATE cases SET stage = 'nowhere'")
        database.commit()
        database.close()
        desk.refused(3, "list")
        return desk.file.read_bytes()

    def damaged_behind_the_board(self, desk):
        """So large that the board stands before all of it is read, and what is wrong lies in the rest."""
        desk.recoup("init")
        desk.recoup("add", "--title", "kept")
        desk.recoup("backup")
        database = sqlite3.connect(desk.file)
        case, = database.execute("SELECT uuid FROM cases").fetchone()
        slots = [(f"{number:08x}-0000-4000-8000-000000000000", case, number) for number in range(20_000)]
        database.executemany("INSERT INTO slots (uuid, case_uuid, kind, position, digest) "
                             "VALUES (?, ?, 'terms', ?, '')", slots)
        database.execute("INSERT INTO routes (uuid, case_uuid, route, state, ticket, note, taken_at, digest) "
                         "VALUES (?, ?, 'nowhere', 'waiting', '', '', '', '')", (slots[0][0], case))
        database.commit()
        database.close()
        desk.refused(3, "show", "1")
        return desk.file.read_bytes()

    def test_a_damaged_file_is_restored_from_the_newest_backup_and_kept(self):
        self.restored_and_kept(self.damaged)

    def test_a_file_that_turns_out_to_be_damaged_behind_its_board_is_as_well(self):
        self.restored_and_kept(self.damaged_behind_the_board)

    def restored_and_kept(self, damaged):
        with Desk() as desk:
            broken = damaged(desk)
            desk.open_window("--lang", "zh", "--file", str(desk.file), busy=TROUBLE)

            def rail():
                return len(set(desk.region(0, 0, 60, 300))) > 20

            wait_until("what is in the way", lambda: not rail())
            self.assertTrue(desk.file.read_bytes() == broken)
            wait_until("the board", lambda: desk.key("Return") or rail())
            self.assertEqual([case["title"] for case in desk.cases()], ["kept"])
            self.assertTrue(broken in [path.read_bytes() for path in desk.folder.glob("board before *.recoup")])
            desk.close_window()
            desk.recoup("check")

    def test_who_quits_learns_why_on_standard_error_as_well(self):
        with Desk() as desk:
            broken = self.damaged(desk)
            desk.open_window("--lang", "zh", "--file", str(desk.file), busy=TROUBLE)
            desk.key("Escape")
            self.assertEqual(desk.window.wait(60), 3)
            self.assertEqual(desk.file.read_bytes(), broken)

    def test_where_nothing_can_be_saved_another_place_is_chosen(self):
        with Desk() as desk:
            (desk.folder / "in the way").write_text("no folder")
            desk.environment["XDG_DATA_HOME"] = str(desk.folder / "in the way")
            desk.open_window("--lang", "zh", busy=TROUBLE)
            desk.changed("the field for the path", (430, 250, 580, 200), lambda: desk.key("n"))
            desk.key("ctrl+a")
            desk.copy_text(str(desk.folder / "elsewhere"))
            desk.key("ctrl+v")
            desk.settle()
            desk.key("Return")
            desk.file = desk.folder / "elsewhere.recoup"
            wait_until("the board", lambda: len(set(desk.region(0, 0, 60, 300))) > 20)
            self.assertEqual(desk.cases(), [])
            desk.close_window()
            # The next start finds it without a question.
            desk.open_window("--lang", "zh")
            desk.close_window()

    def test_without_a_display_it_is_said_on_standard_error(self):
        with Desk() as desk:
            self.damaged(desk)
            del desk.environment["DISPLAY"]
            self.assertIn("damaged", desk.refused(3))


if __name__ == "__main__":
    unittest.main()
