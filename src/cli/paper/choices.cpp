#include "cli/paper/choices.h"

#include <algorithm>

#include "app/data/library.h"
#include "cli/command_line/values.h"
#include "core/base/text.h"

namespace recoup::cli::inline paper {

using core::ErrorKind;

namespace {

std::vector<std::string_view> parts_of(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (const auto part = core::trim(list.substr(0, end)); !part.empty()) parts.push_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

// "E4": the mark that the report has for it; "4" as well.
core::Result<core::Uuid> find_exhibit(std::string_view mark, const core::CaseRecord& record) {
    auto digits = mark;
    if (!core::take_prefix(digits, "E")) core::take_prefix(digits, "e");
    const auto place = read_number(digits);
    if (!place || static_cast<std::size_t>(*place) > record.evidence.size())
        return core::fail(ErrorKind::usage, "cli_error_report_only"_tr,
                          {std::string(mark), std::to_string(record.evidence.size())});
    return record.evidence[static_cast<std::size_t>(*place) - 1].uuid;
}

core::Result<void> read_extras(const std::string& list, core::ReportChoice& choice) {
    choice.contacts = choice.deadlines = choice.history = choice.transcript = false;
    for (const auto word : parts_of(list)) {
        if (word == "none") continue;
        const auto extra = read_word<core::Extra>(word);
        if (!extra) return tl::unexpected(extra.error());
        core::include(choice, *extra);
    }
    return {};
}

}  // namespace

void declare_choices(Grammar& grammar, ReportOptions& options) {
    grammar.option("for", "READER", options.purpose, "cli_help_report_for"_tr, core::words<core::Purpose>());
    grammar.option("with", "LIST", options.with, "cli_help_report_with"_tr);
    grammar.option("only", "E1,E4", options.only, "cli_help_report_only"_tr);
    grammar.option("name", "NAME", options.name, "cli_help_report_name"_tr);
    grammar.option("phone", "PHONE", options.phone, "cli_help_report_phone"_tr);
    grammar.option("address", "ADDRESS", options.address, "cli_help_report_address"_tr);
    grammar.flag("anonymous", options.anonymous, "cli_help_report_anonymous"_tr);
}

core::Result<core::ReportChoice> read_choice(const ReportOptions& options, const core::CaseRecord& record) {
    const auto purpose = read_optional_word<core::Purpose>(options.purpose);
    if (!purpose) return tl::unexpected(purpose.error());
    auto choice = core::usual_choice(purpose->value_or(core::Purpose::regulator));
    if (options.with)
        if (auto read = read_extras(*options.with, choice); !read) return tl::unexpected(read.error());
    if (options.only)
        for (const auto mark : parts_of(*options.only)) {
            const auto found = find_exhibit(mark, record);
            if (!found) return tl::unexpected(found.error());
            choice.only.push_back(*found);
        }
    if (options.name || options.phone || options.address)
        choice.person =
            core::Person{options.name.value_or(""), options.phone.value_or(""), options.address.value_or("")};
    if (options.anonymous) choice.person.reset();
    return choice;
}

core::Result<ReportSource> open_report(Call& call, std::int64_t id) {
    auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto& state = (*session)->state();
    const auto record = find_case(state, id);
    if (!record) return tl::unexpected(record.error());
    const auto& library = call.machine.ports.library;
    const auto& row = (*record)->row;
    const core::ComposeFrom from{**record,
                                 state,
                                 library.rules(),
                                 {call.lang, call.now(), &call.zones(), call.zone},
                                 core::playbook_of(library.playbooks(), row.playbook, row.problem),
                                 library.playbooks()};
    return ReportSource{std::move(*session), from};
}

core::Result<void> make_report(Call& call, const ReportSource& source, const core::ReportChoice& choice,
                               app::ReportForm form, const app::ReportSink& sink) {
    const auto* words = &call.machine.ports.library.reading();
    return app::make_report({*source.session, source.from, choice, call.machine.type, {}, words}, form, sink);
}

core::Result<std::string> report_bytes(Call& call, const ReportSource& source, const core::ReportChoice& choice,
                                       app::ReportForm form) {
    std::string bytes;
    const auto made = make_report(call, source, choice, form, [&](std::string_view more) { bytes += more; });
    if (!made) return tl::unexpected(made.error());
    return bytes;
}

}  // namespace recoup::cli::inline paper
