// What must hold of every screen, whatever it shows: nothing missing, cut, leaving its box, over something else, or too
// pale. Known from what was drawn, so it needs no person.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/i18n.h"
#include "ui/frame/layout_log.h"
#include "ui/frame/theme.h"

namespace recoup::testing {

struct Screen {
    std::string name;  // "board 900x600 at 1.25, zh"
    core::Lang lang;
    ImVec2 display_px;
    float scale;
    bool dark = false;
};

// Each once, with the first screen it was seen on and how often.
class Findings {
  public:
    void add(const Screen& screen, const std::string& what, const std::string& about);
    std::string text() const;
    bool any() const { return !seen_.empty(); }

  private:
    struct Seen {
        std::string first;
        int times = 0;
    };
    std::map<std::string, Seen> seen_;
};

void check_layout(const ui::LayoutLog& log, const Screen& screen, Findings& findings);

}  // namespace recoup::testing
