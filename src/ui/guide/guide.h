// The guide: the start page, the warning and the playbooks as pages to read; the list of them at the left. Main thread.
#pragma once

#include <optional>
#include <string>

#include "ui/context/context.h"
#include "ui/kit/kit.h"

namespace recoup::ui::inline guide {

struct GuideUi {
    std::string page;  // empty: the first
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
