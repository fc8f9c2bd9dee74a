"""The shipped rules, routes and holidays are whole, use known words only and point at nothing that is not there."""

import copy
import datetime
import json
import re
import unittest
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"

PROBLEMS = set("payment_failure service_outage data_error goods_quality not_received not_as_described amount_dispute "
               "subscription warranty other".split())
ROUTES = set("official_email platform_dispute social_media consumer_association market_regulator payment_provider "
             "bank_chargeback court".split())
STAGES = set("evidence contacted under_review refunded escalated".split())
EVIDENCE = set("payment_proof error_screen support_chat fault_time order_detail terms bank_record product_photo "
               "others_reports shipping_proof other".split())
JURISDICTIONS = set("CN EU UK US INT".split())
WORDS = {
    "jurisdiction": JURISDICTIONS,
    "actor": set("me merchant platform bank authority".split()),
    "trigger": set("paid received occurred first_contact promise stage:contacted stage:under_review stage:escalated "
                   "date".split()),
    "unit": set("hour calendar_day working_day week month year billing_cycle".split()),
    "start": {"next_day", "same_moment"},
    "end": {"none", "roll_to_next_working_day"},
    "standing": {"C1", "C2"},
    "route": ROUTES | {"none"},
}
RULE_TEXTS = "title conditions consequence next_step trigger_label".split()
RULE_MEMBERS = set(RULE_TEXTS) | set(WORDS) | set(
    "id version platform problems amount calendar clock_stops prerequisites excludes_routes valid_from valid_to "
    "source_title article source_url verified_on".split())
ROUTE_TEXTS = "title what takes".split()
ROUTE_MEMBERS = set(ROUTE_TEXTS) | set(
    "id jurisdiction version before excludes forfeits point_of_no_return needs rules address phone source_title "
    "source_url standing verified_on".split())
# Numbers that are only remembered, and platforms whose windows nobody could check.
UNCHECKED_IDS = re.compile(r"EU-2Y|EU-261|UK-C14|UK-S75|CN-PAY(?![A-Z])|CN-(TB|TAOBAO|JD|PDD|DY|DOUYIN|ALIPAY)")
UNCHECKED_PLATFORMS = set("taobao tmall jd pinduoduo douyin alipay".split())


def is_date(text):
    try:
        return isinstance(text, str) and datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def text_faults(value, name):
    whole = isinstance(value, dict) and set(value) == {"zh", "en"} and all(
        isinstance(text, str) and text and text == text.strip() for text in value.values())
    if not whole:
        yield f"{name} needs zh and en"
    elif re.search("[\u4e00-\u9fff]", value["en"]) or not re.search("[\u4e00-\u9fff]", value["zh"]):
        yield f"{name} has its languages mixed up"


def source_faults(entry):
    if not entry["source_title"] or not isinstance(entry["version"], str) or not entry["version"]:
        yield "no source or no version"
    for name in ("source_url", "address"):
        if not re.fullmatch(r"(https?://\S+)?", entry.get(name, "")):
            yield f"{name} is no address"
    if not is_date(entry["verified_on"]):
        yield "verified_on is no date"


def rule_faults(rule, ids, calendars):
    if set(rule) - {"about"} != RULE_MEMBERS:
        yield f"members differ: {sorted(set(rule) - {'about'} ^ RULE_MEMBERS)}"
        return
    about = rule.get("about", ["any"])
    if not about or not all(isinstance(word, str) and word.strip() for word in about):
        yield f"about is {about}"
    yield from source_faults(rule)
    for name in RULE_TEXTS:
        yield from text_faults(rule[name], name)
    if rule["clock_stops"] is not None:
        yield from text_faults(rule["clock_stops"], "clock_stops")
    for name, known in WORDS.items():
        if rule[name] not in known:
            yield f"{name} is {rule[name]!r}"
    if len(rule["title"].get("zh", "")) > 24:
        yield "title is too long"
    if not re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+", rule["id"]) or UNCHECKED_IDS.match(rule["id"]):
        yield "this id is not to be shipped"
    if not re.fullmatch(r"[a-z_]*", rule["platform"]) or rule["platform"] in UNCHECKED_PLATFORMS:
        yield f"platform is {rule['platform']!r}"
    if type(rule["amount"]) is not int or rule["amount"] < 1:
        yield "amount is no positive whole number"
    if (rule["unit"] == "hour") != (rule["start"] == "same_moment"):
        yield "hours, and only hours, run from the moment"
    if rule["calendar"] not in calendars | {""}:
        yield f"no calendar {rule['calendar']!r}"
    for name, known in (("problems", PROBLEMS), ("excludes_routes", ROUTES), ("prerequisites", ids - {rule["id"]})):
        if not set(rule[name]) <= known or len(set(rule[name])) != len(rule[name]):
            yield f"{name} is {rule[name]}"
    bounds = [rule[name] for name in ("valid_from", "valid_to") if rule[name] is not None]
    if not all(map(is_date, bounds)) or bounds != sorted(bounds):
        yield f"in force {bounds}"


def check_is_known(check):
    word, _, value = check.partition(":")
    known = {"stage": STAGES, "tried": ROUTES, "evidence": EVIDENCE, "ended": {"no"}}
    if word == "days_since_contact":
        return re.fullmatch("[1-9][0-9]*", value)
    return check == "contacted" or value in known.get(word, ())


def route_faults(route, ids):
    if set(route) != ROUTE_MEMBERS:
        yield f"members differ: {sorted(set(route) ^ ROUTE_MEMBERS)}"
        return
    yield from source_faults(route)
    if route["id"] not in ROUTES or route["jurisdiction"] not in JURISDICTIONS or route["standing"] not in ("C1", "C2"):
        yield "id, jurisdiction or standing is unknown"
    for name in ROUTE_TEXTS:
        yield from text_faults(route[name], name)
    if route["forfeits"] is not None:
        yield from text_faults(route["forfeits"], "forfeits")
    if not route["needs"]:
        yield "needs nothing"
    for need in route["needs"]:
        yield from text_faults(need, "needs")
    for step in route["before"]:
        if set(step) != {"check", "text"} or not check_is_known(step["check"]):
            yield f"before is {step}"
        yield from text_faults(step.get("text"), "before")
    last = route["point_of_no_return"]
    if last is not None:
        if set(last) != {"text", "rule"} or last["rule"] not in ids | {""}:
            yield "point_of_no_return"
        yield from text_faults(last.get("text"), "point_of_no_return")
    if not set(route["excludes"]) <= ROUTES - {route["id"]} or not set(route["rules"]) <= ids:
        yield "excludes or rules name something unknown"
    if not re.fullmatch("[0-9]*", route["phone"]):
        yield "phone is no number"


def holiday_faults(table):
    for year, days in table["years"].items():
        if set(days) != {"source", "off", "work"} or not days["source"]:
            yield f"{year}: members"
            continue
        for day in days["off"] + days["work"]:
            if not is_date(day) or day[:4] != year:
                yield f"{year}: {day}"
        if set(days["off"]) & set(days["work"]):
            yield f"{year}: a day both off and at work"
        for name in ("off", "work"):
            if days[name] != sorted(set(days[name])):
                yield f"{year}: {name} is not in order"
        if not all(datetime.date.fromisoformat(day).weekday() > 4 for day in days["work"] if is_date(day)):
            yield f"{year}: a make-up day that is no weekend"


def read(folder):
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ASSETS / folder).glob("*.json"))]


class Rules(unittest.TestCase):
    def setUp(self):
        self.rules = [rule for data in read("rules") for rule in data["rules"]]
        self.ids = {rule["id"] for rule in self.rules}
        self.calendars = {table["calendar"] for table in read("holidays")}

    def faults(self, **changes):
        rule = {**copy.deepcopy(self.rules[0]), **changes}
        return list(rule_faults(rule, self.ids, self.calendars))

    def test_every_rule_is_whole(self):
        for rule in self.rules:
            with self.subTest(rule.get("id")):
                self.assertEqual(list(rule_faults(rule, self.ids, self.calendars)), [])

    def test_ids_are_unique(self):
        self.assertEqual(len(self.ids), len(self.rules))

    def test_every_file_says_its_format(self):
        for folder, members in (("rules", {"format", "rules"}), ("routes", {"format", "routes"}),
                                ("holidays", {"format", "calendar", "years"})):
            for data in read(folder):
                self.assertEqual((data["format"], set(data)), (1, members))

    def test_a_rule_that_is_not_whole_is_refused(self):
        self.assertEqual(self.faults(), [])
        texts = {"zh": "退货", "en": "Return"}
        for changes in ({"note": ""}, {"title": {"zh": "退货", "en": ""}}, {"title": {"zh": "Return", "en": "Return"}},
                        {"title": {**texts, "zh": "退" * 25}}, {"clock_stops": {"zh": "修理"}}, {"standing": "M"},
                        {"actor": "seller"}, {"trigger": "bought"}, {"unit": "day"}, {"amount": 0}, {"amount": 7.5},
                        {"unit": "hour", "start": "next_day"}, {"calendar": "XX"}, {"problems": ["broken"]},
                        {"prerequisites": ["CN-NONE"]}, {"excludes_routes": ["lawyer"]}, {"verified_on": "2026-02-30"},
                        {"valid_from": "2026-05-01", "valid_to": "2026-04-30"}, {"platform": "taobao"},
                        {"id": "UK-C14"}, {"id": "EU-261"}, {"id": "CN-JD"}, {"id": "CN-PAY-15D"},
                        {"source_title": ""}, {"source_url": "samr.gov.cn"}, {"version": 1}):
            with self.subTest(changes):
                self.assertTrue(self.faults(**changes))
        for name in RULE_MEMBERS:
            rule = {key: value for key, value in self.rules[0].items() if key != name}
            self.assertTrue(list(rule_faults(rule, self.ids, self.calendars)), name)

    def test_routes_are_whole_and_china_has_all(self):
        routes = [route for data in read("routes") for route in data["routes"]]
        for route in routes:
            with self.subTest(route.get("id"), jurisdiction=route.get("jurisdiction")):
                self.assertEqual(list(route_faults(route, self.ids)), [])
                for change in ({"rules": ["CN-NONE"]}, {"excludes": ["lawyer"]}, {"needs": []}, {"forfeits": "无"},
                               {"before": [{"check": "asked", "text": route["title"]}]},
                               {"point_of_no_return": {"text": route["title"], "rule": "CN-NONE"}}):
                    self.assertTrue(list(route_faults({**route, **change}, self.ids)), change)
        places = [(route["jurisdiction"], route["id"]) for route in routes]
        self.assertEqual(len(places), len(set(places)))
        self.assertEqual({place[1] for place in places if place[0] == "CN"}, ROUTES)

    def test_playbooks_name_rules_that_exist(self):
        for playbook in read("playbooks"):
            with self.subTest(playbook["id"]):
                self.assertLessEqual(set(playbook["rules"]), self.ids)
                self.assertLessEqual(set(playbook["preset_rules"]), set(playbook["rules"]))

    def test_holidays_lie_in_their_year_and_are_off_or_at_work(self):
        for table in read("holidays"):
            self.assertEqual(list(holiday_faults(table)), [])
            for name, day in (("off", "2025-10-01"), ("off", "2026-10-10"), ("work", "2026-11-23"), ("off", "10-01")):
                broken = copy.deepcopy(table)
                broken["years"]["2026"][name] = sorted(broken["years"]["2026"][name] + [day])
                self.assertTrue(list(holiday_faults(broken)), day)


if __name__ == "__main__":
    unittest.main()
