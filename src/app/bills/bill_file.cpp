#include "app/bills/bill_file.h"

#include <nlohmann/json.hpp>
#include <span>

#include "assets/embedded.h"
#include "bill/read.h"
#include "core/base/money.h"
#include "core/base/text.h"

namespace recoup::app::inline bills {
namespace {

constexpr std::size_t kMostMapBytes = 64 * 1024;
constexpr std::size_t kMostHeadingBytes = 200;

tl::unexpected<core::Error> wrong_map(std::string member, const std::string& name) {
    return core::fail(core::ErrorKind::work, "bill_map_wrong"_tr, {std::move(member)}, name);
}

bool take(core::ColumnMap& map, const std::string& member, const std::string& value) {
    if (value.size() > kMostHeadingBytes) return false;
    if (member == "currency") {
        map.currency = value;
        return core::is_currency(value);
    }
    if (member == "order") {
        const auto order = core::parse_word<core::DateOrder>(value);
        map.order = order.value_or(core::DateOrder::guess);
        return order.has_value();
    }
    const auto field = core::parse_word<core::BillField>(member);
    if (field) map[*field] = value;
    return field.has_value();
}

}  // namespace

core::Result<core::Bill> read_bill(const Bytes& file, const BillQuestion& question, const core::Zones& zones) {
    const bill::Gb18030 gb18030(assets::file("tables/gb18030"));
    bill::Habit habit{.gb18030 = &gb18030};
    habit.sheet = {.map = question.map ? &*question.map : nullptr,
                   .known = question.known,
                   .clock = {&zones, question.zone},
                   .currency = question.currency};
    if (question.password) habit.password = *question.password;
    auto read = bill::read_bill(std::as_bytes(std::span(file)), habit);
    if (!read) {
        auto error = std::move(read.error());
        error.path = question.name;
        return tl::unexpected(std::move(error));
    }
    return read;
}

bool is_locked_bill(const Bytes& file) {
    return bill::is_locked(std::as_bytes(std::span(file)));
}

core::Result<core::ColumnMap> read_column_map(std::string_view json, const std::string& name) {
    if (json.size() > kMostMapBytes || core::too_deep_at(json)) return wrong_map("{", name);
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (!document.is_object()) return wrong_map("{", name);
    core::ColumnMap map;
    for (const auto& [member, value] : document.items())
        if (!value.is_string() || !take(map, member, value.get<std::string>())) return wrong_map(member, name);
    if (const auto missing = core::missing_fields(map); !missing.empty())
        return wrong_map(std::string(core::token(missing.front())), name);
    return map;
}

std::string password_in(const Bytes& file) {
    std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    core::take_prefix(text, "\xEF\xBB\xBF");
    return std::string(text.substr(0, text.find_first_of("\r\n")));
}

}  // namespace recoup::app::inline bills
