// What the messages tab of a case remembers between frames. Main thread.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/letter/compose.h"
#include "ui/text/text_field.h"

namespace recoup::ui::inline drawer {

// A template that is being written in the window.
struct OwnMessage {
    std::string id, file;  // empty: a new one
    std::string title, body;
    std::set<core::Stage> stages;
    TextFieldState title_field, body_field;
    bool tried = false;
};

// What the person typed for a placeholder that the case cannot fill.
struct Filling {
    std::string text;
    TextFieldState field;
};

struct MessagesUi {
    std::string shown;  // unfolded; empty: the first of the list, "-": none
    bool brief = false;
    std::optional<core::Lang> lang;    // nothing: the window's
    std::optional<std::string> limit;  // of the short form, as it is being typed; nothing: as it was chosen
    TextFieldState limit_field;
    std::map<core::Placeholder, Filling> filled;
    std::set<core::Placeholder> dropped;
    std::optional<OwnMessage> own;
    double copied_s = -1e9;  // FrameInput::time_s when something was copied last
};

// What the messages of a case are filled from; while it is the same, they are. No message tells seconds.
struct FilledFrom {
    core::Uuid case_uuid;
    std::uint64_t revision = 0;
    core::Lang lang{};
    std::chrono::sys_time<std::chrono::minutes> at{};
    const core::Message* messages = nullptr;

    bool operator==(const FilledFrom&) const = default;
};

// One of them, with what was typed and dropped.
struct FilledMessage {
    std::string id;
    core::Lang lang{};
    core::ComposeChoice choice;
    core::Result<core::Filled> text;  // fails as core::compose() does
};

// The list of them, filled once and kept from frame to frame.
struct FilledMessages {
    FilledFrom from;
    int frame = 0;  // in which it was drawn last
    std::vector<core::MessageChoice> choices;
    std::vector<std::string> first_words;          // of each
    std::optional<FilledMessage> bare, completed;  // the unfolded one, before and after what was typed
};

}  // namespace recoup::ui::inline drawer
