// What one frame drew where, for the test of the layout: words, the grounds behind them, what can be pressed. Costs a
// null check when nobody records. Main thread. Knows no view.
#pragma once

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame/fonts.h"
#include "ui/frame/geometry.h"

namespace recoup::ui::inline frame {

struct LayoutLog {
    struct Words {
        std::string text;  // all of it, also what was left out
        Rect box, clip;
        TextStyle style;
        ImU32 colour;
        bool cut, missing;  // something was left out; no font has a character
        const ImDrawList* list;
        int order;
    };
    struct Ground {
        Rect box, clip;
        ImU32 colour;
        const ImDrawList* list;
        int order;
    };
    struct Control {
        std::string id;
        Rect box, clip;
        const ImDrawList* list;
    };

    std::vector<Words> words;
    std::vector<Ground> grounds;
    std::vector<Control> controls;
    int next_order = 0;
    std::optional<int> behind;  // a ground drawn after its words lies behind what came since then

    static Rect clip_of(const ImDrawList& list) { return {list.GetClipRectMin(), list.GetClipRectMax()}; }
    void add_words(const ImDrawList& list, const Rect& box, const TextStyle& style, ImU32 colour, std::string_view text,
                   bool cut, bool missing) {
        words.push_back({std::string(text), box, clip_of(list), style, colour, cut, missing, &list, next_order++});
    }
    void add_ground(const ImDrawList& list, const Rect& box, ImU32 colour) {
        grounds.push_back({box, clip_of(list), colour, &list, behind.value_or(next_order++)});
    }
    void add_control(const ImDrawList& list, std::string_view id, const Rect& box) {
        controls.push_back({std::string(id), box, clip_of(list), &list});
    }
    void clear() { *this = {}; }
};

}  // namespace recoup::ui::inline frame
