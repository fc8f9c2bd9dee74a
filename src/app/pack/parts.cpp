#include "app/pack/parts.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/data/library.h"
#include "app/reading/kept_text.h"
#include "app/redact/shown.h"
#include "app/report/report_copy.h"
#include "core/base/text.h"
#include "core/redact/without.h"
#include "core/written/json.h"

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
    object["covered"] = core::covers_of(part.record, row.uuid).size();
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

// Text of strangers that is no UTF-8 becomes some, as everywhere it is shown, and nothing in it moves a terminal.
std::string text_of(const Json& json, int indent = -1) {
    return core::escape_json_controls(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

// Without the originals that are left out.
core::ReportChoice without(const ReportCopy& report, std::span<const std::string> left_out) {
    auto choice = report.choice();
    const auto& evidence = report.record().evidence;
    for (std::size_t place = 0; place < evidence.size() && !left_out.empty(); ++place)
        if (std::ranges::find(left_out, core::exhibit_mark(place)) == left_out.end() && report.choice().only.empty())
            choice.only.push_back(evidence[place].uuid);
    return choice;
}

void append_lines(std::string& out, const core::PictureText& text) {
    for (const auto& line : text.lines) out += "  " + core::one_line(line.text) + "\n";
}

}  // namespace

std::vector<PackItem> report_items(const CasePart& part) {
    const auto& from = part.from;
    const auto report = std::make_shared<const ReportCopy>(from.session, part.state, from.library, from.type,
                                                           core::Reader{from.lang, from.now, &from.zones, from.zone},
                                                           part.record, part.choice.content);
    const auto seen = std::make_shared<std::vector<core::ExhibitSource>>();  // by the form that is made first
    std::vector<PackItem> items;
    for (const auto form : {ReportForm::pdf, ReportForm::html}) {
        PackItem item{.path = part.folder + "report." + std::string(core::token(form)),
                      .sha256 = {},
                      .bytes = 0,
                      .mark = {},
                      .name = {},
                      .make = {}};
        item.stream = [report, form, seen](std::span<const std::string> left_out, const ReportSink& sink) {
            return report->make(without(*report, left_out), form, sink, seen.get());
        };
        items.push_back(std::move(item));
    }
    return items;
}

std::optional<PackItem> covered_item(const CasePart& part, std::size_t place) {
    const auto& row = part.record.evidence[place];
    auto covers = core::covers_of(part.record, row.uuid);
    if (covers.empty()) return std::nullopt;
    PackItem item{.path = part.folder + "shown/" + core::covered_name(place, row),
                  .sha256 = {},
                  .bytes = row.bytes,
                  .mark = core::exhibit_mark(place),
                  .name = row.name,
                  .make = {}};
    item.make = [&session = part.from.session, row,
                 covers = std::move(covers)](std::span<const std::string>) -> core::Result<Bytes> {
        const auto original = session.read_original(row.sha256);
        if (!original) return tl::unexpected(original.error());
        const auto shown = shown_of(std::as_bytes(std::span(*original)), row, covers, ShownAs::redacted);
        if (!shown) return tl::unexpected(shown.error());
        const auto octets = shown->octets();
        return Bytes(octets.begin(), octets.end());
    };
    return item;
}

std::optional<core::PictureText> shown_text(const CasePart& part, const core::EvidenceRow& row) {
    const auto kept = part.from.session.read_text(row.sha256);
    const auto text = kept ? read_kept_text(kept->lines) : std::nullopt;
    if (!text) return std::nullopt;
    return core::without_covered(*text, core::covers_of(part.record, row.uuid));
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
