#include <doctest/doctest.h>

#include <sstream>

#include "cli/output/report.h"
#include "cli/output/table.h"
#include "cli/runner.h"
#include "store/sql/database.h"

using namespace recoup;
using namespace recoup::test;
using cli::Ink;

namespace {

// A board with cases in the archive and the bin, deadlines done and stopped.
struct ListedFixture {
    Runner run;
    std::string file = run.path("board.recoup");

    ListedFixture() {
        must({"demo", "--out", file});
        must({"--file", file, "archive", "2"});
        must({"--file", file, "remove", "3"});
    }
    void must(const std::vector<std::string>& args) {
        const auto output = run(args);
        CAPTURE(output.err);
        REQUIRE(output.code == 0);
    }

    core::Rulebook rules;
    std::unique_ptr<app::Session> session() {
        return app::Session::look(file, {run.clock, run.zones, run.ids, rules, {}}).value();
    }

    // The list as it reads when the whole file is in memory.
    std::string whole_list(const core::State& state, bool archived, bool bin) {
        std::istringstream in;
        std::ostringstream out, err;
        auto machine = run.machine_on(in, out, err);
        const cli::Call call{
            .machine = machine, .lang = run.lang, .zone = run.zones.local_zone(), .fixed_clock = run.clock, .out = {}};
        cli::Table table({{tr("cli_column_id"_tr), true},
                          {tr("title"_tr), false, true},
                          {tr("case_stage"_tr)},
                          {tr("cli_column_amount"_tr), true},
                          {tr("deadline"_tr)},
                          {tr("evidence"_tr)}});
        for (std::int64_t number = 1; number < state.next_case_number(); ++number)
            if (const auto* record = state.find_number(number))
                if (record->in_bin() == bin && (bin || record->row.archived == archived)) add(table, call, *record);
        std::string text;
        table.print(text, false);
        return text;
    }
    std::string tr(core::Tr key) const { return std::string(core::tr(run.lang, key)); }
    void add(cli::Table& table, const cli::Call& call, const core::CaseRecord& record) {
        const auto* next = record.next_deadline();
        const auto due = record.ended() ? cli::Cell{std::string(core::label(run.lang, record.row.outcome)), Ink::muted}
                         : next         ? cli::time_left(call, *next)
                                        : cli::Cell{tr("deadline_none"_tr), Ink::muted};
        table.add({{std::to_string(record.row.number)},
                   {record.row.title},
                   {std::string(core::label(run.lang, record.row.stage))},
                   {cli::headline_amount(record.row)},
                   due,
                   {std::to_string(record.slots_filled()) + '/' + std::to_string(record.slots.size())}});
    }
};

// Without those that say where something was found.
std::size_t case_lines(const std::string& text) {
    std::size_t count = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) count += line.starts_with("    ") ? 0 : 1;
    return count;
}

// A case of which each place holds a word of its own.
struct SearchedFixture {
    Runner run;
    std::string file = run.path("one.recoup");

    SearchedFixture() {
        must({"init"});
        must({"add", "--title", "演唱会门票", "--platform", "携程", "--paid", "1328", "--order", "X-77",
              "--payment-method", "花呗", "--note", "先别发货"});
        must({"add", "--title", "另一个"});
        must({"log", "1", "--direction", "in", "--text", "客服在电话里讲了很久，最后对方说\n只能退 ７０元，余下的不退",
              "--ticket", "T-9"});
        must({"edit", "1", "--tag", "着急"});
        must({"deadline", "add", "1", "--in", "90h", "--title", "等書面答復"});
        must({"platform", "set", "携程", "--channels", "App → 我的客服"});
    }
    void must(std::vector<std::string> args) {
        args.insert(args.begin(), {"--file", file});
        const auto output = run(args);
        CAPTURE(args[2]);
        CAPTURE(output.err);
        REQUIRE(output.code == 0);
    }
    nlohmann::json found(const std::string& typed) {
        return run.json({"--file", file, "list", "--search", typed})["cases"];
    }
};

}  // namespace

TEST_CASE_FIXTURE(SearchedFixture, "a search says in which text of a case the words were found") {
    const auto check = [&](const char* typed, const char* where, const char* text, const char* matched) {
        CAPTURE(typed);
        const auto cases = found(typed);
        REQUIRE(cases.size() == 1);
        const auto hits = cases[0]["found"];
        REQUIRE(hits.size() == 1);
        CHECK(hits[0]["where"] == where);
        CHECK(hits[0]["text"] == text);
        CHECK(hits[0]["matched"] == nlohmann::json::array({matched}));
    };
    check("门票", "title", "演唱会门票", "门票");
    check("ychmp", "title", "演唱会门票", "演唱会门票");
    check("xiecheng", "platform", "携程", "携程");
    check("攜程", "platform", "携程", "携程");
    check("70元", "contact", "…后对方说 只能退 ７０元，余下的不退", "７０元");
    check("t-9", "ticket", "T-9", "T-9");
    check("1328", "amount", "¥1,328.00", "1,328");
    check("￥1,328", "amount", "¥1,328.00", "¥1,328");
    check("着急", "tag", "着急", "着急");
    check("书面", "deadline", "等書面答復", "書面");
    check("x-77", "order_no", "X-77", "X-77");
    check("huabei", "payment_method", "花呗", "花呗");
    check("发货", "note", "先别发货", "发货");
    check("app", "platform_channels", "App → 我的客服", "App");
    CHECK(found("kefu").empty());
    CHECK(found("电话\u3000门票").size() == 1);
    CHECK(found("电话 另一个").empty());
    CHECK(found("另").front()["found"].size() == 1);
    CHECK_FALSE(run.json({"--file", file, "list"})["cases"][0].contains("found"));
}

TEST_CASE_FIXTURE(SearchedFixture,
                  "a list tells below the case what was found beside its title, and marks it in colour") {
    run.lang = core::Lang::zh;
    const auto list = [&](const char* typed) { return run({"--file", file, "list", "--search", typed}).out; };
    CHECK(list("70元").find("\n    沟通：…后对方说 只能退 ７０元，余下的不退\n") != std::string::npos);
    CHECK(list("门票").find("\n    ") == std::string::npos);
    run.terminal = true;
    run.environment["TERM"] = "xterm";
    CHECK(list("70元").find("\x1b[1m７０元\x1b[0m") != std::string::npos);
}

TEST_CASE_FIXTURE(ListedFixture, "a list reads as if the whole file had been opened for it") {
    const auto whole = session();
    for (const auto lang : {core::Lang::zh, core::Lang::en}) {
        run.lang = lang;
        CHECK(run({"--file", file, "list"}).out == whole_list(whole->state(), false, false));
        CHECK(run({"--file", file, "list", "--archived"}).out == whole_list(whole->state(), true, false));
        CHECK(run({"--file", file, "list", "--bin"}).out == whole_list(whole->state(), false, true));
    }
}

TEST_CASE_FIXTURE(ListedFixture, "a case in the list's document is what show tells of it") {
    std::size_t listed = 0;
    for (const auto& more : std::vector<std::vector<std::string>>{
             {}, {"--archived"}, {"--bin"}, {"--overdue"}, {"--due-within", "30d"}, {"--stage", "under_review"}}) {
        std::vector<std::string> args{"--file", file, "list"};
        args.insert(args.end(), more.begin(), more.end());
        const auto document = run.json(args);
        for (const auto& one : document["cases"]) {
            const auto shown = run.json({"--file", file, "show", one["id"].dump()})["case"];
            for (const auto& [key, value] : one.items()) CHECK(shown.at(key) == value);
            if (more.empty() || more[0] == "--archived" || more[0] == "--bin") ++listed;
        }
    }
    CHECK(listed == session()->state().cases().size());
}

TEST_CASE_FIXTURE(ListedFixture, "a search is listed by titles, platforms, order numbers and notes") {
    const auto whole = session();
    for (const auto& record : whole->state().cases()) {
        if (!record.on_board()) continue;
        for (const auto* text : {&record.row.title, &record.row.platform, &record.row.order_no, &record.row.note}) {
            if (text->empty() || text->starts_with('-')) continue;
            const auto found = run.json({"--file", file, "list", "--search", *text})["cases"];
            const auto lines = run({"--file", file, "list", "--search", *text}).out;
            CHECK(std::ranges::any_of(found, [&](const auto& one) { return one["id"] == record.row.number; }));
            CHECK(case_lines(lines) == found.size() + 1);
        }
    }
}

TEST_CASE_FIXTURE(ListedFixture, "what is not listed may be damaged") {
    const auto before = run({"--file", file, "list"}).out;
    store::Database(file, SQLITE_OPEN_READWRITE)
        .exec("UPDATE contacts SET kept = 'x'; UPDATE routes SET state = 'x'; UPDATE evidence SET file_class = 'x'");
    CHECK(run({"--file", file, "show", "1"}).code == cli::kFileUnusable);
    const auto after = run({"--file", file, "list"});
    CHECK(after.code == 0);
    CHECK(after.out == before);
}
