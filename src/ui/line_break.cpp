#include "ui/line_break.h"

#include <algorithm>

#include "ui/unicode.h"

namespace recoup::ui {
namespace {

constexpr char32_t kEllipsis = U'…';
constexpr float kTolerance_px = 0.01F;  // sums of floats

constexpr std::u32string_view kNeverFirst = U"!%),.:;?]}°·‐–—’”…‰℃、。々〉》」』】〕〗〞・ー！％），．／：；？］｝～￠";
constexpr std::u32string_view kNeverLast = U"#$([{£¥‘“€〈《「『【〔〖〝＄（［｛￡￥";
// Measure words that stay with the number before them.
constexpr std::u32string_view kUnits = U"元天日月年时分秒个次张件笔周号岁倍折万亿角";

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}
bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == 0x3000 || c == '\r';
}
bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_glue(char32_t c) {
    return c == 0xA0 || c == 0x202F || c == 0x2060 || c == 0xFEFF;
}
bool is_letter(char32_t c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// The three characters before a possible break tell whether it is one.
class BreakRule {
  public:
    bool allows_before(char32_t c) const {
        if (last_ == 0 || is_space(c) || is_glue(c) || is_glue(last_)) return false;
        if (extends_cluster(c) || (last_ == kZeroWidthJoiner && c >= 0x80) || flag_open(c)) return false;
        if (contains(kNeverFirst, c)) return is_space(last_) && c < 0x80 && !is_digit(before_last_);
        if (contains(kUnits, c) && is_digit(is_space(last_) ? before_last_ : last_)) return false;
        if (is_space(last_)) return true;
        if (contains(kNeverLast, last_)) return false;
        if (is_wide(last_) || is_wide(c)) return true;
        return last_ == '-' && is_letter(c) && is_letter(before_last_);
    }
    void pass(char32_t c) {
        regional_ = is_regional_indicator(c) ? regional_ + 1 : 0;
        if (extends_cluster(c) && c != kZeroWidthJoiner) return;
        before_last_ = last_;
        last_ = c;
    }

  private:
    bool flag_open(char32_t c) const { return is_regional_indicator(c) && regional_ % 2 == 1; }

    char32_t last_ = 0;
    char32_t before_last_ = 0;
    int regional_ = 0;
};

class Breaker {
  public:
    Breaker(Advances& advances, const TextStyle& style, std::string_view text, float width_px, LineEnds ends)
        : advances_(advances),
          style_(style),
          text_(text),
          limit_em_((width_px + kTolerance_px) / size()),
          ends_(ends) {}

    float size() const { return static_cast<float>(style_.pixel_size()); }

    // The line from `begin`; sets `next` to where the following one begins, npos after the last.
    TextLine line(std::size_t begin, std::size_t& next) const {
        BreakRule rule;
        Cut inked{begin, 0};         // behind the last character that is not a space
        Cut candidate{begin, 0};     // where the line would end at the last possible break
        std::size_t resume = begin;  // and where the text would go on
        float width = 0;
        char32_t previous = 0;
        for (std::size_t at = begin; at < text_.size();) {
            const std::size_t here = at;
            const char32_t c = next_code_point(text_, at);
            if (c == '\n') return next = at, finish(begin, inked, {here, width});
            if (rule.allows_before(c)) {
                candidate = ends_ == LineEnds::keep_spaces ? Cut{here, width} : inked;
                resume = here;
            }
            const float advance = advances_.em(style_, c, previous);
            if (!is_space(c) && width + advance > limit_em_ && here > begin) {
                if (resume == begin) candidate = split_word(begin, here, width), resume = candidate.at;
                if (resume > begin) return next = resume, finish(begin, candidate, candidate);
            }
            width += advance;
            if (!is_space(c)) inked = {at, width};
            rule.pass(c);
            previous = c;
        }
        next = std::string_view::npos;
        return finish(begin, inked, {text_.size(), width});
    }

  private:
    struct Cut {
        std::size_t at;
        float width_em;
    };

    // A word longer than the line ends at the last cluster that fits, after one cluster at least.
    Cut split_word(std::size_t begin, std::size_t here, float width) const {
        const std::size_t at = begin + snap_to_cluster(text_.substr(begin), here - begin);
        if (at == here) return {here, width};
        return {at, advances_.measure_em(style_, text_.substr(begin, at - begin))};
    }

    TextLine finish(std::size_t begin, Cut inked, Cut whole) const {
        const Cut& end = ends_ == LineEnds::keep_spaces ? whole : inked;
        return {begin, end.at, end.width_em * size(), false};
    }

    Advances& advances_;
    const TextStyle& style_;
    std::string_view text_;
    float limit_em_;
    LineEnds ends_;
};

}  // namespace

TextLine fit_line(Advances& advances, const TextStyle& style, std::string_view utf8, std::size_t begin, std::size_t end,
                  float width_px) {
    const auto size = static_cast<float>(style.pixel_size());
    const std::string_view text = utf8.substr(begin, end - begin);
    const float whole_px = advances.measure_em(style, text) * size;
    if (whole_px <= width_px + kTolerance_px && end == utf8.size()) return {begin, end, whole_px, false};
    const float ellipsis_px = advances.em(style, kEllipsis, 0) * size;
    std::size_t kept = 0;
    float kept_px = 0;
    float sum_px = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = next_cluster(text, at);
        sum_px += advances.measure_em(style, text.substr(at, next - at)) * size;
        if (sum_px + ellipsis_px > width_px + kTolerance_px) break;
        if (text[at] != ' ') kept = next, kept_px = sum_px;
        at = next;
    }
    return {begin, begin + kept, kept_px + ellipsis_px, true};
}

std::vector<TextLine> break_lines(Advances& advances, const TextStyle& style, std::string_view utf8, float width_px,
                                  int max_lines, LineEnds ends) {
    const Breaker breaker(advances, style, utf8, width_px, ends);
    std::vector<TextLine> out;
    for (std::size_t begin = 0; begin != std::string_view::npos;) {
        std::size_t next = 0;
        TextLine line = breaker.line(begin, next);
        if (next != std::string_view::npos && static_cast<int>(out.size()) + 1 >= max_lines) {
            const std::size_t newline = std::min(utf8.find('\n', begin), utf8.size());
            out.push_back(fit_line(advances, style, utf8, begin, newline, width_px));
            break;
        }
        out.push_back(line);
        begin = next;
    }
    return out;
}

}  // namespace recoup::ui
