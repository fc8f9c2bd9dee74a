// Where in a case the words of a search stand: for the card, the palette and the command line. Made for the cases that
// are shown and no others. Pure; any thread that may read the state.
#pragma once

#include <string>
#include <vector>

#include "core/model/searched.h"
#include "core/search/query.h"

namespace recoup::core::inline view {

// A text of a case that holds a word.
struct Hit {
    SearchPlace place{};
    std::string text;           // one line, cut between characters around the first mark, with "…" where it was cut
    std::vector<Marked> marks;  // what was searched for in it; at least one

    bool operator==(const Hit&) const = default;
};

// How much of a text is told, in columns of a terminal: before the first mark, and in all.
struct SnippetWidth {
    int before = 16;
    int all = 64;
};

// In the order of SearchPlace.
std::vector<Hit> hits(const State& state, const CaseRecord& record, const SearchQuery& query,
                      const SnippetWidth& width = {});

// A case where its title and its platform are seen anyway.
struct FoundCase {
    std::vector<Marked> title, platform;
    Hit beside;  // the first with a word that neither of them has; without marks where there is none
};
FoundCase found_in(const State& state, const CaseRecord& record, const SearchQuery& query, const SnippetWidth& width);

// "沟通：…对方说只能退70元…", its marks moved along.
Hit with_place(const Hit& hit, Lang lang);

}  // namespace recoup::core::inline view
