#include "app/pack/compare.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "app/pack/parts.h"
#include "core/base/text.h"

namespace recoup::app::inline pack {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kMostDocumentBytes = 64ULL << 20;
constexpr std::string_view kDocumentName = "case.json";
// Of each piece of evidence, what follows from the pack and not from the case.
constexpr std::array<std::string_view, 6> kOfPack = {"mark", "covered", "original", "shown", "damaged", "number"};
constexpr std::array<std::string_view, 4> kParts = {"evidence", "contacts", "deadlines", "routes"};

std::string text_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What people know a row by.
std::string name_of(const Json& row) {
    for (const auto* key : {"mark", "caption", "name", "title", "text", "ticket", "uuid"})
        if (auto text = text_at(row, key); !text.empty()) return core::one_line(text);
    return {};
}

Json without_pack(Json row) {
    for (const auto key : kOfPack) row.erase(std::string(key));
    return row;
}

using ByUuid = std::map<std::string, const Json*>;
ByUuid by_uuid(const Json& document, std::string_view part) {
    ByUuid rows;
    const auto list = document.find(std::string(part));
    if (list == document.end() || !list->is_array()) return rows;
    for (const auto& row : *list)
        if (row.is_object() && !text_at(row, "uuid").empty()) rows.emplace(text_at(row, "uuid"), &row);
    return rows;
}

void compare_part(const Json& packed, const Json& now, std::string_view part, std::vector<ComparedRow>& rows) {
    if (!packed.contains(std::string(part))) return;
    const auto before = by_uuid(packed, part), after = by_uuid(now, part);
    for (const auto& [uuid, row] : before) {
        const auto found = after.find(uuid);
        auto state = Compared::only_pack;
        if (found != after.end())
            state = without_pack(*row) == without_pack(*found->second) ? Compared::same : Compared::changed;
        rows.push_back({std::string(part), name_of(*row), state});
    }
    for (const auto& [uuid, row] : after)
        if (!before.contains(uuid)) rows.push_back({std::string(part), name_of(*row), Compared::only_file});
}

// Field by field; when it was changed last says nothing by itself.
void compare_case(const Json& packed, const Json& now, std::vector<ComparedRow>& rows) {
    bool changed = false;
    for (const auto& [name, value] : packed.items()) {
        if (name == "updated_at" || name == "number" || !now.contains(name) || now[name] == value) continue;
        rows.push_back({"case", core::one_line(name), Compared::changed});
        changed = true;
    }
    if (!changed) rows.push_back({"case", name_of(packed), Compared::same});
}

core::PackChoice choice_of(const Json& document) {
    core::PackChoice choice;
    choice.content.contacts = document.contains("contacts");
    choice.content.deadlines = document.contains("deadlines");
    choice.content.notes = document["case"].contains("note");
    return choice;
}

ComparedCase compare_document(const Json& document, const PackFrom& from) {
    const auto& packed = document["case"];
    ComparedCase compared{.uuid = core::parse_uuid(text_at(packed, "uuid")).value_or(core::Uuid{}),
                          .number = 0,
                          .title = core::one_line(text_at(packed, "title")),
                          .rows = {}};
    const auto* record = from.session.state().find(compared.uuid);
    if (record == nullptr) {
        compared.rows.push_back({"case", compared.title, Compared::only_pack});
        return compared;
    }
    compared.number = record->row.number;
    const auto choice = choice_of(document);
    const auto now = Json::parse(case_json({from, *record, choice, "data/"}, {}), nullptr, false);
    if (!now.is_object()) return compared;
    compare_case(packed, now["case"], compared.rows);
    for (const auto part : kParts) compare_part(document, now, part, compared.rows);
    return compared;
}

bool is_document(std::string_view path) {
    return path.starts_with(exporting::kPayload) && path.substr(path.rfind('/') + 1) == kDocumentName;
}

core::Result<void> compare_all(PackSource& source, const PackFrom& from, PackComparison& comparison) {
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const auto& path = source.files()[i].path;
        if (!is_document(path)) continue;
        const auto text = source.text(i, kMostDocumentBytes);
        if (!text || core::too_deep_at(*text))
            return core::fail(core::ErrorKind::work, "pack_no_document"_tr, {core::one_line(path)});
        const auto document = Json::parse(*text, nullptr, false);
        const bool usable = document.is_object() && document.contains("case") && document["case"].is_object();
        if (!usable) return core::fail(core::ErrorKind::work, "pack_no_document"_tr, {core::one_line(path)});
        comparison.cases.push_back(compare_document(document, from));
    }
    return {};
}

}  // namespace

std::span<const core::Word> words_of(core::WordsOf<Compared>) {
    static constexpr core::Word kWords[] = {{"same", "pack_same"_tr},
                                            {"changed", "pack_changed_since"_tr},
                                            {"only_pack", "pack_only_pack"_tr},
                                            {"only_file", "pack_only_file"_tr}};
    return kWords;
}

bool PackComparison::same() const {
    return check.whole() && std::ranges::all_of(cases, [](const auto& one) {
               return std::ranges::all_of(one.rows, [](const auto& row) { return row.state == Compared::same; });
           });
}

core::Result<PackComparison> compare_pack(const std::filesystem::path& path, const PackFrom& from,
                                          const Progress& progress) {
    auto source = open_pack(path);
    if (!source) return tl::unexpected(source.error());
    PackComparison comparison{.check = check_pack(**source, progress), .cases = {}};
    if (auto compared = compare_all(**source, from, comparison); !compared) return tl::unexpected(compared.error());
    if (comparison.cases.empty())
        return core::fail(core::ErrorKind::work, "pack_no_document"_tr, {std::string(kDocumentName)});
    return comparison;
}

}  // namespace recoup::app::inline pack
