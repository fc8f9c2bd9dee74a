#include "cli/command_line/values.h"

#include "cli/command_line/grammar.h"

namespace recoup::cli::inline command_line {

using core::ErrorKind;

core::Result<std::int64_t> read_count(std::string_view text) {
    if (const auto number = read_number(text)) return *number;
    return core::fail(ErrorKind::usage, "cli_error_count"_tr, {std::string(text)});
}

core::Result<std::int64_t> read_amount(std::string_view text, const core::AmountHabit& habit) {
    auto minor = core::read_amount_in(text, habit);
    // Where it is no amount at all, what was typed is told as well: several options may hold one.
    if (!minor && minor.error().code == core::ErrorCode::no_amount)
        return core::fail(ErrorKind::usage, "cli_error_amount"_tr, {std::string(text), minor.error().args.front()});
    return minor;
}

core::Result<core::When> read_when(const Call& call, std::string_view text) {
    if (auto when = core::parse_when(text, call.zones(), call.zone, call.now())) return *when;
    return core::fail(ErrorKind::usage, "cli_error_when"_tr, {std::string(text)});
}

core::Result<core::Instant> read_instant(const Call& call, std::string_view text) {
    return read_when(call, text).map([&](const core::When& when) { return core::first_second(when, call.zones()); });
}

core::Result<std::chrono::seconds> read_duration(std::string_view text) {
    if (const auto duration = core::parse_duration(text)) return *duration;
    return core::fail(ErrorKind::usage, "cli_error_duration"_tr, {std::string(text)});
}

core::Error unknown_word(std::string_view text, std::span<const core::Word> known) {
    std::string list;
    for (const auto& word : known) {
        if (word.token.empty()) continue;
        if (!list.empty()) list += ", ";
        list += word.token;
    }
    return {ErrorKind::usage, "cli_error_word"_tr, {std::string(text), list}, {}};
}

core::Result<const core::CaseRecord*> find_case(const core::State& state, std::int64_t id) {
    if (const auto* record = state.find_number(id)) return record;
    return core::fail(ErrorKind::work, "error_no_case"_tr);
}

core::Result<FoundDeadline> find_deadline(const core::State& state, std::int64_t id) {
    for (const auto& record : state.cases())
        for (const auto& row : record.deadlines)
            if (row.number == id) return FoundDeadline{&record, &row};
    return core::fail(ErrorKind::work, "error_no_deadline"_tr);
}

}  // namespace recoup::cli::inline command_line
