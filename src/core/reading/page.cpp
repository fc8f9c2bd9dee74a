#include "core/reading/page.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace recoup::core::inline reading {
namespace {

// All shares are of the height of a line, which an engine tells to a tenth or so.
constexpr double kSameRow = 0.6, kSameEdge = 0.5, kSetUnder = 1.2, kNextLine = 0.55, kSameType = 1.5, kFull = 1.1,
                 kLostMark = 1.1, kFragment = 1.5, kNoGap = 0.5, kClose = 0.3;

bool in_row(const TextLine& a, const TextLine& b) {
    return std::abs(a.middle() - b.middle()) <= kSameRow * std::min(a.h, b.h);
}

// A line of nothing but a number, or a part of one.
bool is_number(const TextLine& line, std::size_t least) {
    const auto plain = plain_word(line.text);
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(plain, is_number_sign));
    return plain.size() >= least && 2 * digits >= plain.size() && std::ranges::all_of(plain, is_word_sign);
}

bool is_number_cut(const TextLine& last, const TextLine& next) {
    constexpr std::size_t kLeastCut = 12;
    constexpr std::size_t kRemainder = 2;  // too short to tell what it is
    const auto rest = plain_word(next.text);
    return is_number(last, kLeastCut) &&
           (is_number(next, 1) || (rest.size() <= kRemainder && std::ranges::all_of(rest, is_word_sign)));
}

// Of a number or a sum that a line end may stand in.
bool is_number_part(char32_t c) {
    return is_word_sign(c) || c == U'-' || c == U'.' || c == U',' || c == U':' || c == U'/';
}

// What follows the number of a sum: "2600" at the end of a line, "元" at the front of the next.
bool is_unit(char32_t c) {
    return c == U'元' || c == U'块' || c == U'圆';
}

bool set_under(const TextLine& upper, const TextLine& lower) {
    const auto edge = kSetUnder * upper.h;
    return std::abs(upper.x - lower.x) <= edge || std::abs(upper.centre() - lower.centre()) <= edge ||
           std::abs(upper.right() - lower.right()) <= edge;
}

}  // namespace

Page::Page(const PictureText& picture)
    : picture_(&picture), lines_(std::span(picture.lines).first(std::min(picture.lines.size(), kMostLines))) {
    block_of_.resize(lines_.size());
    std::vector<std::uint32_t> order(lines_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(lines_[a].y, lines_[a].x) < std::pair(lines_[b].y, lines_[b].x);
    });
    // The parts of a line that an engine took apart follow the first of them.
    taken_.resize(lines_.size());
    for (const auto line : order)
        if (const auto left = left_of(line); !left || !is_part(*left, line)) take(line);
    for (const auto line : order)
        if (!taken_[line]) take(line);
    if (order.empty()) return;
    std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2), {},
                             [&](std::uint32_t line) { return lines_[line].h; });
    usual_height_ = lines_[order[order.size() / 2]].h;
}

std::size_t Page::start_of(std::uint32_t line) const {
    const auto& starts = block_of(line).starts;
    return std::ranges::find(starts, line, &Block::Start::line)->at;
}

std::optional<std::uint32_t> Page::right_of(std::uint32_t line) const {
    const auto& from = lines_[line];
    std::optional<std::uint32_t> nearest;
    for (std::uint32_t i = 0; i < lines_.size(); ++i)
        if (i != line && in_row(from, lines_[i]) && lines_[i].x > from.centre() &&
            lines_[i].x >= from.right() - from.h && (!nearest || lines_[i].x < lines_[*nearest].x))
            nearest = i;
    return nearest;
}

std::optional<std::uint32_t> Page::left_of(std::uint32_t line) const {
    const auto& from = lines_[line];
    std::optional<std::uint32_t> nearest;
    for (std::uint32_t i = 0; i < lines_.size(); ++i)
        if (i != line && in_row(from, lines_[i]) && lines_[i].centre() < from.x &&
            lines_[i].right() <= from.x + lines_[i].h && (!nearest || lines_[i].right() > lines_[*nearest].right()))
            nearest = i;
    return nearest;
}

std::optional<std::uint32_t> Page::below(std::uint32_t line) const {
    const auto& from = lines_[line];
    std::optional<std::uint32_t> nearest;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        const auto& to = lines_[i];
        if (i == line || to.y < from.middle() || to.y - from.bottom() > kSetUnder * std::max(from.h, to.h)) continue;
        if (set_under(from, to) && (!nearest || to.y < lines_[*nearest].y)) nearest = i;
    }
    return nearest;
}

std::optional<std::uint32_t> Page::above(std::uint32_t line) const {
    const auto& from = lines_[line];
    std::optional<std::uint32_t> nearest;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        const auto& to = lines_[i];
        if (i == line || from.y < to.middle() || from.y - to.bottom() > kSetUnder * std::max(from.h, to.h)) continue;
        if (set_under(to, from) && (!nearest || to.bottom() > lines_[*nearest].bottom())) nearest = i;
    }
    return nearest;
}

// Whether two lines of a row are parts of one.
bool Page::is_part(std::uint32_t line, std::uint32_t right) const {
    return lines_[right].x - lines_[line].right() <= kNoGap * lines_[line].h;
}

std::vector<std::uint32_t> Page::parts_from(std::uint32_t line) const {
    std::vector<std::uint32_t> parts{line};
    for (auto next = right_of(line); next && !taken_[*next] && is_part(parts.back(), *next); next = right_of(*next))
        parts.push_back(*next);
    return parts;
}

void Page::take(std::uint32_t line) {
    const auto parts = parts_from(line);
    const bool alone = !left_of(line) && !right_of(parts.back());
    auto block = blocks_.rend();
    if (alone)
        block = std::find_if(blocks_.rbegin(), blocks_.rend(), [&](const Block& one) { return reads_on(one, line); });
    if (block == blocks_.rend()) {
        auto& made = blocks_.emplace_back();
        made.alone = alone;
        made.left = lines_[line].x;
        made.top = lines_[line].y;
        block = blocks_.rbegin();
    } else if (!number_goes_on(*block, line)) {
        block->text.break_line();
    }
    for (const auto part : parts) {
        add(*block, part);
        taken_[part] = true;
        block_of_[part] = static_cast<std::uint32_t>(blocks_.rend() - block) - 1;
    }
}

// Beside a label only a number goes on in the next line. A mark at the front or the end of a line may be lost or stand
// alone.
bool Page::reads_on(const Block& block, std::uint32_t line) const {
    const auto& last = lines_[block.starts.back().line];
    const auto& next = lines_[line];
    const auto small = std::min(last.h, next.h);
    const bool close = block.alone && next.y - last.bottom() <= kClose * small;
    const bool left = std::abs(block.left - next.x) <= (close ? kLostMark : kSameEdge) * last.h;
    const bool fragment = block.alone && next.w <= kFragment * last.h;
    if (!fragment && std::max(last.h, next.h) > kSameType * small) return false;
    if (next.y < last.middle() || next.y - last.bottom() > kNextLine * (fragment ? last.h : small)) return false;
    if (block.alone) return left;
    const bool right = std::abs(last.right() - next.right()) <= kSameEdge * small;
    return (left || right) && next.w <= last.w + small / 2 && is_number_cut(last, next);
}

// A line that a number was cut at is full: nothing of its column reaches further.
bool Page::number_goes_on(const Block& block, std::uint32_t line) const {
    const auto& last = lines_[block.starts.back().line];
    const auto& next = lines_[line];
    if (is_number_cut(last, next)) return true;
    const auto plain = plain_word(next.text);
    const auto before = block.text.before(block.text.size());
    const bool unit = !plain.empty() && is_number_sign(before) && is_unit(plain.front());
    if (plain.empty() || !(is_number_part(plain.front()) || unit) || !is_number_part(before)) return false;
    if (!has_ideograph(block.text)) return false;
    int reach = 0;
    for (const auto& line_of_column : lines_)
        if (std::abs(line_of_column.x - block.left) <= kSameEdge * last.h)
            reach = std::max(reach, line_of_column.right());
    return last.right() >= reach - kFull * last.h;
}

void Page::add(Block& block, std::uint32_t line) {
    const auto& next = lines_[line];
    block.starts.push_back({line, block.text.size()});
    block.text.add(std::string_view(cut_bytes(next.text, kMostLineBytes)), line);
    block.left = std::min(block.left, next.x);
    block.right = std::max(block.right, next.right());
    block.bottom = std::max(block.bottom, next.bottom());
}

}  // namespace recoup::core::inline reading
