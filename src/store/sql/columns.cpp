#include "store/sql/columns.h"

#include <bit>
#include <cstring>

#include "core/base/text.h"

namespace recoup::store::inline sql {
namespace {

using Json = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little);

// The bytes that eight lower-case hexadecimal digits stand for; `bad` gets bits where there are none.
std::uint32_t four_bytes(std::uint64_t digits, std::uint64_t& bad) {
    constexpr std::uint64_t kOnes = 0x0101010101010101u;
    const auto letters = digits >> 6 & kOnes;
    const auto values = (digits & 0x0F * kOnes) + 9 * letters;
    const auto above_nine = (values + 6 * kOnes) >> 4 & kOnes;
    bad |= (values & 0xF0 * kOnes) | ((values + 0x30 * kOnes + 39 * above_nine) ^ digits);
    auto pairs = (values << 4 | values >> 8) & 0x00FF00FF00FF00FFu;
    pairs = (pairs | pairs >> 8) & 0x0000FFFF0000FFFFu;
    return static_cast<std::uint32_t>(pairs | pairs >> 16);
}

// Two digits at `at`, or -1.
int two_digits(std::string_view text, std::size_t at) {
    const int high = text[at] - '0';
    const int low = text[at + 1] - '0';
    return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : 10 * high + low;
}

Json to_json(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

Json to_json(const core::Row& row) {
    Json object = Json::object();
    std::visit(
        [&](const auto& r) {
            core::fields(r, [&](std::string_view name, const auto& member) {
                object[std::string(name)] = to_json(to_value(member));
            });
        },
        row);
    return object;
}

template <class T>
bool from_json(const Json& json, T& out) {
    if constexpr (kIsOptional<T>) {
        if (json.is_null()) return true;
        return from_json(json, out.emplace());
    } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::int64_t>) {
        if (!json.is_number_integer()) return false;
        out = static_cast<T>(json.get<std::int64_t>());
        return true;
    } else {
        return json.is_string() && from_text(json.get_ref<const std::string&>(), out);
    }
}

template <class R>
std::optional<core::Row> row_from_json(const Json& json) {
    R row;
    bool good = json.is_object();
    core::fields(row, [&](std::string_view name, auto& member) {
        if (!good) return;
        const auto it = json.find(std::string(name));
        // A column that came with a later version of the schema; the entry's own digest says that none is lost.
        if (it == json.end()) return;
        good = from_json(*it, member);
    });
    return good ? std::optional<core::Row>(std::move(row)) : std::nullopt;
}

template <class... R>
std::optional<core::Row> row_of_table(std::string_view table, const Json& json, std::variant<R...>*) {
    std::optional<core::Row> row;
    const bool known = ((table == core::table_name<R>() && (row = row_from_json<R>(json), true)) || ...);
    return known ? row : std::nullopt;
}

std::optional<core::Row> row_from_json(std::string_view table, const Json& json) {
    return row_of_table(table, json, static_cast<core::Row*>(nullptr));
}

std::string_view table_of(const core::Row& row) {
    return std::visit([](const auto& r) { return core::table_name<std::decay_t<decltype(r)>>(); }, row);
}

// Fills one side of a change; false when it is neither null nor a row of `table`.
bool side_from_json(const Json& item, const char* side, std::string_view table, std::optional<core::Row>& out) {
    const auto it = item.find(side);
    if (it == item.end()) return false;
    if (it->is_null()) return true;
    out = row_from_json(table, *it);
    return out.has_value();
}

}  // namespace

Value to_value(const core::Uuid& value) {
    return to_string(value);
}

Value to_value(core::Instant value) {
    return core::to_storage(value);
}

Value to_value(const core::When& value) {
    return core::to_storage(value);
}

// Before there were more parties the seller was the merchant.
bool from_text(std::string_view text, core::Party& out) {
    const auto word = text == "merchant" ? core::Party::seller : core::parse_word<core::Party>(text);
    if (word) out = *word;
    return word.has_value();
}

bool from_text(std::string_view text, std::string& out) {
    if (text.size() > kMaxTextBytes || !core::is_valid_utf8(text)) return false;
    out.assign(text);
    return true;
}

// By hand, and lower case only: a board of 100,000 cases has a million and more of these.
bool from_text(std::string_view text, core::Uuid& out) {
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return false;
    const auto digits = [&](std::size_t at, std::size_t count) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, count);
        return eight;
    };
    std::uint64_t bad = 0;
    const std::uint32_t quarters[] = {
        four_bytes(digits(0, 8), bad), four_bytes(digits(9, 4) | digits(14, 4) << 32, bad),
        four_bytes(digits(19, 4) | digits(24, 4) << 32, bad), four_bytes(digits(28, 8), bad)};
    std::memcpy(out.bytes.data(), quarters, sizeof quarters);
    return bad == 0;
}

// By hand: a board of 100,000 cases has half a million of these.
bool from_text(std::string_view text, core::Instant& out) {
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || text[19] != 'Z')
        return false;
    const int century = two_digits(text, 0);
    const int year = two_digits(text, 2);
    const int month = two_digits(text, 5);
    const int day = two_digits(text, 8);
    const int hour = two_digits(text, 11);
    const int minute = two_digits(text, 14);
    const int second = two_digits(text, 17);
    if (century < 0 || year < 0 || month < 0 || day < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 59)
        return false;
    const core::Day date{std::chrono::year{100 * century + year}, std::chrono::month{static_cast<unsigned>(month)},
                         std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return false;
    out = core::Instant{std::chrono::sys_days{date}} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
          std::chrono::seconds{second};
    return true;
}

bool from_text(std::string_view text, core::When& out) {
    if (core::Instant instant; from_text(text, instant)) {
        out = core::at_instant(instant);
        return true;
    }
    const auto when = core::when_from_storage(text);
    if (!when || !when->is_day() || when->zone.size() > 200 || core::to_storage(*when) != text) return false;
    out = *when;
    return true;
}

std::string digest_of_values(std::string_view table, const std::vector<Value>& values) {
    RowDigest digest(table);
    for (const auto& value : values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            digest.integer(*number);
        else if (const auto* text = std::get_if<std::string>(&value))
            digest.text(*text);
        else
            digest.null();
    }
    return digest.hex();
}

void bind_values(Statement& statement, int first, const std::vector<Value>& values) {
    for (const auto& value : values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            statement.bind(first, *number);
        else if (const auto* text = std::get_if<std::string>(&value))
            statement.bind(first, *text);
        else
            statement.bind_null(first);
        ++first;
    }
}

std::string rows_to_json(const std::vector<core::RowChange>& rows) {
    Json list = Json::array();
    for (const auto& change : rows) {
        const auto& any = change.after ? *change.after : *change.before;
        Json item;
        item["table"] = table_of(any);
        item["before"] = change.before ? to_json(*change.before) : Json();
        item["after"] = change.after ? to_json(*change.after) : Json();
        list.push_back(std::move(item));
    }
    return list.dump();
}

Json json_of_text(std::string_view text) {
    if (core::too_deep_at(text)) return Json::value_t::discarded;
    return Json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::optional<std::vector<core::RowChange>> rows_from_json(std::string_view text) {
    const auto list = json_of_text(text);
    if (!list.is_array()) return std::nullopt;
    std::vector<core::RowChange> rows;
    for (const auto& item : list) {
        const auto table = item.is_object() ? item.find("table") : item.end();
        if (!item.is_object() || table == item.end() || !table->is_string()) return std::nullopt;
        const auto& name = table->get_ref<const std::string&>();
        core::RowChange change;
        if (!side_from_json(item, "before", name, change.before) ||
            !side_from_json(item, "after", name, change.after) || (!change.before && !change.after))
            return std::nullopt;
        rows.push_back(std::move(change));
    }
    return rows;
}

}  // namespace recoup::store::inline sql
