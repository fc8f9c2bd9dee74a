#include "core/report/wrap.h"

#include "core/base/text.h"

namespace recoup::core::inline report {
namespace {

constexpr std::string_view kEllipsis = "…";

float width_of(char32_t c, const TypeStyle& style, TypeSource& type) {
    return static_cast<float>(advance_of(type, style.face, c)) * style.size / kEmUnits;
}

bool is_one_of(char32_t c, std::u32string_view all) {
    return all.find(c) != std::u32string_view::npos;
}

// A line may break on either side of it.
bool is_ideograph(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000;
}

bool may_break(char32_t left, char32_t right) {
    if (right == ' ' || is_one_of(right, U"，。、；：？！）》」』】〕”’…—·,.;:?!)]}%‰℃°")) return false;
    if (is_one_of(left, U"（《「『【〔“‘([{¥$€£#")) return false;
    return left == ' ' || left == '-' || left == '/' || is_ideograph(left) || is_ideograph(right);
}

class Wrapper {
  public:
    Wrapper(float width, const TypeStyle& style, TypeSource& type) : width_(width), style_(style), type_(type) {}

    std::vector<std::string> wrap(std::string_view text) {
        char32_t last = '\n';
        while (!text.empty()) {
            const char32_t c = take_code_point(text);
            if (c == '\n') {
                end_line();
            } else {
                if (last != '\n' && may_break(last, c)) note_break();
                add(c);
            }
            last = c;
        }
        end_line();
        return std::move(lines_);
    }

  private:
    void note_break() {
        break_at_ = line_.size();
        behind_break_ = 0;
    }

    void add(char32_t c) {
        const float wide = width_of(c, style_, type_);
        if (used_ + wide > width_ && !line_.empty() && c != ' ') turn_line();
        append_utf8(line_, c);
        used_ += wide;
        behind_break_ += wide;
    }

    void turn_line() {
        const auto at = break_at_ > 0 ? break_at_ : line_.size();
        const auto rest = line_.substr(at);
        const float wide = break_at_ > 0 ? behind_break_ : 0;
        line_.resize(at);
        push();
        line_ = rest;
        used_ = behind_break_ = wide;
        break_at_ = 0;
    }

    void push() {
        while (line_.ends_with(' ')) line_.pop_back();
        lines_.push_back(line_);
    }

    void end_line() {
        push();
        line_.clear();
        used_ = behind_break_ = 0;
        break_at_ = 0;
    }

    float width_;
    const TypeStyle& style_;
    TypeSource& type_;
    std::vector<std::string> lines_;
    std::string line_;
    float used_ = 0, behind_break_ = 0;
    std::size_t break_at_ = 0;  // bytes of the line in front of the last place to break; 0: there is none
};

}  // namespace

float width_of(std::string_view text, const TypeStyle& style, TypeSource& type) {
    float sum = 0;
    while (!text.empty()) sum += width_of(take_code_point(text), style, type);
    return sum;
}

std::vector<std::string> wrap(std::string_view text, float width, const TypeStyle& style, TypeSource& type) {
    return Wrapper(width, style, type).wrap(text);
}

std::string shorten(std::string_view text, float width, const TypeStyle& style, TypeSource& type) {
    if (width_of(text, style, type) <= width) return std::string(text);
    const float room = width - width_of(kEllipsis, style, type);
    std::string cut;
    float used = 0;
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        used += width_of(c, style, type);
        if (used > room) break;
        append_utf8(cut, c);
    }
    return cut + std::string(kEllipsis);
}

}  // namespace recoup::core::inline report
