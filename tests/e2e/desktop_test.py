#!/usr/bin/env python3
"""The program as a part of the desktop, judged by the desktop's own tools in a fresh home."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from desk import wait_until

PROGRAM = os.environ["RECOUP_PROGRAM"]


class Home:
    """An account whose programs lie in a folder with an odd name."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="recoup e2e "))
        self.share = self.folder / ".local/share"
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8"}
        self.program = self.place("bin $x \"人\"")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def place(self, name):
        program = self.folder / name / "recoup"
        program.parent.mkdir()
        shutil.copy(PROGRAM, program)
        return program

    def run(self, *command, **options):
        return subprocess.run(list(map(str, command)), env=self.environment, capture_output=True, text=True, check=False,
                              **options)

    def said(self, *command, **options):
        done = self.run(*command, **options)
        assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def desktop(self, *arguments):
        return self.said(self.program, "desktop", *arguments)

    def state(self):
        return json.loads(self.desktop("--status", "--json"))

    def files(self):
        """What lies below the shared folder, but for what the desktop's tools derive from it."""
        derived = {"mimeinfo.cache", "icon-theme.cache"}
        return {str(path.relative_to(self.share)): path.read_bytes() for path in self.share.rglob("*")
                if path.is_file() and path.name not in derived
                and (path.parts[len(self.share.parts)] != "mime" or "packages" in path.parts)}

    def type_of(self, path):
        told = self.said("gio", "info", "-a", "standard::content-type", path)
        return told.split("standard::content-type:")[1].strip()


class DesktopTest(unittest.TestCase):
    def setUp(self):
        self.home = Home().__enter__()
        self.addCleanup(self.home.__exit__)

    def test_what_is_installed_satisfies_the_tools_of_the_desktop(self):
        home = self.home
        self.assertFalse(home.state()["installed"])
        home.desktop("--install")
        state = home.state()
        self.assertEqual((state["installed"], state["complete"], state["foreign"]), (True, True, []))
        self.assertEqual(state["program"], str(home.program))
        home.said("desktop-file-validate", home.share / "applications/recoup.desktop")
        home.said("appstreamcli", "validate", "--no-net", home.share / "metainfo/internal.recoup.Recoup.metainfo.xml")
        home.said("sha256sum", "--check", "--strict", "recoup/desktop-parts.sha256", cwd=home.share)
        self.assertIn("recoup.desktop", home.said("gio", "mime", "application/vnd.recoup"))

    def test_a_recoup_file_is_told_by_its_content_and_a_database_that_is_none_is_not(self):
        home = self.home
        home.desktop("--install")
        board, nameless, other = (home.folder / name for name in ("a.recoup", "nameless", "other"))
        home.said(home.program, "--file", board, "init")
        shutil.copy(board, nameless)
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE t (a)")
        database.close()
        self.assertEqual(home.type_of(board), "application/vnd.recoup")
        self.assertEqual(home.type_of(nameless), "application/vnd.recoup")
        self.assertEqual(home.type_of(other), "application/vnd.sqlite3")

    def test_the_desktop_starts_this_very_program_with_the_file(self):
        home = self.home
        kept = home.folder / "told"
        home.program.unlink()
        home.program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$0" "$@" > "{kept}.new"; mv "{kept}.new" "{kept}"\n')
        home.program.chmod(0o755)
        real = home.place("elsewhere")
        subprocess.run([real, "desktop", "--install"], env=home.environment, check=True, capture_output=True)
        entry = home.share / "applications/recoup.desktop"
        entry.write_text(entry.read_text().replace("/elsewhere/", "/bin \\\\$x \\\\\"人\\\\\"/", 1))
        home.said("gio", "launch", entry, home.folder / "a b.recoup")
        wait_until("the program", kept.exists)
        self.assertEqual(kept.read_text().splitlines(), [str(home.program), str(home.folder / "a b.recoup")])

    def test_installing_again_changes_nothing_and_uninstalling_leaves_nothing(self):
        home = self.home
        home.desktop("--install")
        once = home.files()
        home.desktop("--install")
        self.assertEqual(home.files(), once)
        home.desktop("--uninstall")
        self.assertEqual(home.files(), {})
        self.assertFalse(home.state()["installed"])
        home.desktop("--uninstall")

    def test_what_others_made_or_changed_stays(self):
        home = self.home
        own = home.share / "man/man1/recoup.1"
        own.parent.mkdir(parents=True)
        own.write_text("my own page\n")
        refused = home.run(home.program, "desktop", "--install")
        self.assertEqual(refused.returncode, 1)
        self.assertIn(str(own), refused.stderr)
        self.assertEqual(set(home.files()), {"man/man1/recoup.1"})
        home.desktop("--install", "--overwrite")
        entry = home.share / "applications/recoup.desktop"
        entry.write_text(entry.read_text() + "NoDisplay=true\n")
        self.assertEqual(home.state()["foreign"], [str(entry)])
        self.assertEqual(home.run(home.program, "desktop", "--install").returncode, 1)
        left = json.loads(home.desktop("--uninstall", "--json"))["left"]
        self.assertEqual(left, [str(entry)])
        self.assertEqual(set(home.files()), {"applications/recoup.desktop"})

    def test_a_link_in_the_place_of_a_part_is_not_written_through(self):
        home = self.home
        kept = home.folder / "kept"
        kept.write_text("kept")
        link = home.share / "applications/recoup.desktop"
        link.parent.mkdir(parents=True)
        link.symlink_to(kept)
        self.assertEqual(home.run(home.program, "desktop", "--install").returncode, 1)
        self.assertEqual(kept.read_text(), "kept")

    def test_a_program_that_was_moved_is_told_and_mended(self):
        home = self.home
        home.desktop("--install")
        old = home.program
        home.program = home.place("new")
        self.assertIn("differs", home.desktop())
        old.unlink()
        self.assertIn("no longer there", home.desktop())
        self.assertIn("已不在那里", home.desktop("--lang", "zh"))
        self.assertEqual(home.state()["foreign"], [])
        home.desktop("--install")
        self.assertEqual((home.state()["program"], home.state()["complete"]), (str(home.program), True))

    def test_nothing_is_told_as_done_that_could_not_be_written(self):
        home = self.home
        home.share.parent.mkdir()
        home.share.write_text("a file where a folder belongs")
        done = home.run(home.program, "desktop", "--install")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn(str(home.share), done.stderr)
        self.assertEqual(home.run(home.program, "desktop", "--install", "--status").returncode, 2)

    def test_a_package_gets_the_same_parts_with_the_program_of_path(self):
        home = self.home
        home.desktop("--package", home.folder / "usr/share")
        home.desktop("--install")
        home.share.joinpath("recoup/desktop-parts.sha256").unlink()
        ours = home.files()
        home.share = home.folder / "usr/share"
        theirs = home.files()
        self.assertEqual(set(theirs), set(ours))
        self.assertEqual({place for place in ours if ours[place] != theirs[place]}, {"applications/recoup.desktop"})
        self.assertIn(b"\nExec=recoup %f\n", theirs["applications/recoup.desktop"])


if __name__ == "__main__":
    unittest.main()
