#!/usr/bin/env python3
"""Makes a year of bills as WeChat, Alipay and JD exported them in four eras, with what is to be found in them.

usage: make_bills.py OUT_DIR [SEED [ROWS]]
Each bill NAME has beside it NAME.json: {"twice":[[row,row],…],"refunds":[row,…],"repeating":[[row,…],…]}, the rows as a
spreadsheet counts them. Nobody's own bill is in here: names, sums and moments are drawn by the seed.
"""

import csv
import datetime
import io
import json
import random
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

DOUBLES, REFUNDS, SUBSCRIPTIONS = 40, 40, 12
MERCHANTS = ["美团", "滴滴出行", "星巴克", "肯德基", "全家便利店", "京东商城平台商户", "拼多多平台商户", "盒马", "中国石化",
             "上海地铁", "永辉超市", "瑞幸咖啡", "麦当劳", "大众点评", "饿了么", "叮咚买菜", "名创优品", "优衣库", "屈臣氏", "中国移动",
             "国家电网", "罗森", "便利蜂", "喜茶", "奈雪的茶", "携程旅行网", "铁路12306", "飞猪", "哈啰出行", "菜鸟驿站", "顺丰速运",
             "蔚来能源", "西西弗书店", "万达影城", "淘票票", "唯品会", "得物", "小红书", "孩子王", "药师帮", "水滴互助", "迪卡侬"]
SERVICES = ["腾讯视频", "爱奇艺", "网易云音乐", "百度网盘", "Apple Media", "优酷", "芒果TV", "喜马拉雅", "哔哩哔哩", "QQ音乐", "WPS会员",
            "知乎盐选", "微博会员", "Keep", "得到"]
GOODS = ["午餐", "商户单号XP123", "打车-尾号8812", "日用品,两件", "咖啡“大杯”", "图书 3 本", "充值", "门票;成人", "早餐\"套餐\"", "订单"]
DAY = datetime.timedelta(days=1)


@dataclass
class Pay:
    at: datetime.datetime
    side: str
    goods: str
    minor: int
    kind: str = "商户消费"
    flow: str = "支出"
    refunded: int = 0  # of a payment
    refund_of: "Pay" = None
    marks: set = field(default_factory=set)
    number: str = ""
    merchant_number: str = ""
    row: int = 0


def yuan(minor):
    return f"{minor // 100}.{minor % 100:02}"


class Year:
    """A year of one person, and what was planted in it."""

    def __init__(self, seed, rows, year):
        self.random = random.Random(seed)
        self.begin = datetime.datetime(year, 1, 1)
        self.pays, self.twice, self.refunds, self.repeating = [], [], [], []
        self.taken = {}
        for name in self.random.sample(SERVICES, SUBSCRIPTIONS):
            self.subscribe(name)
        for _ in range(DOUBLES):
            self.double()
        for number in range(REFUNDS):
            self.refund(number)
        while len(self.pays) < rows:
            self.pays.append(self.usual())
        self.pays.sort(key=lambda pay: pay.at, reverse=True)  # the newest on top, as all of them do
        for pay in reversed(self.pays):
            self.number(pay)

    def moment(self, first=0, last=365):
        day = self.random.randrange(first, last)
        return self.begin + day * DAY + datetime.timedelta(seconds=self.random.randrange(7 * 3600, 23 * 3600))

    def is_free(self, side, minor, at):
        """People do not buy the same twice in a quarter of an hour, unless it is planted."""
        near = self.taken.setdefault((side, minor), [])
        if any(abs(other - at) < datetime.timedelta(minutes=15) for other in near):
            return False
        near.append(at)
        return True

    def sum(self):
        fixed = [200, 300, 400, 990, 1500, 1590, 1900, 2800]
        return self.random.choice(fixed) if self.random.random() < 0.3 else self.random.randrange(150, 45000)

    def usual(self):
        while True:
            pay = Pay(self.moment(), self.random.choice(MERCHANTS), self.random.choice(GOODS), self.sum())
            if self.random.random() < 0.05:
                pay.kind, pay.flow, pay.side = "转账", self.random.choice(["收入", "支出"]), self.random.choice(["张*", "李**", "妈妈"])
            if self.is_free(pay.side, pay.minor, pay.at):
                return pay

    def double(self):
        first = Pay(self.moment(), self.random.choice(MERCHANTS), self.random.choice(GOODS), self.random.randrange(10000, 90000))
        second = Pay(first.at + datetime.timedelta(seconds=self.random.randrange(1, 600)), first.side, first.goods, first.minor)
        self.is_free(first.side, first.minor, first.at)
        self.is_free(second.side, second.minor, second.at)
        self.pays += [first, second]
        self.twice.append([first, second])

    def refund(self, number):
        paid = Pay(self.moment(0, 340), self.random.choice(MERCHANTS), self.random.choice(GOODS), self.random.randrange(5000, 90000))
        part = number % 4 == 3
        paid.refunded = self.random.randrange(100, paid.minor) if part else paid.minor
        back = Pay(paid.at + self.random.randrange(1, 20) * DAY, paid.side, f"退款-{paid.goods}", paid.refunded,
                   kind=f"{paid.side}-退款", flow="退款", refund_of=paid)
        self.is_free(paid.side, paid.minor, paid.at)
        self.pays += [paid, back]
        self.refunds.append((paid, back))

    def subscribe(self, name):
        minor = self.random.choice([600, 1200, 1500, 1800, 2500, 3000, 6800])
        at = self.moment(0, 100)
        times = []
        for _ in range(self.random.randrange(3, 9)):
            if at.year != self.begin.year:
                break
            times.append(Pay(at, name, "连续包月" if self.random.random() < 0.5 else "自动扣费服务", minor))
            at += self.random.choice([28, 30, 31]) * DAY + datetime.timedelta(seconds=self.random.randrange(0, 300))
        self.pays += times
        self.repeating.append(times)

    def number(self, pay):
        if pay.refund_of and pay.refund_of.number:
            pay.number = pay.refund_of.number + "_" + "".join(self.random.choices("0123456789", k=10))
            pay.merchant_number = pay.refund_of.merchant_number
            return
        pay.number = pay.at.strftime("2200%Y%m%d") + "".join(self.random.choices("0123456789", k=16))
        pay.merchant_number = "T" + "".join(self.random.choices("0123456789", k=20))

    def truth(self, refund_rows, payments):
        rows = lambda pays: sorted(pay.row for pay in pays)
        return {"twice": [rows(pair) for pair in self.twice],
                "refunds": [back.row if refund_rows else paid.row for paid, back in self.refunds],
                "repeating": [rows(times) for times in self.repeating if len(times) >= 3], "payments": payments}


def wechat(pay, sign="¥"):
    state = "支付成功"
    if pay.refunded:
        state = "已全额退款" if pay.refunded == pay.minor else f"已退款({sign or '￥'}{yuan(pay.refunded)})"
    if pay.refund_of:
        state = "已全额退款" if pay.minor == pay.refund_of.minor else "已退款"
    number = pay.number.replace("_", "")[:32]
    return {"交易时间": f"{pay.at:%Y-%m-%d %H:%M:%S}", "交易类型": pay.kind, "交易对方": pay.side, "商品": pay.goods,
            "收/支": "收入" if pay.refund_of else pay.flow, "金额(元)": sign + yuan(pay.minor), "支付方式": "零钱",
            "当前状态": state, "交易单号": number, "商户单号": pay.merchant_number if not pay.refund_of else "R" + pay.number[:20],
            "备注": "/"}


def alipay(pay):
    return {"交易时间": f"{pay.at:%Y-%m-%d %H:%M:%S}", "交易分类": "退款" if pay.refund_of else "日用百货", "交易对方": pay.side,
            "对方账号": "abc***@example.com", "商品说明": pay.goods, "收/支": "不计收支" if pay.refund_of else pay.flow,
            "金额": yuan(pay.minor), "收/付款方式": "花呗" if pay.minor % 2 else "余额宝",
            "交易状态": "退款成功" if pay.refund_of else "交易成功", "交易订单号": pay.number, "商家订单号": pay.merchant_number, "备注": ""}


def alipay_web(pay):
    return {"交易号": pay.number, "商家订单号": pay.merchant_number, "交易创建时间": f"{pay.at:%Y-%m-%d %H:%M:%S}",
            "付款时间": "" if pay.minor % 7 == 0 else f"{pay.at:%Y-%m-%d %H:%M:%S}",
            "最近修改时间": f"{pay.at:%Y-%m-%d %H:%M:%S}", "交易来源地": "其他（包括阿里巴巴和外部商家）", "类型": "即时到账交易",
            "交易对方": pay.side, "商品名称": pay.goods, "金额（元）": yuan(pay.minor), "收/支": pay.flow,
            "交易状态": "交易关闭" if pay.refunded == pay.minor else "交易成功", "服务费（元）": "0.00",
            "成功退款（元）": yuan(pay.refunded), "备注": "", "资金状态": "已支出"}


def cashbook(pay):
    return {"记录时间": f"{pay.at:%Y-%m-%d %H:%M:%S}", "分类": "退款" if pay.refund_of else "日用百货",
            "收支类型": "收入" if pay.refund_of else pay.flow, "金额": yuan(pay.minor), "备注": pay.side, "账户": "余额", "来源": "支付宝",
            "标签": ""}


def jd(pay, numbers=False):
    amount = yuan(pay.minor)
    if pay.refunded:
        amount += "(已全额退款)" if pay.refunded == pay.minor else f"(已退款{yuan(pay.refunded)})"
    row = {"交易时间": f"{pay.at:%Y-%m-%d %H:%M:%S}", "商户名称": pay.side, "交易说明": pay.goods, "金额": amount,
           "收/付款方式": "京东白条", "交易状态": "退款成功" if pay.refund_of else "交易成功",
           "收/支": "不计收支" if pay.refund_of else pay.flow, "交易分类": "其他"}
    if numbers:
        row |= {"交易订单号": pay.number, "商家订单号": pay.merchant_number}
    return row


def preamble(source, rows):
    texts = {"wechat": ["微信支付账单明细", "微信昵称：[某人]", "起始时间：[2026-01-01] 终止时间：[2026-12-31]"],
             "alipay": ["-" * 84, "导出信息：", "姓名：某人", "支付宝账户：abc@example.com", "------------支付宝支付科技有限公司  电子客户回单------------"],
             "web": ["支付宝交易记录明细查询", "账号:[abc@example.com]", "---------------------------------交易记录明细列表------------------------------------"],
             "cashbook": [], "jd": ["导出信息：", "京东账号名：某人", "日期区间：2026-01-01 至 2026-12-31"]}[source]
    return texts + [""] * (rows - 1 - len(texts))


def changed(table, variant, seed):
    """The columns in another order, or with others between them and one of no use left out."""
    names = list(table[0])
    if variant == "reordered":
        random.Random(seed).shuffle(names)
    if variant == "padded":
        names = [name for name in names if name not in ("备注", "服务费（元）") or "记录时间" in names]
        names.insert(2, "新的一列")
    return names, [[row.get(name, "x") for name in names] for row in table]


def as_csv(lines, header, rows, source, variant):
    out = io.StringIO()
    end = "\n" if variant == "reordered" else "\r\n"
    for line in lines:
        out.write(line + ("," * 8 if source == "wechat" else "") + end)
    pad = {"wechat": lambda text: text + "\t", "web": lambda text: text.ljust(20) + "\t"}.get(source, lambda text: text + "  \t")
    long = lambda text: len(text) > 15 and text[1:].replace("_", "").isdigit()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(header)
    for row in rows:
        writer.writerow([pad(cell) if variant != "reordered" and long(cell) else cell for cell in row])
    if source in ("web", "alipay"):
        out.write("-" * 60 + end + "共5000笔记录" + end + "已收入:10笔,3.00元" + end)
    return out.getvalue()


def column_name(at):
    return chr(65 + at) if at < 26 else chr(64 + at // 26) + chr(65 + at % 26)


def as_xlsx(lines, header, rows, numbers, shared):
    """A workbook as their servers write it: texts shared or inline, sums as texts or as numbers."""
    texts = {}

    def cell(at, number, text):
        where = f'r="{column_name(at)}{number}"'
        if numbers and header[at] == "金额(元)" and number > len(lines) + 1:
            return f"<c {where}><v>{float(text)!r}</v></c>"
        if shared:
            return f'<c {where} t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'
        return f'<c {where} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'

    body = []
    for number, row in enumerate([[line] for line in lines] + [header] + rows, 1):
        body.append(f'<row r="{number}">' + "".join(cell(at, number, text) for at, text in enumerate(row) if text) + "</row>")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                         f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/></Types>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}"><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}"><sheetData>{"".join(body)}</sheetData></worksheet>')
        if shared:
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">' + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts) + "</sst>")
    return out.getvalue()


# source, era, the row of the heading, encodings, how
BILLS = [("wechat", 2019, 17, ["utf-8-sig", "utf-8"], wechat), ("wechat", 2024, 17, ["utf-8-sig", "gb18030", "utf-16"], wechat),
         ("wechat", 2025, 17, ["xlsx", "inline"], wechat), ("wechat", 2026, 18, ["xlsx", "inline"], lambda pay: wechat(pay, "")),
         ("web", 2019, 5, ["gb18030"], alipay_web), ("alipay", 2024, 24, ["gb18030", "utf-8"], alipay),
         ("alipay", 2025, 25, ["gb18030", "zip"], alipay), ("alipay", 2026, 25, ["gb18030"], alipay),
         ("cashbook", 2026, 1, ["gb18030"], cashbook), ("jd", 2019, 22, ["utf-8"], jd), ("jd", 2024, 22, ["utf-8-sig", "gb18030"], jd),
         ("jd", 2025, 22, ["utf-8"], lambda pay: jd(pay, True)), ("jd", 2026, 22, ["utf-8-sig"], lambda pay: jd(pay, True))]


def make(folder, seed, rows, bill, variant, encoding):
    source, era, heading, _, write = bill
    year = Year(f"{seed}{source}{era}{variant}", rows, era)
    heading += {"plain": 0, "reordered": 5, "padded": 5 if source == "cashbook" else -min(5, heading - 6) if heading > 6 else 0}[variant]
    pays = [pay for pay in year.pays if source != "web" or not pay.refund_of]
    for at, pay in enumerate(pays):
        pay.row = heading + 1 + at
    header, table = changed([write(pay) for pay in pays], variant, seed)
    lines = preamble(source, heading)
    if encoding in ("xlsx", "inline"):
        data = as_xlsx(lines, header, table, era == 2026, encoding == "xlsx")
    else:
        text = as_csv(lines, header, table, source, variant)
        data = text.encode("gb18030" if encoding == "zip" else encoding)
    if encoding == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("alipay_record.csv", data)
        data = out.getvalue()
    name = f"{source}-{era}-{variant}-{encoding}"
    (folder / name).write_bytes(data)
    (folder / f"{name}.json").write_text(json.dumps(year.truth(source != "web", len(pays))), encoding="utf-8")


def main(out, seed="1", rows="5000"):
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    for bill in BILLS:
        for variant in ("plain", "reordered", "padded"):
            for encoding in bill[3]:
                make(folder, seed, int(rows), bill, variant, encoding)


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
