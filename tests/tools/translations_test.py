"""The generator of translations refuses what would be wrong on the screen, and says why."""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TOOL = PROJECT / "tools" / "gen_translations.py"
LITERAL = re.compile(r'"([a-z0-9_]+)"_tr\b')


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
        self.assertFalse((self.folder / "out" / "tr_table.cpp").exists())

    def test_keys_of_all_files_become_one_list(self):
        result = self.run_tool(a={"save": {"zh": "保存", "en": "Save"}},
                               b={"left": {"zh": "剩 {0} 天", "en": "{0} \"days\"\n left"}})
        self.assertEqual(result.returncode, 0, result.stderr)
        table = (self.folder / "out" / "tr_table.cpp").read_text(encoding="utf-8")
        self.assertIn(r'"{0} \"days\"\n left"', table)
        self.assertIn("// save", table)

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
        for key in ("Save", "save-all", "2x", "save__all", ""):
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

    def test_two_keys_of_one_number(self):
        entry = {"zh": "保存", "en": "Save"}
        self.assert_refused("have the same number", a={"costarring": entry, "liquid": entry})


# Texts alike in both languages whose meanings are not, so that a third language may part them.
ALIKE = {
    frozenset({"action_archive", "settings_archive"}): "what one does; the place where what was archived lies",
    frozenset({"actor_authority", "party_authority"}): "who has to act; whom one speaks with",
    frozenset({"actor_bank", "party_bank"}): "who has to act; whom one speaks with",
    frozenset({"actor_merchant", "party_seller"}): "who has to act; whom one speaks with",
    frozenset({"actor_platform", "case_platform", "party_platform"}): "who has to act; a field; whom one speaks with",
    frozenset({"deadline_state_done", "remind_action_done"}): "how a deadline stands; the button that makes it so",
    frozenset({"party_payment_firm", "route_payment_provider"}): "whom one speaks with; where one complains",
    frozenset({"evidence_all", "new_all_playbooks"}): "all proofs; all playbooks: each has its own gender and counter",
}


def texts_of_all_files():
    texts = {}
    for path in (PROJECT / "assets" / "i18n").glob("*.json"):
        texts |= json.loads(path.read_text(encoding="utf-8"))
    return texts


class OneKeyEach(unittest.TestCase):
    """The same words under two keys drift apart; one key says them everywhere."""

    def test_no_two_keys_hold_the_same_texts(self):
        keys_of = {}
        for key, text in texts_of_all_files().items():
            keys_of.setdefault((text["zh"], text["en"]), set()).add(key)
        twice = {frozenset(keys) for keys in keys_of.values() if len(keys) > 1}
        self.assertEqual(sorted(map(sorted, twice - set(ALIKE))), [])
        self.assertEqual(sorted(map(sorted, set(ALIKE) - twice)), [], "not alike any more: take them off the list")


class Sources(unittest.TestCase):
    """Code names texts by literals, so what a compiler cannot know is told here."""

    def setUp(self):
        self.keys = set(texts_of_all_files())
        self.used = {}
        for path in [*PROJECT.glob("src/**/*.h"), *PROJECT.glob("src/**/*.cpp"), *PROJECT.glob("tests/**/*.h"),
                     *PROJECT.glob("tests/**/*.cpp")]:
            for key in LITERAL.findall(path.read_text(encoding="utf-8")):
                self.used.setdefault(key, path.relative_to(PROJECT))

    def test_every_literal_has_a_text(self):
        missing = [f"{key} in {path}" for key, path in self.used.items() if key not in self.keys]
        self.assertEqual(missing, [])

    def test_every_text_has_a_use(self):
        self.assertEqual(sorted(self.keys - set(self.used)), [])


if __name__ == "__main__":
    unittest.main()
