"""The demo's workspace tells every case of its story through, in the product's words."""

import re
import unittest

from texts_test import ASSETS, LANGS, PUSHBACKS, ROUTES, fill, load, read, words

TURNS = words("Turn")
CHANNELS = {"chat", "phone", "email", "form", "letter", "in_person", "other"}
PARTIES = {party.rstrip("_") for party in words("Party")}
SHORT_FILLED = 300


class Workspace(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        story = read(ASSETS / "demo/story.json")
        workspace = read(ASSETS / "demo/workspace.json")
        cls.story = {told["title"]["zh"]: told for told in story["cases"]}
        cls.platforms = {entry["name"]["zh"]: entry for entry in workspace["platforms"]}
        cls.cases = workspace["cases"]
        cls.messages = load("messages")
        cls.playbooks = load("playbooks")

    def test_every_case_of_the_story_is_there_once_in_its_order(self):
        self.assertEqual([case["title"] for case in self.cases], list(self.story))
        for case in self.cases:
            told = self.story[case["title"]]
            self.assertIn(told["problem"], self.playbooks[case["playbook"]]["problems"])
            self.assertIn(case["turn"], TURNS)
            self.assertIn(told["platform"]["zh"], self.platforms)
            self.assertEqual("refunded_at" in case, told["stage"] == "refunded")

    def test_contacts_are_in_order_and_known_in_every_word(self):
        for case in self.cases:
            pictures = {item["picture"] for item in self.story[case["title"]]["evidence"]}
            ages = [age(contact["at"]) for contact in case["contacts"]]
            self.assertEqual(ages, sorted(ages, reverse=True), case["title"])
            self.assertTrue(all(past > 0 for past in ages), case["title"])
            for contact in case["contacts"]:
                with self.subTest(case=case["title"], at=contact["at"]):
                    self.assertIn(contact["direction"], {"in", "out"})
                    self.assertIn(contact["channel"], CHANNELS)
                    self.assertIn(contact["party"], PARTIES)
                    self.assertIn(contact["pushback"], PUSHBACKS | {""})
                    self.assertTrue(not contact["pushback"] or contact["direction"] == "in")
                    said = [contact[key] for key in ("words", "text") if key in contact]
                    self.assertTrue(said and all(one[lang] for one in said for lang in LANGS))
                    self.assertTrue("words" not in contact or contact["direction"] == "in")
                    self.assertLessEqual(set(contact.get("pictures", [])), pictures)
                    self.assertEqual("promise_kept" in contact, "promised_by" in contact)
                    self.assertIn(contact.get("promise_kept", "yes"), {"yes", "no", "unknown"})
                    self.assertIn(contact.get("message", "first_report"), self.messages)

    def test_promises_are_the_deadlines_of_the_story(self):
        for case in self.cases:
            due = {deadline["due"] for deadline in self.story[case["title"]]["deadlines"]}
            for item in case["contacts"] + case["routes"]:
                moment = item.get("promised_by") or item.get("due")
                if moment:
                    self.assertIn(moment, due, case["title"])
            for route in case["routes"]:
                self.assertIn(route["route"], ROUTES)
                self.assertIn(route["state"], {"open", "ended"})

    def test_terms_show_the_picture_they_were_read_from(self):
        pictures = {item["picture"] for told in self.story.values() for item in told["evidence"]}
        clauses = {(name, term["clause"]["zh"]) for name, entry in self.platforms.items() for term in entry["terms"]}
        for entry in self.platforms.values():
            for term in entry["terms"]:
                self.assertIn(term["picture"], pictures)
        for case in self.cases:
            if "clause" in case:
                self.assertIn((case["clause"]["platform"], case["clause"]["number"]), clauses)

    def test_the_complaint_to_the_regulator_fits_its_form_for_every_case(self):
        for case in self.cases:
            for lang in LANGS:
                filled = fill(self.messages["regulator_complaint"]["short"][lang], values_of(case, self, lang))
                self.assertNotRegex(filled, r"[\[\]{}]")
                self.assertLessEqual(len(filled), SHORT_FILLED, filled)


def age(moment):
    parts = dict((unit, int(number)) for number, unit in re.findall(r"(\d+)([dhms])", moment))
    seconds = sum(parts.get(unit, 0) * worth for unit, worth in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)))
    return seconds if moment.startswith("-") else -seconds


def values_of(case, world, lang):
    """What a case can fill in, as long as it gets."""
    told = world.story[case["title"]]
    pieces = len(told["evidence"])
    values = {"title": told["title"][lang], "platform": told["platform"][lang], "order_no": told["order_no"],
              "paid": "¥" + told["paid"], "claimed": "¥" + told["claimed"],
              "evidence_count": f"{pieces} 份" if lang == "zh" else f"{pieces} documents",
              "paid_at": "2026 年 11 月 20 日 20:14" if lang == "zh" else "20 November 2026, 20:14",
              "basis": "《消费者权益保护法》第二十四条" if lang == "zh" else "Consumer Rights Protection Law, Art. 24"}
    if "offered" in told:
        values["offered"] = "¥" + told["offered"]
    if case["contacts"]:
        values |= {"contact_count": str(len(case["contacts"])), "first_contact_at": values["paid_at"]}
    return values


if __name__ == "__main__":
    unittest.main()
