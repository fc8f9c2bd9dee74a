"""Each operator of tools/mutate makes the mutants it says, and none of comments, texts and tables."""

import sys
import unittest
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import mutate  # noqa: E402  (needs the path above)


def made(text):
    """operator -> what becomes of the text."""
    by_operator = defaultdict(list)
    for mutant in mutate.mutants_of(text):
        by_operator[mutant.operator].append(mutant.of(text))
    return dict(by_operator)


class Operators(unittest.TestCase):
    def check(self, text, operator, *wanted):
        self.assertEqual(sorted(made(text).get(operator, [])), sorted(wanted), text)

    def test_relations_are_moved_by_one_and_turned_around(self):
        self.check("bool x = a < b;", "boundary", "bool x = a <= b;")
        self.check("bool x = a < b;", "comparison", "bool x = a >= b;")
        self.check("bool x = a != b;", "comparison", "bool x = a == b;")
        self.check("std::vector<int> x(a);", "boundary")

    def test_logic_truth_and_conditions_are_negated(self):
        self.check("bool x = a && b;", "logic", "bool x = a || b;")
        self.check("bool x = true;", "truth", "bool x = false;")
        self.check("if (a && b) return;", "negation", "if (!(a && b)) return;")
        self.check("if (auto ok = f(); !ok) return ok;", "negation", "if (auto ok = f(); ok) return ok;")
        self.check("auto x = a.b ? c : d;", "negation", "auto x = !(a.b) ? c : d;")
        self.check("x = y && a.list.empty();", "negation", "x = y && !(a.list.empty());")
        self.check("if (const auto* x = f()) return 1;", "negation")
        self.check("if constexpr (a) return 1;", "negation")

    def test_a_single_comparison_is_negated_once(self):
        self.assertEqual(made("if (a == b) return;"), {"comparison": ["if (a != b) return;"]})

    def test_constants_are_moved_by_one(self):
        self.check("int x = 1'000;", "constant", "int x = 999;", "int x = 1001;")
        self.check("f(0x80u);", "constant", "f(0x7fu);", "f(0x81u);")
        self.check("std::int64_t x = 0;", "constant", "std::int64_t x = 1;")

    def test_sums_steps_and_choices_are_changed(self):
        self.check("int x = a + b;", "arithmetic", "int x = a - b;")
        self.check("a -= b;", "arithmetic", "a += b;")
        self.check("f(a++);", "step", "f(a--);")
        self.check("a = std::min(b, c);", "choice", "a = std::max(b, c);")
        self.check("a = b.front();", "choice", "a = b.back();")
        self.check("continue;", "jump", "break;")

    def test_statements_are_dropped_but_declarations_stay(self):
        self.check("{\n    row.a = b;\n}", "statement", "{\n    {}\n}")
        self.check("{\n    draft.add(Row{\n        a});\n}", "statement", "{\n    {}\n}")
        self.check("{\n    if (f(a)) g(b);\n}", "statement", "{\n    if (f(a)) {}\n}")
        for kept in ("int a = b;", "const auto a = b;", "Row row;", "return f(a);", "using namespace a;"):
            self.check("{\n    " + kept + "\n}", "statement")

    def test_what_is_returned_becomes_nothing(self):
        self.check("return f(a, [&] { return 1; });", "return", "return {};", "return f(a, [&] { return {}; });")
        for empty in ("return;", "return {};", "return false;"):
            self.check(empty, "return")

    def test_a_member_is_left_out(self):
        self.check("Row row{\n    .a = b,\n    .c = d};", "member", "Row row{\n    \n    .c = d};")
        self.check("Row row{\n    .a = std::nullopt,\n    .c = d};", "member")

    def test_comments_texts_characters_and_tables_are_no_code(self):
        for text in ('// a < b\n', '#if 1 < 2\n', 'f("a < 1");', "f('1');", "text.reserve(36);",
                     "constexpr Range kWide[] = {\n    {1, 2},\n    {3, 4}};\n"):
            self.assertEqual(made(text), {}, text)
        self.check('f("a"); bool x = a < b;', "boundary", 'f("a"); bool x = a <= b;')


class Told(unittest.TestCase):
    def test_a_survivor_is_named_by_line_and_shown_as_it_became(self):
        text = "int f() {\n    g(a);\n    return a < b;\n}\n"
        told = {m.operator: (m.line(text), m.changed_line(text)) for m in mutate.mutants_of(text)}
        self.assertEqual(told["boundary"], (3, "return a <= b;"))
        self.assertEqual(told["statement"], (2, "g(a);"))

    def test_slow_test_cases_are_known_by_what_they_took(self):
        output = "0.000012 s: fast\n2.5 s: slow, and long\n[doctest] 3 s: x\n"
        self.assertEqual(mutate.slow_cases(output), "slow? and long")
        self.assertEqual(mutate.slow_cases(""), "none")

    def test_the_score_counts_what_compiled(self):
        self.assertEqual(mutate.score(["killed", "survived", "no mutant", "killed"]), (2, 3))


if __name__ == "__main__":
    unittest.main()
