#include "core/redact/suggest.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/base/text.h"
#include "core/reading/page.h"
#include "core/redact/without.h"

namespace recoup::core::inline redact {
namespace {

PlainText plain_of(const TextLine& line) {
    PlainText text;
    text.add(line.text, 0);
    return text;
}

// The shop's name, a heading: what is in the row tells which number it is.
std::string shortened(std::string_view text) {
    constexpr int kMost = 16;
    while (text.ends_with(":") || text.ends_with("：")) text.remove_suffix(text.ends_with(":") ? 1 : 3);
    return fit_width(one_line(trim(text)), kMost);
}

class Suggester {
  public:
    Suggester(Lang lang, const PictureText& picture, OwnNumbers own)
        : lang_(lang), picture_(picture), page_(picture), own_(std::move(own)) {
        for (const auto& line : page_.lines()) texts_.push_back(plain_of(line));
    }

    std::vector<CoverSuggestion> suggest() {
        for (std::uint32_t line = 0; line < texts_.size(); ++line) in_line(line);
        names_beside_phones();
        std::ranges::sort(found_, {}, [](const CoverSuggestion& one) { return std::tie(one.box.y, one.box.x); });
        return std::move(found_);
    }

  private:
    void in_line(std::uint32_t line) {
        const auto left = page_.left_of(line);
        const auto label = left ? label_at_end(texts_[*left]) : LabelAtEnd{};
        if (label.personal) {
            const auto spans = value_span(texts_[line], label.what);
            for (const auto& span : spans) add(line, span);
            if (!spans.empty() && label.what == Personal::address) return;
        }
        for (const auto& span : find_personal(texts_[line], own_)) {
            if (label.number && span.what == Personal::bank_card) continue;
            if (label.firm && span.what == Personal::phone) continue;
            add(line, span);
        }
    }

    // "李晓" to the left of a phone, in a line of its own.
    void names_beside_phones() {
        const auto phones = phones_;
        for (const auto line : phones) {
            const auto left = page_.left_of(line);
            if (!left) continue;
            const auto& text = texts_[*left];
            if (looks_like_name(text, 0, text.size())) add(*left, {0, text.size(), Personal::name});
        }
    }

    void add(std::uint32_t line, const PersonalSpan& span) {
        const auto& read = page_.lines()[line];
        const auto& text = texts_[line];
        const auto begin = text.byte_at(span.begin);
        const auto end = text.byte_at(span.end - 1) + text.length_at(span.end - 1);
        CoverSuggestion one{box_of(read, begin, end), span.what, span.checked, context_of(line, begin)};
        one.box.label = label(lang_, span.what);
        const auto same = [&](const CoverSuggestion& other) {
            return other.box.y == one.box.y && other.box.x < one.box.x + one.box.w &&
                   one.box.x < other.box.x + other.box.w;
        };
        if (std::ranges::any_of(found_, same)) return;
        if (span.what == Personal::phone && begin == 0) phones_.push_back(line);
        found_.push_back(std::move(one));
    }

    // A little wider where the line goes on: where a sign stands is estimated.
    CoverBox box_of(const TextLine& line, std::size_t begin, std::size_t end) const {
        constexpr double kInside = 0.14, kOutside = 0.06;  // of the height of the line
        const auto extent = extent_of(line, begin, end);
        const bool first = begin == 0, last = end == line.text.size();
        const auto left = std::max(0.0, std::floor(line.x + extent.left - line.h * (first ? kOutside : kInside)));
        const auto right =
            std::min<double>(picture_.width, std::ceil(line.x + extent.right + line.h * (last ? kOutside : kInside)));
        const auto top = std::max(0, line.y - 1), bottom = std::min(picture_.height, line.bottom() + 1);
        return {static_cast<std::int32_t>(left),
                top,
                std::max(1, static_cast<std::int32_t>(right - left)),
                std::max(1, bottom - top),
                {}};
    }

    std::string context_of(std::uint32_t line, std::size_t begin) const {
        if (const auto left = page_.left_of(line)) return shortened(page_.lines()[*left].text);
        return shortened(std::string_view(page_.lines()[line].text).substr(0, begin));
    }

    Lang lang_;
    const PictureText& picture_;
    Page page_;
    OwnNumbers own_;
    std::vector<PlainText> texts_;  // by line
    std::vector<std::uint32_t> phones_;
    std::vector<CoverSuggestion> found_;
};

// Most of it lies under one box already.
bool is_covered(const CoverBox& box, std::span<const CoverBox> covered) {
    return std::ranges::any_of(covered, [&](const CoverBox& over) {
        const std::int64_t w = std::min(box.x + box.w, over.x + over.w) - std::max(box.x, over.x);
        const std::int64_t h = std::min(box.y + box.h, over.y + over.h) - std::max(box.y, over.y);
        return w > 0 && h > 0 && w * h * 5 >= std::int64_t{box.w} * box.h * 4;
    });
}

}  // namespace

std::vector<CoverSuggestion> suggest_covers(Lang lang, const PictureText& picture, const CaseRecord& record,
                                            std::span<const CoverBox> covered) {
    auto found = Suggester(lang, picture, own_numbers(record)).suggest();
    std::erase_if(found, [&](const auto& one) { return is_covered(one.box, covered); });
    return found;
}

OwnNumbers own_numbers(const CaseRecord& record) {
    std::vector<std::string> numbers{record.row.order_no};
    for (const auto& contact : record.contacts) numbers.push_back(contact.ticket);
    for (const auto& route : record.routes) numbers.push_back(route.ticket);
    return OwnNumbers(numbers);
}

}  // namespace recoup::core::inline redact
