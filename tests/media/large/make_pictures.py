#!/usr/bin/env python3
"""Make pictures larger than a program likes to hold, as telephones and broken downloads do. usage: make_pictures.py OUT

Needs Pillow (python3-pil). What is there already is not made again.
"""

import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

PASSES = ((8, 8, 0, 0), (8, 8, 4, 0), (4, 8, 0, 4), (4, 4, 2, 0), (2, 4, 0, 2), (2, 2, 1, 0), (1, 2, 0, 1))


def shot(width, height, step):
    """A chat: bubbles left and right on white, all different."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for i, y in enumerate(range(0, height, step)):
        right = i % 2 == 1
        draw.rectangle((20, y + 10, width - 20 if right else width // 2, y + step - 20),
                       fill=(149, 236, 105) if right else (235, 235, 235))
        draw.text((30, y + 20), f"message {i}", fill="black")
    return image


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def interlaced(side):
    """A PNG of 16 bits a sample in seven passes, the form that takes most memory to hold."""
    packer = zlib.compressobj(1)
    packed = b""
    for step_x, step_y, left, top in PASSES:
        columns, rows = (side - left + step_x - 1) // step_x, (side - top + step_y - 1) // step_y
        line = b"\0" + b"\x80\0\x40\0\x20\0\xff\xff" * columns
        packed += b"".join(packer.compress(line) for _ in range(rows))
    packed += packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 16, 6, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def main(out):
    out.mkdir(parents=True, exist_ok=True)

    def make(name, save):
        if not (out / name).exists():
            save(out / "unfinished")
            (out / "unfinished").rename(out / name)

    for width, height in ((1080, 30000), (1440, 30000), (1080, 40000)):
        make(f"screenshot-{width}x{height}.png", lambda path: shot(width, height, 120).save(path, "PNG", compress_level=1))
    make("photo-8160x6120.jpg", lambda path: shot(8160, 6120, 400).save(path, "JPEG", quality=80))
    make("photo-12000x9000.jpg", lambda path: shot(12000, 9000, 600).save(path, "JPEG", quality=70))
    make("progressive-8160x6120.jpg",
         lambda path: shot(8160, 6120, 90).save(path, "JPEG", quality=90, progressive=True))
    make("interlaced-6324x6324.png", lambda path: path.write_bytes(interlaced(6324)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
