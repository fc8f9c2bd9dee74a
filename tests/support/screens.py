"""Screens of invented shops and banks as telephones photograph them, by Pillow, and what must be read from them."""

import dataclasses
import io
import json
import random
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Type faces by what Debian calls their files; those that are missing are passed over. The number is the face in a collection.
FACES = {
    "noto": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    "noto-bold": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2),
    "noto-light": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Light.ttc", 2),
    "noto-medium": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Medium.ttc", 2),
    "serif": ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    "serif-bold": ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    "microhei": ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    "zenhei": ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    "uming": ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    "ukai": ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
    "noto-tc": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 3),
}
SHOPS = ("星河视频", "云付", "海豚数码旗舰店", "青柠外卖", "远山旅行", "长河银行", "鲸鱼书店", "木棉优选")
GOODS = ("无线耳机 Pro 白色", "扫地机器人 S7", "年度会员 12个月", "酒店双床房 2晚", "电影票 2张", "手机 8GB+256GB", "咖啡豆 1kg")
STATES = ("支付成功", "待退款", "退款成功", "已签收", "交易关闭", "等待卖家处理", "审核不通过", "退款中")
TALK = (">付款成功了但会员没到账，请退款。", "亲，系统显示正常呢，可能是您操作问题哦。", ">已经重装过了，订单号 {order}。",
        "您的工单号{ticket}，预计24小时内答复。", ">退款 {amount} 元什么时候到？", "退款将在3个工作日内原路退回尾号{tail}的储蓄卡。")


@dataclasses.dataclass
class Screen:
    image: Image.Image
    fields: list  # texts that stand there
    traditional: bool = False


class Pen:
    """Writes on a picture that is `width` pixels wide as if it were 1080."""

    def __init__(self, width, face, dark, height=2400):
        self.unit = width / 1080
        self.face = FACES[face]
        self.ground = "#141518" if dark else "#f3f4f6"
        self.card = "#1f2126" if dark else "#ffffff"
        self.ink = "#e8e9ec" if dark else "#1a1c20"
        self.quiet = "#9a9fa8" if dark else "#7c828c"
        self.image = Image.new("RGB", (width, round(height * self.unit)), self.ground)
        self.draw = ImageDraw.Draw(self.image)

    def font(self, size):
        return ImageFont.truetype(self.face[0], round(size * self.unit), index=self.face[1])

    def text(self, x, y, words, size=44, ink=None, anchor="la"):
        self.draw.text((x * self.unit, y * self.unit), words, font=self.font(size), fill=ink or self.ink, anchor=anchor)

    def box(self, left, top, right, bottom, ground=None, radius=20):
        self.draw.rounded_rectangle([value * self.unit for value in (left, top, right, bottom)], radius * self.unit,
                                    fill=ground or self.card)

    def width_of(self, words, size):
        return self.font(size).getlength(words) / self.unit


def number(random_, digits):
    return str(random_.randint(1, 9)) + "".join(random_.choice("0123456789") for _ in range(digits - 1))


def values(random_):
    return {"order": number(random_, random_.choice((14, 16, 18, 20))), "ticket": number(random_, 8), "tail": number(random_, 4),
            "amount": f"{random_.randint(1, 9999):,}.{random_.randint(0, 99):02d}",
            "time": f"2026-{random_.randint(1, 12):02d}-{random_.randint(1, 28):02d} {random_.randint(0, 23):02d}:"
                    f"{random_.randint(0, 59):02d}:{random_.randint(0, 59):02d}",
            "shop": random_.choice(SHOPS), "state": random_.choice(STATES), "goods": random_.choice(GOODS)}


def bar(pen, random_):
    pen.text(60, 18, f"{random_.randint(6, 23):02d}:{random_.randint(0, 59):02d}", 36)
    pen.text(1020, 18, f"5G {random_.randint(20, 99)}%", 36, anchor="ra")


def rows(pen, y, pairs):
    pen.box(36, y, 1044, y + 40 + 118 * len(pairs))
    for place, (label, value) in enumerate(pairs):
        pen.text(80, y + 40 + 118 * place, label, 42, pen.quiet)
        pen.text(1000, y + 40 + 118 * place, value, 42, anchor="ra")


def order(pen, random_, v):
    bar(pen, random_)
    pen.text(540, 110, "订单详情", 52, anchor="ma")
    pen.text(60, 230, v["state"], 60)
    pen.box(36, 380, 1044, 680)
    pen.box(80, 420, 300, 640, pen.ground)
    pen.text(340, 430, v["goods"], 44)
    pen.text(340, 560, "¥" + v["amount"], 50)
    rows(pen, 740, (("店铺", v["shop"]), ("订单编号", v["order"]), ("下单时间", v["time"]), ("实付款", "¥" + v["amount"]),
                    ("付款方式", f"储蓄卡({v['tail']})")))
    return [v["state"], v["amount"], v["shop"], v["order"], v["time"], v["tail"]]


def paid(pen, random_, v):
    bar(pen, random_)
    pen.text(540, 110, v["shop"], 50, anchor="ma")
    pen.box(470, 330, 610, 470, "#1aad6b", 70)
    pen.text(540, 520, v["state"], 56, anchor="ma")
    pen.text(540, 630, "¥" + v["amount"], 96, anchor="ma")
    rows(pen, 830, (("付款方式", f"储蓄卡（尾号{v['tail']}）"), ("订单号", v["order"]), ("支付时间", v["time"])))
    return [v["state"], v["amount"], v["shop"], v["order"], v["time"], v["tail"]]


def chat(pen, random_, v):
    bar(pen, random_)
    pen.text(540, 110, v["shop"] + "客服", 50, anchor="ma")
    pen.text(540, 250, v["time"], 36, pen.quiet, anchor="ma")
    y = 340
    for sentence in TALK:
        mine, words = sentence.startswith(">"), sentence.lstrip(">").format(**v)
        lines = wrapped(pen, words, 44, 640)
        wide = max(pen.width_of(line, 44) for line in lines) + 70
        left = 1020 - wide if mine else 60
        pen.box(left, y, left + wide, y + 50 + 66 * len(lines), "#8fdc6c" if mine else None)
        for place, line in enumerate(lines):
            pen.text(left + 35, y + 25 + 66 * place, line, 44, "#1a1c20" if mine else None)
        y += 100 + 66 * len(lines)
    return [v["shop"], v["time"], v["ticket"], v["order"], v["amount"], v["tail"]]


def bank(pen, random_, v):
    bar(pen, random_)
    pen.text(540, 110, "95" + number(random_, 3), 50, anchor="ma")
    words = f"【长河银行】您尾号{v['tail']}的储蓄卡于{v['time']}快捷支付支出人民币{v['amount']}元，商户{v['shop']}，单号{v['order']}。"
    lines = wrapped(pen, words, 44, 640)
    pen.box(60, 320, 800, 380 + 70 * len(lines))
    for place, line in enumerate(lines):
        pen.text(95, 350 + 70 * place, line, 44)
    return ["长河银行", v["tail"], v["time"], v["amount"], v["shop"], v["order"]]


def english(pen, random_, v):
    bar(pen, random_)
    pen.text(540, 110, "Order details", 52, anchor="ma")
    pen.text(60, 230, "Refund requested", 60)
    rows(pen, 420, (("Seller", "Northwind Audio"), ("Order number", v["order"]), ("Placed on", v["time"]), ("Total", "$" + v["amount"]),
                    ("Card ending in", v["tail"])))
    pen.text(60, 1120, "We will get back to you within 2 business days.", 40, pen.quiet)
    return ["Refund requested", "Northwind Audio", v["order"], v["time"], "$" + v["amount"], "within 2 business days"]


def traditional(pen, random_, v):
    bar(pen, random_)
    pen.text(540, 110, "訂單詳情", 52, anchor="ma")
    pen.text(60, 230, "退款處理中", 60)
    rows(pen, 420, (("商店", "藍鯨數位"), ("訂單編號", v["order"]), ("付款時間", v["time"]), ("實付金額", "NT$" + v["amount"])))
    return ["退款處理中", "藍鯨數位", v["order"], v["time"], v["amount"], "訂單編號"]


KINDS = {"order": order, "paid": paid, "chat": chat, "bank": bank, "english": english, "traditional": traditional}


def wrapped(pen, words, size, width):
    lines = [""]
    for character in words:
        if pen.width_of(lines[-1] + character, size) > width:
            lines.append("")
        lines[-1] += character
    return lines


def photograph(image, random_):
    """Of a screen, held a little askew: turned, soft, unevenly lit, with noise."""
    turned = image.rotate(random_.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, expand=True, fillcolor="#303236")
    soft = turned.filter(ImageFilter.GaussianBlur(image.width / 900))
    noise = Image.effect_noise(soft.size, 18).convert("RGB")
    return jpeg(Image.blend(soft, noise, 0.08), 60)


def jpeg(image, quality):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def stacked(images):
    out = Image.new("RGB", (images[0].width, sum(image.height for image in images)))
    top = 0
    for image in images:
        out.paste(image, (0, top))
        top += image.height
    return out


def screen(kind, face="noto", width=1080, dark=False, seed=1):
    random_ = random.Random(f"{kind} {seed}")
    pen = Pen(width, face, dark)
    fields = KINDS[kind](pen, random_, values(random_))
    return Screen(pen.image, fields, kind == "traditional")


def long_screen(count, seed=1, face="noto"):
    """`count` screens one below another, 2400 pixels each."""
    shots = [screen(("order", "paid", "chat", "bank")[place % 4], face, seed=seed * 100 + place) for place in range(count)]
    return Screen(stacked([shot.image for shot in shots]), [field for shot in shots for field in shot.fields])


def collection(seed=7):
    """name -> Screen: type faces, widths, dark, JPEG, photographs, a long one, English, traditional characters."""
    random_ = random.Random(seed)
    out = {}
    kinds = ("order", "paid", "chat", "bank")
    faces = [face for face, (path, _) in FACES.items() if Path(path).exists() and face != "noto-tc"]
    for place, face in enumerate(faces):
        for width in random_.sample((720, 1080, 1440), 2):
            kind = kinds[(place + width) % 4]
            dark = random_.random() < 0.3
            out[f"{kind}-{face}-{width}{'-dark' if dark else ''}"] = screen(kind, face, width, dark, place + width)
    for place, kind in enumerate(kinds):
        shot = screen(kind, seed=50 + place)
        out[f"{kind}-jpeg50"] = dataclasses.replace(shot, image=jpeg(shot.image, 50))
        shot = screen(kind, seed=60 + place)
        out[f"{kind}-photo"] = dataclasses.replace(shot, image=photograph(shot.image, random_))
        shot = screen(kind, seed=70 + place)
        out[f"{kind}-half"] = dataclasses.replace(shot, image=jpeg(shot.image.resize((540, 1200), Image.Resampling.LANCZOS), 60))
        out[f"english-{place}"] = screen("english", faces[place % 3], seed=80 + place)
    out["long-3"] = long_screen(3, 5)
    for place in range(2):
        out[f"traditional-{place}"] = screen("traditional", "noto-tc", seed=90 + place)
    return out


def main(arguments):
    if not arguments:
        print(__doc__, "\n\nusage: screens.py OUT_DIR [--few]", sep="", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    shots = collection()
    names = sorted(shots)[::5] if "--few" in arguments else shots
    for name in names:
        shots[name].image.save(folder / f"{name}.png", compress_level=1)
    fields = {f"{name}.png": shots[name].fields for name in names}
    (folder / "screens.json").write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
