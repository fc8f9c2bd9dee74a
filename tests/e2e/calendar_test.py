#!/usr/bin/env python3
"""The calendar read back by two calendar programs: python3-icalendar, which checks the form, and calcurse, into which
it is imported twice. (khal is a third where it is installed.)"""

import pathlib
import subprocess
import sys
import unittest

import icalendar

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk  # noqa: E402

NOW = ("--now", "2026-11-22T20:00:00+08:00")
TITLE = "退款，一个很长的标题; 带有 \\ 和换行要转义的符号，一直写到七十五个字节以后 😀 再折行，再折行，再折行"


class Calendar(unittest.TestCase):
    def setUp(self):
        self.desk = Desk().__enter__()
        self.addCleanup(self.desk.__exit__)
        self.desk.recoup("init")
        self.desk.recoup("add", *NOW, "--title", TITLE, "--platform", "京东")
        self.desk.recoup("deadline", "add", "1", *NOW, "--at", "2026-12-01 23:30", "--title", "平台答复")
        self.desk.recoup("deadline", "add", "1", *NOW, "--at", "2026-12-05", "--title", "七天")
        self.desk.recoup("deadline", "add", "1", *NOW, "--at", "2026-12-08", "--title", "做完")
        self.desk.recoup("deadline", "done", "3", *NOW)
        self.out = self.desk.folder / "deadlines.ics"

    def export(self):
        self.desk.recoup("export", "--format", "ics", "--out", str(self.out))
        return self.out.read_bytes()

    def test_icalendar_reads_what_was_meant(self):
        calendar = icalendar.Calendar.from_ical(self.export())
        self.assertEqual(calendar.errors, [])
        events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
        for event in events.values():
            self.assertEqual(event.errors, [])
        moment = events[f"平台答复 · {TITLE}"]
        self.assertEqual(moment.decoded("DTSTART").isoformat(), "2026-12-01T15:30:00+00:00")
        leads = [alarm.decoded("TRIGGER").total_seconds() for alarm in moment.walk("VALARM")]
        self.assertEqual(leads, [-3 * 86400, -86400, -3600, 0])
        day = events[f"七天 · {TITLE}"]
        self.assertEqual(day.decoded("DTSTART").isoformat(), "2026-12-05")
        self.assertEqual(day.decoded("DTEND").isoformat(), "2026-12-06")
        self.assertEqual(day.walk("VALARM")[0].decoded("TRIGGER").isoformat(), "2026-12-02T01:00:00+00:00")
        self.assertEqual(str(events[f"做完 · {TITLE}"]["STATUS"]), "CANCELLED")
        self.assertEqual(len({str(event["UID"]) for event in events.values()}), 3)

    def test_a_change_keeps_the_uid_and_raises_the_sequence(self):
        def first():
            calendar = icalendar.Calendar.from_ical(self.export())
            return next(event for event in calendar.walk("VEVENT") if str(event["SUMMARY"]).startswith("平台答复"))
        before = first()
        self.desk.recoup("deadline", "edit", "1", "--now", "2026-11-23T09:00:00+08:00", "--at", "2026-12-02 10:00")
        after = first()
        self.assertEqual(before["UID"], after["UID"])
        self.assertGreater(after["SEQUENCE"], before["SEQUENCE"])
        self.assertGreater(after.decoded("LAST-MODIFIED"), before.decoded("LAST-MODIFIED"))

    def calcurse(self, *words):
        done = subprocess.run(["calcurse", "-D", str(self.desk.folder / "calcurse"), *words],
                              env=self.desk.environment | {"LC_ALL": "C.UTF-8"}, capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_calcurse_takes_it_in_on_the_right_days(self):
        self.export()
        (self.desk.folder / "calcurse").mkdir()
        self.calcurse("-q", "-i", str(self.out))
        agenda = self.calcurse("-Q", "--from", "12/01/2026", "--days", "10")
        self.assertIn("平台答复", agenda)
        self.assertIn("23:30", agenda)
        self.assertIn("七天", agenda)
        self.assertLess(agenda.index("平台答复"), agenda.index("七天"))

    def test_khal_imported_twice_has_no_doubles(self):
        try:
            subprocess.run(["khal", "--version"], capture_output=True, check=True)
        except FileNotFoundError:
            self.skipTest("khal is not installed")
        config = self.desk.folder / "khal.conf"
        (self.desk.folder / "khal").mkdir()
        config.write_text(f"[calendars]\n[[recoup]]\npath = {self.desk.folder / 'khal'}\n"
                          f"[sqlite]\npath = {self.desk.folder / 'khal.db'}\n"
                          "[locale]\nlocal_timezone = Asia/Shanghai\ndefault_timezone = Asia/Shanghai\n"
                          "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                          "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n")
        def khal(*words):
            environment = self.desk.environment | {"LC_ALL": "C.UTF-8"}
            done = subprocess.run(["khal", "-c", str(config), *words], env=environment, capture_output=True, text=True,
                                  check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout
        for _ in range(2):
            self.export()
            khal("import", "--batch", str(self.out))
        # Once: khal gives an event without an end an hour, which takes this one past midnight.
        listed = khal("list", "--once", "2026-12-01", "2026-12-10", "--format", "{start-date} {start-time} {title}")
        self.assertEqual(listed.count("平台答复"), 1, listed)
        self.assertEqual(listed.count("七天"), 1, listed)
        self.assertIn("23:30", listed)


if __name__ == "__main__":
    unittest.main()
