// Mails as programs really write them: headers, parts, encodings, and the facts that their text proposes.
#include <doctest/doctest.h>

#include "app/data/library.h"
#include "app/incoming/kept_mail.h"
#include "app/incoming/samples.h"
#include "app/mail/transfer.h"

using namespace recoup;

namespace {

app::Mail mail_of(std::string_view bytes) {
    auto mail = app::read_mail(bytes);
    REQUIRE(mail);
    return std::move(*mail);
}

app::KeptMail kept(const std::string& name) {
    auto made = app::keep_mail(test::sample_path(name), test::kSampleZones, "Asia/Shanghai");
    if (!made) FAIL(core::sentence(core::Lang::en, made.error()));
    return std::move(*made);
}

core::Reading reading_of(const app::Mail& mail) {
    static const app::Library library("");
    return app::facts_of_mail(
        mail,
        {.words = &library.reading(), .zones = &test::kSampleZones, .zone = "Asia/Shanghai", .now = test::kSampleNow});
}

std::string value(const core::Reading& reading, core::FactField field) {
    const auto* fact = core::best_fact(reading, field);
    return fact == nullptr ? "" : fact->value;
}

}  // namespace

TEST_CASE("a mail of several parts: headings in code, text in GB2312, a file whose name is cut in pieces") {
    const auto mail = mail_of(test::sample("order.eml"));
    CHECK(mail.subject == "订单已付款：20261112123456");
    CHECK(mail.from == "海豚数码旗舰店 <no-reply@shop.example>");
    CHECK(mail.message_id == "<1@shop.example>");
    CHECK(core::to_storage(*mail.date) == "2026-11-12T12:15:03Z");
    CHECK(mail.text.starts_with("您好，您的订单已付款。\n订单编号：20261112123456\n"));
    REQUIRE(mail.files.size() == 1);
    CHECK(mail.files[0].name == "订单.png");
    CHECK(mail.files[0].type == "image/png");
    CHECK(mail.files[0].bytes == 68);
    CHECK(mail.whole);
}

TEST_CASE("the facts of a mail are proposed from its text, and its own bytes are the evidence") {
    const auto order = kept("order.eml");
    const auto reading = reading_of(order.mail);
    CHECK(value(reading, core::FactField::order) == "20261112123456");
    const auto* paid = core::best_fact(reading, core::FactField::amount);
    REQUIRE(paid != nullptr);
    CHECK(paid->minor == 32800);
    const auto* when = core::best_fact(reading, core::FactField::time, core::FactRole::paid);
    REQUIRE(when != nullptr);
    CHECK(core::to_storage(*when->when) == "2026-11-12T12:14:06Z");
    CHECK(order.import.evidence.name == "order.eml");
    CHECK(order.import.evidence.caption == order.mail.subject);
    CHECK(order.import.evidence.captured_at == order.mail.date);
    const auto bytes = test::sample("order.eml");
    CHECK(std::ranges::equal(*order.import.original.bytes, app::Bytes(bytes.begin(), bytes.end())));
}

TEST_CASE("a mail that is HTML alone is read as the lines that it shows") {
    const auto mail = mail_of(test::sample("html-only.eml"));
    CHECK(mail.text == "Order number: PC-20261105-778\nAmount paid: $39.90\na < b, we’ll reply in 3 days\n");
    const auto reading = reading_of(mail);
    CHECK(value(reading, core::FactField::order) == "PC-20261105-778");
    const auto* paid = core::best_fact(reading, core::FactField::amount);
    REQUIRE(paid != nullptr);
    CHECK(paid->minor == 3990);
    CHECK(paid->currency == "USD");
}

TEST_CASE("HTML says its text: no scripts, styles or comments; cells of a row stand beside each other") {
    CHECK(app::text_of_html("<table><tr><td>订单</td><td>12</td></tr><tr><td>合计<td>&yen;3</table>") ==
          "订单\t12\n合计\t¥3\n");
    CHECK(app::text_of_html("a<script>if (a<b) x('</p>')</script>b<!-- c -->d<style>p{}</style>e") == "abde");
    CHECK(app::text_of_html("<script>never closed") == "never closed");
    CHECK(app::text_of_html("1 < 2 && 3 &#65;&#x4F60;&#xD800;&bogus;") == "1 < 2 && 3 A你\xEF\xBF\xBD&bogus;");
    CHECK(app::text_of_html("a\n  b&nbsp;&nbsp;c") == "a b c");
}

TEST_CASE("words in code: of both kinds, cut within a character, in charsets of China, and none at all") {
    CHECK(app::plain_heading_text("=?UTF-8?Q?a=E4=BD=A0_b?=") == "a你 b");
    CHECK(app::plain_heading_text("=?gb2312?B?xOO6w6O/?= x") == "你好？ x");
    CHECK(app::plain_heading_text("=?utf-8?B?5L0=?=\r\n =?utf-8?B?oA==?=") == "你");  // one character in two words
    CHECK(app::plain_heading_text("a =?utf-8?q?b?= =?utf-8?q?c?= d") == "a bc d");
    CHECK(app::plain_heading_text("=?iso-8859-1*en?Q?caf=E9?=") == "café");
    CHECK(app::plain_heading_text("=?nonsense") == "=?nonsense");
    CHECK(app::plain_heading_text("100 =?") == "100 =?");
    CHECK(app::plain_heading_text("raw 你好") == "raw 你好");
    CHECK(app::plain_heading_text("line\x1B[31m\r\n two") == "line[31m two");
}

TEST_CASE("bytes in transfer: lines joined, broken codes left as they stand") {
    CHECK(app::from_quoted_printable("a=3D=\r\nb=  \nc=ZZ=") == "a=bc=ZZ");
    CHECK(app::from_base64("aGVs\r\nbG8=") == "hello");
    CHECK(app::from_base64("!!aGVsbG8") == "hello");
    CHECK(app::from_base64("").empty());
}

TEST_CASE("dates of mails, with zones by number and by name; what is none is nothing") {
    const auto date = [](std::string_view text) {
        const auto read = app::mail_date(text);
        return read ? core::to_storage(*read) : std::string("none");
    };
    CHECK(date("Fri, 20 Nov 2026 20:14:06 +0800 (CST)") == "2026-11-20T12:14:06Z");
    CHECK(date("20 Nov 2026 09:00 GMT") == "2026-11-20T09:00:00Z");
    CHECK(date("Fri, 20 Nov 26 01:00:00 EST") == "2026-11-20T06:00:00Z");
    CHECK(date("31 Feb 2026 09:00:00 GMT") == "none");
    CHECK(date("20 Nov 2026 25:00:00 GMT") == "none");
    CHECK(date("yesterday") == "none");
    CHECK(date("") == "none");
}

TEST_CASE("what is no mail, and what is too large, is refused in one sentence") {
    CHECK_FALSE(app::read_mail("just a text\nwith lines"));
    CHECK_FALSE(app::read_mail(""));
    CHECK_FALSE(app::read_mail(std::string(app::kMostMailBytes + 1, 'a')));
}

TEST_CASE("parts within parts are read to a depth, and a boundary that never comes ends the mail") {
    std::string deep = "From: a@b\n";
    for (int i = 0; i < 100; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    CHECK_FALSE(mail_of(deep).whole);
    const auto cut = mail_of("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n");
    CHECK(cut.text == "hello\n");
    CHECK(mail_of("From: a@b\nContent-Type: multipart/mixed\n\n--x\n\nhello\n").text.empty());
    std::string many = "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n";
    for (int i = 0; i < 2000; ++i) many += "--x\nContent-Type: image/png\n\nz\n";
    const auto mail = mail_of(many);
    CHECK(mail.files.size() < app::kMostParts);
    CHECK_FALSE(mail.whole);
}
