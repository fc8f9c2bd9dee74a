#!/usr/bin/env python3
"""Make pictures larger than a program likes to hold, as telephones and broken downloads do. usage: make_pictures.py OUT

Needs Pillow (python3-pil). What is there already is not made again.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "support"))
from odd_pictures import flat_png, shot  # noqa: E402  (needs the path above)


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
    make("interlaced-6324x6324.png",
         lambda path: path.write_bytes(flat_png(6324, 16, 6, True, b"\x80\0\x40\0\x20\0\xff\xff")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
