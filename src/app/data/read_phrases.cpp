#include "app/data/read_phrases.h"

#include <algorithm>

#include "app/data/read_json.h"
#include "assets/embedded.h"

namespace recoup::app::inline data {
namespace {

// Of both languages: what is pasted may be in either.
std::vector<core::Pattern> read_patterns(const JsonObject& root, const char* key) {
    std::vector<core::Pattern> all;
    const auto languages = root.object(key);
    for (const auto* lang : {"zh", "en"})
        for (const auto& text : languages.texts(lang)) {
            auto pattern = core::parse_pattern(text);
            if (!pattern) languages.refuse(lang);
            all.push_back(std::move(pattern).value_or(core::Pattern{}));
        }
    return all;
}

bool holds_time(const core::Pattern& pattern) {
    return std::ranges::any_of(pattern.pieces,
                               [](const auto& piece) { return piece.holds == core::Pattern::Holds::time; });
}

core::PhraseList read_list(const JsonObject& root) {
    core::PhraseList list;
    const auto says = root.filled("says");
    if (says == "promise")
        list.says = core::Says::promise;
    else if (says == "negation")
        list.says = core::Says::negation;
    else
        list.kind = root.word<core::Pushback>("says");
    list.phrases = read_patterns(root, "phrases");
    list.unless = read_patterns(root, "unless");
    if (root.has("alone")) list.alone = read_patterns(root, "alone");
    if (list.says == core::Says::promise && !std::ranges::all_of(list.phrases, holds_time)) root.refuse("phrases");
    return list;
}

}  // namespace

core::Phrasebook read_phrasebook(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<core::PhraseList> lists;
    for (const auto& file : data_files("pushbacks", own, problems))
        if (auto list = read_document(file, problems, read_list)) {
            list->own = !file.name.starts_with("assets/");
            lists.push_back(std::move(*list));
        }
    return core::Phrasebook(std::move(lists),
                            core::Weights::parse(assets::text("heard/weights.tsv")).value_or(core::Weights()));
}

}  // namespace recoup::app::inline data
