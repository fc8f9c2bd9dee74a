"""The layers hold over src/, and the checker does see what breaks them."""

import unittest
from pathlib import Path

import layers

SOURCE = Path(__file__).resolve().parents[2] / "src"


def complaints(path, *lines):
    return layers.check_text(Path(path), "\n".join(lines) + "\n")


class TheTree(unittest.TestCase):
    def test_every_file_keeps_to_its_layer(self):
        files, found = layers.check_tree(SOURCE)
        self.assertGreater(files, 0)
        self.assertEqual(found, [], "\n" + "\n".join(found))


class TheChecker(unittest.TestCase):
    def test_a_layer_may_include_itself_and_those_below(self):
        self.assertEqual(complaints("app/session/session.cpp", '#include "app/session/session.h"', "#include <vector>",
                                    '#include "store/file.h"', "#include <fmt/format.h>"), [])

    def test_a_layer_may_not_include_those_above(self):
        self.assertEqual(complaints("core/model/case.cpp", "", '#include "store/file.h"'),
                         ["src/core/model/case.cpp:2: core may not include store/file.h"])
        self.assertEqual(len(complaints("ui/board/board.cpp", '#include "app/session.h"', '#include "store/file.h"')), 2)

    def test_platform_sees_the_ports_of_app_and_nothing_else_of_it(self):
        self.assertEqual(complaints("platform/time/clock.h", '#include "app/ports.h"'), [])
        self.assertEqual(len(complaints("platform/time/clock.h", '#include "app/session.h"')), 1)

    def test_a_library_is_known_to_its_own_layer_alone(self):
        for header in ("sqlite3.h", "GLFW/glfw3.h", "GL/gl.h", "nlohmann/json.hpp", "webp/decode.h"):
            self.assertEqual(len(complaints("ui/board/board.cpp", f"#include <{header}>")), 1, header)
        self.assertEqual(len(complaints("platform/files/x.cpp", "#include <sqlite3.h>")), 1)
        self.assertEqual(complaints("store/file/file.cpp", "#include <sqlite3.h>", "#include <sodium.h>"), [])

    def test_core_is_pure(self):
        for header in ("fstream", "thread", "unistd.h", "sys/stat.h", "imgui.h"):
            self.assertEqual(len(complaints("core/model/case.cpp", f"#include <{header}>")), 1, header)
        self.assertEqual(complaints("platform/files/posix/files.cpp", "#include <fstream>", "#include <sys/stat.h>"), [])

    def test_spaces_and_macros_do_not_hide_an_include(self):
        self.assertEqual(len(complaints("ui/text/fonts.cpp", "  #  include   FT_FREETYPE_H")), 1)
        self.assertEqual(complaints("platform/drawing/fonts.cpp", "#include FT_FREETYPE_H"), [])

    def test_a_path_upwards_is_refused(self):
        self.assertEqual(len(complaints("ui/board/board.cpp", '#include "../store/file.h"')), 1)

    def test_a_folder_without_a_layer_is_refused(self):
        self.assertEqual(len(complaints("misc/x.h", "")), 1)

    def test_a_room_may_include_itself_and_the_floors_below(self):
        self.assertEqual(complaints("core/edit/apply.cpp", '#include "core/edit/draft.h"', '#include "core/law/rule.h"'), [])

    def test_a_room_may_not_include_what_is_above_or_beside_it(self):
        self.assertEqual(complaints("core/model/tags.cpp", '#include "core/edit/draft.h"'),
                         ["src/core/model/tags.cpp:1: core/model may not include core/edit/draft.h, which is not below it"])
        self.assertEqual(len(complaints("cli/cases/add.cpp", '#include "cli/evidence/attach.h"')), 1)
        self.assertEqual(len(complaints("app/ports.h", '#include "app/session/session.h"')), 1)

    def test_a_room_without_a_floor_is_refused(self):
        self.assertEqual(len(complaints("core/attic/x.h", "")), 1)
        self.assertEqual(len(complaints("core/x.h", "")), 1)

    def test_a_crowded_folder_is_refused(self):
        full = [Path(f"core/base/{number}.h") for number in range(layers.MOST_FILES)]
        self.assertEqual(layers.check_folders(full), [])
        self.assertEqual(len(layers.check_folders([*full, Path("core/base/one_more.h")])), 1)

    def test_main_may_see_everything(self):
        self.assertEqual(complaints("main.cpp", '#include "cli/cli.h"', '#include "desktop/window.h"'), [])

    def test_a_file_of_two_subjects_is_refused(self):
        self.assertEqual(complaints("ui/board/long.cpp", *[""] * 600), [])
        self.assertEqual(len(complaints("ui/board/long.cpp", *[""] * 601)), 1)


if __name__ == "__main__":
    unittest.main()
