"""One word per thing in both languages, and the marks and spaces that each language writes."""

import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
GLOSSARY = ROOT / "docs" / "GLOSSARY.md"

HAN = "[\u3400-\u9fff]"
COUNTED = "(?:天|小时|分钟|个|份|次|张|处|项|步|字|种)"
# What a person types, and a number of a law, is shown as people write it.
TYPED = re.compile(r"""recoup( ("[^"]*"|[^\s，。；：]+))+|\d+月(\d+日)?|\d+个工作日内?|\d+点|〕\d+号|\w+:(证据)?编号""")
ZH_WRONG = {
    "a half-width mark beside a Chinese character": re.compile(rf"{HAN}[,;:!?()\"']|[,;:!?()\"']{HAN}|{HAN} \(|{HAN}\.(?!\w)"),
    "no space between Chinese and Latin": re.compile(rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9%]{HAN}"),
    "no space beside a number": re.compile(rf"\{{\d+\}}{COUNTED}|{HAN}\{{\d+\}} {COUNTED}"),
    "a space between Chinese characters": re.compile(rf"{HAN} +{HAN}"),
    "a space beside a full-width mark": re.compile(r" [，。；：！？、（）《》]|[，。；：！？、（）《》] "),
    "a full-width letter or digit": re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"),
    "quotation marks of elsewhere": re.compile("[「」『』]"),
    "two marks": re.compile("[，；：、][，；：、。]|。[，；：、。]"),
}
EN_WRONG = {
    "a Chinese mark": re.compile(r"[，。；：！？、（）《》]"),
    "a space before a mark": re.compile(r"\w [,;:?](?!\w)"),
    "two spaces between words": re.compile(r"\w  +\w"),
    "three dots for an ellipsis": re.compile(r"\.\.\."),
    "a straight quotation mark": re.compile(r"(?<![=\w])\"(?!\")"),
}

# By place: a word that may stand there nevertheless.
ALLOWED = {
    "i18n/cli_contacts.json/cli_help_channel": "email",  # the token
}


def texts():
    """Every text in both languages: file, path within it, its words by language."""
    for path in sorted(ASSETS.rglob("*.json")):
        yield from pairs(json.loads(path.read_text(encoding="utf-8")), f"{path.relative_to(ASSETS)}")


def pairs(value, place):
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from pairs(item, f"{place}/{index}")
    elif isinstance(value, dict):
        if isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
            yield place, value
        for key, item in value.items():
            yield from pairs(item, f"{place}/{key}")


def table_rows(heading):
    section = GLOSSARY.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in section.splitlines() if line.startswith("| ")]
    return rows[1:]  # the first names the columns


def word_in(language, word):
    return re.compile(re.escape(word) if language == "zh" else rf"\b{re.escape(word)}\b", re.IGNORECASE)


def findings(language, text, forbidden):
    wrong = ZH_WRONG if language == "zh" else EN_WRONG
    plain = TYPED.sub("·", text)
    found = [what for what, pattern in wrong.items() if pattern.search(plain)]
    return found + [f"“{word}” is called “{right}”" for word, right, pattern in forbidden[language] if pattern.search(text)]


def allowed(place, what):
    return place in ALLOWED and f"“{ALLOWED[place]}”" in what


class Glossary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.texts = list(texts())
        cls.own = [(place, text) for place, text in cls.texts if place.startswith("i18n/")]
        cls.forbidden = {"zh": [], "en": []}
        for heading, language in (("不说的词", "zh"), ("Words that are not said", "en")):
            for words, right in table_rows(heading):
                cls.forbidden[language] += [(word, right, word_in(language, word)) for word in re.split("、|, ", words)]

    def test_every_text_keeps_to_the_words_and_marks_of_its_language(self):
        wrong = [f"{place} ({language}): {what}: {text[language]}" for place, text in self.texts for language in ("zh", "en")
                 for what in findings(language, text[language], self.forbidden) if not allowed(place, what)]
        self.assertEqual(wrong, [])

    def test_what_is_allowed_is_still_there(self):
        found = {place for place, text in self.texts for language in ("zh", "en")
                 for what in findings(language, text[language], self.forbidden) if allowed(place, what)}
        self.assertEqual(sorted(set(ALLOWED) - found), [], "not there any more: take it off the list")

    def test_what_is_wrong_is_found(self):
        wrong = {
            "zh": ("已超期 2 天", "剩2 天", "剩 2天", "剩 {0}天", "剩{0} 天", "证据,期限", "证据（3 份） 齐了", "没有 证据", "按“未收到”，。办",
                   "点「导出」", "导出 (全部)", "第３条"),
            "en": ("whilst the file is open", "Saved “it”。", "Saved , twice", "Saving...", "two  words", 'The "case" is open',
                   "There is a picture in the clipboard"),
        }
        for language, text in ((language, text) for language, all_wrong in wrong.items() for text in all_wrong):
            with self.subTest(text=text):
                self.assertNotEqual(findings(language, text, self.forbidden), [])

    def test_what_people_type_and_cite_is_shown_as_they_write_it(self):
        for text in ("请写成 12月1日、下周一或 7个工作日内", '例如 recoup add --title "支付失败"。', "用 recoup 命令 --help 查看用法", "可用：case:编号",
                     "法释〔2025〕4号第十条"):
            with self.subTest(text=text):
                self.assertEqual(findings("zh", text, self.forbidden), [])

    def test_the_words_of_the_product_are_in_use(self):
        said = "\n".join(text["zh"] for _, text in self.own)
        words = [word for _, words, _ in table_rows("The product's words") for word in words.split()]
        self.assertEqual([word for word in words if word not in said], [])

    def test_a_word_of_the_product_is_said_alike_in_both_languages(self):
        pairs_of_words = [(word, re.compile("|".join(said.split(", ")), re.IGNORECASE))
                          for word, said in table_rows("Said alike in both languages")]
        wrong = [f"{place}: “{word}” is “{said.pattern}”: {text['en']}" for place, text in self.own
                 for word, said in pairs_of_words if word in text["zh"] and not said.search(text["en"])]
        self.assertEqual(wrong, [])

    def test_a_route_bears_one_name(self):
        names = {f"route_{route}": {"zh": zh, "en": en} for route, en, zh in table_rows("The names of the routes")}
        domain = json.loads((ASSETS / "i18n/domain.json").read_text(encoding="utf-8"))
        self.assertEqual({key: text for key, text in domain.items() if key.startswith("route_")}, names)
        for route in json.loads((ASSETS / "routes/cn.json").read_text(encoding="utf-8"))["routes"]:
            with self.subTest(route=route["id"]):
                self.assertEqual(route["title"], names[f"route_{route['id']}"])


if __name__ == "__main__":
    unittest.main()
