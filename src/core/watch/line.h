// A subscription or a purchase as it is entered in one line: "爱奇艺会员 25元 每月 12-15", "耳机 399 京东 7天无理由
// 价保30天 保修1年", "Spotify 10.99 monthly 15 Dec". Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/amount_text.h"
#include "core/edit/command.h"
#include "core/model/show.h"
#include "core/reading/words.h"

namespace recoup::core::inline watch {

struct LineFrom {
    const State& state;         // its platforms are known by name
    const ReadingWords& words;  // and the brands of these
    Reader reader;
    AmountHabit home;
    std::string region;
};

// What the line says; its words that say nothing else are the title, of a platform that the file knows the platform as
// well. A window of a purchase counts from its day, which is today where the line has none. Errors of kind usage: no
// name, or a sum or a span that cannot be.
Result<AddCase> read_watch_line(std::string_view line, Watch kind, const LineFrom& from);

// The same in words, to be looked at before it is kept: "爱奇艺会员 · ¥25.00 每月 · 下次扣款 12 月 15 日 · …".
std::string told(const AddCase& command, const Reader& reader);

}  // namespace recoup::core::inline watch
