#!/usr/bin/env python3
"""Where the money went, in the window by keys alone: a bill shows a double charge, which becomes a case; the next bill has
the refund, which is recorded, and the case is done. What is read again changes nothing, and reading writes nothing."""

import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, sha256, wait_until  # noqa: E402

LOCKED = pathlib.Path(__file__).parents[1] / "bill/files/wechat-zipcrypto.zip"
PASSWORD = "556677"
HEAD = "微信支付账单明细,,,\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
PAID = [f"2026-11-20 20:{at},商户消费,海豚数码旗舰店,蓝牙耳机,支出,¥328.00,储蓄卡(4821),支付成功,42000031262026112090{n}\t,202611202200148862{n}\t,/\n"
        for at, n in (("14:06", 77), ("13:41", 13))]
OTHER = "2026-11-17 12:08:33,扫二维码付款,晨光早餐,早餐,支出,¥12.50,零钱,支付成功,4200003126202611170001\t,\"/\",/\n"
REFUND = "2026-11-27 18:20:31,海豚数码旗舰店-退款,海豚数码旗舰店,蓝牙耳机,收入,¥328.00,储蓄卡(4821),已全额退款,5030003126202611270001\t,20261120220014886277\t,/\n"
MIDDLE = (400, 130, 500, 300)
LOWER = (400, 430, 700, 220)
PANEL = (1095, 70, 340, 400)


class Bills(unittest.TestCase):
    def bill(self, desk, name, *rows):
        path = desk.folder / name
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return path

    def open_bill(self, desk, path):
        desk.key("ctrl+k")
        desk.settle()
        desk.type("open a bill")
        desk.changed("the question for a path", MIDDLE, lambda: desk.key("Return"))
        desk.key("ctrl+a")
        desk.type(str(path))
        desk.settle()
        desk.changed("the bill", MIDDLE, lambda: desk.key("Return"))
        desk.settle()

    def test_charged_twice_becomes_a_case_and_its_refund_ends_it(self):
        with Desk() as desk:
            desk.recoup("init")
            first = self.bill(desk, "october.csv", *PAID, OTHER)
            second = self.bill(desk, "november.csv", REFUND, *PAID)
            desk.open_window()
            before = sha256(desk.file)
            self.open_bill(desk, first)
            self.assertEqual(sha256(desk.file), before)
            desk.changed("the case, told in the panel", PANEL, lambda: desk.key("n"))
            [case] = wait_until("the case", desk.cases)
            self.assertEqual((case["paid_minor"], case["currency"], case["problem"]), (32800, "CNY", "payment_failure"))
            self.assertIn("海豚数码旗舰店", case["title"])
            self.assertEqual(self.evidence_of(desk), [sha256(first)])

            self.open_bill(desk, second)
            desk.key("Return")
            wait_until("the refund in the file", lambda: desk.cases()[0]["received_minor"] == 32800)
            [case] = desk.cases()
            self.assertEqual((case["stage"], case["outcome"]), ("refunded", "full"))
            self.assertEqual(sorted(self.evidence_of(desk)), sorted([sha256(first), sha256(second)]))

            self.open_bill(desk, second)
            after = desk.json("history")
            for key in ("Return", "n", "Home", "Return", "n"):
                desk.key(key)
                desk.settle()
                desk.key("Escape")  # a case that Enter opened
                desk.settle()
            desk.close_window()
            self.assertEqual(desk.json("history"), after)
            desk.recoup("check")

    def test_one_step_takes_it_back(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window()
            self.open_bill(desk, self.bill(desk, "october.csv", *PAID))
            desk.key("n")
            wait_until("the case", desk.cases)
            desk.key("ctrl+z")
            wait_until("no case", lambda: not desk.cases())
            desk.close_window()

    def test_an_archive_with_a_password_asks_for_it_and_keeps_nothing(self):
        with Desk() as desk:
            desk.recoup("init")
            path = pathlib.Path(shutil.copy(LOCKED, desk.folder / "bill.zip"))
            desk.open_window()
            self.open_bill(desk, path)
            desk.type("wrong1")
            desk.changed("that it is wrong", LOWER, lambda: desk.key("Return"))
            before = sha256(desk.file)
            desk.type(PASSWORD)
            desk.changed("the rows", MIDDLE, lambda: desk.key("Return"))
            desk.close_window()
            self.assertEqual(sha256(desk.file), before)
            self.assertEqual([file for file in (desk.folder / "home").rglob("*")
                              if file.is_file() and PASSWORD.encode() in file.read_bytes()], [])

    def evidence_of(self, desk):
        return [item["sha256"] for item in desk.json("show", "1")["case"]["evidence"]]


if __name__ == "__main__":
    unittest.main()
