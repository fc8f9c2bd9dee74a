#!/usr/bin/env python3
"""Hands that are faster than the machine: the program stands still while they type, and finds all of it at once."""

import ctypes
import pathlib
import signal
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk, wait_until  # noqa: E402

TITLES = ["4 of 45 n/d 2024-12", "1n2n3n4", "/search n"]

# A place on a window of 1440 × 900 at scale 1.
SEARCH = (1000, 30)


def ask_to_close(desk):
    """As a window manager does."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(desk.environment["DISPLAY"].encode()))
    atoms = [x11.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")]
    window = int(desk.search_window().split()[0])
    client_message, format_bits = 33, 32
    # type, serial, send_event, display, window, message_type, format, data
    event = (ctypes.c_long * 24)(client_message, 0, 1, 0, window, atoms[0], format_bits, atoms[1])
    assert x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x11.XCloseDisplay(display)


class Typing(unittest.TestCase):
    def at_a_stand(self, desk, act):
        """What hands do between two frames."""
        desk.window.send_signal(signal.SIGSTOP)
        act()
        desk.window.send_signal(signal.SIGCONT)

    def titles(self, desk):
        return sorted(case["title"] for case in desk.cases())

    def test_a_title_typed_straight_after_n_within_one_frame(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.recoup("add", "--title", "Earlier", "--platform", "Shop", "--paid", "328")
            desk.open_window("--lang", "en", "--file", str(desk.file))
            for done, title in enumerate(TITLES, 1):
                def write(title=title):
                    desk.key("n")
                    desk.type(title)
                    desk.key("Return")
                self.at_a_stand(desk, write)
                wait_until("the case in the file", lambda done=done: len(desk.cases()) > done)
                desk.settle()
            self.assertEqual(self.titles(desk), sorted(["Earlier", *TITLES]))
            desk.close_window()

    def test_what_was_typed_before_a_click_and_before_the_window_is_closed_stays(self):
        with Desk() as desk:
            desk.recoup("init")
            desk.open_window("--lang", "en", "--file", str(desk.file))

            def write():
                desk.key("n")
                desk.type("45 tickets")
                desk.click(*SEARCH)
                desk.key("Return")
                desk.key("n")
                desk.type("4 more")
                desk.key("Return")
                ask_to_close(desk)
            self.at_a_stand(desk, write)
            self.assertEqual(desk.window.wait(60), 0)
            self.assertEqual(self.titles(desk), ["4 more", "45 tickets"])


if __name__ == "__main__":
    unittest.main()
