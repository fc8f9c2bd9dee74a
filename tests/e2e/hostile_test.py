#!/usr/bin/env python3
"""Texts that a stranger chose, to do harm to whoever opens what the program writes: titles, names, notes, words of a
chat, names of files. They go through every output, and stay text: no cell is a formula, no tag, no escape byte reaches a
terminal, no file lies outside its folder, no page asks for anything."""

import csv
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import stat
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib

try:
    import icalendar
except ImportError:
    icalendar = None

PROGRAM = os.environ["RECOUP_PROGRAM"]
NOW = "2026-11-20T10:00:00+08:00"
PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
TEXTS = ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(1+1)", "\t=1+1", "<script>alert(1)</script>",
         "\"><img src=x onerror=alert(1)>", "</title></style><svg onload=alert(1)>", "../../../tmp/x", "..\\..\\x", "/etc/passwd",
         "\x1b]0;owned\x07\x1b[31mred\x1b[2J", "\u009b31m\u0090", "a\r\nATTACH:http://evil.example/x\r\nBEGIN:VALARM",
         "| a | `rm -rf` | [b](http://evil.example) ![c](http://evil.example/c.png) <b>", "# head\n\n- [ ] list\n```\ncode",
         "\u202etxt.exe\u2066x", "\ufeffa\u200b\u2028\u2029b", "%n%s%x", "{0}{1}{}{:9999}", "$(touch x)`touch y`; touch z",
         "'; DROP TABLE cases; --", "CON", "aux.txt", "trailing. . .", "很长" * 95, "--help", "\\0 %00 &#0; \\u0000",
         "]]>&amp;<!--", "(/JavaScript)>>/OpenAction<<", "😀\U000e0041\ue000"]
NAMES = [text.replace("/", "／").strip() or "x" for text in TEXTS if len(text.encode()) < 200] + ["CON.png", "a.png.", " .png", "-rf.png"]
# What a terminal acts on, or what turns a line round: none of it belongs into anything that is shown.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TAGS = set("html head meta title style body header main section footer h1 h2 h3 p br strong small span code dl dt dd ol ul li table "
           "thead tbody tr th td div a figure img figcaption".split())


def picture_saying(text):
    """One picture in many files that are not the same."""
    data = (PICTURES / "cart-empty.png").read_bytes()
    chunk = b"tEXt" + b"Comment\0" + text.encode("latin-1")
    return data[:-12] + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) + data[-12:]


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.policy, self.styles, self.inside = set(), [], None, "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        self.inside = tag
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]

    def handle_data(self, data):
        if self.inside == "style":
            self.styles += data

    def handle_endtag(self, tag):
        self.inside = ""


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="recoup-hostile-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        cls.bin = cls.root / "bin"
        cls.bin.mkdir()
        (cls.bin / "lp").write_text("#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$PRINTED.arguments\"\nexec cat > \"$PRINTED\"\n")
        (cls.bin / "lp").chmod(0o755)
        cls.environment = {"PATH": f"{cls.bin}:{os.environ['PATH']}", "HOME": str(cls.root / "home"), "TZ": "Asia/Shanghai",
                           "LANG": "C.UTF-8", "PRINTED": str(cls.root / "printed")}
        cls.recoup("init")
        for i, text in enumerate(TEXTS, 1):
            cls.recoup("add", f"--title={text.strip() or 'x'}", f"--platform={text}", f"--note={text}", f"--order={text}",
                       f"--payment-method={text}", "--paid", "328.00", "--paid-at", "2026-11-19", "--problem", "goods_quality")
            cls.recoup("edit", str(i), f"--tag={text.replace(',', ' ')[:40]}")
            cls.recoup("log", str(i), f"--text={text}", "--direction", "out", f"--ticket={text}")
            cls.recoup("log", str(i), f"--words={text}", "--direction", "in")
            cls.recoup("deadline", "add", str(i), "--in", "24h", f"--title={text.strip() or 'x'}")
        cls.attach()
        cls.import_board()

    @classmethod
    def attach(cls):
        given = cls.root / "given"
        given.mkdir()
        for i, name in enumerate(NAMES):
            path = given / name
            path.write_bytes(picture_saying(f"{i}") if i % 2 else f"text {i}".encode())
            text = TEXTS[i % len(TEXTS)]
            cls.recoup("attach", "1", f"--caption={text}", "--", str(path))
        for i, item in enumerate(json.loads(cls.recoup("evidence", "1", "--json"))["evidence"]):
            cls.recoup("evidence", "edit", str(item["id"]), f"--proves={TEXTS[i % len(TEXTS)]}")

    # What no command line can say: a board of another program may.
    @classmethod
    def import_board(cls):
        cards = [{"id": str(i), "name": f"NUL\0{text}", "desc": f"{text}\0", "idList": "l", "closed": False, "pos": i,
                  "idLabels": ["b"], "idChecklists": [], "attachments": [{"name": text, "url": f"javascript:{text}"}]}
                 for i, text in enumerate(TEXTS)]
        board = {"name": TEXTS[5], "lists": [{"id": "l", "name": "Doing", "closed": False, "pos": 1}], "cards": cards,
                 "labels": [{"id": "b", "name": TEXTS[6]}], "checklists": [], "actions": []}
        path = cls.root / "board.json"
        path.write_text(json.dumps(board), encoding="utf-8")
        cls.recoup("import", "trello", str(path))

    @classmethod
    def run_recoup(cls, *arguments):
        words = 2 if arguments[0] in {"deadline", "import", "evidence", "contact", "pack", "platform"} and len(arguments) > 1 \
            and re.fullmatch("[a-z]+", arguments[1]) else 1
        return subprocess.run([PROGRAM, *arguments[:words], "--file", str(cls.root / "board.recoup"), "--lang", "en", "--now", NOW,
                               *arguments[words:]], env=cls.environment, capture_output=True, cwd=cls.root, check=False)

    @classmethod
    def recoup(cls, *arguments):
        done = cls.run_recoup(*arguments)
        assert done.returncode == 0, f"{arguments}: {done.returncode} {done.stderr.decode(errors='replace')}"
        return done.stdout.decode("utf-8")

    def cases(self):
        return [case["id"] for case in json.loads(self.recoup("list", "--json"))["cases"]]

    def clean(self, text, what):
        found = CONTROLS.search(text)
        self.assertIsNone(found, f"{what}: {found and text[max(0, found.start() - 40):found.end() + 20]!r}")

    def within(self, folder):
        """All files below it, whose names do no harm either."""
        paths = [path for path in folder.rglob("*") if path.is_file() or path.is_symlink()]
        self.assertGreater(len(paths), 0)
        for path in paths:
            self.assertFalse(path.is_symlink(), path)
            self.assertIn(folder.resolve(), path.resolve().parents)
            self.clean(str(path.relative_to(folder)), "a name")
        return paths

    def nothing_outside(self):
        for name in ("x", "y", "z", "tmp"):
            self.assertFalse((self.root / name).exists(), name)
        self.assertFalse(pathlib.Path("/tmp/x.png").exists())

    def test_no_terminal_is_told_anything(self):
        verbs = [["list"], ["due"], ["today"], ["history"], ["stats"], ["platform", "list"]]
        for number in self.cases()[:len(TEXTS)]:
            verbs += [["show", str(number)], ["evidence", str(number)], ["contact", "list", str(number)],
                      ["deadline", "list", str(number)], ["compose", str(number), "--list"]]
        for verb in verbs:
            self.clean(self.recoup(*verb), verb)
        for text in TEXTS:
            for verb in (["show", text], ["attach", "1", "--", f"/nowhere/{text}"], ["list", "--stage", text], [text],
                         ["export", "--format", "csv", "--table", text, "--out", "-"]):
                done = self.run_recoup(*verb)
                self.clean(done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace"), verb)

    def test_json_is_json(self):
        for verb in (["list"], ["show", "1"], ["evidence", "1"], ["due"], ["today"], ["history"]):
            text = self.recoup(*verb, "--json")
            json.loads(text)
            self.assertNotIn("\x1b", text)
        document = json.loads(self.recoup("export", "--format", "json", "--out", "-"))
        titles = {case["title"] for case in document["cases"]}
        for text in TEXTS[:4] + TEXTS[5:8]:
            self.assertIn(text, titles)

    def test_no_cell_is_a_formula(self):
        for more in ([], ["--for", "excel"], ["--headers", "en"]):
            folder = self.root / f"csv{len(more)}{more[-1:]}"
            self.recoup("export", "--format", "csv", "--out", str(folder), *more)
            for path in self.within(folder):
                rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
                self.assertEqual(len({len(row) for row in rows}), 1, "a row goes on in another")
                for field in (field for row in rows for field in row):
                    if re.fullmatch(r'-[0-9.]+|="[0-9]+"', field):
                        continue  # a number, or one that Excel is to keep whole
                    self.assertNotIn(field[:1], set("=+-@\t\r"), field)

    def test_no_page_runs_or_asks_for_anything(self):
        pages = {"board": self.recoup("export", "--format", "html", "--out", "-")}
        for number in self.cases():
            pages[number] = self.recoup("report", str(number), "--as", "html", "--out", "-", "--with",
                                        "contacts,deadlines,history,transcript", f"--name={TEXTS[5]}", f"--address={TEXTS[6]}")
        for name, text in pages.items():
            page = Page(text)
            self.assertEqual(page.policy, "default-src 'none'; img-src data:; style-src 'unsafe-inline'", name)
            self.assertLessEqual(page.tags, TAGS, name)
            self.assertNotRegex(page.styles, r"url\(|@import|expression", name)
            for attribute, value in page.attributes:
                self.assertFalse(attribute.startswith("on"), f"{name}: {attribute}")
                if attribute in ("src", "href", "action", "data", "srcset", "poster", "background"):
                    self.assertRegex(value, r"^(data:image/(png|jpeg|webp|gif|bmp);base64,[A-Za-z0-9+/=]*|#E\d+)$", name)
                if attribute == "style":
                    self.assertRegex(value, r"^[a-z:;.0-9% -]*$", name)
            self.clean(text, name)
            if shutil.which("tidy"):
                judged = subprocess.run(["tidy", "-errors", "-quiet"], input=text.encode(), capture_output=True, check=False)
                self.assertEqual(judged.stderr.decode(), "", name)

    def test_markdown_stays_text(self):
        text = self.recoup("export", "--format", "md", "--out", "-")
        self.clean(text, "Markdown")
        self.assertNotRegex(text, r"<(script|img|svg|b)\b")
        self.assertNotRegex(text, r"(?<!\\)\]\(")
        self.assertNotRegex(text, r"(?m)^\s*```")
        self.assertNotRegex(text, r"(?<!\\)`")
        for table in re.findall(r"(?m)(?:^\|.*\n)+", text):
            self.assertEqual(len({re.sub(r"\\.", "", line).count("|") for line in table.splitlines()}), 1, table)

    def test_a_calendar_has_only_lines_of_its_own(self):
        text = self.recoup("export", "--format", "ics", "--out", "-")
        lines = text.replace("\r\n ", "").split("\r\n")
        for line in lines:
            self.assertRegex(line, r"^((BEGIN|END):(VCALENDAR|VEVENT|VALARM|VTIMEZONE|STANDARD|DAYLIGHT)|"
                                   r"(VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|UID|DTSTAMP|DTSTART|DTEND|DURATION|SUMMARY|DESCRIPTION|"
                                   r"STATUS|SEQUENCE|TRANSP|LAST-MODIFIED|CREATED|CATEGORIES|URL|ACTION|TRIGGER|CLASS|REFRESH-INTERVAL|"
                                   r"X-PUBLISHED-TTL|TZID|TZOFFSETFROM|TZOFFSETTO|RRULE)\b.*|)$")
        self.assertNotIn("\nATTACH", text)
        self.assertLessEqual(max(len(line.encode()) for line in text.split("\r\n")), 75)
        self.clean(text.replace("\r\n", "\n"), "the calendar")
        if icalendar is not None:
            calendar = icalendar.Calendar.from_ical(text.encode())
            self.assertEqual([error for event in calendar.walk() for error in event.errors], [])
            self.assertGreaterEqual(len(calendar.walk("VEVENT")), len(TEXTS))

    def test_a_pack_lies_within_itself(self):
        folder, archive = self.root / "pack", self.root / "pack.zip"
        numbers = [str(number) for number in self.cases()]
        person = self.root / "person.txt"
        person.write_text("\n".join((TEXTS[5], TEXTS[0], TEXTS[16])), encoding="utf-8")
        for out in (folder, archive):
            self.recoup("pack", *numbers, "--out", str(out), "--with", "contacts,deadlines,history,transcript,notes",
                        "--person", str(person))
            self.recoup("pack", "check", str(out))
        for path in self.within(folder):
            inside = path.relative_to(folder)
            self.assertRegex(str(inside), r"^[A-Za-z0-9_./-]+$", "old archivers know no other letters")
            self.assertFalse(path.stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH))
            if inside.suffix in (".txt", ".json", ".jsonl", ".html") and "originals" not in inside.parts:
                self.clean(path.read_text(encoding="utf-8").replace("\r\n", "\n"), inside)
            if inside.suffix == ".json":
                json.loads(path.read_text(encoding="utf-8"))
            if inside.suffix == ".jsonl":
                for line in path.read_text(encoding="utf-8").splitlines():
                    json.loads(line)
            if inside.suffix == ".html":
                self.assertLessEqual(Page(path.read_text(encoding="utf-8")).tags, TAGS)
            if inside.suffix == ".pdf":
                self.check_pdf(path)
        with zipfile.ZipFile(archive) as entries:
            for entry in entries.infolist():
                self.assertNotIn("..", entry.filename.split("/"))
                self.assertFalse(entry.filename.startswith("/"))
                self.clean(entry.filename, "an entry")
                self.assertFalse(stat.S_ISLNK(entry.external_attr >> 16))
        subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "manifest-sha256.txt"], cwd=folder, check=True, capture_output=True)
        self.nothing_outside()

    def check_pdf(self, path):
        judged = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
        self.assertEqual(judged.returncode, 0, judged.stdout + judged.stderr)
        plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--decode-level=none", str(path), "-"],
                               capture_output=True, check=True).stdout
        for object_ in re.findall(rb"\n\d+ 0 obj\n(.*?)(?:\nstream\n|\nendobj)", plain, re.S):
            # Names alone: strings are hexadecimal or in brackets, where nothing acts.
            names = re.sub(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F\s]*>", b"", object_)
            self.assertNotRegex(names, rb"/(JavaScript|JS|Launch|URI|OpenAction|AA|SubmitForm|GoToR|RichMedia)\b")

    def test_reports_and_what_is_printed_are_pages_alone(self):
        for number in self.cases():
            out = self.root / f"report-{number}.pdf"
            self.recoup("report", str(number), "--out", str(out), "--with", "contacts,deadlines,history,transcript",
                        f"--name={TEXTS[29]}")
            self.check_pdf(out)
            text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=True).stdout.decode("utf-8", "replace")
            self.clean(text.replace("\f", ""), number)
        for what in (["--agenda"], ["--board"], ["1"]):
            self.recoup("print", *what)
            self.check_pdf(self.root / "printed")
            self.clean((self.root / "printed.arguments").read_text(encoding="utf-8"), "the title")
        out = self.root / "attached"
        out.mkdir()
        subprocess.run(["pdfdetach", "-saveall", "-o", str(out), str(self.root / "report-1.pdf")], capture_output=True, check=False)
        for path in self.within(out):
            self.assertRegex(path.name, r"^[A-Za-z0-9_.-]+$")

    def test_originals_and_pictures_to_fit_lie_in_their_folder(self):
        out = self.root / "originals"
        self.recoup("extract", "1", "--out", str(out))
        paths = self.within(out)
        self.assertEqual(len(paths), len(NAMES))
        for path in paths:
            self.assertEqual(path.parent, out)
            self.assertNotRegex(path.stem.upper(), r"^(CON|AUX|NUL|PRN)$")
            self.assertFalse(path.name.endswith((".", " ")), path.name)
        out = self.root / "fit"
        done = self.run_recoup("upload", "1", "--files", "9", "--each", "5MB", "--types", "jpg,png,pdf", "--out", str(out))
        if b"cannot read pictures" not in done.stderr:
            self.assertEqual(done.returncode, 0, done.stderr)
            for path in self.within(out):
                self.assertRegex(path.name, r"^\d\d_[^/\\.]+\.(png|jpg|pdf|txt)$")
                if path.suffix == ".pdf":
                    self.check_pdf(path)
                if path.suffix == ".txt":
                    self.clean(path.read_text(encoding="utf-8"), path.name)
        self.nothing_outside()

    def test_letters_carry_no_control(self):
        for number in self.cases()[:len(TEXTS)]:
            fits = json.loads(self.recoup("compose", str(number), "--list", "--json"))
            for message in fits[next(key for key in fits if isinstance(fits[key], list))][:3]:
                done = self.run_recoup("compose", str(number), message["id"])
                self.clean(done.stdout.decode("utf-8") + done.stderr.decode("utf-8"), (number, message["id"]))

    def test_completion_and_manual_know_nothing_of_the_file(self):
        for shell in ("bash", "zsh", "fish"):
            text = self.recoup("completion", shell)
            self.clean(text, shell)
            self.assertNotIn("evil.example", text)
        if shutil.which("bash"):
            subprocess.run(["bash", "-n"], input=self.recoup("completion", "bash"), text=True, check=True)


if __name__ == "__main__":
    unittest.main()
