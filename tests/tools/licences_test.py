"""The gatherer of licences keeps what the program contains, leaves out what it does not, and refuses the GPL."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import gen_licences  # noqa: E402  (needs the path above)

COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2001 Ann
           2002 Bob
License: {licence}

Files: debian/*
Copyright: 2003 Packager
License: GPL-2+

License: MIT
 Do as you like.
 .
 No warranty.

License: GPL-2+
 Share alike.
"""


class Licences(unittest.TestCase):
    def test_what_is_shipped_keeps_its_notice_and_its_licence(self):
        text = gen_licences.structured(COPYRIGHT.format(licence="MIT"), "x", None)
        self.assertEqual(text, "2001 Ann\n2002 Bob\n\nLicense: MIT\n\nDo as you like.\n\nNo warranty.")

    def test_of_two_licences_the_permissive_one_is_taken(self):
        text = gen_licences.structured(COPYRIGHT.format(licence="GPL-2+ or MIT"), "x", None)
        self.assertIn("License: MIT", text)
        self.assertNotIn("Share alike", text)

    def test_of_a_package_of_many_parts_those_in_the_program_are_named(self):
        text = COPYRIGHT.format(licence="MIT") + "\nFiles: runtime/*\nCopyright: 2004 Cy\nLicense: MIT\n"
        self.assertEqual(gen_licences.structured(text, "x", None, ["runtime/*"]),
                         "2004 Cy\n\nLicense: MIT\n\nDo as you like.\n\nNo warranty.")

    def test_a_licence_that_debian_keeps_for_all_follows_the_notice_of_whose_it_is(self):
        text = gen_licences.section({"name": "A network", "role": "network", "note": "Modified.",
                                     "copyright": "Copyright 2016 Dee", "common": "Apache-2.0"})
        self.assertTrue(text.startswith("=== A network (network)\n\nModified.\n\nCopyright 2016 Dee\n\nLicense: Apache-2.0\n\n"))
        self.assertIn("Version 2.0, January 2004", text)

    def test_a_licence_borrowed_from_a_package_leaves_the_notices_of_that_package_out(self):
        text = gen_licences.section({"name": "A network", "role": "network", "copyright": "Copyright 2024 Eve",
                                     "package": "nlohmann-json3-dev", "take": ["Expat"]})
        self.assertIn("\n\nCopyright 2024 Eve\n\nLicense: Expat\n\nPermission is hereby granted", text)
        self.assertNotIn("Lohmann", text)

    def test_the_gpl_alone_is_refused(self):
        with self.assertRaises(SystemExit):
            gen_licences.structured(COPYRIGHT.format(licence="GPL-2+"), "x", None)


if __name__ == "__main__":
    unittest.main()
