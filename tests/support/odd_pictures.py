"""Pictures as phones, other programs and broken downloads make them, by Pillow: name -> bytes."""

import io
import struct
import zlib

from PIL import Image, ImageDraw

# The seven passes of an interlaced PNG: steps and beginnings.
PASSES = ((8, 8, 0, 0), (8, 8, 4, 0), (4, 8, 0, 4), (4, 4, 2, 0), (2, 4, 0, 2), (2, 2, 1, 0), (1, 2, 0, 1))
SAMPLES = {0: 1, 2: 3, 4: 2, 6: 4}  # of each colour type


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def shot(width, height, step=120):
    """A chat: bubbles left and right on white."""
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


def flat_png(side, depth, colour, interlaced, pixel=None):
    """Of one colour, however large, at little cost; black unless `pixel` gives the bytes of another."""
    packer = zlib.compressobj(1)
    packed = []
    for step_x, step_y, left, top in PASSES if interlaced else ((1, 1, 0, 0),):
        columns, rows = (side - left + step_x - 1) // step_x, (side - top + step_y - 1) // step_y
        row = b"\0" + (pixel * columns if pixel else bytes((columns * SAMPLES[colour] * depth + 7) // 8))
        packed += [packer.compress(row) for _ in range(rows)]
    header = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, int(interlaced))
    data = b"".join([*packed, packer.flush()])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def flipped(data, at, bits):
    return data[:at] + bytes((data[at] ^ bits,)) + data[at + 1:]


def broken():
    """Cut off, changed in one byte, or with something behind the end."""
    image = shot(1080, 2400)
    jpeg, png = saved(image, "JPEG", quality=85), saved(image, "PNG")
    return {"no-end.jpg": jpeg[:-2], "cut.jpg": jpeg[:len(jpeg) * 7 // 10], "cut.png": png[:len(png) * 7 // 10],
            "cut.webp": saved(image, "WEBP", quality=80)[:-500], "trailing.png": png + b"\0" * 100,
            "trailing.jpg": jpeg + b"MotionPhoto" * 50, "changed.png": flipped(png, len(png) // 2, 0xFF),
            "changed.jpg": flipped(jpeg, len(jpeg) // 2, 0x10)}


def kinds():
    frames = [shot(400, 600, 60 + 20 * i) for i in range(4)]
    many = {"save_all": True, "append_images": frames[1:], "duration": 200, "loop": 0}
    return {"animated.gif": saved(frames[0], "GIF", **many), "still.gif": saved(frames[0], "GIF"),
            "animated.webp": saved(frames[0], "WEBP", **many), "animated.png": saved(frames[0], "PNG", **many),
            "clip.bmp": saved(shot(1080, 2400), "BMP"), "cmyk.jpg": saved(frames[0].convert("CMYK"), "JPEG")}


def turned():
    """300 wide and 200 high, and what EXIF says of which way up."""
    image = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(image).rectangle((10, 10, 120, 60), fill="red")
    files = {}
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        for kind in ("JPEG", "PNG", "WEBP"):
            files[f"turned-{orientation}.{kind.lower()}"] = saved(image, kind, exif=exif.tobytes())
    return files


def heavy():
    """Forty megapixels in the forms that cost most."""
    image = Image.new("RGB", (6324, 6324), (10, 200, 30))
    return {"interlaced16.png": flat_png(6324, 16, 6, True), "rgba16.png": flat_png(6324, 16, 6, False),
            "grey1.png": flat_png(6324, 1, 0, False),
            "progressive.jpg": saved(image, "JPEG", progressive=True, quality=95, subsampling=0),
            "cmyk.jpg": saved(image.convert("CMYK"), "JPEG", progressive=True, quality=80),
            "lossy.webp": saved(Image.new("RGB", (2400, 16383), (1, 2, 3)), "WEBP", method=0),
            "tall.png": saved(shot(1080, 40000), "PNG", compress_level=1)}
