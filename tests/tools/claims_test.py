"""What may be claimed is whole, rests on a named law or says that it rests on none, and knows no number without one."""

import copy
import datetime
import json
import re
import unittest
from pathlib import Path

from rules_test import name_faults, text_faults

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "claims"
INPUTS = {"share": 3, "less": 2, "bonus": 3, "coupon": 3, "interest": 3, "multiple": 2, "daily": 2, "capped": 2}
NUMBERS = {"multiple": {"times", "loss_times", "least_minor", "currency"}, "daily": {"daily_rate"},
           "capped": {"times"}}
MEMBERS = set("id version jurisdictions sectors problems title conditions formula labels hint standing source_title "
              "article source_url verified_on".split())


def claim_faults(claim):
    formula = claim.get("formula")
    if formula not in INPUTS or set(claim) != MEMBERS | NUMBERS.get(formula, set()):
        yield "members differ"
        return
    if not re.fullmatch("(CN-|EU-|UK-|US-)?CLAIM(-[A-Z0-9]+)+", claim["id"]):
        yield "id"
    if not set(claim["jurisdictions"]) <= {"CN", "EU", "UK", "US", "INT"} or not claim["jurisdictions"]:
        yield "jurisdictions"
    for name in ("title", "conditions"):
        yield from text_faults(claim[name], name)
    for label in claim["labels"] + [claim["hint"]] * (claim["hint"] is not None):
        yield from text_faults(label, "label")
    if len(claim["labels"]) != INPUTS[formula] + (claim.get("loss_times", 0) > 0):
        yield "labels"
    if len(claim["title"].get("zh", "")) > 24:
        yield "title is too long"
    sourced = claim["standing"] in ("C1", "C2") and claim["source_title"] and claim["article"]
    bare = claim["standing"] is None and not claim["source_title"] and not claim["article"]
    if not (sourced or bare):
        yield "neither a law nor none"
    for name in ("source_title", "article"):
        yield from name_faults(claim[name], name)
    if bare and formula in NUMBERS:
        yield "a number that no law gives"
    if datetime.date.fromisoformat(claim["verified_on"]).isoformat() != claim["verified_on"]:
        yield "verified_on"


class Claims(unittest.TestCase):
    def setUp(self):
        files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
        self.claims = [claim for data in files for claim in data["claims"]]
        self.by_id = {claim["id"]: claim for claim in self.claims}

    def test_every_claim_is_whole(self):
        self.assertEqual(len(self.by_id), len(self.claims))
        for claim in self.claims:
            with self.subTest(claim.get("id")):
                self.assertEqual(list(claim_faults(claim)), [])

    def test_a_claim_that_is_not_whole_is_refused(self):
        whole = self.by_id["CN-CLAIM-TRIPLE"]
        for changes in ({"times": None, "formula": "share"}, {"standing": None}, {"standing": "M"}, {"article": ""}, {"article": "第一条"},
                        {"labels": whole["labels"][:1]}, {"id": "TRIPLE"}, {"title": {"zh": "退一赔三"}}):
            with self.subTest(changes):
                self.assertTrue(list(claim_faults({**copy.deepcopy(whole), **changes})))
        for name in whole:
            self.assertTrue(list(claim_faults({key: value for key, value in whole.items() if key != name})), name)
        bare = {**whole, "standing": None, "source_title": "", "article": ""}
        self.assertIn("a number that no law gives", list(claim_faults(bare)))

    def test_punitive_damages_name_the_proof_they_need(self):
        for claim in self.claims:
            if claim["formula"] == "multiple":
                self.assertIn("证据", claim["conditions"]["zh"], claim["id"])
                self.assertIn("prove", claim["conditions"]["en"], claim["id"])

    def test_the_numbers_are_those_of_the_laws(self):
        numbers = {name: [claim.get(key) for key in ("times", "loss_times", "least_minor", "daily_rate")]
                   for name, claim in self.by_id.items() if claim["formula"] in NUMBERS}
        self.assertEqual(numbers, {
            "CN-CLAIM-TRIPLE": [3, 0, 50000, None],  # 消费者权益保护法 §55: three times, at least 500 yuan
            "CN-CLAIM-TENFOLD": [10, 3, 100000, None],  # 食品安全法 §148: ten times or thrice the loss, at least 1,000
            "CN-CLAIM-TEL-INSTALL": [None, None, None, 10000],  # 电信条例 §31: 1% a day
            "CN-CLAIM-MAIL": [3, None, None, None]})  # 邮政法 §47: at most three times the postage


if __name__ == "__main__":
    unittest.main()
