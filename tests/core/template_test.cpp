#include "core/template.h"

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
    CHECK(refused("a\n[[{paid}\n\n") == "Line 2: an optional part begins with [[ and never ends with ]].");
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

TEST_CASE("a limit is kept: optional parts go from the last, then the longest value is cut") {
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
