"""Reads a Recoup file as docs/FILE_FORMAT.md describes it, without any code of the program: whether it is whole, and
what it holds in a form in which two files that came about by the same commands are equal."""

import hashlib
import json
import re
import sqlite3

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def digest(table, values):
    text = hashlib.sha256(table.encode() + b"\n")
    for value in values:
        if value is None:
            text.update(b"-")
        elif isinstance(value, int):
            text.update(b"%d" % value)
        elif isinstance(value, str):
            encoded = value.encode()
            text.update(b"%d:" % len(encoded) + encoded)
        else:
            text.update(b"%d#" % len(value) + value)
        text.update(b"\n")
    return text.hexdigest()


def is_purged(row):
    """Whether what a history row held was erased for good."""
    return row[9].startswith("{")


def is_whole(table, row, previous):
    """Whether a row fits its digest; of the history, `previous` is the one before."""
    if table == "originals":
        return hashlib.sha256(row[2]).hexdigest() == row[0] and len(row[2]) == row[1]
    if table == "history" and is_purged(row):
        left = digest(table, row[:9] + (row[10],))
        return row[8] == "[]" and json.loads(row[9]) == {"purged": left}
    values = row[:-1] + ((previous,) if table == "history" else ())
    return digest(table, values) == row[-1]


class Names:
    """Identities are made anew by every run: each is called by its place among those that were met."""

    def __init__(self):
        self.known = {}

    def of(self, value):
        if not isinstance(value, str):
            return value
        return UUID.sub(lambda found: self.known.setdefault(found[0], f"#{len(self.known)}"), value)


def read(path):
    """What the file holds, or, as a text, why it is not whole. A journal beside it is played back first."""
    connection = sqlite3.connect(path)
    try:
        return contents(connection)
    except sqlite3.DatabaseError as error:
        return f"{type(error).__name__}: {error}"
    finally:
        connection.close()


def contents(connection):
    if (found := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
        return f"integrity_check: {found}"
    if found := connection.execute("PRAGMA foreign_key_check").fetchall():
        return f"foreign_key_check: {found}"
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    names = Names()
    held = {}
    # The history is in one order only, so it is what identities are named by.
    for table in sorted(tables, key=lambda table: (table != "history", table)):
        order = " ORDER BY seq" if table == "history" else ""
        rows = connection.execute(f"SELECT * FROM {table}{order}").fetchall()
        previous = ""
        for row in rows:
            if not is_whole(table, row, previous):
                return f"{table}: {row[:2]} does not fit its digest"
            previous = row[-1]
        kept = rows if table == "originals" else [row[:-1] for row in rows]
        named = [tuple(names.of(value) for value in row) for row in kept]
        held[table] = named if table == "history" else sorted(named, key=repr)
    return held
