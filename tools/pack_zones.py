#!/usr/bin/env python3
"""Time zones for the program, from Debian's packages.

usage: pack_zones.py zones OUT tzdata.zi      every zone as TZif, in one file under Brotli (platform/time/packed_zones.h)
       pack_zones.py names OUT windowsZones.xml   what Windows calls them: lines "its name|territory|zone"
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOM = 1 << 20  # what platform/time/packed_zones.cpp unpacks into


def compiled(source):
    """{name: bytes} of all zones, compiled by zic."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["/usr/sbin/zic", "-b", "slim", "-d", folder, source], check=True)
        root = Path(folder)
        return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def packed(zones):
    """An index of lines "offset size name", an empty line, then the files; equal ones once."""
    import brotli

    index, files, places = "", b"", {}
    for name, data in zones.items():
        if data not in places:
            places[data] = len(files)
            files += data
        index += f"{places[data]} {len(data)} {name}\n"
    whole = index.encode() + b"\n" + files
    if len(whole) > ROOM:
        sys.exit(f"pack_zones.py: {len(whole)} bytes are more than the program unpacks")
    return brotli.compress(whole, quality=11, lgwin=22)


def windows_names(table):
    """Of several zones of a territory the first, which CLDR calls the one to choose."""
    rows = [f"{row.get('other')}|{row.get('territory')}|{row.get('type').split()[0]}"
            for row in ElementTree.parse(table).iter("mapZone")]
    return ("\n" + "\n".join(rows) + "\n").encode()


def main(kind, out, source):
    made = packed(compiled(source)) if kind == "zones" else windows_names(source)
    Path(out).write_bytes(made)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("zones", "names"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
