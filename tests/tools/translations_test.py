"""The generator of translations refuses what would be wrong on the screen, and says why."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "gen_translations.py"


class Translations(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def run_tool(self, **texts_by_file):
        paths = []
        for name, texts in texts_by_file.items():
            path = self.folder / f"{name}.json"
            path.write_text(texts if isinstance(texts, str) else json.dumps(texts), encoding="utf-8")
            paths.append(str(path))
        return subprocess.run([sys.executable, "-B", TOOL, self.folder / "out", *paths], capture_output=True,
                              text=True, check=False)

    def assert_refused(self, reason, **texts_by_file):
        result = self.run_tool(**texts_by_file)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn(reason, result.stderr)
        self.assertFalse((self.folder / "out" / "tr_keys.h").exists())

    def test_keys_of_all_files_become_one_list(self):
        result = self.run_tool(a={"save": {"zh": "保存", "en": "Save"}},
                               b={"left": {"zh": "剩 {0} 天", "en": "{0} \"days\"\n left"}})
        self.assertEqual(result.returncode, 0, result.stderr)
        keys = (self.folder / "out" / "tr_keys.h").read_text(encoding="utf-8")
        self.assertLess(keys.index("    save,"), keys.index("    left,"))
        table = (self.folder / "out" / "tr_table.cpp").read_text(encoding="utf-8")
        self.assertIn(r'"{0} \"days\"\n left"', table)

    def test_a_missing_language(self):
        self.assert_refused('"save" has no text in "en"', a={"save": {"zh": "保存"}})
        self.assert_refused('"save" has no text in "en"', a={"save": {"zh": "保存", "en": ""}})

    def test_an_unknown_language(self):
        self.assert_refused('unknown language "fr"', a={"save": {"zh": "保存", "en": "Save", "fr": "Sauver"}})

    def test_a_key_twice(self):
        entry = {"zh": "保存", "en": "Save"}
        self.assert_refused('"save" is in a.json as well', a={"save": entry}, b={"save": entry})
        one = json.dumps(entry)
        self.assert_refused('"save" is there twice', a=f'{{"save": {one}, "save": {one}}}')

    def test_a_key_that_cannot_be_a_name(self):
        for key in ("Save", "save-all", "2x", "delete", "save__all", ""):
            self.assert_refused("is no key", a={key: {"zh": "保存", "en": "Save"}})

    def test_placeholders_that_differ(self):
        self.assert_refused("different placeholders", a={"left": {"zh": "剩 {0} 天", "en": "days left"}})
        self.assert_refused("different placeholders", a={"left": {"zh": "{0} {1}", "en": "{0} {0}"}})

    def test_placeholders_without_a_number_or_with_a_gap(self):
        self.assert_refused("a lone brace", a={"left": {"zh": "剩 {} 天", "en": "{} days left"}})
        self.assert_refused("without a gap", a={"left": {"zh": "剩 {1} 天", "en": "{1} days left"}})

    def test_what_is_no_json(self):
        self.assert_refused("a.json", a="{")
        self.assert_refused("a.json", a="[]")


if __name__ == "__main__":
    unittest.main()
