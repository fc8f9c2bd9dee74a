#include "cli/command_line/values.h"

#include "cli/command_line/grammar.h"
#include "core/view/why.h"

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

namespace {

core::DateHabit habit_of(const Call& call, core::Looks looks) {
    return {&call.zones(), call.zone, call.now(), looks, call.lang};
}

// Holiday tables are looked at where working days are counted, and nowhere else: reading them takes longer than a verb.
template <class Read>
auto with_table(const Call& call, core::DateHabit habit, std::string_view calendar, Read read) {
    const auto home = calendar.empty() ? home_of(call).region : std::string();
    habit.rules = &call.machine.ports.library.rules();
    habit.calendar = calendar.empty() ? home : calendar;
    return read(habit);
}

// Several options may hold a date.
core::Error with_text(const core::Error& error, std::string_view text) {
    if (error.code != core::ErrorCode::no_date) return error;
    return {ErrorKind::usage, "cli_error_when"_tr, {std::string(text)}, {}, error.code};
}

// On standard error: what `add` prints is a number for scripts, and --json has the date.
void tell_understood(Call& call, std::string_view text, const core::DateRead& read) {
    if (read.full || call.json) return;
    const auto full = core::show_full(reader_of(call), read.when);
    call.understood.push_back(
        core::trf(call.lang, read.estimate ? "cli_understood_estimate"_tr : "cli_understood"_tr, text, full));
}

}  // namespace

core::Result<core::DateRead> read_date(Call& call, std::string_view text, core::Looks looks,
                                       std::string_view calendar) {
    const auto habit = habit_of(call, looks);
    auto read = core::read_when(text, habit);
    if (read && read->estimate)
        read = with_table(call, habit, calendar, [&](const auto& with) { return core::read_when(text, with); });
    if (!read) return tl::unexpected(with_text(read.error(), text));
    tell_understood(call, text, *read);
    return read;
}

core::Result<void> check_date(const Call& call, std::string_view text, core::Looks looks) {
    if (const auto read = core::read_when(text, habit_of(call, looks)); !read)
        return tl::unexpected(with_text(read.error(), text));
    return {};
}

core::Result<core::When> read_when(Call& call, std::string_view text, core::Looks looks) {
    return read_date(call, text, looks).map([](core::DateRead read) { return std::move(read.when); });
}

core::Result<core::Instant> read_past(Call& call, std::string_view text) {
    return read_when(call, text, core::Looks::back).map([&](const core::When& when) {
        return core::first_second(when, call.zones());
    });
}

core::Result<core::Span> read_span(std::string_view text) {
    if (auto span = core::read_span(text)) return *span;
    return core::fail(ErrorKind::usage, "cli_error_duration"_tr, {std::string(text)});
}

core::Result<core::DateRead> read_from_now(const Call& call, std::string_view text, std::string_view calendar) {
    return read_span(text).map([&](const core::Span& span) {
        const auto habit = habit_of(call, core::Looks::ahead);
        if (span.working_days == 0) return core::from_now(span, habit);
        return with_table(call, habit, calendar, [&](const auto& with) { return core::from_now(span, with); });
    });
}

core::Result<core::Instant> read_due_until(const Call& call, std::string_view text) {
    return read_from_now(call, text).map([&](const core::DateRead& read) {
        return core::timer_shows_until(call.now(), core::last_second(read.when, call.zones()) - call.now());
    });
}

core::Result<core::Instant> read_ago(const Call& call, std::string_view text) {
    const auto span = read_span(text);
    if (!span) return tl::unexpected(span.error());
    if (const auto at = core::ago(*span, habit_of(call, core::Looks::back))) return *at;
    return core::fail(ErrorKind::usage, "cli_error_older_than"_tr, {std::string(text)});
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
