#include "export/tables/document.h"

#include "core/written/json.h"
#include "export/tables/columns.h"

namespace recoup::exporting::inline tables {
namespace {

using core::Json;

void write_member(Json& json, std::string_view name, const core::Uuid& value) {
    json.text(name, to_string(value));
}
void write_member(Json& json, std::string_view name, core::Instant value) {
    json.text(name, core::to_storage(value));
}
void write_member(Json& json, std::string_view name, const core::When& value) {
    json.text(name, core::to_storage(value));
}
void write_member(Json& json, std::string_view name, const std::string& value) {
    json.text(name, value);
}
void write_member(Json& json, std::string_view name, std::int64_t value) {
    json.number(name, value);
}
void write_member(Json& json, std::string_view name, bool value) {
    json.boolean(name, value);
}
template <class E>
requires std::is_enum_v<E>
void write_member(Json& json, std::string_view name, E value) {
    json.text(name, core::token(value));
}
template <class T>
void write_member(Json& json, std::string_view name, const std::optional<T>& value) {
    if (value)
        write_member(json, name, *value);
    else
        json.null(name);
}

// What a row stands inside need not be said again.
template <class T>
bool is_owner(std::string_view column) {
    return std::is_same_v<T, core::Uuid> && (column == "case_uuid" || column == "platform_uuid");
}

template <class R>
void write_columns(Json& json, const R& row) {
    core::fields(row, [&](std::string_view column, const auto& member) {
        if (!is_owner<std::decay_t<decltype(member)>>(column)) write_member(json, column, member);
    });
}

template <class R>
void write_shown(Json& json, const Content& content, const R& row) {
    if (content.whole())
        write_columns(json, row);
    else
        write_columns(json, shown_row(content, row));
}

template <class R>
void write_row(Json& json, const Content& content, const R& row) {
    json.object();
    write_shown(json, content, row);
    json.end_object();
}

void write_case(Json& json, const Content& content, const core::CaseRecord& record) {
    json.object();
    write_shown(json, content, record.row);
    core::each_table([&]<class R>() {
        if constexpr (core::kOfCase<R> && !std::is_same_v<R, core::CaseRow>) {
            json.array(core::table_name<R>());
            if (!is_left_out<R>(content))
                for (const auto* row : rows_in_order<R>(record)) write_row(json, content, *row);
            json.end_array();
        }
    });
    json.end_object();
}

void write_platforms(Json& json, const core::State& state, const Content& content) {
    json.array("platforms");
    for (const auto& record : state.platforms()) {
        json.object();
        write_shown(json, content, record.row);
        json.array("clauses");
        for (const auto& clause : record.clauses) write_row(json, content, clause);
        json.end_array().end_object();
    }
    json.end_array();
}

template <class R>
void write_table(Json& json, const Content& content, std::span<const R> rows) {
    std::vector<const R*> order;
    for (const auto& row : rows) order.push_back(&row);
    std::ranges::sort(order, {}, &R::uuid);
    json.array(core::table_name<R>());
    for (const auto* row : order) write_row(json, content, *row);
    json.end_array();
}

void write_left_out(Json& json, const Content& content) {
    json.array("left_out");
    if (!content.amounts) json.item("amounts");
    if (!content.contacts) json.item("contacts");
    if (!content.notes) json.item("notes");
    if (!content.covered.empty()) json.item("covered");
    json.end_array();
}

void write_originals(Json& json, const std::vector<DocumentOriginal>& originals) {
    json.array("originals");
    for (const auto& original : originals) {
        json.object().text("sha256", original.sha256).number("bytes", original.bytes);
        if (!original.file.empty())
            json.text("file", original.file);
        else
            json.text("base64", original.base64);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string document(const core::State& state, ChosenCases cases, bool directory, const Content& content,
                     const std::vector<DocumentOriginal>& originals) {
    std::string out;
    Json json(out);
    json.object().text("format", kDocumentFormat).number("version", kDocumentVersion);
    write_left_out(json, content);
    json.array("cases");
    for (const auto* record : cases) write_case(json, content, *record);
    json.end_array();
    if (directory) {
        write_platforms(json, state, content);
        write_table(json, content, state.phrases());
        write_table(json, content, state.refused());
        json.array("payments");
        if (!is_left_out<core::PaymentRow>(content))
            for (const auto* row : payments_in_order(state, cases)) write_row(json, content, *row);
        json.end_array();
    }
    write_originals(json, originals);
    json.end_object();
    return out;
}

std::string case_document(const core::State& state, const core::CaseRecord& record, const Content& content) {
    const auto* chosen = &record;
    return document(state, std::span(&chosen, 1), false, content);
}

std::string base64(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto left = bytes.size() - at;
        const auto byte = [&](std::size_t i) { return i < left ? std::uint32_t{bytes[at + i]} : 0; };
        const auto three = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (unsigned digit = 0; digit < 4; ++digit)
            text += digit > left ? '=' : kDigits[three >> (18 - 6 * digit) & 63];
    }
    return text;
}

}  // namespace recoup::exporting::inline tables
