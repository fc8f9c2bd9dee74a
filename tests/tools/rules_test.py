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
             "bank_chargeback court report ministry".split())
STAGES = set("evidence contacted under_review refunded escalated".split())
EVIDENCE = set("payment_proof error_screen support_chat fault_time order_detail terms bank_record product_photo "
               "others_reports shipping_proof invoice logistics repair_record renewal_notice inspection guardianship "
               "recording other".split())
PARTIES = set("seller platform payment_firm bank courier operator authority other".split())
JURISDICTIONS = set("CN EU UK US INT".split())
WORDS = {
    "jurisdiction": JURISDICTIONS,
    "actor": set("me merchant platform bank authority".split()),
    "unit": set("hour calendar_day working_day week month year billing_cycle".split()),
    "start": {"next_day", "that_day", "same_moment"},
    "end": {"none", "roll_to_next_working_day"},
    "standing": {"C1", "C2"},
    "route": ROUTES | {"none"},
}
RULE_TEXTS = "title conditions consequence next_step trigger_label".split()
RULE_MEMBERS = set(RULE_TEXTS) | set(WORDS) | set(
    "id version platform problems trigger amount calendar clock_stops prerequisites excludes_routes valid_from valid_to "
    "source_title article source_url verified_on".split())
MAY_BE_MISSING = set("sectors when exceptions refusal_at_once".split())
# What the case keeps; what happened with a party, at a route or as a fact that only the person knows.
MOMENTS = set("paid received occurred promise date".split())
ROUTE_TEXTS = "title what takes".split()
ROUTE_MEMBERS = set(ROUTE_TEXTS) | set(
    "id jurisdiction version before excludes forfeits point_of_no_return needs rules address phone source_title "
    "source_url standing verified_on".split())
# Numbers that are only remembered, and platforms whose windows nobody could check.
UNCHECKED_IDS = re.compile(r"UK-S75|CN-PAY(?![A-Z])|CN-(TB|TAOBAO|JD|PDD|DY|DOUYIN|ALIPAY)")
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


def name_faults(value, name):
    """One text for both languages, or one of each."""
    if not isinstance(value, str):
        yield from text_faults(value, name)
    elif re.search("[\u4e00-\u9fff]", value):
        yield f"{name} is in Chinese alone"


def source_faults(entry):
    for name in ("source_title", "article"):
        yield from name_faults(entry.get(name, ""), name)
    if not entry["source_title"] or not isinstance(entry["version"], str) or not entry["version"]:
        yield "no source or no version"
    for name in ("source_url", "address"):
        if not re.fullmatch(r"(https?://\S+)?", entry.get(name, "")):
            yield f"{name} is no address"
    if not is_date(entry["verified_on"]):
        yield "verified_on is no date"


def is_trigger(trigger):
    kind, _, of = trigger.partition(":")
    return trigger in MOMENTS or of in {"contact": PARTIES, "refusal": PARTIES, "complaint": ROUTES}.get(kind, ()) or (
        kind == "fact" and re.fullmatch("[a-z][a-z0-9_]*", of) is not None)


def fit_faults(rule, world):
    if not set(rule.get("sectors", [])) <= set(world["sectors"]):
        yield f"sectors are {rule['sectors']}"
    for condition in rule.get("when", []):
        if set(condition) != {"question", "is"} or not condition["is"]:
            yield f"a condition is {condition}"
        elif not set(condition["is"]) <= world["questions"].get(condition["question"], set()):
            yield f"nobody can answer {condition}"
    for name in ("sectors", "when"):
        if rule.get(name, True) == []:
            yield f"{name} is empty"
    if rule.get("exceptions") is not None:
        yield from text_faults(rule["exceptions"], "exceptions")
    if rule.get("refusal_at_once", True) is not True or (
            "refusal_at_once" in rule and not rule["trigger"].startswith(("contact:", "fact:"))):
        yield "refusal_at_once"


def rule_faults(rule, ids, calendars, world):
    if set(rule) - MAY_BE_MISSING != RULE_MEMBERS:
        yield f"members differ: {sorted(set(rule) - MAY_BE_MISSING ^ RULE_MEMBERS)}"
        return
    if not is_trigger(rule["trigger"]):
        yield f"trigger is {rule['trigger']!r}"
    yield from fit_faults(rule, world)
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
    return check in ("contacted", "proof") or value in known.get(word, ())


def route_faults(route, ids, sectors):
    if set(route) - {"sectors"} != ROUTE_MEMBERS:
        yield f"members differ: {sorted(set(route) ^ ROUTE_MEMBERS)}"
        return
    if not set(route.get("sectors", sectors)) <= sectors or not route.get("sectors", ["any"]):
        yield f"sectors are {route['sectors']}"
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


CHANNEL_MEMBERS = set("id jurisdiction name body scope before asks phone address routes standing source_title source_url "
                      "verified_on".split())


def channel_faults(channel):
    if set(channel) != CHANNEL_MEMBERS:
        yield f"members differ: {sorted(set(channel) ^ CHANNEL_MEMBERS)}"
        return
    yield from source_faults({**channel, "version": "1"})
    for text in [channel["name"], channel["body"], channel["scope"], *channel["asks"]] + [channel["before"]] * (channel["before"] is not None):
        whole = isinstance(text, dict) and set(text) == {"zh", "en"} and all(text.values())
        if not whole:
            yield f"not in both languages: {text}"
    if not channel["asks"] or not re.fullmatch("[0-9]*", channel["phone"]) or channel["address"].startswith("http:"):
        yield "asks, phone or address"
    if channel["standing"] not in ("C1", "C2") or not set(channel["routes"]) <= ROUTES:
        yield "standing or routes"


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
        self.tables = [data for data in read("holidays") if "years" in data]
        self.calendars = {table["calendar"] for table in self.tables}
        self.sectors = [sector for data in read("sectors") for sector in data["sectors"]]
        self.questions = [question for data in read("questions") for question in data["questions"]]
        self.world = {"sectors": {sector["id"] for sector in self.sectors},
                      "questions": {question["id"]: {choice["id"] for choice in question["choices"]}
                                    for question in self.questions}}

    def faults(self, **changes):
        rule = {**copy.deepcopy(self.rules[0]), **changes}
        return list(rule_faults(rule, self.ids, self.calendars, self.world))

    def test_every_rule_is_whole(self):
        for rule in self.rules:
            with self.subTest(rule.get("id")):
                self.assertEqual(list(rule_faults(rule, self.ids, self.calendars, self.world)), [])

    def test_ids_are_unique(self):
        self.assertEqual(len(self.ids), len(self.rules))

    def test_every_file_says_its_format(self):
        for folder, members in (("rules", {"format", "rules"}), ("routes", {"format", "routes"}),
                                ("sectors", {"format", "sectors"}), ("questions", {"format", "questions"}),
                                ("channels", {"format", "channels"}),
                                ("holidays", {"format", "calendar", "years"})):
            for data in read(folder):
                if "holidays" not in data:
                    self.assertEqual((data["format"], set(data)), (1, members))

    def test_holidays_that_a_law_fixes_name_that_law(self):
        for data in read("holidays"):
            if "holidays" in data:
                self.assertIn(data["calendar"], self.calendars)
                self.assertEqual(data["format"], 1)
                self.assertEqual((data["standing"], is_date(data["verified_on"])), ("C1", True))
                self.assertTrue(data["source_title"] and data["article"] and data["dates"])
                for holiday in data["holidays"]:
                    self.assertEqual(list(text_faults(holiday["title"], holiday["id"])), [])

    def test_a_rule_that_is_not_whole_is_refused(self):
        self.assertEqual(self.faults(), [])
        texts = {"zh": "退货", "en": "Return"}
        for changes in ({"note": ""}, {"title": {"zh": "退货", "en": ""}}, {"title": {"zh": "Return", "en": "Return"}},
                        {"title": {**texts, "zh": "退" * 25}}, {"clock_stops": {"zh": "修理"}}, {"standing": "M"},
                        {"actor": "seller"}, {"trigger": "bought"}, {"unit": "day"}, {"amount": 0}, {"amount": 7.5},
                        {"unit": "hour", "start": "next_day"}, {"calendar": "XX"}, {"problems": ["broken"]},
                        {"prerequisites": ["CN-NONE"]}, {"excludes_routes": ["lawyer"]}, {"verified_on": "2026-02-30"},
                        {"valid_from": "2026-05-01", "valid_to": "2026-04-30"}, {"platform": "taobao"},
                        {"id": "UK-S75"}, {"sectors": []}, {"sectors": ["bicycle"]}, {"when": [{"question": "weather", "is": ["fair"]}]},
                        {"when": [{"question": "card_scheme", "is": ["visa", "amex"]}]},
                        {"when": [{"question": "card_scheme", "is": []}]}, {"exceptions": {"zh": "定作的"}},
                        {"refusal_at_once": False}, {"refusal_at_once": True, "trigger": "paid"},
                        {"trigger": "first_contact"}, {"trigger": "contact:merchant"}, {"trigger": "complaint:lawyer"},
                        {"trigger": "fact:Accepted"}, {"trigger": "stage:escalated"}, {"id": "CN-JD"}, {"id": "CN-PAY-15D"},
                        {"source_title": ""}, {"source_title": "邮政法"}, {"article": "第一条"}, {"article": {"zh": "第一条"}},
                        {"source_url": "samr.gov.cn"}, {"version": 1}):
            with self.subTest(changes):
                self.assertTrue(self.faults(**changes))
        for name in RULE_MEMBERS:
            rule = {key: value for key, value in self.rules[0].items() if key != name}
            self.assertTrue(list(rule_faults(rule, self.ids, self.calendars, self.world)), name)

    def test_one_fact_has_one_name(self):
        labels = {}
        for rule in self.rules:
            if rule["trigger"].startswith("fact:"):
                labels.setdefault(rule["trigger"], rule["trigger_label"])
                self.assertEqual(rule["trigger_label"], labels[rule["trigger"]], rule["id"])

    def test_whose_clock_it_is_says_whose_event_starts_it(self):
        """An authority's clock never starts with a talk to the shop, a courier's never with one to the seller."""
        starts = {rule["id"]: rule["trigger"] for rule in self.rules}
        for id, trigger in (("CN-12315-7WD", "complaint:market_regulator"), ("CN-EXP7", "contact:courier"),
                            ("CN-POST30", "complaint:ministry"), ("CN-TEL15", "contact:operator"),
                            ("CN-TEL30D", "complaint:ministry"), ("CN-BANK15", "complaint:bank_chargeback"),
                            ("CN-12315-60D", "fact:accepted_12315"), ("CN-7REF", "fact:goods_back"),
                            ("CN-15PRE", "contact:seller")):
            self.assertEqual(starts[id], trigger, id)
        for rule in self.rules:
            if rule["actor"] == "authority":
                self.assertNotIn(rule["trigger"].partition(":")[0], ("contact", "paid", "received", "occurred"), rule["id"])

    def test_sectors_and_questions_are_whole(self):
        playbooks = {playbook["id"] for playbook in read("playbooks")}
        for sector in self.sectors:
            with self.subTest(sector["id"]):
                self.assertEqual(set(sector), {"id", "label", "words", "playbooks"})
                self.assertEqual(list(text_faults(sector["label"], "label")), [])
                self.assertLessEqual(set(sector["playbooks"]), playbooks)
                self.assertTrue(sector["words"])
        for question in self.questions:
            with self.subTest(question["id"]):
                self.assertEqual(set(question), {"id", "ask", "choices"})
                self.assertEqual(list(text_faults(question["ask"], "ask")), [])
                self.assertGreater(len(question["choices"]), 1)
                self.assertNotIn(":", question["id"])
                for choice in question["choices"]:
                    self.assertEqual(set(choice), {"id", "label", "words"})
                    self.assertTrue(choice["label"]["zh"] and choice["label"]["en"])
        for item in self.sectors + [choice for question in self.questions for choice in question["choices"]]:
            self.assertEqual(len(set(item["words"])), len(item["words"]), item["id"])
            self.assertTrue(all(word == word.strip() and word for word in item["words"]), item["id"])
        for all_of in (self.sectors, self.questions):
            self.assertEqual(len({item["id"] for item in all_of}), len(all_of))

    def test_what_a_case_says_is_no_other_sort_of_thing(self):
        """A cinema ticket is no air law, a vacuum no car, a video membership no telephone law."""
        for said, not_of in (("电影票没看成，退票", "air"), ("吸尘器不转", "car"), ("扫地机器人", "car"), ("汽车票退票", "car"),
                             ("移动电源坏了", "telecom"), ("视频会员放不了，换了手机套壳也不行", "telecom"),
                             ("a minor issue", "minor"), ("items missing", "parcel"), ("the whole training", "rail"),
                             ("给女儿买的裙子", "minor"), ("your tournament", "travel"), ("of course", "prepaid")):
            words = next(sector["words"] for sector in self.sectors if sector["id"] == not_of)
            self.assertEqual([word for word in words if word in said], [], said)

    def test_what_a_case_says_answers_no_question_by_accident(self):
        for said, question, choice in (("Ticket 55102", "bought", "service"), ("of course", "bought", "service"),
                                       ("a phone call", "bought", "durable"), ("用手机下单", "bought", "durable"),
                                       ("借记卡", "card_scheme", "visa"), ("I filmed it", "delivery", "once"),
                                       ("the outstanding balance", "paid_with", "wallet"),
                                       ("the cashier said no", "paid_with", "cash")):
            choices = next(item["choices"] for item in self.questions if item["id"] == question)
            words = next(item["words"] for item in choices if item["id"] == choice)
            self.assertEqual([word for word in words if word in said], [], said)

    def test_routes_are_whole_and_china_has_all(self):
        routes = [route for data in read("routes") for route in data["routes"]]
        for route in routes:
            with self.subTest(route.get("id"), jurisdiction=route.get("jurisdiction")):
                self.assertEqual(list(route_faults(route, self.ids, self.world["sectors"])), [])
                for change in ({"rules": ["CN-NONE"]}, {"sectors": ["bicycle"]}, {"excludes": ["lawyer"]}, {"needs": []}, {"forfeits": "无"},
                               {"before": [{"check": "asked", "text": route["title"]}]},
                               {"point_of_no_return": {"text": route["title"], "rule": "CN-NONE"}}):
                    self.assertTrue(list(route_faults({**route, **change}, self.ids, self.world["sectors"])), change)
        places = [(route["jurisdiction"], route["id"]) for route in routes]
        self.assertEqual(len(places), len(set(places)))
        self.assertEqual({place[1] for place in places if place[0] == "CN"}, ROUTES)

    def test_channels_are_whole(self):
        channels = [channel for data in read("channels") for channel in data["channels"]]
        self.assertEqual(len({channel["id"] for channel in channels}), len(channels))
        for channel in channels:
            with self.subTest(channel["id"]):
                self.assertEqual(list(channel_faults(channel)), [])
                for change in ({"asks": []}, {"phone": "12-3"}, {"address": "http://a.cn"}, {"routes": ["lawyer"]},
                               {"standing": "U"}, {"source_title": ""}, {"verified_on": "soon"}, {"before": {"zh": "先"}}):
                    self.assertTrue(list(channel_faults({**channel, **change})), change)

    def test_playbooks_name_rules_that_exist(self):
        for playbook in read("playbooks"):
            with self.subTest(playbook["id"]):
                self.assertLessEqual(set(playbook["rules"]), self.ids)
                self.assertLessEqual(set(playbook["preset_rules"]), set(playbook["rules"]))

    def test_holidays_lie_in_their_year_and_are_off_or_at_work(self):
        for table in self.tables:
            self.assertEqual(list(holiday_faults(table)), [])
            for name, day in (("off", "2025-10-01"), ("off", "2026-10-10"), ("work", "2026-11-23"), ("off", "10-01")):
                broken = copy.deepcopy(table)
                broken["years"]["2026"][name] = sorted(broken["years"]["2026"][name] + [day])
                self.assertTrue(list(holiday_faults(broken)), day)


if __name__ == "__main__":
    unittest.main()
