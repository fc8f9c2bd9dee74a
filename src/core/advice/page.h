// A page of the guide as a sequence of blocks with ready-made strings, for the window and the command line. Pure, any
// thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/law/channel.h"
#include "core/law/guide.h"
#include "core/law/message.h"
#include "core/law/playbook.h"

namespace recoup::core::inline advice {

struct PageBlock {
    enum class Kind : std::uint8_t {
        lead,
        heading,
        stage,
        subheading,
        paragraph,
        bullet,
        number,
        caution,
        chips,
        table
    };
    Kind kind = Kind::paragraph;
    std::string text;
    std::string bold;                            // said before the text
    std::optional<Stage> of;                     // of a stage
    int number = 0;                              // of a numbered one
    std::vector<std::string> chips;              // short names side by side
    std::vector<std::vector<std::string>> rows;  // of a table, the first its heading
};

struct Page {
    std::string id, title;
    bool playbook = false;
    std::vector<PageBlock> blocks;
};

Page page_of(const GuidePage& from, Lang lang);
// The directory of official channels, with id "channels".
Page page_of(std::span<const OfficialChannel> channels, Lang lang);
Page page_of(const Playbook& playbook, const Rulebook& rules, std::span<const Message> messages, Lang lang);

}  // namespace recoup::core::inline advice
