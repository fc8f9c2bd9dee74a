#!/usr/bin/env python3
"""Cut one embedded font out of Debian's packages.

usage: subset_fonts.py FONT OUT [ICONS_JSON]
FONT is a name of RECIPES below. OUT's folder carries the hash of this script and of all it reads (see
assets/CMakeLists.txt), so a file that is there already is the right one and nothing is done. What was cut once is kept
for the other clones on the machine, under the same hash in the user's cache folder.

The fonts of every screen are cut as they are and open where they lie. The rare ones are packed: which characters they
draw, then the font under Brotli (src/platform/packed_font.h reads it). They are many and small, so that one rare
character unpacks few others; their outlines are set on a coarser grid and rewritten without hints and subroutines,
which packs smaller and is done in a third of the time of a cut.

Dear ImGui neither shapes nor kerns, so no layout table is kept. It cannot switch on `tnum` either: in the Inter
fonts the characters 0 to 9 are mapped to their tabular glyphs, so a figure that ticks never moves its neighbours.
"""

import bz2
import io
import json
import logging
import os
import struct
import sys
import tempfile
import unicodedata

import brotli
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

INTER_REGULAR = "/usr/share/fonts/opentype/inter/Inter-Regular.otf"
INTER_SEMIBOLD = "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"
NOTO_REGULAR = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NOTO_BOLD = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
HANAZONO = "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SYMBOLA = "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf"
UNIFONT = "/usr/share/fonts/opentype/unifont/unifont.otf"
UNIFONT_UPPER = "/usr/share/fonts/opentype/unifont/unifont_upper.otf"
UNIHAN_SOURCES = "/usr/share/unicode/Unihan_IRGSources.txt.bz2"
ICONS = "/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf"

# fontTools writes the time of the cut into a font; the same sources are to give the same bytes.
os.environ["SOURCE_DATE_EPOCH"] = "0"
logging.getLogger("fontTools").setLevel(logging.ERROR)  # odd time stamps in the sources are no news

SIMPLIFIED_CHINESE_FACE = "Noto Sans CJK SC"


BASIC_PLANE_END = 0x10000
# Units of an em in a rare font: under half a pixel where an em has 64, finer than any text here needs.
COARSE_EM = 160
COARSER_EM = 128  # for ideographs nearly nobody meets, that many of them fit


def wanted():
    """Every code point that is or may become a character with a shape."""
    nothing_to_draw = (range(0x00, 0x20), range(0x7F, 0xA0), range(0xD800, 0xF900), range(0xFDD0, 0xFDF0),
                       range(0xE0000, 0x110000), *(range(plane + 0xFFFE, plane + 0x10000)
                                                   for plane in range(0, 0x110000, 0x10000)))
    return set(range(0x110000)).difference(*nothing_to_draw)


def wanted_in_bmp():
    return {code for code in wanted() if code < BASIC_PLANE_END}


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


def double_byte(codec, leads, trails):
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in trails)
    return {ord(pair) for pair in pairs if len(pair) == 1}


def part_of_noto(code):
    """Which of the rare Chinese fonts draws a character: those met together lie together."""
    if 0x3400 <= code < 0x4DC0:
        return "noto-extension-a"
    if 0x4E00 <= code < 0xA000:
        return "noto-han-1" if code < 0x7000 else "noto-han-2"
    if 0x1100 <= code < 0x1200 or 0x3130 <= code < 0x3190 or 0xA960 <= code < 0xA980 or 0xAC00 <= code < 0xD800:
        return "noto-hangul"
    return "noto-beyond" if code >= 0x20000 else "noto-signs"


def equivalent(code):
    """A compatibility ideograph is another way to write a unified one, and may be drawn as that."""
    return ord(unicodedata.normalize("NFC", chr(code))) if 0x2F800 <= code < 0x2FA20 else code


def noto(part):
    everyday = gb2312()
    drawn = characters(NOTO_REGULAR)
    drawn |= {code for code in range(0x2F800, 0x2FA1E) if equivalent(code) in drawn}
    # The first halves of Big5 and JIS X 0208: what Traditional Chinese and Japanese are written with every day.
    other_everyday = (double_byte("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
                      | double_byte("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))) - everyday
    if part == "noto-traditional":
        return other_everyday
    return {code for code in (drawn & wanted()) - everyday - other_everyday if part_of_noto(code) == part}


# Of the collections from which ideographs came into Unicode, those of characters that stand in names, in the registers
# of people and places, and in the dictionaries of the living language. The great dictionaries of the dead one, four
# fifths of all there is beyond the basic plane, are left out: each of theirs shows its number.
HANAZONO_HALF = 0x2B000
LIVING_SOURCES = {
    "kIRG_GSource": {"GBK", "GCH", "GCY", "GCYY", "GDM", "GDZ", "GFC", "GFZ", "GGFZ", "GGH", "GH", "GIDC", "GJZ",
                     "GKJ", "GLGYJ", "GPGLG", "GRM", "GU", "GWZ", "GXC", "GXH", "GXHZ", "GXM", "GZA", "GZFY", "GZH",
                     "GZYS", "G3"},
    "kIRG_TSource": {"T3", "T4", "TA", "TB", "TC", "TD", "TE", "TU"},  # CNS 11643; the letters: household registers
    "kIRG_JSource": {"JH", "JK", "JMJ"},  # the last: registers of families
    "kIRG_HSource": {"H", "HB0", "HB1", "HB2", "HD"},
    "kIRG_MSource": {"MA", "MB1", "MB2", "MC", "MD"},
}


def living_ideographs():
    found = set()
    with bz2.open(UNIHAN_SOURCES, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[2].partition("-")[0] in LIVING_SOURCES.get(fields[1], ()):
                found.add(int(fields[0][2:], 16))
    return found - characters(NOTO_REGULAR)


def left_over_by(*paths):
    return wanted().difference(*map(characters, paths))


# name: (source, the code points to keep, how it is made)
RECIPES = {
    "inter-regular": (INTER_REGULAR, lambda _: wanted_in_bmp(), "tabular"),
    "inter-semibold": (INTER_SEMIBOLD, lambda _: wanted_in_bmp(), "tabular"),
    "noto-sc-regular": (NOTO_REGULAR, lambda _: gb2312(), "plain"),
    "noto-sc-bold": (NOTO_BOLD, lambda _: gb2312(), "plain"),
    "icons": (ICONS, lambda icons: set(icon_codes(icons).values()), "plain"),
    **{part: (NOTO_REGULAR, lambda _, part=part: noto(part), "redrawn")
       for part in ("noto-traditional", "noto-han-1", "noto-han-2", "noto-hangul", "noto-signs")},
    **{part: (NOTO_REGULAR, lambda _, part=part: noto(part), "sketched") for part in ("noto-extension-a", "noto-beyond")},
    "hanazono-1": (HANAZONO, lambda _: {code for code in living_ideographs() if code < HANAZONO_HALF}, "sketched"),
    "hanazono-2": (HANAZONO, lambda _: {code for code in living_ideographs() if code >= HANAZONO_HALF}, "sketched"),
    "dejavu": (DEJAVU, lambda _: wanted_in_bmp() & left_over_by(INTER_REGULAR, NOTO_REGULAR), "packed"),
    "symbola": (SYMBOLA, lambda _: left_over_by(INTER_REGULAR, NOTO_REGULAR) - (characters(DEJAVU) & wanted_in_bmp()),
                "coarse"),
    "unifont": (UNIFONT, lambda _: wanted_in_bmp() & left_over_by(INTER_REGULAR, NOTO_REGULAR, DEJAVU, SYMBOLA),
                "packed"),
    "unifont-upper": (UNIFONT_UPPER, lambda _: left_over_by(NOTO_REGULAR, SYMBOLA), "packed"),
}


def cut(font, codes):
    options = subset.Options()
    options.layout_features = []
    # PostScript hints keep the horizontal strokes of small Chinese sharp; TrueType programs are not worth their size.
    options.hinting = "CFF " in font
    options.desubroutinize = True  # packed, outlines written out are smaller than calls
    options.glyph_names = False
    options.notdef_outline = True
    options.prune_unicode_ranges = False  # Unifont claims a range fontTools does not know
    options.name_IDs = [0, 13, 14]  # a changed font must not carry a reserved name; its notices stay
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "BASE", "VORG", "vhea", "vmtx", "kern", "MATH", "FFTM", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes & set(font.getBestCmap()))
    subsetter.subset(font)


def redrawn(font, codes, em):
    """A new font of these outlines on a coarser grid."""
    glyphs = font.getBestCmap()
    glyph_of = {code: glyphs.get(code, glyphs.get(equivalent(code))) for code in sorted(codes)
                if code in glyphs or equivalent(code) in glyphs}
    outlines = font.getGlyphSet()
    scale = em / font["head"].unitsPerEm
    name_of = {glyph: f"g{number}" for number, glyph in enumerate(dict.fromkeys(glyph_of.values()), 1)}
    charstrings = {".notdef": T2CharStringPen(em, None).getCharString()}
    advances = {".notdef": (em, 0)}
    for glyph, name in name_of.items():
        width = round(outlines[glyph].width * scale)
        pen = T2CharStringPen(width, None)
        outlines[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        charstrings[name] = pen.getCharString()
        advances[name] = (width, 0)
    builder = FontBuilder(em, isTTF=False)
    builder.setupGlyphOrder(list(charstrings))
    builder.setupCharacterMap({code: name_of[glyph] for code, glyph in glyph_of.items()})
    builder.setupCFF("Rare", {}, charstrings, {})
    builder.setupHorizontalMetrics(advances)
    builder.setupHorizontalHeader(ascent=em * 7 // 8, descent=-em // 8)
    notices = {number: font["name"].getDebugName(number) for number in (0, 13, 14)}
    builder.setupNameTable({})
    for number, notice in notices.items():
        if notice:
            builder.font["name"].setName(notice, number, 3, 1, 0x409)
    builder.setupPost(keepGlyphNames=False)
    return builder.font


def numbers(values):
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    out = bytearray()
    for value in values:
        while value >= 0x80:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
    return bytes(out)


def coverage(codes):
    """The runs of consecutive code points: of each the gap before it and how many follow its first."""
    out = []
    end = 0
    for code in sorted(codes):
        if out and code == end:
            out[-1] += 1
        else:
            out += [code - end, 0]
        end = code + 1
    return numbers(out)


def packed(font):
    file = io.BytesIO()
    font.save(file)
    data = file.getvalue()
    runs = coverage(font.getBestCmap())
    return struct.pack("<II", len(data), len(runs)) + runs + brotli.compress(data, quality=11)


def check_whole():
    """Run with the last fallback: every assigned character must have been given to some font. Beyond the basic plane
    no font of Debian's draws all of a few dead scripts and the rarest ideographs: they get the hexadecimal frame."""
    undrawn = ("CJK ", "TANGUT", "CUNEIFORM", "EGYPTIAN", "ANATOLIAN", "BAMUM")
    covered = set().union(*map(characters, (INTER_REGULAR, NOTO_REGULAR, DEJAVU, SYMBOLA, UNIFONT, UNIFONT_UPPER)))
    bare = [code for code in sorted(wanted() - covered)
            if unicodedata.category(chr(code)) not in ("Cn", "Co")
            and (code < BASIC_PLANE_END or not unicodedata.name(chr(code), "TANGUT").startswith(undrawn))]
    if bare:
        raise SystemExit("no font draws " + ", ".join(f"U+{code:04X}" for code in bare[:20]))


def made(font, codes, how):
    """The bytes of the embedded file."""
    if how in ("redrawn", "sketched"):
        return packed(redrawn(font, codes, COARSE_EM if how == "redrawn" else COARSER_EM))
    if how == "tabular":
        tabular_digits(font)
    cut(font, codes)
    if how == "coarse":
        scale_upem(font, COARSE_EM)
    if how in ("coarse", "packed"):
        return packed(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    # Two builds may write at once: each writes its own file, the last rename wins, both are the same.
    handle, unfinished = tempfile.mkstemp(dir=os.path.dirname(path))
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.chmod(unfinished, 0o644)
    os.replace(unfinished, path)


def kept_for_clones(out):
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(cache, "recoup-fonts", os.path.basename(os.path.dirname(out)), os.path.basename(out))


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in RECIPES:
        print(__doc__, file=sys.stderr)
        return 2
    name, out, *rest = arguments
    if os.path.exists(out):
        return 0
    kept = kept_for_clones(out)
    if os.path.exists(kept):
        with open(kept, "rb") as file:
            write(out, file.read())
        return 0
    source, codes, how = RECIPES[name]
    data = made(open_font(source), codes(rest[0] if rest else None), how)
    if name == "unifont":
        check_whole()
    write(out, data)
    try:
        write(kept, data)
    except OSError:
        pass  # a home that cannot be written to costs the next clone a minute
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
