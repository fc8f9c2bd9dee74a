#include "app/incoming/node.h"

#include <algorithm>

#include "app/intake/importer.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::app::inline incoming {
namespace {

tl::unexpected<core::Error> too_large() {
    return core::fail(core::ErrorKind::work, "arrival_too_large"_tr, {std::to_string(kMostForeignBytes >> 20)});
}

bool is_empty(const Node& value) {
    if (value.is_null()) return true;
    if (value.is_boolean()) return !value.get<bool>();
    if (value.is_number()) return value.get<double>() == 0;
    if (value.is_string()) return value.get_ref<const std::string&>().empty();
    return value.empty();
}

}  // namespace

core::Result<std::string> read_foreign(const std::filesystem::path& path) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (!unknown && size > kMostForeignBytes) {
        auto error = too_large();
        error.value().path = portable::utf8(path);
        return error;
    }
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

core::Result<Node> parse_foreign(std::string_view json) {
    core::take_prefix(json, "\xEF\xBB\xBF");
    const auto values = std::ranges::count_if(json, [](char c) { return c == ',' || c == '[' || c == '{'; });
    if (json.size() > kMostForeignBytes || static_cast<std::size_t>(values) > kMostForeignValues) return too_large();
    if (!core::is_valid_utf8(json)) return core::fail(core::ErrorKind::work, "import_not_utf8"_tr);
    if (core::too_deep_at(json)) return core::fail(core::ErrorKind::work, "import_too_deep"_tr);
    auto root = Node::parse(json, nullptr, /*allow_exceptions=*/false);
    if (root.is_discarded()) return core::fail(core::ErrorKind::work, "import_no_json"_tr);
    return root;
}

const Node& member(const Node& of, const char* key) {
    static const Node kNothing;
    if (!of.is_object()) return kNothing;
    const auto found = of.find(key);
    return found == of.end() ? kNothing : *found;
}

const Node& list_of(const Node& of, const char* key) {
    static const Node kNone = Node::array();
    const auto& list = member(of, key);
    return list.is_array() ? list : kNone;
}

std::string text_of(const Node& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    return {};
}

std::string text_of(const Node& of, const char* key) {
    return text_of(member(of, key));
}

bool flag_of(const Node& of, const char* key) {
    const auto& value = member(of, key);
    return value.is_boolean() && value.get<bool>();
}

double number_of(const Node& of, const char* key) {
    const auto& value = member(of, key);
    return value.is_number() ? value.get<double>() : 0;
}

std::size_t size_of(const Node& of, const char* key) {
    constexpr double kMost = 1 << 30;
    return static_cast<std::size_t>(std::clamp(number_of(of, key), 0.0, kMost));
}

std::optional<core::When> when_of(std::string_view text, const std::string& zone) {
    text = core::trim(text);
    std::string whole(text);
    // "2026-11-20T08:00:00.123Z": parts of a second are not kept.
    if (const auto dot = whole.find('.'); dot != whole.npos)
        whole.erase(dot, std::min(whole.find_first_not_of("0123456789", dot + 1), whole.size()) - dot);
    if (const auto instant = core::parse_instant(whole)) return core::at_instant(*instant);
    if (const auto day = core::parse_day(text)) return core::on_day(*day, zone);
    return std::nullopt;
}

std::optional<core::Instant> instant_of(const Node& of, const char* key) {
    const auto when = when_of(text_of(of, key), "UTC");
    if (!when || when->is_day() || when->instant < core::Instant{}) return std::nullopt;
    return when->instant;
}

std::optional<core::When> when_of(const Node& of, const char* key, const std::string& zone, core::Losses& losses) {
    const auto text = text_of(of, key);
    if (text.empty()) return std::nullopt;
    auto when = when_of(text, zone);
    if (!when) losses.add(core::Lost::moments, text);
    return when;
}

void name_rest(const Node& of, const std::set<std::string_view>& taken, core::Losses& losses) {
    if (!of.is_object()) return;
    for (const auto& [key, value] : of.items())
        if (!taken.contains(key) && !is_empty(value)) losses.add(core::Lost::parts, key);
}

}  // namespace recoup::app::inline incoming
