#!/usr/bin/env python3
"""Cut one embedded font out of Debian's packages.

usage: subset_fonts.py FONT OUT [ICONS_JSON]
FONT is a name of RECIPES below. OUT's folder carries the hash of this script and of all it reads (see
assets/CMakeLists.txt), so a file that is there already is the right one and nothing is done.

Dear ImGui neither shapes nor kerns, so no layout table is kept. It cannot switch on `tnum` either: in the Inter
fonts the characters 0 to 9 are mapped to their tabular glyphs, so a figure that ticks never moves its neighbours.
"""

import json
import logging
import os
import sys
import tempfile
import unicodedata

from fontTools import subset
from fontTools.ttLib import TTFont

INTER_REGULAR = "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
INTER_SEMIBOLD = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"
NOTO_REGULAR = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NOTO_BOLD = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
UNIFONT = "/usr/share/fonts/opentype/unifont/unifont.otf"
ICONS = "/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf"

logging.getLogger("fontTools").setLevel(logging.ERROR)  # odd time stamps in the sources are no news

SIMPLIFIED_CHINESE_FACE = "Noto Sans CJK SC"


def wanted_in_bmp():
    """Every code point of the Basic Multilingual Plane that is or may become a character with a shape."""
    nothing_to_draw = (range(0x00, 0x20), range(0x7F, 0xA0), range(0xD800, 0xF900), range(0xFDD0, 0xFDF0),
                       range(0xFFFE, 0x10000))
    return set(range(0x10000)).difference(*nothing_to_draw)


def open_font(path):
    # Outlines are placed by their left bearing minus the box as it is stored, and the icon font stores boxes that are
    # not those of its outlines: computed anew they would move every icon to the left.
    if not path.endswith(".ttc"):
        return TTFont(path, lazy=True, recalcBBoxes=False)
    for number in range(16):
        font = TTFont(path, fontNumber=number, lazy=True)
        if font["name"].getDebugName(4).startswith(SIMPLIFIED_CHINESE_FACE):
            return font
    raise SystemExit(f"{path} has no face {SIMPLIFIED_CHINESE_FACE}")


def characters(path):
    return set(open_font(path).getBestCmap())


def gb2312():
    """The characters of everyday Simplified Chinese, with kana, punctuation and fullwidth forms."""
    found = {ord(bytes((row, cell)).decode("gb2312"))
             for row in list(range(0xA1, 0xAA)) + list(range(0xB0, 0xF8)) for cell in range(0xA1, 0xFF)
             if bytes((row, cell)).decode("gb2312", "ignore")}
    return found | set(range(0x2010, 0x2040)) | set(range(0x3000, 0x3100)) | set(range(0xFF00, 0xFFF0))


def even_widths(font, glyphs):
    """SemiBold's tabular digits are three thousandths of an em apart: rounding, made good here."""
    metrics = font["hmtx"]
    widths = [metrics[glyph][0] for glyph in glyphs]
    if max(widths) - min(widths) > font["head"].unitsPerEm // 200:
        raise SystemExit(f"digits are not tabular: widths {sorted(set(widths))}")
    for glyph in glyphs:
        metrics[glyph] = (max(widths), metrics[glyph][1])


def tabular_digits(font):
    """Point 0 to 9 at the glyphs the font's own `tnum` feature would put there."""
    substitution = font["GSUB"].table
    swaps = {}
    for record in substitution.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in substitution.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                glyph = table.cmap[code]
                table.cmap[code] = swaps.get(glyph, glyph)  # tables may share one map
    even_widths(font, [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)])


def icon_codes(path):
    """Our name of each icon -> its code point, looked up by the glyph name that stands in the list."""
    with open(path, encoding="utf-8") as file:
        glyphs = json.load(file)
    code_of = {glyph: code for code, glyph in open_font(ICONS).getBestCmap().items()}
    missing = sorted(set(glyphs.values()) - set(code_of))
    if missing:
        raise SystemExit(f"{path}: the icon font has no {', '.join(missing)}")
    return {name: code_of[glyph] for name, glyph in glyphs.items()}


# name: (source, the code points to keep, changes before the cut)
RECIPES = {
    "inter-regular": (INTER_REGULAR, lambda _: wanted_in_bmp(), tabular_digits),
    "inter-semibold": (INTER_SEMIBOLD, lambda _: wanted_in_bmp(), tabular_digits),
    "noto-sc-regular": (NOTO_REGULAR, lambda _: gb2312(), None),
    "noto-sc-rare": (NOTO_REGULAR, lambda _: wanted_in_bmp() - gb2312(), None),
    "noto-sc-bold": (NOTO_BOLD, lambda _: gb2312(), None),
    "dejavu": (DEJAVU, lambda _: wanted_in_bmp() - characters(INTER_REGULAR) - characters(NOTO_REGULAR), None),
    "unifont": (UNIFONT, lambda _: wanted_in_bmp() - characters(INTER_REGULAR) - characters(NOTO_REGULAR)
                - characters(DEJAVU), None),
    "icons": (ICONS, lambda icons: set(icon_codes(icons).values()), None),
}


def cut(font, codes, hinted):
    options = subset.Options()
    options.layout_features = []
    # PostScript hints keep the horizontal strokes of small Chinese sharp; rare characters and TrueType programs are
    # not worth their size.
    options.hinting = hinted and "CFF " in font
    options.glyph_names = False
    options.notdef_outline = True
    options.prune_unicode_ranges = False  # Unifont claims a range fontTools does not know
    options.name_IDs = [0, 13, 14]  # a changed font must not carry a reserved name; its notices stay
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "BASE", "VORG", "vhea", "vmtx", "kern", "MATH", "FFTM", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes & set(font.getBestCmap()))
    subsetter.subset(font)


def check_whole_bmp():
    """Run with the last fallback: every assigned character must have been given to some font."""
    covered = set().union(*map(characters, (INTER_REGULAR, NOTO_REGULAR, DEJAVU, UNIFONT)))
    bare = [code for code in sorted(wanted_in_bmp() - covered) if unicodedata.category(chr(code)) != "Cn"]
    if bare:
        raise SystemExit("no font draws " + ", ".join(f"U+{code:04X}" for code in bare[:20]))


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in RECIPES:
        print(__doc__, file=sys.stderr)
        return 2
    name, out, *rest = arguments
    if os.path.exists(out):
        return 0
    source, codes, change = RECIPES[name]
    font = open_font(source)
    if change:
        change(font)
    cut(font, codes(rest[0] if rest else None), hinted=name != "noto-sc-rare")
    if name == "unifont":
        check_whole_bmp()
    os.makedirs(os.path.dirname(out), exist_ok=True)
    # Two presets may build at once: each writes its own file, the last rename wins, both are the same.
    handle, unfinished = tempfile.mkstemp(dir=os.path.dirname(out))
    with os.fdopen(handle, "wb") as file:
        font.save(file)
    os.chmod(unfinished, 0o644)
    os.replace(unfinished, out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
