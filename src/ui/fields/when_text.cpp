#include "ui/fields/when_text.h"

#include "core/base/text.h"

namespace recoup::ui::inline fields {

std::optional<core::When> read_when(std::string_view text, const core::Reader& reader) {
    text = core::trim(text);
    if (const auto span = core::parse_duration(text)) return core::at_instant(reader.now + *span);
    return core::parse_when(text, *reader.zones, reader.zone, reader.now);
}

std::string show_understood(const core::When& when, const core::Reader& reader) {
    const auto by = core::trf(reader.lang, "deadline_due_by"_tr, core::show_when(reader, when));
    const bool past = core::last_second(when, *reader.zones) < reader.now;
    return past ? core::trf(reader.lang, "deadline_past"_tr, by) : by;
}

std::string typed_when(const core::When& when, const core::Reader& reader) {
    if (when.is_day()) return core::to_iso(when.day);
    auto text = core::to_iso(when.instant, *reader.zones, reader.zone).substr(0, 16);
    text[10] = ' ';
    return text;
}

std::string typed_short(const core::When& when, const core::Reader& reader) {
    auto text = typed_when(when, reader);
    const auto today = core::to_iso(reader.now, *reader.zones, reader.zone);
    constexpr std::size_t kYear = 5;
    return text.compare(0, kYear, today, 0, kYear) == 0 ? text.substr(kYear) : text;
}

}  // namespace recoup::ui::inline fields
