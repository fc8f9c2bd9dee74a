#include "app/pack/parts.h"

#include <nlohmann/json.hpp>

#include "app/reading/kept_text.h"
#include "core/base/text.h"

namespace recoup::app::inline pack {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostChanges = 100'000;

struct ToJson {
    Json& object;
    void operator()(const char* name, const std::string& value) const { object[name] = value; }
    void operator()(const char* name, std::int64_t value) const { object[name] = value; }
    void operator()(const char* name, bool value) const { object[name] = value; }
    void operator()(const char* name, const core::Uuid& value) const { object[name] = core::to_string(value); }
    void operator()(const char* name, const core::When& value) const { object[name] = core::to_storage(value); }
    void operator()(const char* name, core::Instant value) const { object[name] = core::to_storage(value); }
    template <class E>
    requires std::is_enum_v<E>
    void operator()(const char* name, E value) const { object[name] = core::token(value); }
    template <class T>
    void operator()(const char* name, const std::optional<T>& value) const {
        if (value)
            (*this)(name, *value);
        else
            object[name] = nullptr;
    }
};

template <class R>
Json row_json(const R& row) {
    Json object = Json::object();
    core::fields(row, ToJson{object});
    object.erase("case_uuid");
    object.erase("position");
    return object;
}

// What the person noted for itself goes along only where that was chosen.
template <class R>
Json rows_json(const std::vector<R>& rows, bool notes) {
    Json list = Json::array();
    for (const auto& row : rows) {
        list.push_back(row_json(row));
        if (!notes) list.back().erase("note");
    }
    return list;
}

Json exhibit_json(const CasePart& part, std::size_t place, std::span<const PackItem> exhibits) {
    const auto& row = part.record.evidence[place];
    auto object = row_json(row);
    object["mark"] = core::exhibit_mark(place);
    object["covered"] = covered_places(part.from.session.state(), row.uuid);
    object["original"] = nullptr;  // stays with the person, and fits the digest above
    object["shown"] = nullptr;
    for (const auto& item : exhibits)
        if (item.mark == core::exhibit_mark(place))
            object[item.sha256.empty() ? "shown" : "original"] = item.path.substr(part.folder.size());
    return object;
}

Json person_json(const core::Person& person) {
    return {{"name", person.name}, {"phone", person.phone}, {"address", person.address}};
}

// Text of strangers that is no UTF-8 becomes some, as everywhere it is shown.
std::string text_of(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void append_lines(std::string& out, const core::PictureText& text) {
    for (const auto& line : text.lines) out += "  " + core::one_line(line.text) + "\n";
}

}  // namespace

std::vector<PackItem> report_items(const CasePart&) {
    return {};
}

std::size_t covered_places(const core::State&, const core::Uuid&) {
    return 0;
}

std::optional<PackItem> covered_item(const CasePart&, std::size_t) {
    return std::nullopt;
}

std::optional<core::PictureText> shown_text(const CasePart& part, const core::EvidenceRow& row) {
    const auto kept = part.from.session.read_text(row.sha256);
    return kept ? read_kept_text(kept->lines) : std::nullopt;
}

std::string case_json(const CasePart& part, std::span<const PackItem> exhibits) {
    const auto& content = part.choice.content;
    Json object{{"format", "recoup-case"}, {"version", 1}};
    object["packed_at"] = core::to_storage(part.from.now);
    auto row = row_json(part.record.row);
    if (!content.notes) row.erase("note");
    object["case"] = std::move(row);
    if (content.person && *content.person != core::Person{}) object["person"] = person_json(*content.person);
    auto evidence = Json::array();
    for (const auto place : core::packed_exhibits(part.record, content))
        evidence.push_back(exhibit_json(part, place, exhibits));
    object["evidence"] = std::move(evidence);
    if (content.contacts) object["contacts"] = rows_json(part.record.contacts, content.notes);
    if (content.deadlines) object["deadlines"] = rows_json(part.record.deadlines, content.notes);
    object["routes"] = rows_json(part.record.routes, content.notes);
    if (const auto* platform = part.from.session.state().find_platform(part.record.row.platform))
        object["other_side"] = {{"name", platform->row.name},
                                {"legal_name", platform->row.legal_name},
                                {"legal_address", platform->row.legal_address}};
    return text_of(object, 2) + "\n";
}

std::string mark_left_out(const std::string& document, std::span<const std::string> left_out) {
    auto object = Json::parse(document, nullptr, false);
    if (!object.is_object()) return document;
    for (auto& evidence : object["evidence"])
        if (std::ranges::find(left_out, evidence.value("mark", "")) != left_out.end()) {
            evidence["original"] = nullptr;
            evidence["damaged"] = true;
        }
    return text_of(object, 2) + "\n";
}

core::Result<std::string> history_lines(const CasePart& part) {
    const auto changes = part.from.session.history(part.record.row.uuid, kMostChanges);
    if (!changes) return tl::unexpected(changes.error());
    std::string out;
    for (auto it = changes->rbegin(); it != changes->rend(); ++it) {
        const auto digest = part.from.session.digest_of(it->seq);
        if (!digest) return tl::unexpected(digest.error());
        const Json line{{"seq", it->seq},
                        {"uuid", core::to_string(it->uuid)},
                        {"at", core::to_storage(it->at)},
                        {"kind", core::token(it->kind)},
                        {"action", core::token(it->action)},
                        {"label", core::describe_within(part.from.lang, *it)},
                        {"digest", *digest}};
        out += text_of(line) + "\n";
    }
    return out;
}

std::string transcript(const CasePart& part) {
    std::string out(core::tr(part.from.lang, "pack_transcript_head"_tr));
    out += "\n";
    for (const auto place : core::packed_exhibits(part.record, part.choice.content)) {
        const auto& row = part.record.evidence[place];
        const auto text = shown_text(part, row);
        if (!text || text->lines.empty()) continue;
        out += "\n" + core::exhibit_mark(place) + " " + core::one_line(row.name) + "\n";
        append_lines(out, *text);
    }
    return out;
}

}  // namespace recoup::app::inline pack
