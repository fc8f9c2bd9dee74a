#include "core/pushback/weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "core/base/text.h"
#include "core/search/han.h"

namespace recoup::core::inline pushback {
namespace {

// ---- the pieces of a clause

constexpr std::string_view kNumber = "0";

struct Tokens {
    std::vector<std::vector<std::string>> runs;  // of ideographs and numbers that stand together
    std::vector<std::string> words;              // and numbers
    bool has_word = false;
};

bool is_letter(char32_t code) {
    return (code >= U'a' && code <= U'z') || code == U'\'';
}

class Splitting {
  public:
    explicit Splitting(std::string_view clause) {
        while (!clause.empty()) {
            auto rest = clause;
            const auto code = take_code_point(rest);
            const auto text = clause.substr(0, clause.size() - rest.size());
            clause = rest;
            take(code, text);
        }
        end_word();
        end_run();
    }

    Tokens tokens;

  private:
    void take(char32_t code, std::string_view text) {
        const bool digit = text.size() == 1 && is_digit(text.front());
        if (is_letter(code)) {
            end_run();
            word_ += text;
        } else if (digit) {
            end_word();
            if (!in_number_) run_.emplace_back(kNumber), tokens.words.emplace_back(kNumber);
        } else {
            end_word();
            if (is_han(code))
                run_.emplace_back(text);
            else
                end_run();
        }
        in_number_ = digit;
    }

    void end_word() {
        if (word_.empty()) return;
        tokens.words.push_back(std::move(word_));
        tokens.has_word = true;
        word_.clear();
    }

    void end_run() {
        if (run_.empty()) return;
        tokens.runs.push_back(std::move(run_));
        run_.clear();
    }

    std::string word_;
    std::vector<std::string> run_;
    bool in_number_ = false;
};

void add_grams(std::vector<std::string>& to, const std::vector<std::string>& tokens, std::size_t longest,
               std::string_view between) {
    for (std::size_t first = 0; first < tokens.size(); ++first) {
        std::string gram;
        for (std::size_t i = first; i < std::min(first + longest, tokens.size()); ++i) {
            gram += (i > first ? std::string(between) : "") + tokens[i];
            if (gram != "^" && gram != "$") to.push_back(gram);
        }
    }
}

// ---- the table

std::vector<std::string_view> parts_of(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(mark);
        parts.push_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// One number for each kind.
std::optional<std::array<int, kPushbackKinds>> numbers_of(std::span<const std::string_view> cells) {
    std::array<int, kPushbackKinds> all{};
    if (cells.size() != all.size()) return std::nullopt;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto* end = cells[i].data() + cells[i].size();
        const auto read = std::from_chars(cells[i].data(), end, all[i]);
        if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    }
    return all;
}

// Without its end.
std::string_view take_line(std::string_view& table) {
    const auto line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    return line;
}

bool is_weight(char mark) {
    return mark > ' ' && mark <= '~';
}

bool names_the_kinds(std::span<const std::string_view> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i] != token(pushback_at(i))) return false;
    return cells.size() == kPushbackKinds;
}

}  // namespace

std::vector<std::string> ngrams(std::string_view clause) {
    auto tokens = Splitting(clause).tokens;
    std::vector<std::string> all;
    for (auto& run : tokens.runs) {
        run.insert(run.begin(), "^");
        run.emplace_back("$");
        add_grams(all, run, 2, "");
    }
    if (tokens.has_word) {
        tokens.words.insert(tokens.words.begin(), "^");
        add_grams(all, tokens.words, 2, " ");
    }
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());
    return all;
}

bool Weights::take_scales(std::string_view& table) {
    const std::pair<std::string_view, Scores*> scales[] = {
        {"{bias}", &bias_}, {"{phrase}", &phrase_}, {"{step}", &step_}};
    const auto head = parts_of(take_line(table), '\t');
    if (!names_the_kinds(std::span(head).subspan(1))) return false;
    for (const auto& [name, scale] : scales) {
        const auto cells = parts_of(take_line(table), '\t');
        const auto numbers = numbers_of(std::span(cells).subspan(1));
        if (!numbers || cells[0] != name) return false;
        std::ranges::transform(*numbers, scale->begin(), [](int one) { return one / 1000.0; });
    }
    return true;
}

std::optional<Weights> Weights::parse(std::string_view table) {
    Weights weights;
    if (!weights.take_scales(table)) return std::nullopt;
    std::vector<Row*> rows;
    for (auto gram = take_line(table); !gram.empty(); gram = take_line(table))
        rows.push_back(&weights.rows_[std::string(gram)]);
    for (std::size_t kind = 0; kind < kPushbackKinds; ++kind) {
        const auto marks = take_line(table);
        if (marks.size() != rows.size() || !std::ranges::all_of(marks, is_weight)) return std::nullopt;
        for (std::size_t i = 0; i < rows.size(); ++i) (*rows[i])[kind] = static_cast<std::int8_t>(marks[i] - kNoWeight);
    }
    return table.empty() ? std::optional(std::move(weights)) : std::nullopt;
}

double share_of(std::size_t grams) {
    constexpr double kFewest = 8;
    return std::pow(kFewest / std::max(kFewest, static_cast<double>(grams)), 0.3) / std::sqrt(kFewest);
}

Weights::Scores Weights::scores(const std::vector<std::string>& grams) const {
    std::array<int, kPushbackKinds> sums{};
    std::size_t known = 0;
    for (const auto& gram : grams) {
        const auto row = rows_.find(gram);
        if (row == rows_.end()) continue;
        ++known;
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += row->second[i];
    }
    const double share = share_of(known);
    Scores scores = bias_;
    for (std::size_t i = 0; i < sums.size(); ++i) scores[i] += step_[i] * sums[i] * share;
    return scores;
}

}  // namespace recoup::core::inline pushback
