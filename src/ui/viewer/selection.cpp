#include "ui/viewer/selection.h"

#include "core/base/text.h"
#include "ui/text/unicode.h"

namespace recoup::ui::inline viewer {
namespace {

const std::string& text_of(const core::PictureText& picture, std::uint32_t line) {
    return picture.lines[line].text;
}

std::uint32_t last_line(const core::PictureText& picture) {
    return static_cast<std::uint32_t>(picture.lines.size()) - 1;
}

TextPlace end_of(const core::PictureText& picture, std::uint32_t line) {
    return {line, static_cast<std::uint32_t>(text_of(picture, line).size())};
}

TextPlace within(const core::PictureText& picture, TextPlace place) {
    if (place.line > last_line(picture)) return end_of(picture, last_line(picture));
    return std::min(place, end_of(picture, place.line));
}

std::size_t clusters_before(std::string_view text, std::uint32_t byte) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < byte && at < text.size(); at = next_cluster(text, at)) ++count;
    return count;
}

TextPlace at_cluster(const core::PictureText& picture, std::uint32_t line, std::size_t count) {
    const auto& text = text_of(picture, line);
    std::size_t at = 0;
    for (std::size_t i = 0; i < count && at < text.size(); ++i) at = next_cluster(text, at);
    return {line, static_cast<std::uint32_t>(at)};
}

// 0: nothing that a word is made of; else what belongs together.
int kind_of(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const auto c = next_code_point(text, at);
    if (is_wide(c)) return 2;
    if (c == ' ' || c < 0x30) return 0;
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0 ? 1 : 0;
}

}  // namespace

std::string text_in(const core::PictureText& picture, const TextRange& range) {
    std::string text;
    if (picture.lines.empty()) return text;
    const auto begin = within(picture, range.begin), end = within(picture, range.end);
    for (auto line = begin.line; line <= end.line; ++line) {
        const std::size_t from = line == begin.line ? begin.byte : 0;
        const std::size_t to = line == end.line ? end.byte : text_of(picture, line).size();
        if (line > begin.line) text += '\n';
        if (to > from) text += core::without_controls(text_of(picture, line).substr(from, to - from));
    }
    return text;
}

TextRange all_of(const core::PictureText& picture) {
    if (picture.lines.empty()) return {};
    return {{}, end_of(picture, last_line(picture))};
}

TextRange line_of(const core::PictureText& picture, std::uint32_t line) {
    return {{line, 0}, end_of(picture, line)};
}

TextRange word_at(const core::PictureText& picture, TextPlace place) {
    const auto& text = text_of(picture, place.line);
    std::size_t begin = place.byte;
    if (begin >= text.size() && begin > 0) begin = previous_cluster(text, begin);
    std::size_t end = begin;
    const int kind = kind_of(text, begin);
    if (kind == 0) {
        end = begin < text.size() ? next_cluster(text, begin) : begin;
    } else {
        while (end < text.size() && kind_of(text, end) == kind) end = next_cluster(text, end);
        for (auto before = begin; before > 0;) {
            before = previous_cluster(text, before);
            if (kind_of(text, before) != kind) break;
            begin = before;
        }
    }
    return {{place.line, static_cast<std::uint32_t>(begin)}, {place.line, static_cast<std::uint32_t>(end)}};
}

TextPlace moved(const core::PictureText& picture, TextPlace from, CaretWay way) {
    if (picture.lines.empty()) return {};
    from = within(picture, from);
    const auto& text = text_of(picture, from.line);
    const auto last = last_line(picture);
    switch (way) {
        case CaretWay::left:
            if (from.byte > 0) return {from.line, static_cast<std::uint32_t>(previous_cluster(text, from.byte))};
            return from.line > 0 ? end_of(picture, from.line - 1) : from;
        case CaretWay::right:
            if (from.byte < text.size()) return {from.line, static_cast<std::uint32_t>(next_cluster(text, from.byte))};
            return from.line < last ? TextPlace{from.line + 1, 0} : from;
        case CaretWay::up:
            return from.line > 0 ? at_cluster(picture, from.line - 1, clusters_before(text, from.byte)) : TextPlace{};
        case CaretWay::down:
            return from.line < last ? at_cluster(picture, from.line + 1, clusters_before(text, from.byte))
                                    : end_of(picture, last);
        case CaretWay::line_start:
            return {from.line, 0};
        case CaretWay::line_end:
            break;
    }
    return end_of(picture, from.line);
}

}  // namespace recoup::ui::inline viewer
