"""A desk with a Chinese input method: ibus or fcitx5 with pinyin, over XIM as GLFW speaks it."""

import os
import shutil
import signal
import struct
import subprocess
import time
from urllib.parse import quote

from desk import Desk, wait_until

PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""


def write_fcitx_profile(home):
    profile = home / ".config/fcitx5/profile"
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(PROFILE)


def start_bus(desk):
    """A session bus of the desk's own, named in its environment."""
    config = desk.folder / "home/bus.conf"
    # The settings are kept by a service; what tells people things stays away from the screen.
    services = desk.folder / "home/services"
    services.mkdir()
    shutil.copy("/usr/share/dbus-1/services/ca.desrt.dconf.service", services)
    config.write_text(f"<busconfig><type>session</type><listen>unix:dir={quote(str(desk.folder))}/home</listen>"
                      f"<servicedir>{services}</servicedir>"
                      '<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/>'
                      '<allow own="*"/></policy></busconfig>')
    address = desk.folder / "home/bus.address"
    with address.open("wb") as file:
        desk.start(["dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={file.fileno()}"],
                   pass_fds=[file.fileno()], env=desk.environment)
    wait_until("the bus", lambda: address.read_text().endswith("\n"))
    desk.environment["DBUS_SESSION_BUS_ADDRESS"] = address.read_text().strip()


class ChineseDesk(Desk):
    """Pinyin is on from the beginning. `scale` is that of the screen."""

    def __init__(self, input_method="ibus", scale=1.0):
        self.input_method = input_method
        self.server = None
        self.scale = scale
        self.draws_composition = input_method == "ibus"  # fcitx shows it in its own window unless told otherwise

    def __enter__(self):
        super().__enter__()
        # As a desktop tells its programs.
        self.run("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER",
                 f"Xft.dpi:\t{round(96 * self.scale)}\n")
        home = self.folder / "home"
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        self.environment |= {
            "XDG_RUNTIME_DIR": str(runtime),
            "XMODIFIERS": f"@im={'ibus' if self.input_method == 'ibus' else 'fcitx'}",
            "NO_AT_BRIDGE": "1",  # no bus for accessibility either
        }
        start_bus(self)
        try:
            self.start_ibus() if self.input_method == "ibus" else self.start_fcitx()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.server:
            os.killpg(self.server.pid, signal.SIGKILL)  # with its helpers
        super().__exit__()

    def start_ibus(self):
        self.run("gsettings", "set", "org.freedesktop.ibus.general", "preload-engines", "['libpinyin']")
        self.server = self.start(["ibus-daemon", "--xim"], env=self.environment, start_new_session=True)

        def is_on():
            ask = {"env": self.environment, "capture_output": True, "text": True, "check": False}
            subprocess.run(["ibus", "engine", "libpinyin"], **ask)
            return subprocess.run(["ibus", "engine"], **ask).stdout.strip() == "libpinyin"
        wait_until("ibus with pinyin", is_on)
        self.wait_for_server("ibus")

    def start_fcitx(self):
        write_fcitx_profile(self.folder / "home")
        addons = "--disable=wayland,waylandim,notifications,notificationitem"
        self.server = self.start(["fcitx5", addons], env=self.environment, start_new_session=True)
        self.wait_for_server("fcitx")

    def end_input_method(self):
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self.server = None
        self.run("xprop", "-root", "-remove", "XIM_SERVERS")

    def wait_for_server(self, name):
        wait_until("the XIM server", lambda: f"@server={name}" in self.run("xprop", "-root", "XIM_SERVERS"))

    def wake(self):
        """In an empty field. An input method that still loads its dictionary lets the first keys through; it is asked
        until it answers, and the field is left empty."""
        def answers():
            self.type("a")
            end = time.monotonic() + 5
            while time.monotonic() < end:
                if self.candidates():
                    return True
                time.sleep(0.03)
            self.key("BackSpace")
            return False
        wait_until("the input method awake", answers)
        self.key("Escape")
        wait_until("no candidates", lambda: self.candidates() is None)
        self.settle()

    # ---- what is seen of it

    def candidates(self):
        """(x, y, width, height) of the window with the candidates, or nothing."""
        kind = "ibus-ui-gtk3" if self.input_method == "ibus" else "fcitx"
        found = self.outcome("xdotool", "search", "--onlyvisible", "--class", kind).stdout.split()
        for window in found:
            shape = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], env=self.environment,
                                   capture_output=True, text=True, check=False).stdout
            values = dict(line.split("=") for line in shape.split())
            if int(values.get("WIDTH", 0)) > 1:
                return tuple(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return None

    def screen(self):
        """Rows of pixels, each an int."""
        dump = wait_until("a look at the screen", self.look)
        header = struct.unpack(">25I", dump[:100])
        width, height, stride, first = header[4], header[5], header[12], header[0] + header[19] * 12
        return [struct.unpack(f"<{width}I", dump[first + y * stride:first + y * stride + width * 4])
                for y in range(height)]

    @staticmethod
    def difference(before, after, without=None):
        """The smallest (left, top, right, bottom) around what changed, outside of the rectangle `without`."""
        left, top, right, bottom = 1 << 30, 1 << 30, 0, 0
        for y, (old, new) in enumerate(zip(before, after)):
            if old == new:
                continue
            for x, (a, b) in enumerate(zip(old, new)):
                covered = without and without[0] <= x < without[0] + without[2] and \
                    without[1] <= y < without[1] + without[3]
                if a != b and not covered:
                    left, top, right, bottom = min(left, x), min(top, y), max(right, x + 1), max(bottom, y + 1)
        return (left, top, right, bottom) if right else None
