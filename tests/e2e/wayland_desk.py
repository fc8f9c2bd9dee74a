"""A person at the real program on native Wayland: sway without a screen, hands and an input method of our own; or Weston,
which is a window of an X server, with the hands of that."""

import json
import os
import subprocess

from desk import Desk, wait_until
from wayland_peer import Hands

NOBODY = 65534
SIZE = (1440, 900)


class WaylandDesk(Desk):
    """There is no X server. `scale` is that of the screen; what is seen and pointed at is counted in its pixels."""

    def __init__(self, scale=1.0):
        self.scale = scale

    def start_display(self):
        # The name of a socket has 107 bytes at most.
        runtime = self.folder / "r"
        runtime.mkdir(mode=0o700)
        config = self.folder / "sway.conf"
        config.write_text(f"output HEADLESS-1 resolution {SIZE[0]}x{SIZE[1]} scale {self.scale}\n"
                          "default_border none\nfocus_follows_mouse no\nxwayland disable\n"
                          "focus_on_window_activation focus\n")
        self.environment |= {"XDG_RUNTIME_DIR": str(runtime)}
        sway = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        command = ["sway", "-c", str(config)]
        if os.getuid() == 0:  # under whom it will not run
            self.folder.chmod(0o755)
            os.chown(runtime, NOBODY, NOBODY)
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
        self.compositor = self.start(command, env=self.environment | sway)
        [socket] = wait_until("sway", lambda: [path for path in runtime.glob("wayland-*") if path.suffix != ".lock"])
        [control] = wait_until("sway's control", lambda: list(runtime.glob("sway-ipc.*")))
        self.environment |= {"WAYLAND_DISPLAY": socket.name, "SWAYSOCK": str(control)}
        self.socket = socket
        self.hands = wait_until("the first answer", self.lend_hands)

    def lend_hands(self):
        try:
            return Hands(self.socket, *SIZE)
        except ConnectionRefusedError:
            return None

    def __exit__(self, *_):
        if hasattr(self, "hands"):
            self.hands.close()
        super().__exit__()

    # ---- the window

    def search_window(self):
        assert self.window.poll() is None, f"the window's program ended with {self.window.returncode}"
        return '"app_id": "recoup"' in self.run("swaymsg", "-t", "get_tree", "--raw").replace('":"', '": "')

    def program_in_front(self):
        """The number of its process."""
        waiting = [json.loads(self.run("swaymsg", "-t", "get_tree", "--raw"))]
        while waiting:
            node = waiting.pop()
            if node["focused"]:
                return node.get("pid")
            waiting += node["nodes"] + node["floating_nodes"]
        return None

    def region(self, x, y, width, height):
        picture = subprocess.run(["grim", "-t", "ppm", "-"], env=self.environment, capture_output=True, check=True).stdout
        _, size, _, pixels = picture.split(b"\n", 3)
        row = int(size.split()[0]) * 3
        return b"".join(pixels[line * row + x * 3:line * row + (x + width) * 3] for line in range(y, y + height))

    def key(self, *keys):
        for key in keys:
            self.hands.key(key)

    def type(self, text):
        self.hands.type(text)

    def click(self, x, y):
        self.hands.move(x, y)
        self.hands.button(True)
        self.hands.button(False)

    # ---- the clipboard

    def copy_picture(self, path):
        self.copy_as("image/png", path.read_bytes())

    def copy_text(self, text):
        self.copy_as("text/plain;charset=utf-8", text.encode())

    def copy_as(self, kind, content):
        self.copy(["wl-copy", "--type", kind], content)

    def clipboard_types(self):
        return self.clipboard("--list-types")

    def clipboard(self, *target):
        return self.outcome("wl-paste", "--no-newline", *target).stdout


class WestonDesk(Desk):
    """One that has little besides the core of Wayland. Where a window lies there is its own affair."""

    def __init__(self, scale=1):
        self.scale = scale

    def start_display(self):
        super().start_display()
        runtime = self.folder / "r"
        runtime.mkdir(mode=0o700)
        self.environment |= {"XDG_RUNTIME_DIR": str(runtime)}
        width, height = (side // self.scale for side in SIZE)
        self.start(["weston", "--no-config", "--backend=x11-backend.so", "--socket=weston", f"--width={width}",
                    f"--height={height}", f"--scale={self.scale}"], env=self.environment)
        wait_until("Weston", (runtime / "weston").exists)

    def window_environment(self):
        return {name: value for name, value in self.environment.items() if name != "DISPLAY"} | \
            {"WAYLAND_DISPLAY": "weston"}

    def search_window(self):
        """Where Weston itself is grey, the program's sign is blue."""
        assert self.window.poll() is None, f"the window's program ended with {self.window.returncode}"
        corner = self.region(0, 0, 200, 200)
        return any(blue > 180 > 100 > red for blue, red in zip(corner[0::4], corner[2::4]))
