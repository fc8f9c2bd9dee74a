#!/usr/bin/env python3
"""What a synchronising program, a full disk or a session that ends does to the file of an open window: nothing of what
the window holds is lost, and the person decides. In the real window, on a home with nothing in it."""

import pathlib
import shutil
import signal
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import PATIENCE_S, Desk, wait_until  # noqa: E402

MIDDLE = (440, 260, 560, 380)  # where a dialog comes
ERASE, REPLACE = (930, 558), (930, 521)  # the buttons of the one that erases


class Keeping(unittest.TestCase):
    def desk_with_a_case(self, desk):
        desk.recoup("init")
        desk.recoup("add", "--title", "手机一周就坏")
        older = desk.folder / "older"
        shutil.copy(desk.file, older)
        desk.recoup("add", "--title", "会员没播出来")
        desk.open_window()
        return older

    def titles(self, desk, file=None):
        file = file or desk.file
        return sorted(case["title"] for case in desk.json_of(file, "list")["cases"])

    def backups(self, desk):
        return sorted((desk.folder / "home").glob(".local/share/recoup/backups/*/*.recoup"))

    def rescue_copies(self, desk):
        return sorted((desk.folder / "home").glob(".local/share/recoup/rescue/*/*.recoup"))

    def ends(self, desk):
        self.assertEqual(desk.window.wait(PATIENCE_S), 0)

    def put_into(self, desk, content):
        desk.file.write_bytes(content)

    def put_in_place(self, desk, content):
        new = desk.folder / "new"
        new.write_bytes(content)
        new.rename(desk.file)

    def test_an_older_copy_is_asked_about_and_the_windows_version_can_be_gone_on_with(self):
        for put in (self.put_into, self.put_in_place):
            with self.subTest(put.__name__), Desk() as desk:
                older = self.desk_with_a_case(desk)
                before = set(self.backups(desk))
                desk.changed("the question", MIDDLE, lambda: put(desk, older.read_bytes()))
                [kept] = wait_until("the window's version among the backups",
                                    lambda: set(self.backups(desk)) - before)
                self.assertEqual(self.titles(desk, kept), ["会员没播出来", "手机一周就坏"])
                self.assertEqual(self.titles(desk), ["手机一周就坏"])
                desk.changed("the board again", MIDDLE, lambda: desk.key("Return"))
                wait_until("the window's version in the file", lambda: len(self.titles(desk)) == 2)
                desk.close_window()

    def test_of_an_older_copy_the_file_can_be_gone_on_with(self):
        with Desk() as desk:
            older = self.desk_with_a_case(desk)
            desk.changed("the question", MIDDLE, lambda: self.put_in_place(desk, older.read_bytes()))
            desk.key("Down")
            desk.changed("the board again", MIDDLE, lambda: desk.key("Return"))
            desk.close_window()
            self.assertEqual(self.titles(desk), ["手机一周就坏"])

    def test_a_file_that_is_gone_cut_off_or_junk_keeps_the_window_open_until_one_has_decided(self):
        def gone(desk):
            desk.file.unlink()

        def cut_off(desk):
            with desk.file.open("r+b") as file:
                file.truncate(0)

        def junk(desk):
            self.put_into(desk, b"junk" * 3000)

        for harm in (gone, cut_off, junk):
            with self.subTest(harm.__name__), Desk() as desk:
                self.desk_with_a_case(desk)
                harm(desk)
                desk.settle()
                desk.changed("the question", MIDDLE, lambda: desk.key("ctrl+q"))
                self.assertIsNone(desk.window.poll())
                desk.changed("the board again", MIDDLE, lambda: desk.key("Escape"))
                desk.changed("the question", MIDDLE, lambda: desk.key("ctrl+q"))
                desk.changed("a place to type", MIDDLE, lambda: desk.key("s"))
                desk.key("ctrl+a")
                elsewhere = desk.folder / "elsewhere.recoup"
                desk.type(str(elsewhere))
                desk.key("Return")
                self.ends(desk)
                self.assertEqual(self.titles(desk, elsewhere), ["会员没播出来", "手机一周就坏"])

    def test_what_the_file_does_not_take_can_be_thrown_away(self):
        with Desk() as desk:
            self.desk_with_a_case(desk)
            desk.file.unlink()
            desk.settle()
            desk.changed("the question", MIDDLE, lambda: desk.key("ctrl+q"))
            desk.key("d")
            self.ends(desk)
            self.assertFalse(desk.file.exists())

    def test_a_session_that_ends_leaves_a_rescue_copy_that_is_offered_at_the_next_start(self):
        with Desk() as desk:
            self.desk_with_a_case(desk)
            away = desk.folder / "away"
            desk.file.rename(away)
            desk.settle()
            desk.window.send_signal(signal.SIGTERM)
            self.ends(desk)
            [copy] = self.rescue_copies(desk)
            self.assertEqual(self.titles(desk, copy), ["会员没播出来", "手机一周就坏"])
            away.rename(desk.file)
            desk.recoup("add", "--title", "后来的")
            desk.open_window()
            wait_until("the copy to be chosen", lambda: desk.key("Return") or not self.rescue_copies(desk))
            wait_until("it in the file", lambda: len(self.titles(desk)) == 2)
            desk.close_window()

    def test_a_display_that_goes_away_leaves_a_rescue_copy(self):
        with Desk() as desk:
            self.desk_with_a_case(desk)
            desk.file.rename(desk.folder / "away")
            desk.settle()
            desk.started[0].kill()
            self.assertEqual(desk.window.wait(PATIENCE_S), 1)
            [copy] = self.rescue_copies(desk)
            self.assertEqual(self.titles(desk, copy), ["会员没播出来", "手机一周就坏"])

    def test_what_was_removed_is_erased_for_good_and_its_backup_replaced(self):
        secret = "秘密".encode()
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "留下")
            desk.recoup("add", "--title", "秘密")
            desk.recoup("backup")
            desk.recoup("remove", "2")
            [old] = (desk.folder / "home").rglob("backups/manual/*.recoup")
            desk.open_window()
            desk.key("ctrl+k")
            desk.type("erase for good")
            desk.changed("what would go", MIDDLE, lambda: desk.key("Return"))
            desk.settle()
            desk.click(*ERASE)
            wait_until("the text to be gone", lambda: secret not in desk.file.read_bytes())
            desk.settle()
            desk.click(*REPLACE)
            wait_until("the old backup to be gone", lambda: not old.exists())
            desk.close_window()
            self.assertEqual(self.titles(desk), ["留下"])
            self.assertEqual([file for file in (desk.folder / "home").rglob("*.recoup") if secret in file.read_bytes()], [])

    def test_a_session_that_ends_with_everything_saved_leaves_nothing(self):
        with Desk() as desk:
            self.desk_with_a_case(desk)
            desk.window.send_signal(signal.SIGTERM)
            self.ends(desk)
            self.assertEqual(self.rescue_copies(desk), [])

    def test_a_damaged_file_is_shown_as_far_as_it_can_be_read(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "手机一周就坏")
            desk.recoup("add", "--title", "会员没播出来")
            with sqlite3.connect(desk.file) as database:
                database.execute("PRAGMA ignore_check_constraints = ON")
                database.execute("UPDATE cases SET created_at = 'never' WHERE number = 1")
            database.close()
            self.assertIn("rescue", desk.refused(3, "show", "1", "--lang", "en"))
            before = desk.file.read_bytes()
            desk.open_window()
            desk.close_window()
            self.assertEqual(desk.file.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
