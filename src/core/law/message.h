// Message templates as the files of assets/messages and the user's own hold them. Pure values, any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/law/rule.h"

namespace recoup::core::inline law {

struct Message {
    std::string id, version;
    std::int64_t order = 0;
    Bilingual title;
    std::vector<Stage> stages;           // it fits; at least one
    Pushback pushback = Pushback::none;  // it answers
    Channel channel = Channel::chat;
    Route route = Route::none;                         // it is written for
    std::optional<std::chrono::seconds> reply_within;  // asked for, offered as a deadline
    Bilingual subject;                                 // empty without
    Bilingual body;
    Bilingual brief;   // at most kMostBrief characters once filled; empty without
    std::string file;  // where the person keeps it; empty: the program's own

    bool own() const { return !file.empty(); }
};

// Code points.
inline constexpr std::size_t kMostBrief = 300;

}  // namespace recoup::core::inline law
