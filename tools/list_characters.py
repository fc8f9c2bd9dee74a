#!/usr/bin/env python3
"""List the characters that the recognising network knows, each with what it says of the script it stands in.

usage: list_characters.py CHARACTERS UNIHAN_VARIANTS OUT

A line is a character; behind a tab, where there is one, its form in traditional Chinese: itself for one that only traditional texts
have, another for one that only simplified texts have. The network lacks many traditional characters and reads the simplified one
instead; by this the reader gives them back. What stands in both scripts (Big5 and GB 2312) says nothing, nor does one with
several traditional forms.
"""

import sys
from pathlib import Path

from gen_han import fields


def is_in(character, encoding):
    return bool(character.encode(encoding, "ignore"))


def full_forms(path):
    """Each simplified character -> all its traditional ones."""
    found = {}
    for code, field, value in fields(path, ("kSimplifiedVariant", "kTraditionalVariant")):
        for other in value.split():
            simple, full = (other[2:], f"{code:X}") if field == "kSimplifiedVariant" else (f"{code:X}", other[2:])
            found.setdefault(chr(int(simple, 16)), set()).add(chr(int(full, 16)))
    return found


def line(character, full_of, simple_of):
    full = {each for each in full_of.get(character, ()) if is_in(each, "big5")}
    if len(full) == 1 and not is_in(character, "big5"):
        return f"{character}\t{full.pop()}"
    if character in simple_of and is_in(character, "big5") and not is_in(character, "gb2312"):
        return f"{character}\t{character}"
    return character


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    characters, variants, out = arguments
    full_of = full_forms(variants)
    simple_of = {full for fulls in full_of.values() for full in fulls}
    known = Path(characters).read_text(encoding="utf-8").split("\n")
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_text("".join(line(each, full_of, simple_of) + "\n" for each in known if each), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
