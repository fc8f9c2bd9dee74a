#!/usr/bin/env python3
"""Packs files as assets/embedded.cpp unpacks them: the size in four bytes, the lowest first, and Brotli (RFC 7932).

usage: pack_assets.py FROM TO [FROM TO …]
"""

import sys
from pathlib import Path

import brotli


def packed(data):
    return len(data).to_bytes(4, "little") + brotli.compress(data, quality=11, lgwin=24)


def main(arguments):
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    for source, target in zip(arguments[::2], arguments[1::2]):
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        Path(target).write_bytes(packed(Path(source).read_bytes()))


if __name__ == "__main__":
    main(sys.argv[1:])
