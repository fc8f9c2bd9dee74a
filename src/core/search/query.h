// What is searched for, made ready once for all texts it is compared with. Pure values, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/search/pinyin.h"

namespace recoup::core::inline search {

// How a text holds a word; a better way is larger.
enum class Match : std::uint8_t { none, by_sound, literal };

struct SearchWord {
    std::string folded;                // never empty
    std::optional<PinyinWord> pinyin;  // where it may be one
};

// All words must be found, in whatever texts and order. Without words it finds everything.
struct SearchQuery {
    std::vector<SearchWord> words;

    bool empty() const { return words.empty(); }
};
SearchQuery search_query(std::string_view typed);

// Of single texts: `name` is something that is looked through by its sound as well.
Match match(const SearchQuery& query, std::string_view name);

// Where the words stand in a text: ranges of bytes, cut between characters, in order and without overlap. Of each word
// all places; by its sound only where it stands nowhere literally.
struct Marked {
    std::uint32_t begin = 0, end = 0;

    bool operator==(const Marked&) const = default;
};
std::vector<Marked> marked(const SearchQuery& query, std::string_view text, bool is_name);

// Where the word, not empty, begins in `text` at `from` or later. std::string_view::find and memmem() cross megabytes
// several times slower.
std::optional<std::size_t> find_bytes(std::string_view text, std::string_view word, std::size_t from = 0);

}  // namespace recoup::core::inline search
