#!/usr/bin/env python3
"""A case leaves the house by keys alone: it is found, what nobody else is to see is covered, a pack is made of it for the
regulator and printed. Then other people's tools look at the pack, and find nothing of what was covered."""

import json
import pathlib
import subprocess
import sys
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, sha256, wait_until  # noqa: E402

SCHEMA = pathlib.Path(__file__).parents[2] / "docs/recoup-case-1.schema.json"
NUMBER = "XH2026112000731"  # of the order, as the pictures show it
WANTED = {27: {"x": 370, "y": 510, "w": 300, "h": 50}, 29: {"x": 335, "y": 845, "w": 480, "h": 80}}
DRAWER, PANEL = (890, 130, 540, 400), (1110, 70, 320, 500)
MACHINE_READ = (136, 626, 10, 12)
PERSON = ("Lin Xiaozhou", "138 0013 8000", "7 Willow Road")


class KeyedDesk(Desk):
    """Has no mouse."""

    def click(self, x, y):
        raise AssertionError("by keys alone")

    drag = drop = click

    def open_case(self):
        self.begin_with("board")
        self.recoup("demo", "--lang", "zh", "--out", str(self.file))
        self.recoup("ocr", "11")
        self.open_window()
        self.key("Escape")  # what was due while nobody looked
        self.settle()
        self.key("slash")
        self.type(NUMBER)
        self.settle()
        self.key("Return")
        self.settle()
        self.changed("the case", DRAWER, lambda: self.key("Return"))

    def tabs(self, count):
        """Keys wait in their order, however long a frame takes."""
        self.key(*["Tab"] * count)

    def arrows(self, with_key, right, down):
        for way, count in (("Right" if right > 0 else "Left", abs(right)), ("Down" if down > 0 else "Up", abs(down))):
            keys = [f"{with_key}shift+{way}"] * (count // 10) + [f"{with_key}{way}"] * (count % 10)
            if keys:
                self.key(*keys)

    def boxes(self, evidence):
        return [{side: box[side] for side in "xywh"} for box in self.json("redact", str(evidence))["boxes"]]

    def cover(self, evidence):
        """Draws a box, sizes it and carries it to its place."""
        wanted = WANTED[evidence]
        self.key("n")
        drawn = wait_until("a box in the file", lambda: self.boxes(evidence))[0]
        self.arrows("ctrl+", wanted["w"] - drawn["w"], wanted["h"] - drawn["h"])
        self.arrows("", wanted["x"] - drawn["x"], wanted["y"] - drawn["y"])
        wait_until("the box at its place", lambda: self.boxes(evidence) == [wanted])


def judge(*command, cwd=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, cwd=cwd, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


class CasePack(unittest.TestCase):
    def test_a_case_becomes_a_pack_that_says_nothing_of_what_was_covered(self):
        with KeyedDesk() as desk:
            desk.open_case()
            desk.changed("its evidence", DRAWER, lambda: desk.key("ctrl+Tab"))
            desk.tabs(23)  # over what stands in the head of the case, its stages, its tabs and three buttons
            desk.changed("the viewer", PANEL, lambda: desk.key("Return"))
            desk.changed("the second picture", PANEL, lambda: desk.key("Home", "Next"))
            desk.changed("covering", PANEL, lambda: desk.key("r"))
            desk.cover(27)
            desk.changed("the next picture", PANEL, lambda: desk.key("Next"))
            desk.cover(29)
            desk.changed("the end of covering", PANEL, lambda: desk.key("r"))
            # What was searched for on the board is framed here as well: the first may be for that, and one too many does
            # no harm, for the case stays selected.
            desk.changed("the case", PANEL, lambda: desk.key("Escape", "Escape"))
            desk.changed("the sheet", (112, 60, 300, 200), lambda: desk.key("ctrl+e"))
            desk.tabs(9)  # over the way out, five readers, two ways of pictures and whether a person is named
            for text in PERSON:
                desk.key("Tab")
                desk.type(text)
            desk.tabs(4)
            desk.changed("what was read by a machine goes along", MACHINE_READ, lambda: desk.key("space"))
            desk.key("ctrl+Return")
            home = desk.folder / "home"
            archive = wait_until("the pack", lambda: next(home.rglob("*.zip"), None))
            desk.settle()
            desk.close_window()
            self.check_pack(desk, archive)
            kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix == ".json")
            self.assertNotIn(PERSON[0].encode(), kept + desk.file.read_bytes())
            desk.recoup("check")

    def check_pack(self, desk, archive):
        self.assertRegex(archive.name, r"-11-\d{8}\.zip$")
        judge("unzip", "-t", archive)
        out = desk.folder / "unpacked"
        judge("unzip", "-q", archive, "-d", out)
        (pack,) = out.iterdir()
        judge("sha256sum", "--check", "--strict", "manifest-sha256.txt", cwd=pack)
        judge("sha256sum", "--check", "--strict", "tagmanifest-sha256.txt", cwd=pack)
        self.assertTrue(json.loads(desk.run(desk.program, "pack", "check", str(archive), "--json"))["ok"])
        case = json.loads((pack / "data/case.json").read_text(encoding="utf-8"))
        if jsonschema is not None:
            jsonschema.validate(case, json.loads(SCHEMA.read_text(encoding="utf-8")), cls=jsonschema.Draft202012Validator)
        self.assertEqual([item["covered"] for item in case["evidence"]], [0, 1, 1, 0])
        originals = {path.name[:3] for path in (pack / "data/originals").iterdir()}
        self.assertEqual(originals, {"E01", "E04"})
        self.check_report(desk, pack)
        self.check_silence(desk, pack)

    def check_report(self, desk, pack):
        report = pack / "data/report.pdf"
        judge("qpdf", "--check", report)
        text = judge("pdftotext", report, "-").decode("utf-8")
        for part in PERSON:
            self.assertIn(part, text)
        self.assertNotIn(NUMBER, text)
        attached = desk.folder / "attached"
        attached.mkdir()
        subprocess.run(["pdfdetach", "-saveall", "-o", str(attached), str(report)], capture_output=True, check=False)
        self.assertEqual(sorted(sha256(path) for path in attached.iterdir()),
                         sorted(sha256(path) for path in (pack / "data/originals").iterdir()))

    def check_silence(self, desk, pack):
        # A text that came as a file is whole, and attached to the report as it is: nothing of it can be covered. What the
        # report itself says was looked through above.
        whole = {path for path in (pack / "data/originals").iterdir() if path.suffix == ".txt"}
        whole.add(pack / "data/report.pdf")
        for path in pack.rglob("*"):
            if path.is_file() and path not in whole:
                self.assertFalse(NUMBER.encode() in path.read_bytes(), path)
        shown = sorted((pack / "data/shown").iterdir())
        self.assertEqual([path.name[:3] for path in shown], ["E02", "E03"])
        self.assertIn("E1 ", (pack / "data/transcript.txt").read_text(encoding="utf-8"))
        for path in shown:
            said = desk.outcome(desk.program, "text", str(path))
            self.assertNotIn(NUMBER, said.stdout)

    def test_a_case_the_board_and_the_agenda_are_printed_by_keys(self):
        with KeyedDesk() as desk:
            printer = desk.folder / "bin/lp"
            printer.parent.mkdir()
            printer.write_text(f"#!/bin/sh\ncat > '{desk.folder}/printed.part' && mv '{desk.folder}/printed.part' '{desk.folder}/printed.pdf'\n")
            printer.chmod(0o755)
            desk.environment["PATH"] = f"{printer.parent}:{desk.environment['PATH']}"
            desk.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"
            desk.open_case()
            self.assertIn("视频会员付费后无法播放任何内容", self.printed(desk).replace("\n", ""))
            desk.changed("the board", DRAWER, lambda: desk.key("Escape"))
            self.assertIn("看板", self.printed(desk))
            desk.changed("the agenda", (90, 130, 700, 300), lambda: desk.key("3"))
            self.assertIn("期限", self.printed(desk))
            desk.close_window()

    def printed(self, desk):
        out = desk.folder / "printed.pdf"
        out.unlink(missing_ok=True)
        desk.key("ctrl+p")
        wait_until("what is printed", out.exists)
        judge("qpdf", "--check", out)
        return judge("pdftotext", out, "-").decode("utf-8")


if __name__ == "__main__":
    unittest.main()
