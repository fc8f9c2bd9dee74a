#!/usr/bin/env python3
"""Chinese in the real window, typed as Chinese people type: pinyin by ibus and by fcitx5. Keys are the program's where
no field has the keyboard and the input method's in a field; its window stands at the caret."""

import pathlib
import signal
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chinese_input import ChineseDesk  # noqa: E402
from desk import wait_until  # noqa: E402

AGENDA = (200, 0, 800, 240)
MIDDLE = (400, 300, 600, 300)


class ChineseInput(unittest.TestCase):
    def press_without_field(self, desk, key, what, region):
        """It acts at once and is offered to nobody."""
        desk.changed(what, region, lambda: desk.key(key))
        self.assertIsNone(desk.candidates(), f"{key} was a shortcut")

    def compose(self, desk, letters):
        desk.type(letters)
        wait_until(f"candidates for {letters}", desk.candidates)
        desk.settle()  # their window shows up where it was the last time, and moves
        return desk.candidates()

    def end(self, desk, key):
        desk.key(key)
        wait_until("no more candidates", lambda: desk.candidates() is None)
        desk.settle()

    def ink_above(self, desk, candidates, before):
        """What was written just above the place where the candidates stood: (left, top, right, bottom)."""
        x, y, width, _ = candidates
        left, top = max(0, x - round(200 * desk.scale)), y - round(40 * desk.scale)
        part = [row[left:x + width] for row in before[top:y]]
        ink = desk.difference(part, [row[left:x + width] for row in desk.screen()[top:y]])
        self.assertIsNotNone(ink, "nothing is written above the candidates")
        return ink[0] + left, ink[1] + top, ink[2] + left, ink[3] + top

    def write_title(self, desk):
        """The candidates of the second word stand where it then begins, under it."""
        desk.key("BackSpace")  # the name it proposes
        desk.wake()
        self.compose(desk, "nihao")
        self.end(desk, "space")
        before = desk.screen()
        at = self.compose(desk, "shijie")
        self.end(desk, "space")
        ink = self.ink_above(desk, at, before)
        # Where the composition is drawn in the field, the window stands at the caret behind it: two characters.
        word = round(40 * desk.scale) if desk.draws_composition else 0
        self.assertGreaterEqual(at[0], ink[0] - 6)
        self.assertLessEqual(at[0], ink[0] + word + 6)
        self.assertGreaterEqual(at[1], ink[3] - 2)
        self.assertLessEqual(at[1], ink[3] + round(24 * desk.scale))

    def watch_composition(self, desk):
        """It is drawn in the field and leaves it without a trace."""
        screen = desk.screen()
        x, y, _, _ = self.compose(desk, "n")

        def field(screen):
            return [row[x - 80:x + 80] for row in screen[y - 40:y]]
        wait_until("the composition in the field", lambda: field(desk.screen()) != field(screen))
        self.end(desk, "Escape")
        wait_until("the field as it was", lambda: field(desk.screen()) == field(screen))

    def live_through(self, desk):
        with desk:
            desk.recoup("init")
            desk.open_window()
            self.press_without_field(desk, "3", "the agenda", AGENDA)
            self.press_without_field(desk, "2", "the board", AGENDA)
            self.press_without_field(desk, "n", "the new-case dialog", MIDDLE)
            self.write_title(desk)
            if desk.draws_composition:
                self.watch_composition(desk)
            self.compose(desk, "ok")
            self.end(desk, "Return")
            self.assertEqual(desk.cases(), [], "Enter ended the composition, not the form")
            desk.key("Return")
            wait_until("the case in the file", desk.cases)
            self.assertEqual(desk.cases()[0]["title"], "你好世界ok")
            desk.settle()
            self.press_without_field(desk, "3", "the agenda", AGENDA)
            desk.close_window()

    def test_ibus(self):
        self.live_through(ChineseDesk("ibus"))

    def test_ibus_at_125_percent(self):
        self.live_through(ChineseDesk("ibus", 1.25))

    def test_fcitx(self):
        self.live_through(ChineseDesk("fcitx"))

    def test_fcitx_at_125_percent(self):
        self.live_through(ChineseDesk("fcitx", 1.25))

    def write_while_it_stands(self, desk):
        """What follows N is composed, even if all was pressed before the program could look."""
        with desk:
            desk.recoup("init")
            desk.open_window()
            self.press_without_field(desk, "n", "the new-case dialog", MIDDLE)
            desk.key("BackSpace")
            desk.wake()
            self.compose(desk, "nihao")
            self.end(desk, "space")
            desk.key("Return")
            wait_until("the case in the file", desk.cases)
            desk.settle()
            desk.window.send_signal(signal.SIGSTOP)
            desk.key("n")
            self.assertIsNone(desk.candidates())
            desk.type("shijie")
            desk.window.send_signal(signal.SIGCONT)
            wait_until("candidates", desk.candidates)
            self.end(desk, "space")
            desk.key("Return")
            wait_until("the second case", lambda: len(desk.cases()) == 2)
            self.assertEqual({case["title"] for case in desk.cases()}, {"你好", "世界"})
            desk.settle()
            desk.close_window()

    def test_ibus_on_a_slow_machine(self):
        self.write_while_it_stands(ChineseDesk("ibus"))

    def test_fcitx_on_a_slow_machine(self):
        self.write_while_it_stands(ChineseDesk("fcitx"))

    def test_the_program_outlives_its_input_method(self):
        """Plain letters when it ends, pinyin again when it is back."""
        with ChineseDesk("fcitx") as desk:
            desk.recoup("init")
            desk.open_window()
            self.press_without_field(desk, "n", "the new-case dialog", MIDDLE)
            desk.key("BackSpace")
            self.compose(desk, "nihao")
            self.end(desk, "space")
            desk.end_input_method()
            before = desk.screen()
            desk.type("abc")
            wait_until("letters", lambda: desk.screen() != before)
            desk.settle()
            desk.start_fcitx()
            # The program hears of it at its own pace.
            def composes():
                desk.type("n")
                return desk.candidates()
            wait_until("pinyin", composes)
            self.end(desk, "Escape")
            desk.key("Return")
            wait_until("the case in the file", desk.cases)
            self.assertRegex(desk.cases()[0]["title"], "^你好abcn*$")
            desk.settle()
            desk.close_window()


if __name__ == "__main__":
    unittest.main()
