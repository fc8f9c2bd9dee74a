#include "core/law/template.h"

#include <doctest/doctest.h>

using namespace recoup::core;
using P = Placeholder;

namespace {

Template parsed(std::string_view text) {
    const auto result = parse_template(text);
    REQUIRE_MESSAGE(result.has_value(), text);
    return *result;
}

std::string refused(std::string_view text) {
    const auto result = parse_template(text);
    REQUIRE_FALSE_MESSAGE(result.has_value(), text);
    return sentence(Lang::en, result.error());
}

}  // namespace

TEST_CASE("a placeholder says what the case knows") {
    const auto filled =
        fill(parsed("请退还 {claimed}，订单 {order_no}。"), {{P::claimed, "¥5.00"}, {P::order_no, "A-1"}});
    CHECK(filled.whole());
    CHECK(filled.text() == "请退还 ¥5.00，订单 A-1。");
}

TEST_CASE("a placeholder nobody can fill is named once, in the order of the text") {
    const auto filled = fill(parsed("{claimed} {ticket} {claimed} {title}"), {{P::title, "T"}});
    CHECK(filled.missing == std::vector{P::claimed, P::ticket});
    CHECK(name_placeholders(Lang::en, filled.missing) == "amount claimed (claimed), ticket number (ticket)");
    CHECK(name_placeholders(Lang::zh, filled.missing) == "要求退款的金额（claimed）、工单号（ticket）");
}

TEST_CASE("an optional part goes whole when one of its placeholders is missing") {
    const auto from = parsed("A[[, order {order_no}]][[, {paid} on {paid_at}]].");
    CHECK(fill(from, {{P::order_no, "7"}, {P::paid, "$1"}}).text() == "A, order 7.");
    CHECK(fill(from, {{P::paid, "$1"}, {P::paid_at, "Monday"}}).text() == "A, $1 on Monday.");
    CHECK(fill(from, {{P::order_no, " \n"}}).text() == "A.");
}

TEST_CASE("a value never brings a brace or a control into the text") {
    const auto filled = fill(parsed("{title}"), {{P::title, " a{order}b\x1b[0m\xE2\x80\xAE c\n"}});
    CHECK(filled.text() == "a(order)b[0m c");
}

TEST_CASE("what is no template is refused with its line") {
    CHECK(refused("one\n{order}") == "Line 2: there is no placeholder called “order”.");
    CHECK(refused("a\n\nb } c").starts_with("Line 3: braces"));
    CHECK(refused("{claimed").starts_with("Line 1: braces"));
    CHECK(refused("{a{b}}").starts_with("Line 1: braces"));
    CHECK(refused("{}") == "Line 1: there is no placeholder called “”.");
    CHECK(refused("a\n[[{paid}\n\n") == "Line 2: an optional part begins with [[ but never ends with ]].");
    CHECK(refused("[[ {paid} [[ {title} ]] ]]").starts_with("Line 1: an optional part cannot"));
    CHECK(refused("\n]]") == "Line 2: ]] without [[ before it.");
}

TEST_CASE("a dropped placeholder takes its sentence with it, and its line when nothing is left of it") {
    const auto from = parsed("Hello. I ask for {claimed}. Answer by {reply_by}, please.\nTicket: {ticket}\nBye.");
    const Values values{{P::reply_by, "noon"}};
    CHECK(fill(from, values).missing == std::vector{P::claimed, P::ticket});
    const auto filled = fill(from, values, {P::claimed, P::ticket});
    CHECK(filled.whole());
    CHECK(filled.text() == "Hello. Answer by noon, please.\nBye.");
    CHECK(fill(parsed("您好。退还 {claimed}！谢谢。"), {}, {P::claimed}).text() == "您好。谢谢。");
    CHECK(fill(parsed("{claimed}"), {}, {P::claimed}).text().empty());
    // Dropping changes nothing where the case can fill it.
    CHECK(fill(parsed("{claimed} now."), {{P::claimed, "$1"}}, {P::claimed}).text() == "$1 now.");
}

TEST_CASE("a limit is kept: optional parts stay as long as there is room, then the longest value is cut") {
    const auto from = parsed("{title}[[, {order_no}]][[, {ticket}]].");
    const Values values{{P::title, "退款"}, {P::order_no, "123"}, {P::ticket, "456"}};
    CHECK(fill(from, values, {}, 13).text() == "退款, 123, 456.");
    CHECK(fill(from, values, {}, 12).text() == "退款, 123.");
    CHECK(fill(from, values, {}, 5).text() == "退款.");
    const std::string longest(400, 'x');
    const auto cut = fill(from, {{P::title, longest}}, {}, 300).text();
    CHECK(count_characters(cut) == 300);
    CHECK(cut.ends_with("x…."));
}

TEST_CASE("a short part has the room that a long one before it could not use") {
    const auto from = parsed("{title}[[, {clause_text}]][[, {ticket}]].");
    const Values values{{P::title, "退款"}, {P::clause_text, "a long clause"}, {P::ticket, "456"}};
    CHECK(fill(from, values, {}, 10).text() == "退款, 456.");
}

TEST_CASE("the account of what happened takes the room that is left, by whole sentences and lines") {
    const auto from = parsed("{title}[[ {note}]][[, {ticket}]]");
    const Values values{{P::title, "T"}, {P::note, "他说：“一。二。”三！四"}, {P::ticket, "9"}};
    CHECK(fill(from, values, {}, 40).text() == "T 他说：“一。二。”三！四, 9");
    CHECK(fill(from, values, {}, 16).text() == "T 他说：“一。二。”三！, 9");
    CHECK(fill(from, values, {}, 15).text() == "T 他说：“一。二。”, 9");
    const auto facts = parsed("{title}[[\n{facts}]]");
    const Values told{{P::title, "T"}, {P::facts, "1: “A. B.”\n2: C."}};
    CHECK(fill(facts, told, {}, 15).text() == "T\n2: C.");
    CHECK(fill(facts, told, {}, 6).text() == "T");
}

TEST_CASE("joined templates keep their optional parts apart") {
    const auto both = join(parsed("S[[ {order_no}]]\n\n"), parsed("B[[ {ticket}]]"));
    CHECK(fill(both, {{P::ticket, "9"}}).text() == "S\n\nB 9");
    CHECK(fill(both, {{P::order_no, "1"}}).text() == "S 1\n\nB");
}

TEST_CASE("evidence is lettered beyond Z") {
    CHECK(letter_name(0) == "A");
    CHECK(letter_name(25) == "Z");
    CHECK(letter_name(26) == "AA");
    CHECK(letter_name(701) == "ZZ");
    CHECK(letter_name(702) == "AAA");
}

TEST_CASE("a template comes apart into texts and placeholders, each in its part") {
    const auto from = parsed("ab{paid}cd[[ef\n{title}]][[gh]]ij{ticket}");
    struct Wanted {
        const char* text;
        std::optional<Placeholder> hole;
        int part;
    };
    const Wanted wanted[] = {{"ab", {}, 0},     {"", P::paid, 0}, {"cd", {}, 0}, {"ef\n", {}, 1},
                             {"", P::title, 1}, {"gh", {}, 2},    {"ij", {}, 0}, {"", P::ticket, 0}};
    REQUIRE(from.pieces.size() == std::size(wanted));
    for (std::size_t i = 0; i < std::size(wanted); ++i) {
        CHECK(from.pieces[i].text == wanted[i].text);
        CHECK(from.pieces[i].hole == wanted[i].hole);
        CHECK(from.pieces[i].part == wanted[i].part);
    }
    CHECK(from.parts == 2);
    CHECK(parsed("").pieces.empty());
}

TEST_CASE("what is wrong is told by the line it is on, wherever it is") {
    CHECK(refused("[[a\nb]]\n{paid}\n{x}").starts_with("Line 4: there is no placeholder"));
    CHECK(refused("{paid}\n[[a\n[[b").starts_with("Line 3: an optional part cannot"));
    CHECK(refused("a\n{paid\n}").starts_with("Line 2: braces"));
    CHECK(refused("}").starts_with("Line 1: braces"));
    CHECK(refused("[[a]]\n\n]]").starts_with("Line 3: ]]"));
    CHECK(refused("[[a]]\n[[b\nc").starts_with("Line 2: an optional part begins"));
    CHECK(parsed("[ ] ] [").pieces.size() == 1);
}

TEST_CASE("a sentence ends with its mark in either language, a line ends what has none") {
    const auto without = [](const char* text) { return fill(parsed(text), {}, {P::claimed}).text(); };
    CHECK(without("一。二{claimed}三。四。") == "一。四。");
    CHECK(without("一！二{claimed}！四！") == "一！四！");
    CHECK(without("一？{claimed}二？四") == "一？四");
    CHECK(without("A! B {claimed}! C! D") == "A! C! D");
    CHECK(without("A? B {claimed}? C? D") == "A? C? D");
    CHECK(without("A 1.5 b {claimed} c. D. E") == "D. E");
    CHECK(without("A. {claimed} b {claimed} c. D.") == "A. D.");
    CHECK(without("A. {claimed}. B {claimed}. C.") == "A. C.");
    CHECK(without("A\nB {claimed}\nC") == "A\nC");
    CHECK(without("A. B {claimed}\nC") == "A. \nC");
    CHECK(without("A.\nB. {claimed} c.\nD") == "A.\nB. \nD");
    CHECK(without("A\n{claimed}") == "A");
    CHECK(without("A. {claimed}") == "A.");
    // What a value ends with ends no sentence of the template.
    const Values note{{P::note, "坏了。"}};
    CHECK(fill(parsed("一。{note}{claimed}二。三。"), note, {P::claimed}).text() == "一。三。");
    CHECK(fill(parsed("一。{claimed}{note}二。三。"), note, {P::claimed}).text() == "一。三。");
    // Only what is dropped and missing goes.
    const auto kept = fill(parsed("A {ticket}. B {claimed}. C {paid}."), {{P::paid, "$1"}}, {P::claimed, P::paid});
    CHECK(kept.text() == "A . C $1.");
    CHECK(kept.missing == std::vector{P::ticket});
}

TEST_CASE("no more than one line is left empty, and none around the text") {
    CHECK(fill(parsed("\n\nA\n\n\n\nB\n\nC\nD \n"), {}).text() == "A\n\nB\n\nC\nD");
    CHECK(fill(parsed("A\n\n{title}\n\nB"), {}).text() == "A\n\nB");
}

TEST_CASE("a value keeps its lines and loses its braces and controls") {
    CHECK(clean_value(" a\n\tb ") == "a\n\tb");
    CHECK(clean_value("{a}") == "(a)");
    CHECK(clean_value("\x01 a \x01") == "a");
    CHECK(clean_value("a\xff") == "a\uFFFD");
    CHECK(clean_value("").empty());
}

TEST_CASE("the longest value is cut by what is too much, and nothing when no value can be") {
    const auto from = parsed("{title}, {note}: {order_no}!");
    const Values values{{P::title, "abc"}, {P::note, "退款退款退款"}, {P::order_no, "12345"}};
    CHECK(fill(from, values).text() == "abc, 退款退款退款: 12345!");
    CHECK(fill(from, values, {}, 19).text() == "abc, 退款退款退款: 12345!");
    CHECK(fill(from, values, {}, 18).text() == "abc, 退款退款…: 12345!");
    CHECK(fill(from, values, {}, 14).text() == "abc, …: 12345!");
    CHECK(fill(from, values, {}, 10).text() == "abc, …: 12345!");
    CHECK(fill(parsed("no value at all"), {}, {}, 3).text() == "no value at all");
    CHECK(fill(parsed("{title}"), {}, {}, 3).text().empty());
    CHECK(count_characters("a退é\U0001F3AC") == 4);
    // The part that is missing goes anyhow; those that fit stay.
    const auto parts = parsed("A[[ b]][[ {ticket}]][[ c]].");
    CHECK(fill(parts, {}, {}, 6).text() == "A b c.");
    CHECK(fill(parts, {}, {}, 5).text() == "A b.");
    CHECK(fill(parts, {}, {}, 3).text() == "A.");
}

TEST_CASE("joined templates count their parts on") {
    const auto three = join(join(parsed("[[a]]"), parsed("b[[c]][[d]]")), parsed("[[e]]"));
    CHECK(three.parts == 4);
    std::vector<int> parts;
    for (const auto& piece : three.pieces) parts.push_back(piece.part);
    CHECK(parts == std::vector{1, 0, 2, 3, 4});
}
