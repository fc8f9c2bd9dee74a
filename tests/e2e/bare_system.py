"""A root in which there is nothing but a few programs and what they are linked with, as on a system that nobody set up
for packs."""

import pathlib
import re
import shutil
import subprocess


class BareSystem:
    """Below `folder`, which is not there yet."""

    def __init__(self, folder, programs):
        self.root = pathlib.Path(folder)
        (self.root / "usr/bin").mkdir(parents=True)
        (self.root / "bin").symlink_to("usr/bin")
        for name in programs:
            path = shutil.which(name)
            if path is None:
                raise FileNotFoundError(name)
            self.bring(path)
            linked = subprocess.run(["ldd", path], check=False, capture_output=True, text=True).stdout
            for library in re.findall(r"(/\S+) \(0x", linked):
                self.bring(library)

    def bring(self, path):
        inside = self.root / path.lstrip("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        if not inside.exists():
            shutil.copy(path, inside)  # of a link what it leads to

    def call(self, name, target):
        """Another name for a program."""
        (self.root / "usr/bin" / name).symlink_to(target)

    def run(self, script, place="/"):
        """What a shell in there says to these lines; the first that fails ends it."""
        return subprocess.run([*enter(self.root), "/bin/sh", "-e"], check=False, input=f"cd '{place}'\n{script}",
                              capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})


def enter(root):
    return ["unshare", "--user", "--map-root-user", "--root", str(root)]


def can_enter():
    """Some systems let nobody into another root."""
    return subprocess.run([*enter("/"), "true"], check=False, capture_output=True).returncode == 0
