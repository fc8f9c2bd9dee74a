#include "support/search_oracle.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace recoup::test {
namespace {

constexpr std::string_view kFromTable =
    "(title LIKE ?{0} ESCAPE '\\' OR platform LIKE ?{0} ESCAPE '\\' OR order_no LIKE ?{0} ESCAPE '\\' "
    "OR note LIKE ?{0} ESCAPE '\\')";
constexpr std::string_view kFromTexts = "texts LIKE ?{0} ESCAPE '\\'";

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

}  // namespace

SearchOracle::SearchOracle(const std::filesystem::path& file) : db_(file, SQLITE_OPEN_READONLY) {
    db_.exec(
        "CREATE TEMP TABLE haystacks AS SELECT number, title || char(10) || platform || char(10) || order_no || "
        "char(10) || note AS texts FROM cases WHERE archived = 0 AND removed_at IS NULL");
}

std::vector<std::int64_t> SearchOracle::answer(const std::string& query) {
    return run(std::string(kFromTexts), "haystacks WHERE 1", query);
}

std::vector<std::int64_t> SearchOracle::answer_from_table(const std::string& query) {
    return run(std::string(kFromTable), "cases WHERE archived = 0 AND removed_at IS NULL", query);
}

std::vector<std::int64_t> SearchOracle::run(const std::string& condition, const std::string& table,
                                            const std::string& query) {
    const auto words = words_of(query);
    std::string sql = "SELECT number FROM " + table;
    for (std::size_t i = 0; i < words.size(); ++i) sql += " AND " + numbered(condition, i + 1);
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

std::vector<std::string> random_queries(const core::State& state, int count, unsigned seed) {
    static constexpr std::array kOdd = {"%", "_", "\\", "'", "Q", "é", "龘", "😀"};
    std::mt19937 random(seed);
    const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
    std::vector<std::string> queries;
    while (static_cast<int>(queries.size()) < count) {
        const auto& row = state.cases()[below(state.cases().size())].row;
        const std::array<const std::string*, 4> fields{&row.title, &row.platform, &row.order_no, &row.note};
        auto text = characters(*fields[below(fields.size())]);
        if (text.empty()) continue;
        const auto first = below(text.size());
        const auto length = std::min(1 + below(6), text.size() - first);
        if (below(8) == 0) text[first + below(length)] = kOdd[below(kOdd.size())];
        std::string query;
        for (std::size_t i = first; i < first + length; ++i) query += text[i];
        if (below(2) == 0)
            for (auto& c : query)
                if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        queries.push_back(std::move(query));
    }
    return queries;
}

}  // namespace recoup::test
