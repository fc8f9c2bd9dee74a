#!/usr/bin/env python3
"""A file that is opened while a window stands goes to that window; each start is a process of its own."""

import os
import pathlib
import signal
import subprocess
import unittest

from desk import PATIENCE_S, Desk, wait_until


class Street(Desk):
    """With a runtime folder, as a login makes it."""

    def __enter__(self):
        super().__enter__()
        runtime = self.folder / "run"
        runtime.mkdir(mode=0o700)
        self.environment["XDG_RUNTIME_DIR"] = str(runtime)
        return self

    def board(self, name, title):
        file = self.folder / name
        self.run(self.program, "--file", str(file), "init")
        self.run(self.program, "--file", str(file), "add", "--title", title)
        return file

    def visit(self, *arguments):
        """Another start, as a double click makes it; it ends without a window of its own."""
        done = subprocess.run([self.program, *map(str, arguments)], env=self.environment, capture_output=True,
                              text=True, timeout=PATIENCE_S, check=False)
        assert done.returncode == 0, f"{done.returncode}\n{done.stdout}{done.stderr}"
        assert not done.stdout + done.stderr

    def windows(self):
        return self.outcome("xdotool", "search", "--onlyvisible", "--class", "recoup").stdout.split()

    def has_open(self, file):
        """By what the program holds open, /proc knows."""
        links = pathlib.Path(f"/proc/{self.window.pid}/fd").iterdir()
        return any(os.path.realpath(link) == str(file) for link in links)


class OneWindowTest(unittest.TestCase):
    def setUp(self):
        self.desk = Street().__enter__()
        self.addCleanup(self.desk.__exit__)

    def test_another_file_is_opened_by_the_window_that_stands(self):
        desk = self.desk
        first, second = desk.board("a.recoup", "第一"), desk.board("b c 人.recoup", "第二")
        desk.open_window(str(first))
        before = desk.windows()
        desk.changed("the other board", (100, 100, 1300, 200), lambda: desk.visit(second))
        wait_until("the other file", lambda: desk.has_open(second))
        self.assertEqual(desk.windows(), before)
        # The same again, and no file at all, only bring it forward.
        desk.visit(second)
        desk.visit()
        self.assertTrue(desk.has_open(second))
        self.assertEqual(desk.windows(), before)
        desk.close_window()

    def test_a_relative_name_is_meant_from_where_it_was_typed(self):
        desk = self.desk
        first, second = desk.board("a.recoup", "第一"), desk.board("b.recoup", "第二")
        desk.open_window(str(first))
        subprocess.run([desk.program, "b.recoup"], env=desk.environment, cwd=desk.folder, timeout=PATIENCE_S, check=True)
        wait_until("the other file", lambda: desk.has_open(second))
        desk.close_window()

    def test_what_is_half_typed_is_not_lost_to_another_file(self):
        desk = self.desk
        first, second = desk.board("a.recoup", "第一"), desk.board("b.recoup", "第二")
        desk.open_window(str(first))
        desk.key("n")
        desk.settle()
        desk.type("half typed")
        desk.settle()
        desk.visit(second)
        desk.settle()
        desk.key("Return")
        wait_until("the case", lambda: len(desk.json_of(first, "list")["cases"]) == 2)
        wait_until("the other file", lambda: desk.has_open(second))
        self.assertEqual(len(desk.json_of(second, "list")["cases"]), 1)
        desk.close_window()

    def test_a_window_of_its_own_can_be_asked_for(self):
        desk = self.desk
        first, second = desk.board("a.recoup", "第一"), desk.board("b.recoup", "第二")
        desk.open_window(str(first))
        for arguments in (["--new-window", str(second)], ["--lang", "zh", str(second)]):
            before = len(desk.windows())
            desk.start([desk.program, *arguments], env=desk.environment)
            wait_until("one more window", lambda: len(desk.windows()) == before + 1)
        self.assertFalse(desk.has_open(second))

    def test_verbs_and_pictures_never_go_to_the_window(self):
        desk = self.desk
        first, second = desk.board("a.recoup", "第一"), desk.board("b.recoup", "第二")
        desk.open_window(str(first))
        desk.json_of(second, "list")
        desk.run(desk.program, "--file", str(second), "screenshot", "--out", str(desk.folder / "b.png"))
        self.assertFalse(desk.has_open(second))
        desk.close_window()

    def test_the_door_of_a_window_that_was_killed_is_taken_by_the_next(self):
        desk = self.desk
        first, second = desk.board("a.recoup", "第一"), desk.board("b.recoup", "第二")
        desk.open_window(str(first))
        desk.window.send_signal(signal.SIGKILL)
        desk.window.wait()
        desk.open_window(str(first))
        desk.visit(second)
        wait_until("the other file", lambda: desk.has_open(second))
        desk.close_window()

    def test_a_file_that_is_none_is_told_by_the_window(self):
        desk = self.desk
        first = desk.board("a.recoup", "第一")
        desk.open_window(str(first))
        odd = desk.folder / "odd.recoup"
        odd.write_text("no database")
        desk.changed("the trouble", (0, 0, 1440, 900), lambda: desk.visit(odd))
        self.assertTrue(desk.has_open(first))
        desk.close_window()

    def test_a_window_that_cannot_use_its_file_takes_the_next_one(self):
        desk = self.desk
        first = desk.board("a.recoup", "第一")
        odd = desk.folder / "odd.recoup"
        odd.write_text("no database")
        desk.open_window(str(odd), busy=(0, 0, 1440, 900))
        desk.changed("the rail of a board", (0, 0, 60, 300), lambda: desk.visit(first))
        self.assertTrue(desk.has_open(first))
        desk.close_window()


if __name__ == "__main__":
    unittest.main()
