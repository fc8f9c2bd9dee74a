#!/usr/bin/env python3
"""Writes the two-byte codes of GB18030 as Python's codec has them: 126 × 190 numbers of two bytes, the lowest first, each
less the one before, which packs to half.

usage: gen_gb18030.py OUT
The four-byte codes follow from them: src/bill/text/gb18030.cpp counts them as the standard does, and this sees to it that
it comes to the same.
"""

import sys
from pathlib import Path

TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFF)]


def two_byte_codes():
    return [ord(bytes([first, second]).decode("gb18030")) for first in range(0x81, 0xFF) for second in TRAILS]


def four_bytes(at):
    return bytes([0x81 + at // 12600, 0x30 + at // 1260 % 10, 0x81 + at // 10 % 126, 0x30 + at % 10])


def check(codes):
    taken = set(codes)
    rest = [code for code in range(0x80, 0x10000) if code not in taken and not 0xD800 <= code < 0xE000]
    for at, code in enumerate(rest):
        if four_bytes(at).decode("gb18030") != chr(code):
            sys.exit(f"gen_gb18030.py: {four_bytes(at).hex()} is not U+{code:04X} for this Python")


def main(out):
    codes = two_byte_codes()
    check(codes)
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    steps = [(code - before) % 0x10000 for before, code in zip([0, *codes], codes)]
    Path(out).write_bytes(b"".join(step.to_bytes(2, "little") for step in steps))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
