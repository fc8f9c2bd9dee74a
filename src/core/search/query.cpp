#include "core/search/query.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/search/fold.h"

namespace recoup::core::inline search {
namespace {

constexpr std::size_t kStride = 64;  // bytes that are looked at together

// Whether the word's last two bytes stand side by side at any of kStride places. Compilers turn it into vectors.
bool any_pair(const char* first, const char* second, char a, char b) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < kStride; ++i) any |= static_cast<unsigned char>((first[i] == a) & (second[i] == b));
    return any != 0;
}

// The places where the characters of a folded text begin, and its end.
std::vector<std::uint32_t> characters_of(std::string_view folded) {
    std::vector<std::uint32_t> begins;
    for (auto rest = folded; !rest.empty(); take_code_point(rest))
        begins.push_back(static_cast<std::uint32_t>(folded.size() - rest.size()));
    begins.push_back(static_cast<std::uint32_t>(folded.size()));
    return begins;
}

void mark_literally(const FoldedText& folded, std::string_view word, std::vector<Marked>& marks) {
    for (auto at = folded.text.find(word); at != std::string::npos; at = folded.text.find(word, at + word.size()))
        marks.push_back({folded.origins[at], folded.origins[at + word.size()]});
}

void mark_by_sound(const FoldedText& folded, const PinyinWord& word, std::vector<Marked>& marks) {
    const auto sounds = sounds_of(folded.text);
    const auto begins = characters_of(folded.text);
    for (auto span = word.find(sounds); span; span = word.find(sounds, span->end))
        marks.push_back({folded.origins[begins[span->begin]], folded.origins[begins[span->end]]});
}

std::vector<Marked> joined(std::vector<Marked> marks) {
    std::ranges::sort(marks, {}, &Marked::begin);
    std::vector<Marked> apart;
    for (const auto& mark : marks) {
        if (!apart.empty() && mark.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, mark.end);
        else
            apart.push_back(mark);
    }
    return apart;
}

}  // namespace

SearchQuery search_query(std::string_view typed) {
    SearchQuery query;
    for (auto& word : folded_words(typed)) {
        auto pinyin = PinyinWord::parse(word);
        query.words.push_back({std::move(word), std::move(pinyin)});
    }
    return query;
}

Match match(const SearchQuery& query, std::string_view name) {
    const auto folded = fold(name);
    const auto sounds = sounds_of(folded);
    auto worst = Match::literal;
    for (const auto& word : query.words) {
        if (folded.find(word.folded) != std::string::npos) continue;
        if (!word.pinyin || !word.pinyin->find(sounds)) return Match::none;
        worst = Match::by_sound;
    }
    return worst;
}

std::vector<Marked> marked(const SearchQuery& query, std::string_view text, bool is_name) {
    const auto folded = fold_with_origins(text);
    std::vector<Marked> marks;
    for (const auto& word : query.words) {
        const auto before = marks.size();
        mark_literally(folded, word.folded, marks);
        if (is_name && word.pinyin && marks.size() == before) mark_by_sound(folded, *word.pinyin, marks);
    }
    return joined(std::move(marks));
}

std::optional<std::size_t> find_bytes(std::string_view text, std::string_view word, std::size_t from) {
    if (text.size() < word.size()) return std::nullopt;
    const auto last = text.size() - word.size();  // where it may begin
    const auto second = word.size() - 1;
    const auto first = second == 0 ? second : second - 1;
    const auto is_at = [&](std::size_t at) {
        return text[at + second] == word[second] && text[at + first] == word[first] &&
               text.compare(at, word.size(), word) == 0;
    };
    for (auto at = from; at <= last;) {
        const auto* begin = text.data() + at;
        const bool whole = at + kStride <= last;
        if (whole && !any_pair(begin + first, begin + second, word[first], word[second])) {
            at += kStride;
            continue;
        }
        for (const auto end = whole ? at + kStride : last + 1; at < end; ++at)
            if (is_at(at)) return at;
    }
    return std::nullopt;
}

}  // namespace recoup::core::inline search
