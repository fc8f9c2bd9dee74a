"""Who may include whom: the layers and the floors of their rooms (docs/ARCHITECTURE.md), held over the #include lines
of src/."""

import re
from collections import Counter
from pathlib import Path

LONGEST_FILE = 600  # lines; a file longer than this has two subjects

# What each folder may include besides itself and the standard library. "system" stands for the headers of POSIX and C.
EVERYWHERE = ["fmt/", "tl/expected.hpp"]
LAYERS = {
    "portable": ["cpuid.h", "immintrin.h", "sodium"],  # what the standard library or the processor does not do alike everywhere
    "core": ["utf8proc.h"],  # tables and pure functions
    "ocr": ["cpuid.h", "portable/"],  # pixels in, lines of text out
    "bill": ["core/", "portable/", "zlib.h", "expat.h"],  # bytes in, payments out
    "store": ["core/", "portable/", "sqlite3.h", "sodium", "nlohmann/", "system"],
    # dlfcn.h: pictures that only a library of the system reads
    "media": ["core/", "portable/", "third_party/stb_", "webp/", "png.h", "zlib.h", "jpeglib.h", "jerror.h", "sodium", "dlfcn.h"],
    "export": ["core/", "nlohmann/", "zlib.h"],
    "app": ["core/", "portable/", "ocr/", "bill/", "store/", "media/", "export/", "assets/embedded.h", "nlohmann/"],
    "cli": ["core/", "portable/", "app/", "assets/embedded.h", "CLI/", "nlohmann/"],
    "ui": ["core/", "portable/", "utf8proc.h", "imgui.h", "imgui_internal.h", "stb/stb_textedit.h", "imstb_textedit.h"],
    "platform": ["app/file_manager.h", "app/ports.h", "app/printers.h", "core/", "portable/", "ui/", "assets/embedded.h", "GLFW/", "GL/", "X11/", "wayland-", "text-input-", "xdg-activation-", "brotli/", "ft2build.h", "freetype/",
                 "FT_", "imgui", "sodium", "systemd/", "dlfcn.h", "mach-o/", "system"],
    "desktop": ["core/", "portable/", "store/", "media/", "export/", "app/", "ui/", "platform/", "assets/embedded.h", "GLFW/", "GL/",
                "imgui", "nlohmann/", "system"],
    "console": ["system"],  # recoup.com of Windows
    "main": ["core/", "portable/", "store/", "media/", "export/", "app/", "cli/", "ui/", "platform/", "desktop/",
             "assets/embedded.h", "system"],
}
# The floors of each layer from the ground up. A room is a folder, or a file that stands beside the rooms; it may include
# what lies on the floors below, never what is above or beside it.
FLOORS = {
    "portable": ["decimal path_parts path_text sha256 stopping"],
    "core": ["base", "law search written", "dates", "pushback", "model", "incoming reading", "redact", "edit upload", "advice payments watch", "letter",
             "today report", "pack", "view", "printed"],
    "ocr": ["base kernel", "net", "reader"],
    "bill": ["base", "text container", "table", "formats", "read"],
    "store": ["disk", "sql", "picture", "file", "verify"],
    "media": ["base", "kind borrowed", "format", "meta", "codec", "picture"],
    "export": ["archive bag ics pdf report tables"],
    "app": ["file_manager ports printers unreachable jobs", "data", "session", "reminders", "intake", "bills demo mail reading redact", "inbox", "file report",
            "tables upload", "incoming pack"],
    "cli": ["command_line", "output", "bills cases evidence deadlines knowledge file pack paper shell watch"],
    "ui": ["frame", "text", "kit", "context", "fields", "bill guide insights pack put_away viewer talk watch",
           "board notices platforms settings", "drawer capture today", "agenda dialogs", "palette", "tools", "views", "acts", "root",
           "start_trouble"],
    "platform": ["files random_ids borrowed", "bus pages time", "chooser handover notify clipboard drawing entry instance", "window"],
    "desktop": ["base", "imports views files reading reminding", "desk", "window", "screenshot"],
    "console": ["starter"],
    "main": ["main"],
}
MOST_FILES = 25  # in a folder; with more nobody finds anything in it

# core is pure: neither files nor threads nor streams.
IMPURE = {"filesystem", "fstream", "iostream", "thread", "mutex", "shared_mutex", "condition_variable", "future",
          "cstdio", "random"}

# The rest of a macro include (`#include FT_FREETYPE_H`) is its name.
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include(?:_next)?\b[ \t]*(?:"([^"]+)"|<([^>]+)>|(\w+))', re.MULTILINE)
STANDARD = re.compile(r"[a-z_0-9]+\Z")
SYSTEM = re.compile(r"(?:(?:sys|linux|netinet|arpa|mach-o)/)?[a-z_0-9]+\.h\Z")


def folder_of(path):
    """The layer a file below src/ belongs to; files beside the folders are main's."""
    return path.parts[0] if len(path.parts) > 1 else "main"


def room_of(path):
    """The room a file below src/ belongs to: its folder within the layer, or its own name without the ending."""
    return path.parts[1] if len(path.parts) > 2 else path.stem


def floor_of(layer, room):
    """The number of a room's floor from the ground up; None when nobody named it."""
    return next((number for number, rooms in enumerate(FLOORS[layer]) if room in rooms.split()), None)


def is_below(path, included):
    """Whether a file may include this header as far as the rooms of its own layer are concerned."""
    header = Path(included)
    layer, room = folder_of(path), room_of(path)
    if header.parts[0] != layer or len(header.parts) < 2 or room_of(header) == room:
        return True
    mine, theirs = floor_of(layer, room), floor_of(layer, room_of(header))
    return mine is not None and theirs is not None and theirs < mine


def is_allowed(layer, included):
    if STANDARD.match(included):
        return layer != "core" or included not in IMPURE
    allowed = LAYERS[layer] + EVERYWHERE + [layer + "/"]
    if any(included.startswith(prefix) for prefix in allowed if prefix != "system"):
        return True
    return "system" in allowed and bool(SYSTEM.match(included)) and not is_third_party(included)


def is_third_party(included):
    """A header without a folder that another layer names is no header of the system."""
    return any(included.startswith(prefix) for prefixes in LAYERS.values() for prefix in prefixes if prefix != "system")


def check_text(path, text):
    """The complaints about one file; `path` is relative to src/."""
    layer = folder_of(path)
    if layer not in LAYERS:
        return [f"src/{path}: no layer is called {layer}; name it and what it may include in tests/layers/layers.py"]
    room = room_of(path)
    complaints = []
    if floor_of(layer, room) is None:
        complaints.append(f"src/{path}: {layer} has no room {room}; give it a floor in tests/layers/layers.py")
    for match in INCLUDE.finditer(text):
        included = next(group for group in match.groups() if group)
        line = text.count("\n", 0, match.start()) + 1
        if not is_allowed(layer, included):
            complaints.append(f"src/{path}:{line}: {layer} may not include {included}")
        elif not is_below(path, included):
            complaints.append(f"src/{path}:{line}: {layer}/{room} may not include {included}, which is not below it")
    length = text.count("\n")
    if length > LONGEST_FILE:
        complaints.append(f"src/{path}: {length} lines, more than {LONGEST_FILE}: it has two subjects")
    return complaints


def check_folders(paths):
    """The complaints about folders; `paths` are those of all files, relative to src/."""
    sizes = Counter(path.parent for path in paths)
    return [f"src/{folder}: {count} files, more than {MOST_FILES}: it has two rooms"
            for folder, count in sorted(sizes.items()) if count > MOST_FILES]


def check_tree(source):
    """(number of files read, all complaints) for a src/ folder."""
    files = sorted(path for path in Path(source).rglob("*") if path.suffix in {".h", ".cpp", ".c", ".mm"})
    complaints = check_folders([path.relative_to(source) for path in files])
    for path in files:
        complaints += check_text(path.relative_to(source), path.read_text(encoding="utf-8"))
    return len(files), complaints
