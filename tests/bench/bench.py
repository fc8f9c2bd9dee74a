#!/usr/bin/env python3
"""Measure the program beside what it is compared to; print a table. Run by tools/bench."""

import argparse
import dataclasses
import json
import os
import sys
import tempfile

from measure import Row, table
from rows import GROUPS, Bench


def options():
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__)
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    parser.add_argument("--only", action="append", choices=GROUPS, help="only this group; may be given several times")
    parser.add_argument("--quick", action="store_true", help="without 100,000 cases, and shorter")
    parser.add_argument("--folder", help="keep the files here, for the next time; on the disk to be measured")
    return parser.parse_args()


def measure(bench, names):
    """All rows; one group that fails takes no other with it."""
    rows = []
    for name in names:
        print(f"measuring: {name} …", file=sys.stderr)
        try:
            rows += GROUPS[name](bench)
        except (OSError, RuntimeError) as failure:
            rows.append(Row(name, "", "", None, None, "", None, str(failure)))
    return rows


def main():
    chosen = options()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="recoup-bench-") as fresh:
        folder = chosen.folder or fresh
        os.makedirs(folder, exist_ok=True)
        rows = measure(Bench(chosen.build, folder, chosen.quick), chosen.only or GROUPS)
    load = f"load of the machine {before:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores"
    print(table(rows))
    print(load)
    if chosen.json:
        with open(chosen.json, "w", encoding="utf-8") as out:
            json.dump({"machine": load, "rows": [{**dataclasses.asdict(row), "ratio": row.ratio} for row in rows]}, out,
                      ensure_ascii=False, indent=1)
            out.write("\n")


if __name__ == "__main__":
    main()
