#!/usr/bin/env python3
"""Names, titles and chats as strangers write them: formulas, tags, signs that turn a line round or move a terminal's
cursor, paths that lead out. In everything that leaves the program they are text, and stay in their place."""

import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

PROGRAM = os.environ["RECOUP_PROGRAM"]
NOW = "2026-11-28T15:20:00+08:00"
PICTURE = pathlib.Path(__file__).parents[2] / "assets/demo/pictures/cart-empty.png"
TEXTS = ['=HYPERLINK("http://x.example","y")', "+1-2", "@SUM(A1)", "</title><script>alert(1)</script>", "<img src=x onerror=a()>",
         "\x1b[31mred\x1b]0;t\x07", "逆\u202etxt.exe\u2066", "a\u200eb\u200fc\u061c", "x\u2028y\u2029z", "\x9b31m\x7f\x08",
         "../../etc/passwd", "C:\\Windows\\x", "BEGIN:VEVENT\r\nSUMMARY:y", "'; DROP TABLE cases; --", "%s%n{0}", "&#x202e;", "]]>", "😀 会员",
         "(x) Tj /URI (http://x.example)"]
NAMES = ["=1+1.png", "逆\u202egnp.exe.png", "\x1b[31m.png", "<b>&.png", "CON.png", " .. .png", "a\nb.png", "-rf.png"]
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BREAKS = set("\u2028\u2029")


def unseen(text):
    """What of it moves a cursor, turns a line round or breaks one."""
    return {c for c in text if c in BIDI or c in BREAKS or (unicodedata.category(c) == "Cc" and c != "\n")}


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="recoup-hostile-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        everything = " ".join(TEXTS)
        cls.recoup("init")
        cls.recoup("add", "--title", everything, "--platform", TEXTS[3] + TEXTS[6], "--note", everything, "--order", TEXTS[0] + TEXTS[5],
                   "--paid", "328.00", "--problem", "payment_failure")
        for text in TEXTS:
            cls.recoup("log", "1", "--direction", "in", "--text", text, "--ticket", text)
            cls.recoup("deadline", "add", "1", "--in", "24h", "--title", text)
        pictures = []
        for name in NAMES:
            pictures.append(cls.root / "given" / name)
            pictures[-1].parent.mkdir(exist_ok=True)
            pictures[-1].write_bytes(PICTURE.read_bytes() + name.encode())
        cls.recoup("attach", "1", *map(str, pictures), "--caption", everything)
        cls.recoup("route", "take", "1", "platform_dispute", "--ticket", TEXTS[3])
        cls.recoup("platform", "clause", TEXTS[3] + TEXTS[6], TEXTS[4], "--title", TEXTS[8], "--text", everything)
        cls.person = cls.root / "person"
        cls.person.write_text("\n".join((TEXTS[3], TEXTS[5], TEXTS[6] + TEXTS[10])))

    @classmethod
    def run_recoup(cls, *arguments):
        return subprocess.run([PROGRAM, *arguments, "--now", NOW, "--lang", "en"], check=False, capture_output=True,
                              env={"HOME": str(cls.root), "LANG": "C.UTF-8", "TZ": "Asia/Shanghai",
                                   "RECOUP_FILE": str(cls.root / "board.recoup")})

    @classmethod
    def recoup(cls, *arguments):
        done = cls.run_recoup(*arguments)
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.returncode} {done.stderr.decode()}")
        return done.stdout.decode()

    def test_no_line_for_people_holds_what_is_not_seen(self):
        for verb in (["list"], ["show", "1"], ["evidence", "1"], ["due"], ["today"], ["history"], ["history", "1"], ["deadline", "list"],
                     ["contact", "list", "1"], ["route", "list", "1"], ["platform", "list"], ["stats"], ["check"], ["list", "--search", "x"],
                     ["compose", "1", "answer_within_24h"]):
            with self.subTest(verb=verb):
                self.assertEqual(unseen(self.recoup(*verb)), set())

    def test_what_is_for_programs_is_one_document_without_what_is_not_seen(self):
        for verb in (["list"], ["show", "1"], ["evidence", "1"], ["due"], ["history"], ["deadline", "list"], ["contact", "list", "1"]):
            with self.subTest(verb=verb):
                text = self.recoup(*verb, "--json")
                json.loads(text)
                self.assertEqual(unseen(text), set())

    def test_what_is_said_of_a_refusal_holds_nothing_unseen(self):
        for verb in (["show", TEXTS[5]], ["list", "--stage", TEXTS[6]], ["attach", "1", TEXTS[10] + TEXTS[5]], ["pack", "check", TEXTS[6]],
                     [TEXTS[5]], ["compose", "1", TEXTS[6]], ["export", "--format", TEXTS[5]], ["log", "1", "--channel", TEXTS[6]]):
            with self.subTest(verb=verb):
                done = self.run_recoup(*verb)
                self.assertNotEqual(done.returncode, 0)
                self.assertEqual(unseen(done.stderr.decode()), set())

    def test_a_calendar_has_as_many_events_as_there_are_deadlines(self):
        calendar = self.recoup("export", "--format", "ics", "--out", "-").replace("\r\n", "\n")
        self.assertEqual(calendar.count("\nBEGIN:VEVENT\n"), len(json.loads(self.recoup("deadline", "list", "--json"))["deadlines"]))
        self.assertEqual(unseen(calendar), set())

    def test_originals_stay_in_the_folder_that_they_are_put_into(self):
        out = self.root / "extracted"
        self.recoup("extract", "1", "--out", str(out))
        names = [path.name for path in out.rglob("*")]
        self.assertEqual(len(names), len(NAMES))
        for name in names:
            self.assertEqual(unseen(name), set())
            self.assertNotIn("\n", name)
            self.assertFalse(name.startswith((".", "-", " ")), name)
            self.assertNotEqual(name.split(".")[0].upper(), "CON")

    def test_pages_hold_no_tag_and_no_address_of_a_stranger(self):
        pages = {"report": self.recoup("report", "1", "--as", "html", "--out", "-", "--with", "contacts,deadlines,history,notes"),
                 "table": self.recoup("export", "--format", "html", "--out", "-")}
        for what, page in pages.items():
            with self.subTest(page=what):
                seen = Tags()
                seen.feed(page)
                self.assertFalse(seen.tags & {"script", "a", "b", "iframe", "link", "object", "form", "base"} - {"a"}, seen.tags)
                for name, value in seen.attributes:
                    self.assertFalse(name.startswith("on"), name)
                    if name in ("src", "href"):
                        self.assertRegex(value, r"^(data:image/|#E\d+$)")
                self.assertEqual(unseen(page), set())

    def test_a_pdf_runs_nothing_and_names_its_files_in_plain_letters(self):
        report = self.root / "report.pdf"
        self.recoup("report", "1", "--out", str(report), "--with", "contacts,deadlines,history,notes", "--person", str(self.person))
        plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress", report, "-"], check=True,
                               capture_output=True).stdout
        outside = re.sub(rb"stream\n.*?endstream", b"", plain, flags=re.S)
        for word in (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/URI", b"/AA", b"/SubmitForm"):
            self.assertNotIn(word, outside)
        listed = subprocess.run(["pdfdetach", "-list", report], check=True, capture_output=True, text=True).stdout
        names = re.findall(r"^\d+: (.*)$", listed, re.M)
        self.assertEqual(len(names), len(NAMES))
        for name in names:
            self.assertRegex(name, r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$")
        text = subprocess.run(["pdftotext", report, "-"], check=True, capture_output=True).stdout.decode().replace("\f", "\n")
        self.assertEqual(unseen(text), set())
        title = subprocess.run(["pdfinfo", report], check=True, capture_output=True).stdout.decode()
        self.assertEqual(unseen(title), set())

    def test_a_pack_is_whole_and_no_text_in_it_holds_what_is_not_seen(self):
        pack = self.root / "pack"
        self.recoup("pack", "1", "--out", str(pack), "--with", "contacts,deadlines,history,transcript,notes", "--person", str(self.person))
        self.recoup("pack", "check", str(pack))
        for path in pack.rglob("*"):
            self.assertRegex(path.name, r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$")
            if path.suffix in (".txt", ".html", ".json", ".jsonl"):
                with self.subTest(file=path.name):
                    self.assertEqual(unseen(path.read_bytes().decode()), set())
        document = json.loads((pack / "data/case.json").read_text(encoding="utf-8"))
        self.assertEqual(len(document["evidence"]), len(NAMES))
        self.assertEqual(document["evidence"][0]["name"], NAMES[0], "as data a name is what it was")

    def test_the_name_of_an_archive_s_folder_leads_nowhere(self):
        pack = self.root / "pack.zip"
        self.recoup("pack", "1", "--out", str(pack))
        listed = subprocess.run(["unzip", "-Z1", pack], check=True, capture_output=True, text=True).stdout.splitlines()
        folders = {name.split("/")[0] for name in listed}
        self.assertEqual(len(folders), 1)
        self.assertFalse(folders & {"", ".", ".."})
        self.assertFalse(any("\\" in name or ".." in name or unseen(name) for name in listed))


if __name__ == "__main__":
    unittest.main()
