#!/usr/bin/env python3
"""Write the program's sign as an SVG, as src/desktop/window/window_icon.cpp draws it: the logo of the icon font on a
square with round corners.

usage: gen_sign.py ICONS_JSON OUT_SVG
"""

import os
import sys

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from subset_fonts import ICONS, icon_codes

SIDE = 64
RADIUS = 0.26  # of the side
SIGN = 0.66
BACK, FRONT = "#3457D5", "#FFFFFF"  # accent and on_accent of the light theme


def sign_path(source):
    """The outline of the logo, its middle in the middle of the square."""
    font = TTFont(ICONS)
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[icon_codes(source)["logo"]]]
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    left, bottom, right, top = bounds.bounds
    scale = SIDE * SIGN / font["head"].unitsPerEm
    path = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    glyph.draw(TransformPen(path, (scale, 0, 0, -scale, SIDE / 2 - scale * (left + right) / 2,
                                   SIDE / 2 + scale * (bottom + top) / 2)))
    return path.getCommands()


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, out = arguments
    os.makedirs(os.path.dirname(out), exist_ok=True)
    with open(out, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}">\n'
                   f'  <rect width="{SIDE}" height="{SIDE}" rx="{SIDE * RADIUS:.2f}" fill="{BACK}"/>\n'
                   f'  <path d="{sign_path(source)}" fill="{FRONT}"/>\n'
                   "</svg>\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
