"""Every verb of the command line that writes something, on one small board with a little of everything."""

import dataclasses
import pathlib

EARLIER = "2026-11-20T09:00:00+08:00"
NOW = "2026-11-20T10:00:00+08:00"
LATER = "2026-11-21T09:30:00+08:00"
PICTURES = pathlib.Path(__file__).parents[2] / "assets/demo/pictures"
STAMPED = pathlib.Path(__file__).parents[1] / "data/stamped"
FIRST = str(PICTURES / "cart-empty.png")
SECOND = str(PICTURES / "playback-error.png")
INCOMING = pathlib.Path(__file__).parents[1] / "data/incoming"
DOCUMENT = str(pathlib.Path(__file__).parents[1] / "data/exported/one-case.json")
BILL = str(pathlib.Path(__file__).parents[1] / "data/bills/twice.csv")

# Cases 1 to 5; evidence 1; deadlines 1 to 3, the first of them due; contact 1; a platform with a clause.
BOARD = [
    ("init",),
    ("add", "--title", "年费会员", "--platform", "优影视频", "--problem", "subscription", "--paid", "328.00",
     "--paid-at", "2026-11-19"),
    ("add", "--title", "手机", "--problem", "goods_quality", "--paid", "4999.00"),
    ("add", "--title", "书", "--problem", "other"),
    ("add", "--title", "灯", "--problem", "other"),
    ("add", "--title", "车票", "--problem", "other"),
    ("attach", "1", FIRST, "--kind", "payment_proof"),
    ("deadline", "add", "2", "--in", "24h", "--title", "平台答复"),
    ("deadline", "add", "2", "--in", "72h", "--title", "寄回"),
    ("log", "1", "--text", "已经提交申请", "--ticket", "YY-1"),
    ("route", "take", "2", "platform_dispute", "--ticket", "T-1"),
    ("platform", "set", "优影视频", "--channels", "在线客服"),
    ("platform", "clause", "优影视频", "第七条", "--title", "会员服务协议", "--text", "提前五日通知"),
    ("platform", "set", "旧平台"),
    ("archive", "4"),
    ("remove", "5"),
    ("slot", "add", "3", "terms"),
    ("edit", "3", "--note", "第一"),
    ("edit", "3", "--note", "第二"),
]


@dataclasses.dataclass(frozen=True)
class Verb:
    arguments: tuple
    before: tuple = ()  # commands that make the board it works on
    now: str = NOW
    on_board: bool = True  # without one it makes its own
    own: tuple = ()  # a file of the person's own data folder, and what it says
    reads_on: bool = False  # what it cannot read is left out, and said
    in_parts: bool = False  # each output stands for itself; what is there is said
    exits: tuple = (3,)  # what it may end with when it did not do it


GROUPS = {"payments", "purchases", "subscriptions", "deadline", "import", "pack", "contact", "evidence", "slot", "route", "platform", "inbox"}


def name_of(arguments):
    grouped = arguments[0] in GROUPS and not arguments[1].isdigit()
    return " ".join(arguments[:2] if grouped else arguments[:1])


# `way`: which of several tries of the same verb.
def verb(*arguments, way="", **more):
    return f"{name_of(arguments)} {way}".strip(), Verb(arguments, **more)


FITTED = ("upload", "3", "--files", "2", "--each", "5MB", "--out", "{folder}/first")  # its route knows the limits then
SUBSCRIBED = ("subscriptions", "add", "音乐会员 15元 每月 12-20")
BOUGHT = ("purchases", "add", "耳机 399元 7天无理由")
WATCHING = ("inbox", "watch", str(PICTURES))

KEPT = ("import", "bill", BILL, "--all", "--yes")
OUTPUT = {"exits": (1, 3)}  # the board can be read and the output not written

VERBS = dict([
    verb("init", on_board=False),
    verb("add", "--title", "耳机", "--problem", "warranty", "--paid", "99.00"),
    verb("edit", "3", "--title", "旧书", "--paid", "12.50"),
    verb("move", "3", "contacted"),
    verb("attach", "3", FIRST, SECOND),
    verb("evidence", "edit", "1", "--caption", "付款"),
    verb("evidence", "remove", "1"),
    verb("redact", "1", "--box", "10,20,300,40,手机号"),
    verb("slot", "add", "3", "fault_time"),
    verb("slot", "drop", "3", "terms"),
    verb("ocr"),
    verb("subscriptions", "add", "音乐会员 15元 每月 12-20"),
    verb("subscriptions", "renewed", "6", before=(SUBSCRIBED,)),
    verb("subscriptions", "cancelled", "6", before=(SUBSCRIBED,)),
    verb("subscriptions", "case", "6", before=(SUBSCRIBED,)),
    verb("purchases", "add", "耳机 399元 7天无理由"),
    verb("purchases", "drop", "6", before=(BOUGHT,)),
    verb("purchases", "case", "6", before=(BOUGHT,)),
    verb("inbox", "take", "1", "3", before=(WATCHING,)),
    verb("inbox", "refuse", "1", before=(WATCHING,)),
    verb(*WATCHING, exits=(1,)),
    verb("inbox", "unwatch", str(PICTURES), before=(WATCHING,), exits=(1,)),
    verb("deadline", "add", "3", "--in", "48h", "--title", "再催"),
    verb("deadline", "edit", "1", "--title", "商家答复", "--leads", "3d"),
    verb("deadline", "done", "1", "--note", "已答复"),
    verb("deadline", "snooze", "1", "--for", "1h"),
    verb("deadline", "stop", "1"),
    verb("deadline", "start", "1", before=(("deadline", "stop", "1"),)),
    verb("deadline", "remove", "2"),
    verb("deadline", "recount", before=(("deadline", "add", "2", "--rule", "CN-12315-7WD", "--from", "2026-12-25"),),
         own=("holidays/2027.json",
              '{"format":1,"calendar":"CN","years":{"2027":{"source":[],"off":["2027-01-01"],"work":[]}}}')),
    verb("log", "1", "--text", "三天内答复", "--promised-by", "3d", "--pushback", "other"),
    verb("log", "1", "--words", "系统显示正常呢", "--reply"),
    verb("contact", "edit", "1", "--text", "已经再次提交"),
    verb("contact", "remove", "1"),
    verb("route", "take", "1", "official_email", "--ticket", "T-2"),
    verb("route", "state", "2", "platform_dispute", "accepted"),
    verb("route", "remove", "2", "platform_dispute"),
    verb("claim", "1", "CLAIM-COUPON", "--item", "9.90", "--order", "19.90", "--coupon", "6", "--use"),
    verb("answer", "1", "fact:goods_back", "2026-11-20"),
    verb("platform", "set", "优影视频", "--note", "少用"),
    verb("platform", "clause", "优影视频", "第八条", "--text", "可以退款"),
    verb("platform", "remove", "旧平台"),
    verb("archive", "3"),
    verb("remove", "3"),
    verb("restore", "5"),
    verb("undo"),
    verb("redo", before=(("undo",),)),
    verb("remind", now=LATER),
    verb("compose", "1", "answer_within_24h", "--log"),
    verb("purge", before=(("evidence", "remove", "1"), ("edit", "3", "--note", "第三"))),
    verb("backup", "{folder}/copy.recoup", **OUTPUT),
    verb("rescue", "--out", "{folder}/rescued.recoup", reads_on=True, **OUTPUT),
    verb("demo", "--out", "{folder}/demo.recoup", on_board=False, **OUTPUT),
    verb("export", "--format", "ics", "--out", "{folder}/board.ics", **OUTPUT),
    verb("report", "1", "--out", "{folder}/report.pdf", **OUTPUT),
    verb("export", "--format", "csv", "--out", "{folder}/tables", way="as tables", **OUTPUT),
    verb("import", "json", DOCUMENT),
    verb("import", "bill", BILL, "--rows", "3,4", "--yes"),
    verb("payments", "link", "1", "3", before=(KEPT,)),
    verb("payments", "clear", before=(KEPT,)),
    verb("import", "trello", str(INCOMING / "trello.json")),
    verb("import", "kanri", str(INCOMING / "kanri.json")),
    verb("import", "wekan", str(INCOMING / "wekan.json")),
    verb("import", "csv", str(INCOMING / "cases-gb18030.csv")),
    verb("import", "eml", str(INCOMING / "order.eml"), "3", "--yes"),
    verb("import", "eml", str(INCOMING / "order.eml"), "--yes", way="as a case"),
    verb("upload", "3", "--files", "2", "--each", "5MB", "--out", "{folder}/pictures",
         before=(("attach", "3", FIRST, SECOND), FITTED), **OUTPUT),
    verb("screenshot", "--size", "400x300", "--out", "{folder}/board.png", **OUTPUT),
    verb("desktop", "--package", "{folder}/share", on_board=False, in_parts=True, exits=(1,)),
    verb("pack", "1", "--out", "{folder}/evidence", **OUTPUT),
    verb("pack", "stamp", "{folder}/stamped/pack.zip", "--answer", str(STAMPED / "answer.tsr"),
         before=(("attach", "3", str(STAMPED / "pack.zip")), ("extract", "3", "--out", "{folder}/stamped")), **OUTPUT),
    verb("extract", "3", "--out", "{folder}/originals", before=(("attach", "3", FIRST, SECOND),), in_parts=True,
         **OUTPUT),
])
