#include "app/data/read_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "app/data/read_json.h"
#include "core/dates/span.h"
#include "core/law/template.h"
#include "core/search/fold.h"
#include "portable/path_text.h"

namespace recoup::app::inline data {
namespace {

constexpr std::int64_t kMostOrder = 1'000'000;
constexpr std::size_t kMostIdBytes = 64;
constexpr std::int64_t kMostDays = 3650, kMostMonths = 120;

bool is_own(const DataFile& file) {
    return !file.name.starts_with("assets/");
}

// Ids are named on the command line and become file names.
std::string read_id(const JsonObject& root) {
    auto id = root.filled("id");
    const bool plain = id.size() <= kMostIdBytes && std::all_of(id.begin(), id.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
                       });
    if (!plain) root.refuse("id");
    return id;
}

core::Playbook::Law read_law(const JsonObject& object) {
    core::Playbook::Law law{object.filled("jurisdiction"),  object.bilingual("cite"),
                            object.bilingual("says"),       object.word<core::Standing>("standing"),
                            object.texts_if_any("sectors"), object.texts_if_any("words")};
    if (object.has("binds")) law.binds = object.words<core::Party>("binds");
    if (object.has("breached_after")) law.breached_after = object.whole("breached_after", 0, kMostDays);
    if (object.has("found_within")) law.found_within = object.whole("found_within", 1, kMostMonths);
    if (object.has("clause")) law.clause = object.flag_or("clause", true);
    for (auto& word : law.words) {
        word = core::fold(word);
        if (word.empty()) object.refuse("words");
    }
    return law;
}

core::Playbook read_playbook(const JsonObject& root) {
    core::Playbook one;
    one.id = read_id(root);
    one.version = root.filled("version");
    one.order = root.whole("order", 0, kMostOrder);
    one.problems = root.words<core::Problem>("problems");
    one.title = root.bilingual("title");
    one.recognise = root.bilingual("recognise");
    one.capture = root.objects("capture", [](const JsonObject& item) {
        return core::Playbook::Capture{item.word<core::EvidenceKind>("kind"), item.bilingual("why")};
    });
    for (std::size_t i = 0; i < one.capture.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (one.capture[k].kind == one.capture[i].kind) root.refuse("capture");
    const auto steps = root.object("steps");
    for (int i = 0; i < core::kStageCount; ++i) {
        const auto stage = std::string(core::token(static_cast<core::Stage>(i)));
        one.steps[static_cast<std::size_t>(i)] = steps.bilinguals(stage.c_str());
    }
    one.rules = root.texts("rules");
    one.preset_rules = root.texts("preset_rules");
    one.messages = root.texts("messages");
    one.routes = root.words<core::Route>("routes");
    one.law = root.objects_if_any("law", read_law);
    one.watch = root.bilinguals("watch");
    one.pitfalls = root.bilinguals("pitfalls");
    return one;
}

core::Message::Law read_message_law(const JsonObject& object) {
    return {object.bilingual("text"), object.bilingual_if_any("says"), object.word<core::Standing>("standing"),
            object.text("source_url"), object.day("verified_on")};
}

// What a message says of where it fits. All of it may be missing.
void read_fit(const JsonObject& root, core::Message& one) {
    if (root.has("also_answers")) one.also_answers = root.words<core::Pushback>("also_answers");
    if (root.has("to")) one.to = root.word<core::Party>("to");
    if (root.has("about")) one.about = root.word<core::Party>("about");
    if (root.has("needs")) one.needs = root.words<core::Need>("needs");
    if (root.has("evidence")) one.evidence = root.words<core::EvidenceKind>("evidence");
    if (root.has("problems")) one.problems = root.words<core::Problem>("problems");
    if (root.has("not_problems")) one.not_problems = root.words<core::Problem>("not_problems");
    one.law = root.objects_if_any("law", read_message_law);
    one.playbooks = root.texts_if_any("playbooks");
    one.sectors = root.texts_if_any("sectors");
    one.words = root.texts_if_any("words");
    one.regions = root.texts_if_any("regions");
}

core::Message read_message(const JsonObject& root) {
    core::Message one;
    one.id = read_id(root);
    one.version = root.filled("version");
    one.order = root.whole("order", 0, kMostOrder);
    one.title = root.bilingual("title");
    one.stages = root.words<core::Stage>("stages");
    if (one.stages.empty()) root.refuse("stages");
    one.pushback = root.word_or<core::Pushback>("pushback", "");
    one.channel = root.word<core::Channel>("channel");
    one.route = root.word_or<core::Route>("route", "none");
    if (const auto within = root.text("reply_within"); !within.empty()) {
        one.reply_within = core::parse_duration(within);
        if (!one.reply_within) root.refuse("reply_within");
    }
    one.subject = root.bilingual_or_null("subject");
    one.body = root.bilingual("body");
    one.brief = root.bilingual_or_null("short");
    one.point = root.bilingual_if_any("point");
    read_fit(root, one);
    return one;
}

// What is wrong with its templates, if anything is.
std::optional<Refusal> check_templates(const core::Message& one) {
    for (const auto& [key, text] : {std::pair("subject", &one.subject), std::pair("body", &one.body),
                                    std::pair("short", &one.brief), std::pair("point", &one.point)})
        for (const auto lang : {core::Lang::zh, core::Lang::en})
            if (const auto parsed = core::parse_template(text->in(lang)); !parsed) {
                const auto* what = std::get_if<std::string>(&parsed.error().args.at(1));
                return Refusal{"/" + std::string(key) + "/" + std::string(core::lang_token(lang)),
                               parsed.error().message, what ? *what : std::string()};
            }
    return std::nullopt;
}

core::GuidePage::Table read_table(const JsonObject& section) {
    core::GuidePage::Table table;
    if (!section.has("table")) return table;
    const auto object = section.object("table");
    table.columns = object.bilinguals("columns");
    table.rows = object.bilingual_rows("rows");
    for (const auto& row : table.rows)
        if (row.size() != table.columns.size()) object.refuse("rows");
    return table;
}

core::GuidePage read_page(const JsonObject& root) {
    core::GuidePage page;
    page.id = read_id(root);
    page.order = root.whole("order", 0, kMostOrder);
    page.title = root.bilingual("title");
    page.sections = root.objects("sections", [](const JsonObject& item) {
        return core::GuidePage::Section{item.bilingual("heading"), item.bilinguals("paragraphs"),
                                        item.bilinguals("list"), read_table(item)};
    });
    return page;
}

// In the place of the one with its id.
template <class T>
void put(std::vector<T>& all, T one) {
    const auto at = std::ranges::find(all, one.id, &T::id);
    if (at == all.end())
        all.push_back(std::move(one));
    else
        *at = std::move(one);
}

template <class T>
void in_order(std::vector<T>& all) {
    std::ranges::sort(all, [](const T& a, const T& b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); });
}

}  // namespace

std::vector<core::Playbook> read_playbooks(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<core::Playbook> all;
    for (const auto& file : data_files("playbooks", own, problems)) {
        auto one = read_document(file, problems, read_playbook);
        if (!one) continue;
        one->own = is_own(file);
        put(all, std::move(*one));
    }
    in_order(all);
    return all;
}

std::vector<core::Message> read_messages(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<core::Message> all;
    for (const auto& file : data_files("messages", own, problems)) {
        auto one = read_document(file, problems, read_message);
        if (!one) continue;
        if (const auto refusal = check_templates(*one)) {
            problems.push_back(refusal_error(file, *refusal));
            continue;
        }
        if (is_own(file)) one->file = file.name;
        put(all, std::move(*one));
    }
    in_order(all);
    return all;
}

std::vector<core::GuidePage> read_guide(std::vector<core::Error>& problems) {
    std::vector<core::GuidePage> pages;
    for (const auto& file : data_files("guide", {}, problems))
        if (auto page = read_document(file, problems, read_page)) put(pages, std::move(*page));
    in_order(pages);
    return pages;
}

namespace {

std::string file_of(const core::Message& message) {
    const auto both = [](const core::Bilingual& text) {
        return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json{{"zh", text.zh}, {"en", text.en}};
    };
    nlohmann::ordered_json file;
    file["format"] = 1;
    file["id"] = message.id;
    file["version"] = message.version;
    file["order"] = message.order;
    file["title"] = both(message.title);
    file["stages"] = nlohmann::ordered_json::array();
    for (const auto stage : message.stages) file["stages"].push_back(core::token(stage));
    file["pushback"] = core::token(message.pushback);
    file["channel"] = core::token(message.channel);
    file["route"] = message.route == core::Route::none ? "none" : core::token(message.route);
    file["reply_within"] = message.reply_within ? fmt::format("{}m", message.reply_within->count() / 60) : "";
    file["subject"] = both(message.subject);
    file["body"] = both(message.body);
    file["short"] = both(message.brief);
    if (!message.point.empty()) file["point"] = both(message.point);
    return file.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

core::Result<void> save_message(const std::filesystem::path& own, const core::Message& message, Files& files) {
    const auto path =
        message.own() ? portable::path_of(message.file) : own / "messages" / portable::path_of(message.id + ".json");
    const auto text = file_of(message);
    if (files.make_folder(path.parent_path()) || files.replace_file(path, std::as_bytes(std::span(text))))
        return core::fail(core::ErrorKind::work, "message_not_saved"_tr, {}, portable::utf8(path));
    return {};
}

core::Result<void> remove_message(const core::Message& message) {
    std::error_code error;
    if (!message.own() || !std::filesystem::remove(portable::path_of(message.file), error))
        return core::fail(core::ErrorKind::work, "message_not_removed"_tr, {}, message.file);
    return {};
}

}  // namespace recoup::app::inline data
