#include "app/tables/read_document.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/intake/importer.h"
#include "core/base/text.h"
#include "export/tables/document.h"
#include "portable/path_text.h"
#include "store/sql/columns.h"

namespace recoup::app::inline tables {
namespace {

namespace fs = std::filesystem;
using Node = nlohmann::json;

tl::unexpected<core::Error> refuse(core::Tr sentence, std::vector<core::ErrorArg> args = {}) {
    return core::fail(core::ErrorKind::work, sentence, std::move(args));
}

template <class T>
bool read_value(const Node& node, T& out) {
    if constexpr (store::kIsOptional<T>) {
        return node.is_null() || read_value(node, out.emplace());
    } else if constexpr (std::is_same_v<T, bool>) {
        if (node.is_boolean()) out = node.get<bool>();
        return node.is_boolean();
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        const bool fits = node.is_number_integer() &&
                          (!node.is_number_unsigned() || node.get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
        if (fits) out = node.get<std::int64_t>();
        return fits;
    } else {
        return node.is_string() && store::from_text(node.get_ref<const std::string&>(), out);
    }
}

// What hangs below a row of a table, by the name under which it stands there.
bool is_nested(std::string_view table, std::string_view key) {
    if (table == "platforms") return key == core::table_name<core::ClauseRow>();
    bool nested = false;
    if (table == "cases")
        core::each_table([&]<class R>() {
            if constexpr (core::kOfCase<R> && !std::is_same_v<R, core::CaseRow>)
                nested = nested || key == core::table_name<R>();
        });
    return nested;
}

// Columns that documents of earlier versions do not have: what is not there has the value it was added with.
constexpr std::string_view kLater[] = {"watch", "cycle", "renews_at", "cancel_how"};

// Every column but the one that says what it stands inside, and nothing else.
template <class R>
core::Result<R> read_row(const Node& node, const core::Uuid& owner) {
    constexpr auto table = core::table_name<R>();
    if (!node.is_object()) return refuse("import_shape"_tr, {std::string(table)});
    R row;
    std::string wrong;
    std::size_t columns = 0;
    core::fields(row, [&](std::string_view column, auto& member) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, core::Uuid>)
            if (column == "case_uuid" || column == "platform_uuid") return static_cast<void>(member = owner);
        const auto found = node.find(column);
        const bool there = found != node.end();
        columns += there;
        if (!there && std::ranges::find(kLater, column) != std::end(kLater)) return;
        if (wrong.empty() && (!there || !read_value(*found, member))) wrong = column;
    });
    if (!wrong.empty()) return refuse("import_column"_tr, {std::string(table), wrong});
    for (const auto& [key, value] : node.items()) columns += is_nested(table, key);
    if (columns != node.size()) return refuse("import_unknown"_tr, {std::string(table)});
    return row;
}

template <class R>
core::Result<void> read_rows(const Node& in, const core::Uuid& owner, std::vector<core::Row>& rows) {
    const auto list = in.find(core::table_name<R>());
    if (list == in.end() || !list->is_array()) return refuse("import_shape"_tr, {std::string(core::table_name<R>())});
    for (const auto& node : *list) {
        auto row = read_row<R>(node, owner);
        if (!row) return tl::unexpected(row.error());
        const auto uuid = row->uuid;
        rows.emplace_back(std::move(*row));
        core::Result<void> nested;
        if constexpr (std::is_same_v<R, core::PlatformRow>) nested = read_rows<core::ClauseRow>(node, uuid, rows);
        if constexpr (std::is_same_v<R, core::CaseRow>)
            core::each_table([&]<class Of>() {
                if constexpr (core::kOfCase<Of> && !std::is_same_v<Of, core::CaseRow>)
                    if (nested) nested = read_rows<Of>(node, uuid, rows);
            });
        if (!nested) return nested;
    }
    return {};
}

std::optional<Bytes> from_base64(std::string_view text) {
    constexpr auto kValues = [] {
        std::array<std::int8_t, 256> values{};
        values.fill(-1);
        std::int8_t value = 0;
        for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
            values[static_cast<unsigned char>(c)] = value++;
        return values;
    }();
    if (text.size() % 4 != 0) return std::nullopt;
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    std::uint32_t bits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool pads = at + padding >= text.size();
        const auto value = kValues[static_cast<unsigned char>(text[at])];
        if (!pads && value < 0) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(pads ? 0 : value);
        if (at % 4 != 3) continue;
        const auto last = at + 1 == text.size() ? 3 - padding : 3;
        for (std::size_t i = 0; i < last; ++i) bytes.push_back(static_cast<std::uint8_t>(bits >> (16 - 8 * i)));
    }
    return bytes;
}

// A name in the folder of the document or below it.
bool stays_below(const fs::path& path) {
    return !path.empty() && path.is_relative() && !path.has_root_name() &&
           std::ranges::none_of(path, [](const fs::path& part) { return part == ".." || part == "."; });
}

core::Result<void> read_originals(const Node& root, const fs::path& folder, Document& document) {
    const auto list = root.find("originals");
    if (list == root.end() || !list->is_array()) return refuse("import_shape"_tr, {"originals"});
    for (const auto& node : *list) {
        const auto text = [&](const char* key) {
            const auto found = node.is_object() ? node.find(key) : node.end();
            return found != node.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        const auto sha256 = text("sha256"), base64 = text("base64"), file = text("file");
        const auto path = portable::path_of(file);
        if (sha256.empty() || (!file.empty() && !stays_below(path)))
            return refuse("import_column"_tr, {"originals", "file"});
        if (!file.empty()) {
            document.beside[sha256] = folder / path;
            continue;
        }
        auto bytes = from_base64(base64);
        if (!bytes) return refuse("import_column"_tr, {"originals", "base64"});
        document.inside[sha256] = std::move(*bytes);
    }
    return {};
}

core::Result<void> check_head(const Node& root) {
    const auto is = [&](const char* key, const Node& value) {
        const auto found = root.find(key);
        return found != root.end() && *found == value;
    };
    if (!root.is_object() || !is("format", std::string(exporting::kDocumentFormat)))
        return refuse("import_not_ours"_tr);
    const auto version = root.find("version");
    if (version == root.end() || !version->is_number_integer()) return refuse("import_not_ours"_tr);
    if (*version != exporting::kDocumentVersion) return refuse("import_newer"_tr);
    return {};
}

}  // namespace

core::Result<Document> read_document(std::string_view json, const fs::path& folder) {
    if (!core::is_valid_utf8(json)) return refuse("import_not_utf8"_tr);
    if (core::too_deep_at(json)) return refuse("import_too_deep"_tr);
    const auto root = Node::parse(json, nullptr, /*allow_exceptions=*/false);
    if (root.is_discarded()) return refuse("import_no_json"_tr);
    if (auto ours = check_head(root); !ours) return tl::unexpected(ours.error());
    Document document;
    const auto left_out = root.find("left_out");
    document.whole = left_out != root.end() && left_out->is_array() && left_out->empty();
    auto read = read_rows<core::CaseRow>(root, {}, document.rows);
    const bool directory = root.contains("platforms");
    if (read && directory) read = read_rows<core::PlatformRow>(root, {}, document.rows);
    if (read && directory) read = read_rows<core::PhraseRow>(root, {}, document.rows);
    if (read && directory) read = read_rows<core::RefusedRow>(root, {}, document.rows);
    if (read && root.contains("payments")) read = read_rows<core::PaymentRow>(root, {}, document.rows);
    if (read) read = read_originals(root, folder, document);
    if (!read) return tl::unexpected(read.error());
    return document;
}

core::Result<Document> read_document_file(const fs::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto document = read_document({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, path.parent_path());
    if (!document) document.error().path = portable::utf8(path);
    return document;
}

}  // namespace recoup::app::inline tables
