"""Who tells errors apart does so by their code: sentences change with the words."""

import re
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
# error.message == "store_missing"_tr, either way round
COMPARED = re.compile(r'(?:\.|->)message\s*[!=]=\s*"\w+"_tr|"\w+"_tr\s*[!=]=\s*[\w.()>*-]*(?:\.|->)message\b')
ENGINE = re.compile(r"\bSqlFailure\b|\bsqlite3_|\bSQLITE_|\bconnection\(\)")


def found_in(text, pattern):
    return [text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text)]


class Errors(unittest.TestCase):
    def test_nobody_compares_sentences(self):
        for path in sorted(SOURCE.rglob("*")):
            if path.suffix in {".h", ".cpp"}:
                self.assertEqual(found_in(path.read_text(encoding="utf-8"), COMPARED), [], path)

    def test_only_the_store_knows_the_engine(self):
        for path in sorted(SOURCE.rglob("*")):
            if path.suffix in {".h", ".cpp"} and path.relative_to(SOURCE).parts[0] != "store":
                self.assertEqual(found_in(path.read_text(encoding="utf-8"), ENGINE), [], path)

    def test_the_patterns_see_what_they_look_for(self):
        self.assertTrue(COMPARED.search('if (error.message == "store_newer"_tr)'))
        self.assertTrue(COMPARED.search('if (failure->message != "store_moved"_tr)'))
        self.assertTrue(COMPARED.search('"store_newer"_tr == file.error().message'))
        self.assertTrue(ENGINE.search("catch (const SqlFailure&)"))
        self.assertTrue(ENGINE.search("file->connection().db()"))


if __name__ == "__main__":
    unittest.main()
