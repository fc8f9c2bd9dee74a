"""Who may include whom: the layers of ARCHITECTURE, held over the #include lines of src/."""

import re
from pathlib import Path

LONGEST_FILE = 600  # lines; a file longer than this has two subjects

# What each folder may include besides itself and the standard library. "system" stands for the headers of POSIX and C.
EVERYWHERE = ["fmt/", "tl/expected.hpp"]
LAYERS = {
    "core": [],
    "store": ["core/", "sqlite3.h", "SQLiteCpp/", "sodium", "nlohmann/", "system"],
    "media": ["core/", "third_party/stb_", "stb/", "webp/", "sodium"],
    "export": ["core/", "nlohmann/"],
    "app": ["core/", "store/", "media/", "export/", "assets/embedded.h", "nlohmann/"],
    "cli": ["core/", "app/", "assets/embedded.h", "CLI/", "nlohmann/"],
    "ui": ["core/", "imgui.h", "imgui_internal.h", "stb/stb_textedit.h", "imstb_textedit.h"],
    "platform": ["app/ports.h", "core/", "ui/", "assets/embedded.h", "GLFW/", "GL/", "X11/", "brotli/", "ft2build.h", "freetype/",
                 "FT_", "imgui", "sodium", "systemd/", "system"],
    "desktop": ["core/", "store/", "media/", "export/", "app/", "ui/", "platform/", "assets/embedded.h", "GLFW/", "GL/",
                "imgui", "nlohmann/", "system"],
    "main": ["core/", "store/", "media/", "export/", "app/", "cli/", "ui/", "platform/", "desktop/",
             "assets/embedded.h", "system"],
}
# core is pure: neither files nor threads nor streams.
IMPURE = {"filesystem", "fstream", "iostream", "thread", "mutex", "shared_mutex", "condition_variable", "future",
          "cstdio", "random"}

# The rest of a macro include (`#include FT_FREETYPE_H`) is its name.
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include(?:_next)?\b[ \t]*(?:"([^"]+)"|<([^>]+)>|(\w+))', re.MULTILINE)
STANDARD = re.compile(r"[a-z_0-9]+\Z")
SYSTEM = re.compile(r"(?:(?:sys|linux|netinet|arpa)/)?[a-z_0-9]+\.h\Z")


def folder_of(path):
    """The layer a file below src/ belongs to; files beside the folders are main's."""
    return path.parts[0] if len(path.parts) > 1 else "main"


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
    complaints = []
    for match in INCLUDE.finditer(text):
        included = next(group for group in match.groups() if group)
        if not is_allowed(layer, included):
            line = text.count("\n", 0, match.start()) + 1
            complaints.append(f"src/{path}:{line}: {layer} may not include {included}")
    length = text.count("\n")
    if length > LONGEST_FILE:
        complaints.append(f"src/{path}: {length} lines, more than {LONGEST_FILE}: it has two subjects")
    return complaints


def check_tree(source):
    """(number of files read, all complaints) for a src/ folder."""
    files = sorted(path for path in Path(source).rglob("*") if path.suffix in {".h", ".cpp", ".c", ".mm"})
    complaints = []
    for path in files:
        complaints += check_text(path.relative_to(source), path.read_text(encoding="utf-8"))
    return len(files), complaints
