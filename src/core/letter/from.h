// Where messages take their facts from, and how they write days and sums. Pure, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/law/playbook.h"
#include "core/law/rule.h"
#include "core/model/show.h"
#include "core/model/state.h"

namespace recoup::core::inline letter {

// What it refers to outlives it. `reader.lang` is the message's language, which need not be the window's.
struct ComposeFrom {
    const CaseRecord& record;
    const State& state;
    const Rulebook& rules;
    Reader reader;
    const Playbook* playbook = nullptr;        // of the case; nothing: none is known
    std::span<const Playbook> playbooks = {};  // all: what the law they cite is called and says in another language
};

// A letter is read in other years: they always stand with the day. "2026 年 11 月 29 日", "29 November 2026".
std::string written_day(const Reader& reader, Day day);
// The day that the reader's calendar shows then.
std::string written_day(const Reader& reader, const When& when);
// With the time of day, where it is one: "2026 年 11 月 29 日 18:00", "29 November 2026 at 18:00".
std::string written_when(const Reader& reader, const When& when);
// "2,680.00 元", "CNY 2,680.00", "20.00 美元", "$20.00".
std::string written_amount(Lang lang, std::int64_t minor, std::string_view currency);

// In one line.
std::string flat(std::string text);
// At the start of an English sentence.
std::string capital(std::string text);

// "1 次", "once"; "2 次", "twice"; "3 次", "3 times".
std::string written_times(Lang lang, std::size_t times);

}  // namespace recoup::core::inline letter
