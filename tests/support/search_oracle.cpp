#include "support/search_oracle.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <random>
#include <regex>
#include <string_view>

#include "core/base/text.h"
#include "core/model/searched.h"
#include "core/search/han.h"

namespace recoup::test {
namespace {

constexpr std::string_view kFromTable =
    "(title LIKE ?{0} ESCAPE '\\' OR platform LIKE ?{0} ESCAPE '\\' OR order_no LIKE ?{0} ESCAPE '\\' "
    "OR note LIKE ?{0} ESCAPE '\\')";

std::vector<std::string> words_of(const std::string& query) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < query.size();) {
        const auto end = std::min(query.find(' ', at), query.size());
        if (end > at) words.push_back(query.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string pattern_of(const std::string& word) {
    std::string pattern = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

std::string numbered(std::string_view condition, std::size_t number) {
    std::string out(condition);
    for (auto at = out.find("{0}"); at != std::string::npos; at = out.find("{0}"))
        out.replace(at, 3, std::to_string(number));
    return out;
}

std::vector<std::string> characters(const std::string& utf8) {
    std::vector<std::string> out;
    for (const char c : utf8) {
        if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) out.emplace_back();
        out.back() += c;
    }
    return out;
}

std::string folded(std::string text) {
    static const std::regex grouped("([0-9]),(?=[0-9]{3}(?![0-9]))");
    text = std::regex_replace(text, grouped, "$1");
    utf8proc_uint8_t* mapped = nullptr;
    const auto options =
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_LUMP;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(options));
    const std::string_view all(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    std::string out;
    for (auto rest = all; !rest.empty();) {
        const auto code = core::take_code_point(rest);
        core::append_utf8(out, code < 0x20 ? U' ' : core::simplified(code));
    }
    std::free(mapped);
    return out;
}

// Without the blanks between an ideograph and a Latin letter or digit.
std::string joined(const std::string& text) {
    const auto all = characters(text);
    const auto is_latin = [](const std::string& one) {
        return one.size() == 1 && std::isalnum(static_cast<unsigned char>(one[0])) != 0;
    };
    const auto is_han = [](std::string_view one) { return core::is_han(core::take_code_point(one)); };
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto left = i, right = i;
        while (left > 0 && all[left] == " ") --left;
        while (right + 1 < all.size() && all[right] == " ") ++right;
        const bool between = (is_han(all[left]) && is_latin(all[right])) || (is_latin(all[left]) && is_han(all[right]));
        if (all[i] != " " || !between) out += all[i];
    }
    return out;
}

bool is_sound(const std::string& word) {
    return word.size() >= 2 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Ways to type a character that others follow, and for the last.
std::vector<std::string> spellings(std::string_view character, bool first, bool last) {
    const auto code = core::take_code_point(character);
    if (code < 0x80) return {std::string(1, static_cast<char>(code))};
    std::vector<std::string> ways;
    for (const auto number : core::syllables_of(core::readings_of(code))) {
        const std::string whole(core::syllable(number));
        ways.push_back(whole);
        if (first && last) continue;
        ways.push_back(whole.substr(0, 1));
        if (whole.size() > 2 && whole[1] == 'h') ways.push_back(whole.substr(0, 2));
        for (std::size_t length = 1; last && length < whole.size(); ++length) ways.push_back(whole.substr(0, length));
    }
    return ways;
}

bool spells(const std::vector<std::string>& name, std::size_t at, bool first, std::string_view word) {
    if (at == name.size()) return false;
    const auto last = spellings(name[at], first, true);
    if (std::ranges::find(last, word) != last.end()) return true;
    return std::ranges::any_of(spellings(name[at], first, false), [&](const std::string& way) {
        return way.size() < word.size() && word.starts_with(way) &&
               spells(name, at + 1, false, word.substr(way.size()));
    });
}

bool spelled_in(const std::vector<std::string>& name, std::string_view word) {
    for (std::size_t at = 0; at < name.size(); ++at)
        if (spells(name, at, true, word)) return true;
    return false;
}

}  // namespace

SearchOracle::SearchOracle(const core::State& state) {
    for (const auto& record : state.cases()) {
        if (!record.on_board()) continue;
        auto& one = cases_.emplace_back();
        one.number = record.row.number;
        core::searched_texts(record, state.find_platform(record.row.platform),
                             [&](core::SearchPlace place, std::string_view text) {
                                 one.texts.push_back(joined(folded(std::string(text))));
                                 if (core::is_name(place)) one.names.push_back(characters(one.texts.back()));
                             });
    }
}

std::vector<std::int64_t> SearchOracle::answer(const std::string& query) const {
    const auto words = words_of(folded(query));
    const auto holds = [](const Case& one, const std::string& word) {
        auto typed = word;
        std::erase(typed, '\'');
        const auto has = [&](const std::string& text) { return text.find(word) != std::string::npos; };
        const auto sounds = [&](const auto& name) { return spelled_in(name, typed); };
        return std::ranges::any_of(one.texts, has) || (is_sound(typed) && std::ranges::any_of(one.names, sounds));
    };
    std::vector<std::int64_t> numbers;
    for (const auto& one : cases_)
        if (std::ranges::all_of(words, [&](const std::string& word) { return holds(one, word); }))
            numbers.push_back(one.number);
    std::ranges::sort(numbers);
    return numbers;
}

std::vector<std::int64_t> LikeSearch::answer(const std::string& query) {
    const auto words = words_of(query);
    std::string sql = "SELECT number FROM cases WHERE archived = 0 AND removed_at IS NULL";
    for (std::size_t i = 0; i < words.size(); ++i) (sql += " AND ") += numbered(kFromTable, i + 1);
    store::Statement select(db_, sql);
    std::vector<std::string> patterns;
    for (const auto& word : words) patterns.push_back(pattern_of(word));
    for (std::size_t i = 0; i < words.size(); ++i) select.bind(static_cast<int>(i) + 1, patterns[i]);
    std::vector<std::int64_t> numbers;
    while (select.step()) numbers.push_back(select.integer(0));
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::vector<std::int64_t> numbers_of(const core::BoardView& board, const core::State& state) {
    std::vector<std::int64_t> numbers;
    for (const auto& column : board.columns)
        for (const auto card : column.cards) numbers.push_back(state.cases()[card].row.number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

namespace {

// As somebody types two to four of its characters by their sound.
std::string by_sound(const std::vector<std::string>& name, std::mt19937& random) {
    std::string typed;
    auto at = random() % name.size();
    for (auto left = 2 + random() % 3; left > 0 && at < name.size(); --left, ++at) {
        const auto ways = spellings(name[at], false, false);
        if (ways.empty()) break;
        typed += ways[random() % ways.size()];
    }
    return typed;
}

std::string wide(const std::string& character) {
    if (character.size() != 1 || character[0] <= ' ' || character[0] == '\x7F') return character;
    std::string out;
    core::append_utf8(out, static_cast<char32_t>(0xFF00 + character[0] - 0x20));
    return out;
}

}  // namespace

std::vector<std::string> random_queries(const core::State& state, int count, unsigned seed) {
    static constexpr std::array kOdd = {"%", "_", "\\", "'", "Q", "é", "龘", "😀"};
    std::mt19937 random(seed);
    const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
    std::vector<std::string> queries;
    while (static_cast<int>(queries.size()) < count) {
        const auto& record = state.cases()[below(state.cases().size())];
        std::vector<std::string> fields;
        core::searched_texts(record, nullptr,
                             [&](core::SearchPlace, std::string_view text) { fields.emplace_back(text); });
        auto text = characters(fields[below(fields.size())]);
        if (below(3) == 0) {
            auto typed = by_sound(text, random);
            if (!typed.empty()) queries.push_back(std::move(typed));
            continue;
        }
        const auto first = below(text.size());
        const auto length = std::min(1 + below(6), text.size() - first);
        if (below(8) == 0) text[first + below(length)] = kOdd[below(kOdd.size())];
        std::string query;
        const bool widened = below(8) == 0;
        for (std::size_t i = first; i < first + length; ++i) query += widened ? wide(text[i]) : text[i];
        if (below(2) == 0)
            for (auto& c : query)
                if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        queries.push_back(std::move(query));
    }
    return queries;
}

}  // namespace recoup::test
