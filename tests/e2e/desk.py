"""A person at the real program: a private X server, the real clipboard, mouse and keyboard; what came of it is read
back by the command line from the same file. Waiting is always for something to become true, never for a time."""

import hashlib
import json
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import time

PATIENCE_S = 60


def wait_until(what, condition):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.03)
    raise AssertionError(f"waited {PATIENCE_S} s in vain for: {what}")


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Desk:
    """One X server of 1440 × 900 and one folder, both gone at the end."""

    def __enter__(self):
        self.program = os.environ["RECOUP_PROGRAM"]
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="recoup e2e "))
        self.file = self.folder / "board.recoup"
        self.started = []
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "TZ": "Asia/Shanghai",
            "LANG": "C.UTF-8",
        }
        (self.folder / "home").mkdir()  # but for the view to begin with, as empty as that of a new account
        self.begin_with("board")
        self.start_display()
        return self

    def begin_with(self, view):
        """Which view a window opens with, as the settings have it."""
        settings = self.folder / "home/.config/recoup/settings.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps({"first_view": view}))

    def start_display(self):
        read_end, write_end = os.pipe()
        server = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1440x900x24", "-nolisten", "tcp",
                  "-noreset"]  # else it restarts whenever its last client leaves, and drops who is just coming
        self.start(server, pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            display = pipe.readline().strip()
        assert display, "the X server did not start"
        self.environment["DISPLAY"] = f":{display}"

    def __exit__(self, *_):
        for process in reversed(self.started):
            if process.poll() is None:
                process.kill()
            process.wait()
        shutil.rmtree(self.folder)

    def start(self, command, **options):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        self.started.append(process)
        return process

    def outcome(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, errors="replace",
                              check=False)

    def run(self, *command):
        done = self.outcome(*command)
        assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stderr}"
        return done.stdout

    # ---- the command line

    def recoup(self, *arguments):
        return self.run(self.program, "--file", str(self.file), *arguments)

    def refused(self, exit_code, *arguments):
        """What the program says when it will not."""
        command = [self.program, "--file", str(self.file), *arguments]
        done = self.outcome(*command)
        assert done.returncode == exit_code, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        assert not done.stdout, done.stdout
        return done.stderr

    def json(self, *arguments):
        return json.loads(self.recoup("--json", *arguments))

    def json_of(self, file, *arguments):
        """Of another file than the test's."""
        return json.loads(self.run(self.program, "--file", str(file), "--json", *arguments))

    def cases(self):
        return self.json("list")["cases"]

    # ---- the window

    def open_window(self, *arguments, busy=(0, 0, 200, 300)):
        """On the file of the test, unless told otherwise; `busy` is where something stands in the first frame."""
        arguments = arguments or ["--lang", "zh", "--file", str(self.file)]
        self.window = self.start([self.program, *arguments], env=self.window_environment())
        wait_until("the window", self.search_window)
        # A window that shows nothing yet is quiet as well, and nobody clicks there.
        wait_until("the first frame", lambda: len(set(self.region(*busy))) > 20)
        self.settle()

    def window_environment(self):
        return self.environment

    def search_window(self):
        assert self.window.poll() is None, f"the window's program ended with {self.window.returncode}"
        return self.outcome("xdotool", "search", "--onlyvisible", "--name", "Recoup").stdout.strip()

    def close_window(self):
        self.key("ctrl+q")
        assert self.window.wait(PATIENCE_S) == 0

    def region(self, x, y, width, height):
        """The pixels of a part of the screen."""
        dump = wait_until("a look at the screen", self.look)
        header = struct.unpack(">25I", dump[:100])
        stride, first = header[12], header[0] + header[19] * 12
        size = header[11] // 8  # three bytes where windows of several visuals are on the screen
        return b"".join(dump[first + row * stride + x * size:first + row * stride + (x + width) * size]
                        for row in range(y, y + height))

    def look(self):
        """Nothing when a window went away while xwd went through them."""
        done = subprocess.run(["xwd", "-root", "-silent"], env=self.environment, capture_output=True, check=False)
        return done.stdout if done.returncode == 0 else None

    def settle(self):
        """Until two looks at the screen, a few frames apart, are the same (clocks stand below this part)."""
        def still():
            first = self.region(0, 0, 1440, 240)
            time.sleep(0.15)
            return first == self.region(0, 0, 1440, 240)
        wait_until("a quiet screen", still)

    def changed(self, what, region, act):
        """Acts, and waits until that part of the screen looks different."""
        before = self.region(*region)
        act()
        wait_until(what, lambda: self.region(*region) != before)
        self.settle()

    def key(self, *keys):
        self.run("xdotool", "key", *keys)

    def type(self, text):
        self.run("xdotool", "type", text)

    def click(self, x, y):
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def drag(self, start, end, steps=12):
        self.run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in zip(start, end)]
            self.run("xdotool", "mousemove", *map(str, at))
        self.settle()

    def drop(self):
        self.run("xdotool", "mouseup", "1")

    # ---- the clipboard

    def copy_picture(self, path):
        self.copy(["xclip", "-selection", "clipboard", "-t", "image/png", "-i", str(path)])

    def copy_text(self, text):
        self.copy(["xclip", "-selection", "clipboard", "-i"], text.encode())

    def copied_text(self):
        return self.clipboard()

    def clipboard_types(self):
        return self.clipboard("-t", "TARGETS")

    def clipboard(self, *target):
        """Nothing as long as nobody owns it, which xclip calls a failure."""
        return self.outcome("xclip", "-selection", "clipboard", *target, "-o").stdout

    def copy(self, command, text=None):
        subprocess.run(command, env=self.environment, input=text, check=True, stdout=subprocess.DEVNULL)
