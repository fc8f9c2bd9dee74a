"""What two readers of pictures may write in two ways, made one."""

FOLDED = str.maketrans({"￥": "¥", "（": "(", "）": ")", "，": ",", "：": ":", "。": ".", "；": ";"})


def folded(text):
    """Without white space, and signs of both widths alike: what two readers may write in two ways."""
    return "".join(text.split()).translate(FOLDED)


def missing(fields, text):
    """Which fields a text does not say."""
    text = folded(text)
    return [field for field in fields if folded(field) not in text]
