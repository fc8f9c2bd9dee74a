#include <doctest/doctest.h>

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

}  // namespace

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
            CHECK(static_cast<std::size_t>(std::ranges::count(lines, '\n')) == found.size() + 1);
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
