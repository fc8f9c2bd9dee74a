#include "core/view/found.h"

#include <algorithm>

#include "core/base/text.h"

namespace recoup::core::inline view {
namespace {

constexpr std::string_view kCut = "…";

// Where the character before `at` begins; one without width belongs to what stands before it.
std::size_t character_before(std::string_view text, std::size_t at) {
    while (at > 0) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) continue;
        auto rest = text.substr(at);
        if (display_width(take_code_point(rest)) > 0) break;
    }
    return at;
}

// Where `columns` before `mark` begin.
std::size_t begin_before(std::string_view text, std::size_t mark, int columns) {
    auto begin = mark;
    while (begin > 0) {
        const auto next = character_before(text, begin);
        columns -= display_width(text.substr(next, begin - next));
        if (columns < 0) break;
        begin = next;
    }
    return begin;
}

std::size_t end_behind(std::string_view text, std::size_t begin, int columns) {
    auto rest = text.substr(begin);
    while (!rest.empty()) {
        auto next = rest;
        columns -= display_width(take_code_point(next));
        if (columns < 0) break;
        rest = next;
    }
    return text.size() - rest.size();
}

Hit cut(SearchPlace place, std::string_view text, const std::vector<Marked>& marks, const SnippetWidth& width) {
    const auto begin = begin_before(text, marks.front().begin, width.before);
    const auto end = end_behind(text, begin, width.all);
    Hit hit{place, std::string(begin > 0 ? kCut : ""), {}};
    const auto moved = [&](std::size_t at) {
        return static_cast<std::uint32_t>(std::clamp(at, begin, end) - begin + (begin > 0 ? kCut.size() : 0));
    };
    hit.text += text.substr(begin, end - begin);
    std::ranges::replace_if(
        hit.text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    if (end < text.size()) hit.text += kCut;
    for (const auto& mark : marks)
        if (mark.begin < end) hit.marks.push_back({moved(mark.begin), moved(mark.end)});
    return hit;
}

// The words that none of the texts holds.
SearchQuery unseen(const SearchQuery& query, const CaseRow& row) {
    auto left = query;
    std::erase_if(left.words, [&](const SearchWord& word) {
        const SearchQuery one{{word}};
        return match(one, row.title) != Match::none || match(one, row.platform) != Match::none;
    });
    return left;
}

}  // namespace

std::vector<Hit> hits(const State& state, const CaseRecord& record, const SearchQuery& query,
                      const SnippetWidth& width) {
    std::vector<Hit> found;
    const auto look = [&](SearchPlace place, std::string_view text) {
        const auto marks = marked(query, text, is_name(place));
        if (!marks.empty()) found.push_back(cut(place, text, marks, width));
    };
    searched_texts(record, state.find_platform(record.row.platform), look);
    searched_pictures(record, state.picture_texts(), look);
    return found;
}

FoundCase found_in(const State& state, const CaseRecord& record, const SearchQuery& query, const SnippetWidth& width) {
    const auto& row = record.row;
    FoundCase found{marked(query, row.title, true), marked(query, row.platform, true), {}};
    const auto left = unseen(query, row);
    if (left.empty()) return found;
    auto all = hits(state, record, left, width);
    if (!all.empty()) found.beside = std::move(all.front());
    return found;
}

Hit with_place(const Hit& hit, Lang lang) {
    const auto whole = trf(lang, "pair_by_colon"_tr, label(lang, hit.place), hit.text);
    const auto before = static_cast<std::uint32_t>(whole.size() - hit.text.size());
    Hit shown{hit.place, whole, hit.marks};
    for (auto& mark : shown.marks) mark = {mark.begin + before, mark.end + before};
    return shown;
}

}  // namespace recoup::core::inline view
