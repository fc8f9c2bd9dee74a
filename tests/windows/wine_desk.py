"""A person at the Windows program under Wine: the archive unpacked in a home whose name is Chinese, on an X server of its
own, with X's clipboard, mouse and keyboard. Wine's display driver hands them on as Windows' own."""

import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "e2e"))
from desk import Desk, sha256, wait_until  # noqa: E402,F401

USER = "张三"


class WineDesk(Desk):
    """A Windows nobody has used yet. RECOUP_WINDOWS is the folder with recoup.exe and recoup.com."""

    def __enter__(self):
        os.environ.setdefault("RECOUP_PROGRAM", "")
        super().__enter__()
        self.environment.update({
            "WINEPREFIX": str(self.folder / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all", "USER": USER,
            "LOGNAME": USER, "WINEDLLOVERRIDES": "mscoree,mshtml=",  # they ask to be downloaded
            "LC_ALL": "C.UTF-8"})
        self.run("wineboot", "-i")
        self.home = self.folder / "prefix/drive_c/users" / USER
        assert self.home.is_dir(), list(self.home.parent.iterdir())
        programs = self.home / "Desktop/Recoup 退款看板"
        programs.mkdir(parents=True)
        for name in ("recoup.exe", "recoup.com"):
            shutil.copy2(pathlib.Path(os.environ["RECOUP_WINDOWS"]) / name, programs / name)
        self.program = str(programs / "recoup.exe")
        self.console = str(programs / "recoup.com")
        self.file = self.home / "Documents/退款.recoup"
        return self

    def __exit__(self, *details):
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False)
        super().__exit__(*details)

    def at(self, path):
        """As Windows names a file of the prefix."""
        drive_c = self.folder / "prefix/drive_c"
        return "C:\\" + str(pathlib.Path(path).relative_to(drive_c)).replace("/", "\\")

    def recoup(self, *arguments):
        return self.run("wine", self.console, "--file", self.at(self.file), *arguments)

    def refused(self, exit_code, *arguments):
        done = self.outcome("wine", self.console, "--file", self.at(self.file), *arguments)
        assert done.returncode == exit_code, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
        assert not done.stdout, done.stdout
        return done.stderr

    def open_window(self, *arguments, busy=(0, 0, 200, 300)):
        arguments = arguments or ["--lang", "zh", "--file", self.at(self.file)]
        self.window = self.start(["wine", self.program, *arguments], env=self.environment)
        wait_until("the window", self.search_window)
        wait_until("the first frame", lambda: len(set(self.region(*busy))) > 20)
        self.settle()
