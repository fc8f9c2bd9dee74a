// Typed text into values, or a sentence that shows a right one (kind usage). Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command_line/call.h"
#include "core/base/amount_text.h"
#include "core/base/time.h"
#include "core/base/words.h"
#include "core/dates/read_when.h"
#include "core/edit/command.h"
#include "core/model/state.h"

namespace recoup::cli::inline command_line {

// Above nought.
core::Result<std::int64_t> read_count(std::string_view text);
// In minor units of the habit's currency.
core::Result<std::int64_t> read_amount(std::string_view text, const core::AmountHabit& habit);
// Tells the full date that was understood, where the text does not say it. Working days are counted by the calendar of
// that name; by that of the person's region where there is none.
core::Result<core::DateRead> read_date(Call& call, std::string_view text, core::Looks looks,
                                       std::string_view calendar = {});
// The same before the file is opened, whose calendar may matter; tells nothing.
core::Result<void> check_date(const Call& call, std::string_view text, core::Looks looks);
core::Result<core::When> read_when(Call& call, std::string_view text, core::Looks looks);
// What happened; of a day its first second.
core::Result<core::Instant> read_past(Call& call, std::string_view text);
core::Result<core::Span> read_span(std::string_view text);
// The moment or day that lies so far ahead.
core::Result<core::DateRead> read_from_now(const Call& call, std::string_view text, std::string_view calendar = {});
// What shows as due within that span: see core::timer_shows_until().
core::Result<core::Instant> read_due_until(const Call& call, std::string_view text);
// The moment that lies so far back; working days are refused.
core::Result<core::Instant> read_ago(const Call& call, std::string_view text);

core::Error unknown_word(std::string_view text, std::span<const core::Word> known);

template <class E>
core::Result<E> read_word(std::string_view text) {
    if (const auto value = core::parse_word<E>(text)) return *value;
    return tl::unexpected(unknown_word(text, core::words<E>()));
}

// Nothing where nothing was typed.
template <class E>
core::Result<std::optional<E>> read_optional_word(const std::optional<std::string>& text) {
    if (!text) return std::optional<E>();
    return read_word<E>(*text).map([](E value) { return std::optional(value); });
}

// By short number; an error of kind work when there is none.
core::Result<const core::CaseRecord*> find_case(const core::State& state, std::int64_t id);

struct FoundDeadline {
    const core::CaseRecord* record = nullptr;
    const core::DeadlineRow* row = nullptr;
};
// Likewise.
core::Result<FoundDeadline> find_deadline(const core::State& state, std::int64_t id);

}  // namespace recoup::cli::inline command_line
