// Typed text into values, or a sentence that shows a right one (kind usage). Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command_line/call.h"
#include "core/base/amount_text.h"
#include "core/base/time.h"
#include "core/base/words.h"
#include "core/edit/command.h"
#include "core/model/state.h"

namespace recoup::cli::inline command_line {

// Above nought.
core::Result<std::int64_t> read_count(std::string_view text);
// In minor units of the habit's currency.
core::Result<std::int64_t> read_amount(std::string_view text, const core::AmountHabit& habit);
core::Result<core::When> read_when(const Call& call, std::string_view text);
// Of a day its first second.
core::Result<core::Instant> read_instant(const Call& call, std::string_view text);
core::Result<std::chrono::seconds> read_duration(std::string_view text);

core::Error unknown_word(std::string_view text, std::span<const core::Word> known);

template <class E>
core::Result<E> read_word(std::string_view text) {
    if (const auto value = core::parse_word<E>(text)) return *value;
    return tl::unexpected(unknown_word(text, core::words<E>()));
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
