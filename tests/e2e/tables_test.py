#!/usr/bin/env python3
"""What `recoup export` writes, read by other people's programs: Python's csv and json, jsonschema, xmllint, LibreOffice.
The texts of the board are as hostile as a merchant's name may be."""

import csv
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

PROGRAM = os.environ["RECOUP_PROGRAM"]
SCHEMA = pathlib.Path(__file__).parents[2] / "docs/recoup-export-1.schema.json"
PICTURE = pathlib.Path(__file__).parents[2] / "assets/demo/pictures/cart-empty.png"
HOSTILE = ['=HYPERLINK("http://x.example","y")', "+8613812345678", "-1+1", "@SUM(A1)", "\tx", "'=1", '"quoted", and\nlines',
           "</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\x1b[31mred", "逆\u202etxt", "😀 会员",
           "| a | **b** [c](http://x.example)"]
LONG = "4200001234567890123456789012"


class Attributes(html.parser.HTMLParser):
    """Which tags and attributes a page really has."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text.append(data)


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp())
        cls.environment = {**os.environ, "XDG_CONFIG_HOME": str(cls.root / "config"), "XDG_DATA_HOME": str(cls.root / "data"),
                           "TZ": "Asia/Shanghai"}
        cls.run_verb("init")
        for i, text in enumerate(HOSTILE):
            cls.run_verb("add", "--title", f"{i} {text}", "--platform", text, "--note", text, "--order", LONG, "--paid", "328.00",
                         "--paid-at", "2026-11-19")
        cls.run_verb("attach", "1", str(PICTURE), "--caption", HOSTILE[7])
        cls.run_verb("log", "1", "--text", HOSTILE[0])
        cls.run_verb("deadline", "add", "1", "--in", "24h", "--title", HOSTILE[8])
        cls.run_verb("archive", "3")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.root)

    @classmethod
    def run_verb(cls, *arguments, file="board.recoup", code=0):
        words = 2 if arguments[0] in {"deadline", "import"} else 1
        done = subprocess.run([PROGRAM, *arguments[:words], "--file", str(cls.root / file), "--lang", "en", "--now",
                               "2026-11-20T10:00:00+08:00", *arguments[words:]], env=cls.environment, capture_output=True)
        assert done.returncode == code, done.stderr.decode()
        return done.stdout

    def rows(self, *more, table="cases"):
        text = self.run_verb("export", "--format", "csv", "--table", table, "--out", "-", *more).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def test_csv_says_what_the_list_says(self):
        listed = {case["id"]: case for case in json.loads(self.run_verb("list", "--json"))["cases"]}
        listed |= {case["id"]: case for case in json.loads(self.run_verb("list", "--archived", "--json"))["cases"]}
        rows = self.rows()
        self.assertEqual([int(row["number"]) for row in rows], sorted(listed))
        for row in rows:
            case = listed[int(row["number"])]
            for column in ("title", "platform", "note", "order_no", "stage", "currency"):
                text = row[column]
                plain = text[1:] if text.startswith("'") and text.lstrip("'")[:1] in set("=+-@\t\r") else text
                self.assertEqual(plain, case[column] or "", column)
            self.assertEqual(row["paid_minor"], str(case["paid_minor"]))
            self.assertEqual(row["paid"], "328.00")
            self.assertEqual(row["paid_at"], case["paid_at"])
            self.assertEqual(row["paid_at_day"], "2026-11-19")

    def test_the_table_of_cases_is_the_same_by_itself_and_among_all(self):
        for more in ([], ["--for", "excel"], ["--headers", "zh"]):
            folder = self.root / ("among" + "".join(more))
            self.run_verb("export", "--format", "csv", "--out", str(folder), *more)
            alone = self.run_verb("export", "--format", "csv", "--table", "cases", "--out", "-", *more)
            self.assertEqual(alone, (folder / "cases.csv").read_bytes())

    def test_no_field_of_any_table_is_a_formula(self):
        folder = self.root / "all"
        self.run_verb("export", "--format", "csv", "--out", str(folder))
        self.assertIn("contacts.csv", {path.name for path in folder.iterdir()})
        for path in folder.iterdir():
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)
            self.assertTrue(path.read_bytes().startswith(b"\xef\xbb\xbf"))
            for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")):
                for field in row:
                    if not re.fullmatch(r"-[0-9]+", field):  # a number, not a formula
                        self.assertNotIn(field[:1], set("=+-@\t\r"), field)
        self.run_verb("export", "--format", "csv", "--out", str(folder), code=1)  # never into what is there

    def test_for_excel_a_long_number_keeps_its_digits(self):
        self.assertEqual(self.rows("--for", "excel")[0]["order_no"], f'="{LONG}"')
        self.assertEqual(self.rows()[0]["order_no"], LONG)

    def test_filter_fields_and_headings(self):
        self.assertEqual([row["number"] for row in self.rows("--archived", "--fields", "number")], ["3"])
        self.assertEqual(list(self.rows("--headers", "zh", "--fields", "paid,title")[0]), ["支付金额", "标题"])
        self.run_verb("export", "--format", "csv", "--table", "nothing", "--out", "-", code=2)

    def test_the_document_is_what_its_schema_says(self):
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not here")
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        for more in ((), ("--with-originals", "inside"), ("--case", "1"), ("--archived",)):
            document = json.loads(self.run_verb("export", "--format", "json", "--out", "-", *more))
            jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
        document["cases"][0]["stage"] = "nowhere"
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)

    def test_a_document_comes_back_the_same(self):
        for how in ("inside", "beside"):
            path = self.root / f"{how}.json"
            self.run_verb("export", "--format", "json", "--with-originals", how, "--out", str(path))
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)
            file = f"{how}.recoup"
            self.run_verb("init", file=file)
            would = json.loads(self.run_verb("import", "json", str(path), "--dry-run", "--json", file=file))
            self.assertEqual((would["done"], would["cases"], would["evidence_left_out"]), (False, len(HOSTILE), 0))
            self.run_verb("import", "json", str(path), file=file)
            again = self.run_verb("export", "--format", "json", "--with-originals", "inside", "--out", "-", file=file)
            self.assertEqual(again, self.run_verb("export", "--format", "json", "--with-originals", "inside", "--out", "-"))
            second = json.loads(self.run_verb("import", "json", str(path), "--json", file=file))
            self.assertEqual((second["cases"], second["cases_known"]), (0, len(HOSTILE)))
            self.run_verb("check", file=file)
            self.run_verb("undo", file=file)
            self.assertEqual(json.loads(self.run_verb("list", "--json", file=file))["cases"], [])

    def test_the_page_asks_for_nothing_and_runs_nothing(self):
        for more in ((), ("--case", "1")):
            page = self.run_verb("export", "--format", "html", "--out", "-", *more).decode("utf-8")
            seen = Attributes()
            seen.feed(page)
            self.assertLessEqual(seen.tags, set("html head meta title style body main section h1 h2 h3 p dl dt dd table thead tbody "
                                                "tr th td div figure img figcaption".split()))
            for name, value in seen.attributes:
                self.assertFalse(name.startswith("on"), name)
                if name in ("src", "href"):
                    self.assertTrue(value.startswith("data:image/"), value)
            self.assertIn("default-src 'none'; img-src data:; style-src 'unsafe-inline'", dict(seen.attributes)["content"]
                          + "".join(value or "" for _, value in seen.attributes))
            self.assertIn("img", seen.tags)
            self.assertNotIn("\x1b", page)
            self.assertNotIn("\u202e", page)
            if shutil.which("xmllint"):
                judged = subprocess.run(["xmllint", "--html", "--noout", "-"], input=page.encode(), capture_output=True)
                wrong = [line for line in judged.stderr.decode().splitlines()
                         if "error" in line and not any(f"Tag {tag} invalid" in line for tag in ("main", "section", "figure", "figcaption"))]
                self.assertEqual(wrong, [])

    def test_markdown_is_text(self):
        text = self.run_verb("export", "--format", "md", "--out", "-").decode("utf-8")
        self.assertNotIn("<script", text)
        self.assertNotIn("<img", text)
        self.assertNotRegex(text, r"(?<!\\)\]\(", "a link")
        self.assertNotIn("\x1b", text)
        for line in text.splitlines():
            if line.startswith("| 13 |"):
                self.assertEqual(line.replace("\\|", "").count("|"), 9)

    def test_nothing_is_written_over(self):
        path = self.root / "mine.html"
        path.write_text("mine")
        self.run_verb("export", "--format", "html", "--out", str(path), code=1)
        self.assertEqual(path.read_text(), "mine")

    def test_libreoffice_reads_the_table(self):
        office = "soffice"
        path = self.root / "cases.csv"
        self.run_verb("export", "--format", "csv", "--table", "cases", "--out", str(path))
        subprocess.run([office, "--headless", f"-env:UserInstallation=file://{self.root}/office",
                        "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", str(self.root), str(path)], check=True, capture_output=True)
        subprocess.run([office, "--headless", f"-env:UserInstallation=file://{self.root}/office", "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(self.root / "back"),
                        str(self.root / "cases.xlsx")], check=True, capture_output=True)
        back = list(csv.DictReader(io.StringIO((self.root / "back/cases.csv").read_text(encoding="utf-8-sig"), newline="")))
        self.assertEqual([row["title"] for row in back], [row["title"] for row in self.rows()])


if __name__ == "__main__":
    unittest.main()
