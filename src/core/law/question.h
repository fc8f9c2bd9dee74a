// What decides whether a rule fits a case: the sector it is about, and questions with a few answers. They come from
// assets/sectors and assets/questions and the user's own files. Pure values, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/i18n.h"

namespace recoup::core::inline law {

// A text in both languages.
struct Bilingual {
    std::string zh, en;

    std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
    bool empty() const { return zh.empty() && en.empty(); }
    bool operator==(const Bilingual&) const = default;
};

// A line of business, or a way of buying, that has law of its own: a case can be of several.
struct Sector {
    std::string id;
    Bilingual label;
    std::vector<std::string> words;      // folded; a case that says one is taken for one of the sector
    std::vector<std::string> playbooks;  // ids; so is a case that follows one
};

// Asked at most once for a case.
struct Question {
    struct Choice {
        std::string id;
        Bilingual label;
        std::vector<std::string> words;  // folded; a case that says those of one choice only has answered
    };
    std::string id;
    Bilingual ask;
    std::vector<Choice> choices;

    const Choice* find(std::string_view choice) const;
};

// A case meets it with one of those answers.
struct Condition {
    std::string question;
    std::vector<std::string> is;

    bool operator==(const Condition&) const = default;
};

}  // namespace recoup::core::inline law
