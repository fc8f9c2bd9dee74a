// What the messages tab of a case remembers between frames. Main thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/template.h"
#include "ui/text_field.h"

namespace recoup::ui {

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
    std::optional<core::Lang> lang;  // nothing: the window's
    std::map<core::Placeholder, Filling> filled;
    std::set<core::Placeholder> dropped;
    std::optional<OwnMessage> own;
    double copied_s = -1e9;  // when something was copied last
};

}  // namespace recoup::ui
