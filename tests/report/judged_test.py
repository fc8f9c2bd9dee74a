#!/usr/bin/env python3
"""Reports of the demo's cases, judged by other people's readers of PDF and HTML."""

import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

PROGRAM = os.environ["RECOUP_PROGRAM"]
NOW = "2026-11-28T15:20:00+08:00"


def run(*command, check=True):
    return subprocess.run(list(map(str, command)), capture_output=True, check=check)


def said(*command):
    done = run(*command)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def png_with_alpha(size, pixels):
    """A square picture of RGBA."""
    rows = b"".join(b"\0" + bytes(sample for pixel in pixels[y * size:(y + 1) * size] for sample in pixel)
                    for y in range(size))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Page(html.parser.HTMLParser):
    """What a page would run or fetch."""

    def __init__(self):
        super().__init__()
        self.tags, self.addresses, self.policy = set(), [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        values = dict(attrs)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action", "data")]
        self.addresses += [name for name, _ in attrs if name.startswith("on")]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]


def browsed(page, folder):
    """Of a page in Chromium, which finds no host: its elements as drawn, and the addresses that it asked the network for.
    What the browser asks for by itself has no origin."""
    log = folder / "net.json"
    done = run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}",
               "--host-resolver-rules=MAP * ~NOTFOUND", f"--log-net-log={log}", "--dump-dom", page.as_uri())
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = [event.get("params", {}) for event in events]
    return done.stdout.decode("utf-8"), {one["url"] for one in asked if "url" in one and one["url"].startswith("http")
                                         and one.get("initiator", "not an origin") != "not an origin"}


class Judged(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        cls.reports = []
        for lang in ("zh", "en"):
            file = cls.folder / f"{lang}.recoup"
            cls.recoup(file, "demo", "--out", file, "--lang", lang)
            for number, reader in enumerate(("regulator", "court", "bank", "platform", "me", "regulator"), 1):
                report = cls.folder / f"{lang}-{number}.pdf"
                cls.recoup(file, "report", number, "--for", reader, "--out", report, "--lang", lang, "--with",
                           "contacts,deadlines,history,transcript")
                cls.reports.append((file, number, report))

    @classmethod
    def recoup(cls, file, *arguments):
        return run(PROGRAM, "--file", file, "--now", NOW, *arguments)

    def test_the_structure_is_whole(self):
        for _, _, report in self.reports:
            self.assertIn("No syntax or stream encoding errors", said("qpdf", "--check", report))
            self.assertEqual(run("mutool", "info", report).stderr.decode(), "")

    def test_every_letter_lies_inside_and_can_be_copied(self):
        for _, _, report in self.reports:
            lines = said("pdffonts", report).splitlines()[2:]
            self.assertGreater(len(lines), 0)
            for line in lines:
                self.assertRegex(line, r"CID Type 0C\s+Identity-H\s+yes yes yes")

    def test_the_text_reads_as_it_was_written(self):
        for _, _, report in self.reports:
            text = said("pdftotext", "-layout", report, "-")
            self.assertRegex(text, "要求退款|退款案件|Claim for a refund|Refund case")
            self.assertNotIn("\ufffd", text)

    def test_the_originals_come_out_as_they_went_in(self):
        for file, number, report in self.reports:
            out = self.folder / f"out-{report.stem}"
            out.mkdir()
            run("pdfdetach", "-saveall", "-o", out, report, check=False)
            kept = re.findall(r'"sha256":\s*"([0-9a-f]{64})"',
                              said(PROGRAM, "--file", file, "evidence", number, "--json", "--now", NOW))
            self.assertEqual(sorted(hashlib.sha256(one.read_bytes()).hexdigest() for one in out.iterdir()), sorted(kept))

    def test_pictures_with_alpha_are_drawn_in_their_colours_on_white(self):
        size = 40
        for name, alpha, kept in (("opaque", 255, True), ("clear", 51, False)):
            colours = [(x * 6, y * 6, 90) for y in range(size) for x in range(size)]
            picture, file = self.folder / f"{name}.png", self.folder / f"{name}.recoup"
            picture.write_bytes(png_with_alpha(size, [(*colour, alpha) for colour in colours]))
            for verb in (["init"], ["add", "--title", name], ["attach", "1", picture]):
                self.recoup(file, *verb)
            report = self.folder / f"{name}.pdf"
            self.recoup(file, "report", "1", "--out", report)
            self.assertIn("No syntax or stream encoding errors", said("qpdf", "--check", report))
            run("pdfimages", report, self.folder / name)
            drawn = (self.folder / f"{name}-000.ppm").read_bytes()
            wanted = [(value * alpha + 255 * (255 - alpha) + 127) // 255 for colour in colours for value in colour]
            self.assertEqual(drawn, b"P6\n%d %d\n255\n" % (size, size) + bytes(wanted))
            filtered = b"/DecodeParms<</Predictor 15/Colors 3" in report.read_bytes()
            self.assertEqual(filtered, kept, "only what is opaque all over keeps the filters of its rows")

    def test_another_renderer_draws_every_page_without_a_word(self):
        for _, _, report in self.reports[:3]:
            done = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage", report)
            self.assertEqual(done.stdout.decode() + done.stderr.decode(), "")
            self.assertEqual(run("pdftoppm", "-r", "30", report, self.folder / "page").stderr.decode(), "")

    def test_a_maker_of_archives_takes_it_as_one(self):
        for _, _, report in self.reports[:2]:
            out = self.folder / "archive.pdf"
            done = run("gs", "-q", "-dPDFA=3", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite",
                       "-sColorConversionStrategy=RGB", f"-sOutputFile={out}", report)
            lines = (done.stdout + done.stderr).decode().splitlines()
            # Ghostscript writes titles of ASCII alone.
            self.assertEqual([line for line in lines if "DOCINFO cannot be represented" not in line], [])

    def test_the_same_moment_gives_the_same_bytes(self):
        file, number, _ = self.reports[0]
        first = self.recoup(file, "report", number, "--out", "-").stdout
        self.assertEqual(first, self.recoup(file, "report", number, "--out", "-").stdout)

    def test_nothing_is_ever_written_over(self):
        file, number, report = self.reports[0]
        before = report.read_bytes()
        done = run(PROGRAM, "--file", file, "report", number, "--out", report, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(report.read_bytes(), before)

    def test_a_page_for_a_browser_runs_and_fetches_nothing(self):
        for file, number, report in self.reports[::3]:
            page = Page()
            page.feed(self.recoup(file, "report", number, "--as", "html", "--out", "-").stdout.decode("utf-8"))
            self.assertEqual(page.policy, "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
            self.assertFalse(page.tags & {"script", "link", "iframe", "object", "embed", "form", "base"})
            for address in page.addresses:
                self.assertRegex(address, r"^(data:image/|#E\d+$)")

    def test_a_browser_without_a_network_draws_the_page_and_is_asked_for_nothing(self):
        curious = self.folder / "curious.html"
        curious.write_text('<!doctype html><title>x</title><img src="http://127.0.0.1:9/x.png">', encoding="utf-8")
        self.assertEqual(browsed(curious, self.folder)[1], {"http://127.0.0.1:9/x.png"})
        for file, number, report in self.reports[::4]:
            page = self.folder / f"{report.stem}-browsed.html"
            self.recoup(file, "report", number, "--as", "html", "--out", page)
            drawn, asked = browsed(page, self.folder)
            self.assertEqual(asked, set())
            self.assertIn("E1", drawn)

    def test_a_judge_of_pages_has_nothing_to_say(self):
        for file, number, report in self.reports[::2]:
            page = self.folder / f"{report.stem}.html"
            self.recoup(file, "report", number, "--as", "html", "--out", page, "--with",
                        "contacts,deadlines,history,transcript")
            self.assertEqual(said("tidy", "-errors", "-quiet", page), "")
        table = self.folder / "board.html"
        self.recoup(self.reports[0][0], "export", "--format", "html", "--out", table)
        self.assertEqual(said("tidy", "-errors", "-quiet", table), "")

    def test_a_page_frames_what_the_pages_on_paper_frame(self):
        file = shutil.copy(self.reports[-1][0], self.folder / "read.recoup")
        if run(PROGRAM, "--file", file, "ocr", 11, check=False).returncode != 0:
            self.skipTest("this build has no networks")
        report = self.folder / "framed.pdf"
        self.recoup(file, "report", 11, "--out", report, "--lang", "en")
        page = self.recoup(file, "report", 11, "--as", "html", "--out", "-", "--lang", "en").stdout.decode("utf-8")
        told = re.findall(r'<span class="number">\d+</span> ([^<]+)', page)
        self.assertGreater(len(told), 0)
        self.assertEqual(page.count('class="frame"'), len(told))
        on_paper = "".join(said("pdftotext", report, "-").split())
        for one in told:
            self.assertIn("".join(html.unescape(one).split())[:16], on_paper)


if __name__ == "__main__":
    unittest.main()
