// Boards, tables and mails of strangers, damaged in repeatable ways: what comes of them is rows that a file takes, or
// one sentence.
#include <doctest/doctest.h>

#include <random>

#include "app/incoming/samples.h"
#include "app/mail/message.h"
#include "core/base/text.h"
#include "fuzz/rounds.h"

using namespace recoup;

namespace {

constexpr std::string_view kPieces[] = {"\"",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "null",
                                        "-1e999",
                                        "18446744073709551616",
                                        "\\u0000",
                                        "\\ud800",
                                        "\xFF",
                                        "\xE2\x80\xAE",
                                        "\n",
                                        "\r\n\r\n",
                                        "--inner",
                                        "--=_outer--",
                                        "=?",
                                        "?=",
                                        "=?gb2312?B?",
                                        "=",
                                        "=\r\n",
                                        "\t",
                                        ";",
                                        "\"\"",
                                        "Content-Type: multipart/mixed; boundary=x\r\n",
                                        "&#x110000;",
                                        "<script>",
                                        "</",
                                        "<!--",
                                        "2026-13-40",
                                        "99999999999999999999",
                                        "不详",
                                        "\x81\x30\x81"};

class Damage {
  public:
    explicit Damage(std::uint64_t seed) : random_(seed) {}

    std::string of(std::string text) {
        for (auto changes = 1 + below(8); changes > 0; --changes) change(text);
        return text;
    }

  private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
    void change(std::string& text) {
        const auto at = below(text.size() + 1);
        switch (below(5)) {
            case 0:
                return static_cast<void>(text.insert(at, kPieces[below(std::size(kPieces))]));
            case 1:
                return static_cast<void>(text.erase(at, below(40)));
            case 2:
                return static_cast<void>(text.insert(at, text.substr(below(text.size()), below(200))));
            case 3:
                if (at < text.size()) text[at] = static_cast<char>(random_());
                return;
            default:
                if (below(20) == 0) text.resize(at);
        }
    }
    std::mt19937_64 random_;
};

void check_error(const core::Error& error) {
    REQUIRE(error.kind == core::ErrorKind::work);
    REQUIRE_FALSE(core::sentence(core::Lang::zh, error).empty());
}

// The rows go into an empty file, and the second time there is nothing to do.
void check_arrival(core::Arrival arrival, std::string_view source) {
    core::State state(test::kSampleZones);
    auto again = arrival.cases;
    const auto plan = app::plan_arrival(std::move(arrival), source, state, test::file_habit());
    REQUIRE(plan);
    std::vector<core::RowChange> changes;
    for (const auto& row : plan->command.rows) changes.push_back({std::nullopt, row});
    REQUIRE(state.put(changes));
    core::Arrival second;
    second.cases = std::move(again);
    const auto nothing = app::plan_arrival(std::move(second), source, state, test::file_habit());
    REQUIRE(nothing);
    REQUIRE(nothing->command.rows.empty());
}

void check_board(app::BoardSource source, std::string_view text) {
    auto board = app::read_board(source, text, "Asia/Shanghai");
    if (!board) return check_error(board.error());
    check_arrival(core::cases_of_board(std::move(*board), {}, test::arrival_habit()), app::source_token(source));
}

void check_table(std::string_view text) {
    auto table = app::read_case_table({text.begin(), text.end()}, {}, test::arrival_habit());
    if (!table) return check_error(table.error());
    check_arrival(std::move(table->arrival), "csv");
}

void check_mail(std::string_view text) {
    const auto mail = app::read_mail(text);
    if (!mail) return check_error(mail.error());
    for (const auto* said : {&mail->subject, &mail->from, &mail->text}) REQUIRE(core::is_valid_utf8(*said));
    REQUIRE(mail->subject.find('\n') == std::string::npos);
}

}  // namespace

TEST_CASE("boards, tables and mails that were damaged do no harm") {
    Damage damage(test::fuzz_seed());
    const auto trello = test::sample("trello.json"), kanri = test::sample("kanri.json"),
               wekan = test::sample("wekan.json"), table = test::sample("cases-gb18030.csv"),
               wide = test::sample("cases-utf16.csv"), order = test::sample("order.eml"),
               html = test::sample("html-only.eml");
    for (auto round = test::fuzz_rounds(100); round > 0; --round) {
        check_board(app::BoardSource::trello, damage.of(trello));
        check_board(app::BoardSource::kanri, damage.of(kanri));
        check_board(app::BoardSource::wekan, damage.of(wekan));
        check_table(damage.of(table));
        check_table(damage.of(wide));
        check_mail(damage.of(order));
        check_mail(damage.of(html));
    }
}

TEST_CASE("what would make a reader go over the same text again and again does not") {
    const auto repeated = [](std::string_view piece, std::size_t bytes) {
        std::string text;
        while (text.size() < bytes) text += piece;
        return text;
    };
    for (const auto* piece : {"<script>", "<", "<a ", "&", "<!--", "</", "&#"})
        app::text_of_html(repeated(piece, app::kMostTextBytes));
    for (const auto* piece : {"=?", "=?a?q?", "\" ;", "a\n "})
        check_mail("Subject: " + repeated(piece, app::kMostHeaderBytes) + "\nFrom: a@b\n\n");
    check_mail("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n" + repeated("--x\n", 1 << 20));
    check_table("title,date\n" + repeated("\"", 1 << 18));
}
