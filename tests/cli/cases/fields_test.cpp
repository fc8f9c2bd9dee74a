// Each field that core describes goes all the way: add or edit, show, JSON, edit again, cleared.
#include <doctest/doctest.h>

#include "cli/runner.h"
#include "core/edit/case_fields.h"

using namespace recoup;
using core::CaseField;
using core::CaseFieldInfo;
using nlohmann::json;
using test::Runner;

namespace {

struct Sample {
    std::string typed;
    json told;  // in JSON
};

Sample sample(const CaseFieldInfo& info, int which) {
    const bool first = which == 1;
    if (info.field == CaseField::region) return first ? Sample{"us", "US"} : Sample{"CN", "CN"};
    if (info.field == CaseField::currency) return first ? Sample{"usd", "USD"} : Sample{"CNY", "CNY"};
    if (info.field == CaseField::playbook) {
        const std::string id = first ? "goods_online" : "subscription";
        return {id, id};
    }
    if (core::is_kept_as<core::ProblemMembers>(info))
        return first ? Sample{"goods_quality", "goods_quality"} : Sample{"service_outage", "service_outage"};
    if (core::is_kept_as<core::CycleMembers>(info)) return first ? Sample{"month", "month"} : Sample{"year", "year"};
    if (core::is_kept_as<core::AmountMembers>(info)) return first ? Sample{"12.34", 1234} : Sample{"56", 5600};
    if (core::is_kept_as<core::MomentMembers>(info))
        return first ? Sample{"2026-11-20 10:00", "2026-11-20T10:00:00+08:00"}
                     : Sample{"2026-11-21 11:30", "2026-11-21T11:30:00+08:00"};
    const std::string text = first ? "甲-1" : "乙 2";
    return {text, text};
}

json told(Runner& run, const CaseFieldInfo& info) {
    return run.json({"show", "1"})["case"][std::string(info.token)];
}

}  // namespace

TEST_CASE("every field of a case goes from its option to JSON and to what is shown, and is edited again") {
    for (const auto& info : core::kCaseFields) {
        CAPTURE(info.token);
        Runner run;
        const auto option = "--" + std::string(info.option.name);
        const auto [first, first_told] = sample(info, 1);
        std::vector<std::string> add = {"add"};
        if (info.field != CaseField::title) add.insert(add.end(), {"--title", "案件"});
        if (!info.option.only_edit) add.insert(add.end(), {option, first});
        CHECK(run(add).out == "1\n");
        if (info.option.only_edit) CHECK(run({"edit", "1", option, first}).code == 0);
        CHECK(told(run, info) == first_told);
        const auto shown = run({"show", "1", "--lang", "zh"});
        if (info.fact != core::Tr{}) CHECK(shown.out_has(core::tr(core::Lang::zh, info.fact)));

        const auto [second, second_told] = sample(info, 2);
        CHECK(run({"edit", "1", option, second}).code == 0);
        CHECK(told(run, info) == second_told);
        if (!core::is_kept_as<core::AmountMembers>(info) && !core::is_kept_as<core::MomentMembers>(info)) continue;
        CHECK(run({"edit", "1", option, ""}).code == 0);
        CHECK(told(run, info).is_null());
    }
}

TEST_CASE("add has the options of every field it takes, edit has all") {
    Runner run;
    const auto add = run({"add", "--help"});
    const auto edit = run({"edit", "--help"});
    for (const auto& info : core::kCaseFields) {
        CAPTURE(info.token);
        const auto option = "--" + std::string(info.option.name) + ' ';
        CHECK(add.out_has(option) == !info.option.only_edit);
        CHECK(edit.out_has(option));
    }
}

TEST_CASE("a text longer than its field keeps is refused by the name of the field") {
    Runner run;
    run({"add", "--title", "案件"});
    core::for_fields<core::TextMembers>([&](const CaseFieldInfo& info, const core::TextMembers&) {
        if (info.most_bytes == 0 || info.field == CaseField::region) return;  // one of a list
        CAPTURE(info.token);
        const auto option = "--" + std::string(info.option.name);
        CHECK(run({"edit", "1", option, std::string(info.most_bytes, 'x')}).code == 0);
        const auto refused = run({"edit", "1", option, std::string(info.most_bytes + 1, 'x'), "--lang", "zh"});
        CHECK(refused.code == 2);
        CHECK(refused.err_has(core::tr(core::Lang::zh, info.noun)));
    });
}
