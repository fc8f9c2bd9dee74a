#include "app/reading/text_lines.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::app::inline reading {
namespace {

// Pixels. Lines lie so far apart that none reads on into the next by its place alone, and near enough for a value to
// stand below its label.
constexpr int kPageWidth = 1080, kTop = 400, kLineHeight = 40, kLineStep = 80, kColumn = 20, kCellGap = 80;

}  // namespace

core::PictureText text_as_lines(std::string_view text) {
    core::PictureText page{.width = kPageWidth, .height = kTop, .lines = {}};
    while (!text.empty() && page.lines.size() < core::kMostLines) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        int x = 0;
        while (!line.empty() && page.lines.size() < core::kMostLines) {
            const auto cell = line.substr(0, line.find('\t'));
            line.remove_prefix(std::min(cell.size() + 1, line.size()));
            const auto shown = core::cut_bytes(core::trim(cell), core::kMostLineBytes);
            if (shown.empty()) continue;
            const int width = kColumn * std::max(1, core::display_width(shown));
            page.lines.push_back({x, page.height, width, kLineHeight, std::string(shown), 1.0});
            x += width + kCellGap;
        }
        page.height += kLineStep;
    }
    return page;
}

}  // namespace recoup::app::inline reading
