#!/usr/bin/env python3
"""The real window on native Wayland, where no X server is: keys, pointer, clipboard, what is dropped, an input method, a
scaled screen, and a compositor that goes away."""

import pathlib
import signal
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chinese_input import start_bus, write_fcitx_profile  # noqa: E402
from desk import sha256, wait_until  # noqa: E402
from paste_test import png  # noqa: E402
from wayland_desk import WaylandDesk, WestonDesk  # noqa: E402
from wayland_peer import DragSource, InputMethod, Launcher  # noqa: E402

MIDDLE = (400, 300, 600, 300)
DIALOG_TITLE = (600, 160, 560, 56)
NEW_CASE = (1364, 30)
CARD = (197, 240)
SIGN = 37


class Wayland(unittest.TestCase):
    def new_case(self, desk):
        desk.changed("the new-case dialog", MIDDLE, lambda: desk.key("n"))
        desk.key("ctrl+a")

    def sign_width(self, desk):
        """In pixels: it is the blue in the corner."""
        row = desk.region(0, round(40 * desk.scale), round(70 * desk.scale), 1)
        return sum(blue > 180 > 100 > red for red, blue in zip(row[0::3], row[2::3]))

    def only_case(self, desk):
        wait_until("the case in the file", desk.cases)
        [case] = desk.cases()
        return case

    def test_keys_pointer_and_text_of_the_clipboard(self):
        with WaylandDesk() as desk:
            desk.recoup("init")
            desk.open_window()
            desk.changed("the new-case dialog", MIDDLE, lambda: desk.click(*NEW_CASE))
            desk.key("ctrl+a")
            desk.type("parcel ")
            desk.copy_text("退款 😀")
            wait_until("the owner", lambda: "text/plain" in desk.clipboard_types())
            desk.changed("the pasted text", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.key("ctrl+a", "ctrl+c")
            wait_until("the copied text", lambda: desk.clipboard() == "parcel 退款 😀")
            desk.key("End")
            desk.changed("our own text pasted", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.key("Return")
            self.assertEqual(self.only_case(desk)["title"], "parcel 退款 😀" * 2)
            desk.close_window()
            desk.recoup("check")

    def test_a_picture_and_copied_files_are_pasted(self):
        with WaylandDesk() as desk:
            desk.recoup("init")
            shot, other = desk.folder / "shot.png", desk.folder / "证 据.png"
            shot.write_bytes(png(1080, 2400, 90))
            other.write_bytes(png(300, 200, 9))
            desk.open_window()
            desk.copy_picture(shot)
            desk.changed("the dialog", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.key("ctrl+a")
            desk.type("picture")
            desk.key("Return")
            self.assertEqual(self.only_case(desk)["evidence_count"], 1)
            desk.settle()
            desk.copy_as("text/uri-list", f"file://{urllib.parse.quote(str(other))}\r\n".encode())
            desk.changed("the dialog", DIALOG_TITLE, lambda: desk.key("ctrl+v"))
            desk.key("ctrl+a")
            desk.type("file")
            desk.key("Return")
            wait_until("the second case", lambda: len(desk.cases()) == 2)
            kept = {case["title"]: desk.json("show", str(case["id"]))["case"]["evidence"] for case in desk.cases()}
            self.assertEqual([item["sha256"] for item in kept["picture"]], [sha256(shot)])
            self.assertEqual([item["name"] for item in kept["file"]], [other.name])
            desk.close_window()

    def test_a_file_dropped_on_a_card_is_of_that_case(self):
        with WaylandDesk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "parcel")
            shot = desk.folder / "shot.png"
            shot.write_bytes(png(300, 200, 90))
            desk.open_window()
            source = DragSource(desk.socket, "text/uri-list", f"file://{urllib.parse.quote(str(shot))}\r\n".encode())
            desk.settle()
            desk.hands.move(1080, 450)  # each has a half of the screen
            source.listen_until(lambda: source.over)
            desk.hands.button(True)
            source.roundtrip()
            for x in range(900, CARD[0], -50):
                desk.hands.move(x, CARD[1])
            desk.hands.move(*CARD)
            source.listen_until(lambda: source.wanted)
            desk.hands.button(False)
            source.listen_until(lambda: source.finished)
            wait_until("the file at the case", lambda: self.only_case(desk)["evidence_count"] == 1)
            source.close()

    def test_what_an_input_method_composes_is_shown_and_written(self):
        with WaylandDesk() as desk:
            desk.recoup("init")
            method = InputMethod(desk.socket)
            desk.open_window()
            self.assertFalse(method.active, "no field has the keyboard")
            self.new_case(desk)
            method.wait(active=True)
            desk.changed("an empty field", DIALOG_TITLE, lambda: desk.key("BackSpace"))
            empty = desk.region(*DIALOG_TITLE)
            desk.changed("the composition", DIALOG_TITLE, lambda: method.compose("ni hao"))
            method.compose("")
            wait_until("the field as it was", lambda: desk.region(*DIALOG_TITLE) == empty)
            method.compose("ni hao")
            method.write("你好")
            desk.type(" ok")
            desk.key("Return")
            self.assertEqual(self.only_case(desk)["title"], "你好 ok")
            method.wait(active=False)
            method.close()
            desk.close_window()

    def test_pinyin_of_fcitx(self):
        with WaylandDesk() as desk:
            desk.recoup("init")
            start_bus(desk)
            write_fcitx_profile(desk.folder / "home")
            desk.start(["fcitx5", "--disable=xcb,xim,notifications,notificationitem"], env=desk.environment)
            wait_until("fcitx", lambda: desk.outcome("fcitx5-remote").stdout.strip())
            desk.open_window()
            self.new_case(desk)
            wait_until("pinyin", lambda: desk.outcome("fcitx5-remote", "-n").stdout.strip() == "pinyin")
            desk.changed("an empty field", DIALOG_TITLE, lambda: desk.key("BackSpace"))
            for word in ("nihao", "shijie"):
                desk.changed("the composition", DIALOG_TITLE, lambda word=word: desk.type(word))
                desk.changed("the word", DIALOG_TITLE, lambda: desk.key("space"))
            desk.key("Return")
            self.assertEqual(self.only_case(desk)["title"], "你好世界")
            desk.close_window()

    def test_a_double_click_brings_the_window_that_stands_to_the_front(self):
        with WaylandDesk() as desk:
            own = desk.folder / "own"  # sway's may be another person's
            own.mkdir(mode=0o700)
            desk.environment |= {"XDG_RUNTIME_DIR": str(own), "WAYLAND_DISPLAY": str(desk.socket)}
            desk.recoup("init")
            desk.open_window()
            desk.start([desk.program, "--new-window", str(desk.file)], env=desk.environment)
            wait_until("the other window", lambda: desk.program_in_front() not in (None, desk.window.pid))
            launcher = Launcher(desk.socket)
            desk.environment["XDG_ACTIVATION_TOKEN"] = launcher.token()
            desk.run(desk.program, str(desk.file))
            wait_until("the window that stood", lambda: desk.program_in_front() == desk.window.pid)
            launcher.close()

    def test_a_scaled_screen_has_a_scaled_window(self):
        for scale in (1.0, 1.5, 1.75):  # beyond that the sign gives way to the views
            with self.subTest(scale=scale), WaylandDesk(scale) as desk:
                desk.recoup("init")
                desk.open_window()
                self.assertAlmostEqual(self.sign_width(desk) / scale, SIGN, delta=2)
                desk.key("n")
                desk.settle()
                desk.key("ctrl+a")
                desk.type("scaled")
                desk.key("Return")
                self.assertEqual(self.only_case(desk)["title"], "scaled")
                desk.close_window()

    def test_weston_with_little_else_will_do(self):
        for scale in (1, 2):
            with self.subTest(scale=scale), WestonDesk(scale) as desk:
                desk.recoup("init")
                desk.open_window()
                desk.key("n")
                desk.settle()
                desk.key("ctrl+a")
                desk.type("weston")
                desk.key("Return")
                self.assertEqual(self.only_case(desk)["title"], "weston")
                desk.close_window()

    def test_a_compositor_that_ends_ends_the_program_and_nothing_is_lost(self):
        with WaylandDesk() as desk:
            desk.recoup("init")
            desk.open_window()
            self.new_case(desk)
            desk.type("kept")
            desk.key("Return")
            wait_until("the case in the file", desk.cases)
            desk.compositor.send_signal(signal.SIGKILL)
            self.assertEqual(desk.window.wait(60), 1)
            desk.recoup("check")
            self.assertEqual(self.only_case(desk)["title"], "kept")


if __name__ == "__main__":
    unittest.main()
