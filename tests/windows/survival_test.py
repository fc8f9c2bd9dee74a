#!/usr/bin/env python3
"""What the program for Windows keeps when it is killed in the middle of its work, and when the disk is full."""

import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from wine_desk import WineDesk  # noqa: E402

KILLS = 12
DISK = """
set -eu
mount -t tmpfs -o size=1m recoup-test "$1"
shift
exec "$@"
"""
# Wine's server opens the files for all its programs, so all of it happens inside.
UNTIL_FULL = r"""
wine "$1" --file 'E:\退款.recoup' init || exit 9
stored=0
while wine "$1" --lang en --file 'E:\退款.recoup' add --title "案 $stored" --note "$2"; do
    stored=$((stored + 1))
    [ "$stored" -lt 40 ] || exit 8
done
echo "stored $stored"
wine "$1" --file 'E:\退款.recoup' check || exit 7
wine "$1" --file 'E:\退款.recoup' --json list
wineserver -k
"""


class Survival(unittest.TestCase):
    def test_a_kill_in_the_middle_of_a_change_loses_nothing_that_was_said_to_be_stored(self):
        with WineDesk() as desk:
            desk.recoup("init")
            journal = desk.file.with_name(desk.file.name + "-journal")
            said = set()
            for i in range(KILLS):
                title = f"案 {i}"
                adding = desk.start(["wine", desk.program, "--file", desk.at(desk.file), "add", "--title", title],
                                    env=desk.environment)
                # While the journal is there the change is under way; every third one is left alone.
                while adding.poll() is None and not (i % 3 and journal.exists()):
                    pass
                adding.kill()
                if adding.wait() == 0:
                    said.add(title)
            desk.recoup("check")
            titles = {case["title"] for case in desk.cases()}
            self.assertLessEqual(said, titles)
            self.assertLessEqual(titles, {f"案 {i}" for i in range(KILLS)})
            self.assertGreaterEqual(len(said), KILLS // 3)
            # A journal that was begun and holds nothing yet goes with the next change.
            desk.recoup("add", "--title", "最后")
            self.assertFalse(journal.exists())

    def test_a_full_disk_is_told_in_one_sentence_and_keeps_what_was_stored(self):
        with WineDesk() as desk:
            subprocess.run(["wineserver", "-k"], env=desk.environment, check=False)
            subprocess.run(["wineserver", "-w"], env=desk.environment, check=False)
            disk = desk.folder / "disk"
            disk.mkdir()
            (desk.folder / "prefix/dosdevices/e:").symlink_to(disk)
            done = subprocess.run(
                ["unshare", "--mount", "--map-root-user", "sh", "-c", DISK, "sh", str(disk),
                 "sh", "-c", UNTIL_FULL, "sh", desk.console, "很长的备注" * 3000],
                env=desk.environment, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("The disk is full", done.stderr)
            stored = int(done.stdout.split("stored ")[1].split()[0])
            self.assertGreater(stored, 1)
            self.assertEqual(done.stdout.count('"title"'), stored)


if __name__ == "__main__":
    unittest.main()
