// The guide: the start page, what everyone should know, the official channels and the playbooks as pages to read; the
// list of them at the left, with a search above it. Main thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/advice/page_search.h"
#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline guide {

// What was found, until something else is typed or the language changes.
struct GuideFound {
    std::string typed;
    core::Lang lang = core::Lang::zh;
    std::vector<core::PageHit> hits;
};

struct GuideUi {
    std::string page;    // empty: the first
    std::string search;  // empty: all pages are listed
    TextFieldState search_field;
    GuideFound found;
    float scroll = 0, list_scroll = 0;
    float content = 0, list_content = 0;  // heights, as last drawn
    bool reveal_page = false;             // in the list
};

void open_guide_page(GuideUi& ui, std::string id);

struct GuideEvents {
    std::optional<std::string> new_case;  // with this playbook
};

GuideEvents draw_guide(Context& ctx, GuideUi& ui, const Rect& area);

}  // namespace recoup::ui::inline guide
