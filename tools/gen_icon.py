#!/usr/bin/env python3
"""Write the program's icon for Windows, as src/desktop/window/window_icon.cpp draws it: the logo of the icon font on a
square with round corners.

usage: gen_icon.py ICONS_JSON OUT_ICO
"""

import math
import os
import struct
import sys
import zlib

from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from subset_fonts import ICONS, icon_codes

SIDES = [16, 20, 24, 32, 40, 48, 64, 128, 256]
RADIUS = 0.26  # of the side
SIGN = 0.66
BACK, FRONT = (0x34, 0x57, 0xD5), (0xFF, 0xFF, 0xFF)  # accent and on_accent of the light theme
ROWS = 8  # looked at in each row of pixels
STEPS = 12  # of a curve


class Outline(BasePen):
    """Contours as lists of points."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.contours = []

    def _moveTo(self, point):
        self.contours.append([point])

    def _lineTo(self, point):
        self.contours[-1].append(point)

    def _curveToOne(self, first, second, end):
        points = [self.contours[-1][-1], first, second, end]
        for step in range(1, STEPS + 1):
            t = step / STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            self.contours[-1].append(tuple(sum(w * p[axis] for w, p in zip(weights, points)) for axis in (0, 1)))


def sign(source, side):
    """The outline of the logo, its middle in the middle of the square."""
    font = TTFont(ICONS)
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[icon_codes(source)["logo"]]]
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    left, bottom, right, top = bounds.bounds
    scale = side * SIGN / font["head"].unitsPerEm
    outline = Outline(glyphs)
    glyph.draw(TransformPen(outline, (scale, 0, 0, -scale, side / 2 - scale * (left + right) / 2,
                                      side / 2 + scale * (bottom + top) / 2)))
    return outline.contours


def square(side):
    radius = side * RADIUS
    corners = [(side - radius, radius, -90), (side - radius, side - radius, 0), (radius, side - radius, 90),
               (radius, radius, 180)]
    return [[(x + radius * math.cos(math.radians(start + 90 * step / STEPS)),
              y + radius * math.sin(math.radians(start + 90 * step / STEPS)))
             for x, y, start in corners for step in range(STEPS + 1)]]


def crossings(contours, y):
    """Where the outline crosses the height y, with its direction."""
    found = []
    for contour in contours:
        for (x1, y1), (x2, y2) in zip(contour, contour[1:] + contour[:1]):
            if (y1 <= y) != (y2 <= y):
                found.append((x1 + (y - y1) * (x2 - x1) / (y2 - y1), 1 if y2 > y1 else -1))
    return sorted(found)


def coverage(contours, side):
    """How much of each pixel lies inside, from 0 to 1, by rows."""
    rows = [[0.0] * side for _ in range(side)]
    for line in range(side * ROWS):
        row, winding, begin = rows[line // ROWS], 0, 0.0
        for x, direction in crossings(contours, (line + 0.5) / ROWS):
            if winding == 0:
                begin = x
            winding += direction
            if winding == 0:
                for pixel in range(max(0, int(begin)), min(side, int(x) + 1)):
                    row[pixel] += max(0.0, min(x, pixel + 1) - max(begin, pixel)) / ROWS
    return rows


def pixels(source, side):
    """Rows of (red, green, blue, alpha)."""
    backs, fronts = coverage(square(side), side), coverage(sign(source, side), side)
    return [[tuple(round(b + (f - b) * front) for b, f in zip(BACK, FRONT)) + (round(255 * min(1, back)),)
             for back, front in zip(*rows)] for rows in zip(backs, fronts)]


def png(rows):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows), len(rows), 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def bitmap(rows):
    """Its mask of one bit stays empty: the fourth channel says what is transparent."""
    side = len(rows)
    head = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, 0, 0, 0, 0, 0)
    colours = b"".join(bytes((b, g, r, a)) for row in reversed(rows) for r, g, b, a in row)
    return head + colours + bytes((side + 31) // 32 * 4 * side)


def icon(source):
    """Small ones as bitmaps, which every reader knows; large ones as PNG."""
    drawn = {side: pixels(source, side) for side in SIDES}
    images = [png(drawn[side]) if side >= 128 else bitmap(drawn[side]) for side in SIDES]
    head, at = struct.pack("<HHH", 0, 1, len(images)), 6 + 16 * len(images)
    for side, image in zip(SIDES, images):
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(image), at)
        at += len(image)
    return head + b"".join(images)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, out = arguments
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "wb") as file:
        file.write(icon(source))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
