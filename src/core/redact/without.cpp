#include "core/redact/without.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/redact/personal.h"

namespace recoup::core::inline redact {
namespace {

// Of the width of an ideograph, as screens set it.
double weight_of(char32_t c) {
    constexpr std::u32string_view kNarrow = U" .,:;'|!ilj()[]·";
    if (kNarrow.find(c) != std::u32string_view::npos) return 0.3;
    if (display_width(c) == 2) return 1;
    if (c >= U'0' && c <= U'9') return 0.57;
    if (c == U'm' || c == U'w' || c == U'M' || c == U'W') return 0.85;
    return c >= U'A' && c <= U'Z' ? 0.67 : 0.54;
}

struct Sign {
    std::size_t begin = 0, end = 0;  // bytes
    char32_t code = 0;
    double left = 0, right = 0;  // pixels from the left edge of the line
    bool covered = false;
};

std::vector<Sign> signs_of(const TextLine& line) {
    std::vector<Sign> signs;
    double at = 0;
    for (std::string_view rest = line.text; !rest.empty();) {
        const auto begin = line.text.size() - rest.size();
        const auto code = take_code_point(rest);
        const auto width = weight_of(code);
        signs.push_back({begin, line.text.size() - rest.size(), code, at, at + width});
        at += width;
    }
    if (signs.empty()) return signs;
    // The box of a line is a little larger than its letters.
    constexpr double kAround = 0.2;  // of its height
    const double around = std::min(kAround * line.h, line.w / 4.0), scale = (line.w - 2 * around) / at;
    for (auto& sign : signs) {
        sign.left = around + sign.left * scale;
        sign.right = around + sign.right * scale;
    }
    signs.front().left = 0;
    signs.back().right = line.w;
    return signs;
}

bool in_row(const TextLine& line, const CoverBox& box) {
    constexpr double kEnough = 0.15;  // of the height of the line
    const auto common = std::min(line.bottom(), box.y + box.h) - std::max(line.y, box.y);
    return common > kEnough * line.h;
}

bool is_blank(char32_t c) {
    return c == U' ' || c == 0x3000 || c == U'\t';
}

bool is_of_number(char32_t c) {
    c = plain_sign(c);
    return is_word_sign(c) || c == U'-' || c == U'@' || c == U'.' || c == U'_' || c == U'+';
}

// From a covered sign of a number to its neighbours on one side, groups of digits that are apart by a blank with them.
void spread_from(std::vector<Sign>& signs, std::size_t at, std::ptrdiff_t step) {
    const auto code = [&](std::size_t i) { return i < signs.size() ? signs[i].code : U'\0'; };
    const auto digit = [&](std::size_t i) { return is_number_sign(plain_sign(code(i))); };
    while (is_of_number(code(at))) {
        const auto next = at + static_cast<std::size_t>(step), beyond = next + static_cast<std::size_t>(step);
        if (is_of_number(code(next))) {
            signs[at = next].covered = true;
        } else if (digit(at) && is_blank(code(next)) && digit(beyond)) {
            signs[next].covered = true;
            signs[at = beyond].covered = true;
        } else {
            break;
        }
    }
}

// Of a number or a word in Latin letters all goes.
void spread(std::vector<Sign>& signs) {
    for (std::size_t i = 0; i < signs.size(); ++i)
        if (signs[i].covered) spread_from(signs, i, +1);
    for (std::size_t i = signs.size(); i-- > 0;)
        if (signs[i].covered) spread_from(signs, i, -1);
}

std::vector<Sign> covered_signs(const TextLine& line, std::span<const CoverBox> boxes) {
    constexpr double kDoubt = 0.3;   // of the height of the line: so far an estimate may be off
    constexpr double kEnough = 0.5;  // of the width of a sign
    auto signs = signs_of(line);
    for (const auto& box : boxes) {
        if (!in_row(line, box)) continue;
        const double left = box.x - line.x - kDoubt * line.h, right = box.x + box.w - line.x + kDoubt * line.h;
        for (auto& sign : signs)
            sign.covered = sign.covered ||
                           std::min(right, sign.right) - std::max(left, sign.left) > kEnough * (sign.right - sign.left);
    }
    spread(signs);
    return signs;
}

// Calls visit(begin, end) with the bytes of each run that is covered, blanks between two of them with it.
template <class Visit>
void each_run(const std::vector<Sign>& signs, Visit visit) {
    for (std::size_t i = 0; i < signs.size();) {
        if (!signs[i].covered || is_blank(signs[i].code)) {
            ++i;
            continue;
        }
        auto end = i;
        for (auto k = i; k < signs.size() && (signs[k].covered || is_blank(signs[k].code)); ++k)
            if (signs[k].covered && !is_blank(signs[k].code)) end = k;
        visit(signs[i].begin, signs[end].end);
        i = end + 1;
    }
}

// Where the same word ends that begins at `at`, whatever blanks and hyphens join its groups; 0: there is another.
std::size_t end_of_same(std::string_view text, std::size_t at, std::string_view word) {
    const auto joins = [](char c) { return c == ' ' || c == '-'; };
    bool begun = false;
    for (const char c : word) {
        if (joins(c)) continue;
        while (begun && at < text.size() && joins(text[at])) ++at;
        if (at >= text.size() || text[at] != c) return 0;
        begun = true;
        ++at;
    }
    return begun ? at : 0;
}

bool anything_left(const std::vector<Sign>& signs) {
    return std::ranges::any_of(signs, [](const Sign& sign) { return !sign.covered && !is_blank(sign.code); });
}

}  // namespace

PictureText without_covered(const PictureText& picture, std::span<const CoverBox> boxes) {
    PictureText left{picture.width, picture.height, {}};
    for (const auto& line : picture.lines) {
        const auto signs = covered_signs(line, boxes);
        if (!anything_left(signs)) continue;
        auto kept = line;
        kept.text.clear();
        std::size_t at = 0;
        each_run(signs, [&](std::size_t begin, std::size_t end) {
            kept.text.append(line.text, at, begin - at).append(kMasked);
            at = end;
        });
        kept.text.append(line.text, at);
        left.lines.push_back(std::move(kept));
    }
    return left;
}

std::vector<std::string> covered_words(const PictureText& picture, std::span<const CoverBox> boxes) {
    std::vector<std::string> words;
    for (const auto& line : picture.lines)
        each_run(covered_signs(line, boxes),
                 [&](std::size_t begin, std::size_t end) { words.push_back(line.text.substr(begin, end - begin)); });
    std::ranges::sort(words,
                      [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

std::string without_words(std::string_view text, std::span<const std::string> words) {
    constexpr int kShortest = 4;  // columns: what is shorter stands everywhere
    std::string left(text);
    for (const auto& word : words) {
        if (display_width(word) < kShortest) continue;
        for (std::size_t at = 0; at < left.size();) {
            const auto end = end_of_same(left, at, word);
            if (end != 0) left.replace(at, end - at, kMasked);
            at += end != 0 ? kMasked.size() : 1;
        }
    }
    return left;
}

namespace {

struct WordsHidden {
    std::span<const std::string> words;

    void operator()(std::string_view name, std::string& value) const {
        if (name != "sha256" && name != "boxes") value = without_words(std::string_view(value), words);
    }
    template <class T>
    void operator()(std::string_view, T&) const {}
};

template <class R>
void hide_words(std::vector<R>& rows, std::span<const std::string> words) {
    for (auto& row : rows) fields(row, WordsHidden{words});
}

}  // namespace

CaseRecord without_words(CaseRecord record, std::span<const std::string> words) {
    if (words.empty()) return record;
    fields(record.row, WordsHidden{words});
    hide_words(record.evidence, words);
    hide_words(record.deadlines, words);
    hide_words(record.contacts, words);
    hide_words(record.routes, words);
    hide_words(record.answers, words);
    return record;
}

Extent extent_of(const TextLine& line, std::size_t begin, std::size_t end) {
    Extent extent{static_cast<double>(line.w), 0};
    for (const auto& sign : signs_of(line)) {
        if (sign.begin < begin || sign.begin >= end) continue;
        extent.left = std::min(extent.left, sign.left);
        extent.right = std::max(extent.right, sign.right);
    }
    return extent;
}

}  // namespace recoup::core::inline redact
