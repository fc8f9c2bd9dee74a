#include "media/meta/captured_at.h"

#include <array>
#include <chrono>

#include "media/base/scanner.h"
#include "media/meta/chunks.h"
#include "media/meta/exif.h"

namespace recoup::media::inline meta {
namespace {

// "+08:00", "+0800", "Z", "GMT", "UTC"
std::optional<int> read_offset(Scanner text) {
    while (text.eat(" ")) {
    }
    if (!text.eat_any({"Z", "GMT", "UTC"}).empty()) return 0;
    const auto sign = text.eat_any({"+", "-"});
    if (sign.empty()) return std::nullopt;
    const auto hours = text.number(2, 2);
    text.eat(":");
    const auto minutes = text.number(2, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    return (sign == "-" ? -1 : 1) * (*hours * 60 + *minutes);
}

bool read_clock(Scanner& text, CivilTime& time) {
    const auto hour = text.number(2, 2);
    if (!hour || !text.eat(":")) return false;
    const auto minute = text.number(2, 2);
    if (!minute || !text.eat(":")) return false;
    const auto second = text.number(2, 2);
    if (!second) return false;
    time.hour = *hour;
    time.minute = *minute;
    time.second = *second;
    if (text.eat(".")) text.number(0, 9);
    return true;
}

// "2026:11:21 09:05:32" as in EXIF, "2026-11-21T09:05:32+08:00" as in ISO 8601.
bool read_year_first(Scanner& text, CivilTime& time) {
    const auto year = text.number(4, 4);
    if (!year || text.eat_any({":", "-"}).empty()) return false;
    const auto month = text.number(2, 2);
    if (!month || text.eat_any({":", "-"}).empty()) return false;
    const auto day = text.number(2, 2);
    if (!day || text.eat_any({" ", "T"}).empty()) return false;
    time = {*year, *month, *day};
    return read_clock(text, time);
}

// "Sat, 21 Nov 2026 09:05:32 +0800", which the PNG specification recommends.
bool read_mail_date(Scanner& text, CivilTime& time) {
    constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (const auto comma = text.rest().substr(0, 5).find(", "); comma != std::string_view::npos)
        text = Scanner(text.rest().substr(comma + 2));
    const auto day = text.number(1, 2);
    if (!day || !text.eat(" ")) return false;
    int month = 0;
    for (std::size_t i = 0; i < kMonths.size() && !month; ++i)
        if (text.eat(kMonths[i])) month = static_cast<int>(i) + 1;
    if (!month || !text.eat(" ")) return false;
    const auto year = text.number(4, 4);
    if (!year || !text.eat(" ")) return false;
    time = {*year, month, *day};
    return read_clock(text, time);
}

std::optional<CapturedAt> read_moment(std::string_view raw) {
    CapturedAt at;
    for (const auto read : {read_year_first, read_mail_date}) {
        Scanner text(raw);
        if (!read(text, at.local)) continue;
        at.utc_offset_min = read_offset(text);
        return is_possible(at.local) ? std::optional(at) : std::nullopt;
    }
    return std::nullopt;
}

// The value of a PNG text chunk with this keyword, when it is kept uncompressed.
std::optional<std::string_view> text_value(const PngReader::Chunk& chunk, std::string_view keyword) {
    auto text = as_text(chunk.data);
    if (!text.starts_with(keyword) || text.size() <= keyword.size() || text[keyword.size()] != '\0')
        return std::nullopt;
    text.remove_prefix(keyword.size() + 1);
    if (chunk.type == "tEXt") return text;
    if (chunk.type != "iTXt" || text.size() < 2 || text[0] != '\0') return std::nullopt;
    text.remove_prefix(2);
    for (int skipped = 0; skipped < 2; ++skipped) {  // language, translated keyword
        const auto end = text.find('\0');
        if (end == std::string_view::npos) return std::nullopt;
        text.remove_prefix(end + 1);
    }
    return text;
}

std::optional<CapturedAt> png_creation_time(ByteView file) {
    PngReader reader(file);
    while (const auto chunk = reader.next())
        if (const auto value = text_value(*chunk, "Creation Time")) return read_moment(*value);
    return std::nullopt;
}

}  // namespace

bool is_possible(const CivilTime& time) {
    using namespace std::chrono;
    const year_month_day day{year(time.year), month(static_cast<unsigned>(time.month)),
                             std::chrono::day(static_cast<unsigned>(time.day))};
    return time.year >= 1990 && time.year <= 2099 && time.month >= 1 && time.day >= 1 && day.ok() && time.hour >= 0 &&
           time.hour < 24 && time.minute >= 0 && time.minute < 60 && time.second >= 0 && time.second < 60;
}

std::optional<CapturedAt> captured_at_from_content(ByteView file) {
    const auto type = sniff(file);
    const auto exif = read_exif(find_exif(file, type));
    if (auto at = read_moment(exif.taken_at)) {
        if (!exif.taken_at_offset.empty()) at->utc_offset_min = read_offset(Scanner(exif.taken_at_offset));
        return at;
    }
    return type == FileType::png ? png_creation_time(file) : std::nullopt;
}

std::optional<CapturedAt> captured_at(ByteView file, std::string_view name) {
    if (auto at = captured_at_from_content(file)) return at;
    return captured_at_from_name(name);
}

}  // namespace recoup::media::inline meta
