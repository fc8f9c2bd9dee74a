// The directory of platforms: which there are at the left, what is known of the chosen one at the right. A field is
// kept when it is left, a clause when it is said. Main thread. Takes keys if ctx.layer_active.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/view/platform.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline platforms {

enum class PlatformField : std::uint8_t {
    name,
    review_days,
    cooling_hours,
    channels,
    complaint_address,
    legal_name,
    legal_address,
    note,
    count_
};

// A clause being written.
struct ClauseDraft {
    core::Uuid of;  // none: a new one
    std::string title, number, text;
    std::string sha256;  // the original that shows it
    TextFieldState title_field, number_field, text_field;
    bool tried = false;
    bool shown = false;  // came into sight when it was opened
};

struct PlatformsUi {
    struct Entry {
        std::string text, was;
        TextFieldState field;
        bool focused = false;
    };
    std::string chosen;   // its name
    bool adding = false;  // a new one
    std::array<Entry, static_cast<std::size_t>(PlatformField::count_)> entries;
    std::optional<std::string> entries_of;  // the name they were filled for
    std::optional<ClauseDraft> clause;
    float list_scroll = 0, scroll = 0, content = 0;
    bool reveal_chosen = true;

    // As of `revision`, language and `chosen`.
    std::optional<std::uint64_t> revision;
    core::Lang lang{};
    std::string seen;
    std::vector<core::PlatformItem> items;
    std::vector<core::PlatformFigures> figures;
    std::vector<core::PlatformShot> shots;

    Entry& operator[](PlatformField field) { return entries[static_cast<std::size_t>(field)]; }
    const Entry& operator[](PlatformField field) const { return entries[static_cast<std::size_t>(field)]; }
};

struct PlatformsEvents {
    bool close = false;
    std::optional<std::pair<core::Uuid, core::Uuid>> view;  // case and evidence, large
};

PlatformsEvents draw_platforms(Context& ctx, PlatformsUi& ui);

}  // namespace recoup::ui::inline platforms
