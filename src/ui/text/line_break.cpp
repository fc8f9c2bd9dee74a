#include "ui/text/line_break.h"

#include <algorithm>

#include "ui/text/unicode.h"

namespace recoup::ui::inline text {
namespace {

constexpr char32_t kEllipsis = U'…';
constexpr float kTolerance_px = 0.01F;  // sums of floats

// The characters before a possible break, and the one behind it, tell whether it is one.
class BreakRule {
  public:
    using Entry = Advances::Entry;

    bool allows_before(char32_t c, const Entry& next) const {
        if (last_ == 0 || next.has(kSpace | kGlue | kExtending) || traits_.has(kGlue)) return false;
        if (traits_.has(kJoiner) && c >= 0x80) return false;
        if (next.has(kRegional) && regionals_ % 2 == 1) return false;
        if (next.has(kNeverFirst)) return traits_.has(kSpace) && c < 0x80 && !before_.has(kDigit);
        if (next.has(kUnit) && (traits_.has(kSpace) ? before_ : traits_).has(kDigit)) return false;
        if (traits_.has(kSpace)) return true;
        if (traits_.has(kNeverLast)) return false;
        if (traits_.has(kWide) || next.has(kWide)) return true;
        return last_ == '-' && next.has(kLetter) && before_.has(kLetter);
    }
    void pass(char32_t c, const Entry& entry) {
        regionals_ = entry.has(kRegional) ? regionals_ + 1 : 0;
        if (entry.has(kExtending) && !entry.has(kJoiner)) return;
        before_ = traits_;
        traits_ = entry;
        last_ = c;
    }

  private:
    char32_t last_ = 0;
    Entry traits_{0, 0};
    Entry before_{0, 0};
    int regionals_ = 0;
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
        bool after_joiner = false;
        for (std::size_t at = begin; at < text_.size();) {
            const std::size_t here = at;
            const char32_t c = next_code_point(text_, at);
            if (c == '\n') return next = at, finish(begin, inked, {here, width});
            const Advances::Entry& entry = advances_.entry(style_, c);
            if (rule.allows_before(c, entry)) {
                candidate = ends_ == LineEnds::keep_spaces ? Cut{here, width} : inked;
                resume = here;
            }
            const float advance = Advances::em_after(entry, after_joiner);
            const bool space = entry.has(kSpace);
            if (!space && width + advance > limit_em_ && here > begin) {
                if (resume == begin) candidate = split_word(begin, here, width), resume = candidate.at;
                if (resume > begin) return next = resume, finish(begin, candidate, candidate);
            }
            width += advance;
            if (!space) inked = {at, width};
            rule.pass(c, entry);
            after_joiner = entry.has(kJoiner);
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
    const float ellipsis_px = advances.entry(style, kEllipsis).em * size;
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

}  // namespace recoup::ui::inline text
