#!/usr/bin/env python3
"""One case from the first report to the money: two pushbacks answered, a promise broken, a clause cited, a partial
offer declined, the regulator told in 300 characters, a full refund. By command line under a fixed clock, with every
figure to the day and the cent, and by hand in the real window."""

import datetime
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
TITLE = "年费会员未提醒就自动续费"
PLATFORM = "优影视频"
SHOP = "StreamBox"  # typed
USER_ERROR = "是您自己开通的自动续费"
SYSTEM_NORMAL = "后台显示扣费正常"
PROMISE = "三天内给您处理结果"
OFFER = "最多退您 100 元"
TERMS = "会员服务协议"
CLAUSE = "第七条"
CLAUSE_TEXT = "自动续费前五日通知用户"
TICKET = "YY-20260903"
COMPLAINT = "12315-20260923"

# Places on a window of 1440 × 900 at scale 1.
DIALOG = (260, 130, 900, 600)
COLUMNS = (90, 140, 1300, 60)
FIRST_CARD = (210, 260)
DRAWER = (900, 20, 500, 140)
TABS = (900, 140, 520, 40)
CONTACT_MINE = (987, 295)
CONTACT_TEXT = (1171, 232)
CONTACT_RIM = (920, 192, 200, 8)
CONTACT_ENTRY = (910, 280, 490, 480)  # what was said and the reply to it
KEEP_THEIRS = (1195, 687)
COPY_AND_LOG = (977, 532)
TAKE_REGULATOR = (1387, 457)
TAKING = (930, 500, 480, 200)  # what is asked under it
REFUNDED = (1264, 109)
MIDDLE = (520, 220, 400, 300)


def at(moment):
    """A moment of 2026 as the program writes it: "09-02 09:00"."""
    day, time = moment.split()
    return f"2026-{day}T{time}{':00' if len(time) == 5 else ''}+08:00"


class ClockedDesk(Desk):
    """Every command in Chinese and at one moment that the test sets."""

    def clocked(self, arguments):
        return "--lang", "zh", "--now", at(self.clock), *arguments

    def recoup(self, *arguments):
        return super().recoup(*self.clocked(arguments))

    def refused(self, exit_code, *arguments):
        return super().refused(exit_code, *self.clocked(arguments))

    def case(self, number="1"):
        return self.json("show", number)["case"]

    def compose(self, template, *options):
        """Composed for the first case and logged; the text is one that can be sent."""
        text = self.json("compose", "1", template, "--log", *options)["text"]
        assert not re.search(r"[{}\[\]]", text), text
        return text


class ByCommandLine(unittest.TestCase):
    def test_a_case_is_lived_to_its_full_refund(self):
        with ClockedDesk() as desk:
            self.begin(desk)
            self.push_back(desk)
            self.break_a_promise(desk)
            self.cite_a_clause(desk)
            self.decline_an_offer(desk)
            self.escalate(desk)
            self.end(desk)
            self.read_case(desk)
            self.read_words(desk)
            self.read_figures(desk)
            desk.recoup("check")

    # ---- the chapters

    def begin(self, desk):
        desk.clock = "09-01 21:00"
        desk.recoup("init")
        number = desk.json("add", "--title", TITLE, "--platform", PLATFORM, "--problem", "subscription", "--paid",
                           "328.00", "--claimed", "328.00", "--order", "YY20260901", "--paid-at", at("09-01 20:30"))["id"]
        self.assertEqual(number, 1)
        desk.recoup("attach", "1", str(PICTURES / "payment-success.png"), "--kind", "payment_proof")
        desk.clock = "09-02 09:00"
        text = desk.compose("first_report")
        for said in (TITLE, "328.00 元", "YY20260901", "A. 支付凭证"):
            self.assertIn(said, text)
        desk.recoup("move", "1", "contacted")
        rule = desk.json("deadline", "add", "1", "--rule", "CN-15PRE")
        self.assertEqual(rule["due_at"], at("09-17 23:59:59"))

    def push_back(self, desk):
        desk.clock = "09-03 10:00"
        desk.recoup("log", "1", "--pushback", "user_error", "--words", USER_ERROR, "--ticket", TICKET)
        self.assertEqual(desk.case()["turn"], "me")
        desk.clock = "09-03 20:00"
        self.assertIn(USER_ERROR, desk.compose("pushback_user_error"))
        desk.clock = "09-06 10:00"
        said = desk.recoup("log", "1", "--pushback", "system_normal", "--words", SYSTEM_NORMAL)
        self.assertIn("全程 5 天，其中等对方 4 天", said)
        self.assertIn("推诿 2 次", said)
        desk.clock = "09-07 09:00"
        text = desk.compose("pushback_system_normal")
        self.assertIn(SYSTEM_NORMAL, text)
        self.assertNotIn(USER_ERROR, text)
        self.assertEqual(desk.case()["turn"], "merchant")

    def break_a_promise(self, desk):
        desk.clock = "09-08 15:00"
        desk.recoup("log", "1", "--words", PROMISE, "--promised-by", at("09-11 18:00"), "--ticket", TICKET)
        case = desk.case()
        self.assertEqual(case["turn"], "merchant")
        self.assertEqual(case["next_deadline"]["due_at"], at("09-11 18:00"))
        desk.clock = "09-11 18:00"
        self.assertIsNone(desk.case()["contacts"][-1]["promise_kept"])
        self.assertIn("承诺", desk.refused(1, "compose", "1", "promise_broken"))
        desk.clock = "09-12 09:00"
        self.assertIs(desk.case()["contacts"][-1]["promise_kept"], False)
        text = desk.compose("promise_broken")
        for said in ("2026 年 9 月 11 日", PROMISE, TICKET, "2026 年 9 月 13 日 09:00"):
            self.assertIn(said, text)
        self.assertEqual(self.open_deadlines(desk), [at("09-11 18:00"), at("09-13 09:00"), at("09-17 23:59:59")])
        desk.recoup("undo")
        self.assertEqual(len(desk.case()["contacts"]), 6, "one step takes back the message and its deadline")
        self.assertEqual(self.open_deadlines(desk), [at("09-11 18:00"), at("09-17 23:59:59")])
        desk.recoup("redo")

    def cite_a_clause(self, desk):
        desk.clock = "09-13 10:00"
        said = desk.refused(1, "compose", "1", "cite_clause", "--log")
        self.assertIn("clause_title", said)
        self.assertEqual(len(desk.case()["contacts"]), 7, "what is not whole is not logged")
        desk.recoup("platform", "set", PLATFORM, "--channels", "在线客服", "--review-days", "7")
        desk.recoup("platform", "clause", PLATFORM, CLAUSE, "--title", TERMS, "--text", CLAUSE_TEXT)
        text = desk.compose("cite_clause")
        self.assertIn(f"按照《{TERMS}》{CLAUSE}", text)
        self.assertIn(CLAUSE_TEXT, text)
        self.assertNotIn("第十条", text, "that law is for refunds on which nothing is agreed; a clause agrees")
        desk.recoup("move", "1", "under_review")

    def decline_an_offer(self, desk):
        desk.clock = "09-16 11:00"
        desk.recoup("log", "1", "--pushback", "partial_offer", "--words", OFFER)
        self.assertIn("方案", desk.refused(1, "compose", "1", "decline_partial"))
        desk.recoup("edit", "1", "--offered", "100.00")
        desk.clock = "09-17 09:00"
        text = desk.compose("decline_partial")
        for amount in ("328.00 元", "100.00 元", "228.00 元"):
            self.assertIn(amount, text)

    def escalate(self, desk):
        desk.clock = "09-23 09:00"
        text = desk.compose("regulator_complaint", "--short")
        self.assertLessEqual(len(text), 300)
        for said in (PLATFORM, TITLE, "328.00 元", "100.00 元", "YY20260901", "共联系 6 次"):
            self.assertIn(said, text)
        self.assertIn("消费者协会", desk.refused(1, "route", "take", "1", "market_regulator", "--escalate"))
        desk.recoup("route", "take", "1", "market_regulator", "--escalate", "--sure", "--ticket", COMPLAINT)
        desk.recoup("move", "1", "escalated", "--route", "market_regulator")
        rungs = {rung["route"]: rung for rung in desk.json("route", "list", "1")["routes"]}
        self.assertEqual(rungs["market_regulator"]["state"], "taken")
        self.assertEqual(rungs["market_regulator"]["ticket"], COMPLAINT)
        self.assertEqual(rungs["consumer_association"]["state"], "closed")
        rule = desk.json("deadline", "add", "1", "--rule", "CN-12315-7WD")
        self.assertEqual(rule["due_at"], at("10-10 23:59:59"), "over the holidays and a Saturday worked")
        self.assertEqual(desk.case()["turn"], "authority")

    def end(self, desk):
        desk.clock = "10-08 15:00"
        desk.recoup("log", "1", "--direction", "in", "--party", "authority", "--text", "调解成功，平台同意全额退款")
        desk.recoup("route", "state", "1", "market_regulator", "settled")
        desk.clock = "10-09 10:30"
        desk.recoup("move", "1", "refunded", "--received", "328.00", "--way", "original_route")

    @staticmethod
    def open_deadlines(desk):
        return sorted(row["due_at"] for row in desk.case()["deadlines"] if row["state"] != "done")

    # ---- what is left of it, a year later

    def read_case(self, desk):
        desk.clock = "12-31 12:00"
        case = desk.case()
        self.assertEqual(case["outcome"], "full")
        self.assertEqual((case["received_minor"], case["offered_minor"]), (32800, 10000))
        self.assertEqual((case["ended_at"], case["refunded_at"]), (at("10-09 10:30"), at("10-09 10:30")))
        self.assertEqual((case["turn"], case["next_deadline"]), ("nobody", None))
        spans = [("me", "09-01 21:00", 1), ("merchant", "09-02 09:00", 1), ("me", "09-03 10:00", 0),
                 ("merchant", "09-03 20:00", 3), ("me", "09-06 10:00", 1), ("merchant", "09-07 09:00", 9),
                 ("me", "09-16 11:00", 1), ("merchant", "09-17 09:00", 6), ("authority", "09-23 09:00", 15),
                 ("me", "10-08 15:00", 1)]
        ends = [begin for _, begin, _ in spans[1:]] + ["10-09 10:30"]
        self.assertEqual(case["turns"], [{"who": who, "from": at(begin), "to": at(end), "days": days}
                                         for (who, begin, days), end in zip(spans, ends)])
        kept = [(row["at"], row["direction"], row["party"], row["pushback"], row["promise_kept"])
                for row in case["contacts"]]
        self.assertEqual(kept, [(at("09-02 09:00"), "out", "seller", None, None),
                                (at("09-03 10:00"), "in", "seller", "user_error", None),
                                (at("09-03 20:00"), "out", "seller", None, None),
                                (at("09-06 10:00"), "in", "seller", "system_normal", None),
                                (at("09-07 09:00"), "out", "seller", None, None),
                                (at("09-08 15:00"), "in", "seller", None, False),
                                (at("09-12 09:00"), "out", "seller", None, None),
                                (at("09-13 10:00"), "out", "seller", None, None),
                                (at("09-16 11:00"), "in", "seller", "partial_offer", None),
                                (at("09-17 09:00"), "out", "seller", None, None),
                                (at("09-23 09:00"), "out", "authority", None, None),
                                (at("10-08 15:00"), "in", "authority", None, None)])
        tickets = [None, TICKET, TICKET, None, TICKET, TICKET, TICKET, TICKET, None, TICKET, None, None]
        self.assertEqual([row["ticket"] for row in case["contacts"]], tickets, "a message goes to the ticket that runs")
        self.assertEqual(case["contacts"][5]["promised_by"], at("09-11 18:00"))
        self.assertEqual(case["routes"], [{"route": "market_regulator", "state": "settled", "ticket": COMPLAINT,
                                           "note": None, "taken_at": at("09-23 09:00"), "closed_at": at("10-08 15:00")}])

    def read_words(self, desk):
        said = desk.recoup("show", "1")
        for words in ("全程 38 天，其中等对方 34 天", "我 4 天", "商家 19 天", "主管部门 15 天", "来回 9 次",
                      "承诺 1 次，落空 1 次", "推诿 3 次", "说系统正常 × 1", "全额到账"):
            self.assertIn(words, said)

    def read_figures(self, desk):
        self.add_neighbours(desk)
        stats = desk.json("stats")
        yuan, dollar = stats["currencies"]
        self.assertEqual(yuan, {"currency": "CNY", "open_minor": 4550, "recovered_minor": 36801, "cases": 3,
                                "recovery_rate": 0.8598, "median_days": 21})
        self.assertEqual(dollar, {"currency": "USD", "open_minor": 999, "recovered_minor": 0, "cases": 1,
                                  "recovery_rate": None, "median_days": None})
        [platform] = [row for row in stats["platforms"] if row["platform"] == PLATFORM]
        self.assertEqual(platform, {"platform": PLATFORM, "cases": 1, "recovered_minor": 32800, "currency": "CNY",
                                    "median_days": 37, "pushbacks": 3, "stalling_days": 33.96})
        months = {(row["month"], row["currency"]): (row["recovered_minor"], row["open_minor"])
                  for row in stats["months"]}
        self.assertEqual(months, {("2026-09", "CNY"): (4001, 0), ("2026-10", "CNY"): (32800, 4550),
                                  ("2026-10", "USD"): (0, 999)})
        self.assertEqual((stats["escalated"], stats["refunded_after_escalation"]), (1, 1))

    @staticmethod
    def add_neighbours(desk):
        """A partial refund 5 days after the first contact, and two cases that are still open."""
        desk.clock = "09-20 08:00"
        desk.recoup("add", "--title", "电影票", "--paid", "100.00")
        desk.recoup("log", "2", "--text", "请退票款")
        desk.clock = "09-25 08:00"
        desk.recoup("move", "2", "refunded", "--received", "40.01")
        desk.clock = "10-20 08:00"
        desk.recoup("add", "--title", "外卖少送", "--paid", "45.50")
        desk.recoup("add", "--title", "A broken cable", "--paid", "9.99", "--currency", "USD")
        desk.clock = "12-31 12:00"


class ByHand(unittest.TestCase):
    def test_the_same_case_by_mouse_and_keyboard_in_the_window(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window()
            self.create(desk)
            self.push_back(desk)
            self.copy_and_log(desk)
            self.promise(desk)
            self.take_a_route(desk)
            self.refund(desk)
            desk.close_window()
            desk.recoup("check")

    # ---- hands

    @staticmethod
    def paste(desk, text):
        """Only where something is seen of it before the next text is copied."""
        desk.copy_text(text)
        desk.key("ctrl+v")

    @staticmethod
    def press(desk, place):
        """A click that is seen to have arrived there: a field gets a rim, a choice its mark."""
        x, y = place
        desk.changed(f"the click at {place}", (x - 30, y - 20, 60, 40), lambda: desk.click(x, y))

    @staticmethod
    def paste_theirs(desk, text):
        desk.copy_text(text)
        desk.changed("the reply to it", CONTACT_ENTRY, lambda: desk.key("ctrl+shift+v"))

    @staticmethod
    def case(desk):
        return desk.json("show", "1")["case"]

    def contact(self, desk, count):
        return wait_until(f"contact {count} in the file", lambda: self.case(desk)["contacts"][count - 1:])[0]

    # ---- the chapters

    def create(self, desk):
        desk.changed("the dialog", DIALOG, lambda: desk.key("n"))
        self.paste(desk, TITLE)
        for text in ("328.00", SHOP, "YY20260901"):
            desk.key("Tab")
            desk.type(text)
        desk.changed("the new card", COLUMNS, lambda: desk.key("Return"))
        wait_until("the case in the file", desk.cases)
        case = self.case(desk)
        self.assertEqual((case["title"], case["platform"]), (TITLE, SHOP))
        self.assertEqual((case["paid_minor"], case["order_no"]), (32800, "YY20260901"))
        desk.changed("the drawer", DRAWER, lambda: desk.click(*FIRST_CARD))
        for _ in range(2):
            desk.changed("the next tab", TABS, lambda: desk.key("ctrl+Tab"))

    def push_back(self, desk):
        self.press(desk, CONTACT_MINE)
        desk.changed("the rim of the entry", CONTACT_RIM, lambda: desk.click(*CONTACT_TEXT))
        self.paste(desk, "请退款")
        desk.key("ctrl+Return")
        ours = self.contact(desk, 1)
        self.assertEqual((ours["direction"], ours["party"], ours["text"]), ("out", "platform", "请退款"))
        self.assertEqual(self.case(desk)["turn"], "platform")
        self.paste_theirs(desk, SYSTEM_NORMAL)
        desk.click(*KEEP_THEIRS)
        theirs = self.contact(desk, 2)
        self.assertEqual((theirs["direction"], theirs["pushback"], theirs["words"], theirs["text"]),
                         ("in", "system_normal", SYSTEM_NORMAL, ""))
        self.assertEqual(self.case(desk)["turn"], "me")

    def promise(self, desk):
        self.paste_theirs(desk, PROMISE)
        desk.key("ctrl+Return")
        promise = self.contact(desk, 4)
        self.assertIsNone(promise["promise_kept"])
        day = datetime.datetime.fromisoformat
        self.assertEqual(day(promise["promised_by"]).date() - day(promise["at"]).date(), datetime.timedelta(days=3))
        case = self.case(desk)
        self.assertEqual(case["next_deadline"]["due_at"], promise["promised_by"])
        self.assertEqual(case["turn"], "platform")

    def copy_and_log(self, desk):
        written = desk.json("compose", "1", "pushback_system_normal", "--lang", "zh")["text"]
        desk.copy_text("something else")
        for _ in range(2):
            desk.changed("the next tab", TABS, lambda: desk.key("ctrl+Tab"))
        desk.click(*COPY_AND_LOG)
        logged = self.contact(desk, 3)
        self.assertEqual((logged["direction"], logged["text"]), ("out", written))
        wait_until("the same text in the clipboard", lambda: desk.copied_text() == written)
        for _ in range(2):
            desk.changed("the tab before", TABS, lambda: desk.key("ctrl+shift+Tab"))

    def take_a_route(self, desk):
        for _ in range(3):
            desk.changed("the next tab", TABS, lambda: desk.key("ctrl+Tab"))
        desk.changed("the question for the ticket", TAKING, lambda: desk.click(*TAKE_REGULATOR))
        desk.type(COMPLAINT)
        desk.key("Return")  # too early: it closes another route
        desk.changed("the box that says so", TAKING, lambda: desk.key(*["Tab"] * 5, "space"))
        self.assertEqual(self.case(desk)["routes"], [])
        desk.key("Tab", "Tab", "space")  # past "cancel", as it is read
        wait_until("the route in the file", lambda: self.case(desk)["routes"])
        case = self.case(desk)
        [route] = case["routes"]
        self.assertEqual((route["route"], route["state"], route["ticket"]), ("market_regulator", "waiting", COMPLAINT))
        self.assertEqual((case["stage"], case["turn"]), ("escalated", "authority"))

    def refund(self, desk):
        desk.settle()
        desk.changed("the question how much", MIDDLE, lambda: desk.click(*REFUNDED))
        desk.type("328.00")
        desk.key("Return")
        wait_until("the move in the file", lambda: self.case(desk)["stage"] == "refunded")
        case = self.case(desk)
        self.assertEqual((case["outcome"], case["received_minor"], case["turn"]), ("full", 32800, "nobody"))
        [yuan] = desk.json("stats")["currencies"]
        self.assertEqual((yuan["open_minor"], yuan["recovered_minor"]), (0, 32800))
        self.assertEqual((yuan["recovery_rate"], yuan["median_days"]), (1, 0))


if __name__ == "__main__":
    unittest.main()
