#!/usr/bin/env python3
"""Gather the licences of all that is embedded in the program into one text, packed with Brotli.

usage: gen_licences.py OWN_LICENCE OUT COMPONENTS_JSON…

The texts come from the copyright files of the Debian packages, or source packages, the components are taken from. Parts of a package that
never reach the program (packaging, tests, documents, build helpers) are left out, so that the text tells the truth
about the program; a part of the program under the GPL alone fails the build.
"""

import json
import re
import sys
from pathlib import Path

MOST_BYTES = 256 * 1024
COMMON = Path("/usr/share/common-licenses")
SOURCES = Path(__file__).resolve().parents[1] / "build/sources"

# Paths in a source package whose contents are not in its library or font.
OUTSIDE = re.compile(
    r"(debian|tests?|docs?|examples?|contrib|builds?|cmake|ci|tools|support|packaging|demos?|ft2demos|ft2docs|amiga"
    r"|deps(?!/wayland)|deprecated|src/tools|include/dlg)/|.*\.(am|ac|m4|in|yml|cmake|com)$|.*CMakeLists\.txt$|cpplint\.py$"
    r"|.*/(Makefile|install-sh|apinames\.c|gxvfgen\.c)$")
COPYLEFT = re.compile(r"(A|L)?GPL-")


def stanzas(text):
    """The paragraphs of a machine-readable copyright file as (field -> value)."""
    for paragraph in re.split(r"\n[ \t]*\n", text.strip()):
        fields = {}
        name = None
        for line in paragraph.splitlines():
            if line[:1] in (" ", "\t"):
                fields[name] += "\n" + line
            elif ":" in line:
                name, _, value = line.partition(":")
                fields[name] = value.strip()
        if fields:
            yield fields


def is_shipped(files, parts):
    """`parts` are the paths that reach the program, as the copyright file has them; None: all that are not OUTSIDE."""
    return any(not OUTSIDE.match(path) if parts is None else path in parts for path in files.split())


def alternatives(expression):
    """ "GPL-2+ or FTL" offers two licences; "FTL and MIT" is one choice that asks for both. """
    return [[part.strip() for part in re.split(r"\s+and\s+|,", choice) if part.strip()]
            for choice in re.split(r"\s+or\s+", expression, flags=re.IGNORECASE)]


def unindented(text):
    """A licence as written: one leading space off, a lone full stop is an empty line."""
    lines = [line[1:] if line.startswith(" ") else line for line in text.strip("\n").splitlines()]
    return "\n".join("" if line.strip() == "." else line.rstrip() for line in lines)


def choose(expression, component):
    for choice in alternatives(expression):
        if not any(COPYLEFT.match(licence) for licence in choice):
            return choice
    raise SystemExit(f"{component}: {expression} is no licence this program can be shipped under")


def structured(text, component, take, parts=None):
    """Copyright lines of what is shipped, then each licence they name, once."""
    paragraphs = list(stanzas(text))
    texts = {}
    # A paragraph of its own is the licence at large; text inside a Files paragraph speaks of those files.
    for fields in sorted(paragraphs, key=lambda fields: "Files" in fields):
        title, _, body = fields.get("License", "").partition("\n")
        if body:
            texts.setdefault(title.strip(), body)
    notices = []
    wanted = []
    for fields in paragraphs:
        if "Files" not in fields or not is_shipped(fields["Files"], parts):
            continue
        expression = fields["License"].partition("\n")[0].strip()
        if fields.get("Copyright"):
            notices.append(re.sub(r"\n\s+", "\n", fields["Copyright"].strip()))
        wanted += [expression] if expression in texts and not take else choose(expression, component)
    licences = [licence for licence in dict.fromkeys(wanted) if licence in texts and (not take or licence in take)]
    if not licences or any(COPYLEFT.match(licence) for licence in licences):
        raise SystemExit(f"{component}: no licence text was found in its copyright file, or only the GPL's")
    parts = ["\n".join(dict.fromkeys("\n".join(notices).splitlines()))]
    parts += [f"License: {licence}\n\n{unindented(texts[licence])}" for licence in licences]
    return "\n\n".join(part for part in parts if part)


def plain(text):
    """A copyright file in prose; what it says of the packaging goes."""
    return text.partition("The Debian packaging is")[0].strip()


def font_notice(path):
    from fontTools.ttLib import TTFont  # only for fonts that carry their licence inside

    names = TTFont(path, lazy=True)["name"]
    return "\n".join(names.getDebugName(number) for number in (0, 13))


def pack(text):
    import brotli  # only where the program is built

    return brotli.compress(text, quality=11, lgwin=22)


def copyright_file(component):
    if "source" in component:
        return SOURCES / component["source"] / "debian/copyright"
    return Path("/usr/share/doc") / component["package"] / "copyright"


def section(component):
    note = [component["note"]] if "note" in component else []
    return "\n\n".join([f"=== {component['name']} ({component['role']})", *note, body_of(component)])


def body_of(component):
    if "common" in component:
        # A licence that Debian keeps once for all packages.
        licence = component["common"]
        return f"{component['copyright']}\n\nLicense: {licence}\n\n{(COMMON / licence).read_text(encoding='utf-8').strip()}"
    name = component["name"]
    text = copyright_file(component).read_text(encoding="utf-8")
    take = component.get("take")
    body = structured(text, name, take, component.get("parts")) if text.startswith("Format:") else plain(text)
    # The licence text may be borrowed from another package, its copyright lines are not.
    notice = font_notice(component["font"]) if "font" in component else component.get("copyright")
    return f"{notice}\n\n{body[body.index('License: '):]}" if notice else body


def main(arguments):
    if len(arguments) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    own, out, *lists = arguments
    listed = [component for path in lists for component in json.loads(Path(path).read_text(encoding="utf-8"))]
    parts = ["=== Recoup\n\n" + Path(own).read_text(encoding="utf-8").strip()]
    parts += [section(component) for component in listed]
    text = ("\n\n\n".join(parts) + "\n").encode()
    if len(text) > MOST_BYTES:
        print(f"{len(text)} bytes of licences; assets/embedded.cpp makes room for {MOST_BYTES}", file=sys.stderr)
        return 1
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_bytes(pack(text))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
