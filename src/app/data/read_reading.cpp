#include "app/data/read_reading.h"

#include "app/data/read_json.h"

namespace recoup::app::inline data {
namespace {

// Of "zh" and "en", both of which a list has.
std::vector<std::string> words_of(const JsonObject& object) {
    auto words = object.texts("zh");
    for (auto& word : object.texts("en")) words.push_back(std::move(word));
    return words;
}

struct LabelList {
    core::ReadingLabel label;
    std::vector<std::string> words;
};

LabelList read_label(const JsonObject& object) {
    LabelList list;
    list.label.field = object.word<core::FactField>("field");
    if (object.has("role")) list.label.role = object.word<core::FactRole>("role");
    if (object.has("rank")) list.label.rank = static_cast<int>(object.whole("rank", 0, 9));
    list.label.weak = object.flag_or("weak", false);
    list.label.neutral = object.flag_or("neutral", false);
    list.words = words_of(object);
    return list;
}

template <class E>
struct Weighed {
    E of{};
    int weight = 1;
    std::vector<std::string> words;
};

template <class E>
std::vector<Weighed<E>> read_weighed(const JsonObject& root, const char* list, const char* key) {
    return root.objects_if_any(list, [&](const JsonObject& object) {
        const auto weight = object.has("weight") ? static_cast<int>(object.whole("weight", 1, 9)) : 1;
        return Weighed<E>{object.word<E>(key), weight, words_of(object)};
    });
}

void add_list(const JsonObject& root, const char* key, core::WordList<bool>& list) {
    if (!root.has(key)) return;
    for (const auto& word : words_of(root.object(key))) list.add(word, true);
}

core::ReadingWords with_file(const JsonObject& root, core::ReadingWords words, std::size_t& kind_words) {
    for (const auto& list : root.objects_if_any("labels", read_label))
        for (const auto& word : list.words) words.labels.add(word, list.label);
    for (const auto& list : read_weighed<core::EvidenceKind>(root, "kinds", "kind"))
        for (const auto& word : list.words) words.kinds.add(word, {list.of, list.weight, kind_words++});
    for (const auto& list : read_weighed<core::Problem>(root, "problems", "problem"))
        for (const auto& word : list.words) words.problems.add(word, list.of);
    add_list(root, "statuses", words.statuses);
    add_list(root, "service_words", words.service_words);
    add_list(root, "shop_endings", words.shop_endings);
    add_list(root, "houses", words.houses);
    add_list(root, "after_shop_name", words.after_shop_name);
    add_list(root, "tails", words.tails);
    add_list(root, "chat_tools", words.chat_tools);
    add_list(root, "agents", words.agents);
    add_list(root, "no_names", words.no_names);
    add_list(root, "recommendations", words.recommendations);
    add_list(root, "brands", words.brands);
    return words;
}

}  // namespace

core::ReadingWords read_reading(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    core::ReadingWords words;
    std::size_t kind_words = 0;
    for (const auto& file : data_files("reading", own, problems)) {
        auto with =
            read_document(file, problems, [&](const JsonObject& root) { return with_file(root, words, kind_words); });
        if (with) words = std::move(*with);
    }
    return words;
}

}  // namespace recoup::app::inline data
