"""The playbooks, the guide and the messages are whole, and point only at what is there."""

import copy
import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
LANGS = ("zh", "en")

WORDS_H = (ROOT / "src/core/base/words.h").read_text(encoding="utf-8")


def words(name):
    found = re.search(rf"enum class {name} : std::uint8_t {{([^}}]*)}}", WORDS_H)
    return set(re.findall(r"\w+", found.group(1)))


STAGES, PROBLEMS, KINDS = words("Stage"), words("Problem"), words("EvidenceKind")
ROUTES = words("Route") - {"none"}
PUSHBACKS = words("Pushback") - {"none"}
PARTIES = {party.rstrip("_") for party in words("Party")}
NEEDS = set(re.findall(r'\{"(\w+)", "need_', (ROOT / "src/core/law/message.cpp").read_text(encoding="utf-8")))
REGIONS = {"CN", "EU", "UK", "US"}
CHANNELS = {"chat", "phone", "email", "form", "letter", "public"}
PLACEHOLDERS = set(re.findall(r'^    \{"(\w+)", "', (ROOT / "src/core/law/template.cpp").read_text(encoding="utf-8"), re.M))
IDS = {
    "playbooks": set("payment_failure service_outage data_error goods_online goods_shop software_service warranty "
                     "amount_dispute subscription goods_not_received prepaid_closed travel_tickets food_delivery "
                     "live_stream second_hand minor_topup".split()),
    "guide": {"start", "swindlers", "proof", "myths", "questions", "at_a_glance"},
    "messages": set("first_report cite_clause others_too answer_within_24h pushback_user_error pushback_system_normal "
                    "pushback_more_proof pushback_device decline_partial written_reasons promise_broken before_escalation "
                    "official_email regulator_complaint consumer_association bank_dispute public_post part_received "
                    "authority_complaint payment_dispute double_charge renewal_notice end_prepaid warranty_exchange "
                    "minor_top_up cancelled_trip report sector_appeal courier_appeal refund_proof".split()),
}
OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.S)
NAME = re.compile(r"\{(\w+)\}")
SHORT_TEMPLATE = 220  # of what is always there: leaves room for what is filled in
# Of a message: where it is true and what it relies on; none of it has to be there.
FIT = set("also_answers to about needs evidence playbooks problems not_problems sectors words regions law point".split())


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def load(folder):
    return {path.stem: read(path) for path in sorted((ASSETS / folder).glob("*.json"))}


def by_id(folder, list_name):
    """None while the project has no such folder yet."""
    files = sorted((ASSETS / folder).glob("*.json"))
    return {item["id"]: item for path in files for item in read(path)[list_name]} if files else None


class Checker:
    """Collects what is wrong, each with the place it is wrong at."""

    def __init__(self):
        self.wrong = []

    def need(self, right, where, what):
        if not right:
            self.wrong.append(f"{where}: {what}")
        return right

    def members(self, value, names, where):
        return self.need(isinstance(value, dict) and set(value) == set(names.split()), where,
                         f"needs exactly {names}, has {' '.join(value) if isinstance(value, dict) else value!r}")

    def both(self, value, where):
        return (self.members(value, "zh en", where) and
                self.need(all(isinstance(value[lang], str) and value[lang].strip() for lang in LANGS), where, "empty"))

    def all_both(self, values, where, at_least=1):
        self.need(isinstance(values, list) and len(values) >= at_least, where, f"fewer than {at_least}")
        for index, value in enumerate(values):
            self.both(value, f"{where}[{index}]")

    def within(self, values, known, where):
        self.need(len(values) == len(set(values)), where, "named twice")
        for value in values:
            self.need(value in known, where, f'"{value}" is not known')

    def header(self, name, value, where):
        self.need(value["format"] == 1, where, "format")
        self.need(value["id"] == name, where, "id is not the file's name")
        self.both(value["title"], f"{where}.title")

    def orders(self, values, folder):
        orders = [value.get("order") for value in values.values()]
        self.need(len(set(orders)) == len(orders), folder, "two have the same order")

    def playbook(self, name, value, world):
        where = f"playbooks/{name}"
        if not self.members(value, "format id version order problems title recognise capture steps rules preset_rules "
                                   "messages routes law watch pitfalls", where):
            return
        self.header(name, value, where)
        self.laws(value["law"], world["sectors"], f"{where}.law")
        self.both(value["recognise"], f"{where}.recognise")
        self.within(value["problems"], PROBLEMS, f"{where}.problems")
        self.within([entry.get("kind") for entry in value["capture"]], KINDS, f"{where}.capture")
        for index, entry in enumerate(value["capture"]):
            if self.members(entry, "kind why", f"{where}.capture[{index}]"):
                self.both(entry["why"], f"{where}.capture[{index}].why")
        if self.members(value["steps"], "evidence contacted under_review refunded escalated", f"{where}.steps"):
            for stage, steps in value["steps"].items():
                self.all_both(steps, f"{where}.steps.{stage}", 2)
        self.all_both(value["watch"], f"{where}.watch", 3)
        self.all_both(value["pitfalls"], f"{where}.pitfalls", 2)
        self.within(value["messages"], world["messages"], f"{where}.messages")
        self.within(value["routes"], ROUTES if world["routes"] is None else world["routes"], f"{where}.routes")
        self.within(value["preset_rules"], value["rules"], f"{where}.preset_rules")
        self.rules(value, world["rules"], f"{where}.rules")

    def laws(self, laws, sectors, where):
        self.need(len({law["cite"]["zh"] for law in laws}) == len(laws), where, "cites one twice")
        for index, law in enumerate(laws):
            place = f"{where}[{index}]"
            conditions = {"sectors", "words", "binds", "breached_after", "found_within", "clause"}
            if not self.need(set(law) - conditions == {"jurisdiction", "cite", "says", "standing"}, place, "members"):
                continue
            self.within(law.get("binds", []), PARTIES, place)
            self.need(law.get("binds", ["any"]), place, "an empty list")
            self.both(law["cite"], place)
            self.both(law["says"], place)
            self.need("《" in law["cite"]["zh"], place, "cites no law")
            self.need(law["standing"] in ("C1", "C2") and law["jurisdiction"] in ("CN", "EU", "UK", "US"), place, "standing")
            self.within(law.get("sectors", []), sectors, place)
            self.need(law.get("words", ["any"]) and law.get("sectors", ["any"]), place, "an empty list")

    def rules(self, value, rules, where):
        if rules is None:
            return
        self.within(value["rules"], rules, where)
        for rule in filter(None, map(rules.get, value["rules"])):
            self.need(not rule["problems"] or not value["problems"] or set(rule["problems"]) & set(value["problems"]), where,
                      f'"{rule["id"]}" is for other problems')

    def guide(self, name, value):
        where = f"guide/{name}"
        if not self.members(value, "format id order title sections", where):
            return
        self.header(name, value, where)
        self.need(value["sections"], where, "no sections")
        for index, section in enumerate(value["sections"]):
            place = f"{where}.sections[{index}]"
            table = section.get("table", {"columns": [], "rows": []})
            if self.members({**section, "table": table}, "heading paragraphs list table", place):
                self.both(section["heading"], place)
                self.all_both(section["paragraphs"] + section["list"] + table["columns"] + sum(table["rows"], []), place)
                self.need(all(len(row) == len(table["columns"]) for row in table["rows"]), place, "a row of another length")

    def message(self, name, value, world):
        where = f"messages/{name}"
        if not self.members({key: part for key, part in value.items() if key not in FIT},
                            "format id version order title stages pushback channel route reply_within subject body short",
                            where):
            return
        self.header(name, value, where)
        self.need(value["stages"], where, "no stages")
        self.within(value["stages"], STAGES, f"{where}.stages")
        self.within([value["pushback"]], PUSHBACKS | {""}, f"{where}.pushback")
        self.within([value["channel"]], CHANNELS, f"{where}.channel")
        self.within([value["route"]], ROUTES | {"none"}, f"{where}.route")
        self.within([value["reply_within"]], {"", "24h", "72h", "168h", "336h"}, f"{where}.reply_within")
        self.fit(value, world, where)
        for part in ("subject", "body", "short", "point"):
            if value.get(part) is not None or part == "body":
                self.template(value[part], f"{where}.{part}")
        must = set().union(*(NAME.findall(OPTIONAL.sub("", text)) for text in texts_of(value)))
        self.need(bool(value["reply_within"]) == ("reply_by" in must), where, "reply_by and reply_within belong together")
        if value["short"] is not None:
            for lang in LANGS:
                always = OPTIONAL.sub("", value["short"][lang])
                self.need(len(always) <= SHORT_TEMPLATE, where, f"short is too long in {lang}")

    def fit(self, value, world, where):
        known = {"also_answers": PUSHBACKS, "needs": NEEDS, "evidence": KINDS, "problems": PROBLEMS,
                 "not_problems": PROBLEMS, "regions": REGIONS,
                 "playbooks": world["playbooks"], "sectors": world["sectors"]}
        for key, all_known in known.items():
            if key in value:
                self.need(value[key], where, f"{key} is empty")
                self.within(value[key], all_known, f"{where}.{key}")
        self.within([value.get("to", "seller"), *([value["about"]] if "about" in value else [])], PARTIES, f"{where}.to")
        for index, law in enumerate(value.get("law", [])):
            place = f"{where}.law[{index}]"
            if self.members({key: part for key, part in law.items() if key != "says"},
                            "text standing source_url verified_on", place):
                self.both(law["text"], f"{place}.text")
                self.within([law["standing"]], {"C1", "C2"}, place)
                self.need(law["source_url"].startswith("https://"), place, "no source")
        self.need("law" not in value or value.get("regions"), where, "relies on law and names no region")
        # What a text claims the case has to bear out.
        text = " ".join(texts_of(value))
        needs = set(value.get("needs", []))
        always = set(NAME.findall(OPTIONAL.sub("", text)))
        self.need("claimed" not in always or "owed" in needs, where, "asks for money without asking whether it came")
        self.need(not always & {"contact_count", "times", "first_contact_at"} or "contacted" in needs, where, "counts no contacts")
        self.need(not always & {"promised_by"} or "open_promise" in needs, where, "speaks of a promise")
        self.need(not always & {"offered", "difference"} or "offer" in needs, where, "speaks of an offer")
        self.need("截图" not in value["body"]["zh"] or "others_reports" in value.get("evidence", []), where, "claims pictures")

    def template(self, value, where):
        if not self.both(value, where):
            return
        for lang in LANGS:
            text, place = value[lang], f"{where}.{lang}"
            marks = re.findall(r"\[\[|\]\]", text)
            self.need(marks == ["[[", "]]"] * (len(marks) // 2), place, "brackets nested or not in pairs")
            self.need(not re.search(r"[\[\]{}]", NAME.sub("", re.sub(r"\[\[|\]\]", "", text))), place, "a lone bracket or brace")
            self.need(set(NAME.findall(text)) <= PLACEHOLDERS, place, "a placeholder that is not known")
            self.need(all(NAME.search(part) for part in OPTIONAL.findall(text)), place, "an optional part that never drops")
        zh, en = (set(NAME.findall(OPTIONAL.sub("", value[lang]))) for lang in LANGS)
        self.need(zh == en, where, f"must be filled in one language only: {sorted(zh ^ en)}")

    def together(self, data):
        for folder, ids in IDS.items():
            self.need(set(data[folder]) == ids, folder, f"not as listed: {sorted(set(data[folder]) ^ ids)}")
            self.orders(data[folder], folder)
        answered = {kind for value in data["messages"].values() for kind in [value.get("pushback"), *value.get("also_answers", [])]}
        self.need(answered >= PUSHBACKS, "messages", f"unanswered: {sorted(PUSHBACKS - answered)}")
        used = {name for value in data["playbooks"].values() for name in value.get("messages", [])}
        self.need(set(data["messages"]) <= used, "messages", f"in no playbook: {sorted(set(data['messages']) - used)}")
        met = {name for value in data["playbooks"].values() for name in value.get("problems", [])}
        self.need(met == PROBLEMS, "playbooks", f"problems without one: {sorted(PROBLEMS - met)}")


def texts_of(message):
    return [part[lang] for part in map(message.get, ("subject", "body", "short", "point")) if part for lang in LANGS]


def findings(data):
    checker = Checker()
    world = {name: data[name] for name in ("messages", "rules", "routes", "sectors", "playbooks")}
    for name, value in data["playbooks"].items():
        checker.playbook(name, value, world)
    for name, value in data["guide"].items():
        checker.guide(name, value)
    for name, value in data["messages"].items():
        checker.message(name, value, world)
    checker.together(data)
    return checker.wrong


def fill(text, values):
    """As the program fills: an optional part goes whole when anything in it is missing."""
    kept = OPTIONAL.sub(lambda part: part[1] if all(values.get(name) for name in NAME.findall(part[1])) else "", text)
    return NAME.sub(lambda name: values.get(name[1]) or name[0], kept)


class Texts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = {folder: load(folder) for folder in IDS}
        cls.data["rules"] = by_id("rules", "rules")
        cls.data["routes"] = by_id("routes", "routes")
        cls.data["sectors"] = by_id("sectors", "sectors")

    def test_the_files_are_whole_and_point_at_what_is_there(self):
        self.assertEqual(findings(self.data), [])

    def test_what_is_broken_is_found(self):
        def at(data, path):
            for key in path[:-1]:
                data = data[key]
            return data, path[-1]

        breaks = [
            (("messages", "first_report", "channel"), "fax"), (("messages", "first_report", "pushback"), "rude"),
            (("messages", "first_report", "stages"), []), (("messages", "first_report", "extra"), 1),
            (("messages", "first_report", "body", "en"), "{claimed}"), (("messages", "first_report", "body", "en"), ""),
            (("messages", "first_report", "body", "zh"), "{title} {claimed} {order}"),
            (("messages", "first_report", "body", "zh"), "{title} {claimed} [[{paid} [[{ticket}]] ]]"),
            (("messages", "first_report", "body", "zh"), "{title} {claimed} [[{paid}"),
            (("messages", "first_report", "body", "zh"), "{title} {claimed} [[。]]"),
            (("messages", "first_report", "short", "zh"), "{title} {claimed}" + "长" * SHORT_TEMPLATE),
            (("messages", "first_report", "needs"), ["paid"]), (("messages", "first_report", "needs"), []),
            (("messages", "decline_partial", "needs"), ["owed"]), (("messages", "others_too", "evidence"), ["terms"]),
            (("messages", "promise_broken", "needs"), ["owed"]), (("messages", "double_charge", "regions"), []),
            (("messages", "double_charge", "law", 0, "source_url"), ""), (("messages", "end_prepaid", "sectors"), ["bicycle"]),
            (("messages", "pushback_device", "pushback"), ""), (("messages", "before_escalation", "reply_within"), ""),
            (("playbooks", "warranty", "order"), 1), (("playbooks", "warranty", "messages"), ["first_raport"]),
            (("playbooks", "warranty", "routes"), ["court", "court"]), (("playbooks", "warranty", "problems"), ["other"]),
            (("playbooks", "warranty", "capture", 1), {"kind": "product_photo", "why": {"zh": "拍照", "en": "Picture"}}),
            (("playbooks", "warranty", "steps", "refunded"), []), (("playbooks", "warranty", "preset_rules"), ["EU-W14"]),
            (("playbooks", "warranty", "law", 0, "standing"), "M"), (("playbooks", "warranty", "law", 0, "says", "en"), ""),
            (("playbooks", "warranty", "law", 0, "sectors"), ["bicycle"]), (("playbooks", "warranty", "law", 0, "words"), []),
            (("playbooks", "warranty", "pitfalls", 0), {"zh": "只有中文"}), (("guide", "start", "sections", 0, "list"), [{}]),
            (("guide", "at_a_glance", "sections", 0, "table", "rows", 0), []),
        ]
        if self.data["rules"] is not None:
            breaks += [(("playbooks", "warranty", "rules"), rules) for rules in (["CN-NONE"], ["CN-EXP7"])]
        for path, value in breaks:
            with self.subTest(path=path, value=value):
                data = copy.deepcopy(self.data)
                holder, key = at(data, path)
                holder[key] = value
                self.assertNotEqual(findings(data), [])

    def test_a_message_reads_well_with_everything_and_with_the_least(self):
        for name, message in self.data["messages"].items():
            for text in texts_of(message):
                must = dict.fromkeys(NAME.findall(OPTIONAL.sub("", text)), "X1")
                for values in (must, dict.fromkeys(PLACEHOLDERS, "X1")):
                    filled = fill(text, values)
                    self.assertNotRegex(filled, r"[\[\]{}]", name)
                    self.assertEqual(filled, filled.strip(), name)
                    self.assertNotRegex(filled, r"\n{3}|  | \n|\n |，，|。。|，。|[,;:] *[.,]|^[，；：,;]", name)


if __name__ == "__main__":
    unittest.main()
