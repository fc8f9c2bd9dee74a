#!/usr/bin/env python3
"""Reminders of the real program, with and without its window: a private session bus, a real notification server, the
notes clicked; a file that goes away like a stick and comes back."""

import datetime
import os
import pathlib
import subprocess
import sys
import unittest
from urllib.parse import quote

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402


class Reminded(Desk):
    """With a session bus and dunst on it."""

    def __enter__(self):
        super().__enter__()
        config = self.folder / "bus.conf"
        config.write_text(f"<busconfig><type>session</type><listen>unix:dir={quote(str(self.folder))}/home</listen>"
                          '<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/>'
                          '<allow own="*"/></policy></busconfig>')
        read_end, write_end = os.pipe()
        self.start(["dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={write_end}"],
                   pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = pipe.readline().strip()
        # Actions that are no plain click are offered in a menu program; this one picks the line with the wanted label.
        menu = self.folder / "home/menu"
        menu.write_text(f"#!/bin/sh\ngrep -F -f {self.folder.as_posix()!r}/wanted\n")
        menu.chmod(0o700)
        rules = self.folder / "dunstrc"
        rules.write_text(f"[global]\nfont = Monospace 8\nidle_threshold = 0\ndmenu = {str(menu)!r}\n"
                         "[urgency_normal]\ntimeout = 0\n[urgency_critical]\ntimeout = 0\n")
        self.start(["dunst", "-conf", str(rules)], env=self.environment)
        wait_until("the notification server", lambda: self.dunstctl("count") is not None)
        return self

    def dunstctl(self, *words):
        done = subprocess.run(["dunstctl", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else None

    def choose(self, label):
        (self.folder / "wanted").write_text(label + "\n")
        self.run("dunstctl", "context")

    def displayed(self):
        return int(self.dunstctl("count", "displayed") or 0)

    def deadline_in(self, span, title="答复"):
        # Made two days ago, as far as the program knows, so that all its lead times lie ahead.
        then = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=2)).isoformat("T", "seconds")
        at = (datetime.datetime.now(datetime.timezone.utc) + span).isoformat("T", "seconds")
        number = self.json("add", "--now", then, "--title", "手机 <b>&")["id"]
        return self.json("deadline", "add", str(number), "--now", then, "--at", at, "--title", title)["id"]

    def deadlines(self):
        return {row["id"]: row for case in self.cases() for row in self.json("deadline", "list", str(case["id"]))["deadlines"]}


class Reminders(unittest.TestCase):
    def test_wait_shows_a_note_and_done_is_done(self):
        with Reminded() as desk:
            desk.recoup("init")
            number = desk.deadline_in(datetime.timedelta(minutes=30))
            waiting = desk.start([desk.program, "--file", str(desk.file), "remind", "--wait"], env=desk.environment)
            wait_until("the note", desk.displayed)
            desk.choose("Done")
            self.assertEqual(waiting.wait(60), 0)
            self.assertEqual(desk.deadlines()[number]["state"], "done")
            self.assertEqual(desk.json("remind")["told"], [])

    def test_once_speaks_once_and_the_window_opened_later_is_silent(self):
        with Reminded() as desk:
            desk.recoup("init")
            desk.deadline_in(datetime.timedelta(minutes=30))
            told = desk.json("remind")
            self.assertEqual((len(told["told"]), told["notified"]), (1, True))
            wait_until("the note", desk.displayed)
            self.assertEqual(desk.json("remind")["told"], [])

    def test_watch_wakes_for_a_change_and_for_a_file_that_comes_back(self):
        with Reminded() as desk:
            watch = desk.start([desk.program, "--file", str(desk.file), "remind", "--watch"], env=desk.environment)
            desk.recoup("init")
            desk.deadline_in(datetime.timedelta(minutes=30))
            wait_until("the note of a file that was not there at first", desk.displayed)
            desk.dunstctl("close-all")
            away = desk.file.with_suffix(".away")
            desk.file.rename(away)
            self.assertIsNone(watch.poll())
            away.rename(desk.file)
            desk.deadline_in(datetime.timedelta(minutes=20), "第二个")
            wait_until("the note of a deadline that was added meanwhile", desk.displayed)
            self.assertIsNone(watch.poll())

    def test_the_window_lists_what_it_missed_once(self):
        with Reminded() as desk:
            desk.recoup("init")
            desk.deadline_in(datetime.timedelta(minutes=30))
            middle = (420, 300, 600, 300)
            desk.open_window()
            with_list = desk.region(*middle)
            desk.changed("the list closed", middle, lambda: desk.key("Return"))
            desk.close_window()
            self.assertEqual(desk.json("remind")["told"], [])
            desk.open_window()
            self.assertNotEqual(desk.region(*middle), with_list)
            desk.close_window()

    def test_an_open_window_shows_a_note_and_carries_out_its_answer(self):
        with Reminded() as desk:
            desk.recoup("init")
            desk.open_window()
            number = desk.deadline_in(datetime.timedelta(minutes=30))
            wait_until("the note", desk.displayed)
            desk.choose("1 小时后提醒")
            wait_until("the snooze in the file", lambda: desk.deadlines()[number]["snoozed_until"])
            desk.close_window()
            self.assertEqual(desk.json("remind")["told"], [])


if __name__ == "__main__":
    unittest.main()
