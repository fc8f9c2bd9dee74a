"""A year of 5,000 payments in each form and era: all that was planted is found by `recoup bill`, and little else is called
likely; and what the command says of files that are no bills."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import make_bills

PROGRAM = os.environ["RECOUP_PROGRAM"]
FILES = Path(__file__).resolve().parent / "files"
MOST_FALSE = 2
PAYMENT = {"row", "at", "counterpart", "goods", "direction", "amount_minor", "currency", "method", "state", "number",
           "merchant_number", "known"}


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def run_program(self, *arguments):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False,
                              env=environment, timeout=300)

    def document(self, *arguments):
        result = self.run_program("bill", *arguments, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


def kind(document, name, strength=None):
    return [set(one["rows"]) for one in document["findings"]
            if one["kind"] == name and strength in (None, one["strength"])]


class Years(Folder):
    def check(self, bill, truth):
        document = self.document(bill)
        self.assertEqual(len(document["payments"]), truth["payments"])
        doubles = [set(rows) for rows in truth["twice"]]
        found = kind(document, "twice", "strong")
        self.assertEqual([rows for rows in doubles if rows not in found], [])
        self.assertLessEqual(len([rows for rows in found if rows not in doubles]), MOST_FALSE)
        refunds = {row for rows in kind(document, "refund_arrived") for row in rows}
        self.assertEqual([row for row in truth["refunds"] if row not in refunds], [])
        repeating = [set(rows) for rows in truth["repeating"]]
        found = kind(document, "repeating")
        self.assertEqual([rows for rows in repeating if not any(rows <= one for one in found)], [])
        strong = kind(document, "repeating", "strong")
        self.assertLessEqual(len([rows for rows in strong if not any(one <= rows for one in repeating)]), MOST_FALSE)
        self.assertTrue(all(one["next_at"] for one in document["findings"] if one["kind"] == "repeating"))

    def test_all_that_was_planted_is_found_in_every_form_and_era(self):
        rows = os.environ.get("RECOUP_BILL_ROWS", "5000")
        make_bills.main(self.folder / "bills", os.environ.get("RECOUP_BILL_SEED", "1"), rows)
        truths = sorted((self.folder / "bills").glob("*.json"))
        self.assertGreater(len(truths), 50)
        for truth in truths:
            with self.subTest(truth.stem):
                self.check(truth.with_suffix(""), json.loads(truth.read_text(encoding="utf-8")))


class TheVerb(Folder):
    def test_the_document_has_the_members_that_are_promised(self):
        document = self.document(FILES / "libreoffice.xlsx")
        self.assertEqual(set(document), {"payments", "findings"})
        self.assertTrue(all(set(payment) == PAYMENT for payment in document["payments"]))
        self.assertTrue(all(set(one) == {"kind", "strength", "rows", "case", "next_at"} for one in document["findings"]))
        self.assertEqual(document["payments"][0]["at"], "2026-03-21T09:00:00+08:00")
        self.assertEqual(document["payments"][0]["direction"], "out")
        self.assertIs(document["payments"][0]["known"], False)

    def test_a_payment_of_a_case_is_known_and_nothing_is_written(self):
        file = self.folder / "mine.recoup"
        self.assertEqual(self.run_program("init", "--file", file).returncode, 0)
        made = self.run_program("add", "--file", file, "--title", "手机壳", "--platform", "拼多多", "--paid", "199",
                                "--order", "42000010012026031000000004", "--json")
        self.assertEqual(made.returncode, 0, made.stderr)
        before = file.read_bytes()
        document = self.document(FILES / "libreoffice.xlsx", "--file", file)
        self.assertEqual([payment["row"] for payment in document["payments"] if payment["known"]], [22])
        arrived = [one for one in document["findings"] if one["kind"] == "refund_arrived"]
        self.assertEqual([one["case"] for one in arrived], [1])
        self.assertEqual(file.read_bytes(), before)

    def test_a_password_opens_an_archive_and_another_does_not(self):
        right, wrong = self.write("right", "556677\r\n"), self.write("wrong", "112233")
        self.assertEqual(len(self.document(FILES / "alipay-aes256.zip", "--password-file", right)["payments"]), 3)
        refused = self.run_program("bill", FILES / "alipay-aes256.zip", "--password-file", wrong)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("password is wrong", refused.stderr)
        self.assertEqual(self.run_program("bill", FILES / "alipay-aes256.zip").returncode, 1)

    def test_the_columns_of_another_bank_are_named_by_a_map(self):
        bill = self.write("bank.csv", "Wann;Wieviel;Wer\n2026-11-20;-5,00;Laden\n")
        columns = self.write("map.json", '{"time":"Wann","amount":"Wieviel","counterpart":"Wer","currency":"EUR"}')
        payment = self.document(bill, "--map", columns)["payments"][0]
        self.assertEqual((payment["amount_minor"], payment["currency"], payment["counterpart"]), (500, "EUR", "Laden"))
        wrong = self.write("wrong.json", '{"time":"Wann","sum":"Wieviel"}')
        refused = self.run_program("bill", bill, "--map", wrong)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("“sum”", refused.stderr)

    def test_what_is_no_bill_is_told_in_one_line(self):
        for name, text, said in (("empty.csv", "", "no payment"), ("other.csv", "name,phone\nA,1\n", "name | phone"),
                                 ("broken.xlsx", b"PK\x03\x04" + b"x" * 100, "damaged"), ("a.pdf", "%PDF-1.4", "PDF")):
            refused = self.run_program("bill", self.write(name, text))
            self.assertEqual(refused.returncode, 1, name)
            self.assertIn(said, refused.stderr)
            self.assertEqual(refused.stderr.count("\n"), 1)
        self.assertEqual(self.run_program("bill").returncode, 2)

    def test_a_row_without_a_sum_is_left_out_and_told(self):
        bill = self.write("some.csv", "日期,金额,商户\n2026-11-20,-5.00,店\n2026-11-20,many,店\n")
        result = self.run_program("bill", bill, "--json")
        self.assertEqual(len(json.loads(result.stdout)["payments"]), 1)
        self.assertIn("Row 3", result.stderr)

    def test_hostile_names_reach_the_terminal_as_text(self):
        bill = self.write("some.csv", "日期,金额,商户\n2026-11-20,-5.00,\x1b[31mshop\u202e\n")
        result = self.run_program("bill", bill)
        self.assertEqual(result.returncode, 0)
        self.assertNotIn("\x1b", result.stdout)
        self.assertNotIn("\u202e", result.stdout)


if __name__ == "__main__":
    sys.exit(unittest.main())
