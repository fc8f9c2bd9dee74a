#include "app/incoming/import_map.h"

#include <nlohmann/json.hpp>

#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::app::inline incoming {
namespace {

constexpr std::size_t kMostMap = 256 * 1024;

bool take_stages(const nlohmann::json& value, core::StageMap& stages) {
    if (!value.is_object()) return false;
    for (const auto& [list, stage] : value.items()) {
        const auto word = stage.is_string() ? core::parse_word<core::Stage>(stage.get<std::string>()) : std::nullopt;
        if (!word && !stage.is_null()) return false;
        stages[list] = word;
    }
    return true;
}

bool take_columns(const nlohmann::json& value, core::CaseColumnMap& columns) {
    if (!value.is_object()) return false;
    for (const auto& [token, heading] : value.items()) {
        const auto column = core::parse_word<core::CaseColumn>(token);
        if (!column || !heading.is_string()) return false;
        columns[*column] = heading.get<std::string>();
    }
    return true;
}

bool take_member(const std::string& key, const nlohmann::json& value, ImportMap& map) {
    if (key == "stages") return take_stages(value, map.stages);
    if (key == "columns") return take_columns(value, map.columns);
    if (!value.is_string()) return false;
    const auto text = value.get<std::string>();
    if (key == "order") {
        const auto order = core::parse_word<core::DateOrder>(text);
        map.order = order.value_or(core::DateOrder::guess);
        return order.has_value();
    }
    map.currency = text;
    return key == "currency" && core::is_currency(text);
}

// At the last equals sign: a list may have one in its name, a token has none.
std::pair<std::string, std::string> around_equals(std::string_view text, std::size_t equals) {
    if (equals == text.npos) return {std::string(text), {}};
    return {std::string(core::trim(text.substr(0, equals))), std::string(core::trim(text.substr(equals + 1)))};
}

}  // namespace

core::Result<ImportMap> read_import_map(std::string_view json, const std::string& name) {
    const auto wrong = [&](std::string member) {
        return core::fail(core::ErrorKind::work, "arrival_map_wrong"_tr, {std::move(member)}, name);
    };
    if (json.size() > kMostMap || core::too_deep_at(json)) return wrong("{");
    const auto root = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (!root.is_object()) return wrong("{");
    ImportMap map;
    for (const auto& [key, value] : root.items())
        if (!take_member(key, value, map)) return wrong(key);
    return map;
}

core::Result<void> take_typed_stage(std::string_view text, ImportMap& map) {
    const auto [list, token] = around_equals(text, text.rfind('='));
    const auto stage = core::parse_word<core::Stage>(token);
    if (list.empty() || (!stage && token != "-"))
        return core::fail(core::ErrorKind::usage, "arrival_typed_stage"_tr, {std::string(text)});
    map.stages[list] = stage;
    return {};
}

core::Result<void> take_typed_column(std::string_view text, ImportMap& map) {
    const auto [token, heading] = around_equals(text, text.find('='));
    const auto column = core::parse_word<core::CaseColumn>(token);
    if (!column || heading.empty())
        return core::fail(core::ErrorKind::usage, "arrival_typed_column"_tr, {std::string(text)});
    map.columns[*column] = heading;
    return {};
}

}  // namespace recoup::app::inline incoming
